"""Inputs for the fuzzer: families of Markdown that break parsers, and mutations of articles."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

SIZE = 20_000
"""Characters of a pathological input."""
PIECES = Path(__file__).with_name("fuzz_pieces.txt")
"""What is repeated: one a line up to `$`, with Python's escapes; `A ... B` is nested."""
_YAML = (
    "a: &b [*b, ",
    "- ",
    "[",
    "{a: ",
    "a:\n ",
    "? ",
    "!!a ",
    "'",
    '"',
    "a: b\n",
    "|\n ",
    "#",
    "&a ",
    "*a ",
)


def _pieces() -> Iterator[list[str]]:
    for line in PIECES.read_text(encoding="utf-8").splitlines():
        yield line[:-1].encode().decode("unicode_escape").split(" ... ")


_ONE = tuple(piece[0] for piece in _pieces() if len(piece) == 1)
_TWO = tuple(piece for piece in _pieces() if len(piece) == 2)


def pathological() -> Iterator[tuple[str, str]]:
    """Yield a name and an input for every family: repeated, nested, growing, in other blocks."""
    for one in _ONE:
        repeated = one * (SIZE // len(one))
        yield f"{one!r} repeated", repeated
        yield f"{one!r} in a quote", "".join(f"> {one}\n" for _ in range(SIZE // (len(one) + 3)))
        yield f"{one!r} in a table", f"|a|b|\n|-|-|\n|{one}|b|\n" * 50
        yield f"{one!r} after words", f"Words {repeated[: SIZE // 10]}\n\nMore words.\n"
    for opening, closing in _TWO:
        times = SIZE // (len(opening) + len(closing))
        yield f"{opening!r} nested", f"{opening * times}a{closing * times}\n"
    for number in (100, 300):
        yield f"{number} lists in lists", "".join(f"{'  ' * n}- a\n" for n in range(number))
        yield f"{number} quotes in lists", "".join(f"{'> - ' * n}a\n" for n in range(number // 5))
    yield "code spans of all lengths", "".join(f"a{'`' * n} " for n in range(300))
    yield "reference definitions", "".join(f"[a{n}]: /b\n" for n in range(4000)) + "[a1] " * 4000
    yield "footnotes", "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(2000))
    yield "a wide table", f"{'|a' * 5000}|\n{'|-' * 5000}|\n{'|b' * 5000}|\n"
    for yaml in _YAML:
        yield f"front matter {yaml!r}", f"---\n{yaml * (SIZE // 10 // len(yaml))}\n---\na\n"


def mutations(sources: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield mutated articles without end, each by one to four changes."""
    changes: tuple[Callable[[str, list[str], random.Random], str], ...] = (
        _replaced, _dropped, _repeated, _spliced, _line_moved, _inserted,
    )  # fmt: skip
    number = 0
    while True:
        number += 1
        text = chance.choice(sources)[:20_000]
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(changes)(text, sources, chance)
        yield f"mutation {number}", text


def _span(text: str, chance: random.Random, most: int = 40) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(1, most))


def _replaced(text: str, _: list[str], chance: random.Random) -> str:
    start, end = _span(text, chance, 3)
    other = chance.choice(
        "*_`[]()<>!#-+|~:\\\"' \t\n\r&;{}0a\u3042\u0639\ufeff\x0b\u2028\U0001f600"
    )
    return text[:start] + other + text[end:]


def _dropped(text: str, _: list[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _repeated(text: str, _: list[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end] * chance.choice((2, 3, 50)) + text[end:]


def _spliced(text: str, sources: list[str], chance: random.Random) -> str:
    other = chance.choice(sources)
    start, end = _span(other, chance, 2000)
    place = chance.randrange(len(text) + 1)
    return text[:place] + other[start:end] + text[place:]


def _line_moved(text: str, _: list[str], chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(("", "  ", "> ", "- ")) + line)
    return "".join(lines)


def _inserted(text: str, _: list[str], chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(_ONE) * chance.choice((1, 1, 2, 9)) + text[place:]
