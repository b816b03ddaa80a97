"""An approved catalog, edited and sent through tools: what counts as approved then."""

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polib

from dragoman.catalogs import (
    Catalog,
    Message,
    State,
    new_catalog,
    pinned,
    read_catalog,
    state_of,
    write_catalog,
)
from tests.benchmarks.tool_paths import Way
from tests.pipeline.clinic import DE, TODAY

_MESSAGES = 240
_TEXTS = (
    "Take {n} mg of it in the evening.",
    "Stop at {n}.\nCall [us][1], or *ask*.",
    'Say "{n}" and \\{n}\\, then\tpress `key {n}`.',
    "第{n}回の投与のあと、2時間休んでください。",
    "انتظر {n} ساعة بعد الزيارة.",
    "Cafe\u0301 {n} and Café {n}\u00a0%: 5\u2009µg 🙂",
    "Number {n}. " + "A long paragraph that every tool would like to wrap, word by word. " * 6,
    "{n} <kbd>Enter</kbd> [^label] %(name)s 100%",
)
Pair = tuple[str | None, str, str | None, tuple[str, ...]]
"""A text with its context and plural, and its translation."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is approved at the end of a way."""

    false: Sequence[str]
    """Texts that count as approved with a translation that nobody approved for them."""
    confirmed: int
    """Messages that are confirmed at the end."""
    due: int
    """Those of them that were approved as they are."""
    kept: int
    """Those of these that still count as approved."""


def outcome(way: Way, *, edited: bool) -> Outcome:
    """Send a catalog on a way, with two thirds of it edited or with nothing edited."""
    with TemporaryDirectory() as folder:
        path, template = Path(folder) / "catalog.po", Path(folder) / "template.pot"
        catalog = _approved_catalog()
        approved = set(map(_pair, catalog))
        write_catalog(path, catalog)
        blank = (replace(it, strings=("",) * len(it.strings), comments=()) for it in catalog)
        write_catalog(template, new_catalog("x", None, blank))
        if edited:
            _edit(path, _touch_translation)
            _edit(template, _touch_source)
        after = read_catalog(way(path, template), domain="x", locale=DE)
    confirmed = [message for message in after if message.translated]
    found = [message for message in confirmed if state_of(message) >= State.REVISED]
    due = sum(_pair(message) in approved for message in confirmed)
    false = [message.id for message in found if _pair(message) not in approved]
    return Outcome(false, len(confirmed), due, len(found) - len(false))


def _approved_catalog() -> Catalog:
    return new_catalog("x", DE, map(_approved, range(_MESSAGES)))


def _approved(number: int) -> Message:
    text = _TEXTS[number % len(_TEXTS)].format(n=number + 1)
    plural = f"{text} (many)" if number % 5 == 0 else None
    strings = (f"DE {text}",) if plural is None else (f"DE {text}", f"DE {plural}")
    context = f"context {number}" if number % 3 == 0 else None
    message = Message(text, strings, context=context, plural_id=plural, comments=("Who asks?",))
    for name in ("ben", "a-name-of-22-characters")[: 1 + number % 2]:
        message = pinned(message, State(3 + number % 2), name[:22], TODAY)
    return message


def _pair(message: Message) -> Pair:
    return message.context, message.id, message.plural_id, message.strings


def _edit(path: Path, touch: Callable[[polib.POFile, int, random.Random], None]) -> None:
    """Edit every third message of a file, and save it as polib does."""
    file = polib.pofile(str(path), wrapwidth=0)
    chance = random.Random(7)
    for number in range(0, len(file) - 1, 3):
        touch(file, number, chance)
    file.save(str(path))


def _touch_translation(file: polib.POFile, number: int, chance: random.Random) -> None:
    entry, next_one = file[number], file[number + 1]
    if entry.msgid_plural:
        entry.msgstr_plural[1] += "!"
    elif chance.random() < 0.2 and not next_one.msgid_plural:
        entry.msgstr, next_one.msgstr = next_one.msgstr, entry.msgstr
    elif chance.random() < 0.2:
        entry.tcomment, next_one.tcomment = next_one.tcomment, entry.tcomment
    else:
        entry.msgstr = _touched(entry.msgstr, chance)


def _touch_source(file: polib.POFile, number: int, chance: random.Random) -> None:
    entry = file[number + 1]
    if chance.random() < 0.2:
        entry.msgctxt = "another"
    elif entry.msgid_plural and chance.random() < 0.5:
        entry.msgid_plural += "!"
    else:
        entry.msgid = _touched(entry.msgid, chance)


def _touched(text: str, chance: random.Random) -> str:
    """Return a text with one small change, some of them invisible."""
    edits: tuple[Callable[[str], str], ...] = (
        lambda it: it.replace("1", "7").replace("2", "5"),
        lambda it: f"{it} ",
        lambda it: it.replace(".", "").replace("。", ""),
        lambda it: unicodedata.normalize("NFD", it),
        lambda it: it.replace(" ", "\u00a0", 1),
        str.swapcase,
        lambda it: f"\u200b{it}",
    )
    changed = chance.choice(edits)(text)
    return changed if changed != text else f"{text}?"
