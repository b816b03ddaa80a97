"""Which fields of an article's front matter are for translation."""

from dataclasses import dataclass

NEVER = frozenset(
    {"slug", "date", "url", "uri", "id", "key", "lang", "path", "href", "permalink", "aliases"}
)
"""Last names of fields that programs read: no schema makes messages of them."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The front-matter fields whose text is a message; every other field stays as it is.

    A field is named by its path, `title` or `seo.description`. A path leads through lists:
    `faq.question` names the question of every entry of `faq`, `tags` every entry of a list of
    texts. A name that has a dot in it cannot be named.
    """

    translate: tuple[str, ...] = ("title", "summary")

    def takes(self, path: str) -> bool:
        """Tell whether what stands at a path is for translation."""
        return path in self.translate and self.refusal(path) is None

    @staticmethod
    def refusal(path: str) -> str | None:
        """Return why a path may not be named for translation; None where it may."""
        names = path.split(".")
        if any(name.strip() != name or not name for name in names):
            return f'"{path}" is no path of names such as title or seo.description'
        if names[-1].lower() in NEVER:
            return f'"{path}" is read by programs and never translated; nor are {_NEVER}'
        return None


_NEVER = ", ".join(sorted(NEVER))
