"""GNU gettext as the judge of our files, and catalogs from the text of a test."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs import Catalog, parse_catalog
from dragoman.locales import Locale

GERMAN = Locale.parse("de")

Gettext = Callable[..., subprocess.CompletedProcess[bytes]]
Read = Callable[[str], Catalog]


@pytest.fixture(scope="session")
def gettext() -> Gettext:
    """Runs a tool of GNU gettext; tests that need one are skipped without, but not in CI."""
    if not shutil.which("msgcat"):
        reason = "GNU gettext is missing; to get it: apt install gettext, or brew install gettext"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [tool, *arguments], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
        )

    return run


@pytest.fixture
def german() -> Read:
    """Reads a German catalog from its text."""
    return lambda text: parse_catalog(text, domain="articles/x", locale=GERMAN)


@pytest.fixture
def template() -> Read:
    """Reads a template from its text."""
    return lambda text: parse_catalog(text, domain="articles/x", locale=None)
