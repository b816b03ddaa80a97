"""What the engine is compared with, in a virtual environment of its own: mdpo and cmarkgfm.

    .venv/peers/bin/python tests/benchmarks/peers.py mdpo < paths

Run as a program it reads the paths of Markdown files, one a line, works them off and prints the
seconds of processor time that took and how many files failed. `make bench` installs the two.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time

PYTHON = Path(__file__).parents[2] / ".venv/peers/bin/python"


def measured(peer: str, sources: Sequence[str]) -> tuple[float, int] | None:
    """Return a peer's seconds for some articles and how many it failed on; None without it."""
    if not PYTHON.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.md" for number in range(len(sources))]
        for path, source in zip(paths, sources, strict=True):
            path.write_text(source, encoding="utf-8")
        done = subprocess.run(
            [PYTHON, __file__, peer],
            input="\n".join(map(str, paths)),
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, failed = done.stdout.split()[-2:]
    return float(seconds), int(failed)


def main() -> None:
    """Work off the files with the peer named on the command line."""
    task = {"mdpo": mdpo, "cmarkgfm": cmarkgfm}[sys.argv[1]]()
    texts = [Path(line).read_text(encoding="utf-8") for line in sys.stdin.read().splitlines()]
    failed = 0
    begun = process_time()
    for text in texts:
        try:
            task(text)
        except Exception:  # a peer's crash is a figure here
            failed += 1
    print(process_time() - begun, failed)


def mdpo() -> Callable[[str], object]:
    """Return mdpo's extraction: Markdown to the text of a PO file."""
    extract = import_module("mdpo.md2po").markdown_to_pofile
    return lambda text: str(extract(text))


def cmarkgfm() -> Callable[[str], object]:
    """Return the C library's rendering with GitHub's extensions, raw HTML let through."""
    module = import_module("cmarkgfm")
    options = import_module("cmarkgfm.cmark").Options.CMARK_OPT_UNSAFE
    return lambda text: module.github_flavored_markdown_to_html(text, options=options)


if __name__ == "__main__":
    main()
