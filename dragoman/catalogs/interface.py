"""The site's own words: from Jinja templates and Python modules to the template `site`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tokenize import TokenError

from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from dragoman.articles import BOXES
from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.message import Key, Message, key_of
from dragoman.errors import CatalogError

SITE_DOMAIN = "site"
"""The domain of the site's own words."""
COMMENT_TAGS = ("translators:", "Translators:", "TRANSLATORS:")
"""How a comment for translators begins: `{# Translators: ... #}`."""

WITHHELD = "This passage is left out here: a value in it is not confirmed for this region."
"""What readers are told in the place of a passage that they may not be shown."""

_ABOVE = "stands above a box in an article, in the place of a title"
_INSTEAD = (
    "stands in an article in the place of a passage with a value, such as an emergency number, "
    "that is missing or out of date for the reader's region"
)
_JINJA = "jinja2.ext:babel_extract"
_METHODS = {".py": "python"}
_OPTIONS = {"silent": "false", "newstyle_gettext": "true"}


def label(box: str) -> str:
    """Return the message of the word above a kind of box."""
    return box.capitalize()


def extract_interface(root: Path, patterns: Iterable[str]) -> Catalog:
    """Return the template of the files that the patterns, relative to the root, lead to.

    Jinja templates are read by Jinja's own extractor with new-style gettext, Python modules by
    Babel's; both know the usual names, `_`, `gettext`, `ngettext`, `pgettext` and `npgettext`.
    Messages come in the order of the files' paths and then of the lines; references are files
    without lines. Last come the engine's own words in articles, above boxes and for passages that
    are left out. They are always there, whether an article needs them today or not: what comes and
    goes with an article's text would be lost and found again by every translator. Raises
    CatalogError, with the line, for a file that cannot be read, and for a pattern that is none.
    """
    paths = {path for pattern in patterns for path in _files(root, pattern)}
    names = sorted((path.relative_to(root).as_posix(), path) for path in paths)
    found: dict[Key, Message] = {}
    for name, path in names:
        for message in _messages(path, name):
            found[key_of(message)] = _joined(found.get(key_of(message)), message)
    for message in _OWN:
        found[key_of(message)] = _joined(found.get(key_of(message)), message)
    return new_catalog(SITE_DOMAIN, None, found.values())


_OWN = (
    *(Message(label(box), extracted=(_ABOVE,)) for box in BOXES),
    Message(WITHHELD, extracted=(_INSTEAD,)),
)
"""The engine's own words."""


def _files(root: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in root.glob(pattern) if path.is_file()]
    except (ValueError, NotImplementedError):
        reason = f'the pattern "{pattern}" is no path below the project, such as templates/*.html'
        raise CatalogError(reason) from None
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=pattern) from None


def _messages(path: Path, name: str) -> Iterator[Message]:
    method = _METHODS.get(path.suffix, _JINJA)
    try:
        results = extract(
            method,
            BytesIO(path.read_bytes()),
            DEFAULT_KEYWORDS,
            COMMENT_TAGS,
            _OPTIONS,
            strip_comment_tags=True,
        )
        for line, texts, comments, context in results:
            yield _message(texts, comments, context, name, line)
    except TemplateSyntaxError as error:
        reason = error.message or "syntax error"
        raise CatalogError(reason, path=name, line=error.lineno) from None
    except SyntaxError as error:
        raise CatalogError(error.msg, path=name, line=error.lineno) from None
    except TokenError as error:
        reason, (line, _) = error.args
        raise CatalogError(reason, path=name, line=line) from None
    except UnicodeDecodeError:
        raise CatalogError("the file is not UTF-8", path=name) from None
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=name) from None


def _message(
    texts: str | tuple[str, ...],
    comments: Iterable[str],
    context: str | None,
    name: str,
    line: int,
) -> Message:
    one, *many = (texts,) if isinstance(texts, str) else texts
    return Message(
        one,
        strings=("", "") if many else ("",),
        context=context,
        plural_id=many[0] if many else None,
        extracted=tuple(part for comment in comments if (part := " ".join(comment.split()))),
        references=(name,),
        flags=("python-format",) if BabelMessage((one, *many)).python_format else (),
        line=line,
    )


def _joined(first: Message | None, again: Message) -> Message:
    """Return one message for two places of one key. One place with a plural makes it plural."""
    if first is None:
        return again
    base = first if first.plural_id is not None else again
    return replace(
        base,
        extracted=tuple(dict.fromkeys(first.extracted + again.extracted)),
        references=tuple(dict.fromkeys(first.references + again.references)),
        flags=tuple(dict.fromkeys(first.flags + again.flags)),
        line=first.line,
    )
