"""Dataclasses that only the type checker keeps from being changed.

A frozen dataclass sets each field by `object.__setattr__`, so that it takes five times as long to
make as an open one: some microseconds for every message. Of what is made by the thousand, messages
and the like, the type checker alone says that nobody changes it. They compare and hash as frozen
ones do.
"""

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen, slots=False):
        """Return the decorator of a dataclass whose instances hash by their fields."""
        return dataclasses.dataclass(unsafe_hash=frozen, slots=slots)
