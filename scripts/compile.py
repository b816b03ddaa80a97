"""`python scripts/compile.py`: the same as `dragoman compile`, from the checkout."""

from dragoman.commands.compile import compile_

if __name__ == "__main__":
    compile_()
