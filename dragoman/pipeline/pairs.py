"""Which pairs of a message and its translation a commit made that nobody wrote; see `pairing`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from dragoman.catalogs import (
    CHANGED,
    Key,
    MarkKind,
    Message,
    Previous,
    carries,
    key_of,
    mark_of,
    pins_of,
)
from dragoman.pipeline.history import Commit
from dragoman.pipeline.revisions import Revisions

Pair = tuple[Key, str | None, tuple[str, ...]]
"""The text of a message, its plural text, and a translation."""

_TRACES = (MarkKind.CARRIED, MarkKind.COPIED)


def pair_of(message: Message) -> Pair:
    """Return the texts of a message and its translation."""
    return key_of(message), message.plural_id, message.strings


def is_confirmed(message: Message) -> bool:
    """Say whether a translation may be published: somebody says that it belongs to its message."""
    return any(message.strings) and not message.fuzzy and not message.obsolete


def is_approved(message: Message) -> bool:
    """Say whether a reviser has compared just this translation with just this text."""
    return any(judged.stands for judged in pins_of(message))


class Before:
    """What the parents of a commit said in the catalogs of one locale."""

    def __init__(
        self,
        revisions: Revisions,
        commit: Commit,
        folder: str,
        *,
        paths: Collection[str],
        parents: tuple[str, ...],
    ) -> None:
        self._revisions = revisions
        self._commit = commit.id
        self._folder = folder
        self._paths = paths
        """The catalogs that the commit changed."""
        self._parents = parents
        self._merge = len(parents) > 1

    def former(self, message: Message, path: str) -> Previous | None:
        """Return the text that a translation was written for if it is not the one it is under.

        `path` is the message's catalog, `message` one that is confirmed. It is the same text where
        a merge took the flag `fuzzy` away and nothing tells why it was there.
        """
        pair = pair_of(message)
        if any(pair == pair_of(old) for old in self._of_catalog(path) if self._counts(old)):
            return None
        others = self._blended(message) if self._merge else self._replaced(message, path)
        if not others or pair in self._pairs or is_approved(message):
            return None
        whole = [_written_for(old) for old in others if old.strings == message.strings]
        if any(_same_words(text, message) for text in whole):
            return None
        return whole[0] if whole else _written_for(others[0])

    def _counts(self, old: Message) -> bool:
        """Say whether a parent's pair proves anything: lines that merge clear `fuzzy` unseen."""
        return not (self._merge and old.fuzzy)

    @cached_property
    def _everything(self) -> tuple[Message, ...]:
        return tuple(
            message
            for parent in self._parents
            for message, _ in self._revisions.all_of(parent, self._folder)
        )

    @cached_property
    def _pairs(self) -> set[Pair]:
        return {pair_of(old) for old in self._everything if self._counts(old)}

    @cached_property
    def _lines(self) -> dict[str, list[Message]]:
        found: defaultdict[str, list[Message]] = defaultdict(list)
        for old in self._everything:
            for line in _lines_of(old):
                found[line].append(old)
        return found

    def _blended(self, message: Message) -> list[Message]:
        """Return the messages that a merge took lines of a translation from.

        The message itself is among them where its whole translation was fuzzy in every parent.
        """
        sources = {line: self._lines.get(line, ()) for line in _lines_of(message)}
        foreign = (
            olds
            for olds in sources.values()
            if not any(key_of(old) == key_of(message) and self._counts(old) for old in olds)
        )
        return [
            old
            for olds in foreign
            for old in olds
            if key_of(old) != key_of(message) or old.strings == message.strings
        ]

    def _replaced(self, message: Message, path: str) -> list[Message]:
        """Return the messages whose text was replaced by this one's, above their translation."""
        if _is_traced(message) or any(
            key_of(old) == key_of(message) for old in self._of_catalog(path)
        ):
            return []
        alike = [old for old in self._of_changed() if old.strings == message.strings]
        gone = [old for old in alike if key_of(old) not in self._keys_now]
        shared = len(gone) < len(alike)
        return [old for old in gone if not shared or self._in_place_of(old, message, path)]

    def _in_place_of(self, old: Message, message: Message, path: str) -> bool:
        """Say whether a message has the neighbor that an old one had.

        Where other messages keep the same translation, such as "Ja", it may be a copy of theirs.
        """
        now = _neighbors(self._revisions.messages(self._commit, path) or (), message)
        before = _neighbors(self._of_catalog(path), old)
        return any(a == b for a, b in zip(now, before, strict=True))

    @cached_property
    def _keys_now(self) -> set[Key]:
        revisions, commit = self._revisions, self._commit
        return {key_of(m) for path in self._paths for m in revisions.messages(commit, path) or ()}

    def _of_catalog(self, path: str) -> Iterator[Message]:
        for parent in self._parents:
            yield from self._revisions.messages(parent, path) or ()

    def _of_changed(self) -> Iterator[Message]:
        for path in self._paths:
            yield from self._of_catalog(path)


def _written_for(old: Message) -> Previous:
    """Return the text a translation was written for: for a fuzzy one, the previous text."""
    previous = old.previous if old.fuzzy else None
    return previous or Previous(old.id, old.context, old.plural_id)


def _same_words(old: Previous, new: Message) -> bool:
    """Say whether two texts differ, and that in nothing that a translation depends on."""
    texts = ((old.id, new.id), (old.plural_id, new.plural_id))
    if old == Previous(new.id, new.context, new.plural_id):
        return False
    return old.context == new.context and all(
        was == now or (was is not None and now is not None and carries(was, now))
        for was, now in texts
    )


def _is_traced(message: Message) -> bool:
    """Say whether an entry shows that its translation was made fuzzy, carried or copied."""
    told = any(line.startswith(CHANGED) for line in message.extracted)
    return told or message.previous is not None or any(mark_of(message, kind) for kind in _TRACES)


def _lines_of(message: Message) -> set[str]:
    return {line for text in message.strings for line in text.split("\n") if line.strip()}


def _neighbors(messages: Iterable[Message], message: Message) -> tuple[Key | None, Key | None]:
    """Return the keys before and behind a message of a catalog; None at its ends."""
    keys = [key_of(each) for each in messages]
    if key_of(message) not in keys:
        return None, None
    place = keys.index(key_of(message))
    around = [None, *keys, None]
    return around[place], around[place + 2]
