"""Merging: what becomes of the translations when the source has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.header import header_for
from dragoman.catalogs.links import renumbered, targets_in, without_links
from dragoman.catalogs.matching import matched
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, marked_fuzzy
from dragoman.locales import plural_forms

CHANGED = "changed: "
"""Begins the extracted comment with the words that changed in the source of a fuzzy message."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many messages went which way."""

    unchanged: int = 0
    new: int = 0
    reworded: int = 0
    """Now fuzzy: the source changed."""
    revived: int = 0
    """Were obsolete, and are back."""
    obsolete: int = 0
    """Left the source; their translations are kept."""
    removed: int = 0
    """Left the source without ever having been translated."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that follows its template again, and what was done to it."""

    catalog: Catalog
    report: MergeReport


def merge(catalog: Catalog, template: Catalog) -> Merged:
    """Return the catalog with the template's messages, in the template's order.

    - *unchanged*: the key (context and text) is in both. The translation, its comments and its
      state stay; references, extracted comments and other flags are the template's.
    - *revived*: the key was obsolete. The translation comes back, fuzzy only if it was.
    - *reworded*: the key is new, but an old message that is not needed any more is like it. Its
      translation is taken over as fuzzy, with the old text as previous (`#|`), the words that
      changed as comment (`#. changed:`), and references renumbered by where they lead. A context
      that was added or changed is a case of this. An old text that was fuzzy keeps its own
      previous, for that is what the translation was made for. Each old message, obsolete or not,
      serves one new one at most, and untranslated ones serve none.
    - *plural*: the key is in both, the plural text is not the same. The translation stays as
      fuzzy; one that had no plural fills every form, one that has no plural any more keeps its
      last form, the most general one.
    - *new*: all others, untranslated, with as many forms as the language has.
    - *obsolete*: old messages that are left over and have a translation, marked and put last.
    - *removed*: old messages that are left over and have none.
    - *duplicate*: of several entries with one key (obsolete twins, which some editors leave) the
      one in use counts if it is translated, otherwise the first that is; the rest goes.

    Merging again changes nothing.
    """
    old = _by_key(catalog)
    fresh = tuple(template)
    lost = [message for key, message in old.items() if template.find(key) is None]
    partners = _partners([m for m in fresh if key_of(m) not in old], lost)
    forms = plural_forms(catalog.locale).count if catalog.locale else 1
    messages = tuple(
        _carried(message, old.get(key_of(message)) or partners.get(key_of(message)), forms)
        for message in fresh
    )
    served = {key_of(message) for message in partners.values()}
    kept = tuple(_retired(m) for m in lost if key_of(m) not in served and any(m.strings))
    header = replace(header_for(catalog.locale), comments=catalog.header.comments)
    return Merged(
        replace(catalog, messages=messages + kept, header=header),
        _report(fresh, old, partners, [m for m in lost if key_of(m) not in served]),
    )


def without_leftovers(message: Message) -> Message:
    """Return a message without what told of its change, once its translation is confirmed.

    Editors take the flag `fuzzy` away and leave the comment, and some the previous text: the next
    merge drops both, and nobody has forgotten anything.
    """
    if message.fuzzy or message.obsolete:
        return message
    told = tuple(line for line in message.extracted if not line.startswith(CHANGED))
    return replace(message, extracted=told, previous=None)


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    """Return the one message that counts of each key, in the catalog's order."""
    best: dict[Key, Message] = {}
    for message in (*catalog, *catalog.obsolete):
        present = best.setdefault(key_of(message), message)
        if any(message.strings) and not any(present.strings):
            best[key_of(message)] = message
    return best


def _partners(new: list[Message], lost: list[Message]) -> dict[Key, Message]:
    """Return the old message for every new one that was made from one."""
    translated = [message for message in lost if any(message.strings)]
    return {key_of(new[i]): translated[j] for i, j in matched(new, translated).items()}


def _carried(fresh: Message, old: Message | None, forms: int) -> Message:
    """Return a message of the template with the translation of the old message, if there is one."""
    count = 1 if fresh.plural_id is None else forms
    if old is None:
        return replace(fresh, strings=("",) * count)
    carried = replace(fresh, strings=_fitted(old, fresh, count), comments=old.comments)
    same = (old.key, old.plural_id) == (fresh.key, fresh.plural_id)
    if not any(old.strings) or (same and not old.fuzzy):
        return carried
    before = old.previous if old.fuzzy else None
    if not same and before is None:
        before = Previous(old.id, old.context, old.plural_id)
    if before == Previous(fresh.id, fresh.context, fresh.plural_id):
        before = None
    changed = _changed(before, fresh)
    return marked_fuzzy(replace(carried, previous=before, extracted=(*fresh.extracted, *changed)))


def _fitted(old: Message, fresh: Message, count: int) -> tuple[str, ...]:
    """Return the old translation in as many forms as wanted, its references renumbered."""
    strings = old.strings
    if fresh.plural_id is None:
        strings = strings[-1:] if old.plural_id is not None else strings
    elif old.plural_id is None:
        strings = strings * count
    strings += ("",) * (count - len(strings))
    if old.key == fresh.key:
        return strings
    before, after = targets_in(old.extracted), targets_in(fresh.extracted)
    return tuple(renumbered(string, before, after) for string in strings)


def _changed(before: Previous | None, fresh: Message) -> Iterator[str]:
    if before is None:
        return
    texts = ((before.id, fresh.id), (before.plural_id or "", fresh.plural_id or ""))
    for old, new in texts:
        if old != new:
            words = word_difference(without_links(old), without_links(new))
            yield CHANGED + (words or "only links")


def _retired(message: Message) -> Message:
    """Return a message as obsolete. Its targets are kept, in case it comes back reworded."""
    return replace(
        message,
        obsolete=True,
        references=(),
        extracted=tuple(line for line in message.extracted if not line.startswith(CHANGED)),
        flags=tuple(flag for flag in message.flags if flag == FUZZY),
        previous=message.previous if message.fuzzy else None,
    )


def _report(
    fresh: Iterable[Message],
    old: dict[Key, Message],
    partners: dict[Key, Message],
    left: list[Message],
) -> MergeReport:
    ways = [_way(message, old, partners) for message in fresh]
    gone = [message for message in left if not message.obsolete]
    kept = sum(any(message.strings) for message in gone)
    return MergeReport(
        unchanged=ways.count("unchanged"),
        new=ways.count("new"),
        reworded=ways.count("reworded"),
        revived=ways.count("revived"),
        obsolete=kept,
        removed=len(gone) - kept,
    )


def _way(message: Message, old: dict[Key, Message], partners: dict[Key, Message]) -> str:
    key = key_of(message)
    if key in partners:
        return "reworded"
    present = old.get(key)
    if present is None:
        return "new"
    if present.obsolete:
        return "revived"
    same = present.plural_id == message.plural_id or not any(present.strings)
    return "unchanged" if same else "reworded"
