"""Merging: what becomes of the translations when the source has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs.approval.standing import with_frame_mark
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.former import with_comments, with_former
from dragoman.catalogs.header import header_for
from dragoman.catalogs.merging.compendium import Compendium
from dragoman.catalogs.merging.matching import matched
from dragoman.catalogs.merging.report import MergeReport, Way, report_of, way_of
from dragoman.catalogs.merging.rewording import (
    CHANGED,
    Occasion,
    reworded,
    same_texts,
    unchanged,
    without_leftovers,
)
from dragoman.catalogs.merging.untouched import untouched, without, woven
from dragoman.catalogs.message import FUZZY, Key, Message, key_of
from dragoman.catalogs.plurals import counts_rightly, with_forms_of
from dragoman.locales import plural_forms


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that follows its template again, and what was done to it."""

    catalog: Catalog
    report: MergeReport


def merge(
    catalog: Catalog,
    template: Catalog,
    occasion: Occasion | None = None,
    compendium: Compendium | None = None,
) -> Merged:
    """Return the catalog with the template's messages, in the template's order.

    - *unchanged*: the key (context and text) is in both. The translation, its comments and its
      state stay; references, extracted comments and other flags are the template's.
    - *revived*: the key was obsolete. The translation comes back, fuzzy only if it was.
    - *reworded*: the key is new, but an old message that is not needed any more is like it. Its
      translation is taken over as fuzzy, with the old text as previous (`#|`), the words that
      changed as comment (`#. changed:`), and references renumbered by where they lead. A context
      that was added or changed is a case of this. An old text that was fuzzy keeps its own
      previous, for that is what the translation was made for. Marks say whether it stays published
      for a while: see `reworded`. Each old message, obsolete or not,
      serves one new one at most, or each part of a text that was split. An untranslated one has
      nothing but its translators' comments to give: it serves where no translated one does, and the
      new message stays new.
    - *plural*: the key is in both, the plural text is not the same. The translation stays as
      fuzzy; one that had no plural fills every form, one that has no plural any more keeps its
      last form, the most general one.
    - *carried*: the text is an edit of an old one in which no word changed: see `carries`. The
      translation stays confirmed, and is marked.
    - *moved* and *copied*: the text is new here, and left another article or is in another one too,
      as it is or similar. See `Compendium`; without one there is no such case.
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
    occasion = occasion or Occasion()
    kept = untouched(catalog, template)
    old = _by_key(without(catalog.messages, set(kept.values())))
    moved = _put_in_order(old, catalog)
    texts = without(template.messages, kept.keys())
    fresh = {key_of(message): message for message in texts if not message.obsolete}
    lost = [message for key, message in old.items() if key not in fresh]
    forms = plural_forms(catalog.locale).count if catalog.locale else 1
    new = [message for key, message in fresh.items() if key not in old]
    taken = compendium.same_texts(new, catalog.domain, forms, occasion) if compendium else {}
    new = [message for message in new if key_of(message) not in taken]
    partners = _partners(new, lost)
    if compendium:
        new = [message for message in new if key_of(message) not in partners]
        taken |= compendium.similar_texts(new, catalog.domain, forms, occasion)
    origins = old | partners
    messages = tuple(
        taken.get(key) or _followed(message, origins.get(key), forms, occasion)
        for key, message in fresh.items()
    )
    served = {key_of(message) for message in partners.values()}
    left = [message for message in lost if key_of(message) not in served]
    gone = tuple(retired(message) for message in left if any(message.strings))
    catalog = with_frame_mark(catalog, occasion.frame, occasion.terms, occasion.today)
    header = replace(header_for(catalog.locale), comments=catalog.header.comments)
    ways = [
        way_of(message, origins.get(key), moved)
        for key, message in zip(fresh, messages, strict=True)
    ]
    report = report_of([*ways, *[Way.UNCHANGED] * len(kept)], lost, left)
    every = woven(catalog, template, kept, messages + gone)
    return Merged(replace(catalog, messages=every, header=header), report)


def is_settled(old: Catalog, merged: Merged, *, tolerant: bool) -> bool:
    """Say whether a merge leaves nothing to write: the same messages, and plurals by CLDR's rule.

    `tolerant` overlooks what confirmed translations leave behind, as `without_leftovers` tells.
    Nothing else in the header counts: dates and tools' names are no reason to write.
    """
    if not counts_rightly(old) or old.header.comments != merged.catalog.header.comments:
        return False
    if not tolerant:
        return _in_order(old.messages) == _in_order(merged.catalog.messages)
    both = (_in_order(each.messages) for each in (old, merged.catalog))
    settled = (list(map(without_leftovers, messages)) for messages in both)
    return next(settled) == next(settled)


def _in_order(messages: Iterable[Message]) -> Sequence[Message]:
    """Return the messages, obsolete ones last: where else they stand is no reason to write."""
    return sorted(messages, key=lambda message: message.obsolete)


def _by_key(messages: Iterable[Message]) -> dict[Key, Message]:
    """Return the one message that counts of each key, in the catalog's order."""
    best: dict[Key, Message] = {}
    for message in _in_order(messages):
        key = key_of(message)
        present = best.setdefault(key, message)
        if present is message:
            continue
        counts, goes = present, message
        if any(message.strings) and not any(present.strings):
            counts, goes = message, present
        best[key] = with_former(with_comments(counts, goes.comments), goes)
    return best


def _put_in_order(old: dict[Key, Message], catalog: Catalog) -> set[Key]:
    """Put the plural forms in the locale's order, and return the keys of those that were not."""
    plurals = {key: message for key, message in old.items() if message.plural_id is not None}
    if catalog.locale is None or not plurals:
        return set()
    ordered = {key: with_forms_of(m, catalog.locale, catalog.header) for key, m in plurals.items()}
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


def _followed(fresh: Message, old: Message | None, forms: int, occasion: Occasion) -> Message:
    """Return a message of the template with the translation of the old message, if there is one."""
    if old is None:
        return replace(fresh, strings=("",) * (1 if fresh.plural_id is None else forms))
    if not any(old.strings) or (not old.fuzzy and same_texts(old, fresh)):
        return unchanged(fresh, old, forms)
    return reworded(fresh, old, forms, occasion)


def retired(message: Message) -> Message:
    """Return a message as obsolete. Its targets are kept, in case it comes back reworded."""
    return replace(
        message,
        obsolete=True,
        references=(),
        extracted=tuple(line for line in message.extracted if not line.startswith(CHANGED)),
        flags=tuple(flag for flag in message.flags if flag == FUZZY),
        previous=message.previous if message.fuzzy or message.obsolete else None,
    )
