"""The sitemap: every real translation, with the other languages it is in.

The format is that of sitemaps.org with the `xhtml:link` of search engines for translations: each
page names all of its translations, itself included. A page that is only shown in another language
belongs to another address and is not listed.
"""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dragoman.publishing.pages import Alternate

_NAMES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def sitemap(pages: Iterable[Sequence[Alternate]], *, base_url: str) -> bytes:
    """Return the XML for pages given by their alternates, in the order given; UTF-8."""
    root = Element("urlset", _NAMES)
    for alternates in pages:
        published = [alternate for alternate in alternates if alternate.published]
        for page in published:
            _add(root, page, published, base_url)
    indent(root)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _add(root: Element, page: Alternate, published: Sequence[Alternate], base_url: str) -> None:
    url = SubElement(root, "url")
    SubElement(url, "loc").text = base_url + page.address
    if len(published) < 2:
        return
    for other in published:
        link = {"rel": "alternate", "hreflang": other.locale.tag, "href": base_url + other.address}
        SubElement(url, "xhtml:link", link)
