"""The whole pipeline on a generated project, as ratios to plain renderings of the same pages.

    python tests/benchmarks/bench_pipeline.py [--articles 200] [--locales 5]

1.00 is what plain pyromark takes for the same number of pages in this very run: no template, no
guard, no fallback, no page around it. markdown-it-py's time for them is there for comparison.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pyromark
from markdown_it import MarkdownIt

from dragoman import pipeline
from dragoman.project import Project, load_project

LOCALES = ("de", "es", "ja", "ar", "fr", "pt-BR", "zh-Hant", "it", "pl", "uk")
TEXT = """the visit begins with a short talk about sleep mood and plans after that a nurse measures
blood pressure and explains every step people rest for two hours and go home with a friend most
notice a change within days others need more time"""
WORDS = TEXT.split()
SETTINGS = 'source = "en"\nlocales = [{}]\nsite = "small_journal:site"\n'


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--locales", type=int, default=5, choices=range(1, len(LOCALES) + 1))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = generated(Path(folder), arguments.articles, LOCALES[: arguments.locales])
        measure(project)


def generated(root: Path, articles: int, locales: tuple[str, ...]) -> Project:
    """Write a project and return it."""
    chance = random.Random(7)
    site = Path(__file__).parent.parent / "small_project" / "small_journal.py"
    (root / "small_journal.py").write_bytes(site.read_bytes())
    (root / "content" / "articles").mkdir(parents=True)
    tags = ", ".join(f'"{tag}"' for tag in locales)
    (root / "dragoman.toml").write_text(SETTINGS.format(tags), encoding="utf-8")
    for number in range(articles):
        path = root / "content" / "articles" / f"a{number:05}.md"
        path.write_text(article(chance, number), encoding="utf-8")
    return load_project(root)


def article(chance: random.Random, number: int) -> str:
    """Return an article of about 40 messages and 700 words."""
    parts = [f"---\ntitle: Article {number}\nsummary: {sentence(chance)}\n---\n"]
    for _ in range(6):
        parts.append(f"## {sentence(chance)[:-1]}\n")
        parts += [f"{sentence(chance)} **{sentence(chance)}** {sentence(chance)}\n" * 2] * 2
        parts.append("".join(f"- {sentence(chance)}\n" for _ in range(3)))
        parts.append(f"See [{sentence(chance)[:-1]}](https://example.org/{chance.random()}).\n")
    return "\n".join(parts)


def sentence(chance: random.Random) -> str:
    """Return a sentence of the words above."""
    return " ".join(chance.choices(WORDS, k=chance.randint(6, 14))).capitalize() + "."


def translated(project: Project) -> None:
    """Fill in every translation: the source itself, with a mark at its end."""
    for path in project.catalogs.rglob("LC_MESSAGES/**/*.po"):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            source = lines[number - 1]
            if line == 'msgstr ""' and source.startswith('msgid "') and source != 'msgid ""':
                lines[number] = f'msgstr "{source[7:-1]} ×"'
        path.write_text("\n".join(lines), encoding="utf-8")


def measure(project: Project) -> None:
    """Run the pipeline step by step and print what each took."""
    paths = project.article_paths()
    sources = [path.read_text(encoding="utf-8") for path in paths]
    pages = len(paths) * len(project.all_locales)
    print(f"{len(paths)} articles, {pages} pages; plain pyromark = 1.00")
    unit = min(seconds(lambda: rendered(sources, len(project.all_locales))) for _ in range(5))
    other = MarkdownIt()
    show(
        "markdown-it-py",
        unit,
        seconds(lambda: [other.render(text) for text in sources]) * pages / len(paths),
    )
    show("extract", unit, seconds(lambda: pipeline.extract(project)))
    show("update, creating catalogs", unit, seconds(lambda: pipeline.update(project)))
    translated(project)
    show("update, nothing to do", unit, seconds(lambda: pipeline.update(project)))
    show("check", unit, seconds(lambda: pipeline.check(project)))
    show("build, all pages", unit, seconds(lambda: pipeline.build(project)))
    show("build, nothing to do", unit, seconds(lambda: pipeline.build(project)))
    paths[0].write_text(
        sources[0].replace("## The", "## A", 1) + "\nOne more line.\n", encoding="utf-8"
    )
    show("update, one article changed", unit, seconds(lambda: pipeline.update(project)))
    show("build, one article changed", unit, seconds(lambda: pipeline.build(project)))


def rendered(sources: list[str], times: int) -> list[str]:
    """Return what plain pyromark makes of the sources, as often as there are locales."""
    return [pyromark.html(text) for text in sources for _ in range(times)]


def seconds(step: Callable[[], object]) -> float:
    """Return how long a step takes."""
    begun = perf_counter()
    step()
    return perf_counter() - begun


def show(name: str, unit: float, taken: float) -> None:
    """Print one line."""
    print(f"  {name:<30} {taken / unit:9.2f}   ({taken:.2f} s)")


if __name__ == "__main__":
    main()
