"""Files beside others, for the readers of one language."""

from pathlib import PurePosixPath

from dragoman.locales import Locale, fallback_chain
from dragoman.project import Project


def localized_file(project: Project, path: str, locale: Locale) -> str:
    """Return `dose.fr.png` for `dose.png` where there is one for a language.

    Paths are relative to the content folder. For `es-MX` shown over `es`, that of `es` will do.
    """
    pure = PurePosixPath(path)
    for link in fallback_chain(locale, offered=project.all_locales, source=locale):
        beside = pure.with_suffix(f".{link}{pure.suffix}")
        if (project.content / beside).is_file():
            return beside.as_posix()
    return path


def lacking_file(project: Project, path: str, locale: Locale) -> str | None:
    """Return the file that a language has to have beside another; None where it has one.

    Of a regional locale over another, such as `es-MX` over `es`, that is the other's.
    """
    if localized_file(project, path, locale) != path:
        return None
    pure = PurePosixPath(path)
    *_, widest = fallback_chain(locale, offered=project.all_locales, source=locale)
    return pure.with_suffix(f".{widest}{pure.suffix}").as_posix()
