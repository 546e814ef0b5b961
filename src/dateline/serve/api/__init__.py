"""What can be asked under /api: one file for each noun."""
