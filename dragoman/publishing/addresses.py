"""Where things are found on the site: addresses without host, as RFC 3986 writes them.

The snapshot knows them decoded, as WSGI hands them over.
"""

from urllib.parse import quote, unquote

from dragoman.articles import Address, Anchor, ArticleLink, External, File
from dragoman.locales import Locale


def page_address(locale: Locale, domain: str) -> str:
    """Return the address of an article in a locale: `/fr/articles/nasal-spray`."""
    return f"/{locale}/{quote(domain)}"


def index_address(locale: Locale) -> str:
    """Return the address of a locale's first page: `/fr/`."""
    return f"/{locale}/"


def not_found_address(locale: Locale) -> str:
    """Return the address under which a locale's answer to unknown addresses is stored."""
    return f"/{locale}/404"


def file_address(path: str) -> str:
    """Return the address of a file of the content folder: `/media/articles/images/visit.svg`."""
    return f"/media/{quote(path)}"


def stored_under(address: str) -> str:
    """Return the key of an address in the snapshot."""
    return unquote(address)


def target_address(address: Address, locale: Locale, *, known: frozenset[str]) -> str:
    """Return where a link of an article leads the readers of a locale.

    `known` are the identities of all articles; a link to an unknown one leads to the same page,
    as does an address no reader should follow.
    """
    match address:
        case External(url):
            return url
        case Anchor(fragment):
            return f"#{fragment}"
        case ArticleLink(domain, fragment) if domain in known:
            return page_address(locale, domain) + (f"#{fragment}" if fragment else "")
        case File(path):
            return file_address(path)
    return "#"
