"""`python scripts/extract.py`: the same as `dragoman extract`, from the checkout."""

from dragoman.commands.extract import extract

if __name__ == "__main__":
    extract()
