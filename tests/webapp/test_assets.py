"""The stylesheet and its address."""

import hashlib

import pytest

from webapp import assets


def test_an_address_holds_the_digest() -> None:
    sheet = assets.asset("journal.css")
    digest = hashlib.sha256(sheet.body).hexdigest()[:8]
    assert sheet.address == f"/static/journal.{digest}.css"


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("journal.css", True),
        ("journal.00000000.css", True),
        ("journal.svg", False),
        ("journal.a.b.css", False),
        ("other.css", False),
    ],
)
def test_same_file(name: str, same: bool) -> None:
    assert assets.asset("journal.css").same_file(name) is same


def test_the_sheet_fetches_nothing() -> None:
    sheet = assets.asset("journal.css").body.decode()
    assert [word for word in ("@import", "@font-face", "url(", "http:") if word in sheet] == []


def test_the_sheet_is_small() -> None:
    assert len(assets.asset("journal.css").gzip) < 8_000
