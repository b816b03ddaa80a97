"""`python scripts/review.py`: the same as `dragoman review`, from the checkout."""

from dragoman.commands.review import review

if __name__ == "__main__":
    review()
