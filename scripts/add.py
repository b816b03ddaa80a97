"""`python scripts/add.py`: the same as `dragoman add`, from the checkout."""

from dragoman.commands.add import add

if __name__ == "__main__":
    add()
