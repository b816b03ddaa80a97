"""The command line: one module per command, each no more than arguments, one call and an exit code.

Exit codes of every command: 0 fine; 1 findings of `check`, differences under `--check`, inputs that
cannot be read (never for fuzzy or untranslated messages, nor for warnings); 2 wrong use.
"""

from dragoman.commands.main import main

__all__ = ["main"]
