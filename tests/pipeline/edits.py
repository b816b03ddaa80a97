"""Edits of a small journal as people make them between two updates, one by chance."""

import os
from dataclasses import dataclass
from pathlib import Path
from random import Random

SETTINGS = 'source = "en"\nlocales = ["de", "fr"]\ntemplates = ["pages/*.html"]\n'
VISIT = """\
---
title: The visit
summary: What to bring
note: By the door
risk: clinical
---
Wait two hours before you drink. Then call {number}, see [the other page](b.md).

![A glass](glass.png "Of water")

```python
drink()  # Not before two.
```

Come back on Monday.
"""
ARTICLES = (
    *(VISIT, VISIT, VISIT.replace("two", "three"), VISIT.replace("\n", "\r\n"), f"{VISIT}\n\n"),
    VISIT.replace("glass.png", "jug.png"),
    VISIT.replace("Come back on Monday.", "Stay for the night."),
    "",
    VISIT.replace("clinical", "general"),
    *(VISIT.replace("summary", f"lang: {tag}\nsummary") for tag in ("fr", "de")),
)
UNREADABLE = (
    VISIT.replace("summary", "lang: xx\nsummary"),
    VISIT.replace("clinical", "unknown"),
    VISIT.replace("title: The", "title: [The"),
    *("\ue000", "\udcff"),
)
NAMES = ("a.md", "b.md", "B.md", "c/a.md", "c/d.md", "c/e.md", "f.md")
_FACT = """\
[number]
kind = "phone"
source = "https://example.org/list"
checked = 2026-11-01
due = 2027-05-01
DE = "112"
"""
FACTS = (_FACT, _FACT.replace("112", "110"), _FACT.replace("number", "other"), "[number", None)
SETTINGS_FILES = (
    *(SETTINGS, SETTINGS, f"# Ours.\n{SETTINGS}"),
    *(SETTINGS.replace('"fr"', locales) for locales in ('"fr", "es"', '"es"')),
    SETTINGS.replace('"en"', '"en-GB"'),
    SETTINGS.replace("templates", "# templates"),
    *(f"{SETTINGS}[publish]\n{key}\n" for key in ('whole = ["unknown"]', "days = {clinical = 3}")),
    f'{SETTINGS}[front_matter]\ntranslate = ["title", "note"]\n',
    f'{SETTINGS}[markdown]\ncode_comments = ["python", "bash"]\n',
    'source = "en',
)
PAGES = ('{{ _("Home") }}', '{{ _("Start") }} {{ _("Home") }}', "{% if", None)


@dataclass(frozen=True, slots=True)
class Edits:
    """Edits of a folder; in two folders that are the same, equal chances make equal edits."""

    folder: Path
    chance: Random

    def one(self) -> None:
        """Edit one file, or rename it."""
        edits = (self.article, self.article, self.rename, self.derived, self.other, self.other)
        self.chance.choice(edits)()

    def article(self) -> None:
        text = self.chance.choice(
            UNREADABLE if self.chance.random() < 0.1 else (*ARTICLES, None, None)
        )
        put(self.folder / "content" / self.chance.choice(NAMES), text)

    def rename(self) -> None:
        if present := sorted(self.folder.glob("content/**/*.md")):
            target = self.folder / "content" / self.chance.choice(NAMES)
            target.parent.mkdir(exist_ok=True)
            self.chance.choice(present).replace(target)

    def other(self) -> None:
        """Edit facts, settings or the page of the site."""
        files = {
            "content/facts.toml": FACTS,
            "dragoman.toml": SETTINGS_FILES,
            "pages/x.html": PAGES,
        }
        name = self.chance.choice(sorted(files))
        put(self.folder / name, self.chance.choice(files[name]))

    def derived(self) -> None:
        """Edit, truncate or delete a template or catalog, or bring one that is nobody's."""
        kind = self.chance.choice(("pot", "po"))
        if present := sorted(self.folder.glob(f"locales/**/*.{kind}")):
            path = self.chance.choice(present)
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            cut = text[: self.chance.randrange(len(text) + 1)]
            translated = text.replace('msgstr ""\n\n', 'msgstr "x"\n\n')
            texts = (cut, translated, text.replace("hours", "days"), f"\udcff{text}", None)
            put(path, self.chance.choice(texts))
            if self.chance.random() < 0.1:
                put(path.with_stem("stray"), text)


def put(path: Path, text: str | None) -> None:
    """Write a file, or delete it; not just now, which would be worth a second's wait."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    os.utime(path, (0, 0))
