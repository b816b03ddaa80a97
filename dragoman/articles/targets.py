"""Where links and images lead: resolved when an article is read, filled in on every page."""

import posixpath
import re
from dataclasses import field
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from dragoman.values import dataclass

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NO_URL = re.compile(r"[\s<>\"'`{}|\\^\x00-\x20\x7f\u00ad\u200b\u200e\u200f\u2060-\u206f\ufeff]")
_LABEL = r"(?!-)[a-z0-9\-\u00a1-\u1fff\u2c00-\ud7ff\uf900-\ufdff\U00010000-\U000dffff]{1,63}(?<!-)"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?!\d+\.?\Z){_LABEL}\.?")
"""A name of several parts, in any script; neither an IP address nor escapes."""
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class External:
    """An address outside the journal, or one the site itself answers; kept as written."""

    url: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on the same page."""

    fragment: str


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """Another article of the journal, by its identity."""

    domain: str
    fragment: str


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the articles, such as an image; its path is relative to the content folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Unsafe:
    """An address no reader should be led to, such as `javascript:` or one outside the content."""

    reason: str


Address = External | Anchor | ArticleLink | File | Unsafe


@dataclass(frozen=True, slots=True)
class Target:
    """One link or image of an article."""

    source: str
    """The address as the author wrote it."""
    address: Address
    image: bool = False
    title: int | str = ""
    """The number of the segment of its title; a title without a letter stands here itself."""
    line: int = field(default=0, compare=False)
    link: int | None = None
    """The number of the segment of its address, where the author lets translators change it."""
    holds_text: bool = False
    """Whether it is an image with words in it, which every language needs a file of its own for."""


@lru_cache(maxsize=4096)
def address_of(source: str, *, domain: str) -> Address:
    """Return what an address in the article `domain` means.

    Relative paths are resolved against the article's place in the content folder; a leading slash
    means the content folder. A path without an ending or ending in `.md` is an article.
    """
    scheme = _SCHEME.match(source)
    if scheme or source.startswith("//"):
        if scheme and scheme[1].lower() not in SAFE_SCHEMES:
            return Unsafe(
                f'the scheme of "{source}" is not one of {", ".join(sorted(SAFE_SCHEMES))}'
            )
        return External(source)
    path, _, fragment = source.partition("#")
    if not path:
        return Anchor(fragment)
    return _local(unquote(path.partition("?")[0]), fragment, domain, source)


def may_have_address(text: str) -> bool:
    """Tell whether there may be an address on the web in a text, with a scheme or without."""
    return "://" in text or "www." in text.lower()


def is_secure(url: str) -> bool:
    """Tell whether a text is an address on the web with a host, and nothing that looks like one."""
    try:
        parts = urlsplit(url)
        named = _HOST.fullmatch(parts.hostname or "") and parts.username is None
        reachable = parts.port != 0
    except ValueError:
        return False
    secure = url.startswith("https://") and bool(named) and reachable
    return secure and not _NO_URL.search(url)


def _local(path: str, fragment: str, domain: str, source: str) -> Address:
    base = "" if path.startswith("/") else posixpath.dirname(domain)
    full = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if full in ("", "."):
        return External(source)
    if full == ".." or full.startswith("../") or "\\" in full:
        return Unsafe(f'"{source}" leads out of the content folder')
    stem, ending = posixpath.splitext(full)
    if ending in ("", ".md"):
        return ArticleLink(stem, fragment)
    return File(full)
