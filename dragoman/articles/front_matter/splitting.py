"""Front matter apart from the Markdown after it: YAML between `---`, TOML between `+++`."""

import re
from collections.abc import Callable, Mapping

from dragoman.articles.front_matter.model import FrontMatter
from dragoman.articles.front_matter.toml_reading import read_toml
from dragoman.articles.front_matter.values import Reading
from dragoman.articles.front_matter.yaml_reading import read_yaml
from dragoman.errors import ArticleError

_OPENING = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_READERS: Mapping[str, Callable[[str, str], Reading]] = {"---": read_yaml, "+++": read_toml}


def split_front_matter(source: str, *, path: str) -> tuple[FrontMatter, str]:
    """Return an article's front matter and the Markdown after it.

    `source` has LF lines and no byte order mark. Raises ArticleError with path and line where the
    front matter is not closed, cannot be read, is no mapping or has a field twice.
    """
    opening = _OPENING.match(source)
    if opening is None:
        return FrontMatter(path, {}, 0), source
    fence = opening["fence"]
    closing = _CLOSING[fence].search(source, opening.end())
    if closing is None:
        raise ArticleError(f"the front matter is not closed with {fence}", path=path, line=1)
    # The fence is blanked out, so that places and lines are those of the file.
    blank = " " * (opening.end() - 1) + "\n"
    text = blank + source[opening.end() : closing.start()]
    try:
        reading = _READERS[fence](text, path)
    except RecursionError:
        raise ArticleError("front matter: nested too deeply", path=path, line=1) from None
    own = source[: closing.end()]
    found = FrontMatter(path, reading.fields, own.count("\n"), own, reading.scalars)
    return found, source[closing.end() :]
