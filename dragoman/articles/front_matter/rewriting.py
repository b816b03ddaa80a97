"""Front matter with other texts in it, written back into the author's own source."""

import re
from collections.abc import Mapping

from dragoman.articles.characters import named
from dragoman.articles.front_matter.model import FrontMatter
from dragoman.articles.front_matter.splitting import split_front_matter
from dragoman.articles.front_matter.toml_writing import toml_string
from dragoman.articles.front_matter.values import Names, Scalar, Text, located
from dragoman.articles.front_matter.yaml_writing import yaml_scalar
from dragoman.errors import ArticleError

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def rewritten(front_matter: FrontMatter, values: Mapping[Text, str]) -> str:
    """Return the front matter's source, fences included, with some of its texts replaced.

    - Every byte outside the replaced scalars stays, and so does a scalar that says the same.
    - A scalar keeps its style where that can hold the value; else it is quoted.
    - A YAML alias of a replaced scalar that is not replaced itself is written out.
    - The result is read again: it has exactly these values, and all others as they were.

    Raises ArticleError with path and line for a value that cannot be written (NUL, surrogates),
    for an alias of a list or mapping with a replaced text in it, and where the proof fails.
    """
    chosen = _chosen(front_matter, values)
    if not chosen:
        return front_matter.source
    result = _spliced(front_matter.source, chosen)
    _prove(front_matter, chosen, result)
    return result


def _chosen(front_matter: FrontMatter, values: Mapping[Text, str]) -> dict[Scalar, str]:
    """Return the scalars to replace with what they shall say."""
    scalars = {text: scalar for scalar, text in located(front_matter.source, front_matter.scalars)}
    chosen = dict[Scalar, str]()
    for text, value in values.items():
        if text not in scalars:
            raise _error(front_matter, text.line, f'"{text.path}" is no text of this front matter')
        unwritable = _UNWRITABLE.search(value)
        if unwritable:
            reason = f'"{text.path}" would have {named(unwritable[0])}, which cannot be written'
            raise _error(front_matter, text.line, reason)
        if value != text.value:
            chosen[scalars[text]] = value
    return _repeats(front_matter, chosen) | chosen


def _repeats(front_matter: FrontMatter, chosen: Mapping[Scalar, str]) -> dict[Scalar, str]:
    """Return the aliases that would come to say something else, with what they say."""
    repeats = dict[Scalar, str]()
    for scalar in front_matter.scalars:
        if scalar.repeats is None or not _within(scalar.repeats, chosen):
            continue
        if not scalar.is_text:
            reason = f"{scalar.value} repeats texts that are for translation"
            cure = f"Write out what {scalar.value} stands for."
            raise _error(front_matter, scalar.line, reason, cure)
        repeats[scalar] = scalar.value
    return repeats


def _within(span: tuple[int, int], chosen: Mapping[Scalar, str]) -> bool:
    return any(span[0] <= scalar.start < span[1] for scalar in chosen)


def _spliced(source: str, chosen: Mapping[Scalar, str]) -> str:
    write = yaml_scalar if source.startswith("-") else toml_string
    parts = []
    end = 0
    for scalar in sorted(chosen, key=lambda scalar: scalar.start):
        parts += [source[end : scalar.start], write(chosen[scalar], scalar, source)]
        end = scalar.end
    return "".join((*parts, source[end:]))


def _prove(front_matter: FrontMatter, chosen: Mapping[Scalar, str], result: str) -> None:
    first = min(scalar.line for scalar in chosen)
    try:
        again, rest = split_front_matter(result, path=front_matter.path)
    except ArticleError as error:
        raise _unproven(front_matter, first, error.reason) from None
    if rest:
        raise _unproven(front_matter, first, "it would end too early")
    wanted = {scalar.names: chosen.get(scalar, scalar.value) for scalar in front_matter.scalars}
    found = {scalar.names: scalar.value for scalar in again.scalars}
    if list(wanted) != list(found) or list(front_matter.fields) != list(again.fields):
        raise _unproven(front_matter, first, "it would have other fields")
    for scalar in front_matter.scalars:
        if found[scalar.names] != wanted[scalar.names]:
            raise _unproven(front_matter, scalar.line, f"{_path(scalar.names)} would say otherwise")


def _path(names: Names) -> str:
    return '"' + ".".join(str(name) for name in names) + '"'


def _unproven(front_matter: FrontMatter, line: int, reason: str) -> ArticleError:
    return _error(front_matter, line, f"front matter cannot be written back: {reason}")


def _error(
    front_matter: FrontMatter, line: int, reason: str, cure: str | None = None
) -> ArticleError:
    return ArticleError(reason, path=front_matter.path, line=line, cure=cure)
