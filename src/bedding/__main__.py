"""Lets the program start as `python -m bedding`."""

from bedding.cli import main

if __name__ == "__main__":
    main()
