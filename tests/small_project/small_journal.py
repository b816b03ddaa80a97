"""The smallest site there can be: it shows what it is given and nothing else."""

from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dragoman.project import Project
from dragoman.publishing import (
    ArticlePage,
    IndexPage,
    Interface,
    NotFoundPage,
    Snapshot,
)


class SmallJournal:
    def article(self, page: ArticlePage, interface: Interface) -> str:
        notice = interface.gettext("Shown in another language")
        note = f"<p>{notice}</p>" if page.notice != "none" else ""
        return (
            f'<html lang="{page.locale}">\n{note}<h1>{page.title.html}</h1>\n{page.body}</html>\n'
        )

    def index(self, page: IndexPage, interface: Interface) -> str:
        entries = [entry for section in page.sections for entry in section.entries]
        links = "".join(f'<a href="{e.address}">{e.title.html}</a>\n' for e in entries)
        return f'<html lang="{page.locale}">\n{links}</html>\n'

    def not_found(self, page: NotFoundPage, interface: Interface) -> str:
        return f'<html lang="{page.locale}">Not found</html>\n'

    def sources(self) -> tuple[Path, ...]:
        return (Path(__file__).parent / "templates" / "page.html",)

    def application(self, snapshot: Path, project: Project) -> WSGIApplication:
        pages = Snapshot.open(snapshot)

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            page = pages.page(environ["PATH_INFO"])
            start_response("200 OK" if page else "404 Not Found", [("Content-Type", "text/html")])
            return [page.body if page else b"not found"]

        return answer


site = SmallJournal()
