"""A fuzzer: no input may crash the engine, hold it for two seconds, or come back changed.

    python -m tests.benchmarks.fuzz_articles [--seconds 60] [--seed 7] [FILE ...]

First the families of inputs that break parsers, then mutations of the corpora (CORPORA), and in the
second half of the time articles that Hypothesis makes up. What fails is saved under build/fuzz/,
Hypothesis' own as small as it can be made; given as FILE it is tried again.
"""

import argparse
import hashlib
import math
import random
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Flaky

from dragoman.articles import parse, to_html, to_markdown
from dragoman.errors import ArticleError
from tests.articles.strategies import articles
from tests.benchmarks.corpora import Article, corpus
from tests.benchmarks.fuzz_inputs import mutations, pathological
from tests.benchmarks.page import words
from tests.benchmarks.table import Table

LIMIT = 2.0
"""Seconds an input may take."""
MEMORY = 1 << 30
"""Bytes of address space a worker may add to what it starts with."""
SAVED = Path(__file__).parents[2] / "build/fuzz"
_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
"""What pages have and the engine's own mostly do not: behind an open quote it would end a tag."""
_EMPHASIS = re.compile(r"[*~]+")
"""What is emphasis in one page may be literal in the other, where none is repaired beside CJK."""
FAULTS = ("crash", "hang", "memory", "other page", "other Markdown")
BATCH = settings(
    max_examples=500,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
"""Hypothesis ends with the first failure, and goes on with the next batch."""


def main() -> int:
    """Fuzz, print, and return 1 if anything failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    trials = Trials()
    if arguments.files:
        trials.run((path.name, path.read_bytes().decode()) for path in arguments.files)
    else:
        inputs, half = endless(random.Random(arguments.seed)), arguments.seconds / 2
        trials.run(inputs, until=time.monotonic() + half)
        make_up(trials, arguments.seed, until=time.monotonic() + half)
    trials.worker.end()
    table = Table(f"Fuzzing for {arguments.seconds:g} s, at most {LIMIT:g} s an input")
    for fault in FAULTS:
        failures = [what for kind, what in trials.found if kind == fault]
        table.zero(fault, failures, trials.tried, reference=f"{trials.tried:,} inputs")
    table.note(f"{trials.made_up:,} of them made up by Hypothesis")
    return table.missed


class Trials:
    """Inputs that were tried, and the faults that were found."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.tried = self.made_up = 0
        self.found: list[tuple[str, str]] = []
        """Faults, each with the file that has it."""

    def run(self, inputs: Iterable[tuple[str, str]], *, until: float = math.inf) -> None:
        """Try inputs with names until the time is up."""
        for name, text in inputs:
            if time.monotonic() > until:
                break
            self.tell(name, text, self.fault(text))

    def fault(self, text: str) -> str:
        """Try an input, and return what is wrong with what becomes of it.

        One that takes too long is tried again: the machine may have been busy.
        """
        self.tried += 1
        answer = self.worker.ask(text)
        return fault_of(text, self.worker.ask(text) if answer == "hang" else answer)

    def tell(self, name: str, text: str, fault: str) -> None:
        """Save an input that has a fault."""
        if fault:
            self.found.append((fault, f"{saved(text)}: {name}"))


def endless(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the families first, then mutations without end."""
    sources = [article.source for article in corpus() if article.source]
    return chain(pathological(), mutations(sources, chance))


def make_up(trials: Trials, first: int, *, until: float) -> None:
    """Try batches of articles that Hypothesis makes up, each from a seed of its own."""
    for number in count(first):
        if time.monotonic() > until:
            break
        name, text, fault = f"made up by {number}", "", ""

        @seed(number)
        @BATCH
        @given(articles())
        def fails_on(article: str) -> None:
            nonlocal text, fault
            trials.made_up += 1
            if found := trials.fault(article):
                text, fault = article, found
            assert not found

        with suppress(AssertionError, Flaky):
            fails_on()
        trials.tell(name, text, fault)


def fault_of(text: str, answer: "str | Written") -> str:
    """Return what is wrong with an answer; nothing where page and Markdown are the source's."""
    if isinstance(answer, str):
        return answer
    if _words(answer.page) != _words(answer.engines):
        return "other page"
    return "" if answer.markdown == _normal(text) else "other Markdown"


def _words(page: str) -> list[str]:
    return words(_EMPHASIS.sub("", _ID.sub(r"\1", page)))


def _normal(text: str) -> str:
    """Return a text with the line ends that are read; `dragoman export` puts back its own."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def saved(text: str) -> str:
    """Save an input that failed and return its path."""
    content = text.encode("utf-8", "surrogatepass")
    path = SAVED / f"{hashlib.sha256(content).hexdigest()[:12]}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path.relative_to(SAVED.parents[1]).as_posix()


@dataclass(frozen=True)
class Written:
    """What the engine made of an input with an identity catalog."""

    page: str
    engines: str
    """The page as the Markdown engine alone renders it."""
    markdown: str


class Worker:
    """A process that tries inputs; a new one takes the place of one that hung or died."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the process."""
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.connection.recv()

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()

    def ask(self, text: str) -> str | Written:
        """Return what the engine made of an input, or which fault it has."""
        self.connection.send(text)
        fault = "hang"
        try:
            if self.connection.poll(LIMIT):
                answer: str | Written = self.connection.recv()
                return answer
        except EOFError:
            fault = "crash"
        self.end()
        self.start()
        return fault


def serve(connection: Connection) -> None:
    """Answer inputs, within the memory that is allowed."""
    if sys.platform == "linux":  # elsewhere the system does not hold processes to it
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        allowed = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    connection.send("ready")
    while True:
        connection.send(answer_to(connection.recv()))


def answer_to(text: str) -> str | Written:
    """Return what the engine makes of an input, or its fault; refusing an input is none."""
    try:
        article = Article("x.md", text, parse(text, path="x.md"))
        page = to_html(article.document, lambda segment: None)
        markdown = to_markdown(article.document, lambda segment: segment.text)
        return Written(page, article.engine_html(), markdown)
    except ArticleError:
        return ""
    except MemoryError:
        return "memory"
    except Exception:  # whatever escapes is a crash
        return "crash"


if __name__ == "__main__":
    sys.exit(main())
