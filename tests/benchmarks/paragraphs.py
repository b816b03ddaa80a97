"""Edits of paragraphs as authors of a clinic make them."""

import random
import re
from collections.abc import Callable, Mapping

_LIST = "nurse water morning evening visit spray breath door chair meal bus phone music light rest"
WORDS = _LIST.split()
"""Things that the paragraphs are about."""
_SENTENCES = (
    "Take {n} mg of it in the {w}.",
    "Wait for **{n} hours** before you open the {w}.",
    "Do not drive until the {w} is over.",
    "Ask the {w} about [everything](/a/visit) that you would like to know.",
    "Bring somebody with you who takes you to the {w}.",
    "Please leave your {w} in locker {n} near the door.",
    "It is safe to have a {w} at most {n} times a week.",
)
_Blocks = list[str]


def paragraph(chance: random.Random) -> str:
    """Return one to three sentences."""
    chosen = chance.choices(_SENTENCES, k=chance.randint(1, 3))
    fill = (it.format(n=chance.randint(2, 90), w=chance.choice(WORDS)) for it in chosen)
    return " ".join(fill)


def _in_one(
    change: Callable[[random.Random, str], str],
) -> Callable[[random.Random, _Blocks], None]:
    def edit(chance: random.Random, blocks: _Blocks) -> None:
        place = chance.randrange(len(blocks))
        blocks[place] = change(chance, blocks[place])

    return edit


def _another_number(chance: random.Random, text: str) -> str:
    return re.sub(r"\d+", lambda _: str(chance.randint(2, 90)), text, count=1)


def _another_word(chance: random.Random, text: str) -> str:
    words = "|".join(WORDS)
    return re.sub(rf"\b({words})\b", chance.choice(WORDS), text, count=1)


def _less(chance: random.Random, text: str) -> str:
    sentences = text.split(". ")
    return ". ".join(sentences[1:]) if len(sentences) > 1 else text


def _negation(chance: random.Random, text: str) -> str:
    if "Do not drive" in text:
        return text.replace("Do not drive", "Drive")
    return text.replace("Take ", "Do not take ", 1).replace("is safe", "is unsafe")


def _split(chance: random.Random, blocks: _Blocks) -> None:
    place = chance.randrange(len(blocks))
    blocks[place : place + 1] = blocks[place].split(". ", 1)


def _join(chance: random.Random, blocks: _Blocks) -> None:
    if len(blocks) > 1:
        place = chance.randrange(len(blocks) - 1)
        blocks[place : place + 2] = [" ".join(blocks[place : place + 2])]


def _remove(chance: random.Random, blocks: _Blocks) -> None:
    if len(blocks) > 1:
        del blocks[chance.randrange(len(blocks))]


EDITS: Mapping[str, Callable[[random.Random, _Blocks], None]] = {
    "number": _in_one(_another_number),
    "word": _in_one(_another_word),
    "emphasis": _in_one(lambda _, text: text.replace("**", "") or text),
    "punctuation": _in_one(lambda _, text: text.replace(" before", ", before")),
    "unit": _in_one(lambda _, text: text.replace(" mg", " ml").replace("hours", "days")),
    "negation": _in_one(_negation),
    "link": _in_one(lambda _, text: text.replace("(/a/visit)", "(/a/dose)")),
    "sentence more": _in_one(lambda chance, text: f"{text} {paragraph(chance)}"),
    "sentence less": _in_one(_less),
    "paragraph more": lambda chance, blocks: blocks.insert(
        chance.randrange(len(blocks) + 1), paragraph(chance)
    ),
    "paragraph less": _remove,
    "paragraphs moved": lambda chance, blocks: chance.shuffle(blocks),
    "split": _split,
    "joined": _join,
    "code": lambda chance, blocks: blocks.append(f"```\n{chance.randint(1, 9)}\n```"),
}
"""What is done to the blocks of an article, by name."""
