"""`python scripts/build.py`: the same as `dragoman build`, from the checkout."""

from dragoman.commands.build import build

if __name__ == "__main__":
    build()
