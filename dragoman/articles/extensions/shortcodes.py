"""Shortcodes of site generators, such as `{{< figure src="a.png" alt="A spray" >}}`.

Known are Hugo's `{{< name >}}` and `{{% name %}}` with `{{< /name >}}`, and the `{% name %}` of
Liquid, Nunjucks and Jinja. Hugo's escaped `{{</* name */>}}` and `{{ values }}` are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE, _SINGLE, _RAW = r'"(?:[^"\\]|\\.)*+"', r"'(?:[^'\\]|\\.)*+'", r"`[^`]*+`"
_HUGO_QUOTED, _LIQUID_QUOTED = f"{_DOUBLE}|{_RAW}", f"{_DOUBLE}|{_SINGLE}"


def _hugo(sign: str, last: str) -> str:
    inside = rf"(?:{_HUGO_QUOTED}|[^\"`{{{last}\\]|\{{(?!\{{)|{last}(?!\}}\}}))*+"
    return rf"\{{\{{{sign}\s*+/?\s*+\w[\w./-]*+{inside}{last}\}}\}}"


_LIQUID = (
    rf"(?<!\{{)\{{%[-+]?\s*+\w{{1,99}}+(?:{_LIQUID_QUOTED}|[^\"'{{%\\]|\{{(?![{{%])|%(?!\}}))*+%\}}"
)
SHORTCODE = re.compile(rf"{_hugo('<', '>')}|{_hugo('%', '%')}|{_LIQUID}", re.DOTALL)
"""A shortcode. No part of it can be matched in two ways, so that it is found in linear time."""
OPENER = re.compile(r"\{\{[<%]|(?<!\{)\{%")
"""What a shortcode begins with."""

_NAME = re.compile(r"\{(?:\{[<%]|%[-+]?)\s*(?P<slash>/?)\s*(?P<name>\w[\w./-]*)")
_CLOSING = re.compile(r"\{\{[<%]\s*+/\s*+(\w[\w./-]*+)|\{%[-+]?\s*+end(\w++)")
_BETWEEN = frozenset({"else", "elif", "elsif", "elseif", "when"})
"""What stands between the opening and the closing tag of another."""
_VERBATIM = frozenset({"highlight", "comment"})
"""What has no Markdown in it."""
_SELF_CLOSED = re.compile(r"/[>%]\}\}$")
_ARGUMENT = r"(?:(?<![\w-])(?P<name>[\w-]+)\s*+[=:]\s*+)?(?P<quoted>{})"
_HUGO_ARGUMENT = re.compile(_ARGUMENT.format(_HUGO_QUOTED), re.DOTALL)
_LIQUID_ARGUMENT = re.compile(_ARGUMENT.format(_LIQUID_QUOTED), re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_HUMAN = frozenset(
    {"title", "alt", "caption", "text", "label", "placeholder", "description", "summary"}
)
"""Parameters whose quoted values are for readers."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A quoted value of a shortcode that is for readers."""

    name: str
    """The parameter: `alt`, `title`, ..."""
    value: str
    """What it says, without quotes and escapes."""
    start: int
    """Where it begins, between its quotes."""
    end: int
    """Where it ends."""
    quote: str
    """The sign it stands between: `"`, `'` or a backtick."""

    def written(self, value: str) -> str:
        """Return how a value is spelled between the quotes of this one."""
        if self.quote == "`":
            return value.replace("`", "'")
        return value.replace("\\", "\\\\").replace(self.quote, f"\\{self.quote}")


def arguments(text: str) -> Iterator[Argument]:
    """Yield the values for readers in the shortcodes of a text, placed in its characters."""
    for shortcode in SHORTCODE.finditer(text):
        known = _HUGO_ARGUMENT if shortcode[0].startswith("{{") else _LIQUID_ARGUMENT
        for found in known.finditer(text, *shortcode.span()):
            if (found["name"] or "").lower() in _HUMAN:
                yield _argument(found)


def _argument(found: re.Match[str]) -> Argument:
    quote, inside = found["quoted"][0], found["quoted"][1:-1]
    value = inside if quote == "`" else _ESCAPE.sub(r"\1", inside)
    start, end = found.span("quoted")
    return Argument(found["name"], value, start + 1, end - 1, quote)


def frozen(shortcode: str) -> str:
    """Return a shortcode with the values that are for readers left out: what must stay."""
    kept: list[str] = []
    done = 0
    for argument in arguments(shortcode):
        kept.append(shortcode[done : argument.start])
        done = argument.end
    return "".join([*kept, shortcode[done:]])


def without_shortcodes(text: str) -> str:
    """Return a text without its shortcodes."""
    return SHORTCODE.sub("", text) if "{{" in text or "{%" in text else text


def only_shortcodes(text: str) -> bool:
    """Tell whether a text consists of nothing but shortcodes and blanks."""
    return bool(SHORTCODE.match(text)) and not without_shortcodes(text).strip()


def closed_names(body: str) -> frozenset[str]:
    """Return the names of the shortcodes that a text has closing ones for."""
    return frozenset(found[1] or found[2] for found in _CLOSING.finditer(body))


def enclose(text: str, closed: frozenset[str]) -> bool:
    """Tell whether one of the shortcodes in a text opens or closes something around other text."""
    for shortcode in SHORTCODE.finditer(text):
        found = _NAME.match(shortcode[0])
        name = found["name"] if found else ""
        if found and (found["slash"] or name in _BETWEEN or name in closed):
            return True
        if shortcode[0].startswith("{%") and name.removeprefix("end") in closed:
            return True
    return False


def verbatim_name(text: str) -> str:
    """Return the name of a lone shortcode that opens code or a comment, else nothing."""
    found = _NAME.match(text)
    if not found or found["slash"] or not SHORTCODE.fullmatch(text) or _SELF_CLOSED.search(text):
        return ""
    return found["name"] if found["name"] in _VERBATIM else ""
