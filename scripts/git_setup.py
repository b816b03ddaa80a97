"""`python scripts/git_setup.py`: the same as `dragoman git-setup`, from the checkout."""

from dragoman.commands.git_setup import git_setup

if __name__ == "__main__":
    git_setup()
