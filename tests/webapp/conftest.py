"""The small journal as a snapshot, and the application over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.journal import write_journal
from webapp import create_app


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite"
    write_journal(path)
    return path


@pytest.fixture
def app(snapshot: Path) -> Iterator[Flask]:
    made = create_app(snapshot, base_url="https://journal.example")
    yield made
    made.extensions["snapshot"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
