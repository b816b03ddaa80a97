"""`python scripts/export.py`: the same as `dragoman export`, from the checkout."""

from dragoman.commands.export import export

if __name__ == "__main__":
    export()
