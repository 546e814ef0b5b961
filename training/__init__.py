"""The commands that remake the shipped weights from open corpora (see README.md here); never imported by the program."""
