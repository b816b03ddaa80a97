"""`python scripts/tidy.py`: the same as `dragoman tidy`, from the checkout."""

from dragoman.commands.tidy import tidy

if __name__ == "__main__":
    tidy()
