"""What the other catalogs of a language have for a message that is new in one of them.

gettext's word for it: a compendium is a file of translations taken from all over (`msgmerge
--compendium`). This one knows more of each entry: the article it is in, and whether that article
still has the text.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from dragoman.catalogs.approval.marks import MarkKind, mark_of, marked, unmarked
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.merging.matching import Index, likeness
from dragoman.catalogs.merging.rewording import EDIT, Occasion, reworded, unchanged
from dragoman.catalogs.message import Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.soundness import fault_of, unwritable
from dragoman.text import count_words

_SHORT = 3
"""Words up to which a text is translated otherwise elsewhere, on purpose: in published catalogs one
in five such texts is."""


class Entry(NamedTuple):
    """A translated entry of another catalog."""

    domain: str
    message: Message
    left: bool
    """Its article does not have the text any more."""


@dataclass(frozen=True)
class Compendium:
    """The translated entries of all catalogs of one language."""

    catalogs: Collection[Catalog]
    templates: Mapping[str, Catalog]
    """Those of articles that are there, by domain: what is in none of them has left."""

    @cached_property
    def _by_key(self) -> Mapping[Key, Sequence[Entry]]:
        found: defaultdict[Key, list[Entry]] = defaultdict(list)
        for catalog in self.catalogs:
            template = self.templates.get(catalog.domain)
            for message in catalog.messages:
                if all(message.strings) and not (fault_of(message) or unwritable(message)):
                    key = key_of(message)
                    gone = message.obsolete or template is None or template.find(key) is None
                    found[key].append(Entry(catalog.domain, message, gone))
        return found

    def same_texts(
        self, messages: Sequence[Message], domain: str, forms: int, occasion: Occasion
    ) -> dict[Key, Message]:
        """Return messages that are new in an article with the translations of the same texts.

        - *moved*: the text has left another article. Its translation comes as it is, with its
          comments, state and pins; that of a short text (of three words or fewer) does not.
        - *copied*: another article has the text too, and its translation is confirmed. It is
          marked with where it is from, and fuzzy if the text is short, if the class is strict, or
          if two articles translate it differently.
        """
        found = {
            key_of(message): _filled(message, entries, forms, occasion)
            for message in messages
            if (entries := self._others(message, domain))
        }
        return {key: message for key, message in found.items() if message}

    def similar_texts(
        self, messages: Sequence[Message], domain: str, forms: int, occasion: Occasion
    ) -> dict[Key, Message]:
        """Return messages that are new in an article with the translations of texts like them.

        - *moved and edited*: the other text has left its article. What becomes of its translation
          is said by `reworded`.
        - *similar*: another article has the other text. Its translation is offered as fuzzy, with
          the other text as previous one, and marked with where it is from.
        """
        found: dict[Key, Message] = {}
        for message in messages:
            entry = self._likest(message, domain)
            if entry:
                found[key_of(message)] = _adapted(message, entry, forms, occasion)
        return found

    def _likest(self, message: Message, domain: str) -> Entry | None:
        """Return the entry of another article whose text is likest, if it is like enough."""
        near = self._index.candidates(message.id)
        others = (place for place in near if self._long[place].domain != domain)
        scored = [(likeness(message.id, near[place]), place) for place in others]
        score, place = max(scored, default=(0.0, 0))
        return self._long[place] if score >= EDIT else None

    @cached_property
    def _long(self) -> list[Entry]:
        """The confirmed entries without short ones, which are like many others."""
        every = (entry for entries in self._by_key.values() for entry in entries)
        return [
            entry
            for entry in every
            if entry.message.plural_id is None
            and not _is_short(entry.message)
            and _is_confirmed(entry.message)
        ]

    @cached_property
    def _index(self) -> Index:
        return Index([entry.message.id for entry in self._long])

    def _others(self, message: Message, domain: str) -> list[Entry]:
        """Return the entries of other articles with a message's key, those that left first."""
        found = self._by_key.get(key_of(message), ())
        others = (entry for entry in found if entry.domain != domain)
        fitting = (e for e in others if e.message.plural_id == message.plural_id)
        return sorted(fitting, key=lambda entry: (not entry.left, entry.message.fuzzy))


def _filled(
    fresh: Message, entries: Sequence[Entry], forms: int, occasion: Occasion
) -> Message | None:
    first = entries[0]
    if first.left and not _is_short(fresh):
        moved = _living(first.message)
        if moved.fuzzy:
            return reworded(fresh, moved, forms, occasion)
        return unchanged(fresh, moved, forms)
    confirmed = [entry for entry in entries if _is_confirmed(entry.message)]
    if not confirmed:
        return None
    copied = _copied(unchanged(fresh, _bare(confirmed[0]), forms), confirmed[0], occasion)
    differ = len({entry.message.strings for entry in confirmed}) > 1
    unsure = differ or _is_short(fresh) or occasion.terms.strict
    return marked_fuzzy(copied) if unsure else copied


def _adapted(fresh: Message, entry: Entry, forms: int, occasion: Occasion) -> Message:
    if entry.left:
        return reworded(fresh, _living(entry.message), forms, occasion)
    offered = reworded(fresh, _bare(entry), forms, occasion)
    kept = unmarked(offered, (MarkKind.HELD, MarkKind.CARRIED))
    previous = offered.previous or Previous(entry.message.id, entry.message.context)
    return marked_fuzzy(_copied(replace(kept, previous=previous), entry, occasion))


def _bare(entry: Entry) -> Message:
    """Return an entry in use, without what its own article's translators said of it."""
    return replace(_living(entry.message), comments=())


def _copied(message: Message, entry: Entry, occasion: Occasion) -> Message:
    return marked(message, MarkKind.COPIED, day=occasion.today, said=entry.domain)


def _living(message: Message) -> Message:
    return replace(message, obsolete=False) if message.obsolete else message


def _is_confirmed(message: Message) -> bool:
    return not message.fuzzy and mark_of(message, MarkKind.CHANGED) is None


def _is_short(message: Message) -> bool:
    return count_words(message.id) <= _SHORT
