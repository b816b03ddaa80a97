"""What an update does across articles: moved texts, renamed articles, texts that two have."""

from dataclasses import replace

from dragoman.catalogs import Message, write_catalog
from tests.pipeline.clinic import DOSE, VISIT, Clinic

PHONE = "Please leave your phone in the locker near the door."


def shown(message: Message) -> tuple[str, tuple[str, ...], tuple[str, ...], bool]:
    return message.string, message.comments, message.flags, message.obsolete


def test_nothing_to_do_writes_nothing(clinic: Clinic) -> None:
    clinic.update()
    assert clinic.update() == ()


def test_a_renamed_article_keeps_everything(clinic: Clinic) -> None:
    before = clinic.catalog("a/visit").messages
    clinic.write({"a/visit.md": None, "b/coming.md": VISIT})
    written = clinic.update()
    folder = "locales/de/LC_MESSAGES"
    assert written == (
        "locales/templates/b/coming.pot",
        "locales/templates/a/visit.pot",
        f"{folder}/b/coming.po",
        f"{folder}/a/visit.po",
    )
    after = clinic.catalog("b/coming").messages
    assert [(m.key, shown(m)) for m in after] == [(m.key, shown(m)) for m in before]
    assert not clinic.path("a/visit").exists()


def test_an_article_that_is_renamed_and_edited_keeps_the_rest(clinic: Clinic) -> None:
    edited = VISIT.replace("near the door", "beside the door")
    clinic.write({"a/visit.md": None, "b/visit.md": edited})
    clinic.update()
    assert [m.fuzzy for m in clinic.catalog("b/visit")] == [False, False, True]


def test_another_article_in_its_place_takes_nothing(clinic: Clinic) -> None:
    clinic.write({"a/visit.md": None, "a/other.md": "---\ntitle: Other\n---\nNew words.\n"})
    clinic.update()
    assert clinic.path("a/visit").exists()
    assert [m.string for m in clinic.catalog("a/other")] == ["", ""]


def test_a_paragraph_that_moves_keeps_its_translation(clinic: Clinic) -> None:
    clinic.write({"a/visit.md": VISIT.replace(PHONE, ""), "a/dose.md": f"{DOSE}\n{PHONE}\n"})
    clinic.update()
    assert shown(clinic.message("a/dose", "Please")) == (f"DE: {PHONE}", (), (), False)
    assert shown(clinic.message("a/visit", "Please")) == (f"DE: {PHONE}", (), (), True)


def test_a_paragraph_that_moves_and_is_edited_is_fuzzy(clinic: Clinic) -> None:
    edited = PHONE.replace("near", "beside")
    clinic.write({"a/dose.md": DOSE.replace("Ask", f"{PHONE}\n\nAsk")})
    clinic.update()
    clinic.write({"a/dose.md": DOSE, "a/visit.md": VISIT.replace(PHONE, "")})
    clinic.update()
    clinic.write({"a/new.md": f"---\ntitle: News\n---\n{edited}\n"})
    clinic.update()
    message = clinic.message("a/new", "Please")
    assert message.string == f"DE: {PHONE}"
    assert message.fuzzy
    assert message.previous
    assert message.previous.id == PHONE


def test_a_link_that_leads_elsewhere_leaves_translations_without_a_mark(clinic: Clinic) -> None:
    clinic.edit("a/visit.md", "the locker", "[the locker](/locker)")
    clinic.update()
    path, string = clinic.path("a/visit"), "Bitte in [das Fach][1]."
    messages = tuple(
        replace(m, strings=(string,), flags=(), comments=(), extracted=(), previous=None)
        if m.id.startswith("Please")
        else m
        for m in clinic.catalog("a/visit").messages
    )
    write_catalog(path, replace(clinic.catalog("a/visit"), messages=messages))
    clinic.update()
    clinic.edit("a/visit.md", "/locker", "/lockers")
    clinic.update()
    message = clinic.message("a/visit", "Please")
    assert shown(message) == (string, (), (), False)
    assert message.extracted == ("paragraph", "[1] /lockers")
    assert clinic.states("a/visit") == ["translated"] * 3


def test_a_text_that_two_articles_have_is_copied_and_marked(clinic: Clinic) -> None:
    clinic.write({"a/new.md": f"---\ntitle: News\n---\n{PHONE}\n"})
    clinic.update()
    message = clinic.message("a/new", "Please")
    assert not message.fuzzy
    assert message.comments[0].startswith("@copied a/visit 2026-11-23 ")
    assert clinic.states("a/new") == ["", "translated"]


def test_in_clinical_articles_a_copy_is_fuzzy(clinic: Clinic) -> None:
    clinic.write({"a/dose.md": DOSE.replace("Ask", f"{PHONE}\n\nAsk")})
    clinic.update()
    message = clinic.message("a/dose", "Please")
    assert message.fuzzy
    assert message.comments[0].startswith("@copied a/visit 2026-11-23 ")


def test_a_short_text_of_another_article_is_fuzzy(clinic: Clinic) -> None:
    clinic.write({"a/short.md": "---\ntitle: Before\n---\nVery good advice.\n"})
    clinic.update()
    clinic.translate("a/short")
    clinic.write({"a/new.md": "---\ntitle: News\n---\nVery good advice.\n"})
    clinic.update()
    assert clinic.message("a/new", "Very").fuzzy


def test_translations_that_differ_are_fuzzy(clinic: Clinic) -> None:
    clinic.write({"a/two.md": f"---\ntitle: Two\n---\n{PHONE}\n"})
    clinic.update()
    path = clinic.path("a/two")
    path.write_text(path.read_text(encoding="utf-8").replace(f"DE: {PHONE}", "Ohne Telefon."))
    clinic.write({"a/new.md": f"---\ntitle: News\n---\n{PHONE}\n"})
    clinic.update()
    assert clinic.message("a/new", "Please").fuzzy
