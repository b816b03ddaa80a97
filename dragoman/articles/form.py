"""How the text of a message is read."""

from enum import Enum


class Form(Enum):
    """What the text of a message is written in."""

    MARKDOWN = "markdown"
    """Inline Markdown, as the message canon has it."""
    PLAIN = "plain"
    """Plain text: front matter, alt texts, titles, attributes, texts of raw HTML without tags."""
    HTML = "html"
    """Text of raw HTML with the inline tags that stand in it; every other sign is itself."""
