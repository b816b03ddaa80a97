"""`python scripts/status.py`: the same as `dragoman status`, from the checkout."""

from dragoman.commands.status import status

if __name__ == "__main__":
    status()
