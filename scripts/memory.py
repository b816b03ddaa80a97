"""`python scripts/memory.py`: the same as `dragoman memory`, from the checkout."""

from dragoman.commands.memory import memory

if __name__ == "__main__":
    memory()
