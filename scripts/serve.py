"""`python scripts/serve.py`: the same as `dragoman serve`, from the checkout."""

from dragoman.commands.serve import serve

if __name__ == "__main__":
    serve()
