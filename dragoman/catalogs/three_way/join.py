"""Two branches' catalogs as one, message by message: what git's merge of lines cannot do.

git joins lines. Where one branch edits a `msgid` and the other its `msgstr`, lines may join to a
pair that nobody wrote. Here a translation goes with its message or, fuzzy, to the one that came of
it; see `join_branches` for the rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.header import Header, header_for
from dragoman.catalogs.merging.merge import retired
from dragoman.catalogs.message import Key, Message, key_of
from dragoman.catalogs.plurals import with_forms_of
from dragoman.catalogs.three_way.heirs import Heir, bequeathed, heirs
from dragoman.catalogs.three_way.reconciling import (
    Reconciled,
    Written,
    either,
    merged_lines,
    reconciled,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message that both branches translated, each otherwise."""

    message: Message
    """As it is now: fuzzy, with the one translation, and the other among its comments."""
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """One catalog, and what in it a person has to decide."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...]


_Entries = dict[Key, Message]


def join_branches(base: Catalog, ours: Catalog, theirs: Catalog) -> Joined:
    """Return the catalog of two branches that both began from `base`.

    Messages are told apart by their key, context and text.

    - *one side*: what only one branch changed is as that branch has it; what both changed alike
      too. An entry that is as in `ours` is equal to it, so that its bytes can be kept.
    - *conflict*: translated by both, each otherwise. It is fuzzy with our translation, theirs is a
      comment, `# was: ...`, and it is among the `conflicts`. What gives way without a conflict
      (nothing, a fuzzy one, an obsolete one) tells `reconciled`.
    - *reworded*: one branch replaced the text, the other changed the translation of the old text.
      The new message gets that translation, fuzzy, with the old text as previous one: it was
      written for that. Where the new message has another translation of its own, that one stays,
      and the old message is obsolete with its translation.
    - *deleted*: by one branch, while the other changed its translation: it is obsolete.
    - *added*: on both branches: like a message whose translation both changed.
    - *beside the translation*: comments, pins and marks are joined line by line, and so are flags.
      Extracted comments and references are those of the branch that changed them, else ours.
    - *order*: ours, or theirs if only they changed it; what the other branch added stands behind
      the message that it stands behind there.
    - *header*: field by field, ours where both changed one; its comments line by line. Where the
      catalogs differ in Plural-Forms, the forms of all are first put in the order of the locale.

    No translation is ever put, without `fuzzy`, under a text it was not written for. Of entries
    with one key in one catalog, such as obsolete twins, the rule for *added* makes one.
    """
    base, ours, theirs = _counting_alike(base, ours, theirs)
    (began, _), (mine, twins), (other, more) = map(_one_of_each, (base, ours, theirs))
    conflicts = [*twins, *more]
    left = _Heritage(began, mine, other)
    messages = []
    for key in _order(tuple(began), tuple(mine), tuple(other)):
        found = left.settled(key)
        if found is None:
            continue
        messages.append(found.message)
        if found.other:
            conflicts.append(Conflict(found.message, found.other))
    header = _header(base.header, ours.header, theirs.header)
    messages.sort(key=lambda message: message.obsolete and not _retired(mine, message))
    closing = merged_lines(base.closing, ours.closing, theirs.closing)
    joined = replace(ours, messages=tuple(messages), header=header, closing=closing)
    return Joined(joined, tuple(conflicts))


def without_twins(catalog: Catalog) -> Joined:
    """Return a catalog in which every message stands once, at its first place.

    Two entries of one message are joined as if two branches had added them.
    """
    entries, conflicts = _one_of_each(catalog)
    return Joined(replace(catalog, messages=tuple(entries.values())), tuple(conflicts))


class _Heritage:
    """Who has what of three catalogs, and what goes from the old text of a message to its new."""

    def __init__(self, base: _Entries, ours: _Entries, theirs: _Entries) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.written: Written = {message.strings for message in base.values()}
        self.heirs: dict[Key, Heir] = {
            **heirs(base, keeper=ours, worker=theirs),
            **heirs(base, keeper=theirs, worker=ours),
        }
        self.served = {key_of(heir.work) for heir in self.heirs.values()}

    def settled(self, key: Key) -> Reconciled | None:
        """Return what becomes of a message, None where it is gone."""
        mine, other = self.ours.get(key), self.theirs.get(key)
        if mine is not None and other is not None:
            return reconciled(self._origin(mine, other), mine, other, written=self.written)
        alone = mine or other
        if alone is None:
            return None
        if heir := self.heirs.get(key):
            return Reconciled(bequeathed(alone, heir))
        kept = alone if key not in self.base else self._left(alone)
        return None if kept is None else Reconciled(kept)

    def _left(self, message: Message) -> Message | None:
        """Return a message that the other branch does not have any more, if it has new work."""
        new = any(message.strings) and message.strings != self.base[key_of(message)].strings
        return retired(message) if new and key_of(message) not in self.served else None

    def _origin(self, mine: Message, other: Message) -> Message | None:
        """Return what both began from; for a text that is new on both, the one they both name."""
        origin = self.base.get(key_of(mine))
        if origin is None and mine.previous is not None and mine.previous == other.previous:
            origin = self.base.get(Key(mine.previous.context, mine.previous.id))
        return origin


def _one_of_each(catalog: Catalog) -> tuple[_Entries, list[Conflict]]:
    """Return the one message of each key, and the twins that said different things."""
    entries: _Entries = {}
    conflicts = []
    for message in catalog.messages:
        first = entries.setdefault(key_of(message), message)
        if first is message:
            continue
        found = reconciled(None, first, message)
        entries[key_of(message)] = found.message
        if found.other:
            conflicts.append(Conflict(found.message, found.other))
    return entries, conflicts


def _retired(entries: _Entries, message: Message) -> bool:
    present = entries.get(key_of(message))
    return present is not None and present.obsolete


def _counting_alike(*catalogs: Catalog) -> tuple[Catalog, ...]:
    """Return catalogs whose plural forms are in one order, that of the locale."""
    rules = {catalog.header.fields.get("Plural-Forms") for catalog in catalogs if catalog.messages}
    return catalogs if len(rules) < 2 else tuple(map(_counting_as_the_locale, catalogs))


def _counting_as_the_locale(catalog: Catalog) -> Catalog:
    if catalog.locale is None or not catalog.messages:
        return catalog
    locale, header = catalog.locale, catalog.header
    ordered = tuple(with_forms_of(message, locale, header) for message in catalog.messages)
    right = replace(header, text=header_for(locale).text)
    return replace(catalog, messages=ordered, header=right)


def _order(base: tuple[Key, ...], ours: tuple[Key, ...], theirs: tuple[Key, ...]) -> Iterable[Key]:
    """Return all keys of two branches, each once."""
    common = set(base) & set(ours) & set(theirs)
    before, mine, other = ([k for k in side if k in common] for side in (base, ours, theirs))
    lead, rest = (theirs, ours) if mine == before != other else (ours, theirs)
    return _woven(lead, rest)


def _woven(lead: tuple[Key, ...], rest: tuple[Key, ...]) -> Iterable[Key]:
    """Return the keys in the lead's order, and the others behind those they stand behind."""
    known = set(lead)
    behind: dict[Key | None, list[Key]] = {}
    place: Key | None = None
    for key in rest:
        if key in known:
            place = key
        else:
            behind.setdefault(place, []).append(key)
    first = behind.get(None, [])
    return chain(first, *((key, *behind.get(key, ())) for key in lead))


def _header(base: Header, ours: Header, theirs: Header) -> Header:
    sides = (base, ours, theirs)
    return Header(
        _fields(*(side.fields for side in sides)) if theirs.text != ours.text else ours.text,
        merged_lines(*(side.comments for side in sides)),
        either(*(side.flags for side in sides)),
    )


def _fields(base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """Return the text of a header; no field is ever lost, and none is a conflict."""
    lines = []
    for name in dict.fromkeys((*ours, *theirs)):
        value = either(base.get(name), ours.get(name), theirs.get(name))
        lines.append(f"{name}: {ours.get(name, '') if value is None else value}\n")
    return "".join(lines)
