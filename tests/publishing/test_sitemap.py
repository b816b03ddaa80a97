"""The sitemap lists real translations and nothing else."""

from dragoman.locales import Locale
from dragoman.publishing.pages import Alternate
from dragoman.publishing.sitemap import sitemap

EXPECTED = """<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://journal.example/en/x</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://journal.example/en/x" />
    <xhtml:link rel="alternate" hreflang="de" href="https://journal.example/de/x" />
  </url>
  <url>
    <loc>https://journal.example/de/x</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://journal.example/en/x" />
    <xhtml:link rel="alternate" hreflang="de" href="https://journal.example/de/x" />
  </url>
  <url>
    <loc>https://journal.example/en/y</loc>
  </url>
</urlset>
"""


def alternates(name: str, *published: str) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(Locale.parse(tag), f"/{tag}/{name}", tag in published)
        for tag in ("en", "fr", "de")
    )


def test_sitemap() -> None:
    pages = [alternates("x", "en", "de"), alternates("y", "en")]
    assert sitemap(pages, base_url="https://journal.example") == EXPECTED.encode()
