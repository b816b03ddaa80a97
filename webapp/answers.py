"""Stored bodies as HTTP answers: entity tags, compression, caching, security headers."""

from flask import Response, request

from dragoman.publishing import StoredFile, StoredPage
from webapp.assets import Asset

_REVALIDATED = "public, no-cache"
"""Kept by anybody, but asked for again each time: unchanged pages cost a 304."""
_LASTING = "public, max-age=31536000, immutable"

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers of every answer. What a reader of a health journal reads is told to nobody."""

_IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a file opened by itself: an SVG is a document and could hold a script."""


def of_page(page: StoredPage) -> Response:
    """Return the answer for a page, compressed where the reader takes it."""
    response = _answer(page.body, page.gzip, page.etag, "text/html; charset=utf-8", page.status)
    response.headers["Content-Language"] = page.locale.tag
    response.headers.update(page.headers)
    return response


def of_file(file: StoredFile) -> Response:
    """Return the answer for an image or another file of the snapshot."""
    response = _answer(file.body, None, file.etag, file.media_type, 200)
    response.headers["Content-Security-Policy"] = _IMAGE_POLICY
    return response


def of_asset(asset: Asset, *, lasting: bool) -> Response:
    """Return the answer for a file of the site; `lasting` where its address names its digest."""
    response = _answer(asset.body, asset.gzip, asset.digest, asset.media_type, 200)
    if lasting:
        response.headers["Cache-Control"] = _LASTING
    return response


def private(response: Response, *, varies: bool = True) -> Response:
    """Mark an answer that is for this reader only, because it depends on the languages asked."""
    response.headers["Cache-Control"] = "private, no-store"
    if varies:
        response.vary.add("Accept-Language")
    return response


def secured(response: Response) -> Response:
    """Add the security headers that an answer has not set itself."""
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    return response


def _answer(body: bytes, packed: bytes | None, etag: str, media_type: str, status: int) -> Response:
    """Return 304 where the reader has this very body already, else the body.

    The compressed form has its own strong tag, as RFC 9110, 8.8.3.3 asks.
    """
    compressed = packed is not None and request.accept_encodings.quality("gzip") > 0
    tag = f"{etag}-gzip" if compressed else etag
    known = status == 200 and request.if_none_match.contains_weak(tag)
    response = Response(status=304) if known else Response(status=status, content_type=media_type)
    if not known:
        response.data = packed if compressed and packed is not None else body
        if compressed:
            response.headers["Content-Encoding"] = "gzip"
    response.set_etag(tag)
    response.headers["Cache-Control"] = _REVALIDATED
    if packed is not None:
        response.vary.add("Accept-Encoding")
    return response
