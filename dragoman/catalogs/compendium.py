"""What the other catalogs of a language have for a message that is new in one of them.

gettext's word for it: a compendium is a file of translations taken from all over (`msgmerge
--compendium`). This one knows more of each entry: the article it is in, and whether that article
still has the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.marks import MarkKind, mark_of, marked, unmarked
from dragoman.catalogs.matching import likeness, matched
from dragoman.catalogs.message import Key, Message, key_of, marked_fuzzy
from dragoman.catalogs.rewording import EDIT, Occasion, reworded, unchanged
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

    by_key: Mapping[Key, Sequence[Entry]]

    @classmethod
    def of(cls, catalogs: Iterable[Catalog], templates: Mapping[str, Catalog]) -> "Compendium":
        """Return the entries of catalogs, told apart by whether the templates still have them."""
        found: defaultdict[Key, list[Entry]] = defaultdict(list)
        for catalog in catalogs:
            template = templates.get(catalog.domain)
            for message in catalog.messages:
                if all(message.strings):
                    key = key_of(message)
                    gone = message.obsolete or template is None or template.find(key) is None
                    found[key].append(Entry(catalog.domain, message, gone))
        return cls(found)

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

    def edited_texts(
        self, messages: Sequence[Message], domain: str, forms: int, occasion: Occasion
    ) -> dict[Key, Message]:
        """Return messages with the translations of texts that left other articles in other words.

        What becomes of them is said by `reworded`.
        """
        left = [entry for entry in self._left if entry.domain != domain]
        pairs = matched(messages, [entry.message for entry in left]) if left else {}
        return {
            key_of(messages[new]): reworded(
                messages[new], _living(left[old].message), forms, occasion
            )
            for new, old in pairs.items()
            if likeness(messages[new].id, left[old].message.id) >= EDIT
        }

    @cached_property
    def _left(self) -> list[Entry]:
        """The entries that left their articles, without short ones, which are like many others."""
        every = (entry for entries in self.by_key.values() for entry in entries)
        return [entry for entry in every if entry.left and not _is_short(entry.message)]

    def _others(self, message: Message, domain: str) -> list[Entry]:
        """Return the entries of other articles with a message's key, those that left first."""
        found = self.by_key.get(key_of(message), ())
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
    best = confirmed[0]
    plain = replace(unmarked(best.message), comments=())
    copied = unchanged(fresh, _living(plain), forms)
    copied = marked(copied, MarkKind.COPIED, day=occasion.today, said=best.domain)
    differ = len({entry.message.strings for entry in confirmed}) > 1
    unsure = differ or _is_short(fresh) or occasion.terms.strict
    return marked_fuzzy(copied) if unsure else copied


def _living(message: Message) -> Message:
    return replace(message, obsolete=False) if message.obsolete else message


def _is_confirmed(message: Message) -> bool:
    return not message.fuzzy and mark_of(message, MarkKind.CHANGED) is None


def _is_short(message: Message) -> bool:
    return count_words(message.id) <= _SHORT
