"""The place of a comment in code, which its translation must not break."""

from dataclasses import dataclass

from dragoman.articles.code.comments import Comment
from dragoman.articles.code.proof import fits


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A comment and the code around it."""

    code: str
    language: str
    comment: Comment

    def refusal(self, translation: str) -> str | None:
        """Return why a translation may not stand in the comment's place; None where it may."""
        return fits(self.code, self.language, self.comment, translation)
