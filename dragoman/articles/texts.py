"""Several texts asked at once: what few of them hold is looked for in all together first."""

from collections.abc import Iterable


class Texts(tuple[str, ...]):
    """Texts that are asked for signs, all of them much sooner than one by one."""

    joined: str
    """All texts, with nothing between."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.joined = "".join(self)

    def holding(self, *signs: str) -> set[int]:
        """Return the numbers of the texts that hold one of some signs."""
        joined = self.joined
        found: set[int] = set()
        for sign in signs:
            if sign in joined:
                found.update([number for number, text in enumerate(self) if sign in text])
        return found


def texts_of(texts: Iterable[str]) -> Texts:
    """Return texts as such; they are what they were where they are such already."""
    return texts if isinstance(texts, Texts) else Texts(texts)
