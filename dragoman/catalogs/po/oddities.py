"""What is odd in a PO file that can be read all the same."""

from typing import NamedTuple


class Oddity(NamedTuple):
    """One thing in a file that other tools refuse or read otherwise."""

    check: str
    """What a finding that tells of it is called."""
    line: int
    reason: str
    refused: bool = False
    """gettext's tools refuse the file for it."""
    cure: str = ""
    """What a person is to do about it; empty where `dragoman tidy` puts it right."""
