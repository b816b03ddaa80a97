"""What a project's settings add to the Markdown of its articles."""

from dataclasses import dataclass

from dragoman.articles.code.tokens import language_of


@dataclass(frozen=True, slots=True)
class Dialect:
    """How articles are read beyond CommonMark and the engine's extensions."""

    containers: bool = True
    """Whether `:::` containers, `!!!` admonitions and `///` blocks are boxes."""
    shortcodes: bool = True
    """Whether `{{< ... >}}`, `{{% ... %}}` and `{% ... %}` are structure."""
    code_comments: frozenset[str] = frozenset()
    """The languages whose comments in fenced code are messages."""
    facts: frozenset[str] = frozenset()
    """The names `{name}` stands for a fact of."""

    def has_comments(self, info: str) -> bool:
        """Tell whether comments are messages in code whose fence says so of its language."""
        language = language_of(info) if self.code_comments and info else None
        return language is not None and language in map(language_of, self.code_comments)
