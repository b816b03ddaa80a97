"""`python scripts/update.py`: the same as `dragoman update`, from the checkout."""

from dragoman.commands.update import update

if __name__ == "__main__":
    update()
