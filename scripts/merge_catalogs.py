"""`python scripts/merge_catalogs.py`: the same as `dragoman merge-catalogs`, from the checkout."""

from dragoman.commands.merge_catalogs import merge_catalogs

if __name__ == "__main__":
    merge_catalogs()
