"""HTML as a reader meets it, by Python's own parser: a second opinion on all the engine says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

HUMAN = frozenset({"alt", "title", "aria-label", "placeholder"})
"""Attributes whose value is for people."""
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
})  # fmt: skip
_CODE = frozenset({"code", "pre", "script", "style", "template"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTING = frozenset({
    "blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "li",
    "ol", "p", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}) | _HEADINGS  # fmt: skip
"""Elements between whose texts no sentence goes on."""
_ADDRESS = re.compile(
    r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*://\S+|(?:mailto:)?[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)\s*"
)


def untouched(before: str = "") -> str:
    """Return the pattern of what stays: shortcodes, templates, placeholders and formulas.

    Other words in mere braces are words. `before` looks ahead from every character that stands in
    nested braces or in a formula.
    """
    sign = rf"{before}[^{{}}]"
    nested = rf"\{{(?:{sign}|\{{(?:{sign}|\{{(?:{sign})*\}})*\}})*\}}"
    braces = rf"\{{\{{[^`]*?\}}\}}|\{{%.*?%\}}|\{{[a-z][a-z0-9_]*\}}|\$?(?!\{{[\w ,;-]*\}}){nested}"
    return rf"{braces}|\$\$.*?\$\$|\$(?=\S)(?:{before}[^$`])*?(?<=\S)\$(?!\d)"


_UNTRANSLATED = re.compile(rf"{untouched()}|\\\[.*?\\\]|\\\(.*?\\\)|\[\^[^\]\s]+\]", re.DOTALL)
"""Shortcodes, templates, mathematics and the labels of footnotes that are missing."""
WORD = re.compile(r"[^\W_]+")
_RAW = re.compile(
    r"(?<=<)(textarea|title)\b[^>]*(?:>.*?(?=</\1[\s/>])|(?<!/)>.*\Z)", re.DOTALL | re.IGNORECASE
)
"""Tags in these are text (HTML 13.2.5.11), which older Pythons overlook: all up to an end tag, and
`</title"` is none. Not behind `<textarea />` without an end, as authors mean it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text."""

    text: str
    code: bool
    """Whether it stands in code, a script, a style or a template: nobody reads it as text."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens or closes an element."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    closing: bool = False

    def skeleton(self) -> str:
        """Return the tag without what people read, and without the id of a heading."""
        kept = [
            f" {name}={value!r}"
            for name, value in self.attributes
            if name not in HUMAN and not (name == "id" and self.name in _HEADINGS)
        ]
        return f"<{'/' * self.closing}{self.name}{''.join(kept)}>"


@dataclass(frozen=True, slots=True)
class Unseen:
    """A comment, declaration or processing instruction."""

    source: str


Piece = Text | Tag | Unseen


class _Reader(HTMLParser):
    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![` as browsers do, as a comment up to the next `>`."""
        return self.parse_bogus_comment(i, report)

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(Tag(tag, tuple(sorted((name, value or "") for name, value in attrs))))
        if tag in _CODE:
            self._code.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(Tag(tag, tuple(sorted((name, value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Tag(tag, closing=True))
        if tag in self._code:
            while self._code.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.pieces.append(Text(data, bool(self._code)))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Unseen(data))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Unseen(decl))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Unseen(data))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Unseen(data))


def pieces(markup: str) -> list[Piece]:
    """Return what a page is made of, in order."""
    reader = _Reader()
    reader.feed(_RAW.sub(lambda found: found[0].replace("<", "&lt;"), markup))
    reader.close()
    return reader.pieces


def settled(markup: str) -> list[str]:
    """Return a page as the specification's own test compares it.

    Runs of blanks are one outside `pre` and none beside the tags of blocks; entities are what they
    stand for. Authors' marks and the ids of headings are left out: the engine knows neither.
    """
    found = [piece for piece in pieces(markup) if not _is_mark(piece)]
    tokens: list[str] = []
    verbatim = False
    for place, piece in enumerate(found):
        if isinstance(piece, Unseen):
            tokens.append(f"<!{piece.source}>")
        elif isinstance(piece, Tag):
            verbatim = not piece.closing if piece.name == "pre" else verbatim
            tokens.append(piece.skeleton() + "".join(value for _, value in human(piece)))
        elif verbatim:
            tokens.append(piece.text)
        else:
            tokens.append(_collapsed(piece.text, found[:place][-1:], found[place + 1 :][:1]))
    return [token for token in tokens if token]


def unwrapped(markup: str) -> list[str]:
    """Return a page as `settled` does, with runs of blanks as one in attributes and `pre` too.

    That is how far a message can hold them: it is one line, whatever its source's lines were.
    """
    tokens = (" ".join(token.split()) for token in settled(markup))
    return [token for token in tokens if token]


def _is_mark(piece: Piece) -> bool:
    return isinstance(piece, Unseen) and piece.source.strip().startswith("dragoman:")


def _collapsed(text: str, before: list[Piece], after: list[Piece]) -> str:
    text = re.sub(r"\s+", " ", text)
    text = text.lstrip() if not before or _is_block(before[0]) else text
    return text.rstrip() if not after or _is_block(after[0]) else text


def _is_block(piece: Piece) -> bool:
    return not isinstance(piece, Text) and not (isinstance(piece, Tag) and piece.name in _INLINE)


def words(markup: str) -> list[str]:
    """Return the words with a letter that readers see outside code; addresses are no words."""
    return [
        word
        for text in _texts(markup)
        for word in WORD.findall(_UNTRANSLATED.sub(" ", text))
        if any(map(str.isalpha, word))
    ]


def _texts(markup: str) -> Iterator[str]:
    """Yield the text of each block, with a blank for code and for what is only an address."""
    text = ""
    for piece in pieces(markup):
        if isinstance(piece, Text):
            text += " " if piece.code or _ADDRESS.fullmatch(piece.text) else piece.text
        elif isinstance(piece, Tag) and piece.name in _PARTING:
            yield text
            text = ""
    yield text


def human(tag: Tag) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag that people read and that have a letter."""
    for name, value in tag.attributes:
        words = any(map(str.isalpha, _UNTRANSLATED.sub("", value)))
        if name in HUMAN and words and not _ADDRESS.fullmatch(value):
            yield name, value


def human_attributes(markup: str) -> list[tuple[str, str]]:
    """Return the attributes of a page that people read."""
    return [found for piece in pieces(markup) if isinstance(piece, Tag) for found in human(piece)]


def skeleton(markup: str, *, without: Iterable[str] = ()) -> list[str]:
    """Return the tags of a page in order, without what people read in them."""
    left_out = frozenset(without)
    return [
        piece.skeleton()
        for piece in pieces(markup)
        if isinstance(piece, Tag) and piece.name not in left_out
    ]
