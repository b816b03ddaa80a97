"""Saves that somebody else has not finished.

Many editors empty a file and then fill it. Cut off between two entries, a catalog reads like one
that is whole, and merging would put the rest back as new and untranslated. So a file without any
entry is never written over, and one that was filled in place within the last second is looked at
again when that second is over. Nothing else waits: not a file with nothing to write, and not one
that a rename has put in its place, as Dragoman and careful editors do.
"""

import sys
import time
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.errors import ChangedError

_YOUNG = 1.0
"""Seconds: editors fill a file they have emptied within a few hundredths."""
_SKEW = 0.2
"""Seconds by which a file server's clock may be ahead of ours."""


def refuse_unsaved(present: Catalog, *, name: str) -> None:
    """Raise ChangedError, which calls the file `name`, for one without entries, even a header."""
    if not present.messages and not present.header.text:
        raise ChangedError(
            "the file has no entries, as while an editor saves it, and is left alone",
            path=name,
            cure="Run the command again. If the file stays empty, delete it: a new one is made.",
        )


def await_save(path: Path) -> None:
    """Wait until a file that may be half a save has had a second's rest; at most 1.2 seconds.

    It is for the caller to see then whether the file has changed.
    """
    try:
        info = path.stat()
    except OSError:  # it is gone, or out of reach: writing will tell
        return
    age = time.time() - info.st_mtime
    renamed = sys.platform != "win32" and info.st_ctime_ns > info.st_mtime_ns
    if -_SKEW < age < _YOUNG and not renamed:
        time.sleep(_YOUNG - age)
