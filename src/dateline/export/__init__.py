"""export: takes coded reports, gives the forms that people and programs read; decides nothing."""
