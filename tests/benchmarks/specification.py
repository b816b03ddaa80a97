"""The examples of the CommonMark specification, from its own npm package.

`make test` and `make bench` install it into the ignored `.venv`.
"""

import re
from pathlib import Path

VERSION = "0.31.2"
EXAMPLES = 652
"""How many examples this version has."""
CURE = f"commonmark-spec {VERSION} is not there: install npm, then run: make test"
_TEXT = (
    Path(__file__).parents[2]
    / f".venv/commonmark-spec-{VERSION}/node_modules/commonmark-spec/spec.txt"
)
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """Return the Markdown and the HTML of every example; none where the package is missing."""
    if not _TEXT.exists():
        return []
    text = _TEXT.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0]
    return _EXAMPLE.findall(text.replace("→", "\t"))
