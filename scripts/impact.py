"""`python scripts/impact.py`: the same as `dragoman impact`, from the checkout."""

from dragoman.commands.impact import impact

if __name__ == "__main__":
    impact()
