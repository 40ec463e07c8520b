"""The pages that leave the program."""
