"""Merging: what becomes of the translations when the source has changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.former import with_comments, with_former
from dragoman.catalogs.header import header_for
from dragoman.catalogs.links import renumbered, targets_in, without_links
from dragoman.catalogs.matching import matched
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.plurals import counts_rightly, with_forms_of
from dragoman.locales import plural_forms

CHANGED = "changed: "
"""Begins the extracted comment with the words that changed in the source of a fuzzy message."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many messages went which way."""

    unchanged: int = 0
    new: int = 0
    reworded: int = 0
    """Now fuzzy: the source changed, or the header's rule for plurals."""
    revived: int = 0
    """Were obsolete, and are back."""
    obsolete: int = 0
    """Left the source; their translations are kept."""
    removed: int = 0
    """Left the source without ever having been translated."""
    comments_lost: tuple[Message, ...] = ()
    """Messages without a translation that go together with the translators' comments on them."""


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
      serves one new one at most. An untranslated one has nothing but its translators' comments to
      give: it serves where no translated one does, and the new message stays new.
    - *plural*: the key is in both, the plural text is not the same. The translation stays as
      fuzzy; one that had no plural fills every form, one that has no plural any more keeps its
      last form, the most general one.
    - *new*: all others, untranslated, with as many forms as the language has.
    - *obsolete*: old messages that are left over and have a translation, marked and put last.
    - *removed*: old messages that are left over and have none. Their translators' comments go with
      them, for gettext's tools drop an obsolete entry with an empty `msgstr`; the report has them.
    - *duplicate*: of several entries with one key (obsolete twins, which some editors leave) the
      one in use counts if it is translated, otherwise the first that is. Of the rest the
      translators' comments stay, and other translations become comments: `# was: ...`.
    - *other plural rules*: where the header's Plural-Forms is not the locale's, it becomes so, and
      translations with forms in another order or number are put in order, as fuzzy.

    A plural form for which there is no place any more is kept as a comment too, `# was[0]: ...`.
    Merging again changes nothing.
    """
    old = _by_key(catalog)
    moved = _put_in_order(old, catalog)
    fresh = tuple(template)
    lost = [message for key, message in old.items() if template.find(key) is None]
    partners = _partners([m for m in fresh if key_of(m) not in old], lost)
    forms = plural_forms(catalog.locale).count if catalog.locale else 1
    messages = tuple(
        _carried(message, old.get(key_of(message)) or partners.get(key_of(message)), forms)
        for message in fresh
    )
    served = {key_of(message) for message in partners.values()}
    left = [message for message in lost if key_of(message) not in served]
    kept = tuple(_retired(message) for message in left if any(message.strings))
    header = replace(header_for(catalog.locale), comments=catalog.header.comments)
    ways = [_way(message, old, partners, moved) for message in fresh]
    return Merged(
        replace(catalog, messages=messages + kept, header=header), _report(ways, lost, left)
    )


def is_settled(old: Catalog, merged: Merged, *, tolerant: bool) -> bool:
    """Say whether a merge leaves nothing to write: the same messages, and plurals by CLDR's rule.

    `tolerant` overlooks what confirmed translations leave behind, as `without_leftovers` tells.
    Nothing else in the header counts: dates and tools' names are no reason to write.
    """
    if not counts_rightly(old):
        return False
    if not tolerant:
        return old.messages == merged.catalog.messages
    settled = (list(map(without_leftovers, each.messages)) for each in (old, merged.catalog))
    return next(settled) == next(settled)


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
        if present is message:
            continue
        counts, goes = present, message
        if any(message.strings) and not any(present.strings):
            counts, goes = message, present
        best[key_of(message)] = with_former(with_comments(counts, goes.comments), goes)
    return best


def _put_in_order(old: dict[Key, Message], catalog: Catalog) -> set[Key]:
    """Put the plural forms in the locale's order, and return the keys of those that were not."""
    if catalog.locale is None:
        return set()
    ordered = {key: with_forms_of(m, catalog.locale, catalog.header) for key, m in old.items()}
    moved = {key for key, message in ordered.items() if message is not old[key]}
    old.update({key: with_former(ordered[key], old[key]) for key in moved})
    return moved


def _partners(new: list[Message], lost: list[Message]) -> dict[Key, Message]:
    """Return the old message for every new one that was made from one."""
    translated = [message for message in lost if any(message.strings)]
    found = _pairs(new, translated)
    noted = [message for message in lost if message.comments and not any(message.strings)]
    return found | _pairs([message for message in new if key_of(message) not in found], noted)


def _pairs(new: list[Message], old: list[Message]) -> dict[Key, Message]:
    return {key_of(new[i]): old[j] for i, j in matched(new, old).items()}


def _carried(fresh: Message, old: Message | None, forms: int) -> Message:
    """Return a message of the template with the translation of the old message, if there is one."""
    count = 1 if fresh.plural_id is None else forms
    if old is None:
        return replace(fresh, strings=("",) * count)
    fitted = _fitted(old, fresh, count)
    kept = with_former(replace(old, strings=fitted), old).comments
    carried = replace(fresh, strings=_renumbered(fitted, old, fresh), comments=kept)
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
    """Return the old translation in as many forms as wanted."""
    strings = old.strings
    if fresh.plural_id is None:
        strings = strings[-1:] if old.plural_id is not None else strings
    elif old.plural_id is None:
        strings = strings * count
    return strings + ("",) * (count - len(strings))


def _renumbered(strings: tuple[str, ...], old: Message, fresh: Message) -> tuple[str, ...]:
    """Return the old translation with its references renumbered by where they lead."""
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
        previous=message.previous if message.fuzzy or message.obsolete else None,
    )


def _report(ways: list[str], lost: Iterable[Message], left: Iterable[Message]) -> MergeReport:
    """Count the ways of the template's messages, and what became of those that are not in it.

    An untranslated message that only gave its comments to a new one is removed all the same.
    """
    untranslated = [message for message in left if not any(message.strings)]
    return MergeReport(
        unchanged=ways.count("unchanged"),
        new=ways.count("new"),
        reworded=ways.count("reworded"),
        revived=ways.count("revived"),
        obsolete=sum(any(message.strings) for message in left if not message.obsolete),
        removed=sum(not any(message.strings) for message in lost if not message.obsolete),
        comments_lost=tuple(message for message in untranslated if message.comments),
    )


def _way(
    message: Message,
    old: dict[Key, Message],
    partners: dict[Key, Message],
    moved: Collection[Key],
) -> str:
    key = key_of(message)
    if partner := partners.get(key):
        return "reworded" if any(partner.strings) else "new"
    present = old.get(key)
    if present is None:
        return "new"
    if present.obsolete:
        return "revived"
    same = present.plural_id == message.plural_id or not any(present.strings)
    return "unchanged" if same and key not in moved else "reworded"
