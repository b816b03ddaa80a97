"""Which article a translated file is the translation of, by its path."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dragoman.errors import ArticleError
from dragoman.locales import Locale

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """A file and the article that it is taken for a translation of."""

    path: Path
    domain: str
    length: int
    """How many parts of its path say so."""


def claims_of(
    files: Sequence[Path], domains: Collection[str], locale: Locale, *, article: str | None = None
) -> tuple[list[Claim], list[ArticleError]]:
    """Return the article of every file, and an error for each that has none or might have several.

    - A folder stands for the articles in it; names that begin with a dot or underscore are none.
    - The longest end of a file's path that is an article of the project is the file's article. The
      locale may stand in it as a folder or before the ending: `fr/visit.md`, `visit.fr.md`.
    - Where there is none, the longest end that only one article's path ends in.
    - Of several files for one article that counts of whose path more says so.
    - `article` overrules all of this, for a single file.
    """
    paths = list(_walked(files))
    if article is not None:
        return [Claim(path, article, 0) for path in paths], []
    claims: list[Claim] = []
    errors: list[ArticleError] = []
    for path in paths:
        found = _candidates(path, domains, locale)
        if len({claim.domain for claim in found}) == 1:
            claims.append(found[0])
        else:
            errors.append(_unidentified(path, locale, [claim.domain for claim in found]))
    return _undisputed(claims, errors, locale)


def _walked(files: Sequence[Path]) -> Iterator[Path]:
    for file in files:
        if not file.is_dir():
            yield file
            continue
        for path in sorted(file.rglob("*.md")):
            hidden = any(part.startswith((".", "_")) for part in path.relative_to(file).parts)
            if path.is_file() and not hidden:
                yield path


def _candidates(path: Path, domains: Collection[str], locale: Locale) -> list[Claim]:
    """Return the articles that the longest end of a path may mean."""
    spelled = list(_spellings(path, locale))
    longest = max(map(len, spelled))
    for length in range(longest, 0, -1):
        for parts in spelled:
            name = "/".join(parts[-length:])
            if len(parts) >= length and name in domains:
                return [Claim(path, name, length)]
    for length in range(longest, 0, -1):
        ends = {f"/{'/'.join(parts[-length:])}" for parts in spelled if len(parts) >= length}
        found = sorted(domain for domain in domains if any(map(domain.endswith, ends)))
        if found:
            return [Claim(path, domain, 0) for domain in found]
    return []


def _spellings(path: Path, locale: Locale) -> Iterator[list[str]]:
    """Yield the parts of a path without its ending; with the locale in it, and without."""
    tags = {str(locale).lower(), locale.folder.lower(), locale.language}
    *folders, name = path.absolute().parts[1:]
    stem = name.removesuffix(".md")
    bare, _, ending = stem.rpartition(".")
    stems = [stem, bare] if bare and ending.lower() in tags else [stem]
    without = [folder for folder in folders if folder.lower() not in tags]
    for above, last in product((folders, without), stems):
        yield [*above, last]


def _undisputed(
    claims: Sequence[Claim], errors: list[ArticleError], locale: Locale
) -> tuple[list[Claim], list[ArticleError]]:
    """Return the claims to which there is no better or equal one; the others as errors."""
    kept: list[Claim] = []
    for claim in claims:
        rivals = [c for c in claims if c.domain == claim.domain and c is not claim]
        if all(rival.length < claim.length for rival in rivals):
            kept.append(claim)
        else:
            others = ", ".join(str(rival.path) for rival in rivals)
            reason = f'"{claim.domain}" may be its article, or that of {others}'
            errors.append(_error(claim.path, locale, reason))
    return kept, errors


def _unidentified(path: Path, locale: Locale, found: Sequence[str]) -> ArticleError:
    if not found:
        return _error(path, locale, "no article has a path like this")
    several = ", ".join(found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
    return _error(path, locale, f"several articles have a path like this: {several}")


def _error(path: Path, locale: Locale, reason: str) -> ArticleError:
    cure = f"To say which article it is, run:  dragoman import {locale} {path} --article ..."
    return ArticleError(reason, path=str(path), cure=cure)
