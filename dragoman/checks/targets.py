"""Links and images of articles that lead nowhere."""

from collections.abc import Callable, Iterator, Mapping

from dragoman.articles import Anchor, ArticleLink, Document, File, Target
from dragoman.errors import Finding, Severity


def check_targets(
    document: Document,
    articles: Mapping[str, Document | None],
    has_file: Callable[[str], bool],
) -> tuple[Finding, ...]:
    """Return a warning for each relative link, anchor, image or related article that is missing.

    `articles` are all articles by identity, None those that are there and cannot be read;
    `has_file` tells whether the content folder has a path.
    """
    return tuple(
        Finding(document.path, line, Severity.WARNING, "target", reason)
        for line, reason in (
            *_of_targets(document, articles, has_file),
            *_of_related(document, articles),
        )
    )


def _of_targets(
    document: Document,
    articles: Mapping[str, Document | None],
    has_file: Callable[[str], bool],
) -> Iterator[tuple[int, str]]:
    for target in document.targets:
        reason = _reason(target, document, articles, has_file)
        if reason:
            yield target.line, f'"{target.source}": {reason}'


def _of_related(
    document: Document, articles: Mapping[str, Document | None]
) -> Iterator[tuple[int, str]]:
    for domain in document.related:
        if domain not in articles:
            line = document.front_matter.fields["related"].line
            yield line, f'related: there is no article "{domain}"'


def _reason(
    target: Target,
    document: Document,
    articles: Mapping[str, Document | None],
    has_file: Callable[[str], bool],
) -> str:
    match target.address:
        case Anchor(fragment) if fragment and fragment not in document.anchors:
            return "no heading of this article has that id"
        case ArticleLink(domain, _) if domain not in articles:
            return f'there is no article "{domain}"'
        case ArticleLink(domain, fragment) if fragment:
            other = articles[domain]
            if other is not None and fragment not in other.anchors:
                return f'no heading of "{domain}" has that id'
        case File(path) if not has_file(path):
            return f'the content folder has no file "{path}"'
    return ""
