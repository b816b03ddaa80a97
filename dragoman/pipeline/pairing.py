"""Proving from git's history that translations stand under the texts they were written for.

git joins lines: where one branch edits a `msgid` and another fills its `msgstr`, a merge without a
conflict may put an old dose under a new text. Hosting sites ignore merge drivers, so what they
merged is checked afterwards. For every commit, and every confirmed pair of a message and its
translation that the commit brought in:

- In a *merge*, a parent has the pair, confirmed. Or its translation is new, which only a person can
  have written: each line of it that is part of another message's translation in a parent is also
  part of a confirmed one of this message. A pair that was fuzzy in the parents is no new one: lines
  that are merged can lose the flag.
- In *another commit*, the parent has the pair; clearing the flag `fuzzy` is a person's work, who
  saw both. Or the translation is new, or the message is an old one that got it. What may not be is
  that a text is replaced and its translation stays, confirmed and without a trace of `update`
  (previous text, `changed:`, the mark of a text that was carried or copied). Where messages that
  stay have the same translation, such as "Ja", only the one in the old one's place counts.

Either way a pair is right where the edit changed no word (`carries`), where a review pin stands,
and where a parent has the same text with the same translation in another catalog of the locale.
What a later commit made fuzzy, changed or removed is settled. A catalog that cannot be read at some
commit is passed over, and compared with what was there before.

A squash, a rebase and a cherry-pick leave no merge to look at: the check has to be run on the
branches before that, or on the merge that hosting sites try out for a pull request.
"""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.catalogs import Message, Previous
from dragoman.errors import DragomanError, Finding, Severity, has_errors
from dragoman.locales import Locale
from dragoman.pipeline.history import (
    Commit,
    changed_files,
    commit_id,
    commits_between,
    known_commit,
    merge_base,
    shallow_commits,
    top_of,
)
from dragoman.pipeline.pairs import Before, Pair, is_approved, is_confirmed, pair_of
from dragoman.pipeline.reports import Progress, no_progress, shortened
from dragoman.pipeline.revisions import Revisions, by_locale
from dragoman.project import Project

MOST = 200
"""Commits that are looked at where nothing says from which one on."""
_MAIN = ("@{upstream}", "origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where the branch that is checked may have begun, the likeliest first."""
_SHOWN = 60
_CURE = (
    "Correct the translation and commit it. If it is right as it is, mark it fuzzy and commit "
    "that; then a translator who compares the two clears the mark."
)
_DEEPEN = (
    "To fetch the history, run:\n\n    git fetch --unshallow\n\n"
    "In CI, have all of it checked out (for GitHub's actions/checkout: fetch-depth: 0)."
)


@dataclass(frozen=True, slots=True)
class PairingReport:
    """What was found in the history."""

    findings: tuple[Finding, ...]
    commits: int
    """How many commits were looked at."""

    @property
    def failed(self) -> bool:
        """Whether a translation stands under a text it was not written for."""
        return has_errors(self.findings)


_Found = dict[Pair, tuple[Previous, str]]
"""Wrong pairs: the text that each translation was written for, and the commit to blame."""


def check_pairing(
    project: Project,
    *,
    base: str | None = None,
    locales: Iterable[Locale] = (),
    progress: Progress = no_progress,
) -> PairingReport:
    """Return the translations that commits since `base` put under texts they were not written for.

    Looked at are the commits of HEAD that `base` does not have, and what of their faults is still
    in HEAD is found. Without `base` it is the commit at which the branch left its upstream or else
    the main branch; where HEAD has no more than those have, the last `MOST` commits count. Raises
    DragomanError where there is no git or no repository, where `base` is no commit, and where a
    clone is too shallow to tell.
    """
    top = Path(os.path.realpath(top_of(project.root)))
    head = commit_id(top, "HEAD")
    commits = _commits(top, base, head)
    _refuse_shallow(top, commits)
    revisions = Revisions(top, _below(top, project.catalogs), commits)
    found = _wrong_pairs(revisions, commits, progress)
    wanted = {locale.folder for locale in locales or project.all_locales}
    findings = (
        finding
        for folder, wrong in found.items()
        if wrong and folder in wanted
        for finding in _findings(revisions, head, folder, wrong, root=_below(top, project.root))
    )
    return PairingReport(tuple(sorted(findings)), len(commits))


def _below(top: Path, path: Path) -> str:
    return Path(os.path.realpath(path)).relative_to(top).as_posix()


def _wrong_pairs(
    revisions: Revisions, commits: Sequence[Commit], progress: Progress
) -> dict[str, _Found]:
    """Return the wrong pairs that the commits leave behind, by the folder of their locale."""
    found: defaultdict[str, _Found] = defaultdict(dict)
    for number, commit in enumerate(commits):
        progress(number, len(commits))
        changed = by_locale(revisions, changed_files(revisions.top, commit.id))
        for folder, paths in changed.items():
            _follow(revisions, commit, folder, paths, found[folder])
    return found


def _commits(top: Path, base: str | None, head: str) -> tuple[Commit, ...]:
    if base is not None:
        try:
            return commits_between(top, commit_id(top, base), head)
        except DragomanError as error:
            error.cure = _DEEPEN if shallow_commits(top) else error.cure
            raise
    begun = _beginning(top, head)
    return commits_between(top, begun, head, most=None if begun else MOST)


def _beginning(top: Path, head: str) -> str | None:
    """Return the commit at which HEAD left another branch, None where it has nothing of its own."""
    for name in _MAIN:
        other = known_commit(top, name)
        begun = merge_base(top, head, other) if other else None
        if begun not in (None, head):
            return begun
    return None


def _refuse_shallow(top: Path, commits: Iterable[Commit]) -> None:
    cut = shallow_commits(top)
    for commit in commits:
        if commit.id in cut:
            reason = "is not there, as the clone is shallow, so nothing can be proven"
            raise DragomanError(f"what was before commit {commit.id[:10]} {reason}", cure=_DEEPEN)


def _follow(
    revisions: Revisions, commit: Commit, folder: str, paths: Collection[str], found: _Found
) -> None:
    """Take in what a commit did to the catalogs of a locale."""
    revisions.load((commit.id, *commit.parents), paths)
    if len(commit.parents) == 1:
        for pair in _undone(revisions, commit, paths):
            found.pop(pair, None)
    for path in paths:
        parents = revisions.readable(commit.parents, path)
        if not parents:
            continue
        before = Before(revisions, commit, folder, paths=paths, parents=parents)
        for message in revisions.messages(commit.id, path) or ():
            if is_confirmed(message) and (former := before.former(message, path)):
                found.setdefault(pair_of(message), (former, commit.id))


def _undone(revisions: Revisions, commit: Commit, paths: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs that a commit made fuzzy, changed or removed."""
    for path in paths:
        before, after = (
            {
                pair_of(message)
                for message in revisions.messages(at, path) or ()
                if is_confirmed(message)
            }
            for at in (commit.parents[0], commit.id)
        )
        yield from before - after


def _findings(
    revisions: Revisions, head: str, folder: str, wrong: _Found, *, root: str
) -> Iterator[Finding]:
    """Yield a finding for each wrong pair that is still there and that nobody has approved."""
    for message, path in revisions.all_of(head, folder):
        found = wrong.get(pair_of(message))
        if found and is_confirmed(message) and not is_approved(message):
            reason = _reason(message, *found)
            name = Path(path).relative_to(root).as_posix()
            yield Finding(name, message.line, Severity.ERROR, "pairing", reason, _CURE)


def _reason(message: Message, former: Previous, commit: str) -> str:
    text, before = shortened(message.id, _SHOWN), shortened(former.id, _SHOWN)
    if former.id == message.id:
        return f'"{text}" lost its flag fuzzy in the merge {commit[:10]}'
    return (
        f'"{text}" has had the translation of "{before}" since '
        f"commit {commit[:10]}, and nobody confirmed that"
    )
