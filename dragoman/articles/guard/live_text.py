"""Text that is only text here, and comes alive in tools that an exported article may reach.

Bare addresses become links where Markdown is read as GitHub reads it (GFM 6.9, "Autolinks"). Braces
and `<%` are run by Hugo, Jinja, Liquid, Vue, MDX and the like, also in code and attributes. So a
translation has none that its source does not have.
"""

import re
import unicodedata
from collections import Counter

from dragoman.articles.extensions.shortcodes import OPENER, SHORTCODE, frozen
from dragoman.articles.markup import visible_text
from dragoman.articles.targets import may_have_address

_AUTHORITY = re.compile(
    r"(?:(?:https?|ftp)://|(?<![a-z0-9_])(?=www\.))((?:\{\{[^{}]*\}\}|[^\s/?#\\<>])+)"
)
_RUNS_ON = re.compile(r"(?:://|www\.)[^\s<]*<(?=code|a |img)", re.IGNORECASE)
"""An address that other tools would let go on in code, in a link or in an image."""
_MAIL = re.compile(r"(?<![a-z0-9._+-])[a-z0-9._+-]++@[a-z0-9_.-]*\.[a-z0-9_-]*[a-z]")
_ENDING = re.compile(r"[\W_]+$")
_WORD_BEHIND = re.compile(r"[^A-Za-z0-9@%.。]*")
"""What may follow an address without a blank: `localhost:8000에`, `example.org、次に`. What is left
out could make another host of it; browsers read the ideographic full stop as a dot."""
_AUTOMATIC = re.compile(r'<a href="(?:mailto:)?([^"]*)">\1</a>')

_BRACES = re.compile(r"\$?\{\{[^{}]*\}\}|\$?\{[^{}]*\}|\$?\{+[%#]?|<%[^<>]*%>|<%")
_TEMPLATE = re.compile(r"\$?\{\{|\{[%#]|\$\{|<%")
"""What begins a template for certain; other braces may be text."""
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*\}")
_WORDS = re.compile(r"\{(?=[^{}]*\w)[\w ,;-]*\}")
"""Words in braces, which a translation may have in its language."""
_BLANKS = re.compile(r"\s+")
_NO_TEMPLATES = (Counter[str](), Counter[str]())
_SIGNS = {
    "the footnote [^": re.compile(r"\[\^"),
    "the inclusion --8<--": re.compile(r"-8<-"),
    "code written as HTML": re.compile(r"<code\b", re.IGNORECASE),
}
"""Signs of GitHub's Markdown and of pymdownx, and code in which Vue and MDX run templates."""


def has_addresses(markup: str) -> bool:
    """Tell whether there may be hosts or mail addresses in rendered HTML."""
    return "@" in markup or may_have_address(markup)


def new_addresses(source: str, translation: str) -> list[str]:
    """Return the hosts and mail addresses that other tools would link to in a translation only.

    Both are rendered HTML or escaped text. Where else on a host an address leads is free; what
    stands in code and automatic links is left to those who compare these.
    """
    shown = visible_text(_AUTOMATIC.sub(" ", translation), code=False)
    found = _addresses(shown)
    own = _addresses(visible_text(source)) if found else found
    return sorted(address for address in found - own if not _continues(address, own))


def runs_on(markup: str) -> int:
    """Return how often an address runs into code, a link or an image in rendered HTML."""
    return len(_RUNS_ON.findall(markup))


def new_signs(source: str, translation: str) -> list[str]:
    """Return what other tools make of a translation's Markdown and not of its source's."""
    return [
        name
        for name, sign in _SIGNS.items()
        if sign.search(translation) and len(sign.findall(translation)) > len(sign.findall(source))
    ]


def templates(text: str, markup: str) -> tuple[Counter[str], Counter[str]]:
    """Return the templates and shortcodes in a message's text, and those in its HTML, by names.

    Escapes hide one from the text, attributes from what the HTML shows. Other braces are taken down
    where readers see them, but not if the author spelled all of them as references: no tool runs
    these. Values for readers in shortcodes are left out, placeholders compared elsewhere; words in
    mere braces may be others.
    """
    if not _may_be_template(text) and not _may_be_template(markup):
        return _NO_TEMPLATES
    shown = _named_in(visible_text(markup))
    return _certain(_named_in(text)), shown if "{" in text else _certain(shown)


def _may_be_template(text: str) -> bool:
    return "{" in text or ("%" in text and ("<%" in text or "&lt;%" in text))


def may_be_text(name: str) -> bool:
    """Tell whether what `templates` names may be mere braces."""
    return name.startswith("text ")


def _certain(named: Counter[str]) -> Counter[str]:
    return Counter({name: count for name, count in named.items() if not may_be_text(name)})


def _addresses(text: str) -> set[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    hosts = {_ENDING.sub("", host) for host in _AUTHORITY.findall(text)}
    return (hosts | set(_MAIL.findall(text))) - {"", "www"}


def _continues(found: str, own: set[str]) -> bool:
    """Tell whether an address is one of the source's with a word right behind it."""
    return any(found.startswith(it) and _WORD_BEHIND.fullmatch(found, len(it)) for it in own)


def _named_in(text: str) -> Counter[str]:
    text = _BLANKS.sub(" ", text)
    found: Counter[str] = Counter()
    if OPENER.search(text):
        found.update(f"shortcode {frozen(it[0])}" for it in SHORTCODE.finditer(text))
        text = SHORTCODE.sub(" ", text)
    for braces in _BRACES.findall(text):
        if _TEMPLATE.match(braces):
            found[f"template {braces}"] += 1
        elif not _PLACEHOLDER.fullmatch(braces):
            found[f"text {_WORDS.sub('{…}', braces)}"] += 1
    return found
