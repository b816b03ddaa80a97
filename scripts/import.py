"""`python scripts/import.py`: the same as `dragoman import`, from the checkout."""

from dragoman.commands.import_ import import_

if __name__ == "__main__":
    import_()
