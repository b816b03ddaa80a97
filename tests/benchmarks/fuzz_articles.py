"""A fuzzer: no input may crash the engine, hold it for two seconds, or come back changed.

    python -m tests.benchmarks.fuzz_articles [--seconds 60] [--seed 7] [FILE ...]

First the families of inputs that break parsers, then mutations of the corpora (CORPORA) until the
time is up. What fails is saved under build/fuzz/; given as FILE it is tried again.
"""

import argparse
import hashlib
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from dragoman.articles import parse, to_html, to_markdown
from dragoman.errors import ArticleError
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
FAULTS = ("crash", "hang", "memory", "other page", "other Markdown")


def main() -> int:
    """Fuzz, print, and return 1 if anything failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    given = ((path.name, path.read_bytes().decode()) for path in arguments.files)
    inputs = given if arguments.files else endless(random.Random(arguments.seed))
    found, tried = fuzz(inputs, time.monotonic() + arguments.seconds)
    table = Table(f"Fuzzing for {arguments.seconds:g} s, at most {LIMIT:g} s an input")
    for fault in FAULTS:
        failures = [what for kind, what in found if kind == fault]
        table.zero(fault, failures, tried, reference=f"{tried:,} inputs")
    return table.missed


def endless(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the families first, then mutations without end."""
    sources = [article.source for article in corpus() if article.source]
    return chain(pathological(), mutations(sources, chance))


def fuzz(inputs: Iterator[tuple[str, str]], until: float) -> tuple[list[tuple[str, str]], int]:
    """Try inputs until the time is up; return the faults, each with its file, and how many."""
    found: list[tuple[str, str]] = []
    tried = 0
    worker = Worker()
    for name, text in inputs:
        if time.monotonic() > until:
            break
        tried += 1
        if fault := fault_of(text, worker.ask(text)):
            found.append((fault, f"{saved(text)}: {name}"))
    worker.end()
    return found, tried


def fault_of(text: str, answer: "str | Written") -> str:
    """Return what is wrong with an answer; nothing where page and Markdown are the source's."""
    if isinstance(answer, str):
        return answer
    if len({tuple(words(_ID.sub(r"\1", page))) for page in (answer.page, answer.engines)}) > 1:
        return "other page"
    return "" if answer.markdown == _normal(text) else "other Markdown"


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
