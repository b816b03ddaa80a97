"""The journal's pages: a page of the engine in, a whole HTML document out.

It renders with a plain Jinja environment, outside any request, and fits `publishing.Site`.
"""

from pathlib import Path
from wsgiref.types import WSGIApplication

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.project import Project
from dragoman.publishing import (
    Alternate,
    ArticlePage,
    IndexPage,
    Interface,
    NotFoundPage,
)
from webapp import assets, words
from webapp.app import create_app

TEMPLATES = Path(__file__).parent / "templates"


class JournalSite:
    """The Harbor Journal: what the settings name as `site`."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self._templates = templates
        self._environment = environment(templates)

    def article(self, page: ArticlePage, interface: Interface) -> str:
        """Return the whole HTML document of an article."""
        return self._render("article.html", page, interface)

    def index(self, page: IndexPage, interface: Interface) -> str:
        """Return the whole HTML document of a locale's first page."""
        return self._render("index.html", page, interface)

    def not_found(self, page: NotFoundPage, interface: Interface) -> str:
        """Return the whole HTML document of a locale's answer to an unknown address."""
        return self._render("not_found.html", page, interface)

    def sources(self) -> tuple[Path, ...]:
        """Return the templates, the stylesheet and the other files every page depends on."""
        return (*sorted(self._templates.glob("*.html")), *assets.paths())

    def application(self, snapshot: Path, project: Project) -> WSGIApplication:
        """Return the Flask application over a snapshot."""
        return create_app(snapshot, base_url=project.base_url)

    def _render(
        self, template: str, page: ArticlePage | IndexPage | NotFoundPage, interface: Interface
    ) -> str:
        return self._environment.get_template(template).render(
            page=page,
            translations=translations(page.alternates, page.locale),
            base_url=interface.base_url,
            home=f"/{page.locale}/",
            how_we_translate=f"/{page.locale}/pages/how-we-translate",
            stylesheet=assets.asset("journal.css").address,
            icon=assets.asset("mark.svg").address,
            **words.functions(interface),
        )


def environment(templates: Path) -> Environment:
    """Return the Jinja environment of the site: all is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(words.FILTERS)
    return made


def translations(alternates: tuple[Alternate, ...], here: object) -> tuple[Alternate, ...]:
    """Return the pages to name to search engines as translations of each other.

    Only real translations; and none at all from a page that is itself shown in another language,
    for its text belongs to another address.
    """
    published = tuple(it for it in alternates if it.published)
    return published if any(it.locale == here for it in published) else ()


site = JournalSite()
"""The site of the sample journal, `site = "webapp:site"` in the settings."""
