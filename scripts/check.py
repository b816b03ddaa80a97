"""`python scripts/check.py`: the same as `dragoman check`, from the checkout."""

from dragoman.commands.check import check

if __name__ == "__main__":
    check()
