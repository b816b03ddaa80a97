"""The Flask application: every answer comes from the snapshot, none is rendered for a reader.

    /                       302 to the reader's language
    /articles/x             302 to the same in the reader's language
    /fr/articles/x          from the snapshot, byte-identical for everyone
    /FR/articles/x/         301 to the address as it is written
    /media/…  /static/…     images of the articles; the site's own stylesheet
    /healthz  /robots.txt  /sitemap.xml

An address is looked up, never opened as a file, and a redirect leads only to an address that was
found in the snapshot: so neither leads out of the site.
"""

from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from dragoman.locales import Locale, Matcher
from dragoman.project import load_project
from dragoman.publishing import Snapshot
from webapp import answers, assets
from webapp.addresses import Spelled, candidates, spelled


def create_app(snapshot: Path | None = None, *, base_url: str | None = None) -> Flask:
    """Return the application over a snapshot, or over that of the project around this folder.

    SnapshotError where there is none yet; `app.extensions["snapshot"]` is the opened one.
    """
    if snapshot is None:
        project = load_project(Path.cwd())
        snapshot, base_url = project.snapshot_path, base_url or project.base_url
    app = Flask("webapp", static_folder=None)
    app.url_map.merge_slashes = False
    journal = _Journal(Snapshot.open(snapshot), base_url or "")
    app.extensions["snapshot"] = journal.snapshot
    app.add_url_rule("/", view_func=journal.negotiated, defaults={"address": ""}, endpoint="root")
    app.add_url_rule("/<path:address>", view_func=journal.page)
    app.add_url_rule("/media/<path:address>", view_func=journal.media)
    app.add_url_rule("/static/<name>", view_func=journal.static)
    app.add_url_rule("/sitemap.xml", view_func=journal.sitemap)
    app.add_url_rule("/robots.txt", view_func=journal.robots)
    app.add_url_rule("/healthz", view_func=journal.health)
    app.register_error_handler(404, journal.not_found)
    app.after_request(answers.secured)
    return app


class _Journal:
    """The views, over one snapshot."""

    def __init__(self, snapshot: Snapshot, base_url: str) -> None:
        self.snapshot = snapshot
        self._base_url = base_url

    def page(self, address: str) -> Response:
        """Answer an address from the snapshot, or redirect to how it is written."""
        stored = self.snapshot.page(f"/{address}")
        if stored is not None:
            return answers.of_page(stored)
        found = spelled(f"/{address}", self.snapshot.locales())
        if found.locale is None:
            return self.negotiated(address)
        if found.offered and (known := self._known(found.locale, found.rest)):
            return _redirected(known, 301)
        raise NotFound

    def negotiated(self, address: str) -> Response:
        """Redirect an address without a locale to the same in the reader's language."""
        known = self._known(self._wanted(), f"/{address}")
        if known is None:
            raise NotFound
        response = _redirected(known, 302)
        return answers.private(response)

    def not_found(self, _error: HTTPException | Exception) -> Response:
        """Answer in the language the address names, else in the one the reader asks for."""
        found = spelled(request.path, self.snapshot.locales())
        near = self._near(found)
        stored = self.snapshot.page(f"/{near or self._wanted()}/404")
        if stored is None:
            return Response("404\n", 404, mimetype="text/plain")
        response = answers.of_page(stored)
        return response if near else answers.private(response)

    def media(self, address: str) -> Response:
        """Answer with an image of an article."""
        stored = self.snapshot.file(f"/media/{address}")
        if stored is None:
            raise NotFound
        return answers.of_file(stored)

    def static(self, name: str) -> Response:
        """Answer with one of the site's own files; an outdated digest gets the file as it is."""
        for asset in assets.assets():
            if asset.address == f"/static/{name}":
                return answers.of_asset(asset, lasting=True)
        for asset in assets.assets():
            if asset.same_file(name):
                return answers.of_asset(asset, lasting=False)
        raise NotFound

    def sitemap(self) -> Response:
        """Answer with the sitemap the build has left among the files."""
        stored = self.snapshot.file("/sitemap.xml")
        if stored is None:
            raise NotFound
        return answers.of_file(stored)

    def robots(self) -> Response:
        """Let every robot in, and name the sitemap."""
        lines = ["User-agent: *", "Allow: /"]
        if self._base_url and self.snapshot.file("/sitemap.xml"):
            lines += ["", f"Sitemap: {self._base_url}/sitemap.xml"]
        return Response("\n".join([*lines, ""]), mimetype="text/plain")

    def health(self) -> Response:
        """Answer `ok` while the snapshot can be read."""
        body, status = ("ok\n", 200) if self.snapshot.locales() else ("no snapshot\n", 503)
        return answers.private(Response(body, status, mimetype="text/plain"), varies=False)

    def _known(self, locale: Locale, rest: str) -> str | None:
        """Return the first of the ways to write an address that leads to a page."""
        for address in candidates(locale, rest):
            stored = self.snapshot.page(address)
            if stored is not None and stored.status == 200:
                return address
        return None

    def _wanted(self) -> Locale:
        header = request.headers.get("Accept-Language", "")
        return _matcher(self.snapshot.locales()).match(header).locale

    def _near(self, found: Spelled) -> Locale | None:
        """Return the locale of the site for the one an address names."""
        if found.locale is None:
            return None
        return _matcher(self.snapshot.locales()).match(found.locale.tag).locale


def _redirected(address: str, status: int) -> Response:
    return Response(status=status, headers={"Location": address})


@lru_cache(maxsize=4)
def _matcher(locales: tuple[Locale, ...]) -> Matcher:
    return Matcher(locales, source=locales[0])
