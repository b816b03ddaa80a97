"""What readers see of translations that are held, withdrawn or not approved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.catalogs import (
    MarkKind,
    Message,
    State,
    frame_digest,
    header_pinned,
    marked_fuzzy,
    pinned,
    read_catalog,
    write_catalog,
)
from dragoman.catalogs.approval.marks import Mark, marked
from dragoman.catalogs.approval.pins import catalog_digest
from dragoman.locales import Locale
from dragoman.publishing import ArticlePage, Notice
from dragoman.publishing.library import read_library
from tests.publishing.conftest import TODAY, Desk

DE = Locale.parse("de")
VISIT = "articles/visit"
BODY = "One two three four.\n\nWait 24 hours.\n"
TEXTS = {
    "Visit": "Besuch",
    "One two three four.": "Eins zwei drei vier.",
    "Wait 24 hours.": "Warten Sie 24 Stunden.",
}
GERMAN = "<p>Eins zwei drei vier.</p>\n<p>Warten Sie 24 Stunden.</p>\n"
ENGLISH = "<p>One two three four.</p>\n<p>Wait 24 hours.</p>\n"
MIXED = '<p>Eins zwei drei vier.</p>\n<p><span lang="en" dir="ltr">Wait 24 hours.</span></p>\n'
NEEDS = '[publish]\nneeds = { clinical = "revised" }\n'


@pytest.fixture
def visit(desk: Desk) -> Desk:
    """A desk with a general article, all of it in German."""
    desk.article(VISIT, BODY)
    desk.translate("de", VISIT, TEXTS)
    return desk


@pytest.fixture
def clinical(desk: Desk) -> Desk:
    """A desk with a clinical article, all of it in German, that a reviser has to approve."""
    desk.settings(NEEDS)
    desk.article(VISIT, BODY, risk="clinical")
    desk.translate("de", VISIT, TEXTS)
    return desk


def change(desk: Desk, by: Callable[[Message], Message], of: str = "") -> None:
    """Change the German message that begins with some words, or every one."""
    path = desk.project.catalog_path(DE, VISIT)
    catalog = read_catalog(path, domain=VISIT, locale=DE)
    messages = tuple(by(it) if it.id.startswith(of) else it for it in catalog.messages)
    write_catalog(path, replace(catalog, messages=messages))


def approve(desk: Desk, state: State = State.REVISED) -> None:
    """Approve every message and what stands between them."""
    change(desk, lambda message: pinned(message, state, "ben", TODAY))
    path = desk.project.catalog_path(DE, VISIT)
    catalog = read_catalog(path, domain=VISIT, locale=DE)
    digest = frame_digest(read_library(desk.project, today=TODAY).documents[VISIT])
    write_catalog(path, header_pinned(catalog, digest, state, "ben", TODAY))


def held(message: Message) -> Message:
    return marked(marked_fuzzy(message), MarkKind.HELD, day=TODAY)


def changed(message: Message) -> Message:
    return marked(message, MarkKind.CHANGED, said="12 hours -> 24 hours")


def page(desk: Desk, today: date = TODAY, *, drafts: bool = False) -> ArticlePage:
    return desk.page("de", VISIT, today=today, drafts=drafts).page


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_what_is_held_is_shown_for_some_days_and_told(visit: Desk) -> None:
    assert not page(visit).updating
    change(visit, held, "Wait")
    for day in (TODAY, after(30)):
        shown = page(visit, day)
        assert (shown.body, shown.notice, shown.share) == (GERMAN, Notice.NONE, 100)
        assert shown.updating
    late = page(visit, after(31))
    assert (late.body, late.notice, late.updating) == (MIXED, Notice.PARTIAL, False)


def test_what_is_held_is_told_where_it_fills_a_gap_of_another_language(visit: Desk) -> None:
    visit.settings('[fallback]\nfr = ["de"]\n')
    visit.translate(
        "fr", VISIT, {"Visit": "Visite", "One two three four.": "Un deux trois quatre."}
    )
    assert not visit.page("fr", VISIT).page.updating
    change(visit, held, "Wait")
    assert visit.page("fr", VISIT).page.updating


def test_the_settings_say_for_how_many_days(visit: Desk) -> None:
    change(visit, held, "Wait")
    visit.settings("[publish]\ndays = { general = 0 }\n")
    assert (page(visit).body, page(visit).updating) == (MIXED, False)
    visit.settings("[publish]\ndays = { general = 1 }\n")
    assert [page(visit, after(days)).body for days in (1, 2)] == [GERMAN, MIXED]


@pytest.mark.parametrize("fuzzy", [True, False], ids=["fuzzy", "flag cleared"])
def test_a_changed_meaning_is_withdrawn_at_once(visit: Desk, fuzzy: bool) -> None:
    change(visit, lambda it: changed(held(it)) if fuzzy else changed(it), "Wait")
    assert (page(visit).body, page(visit).updating) == (MIXED, False)


def test_a_changed_meaning_takes_a_clinical_article_back(clinical: Desk) -> None:
    clinical.settings("")
    assert page(clinical).body == GERMAN
    change(clinical, changed, "Wait")
    assert (page(clinical).body, page(clinical).notice) == (ENGLISH, Notice.FALLBACK)


def test_a_clinical_article_needs_the_state_of_its_class(clinical: Desk) -> None:
    assert (page(clinical).body, page(clinical).share) == (ENGLISH, 0)
    approve(clinical)
    assert (page(clinical).body, page(clinical).notice) == (GERMAN, Notice.NONE)
    clinical.settings('[publish]\nneeds = { clinical = "reviewed" }\n')
    assert page(clinical).notice is Notice.FALLBACK
    approve(clinical, State.REVIEWED)
    assert page(clinical).body == GERMAN


def test_what_stands_between_the_messages_is_approved_too(clinical: Desk) -> None:
    change(clinical, lambda message: pinned(message, State.REVISED, "ben", TODAY))
    assert page(clinical).body == ENGLISH


def test_a_mark_holds_no_frame_that_was_never_approved(clinical: Desk) -> None:
    change(clinical, lambda message: pinned(message, State.REVISED, "ben", TODAY))
    path = clinical.project.catalog_path(DE, VISIT)
    catalog = read_catalog(path, domain=VISIT, locale=DE)
    mark = Mark(MarkKind.HELD, catalog_digest(catalog), TODAY).line
    header = replace(catalog.header, comments=(mark,))
    write_catalog(path, replace(catalog, header=header))
    assert page(clinical).body == ENGLISH


def test_an_edited_translation_is_approved_no_more(clinical: Desk) -> None:
    approve(clinical)
    change(clinical, lambda it: replace(it, strings=("Warten Sie nicht 24 Stunden.",)), "Wait")
    assert page(clinical).body == ENGLISH


def test_a_clinical_article_is_held_for_fewer_days(clinical: Desk) -> None:
    approve(clinical)
    change(clinical, held, "One")
    shown = [page(clinical, day) for day in (after(14), after(15))]
    assert [(it.body, it.updating) for it in shown] == [(GERMAN, True), (ENGLISH, False)]


@pytest.mark.parametrize("kind", [MarkKind.CARRIED, MarkKind.COPIED])
def test_what_was_carried_or_copied_waits_in_clinical_articles(desk: Desk, kind: MarkKind) -> None:
    bodies = []
    for risk in ("general", "clinical"):
        desk.article(VISIT, BODY, risk=risk)
        desk.translate("de", VISIT, TEXTS)
        change(desk, lambda message: marked(message, kind, day=TODAY, said="articles/x"), "Wait")
        bodies.append((page(desk, after(60)).body, page(desk, after(60)).updating))
    assert bodies == [(GERMAN, False), (ENGLISH, False)]


def test_drafts_mark_what_nobody_stands_behind(clinical: Desk) -> None:
    draft = page(clinical, drafts=True)
    assert draft.body == (
        '<p><span class="draft">Eins zwei drei vier.</span></p>\n'
        '<p><span class="draft">Warten Sie 24 Stunden.</span></p>\n'
    )
    approve(clinical)
    change(clinical, held, "Wait")
    draft = page(clinical, drafts=True)
    assert (draft.body, draft.notice, draft.updating) == (GERMAN, Notice.DRAFT, True)
