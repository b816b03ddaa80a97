from dragoman.articles import Schema, parse
from dragoman.catalogs import Key, Message, header_for, template_of

ARTICLE = """\
---
title: A visit
---
Before: see [our clinic](/pages/clinic) and ![a map](map.png).

## Uses

- Take *one*, 24 hours apart.
- See [our clinic](/pages/clinic).

## After

- See [our clinic](https://example.org/other).
"""


def template() -> list[Message]:
    document = parse(ARTICLE, path="content/articles/x.md", schema=Schema(translate=("title",)))
    return list(template_of(document))


def test_messages_come_in_the_order_of_the_article() -> None:
    assert [message.key for message in template()] == [
        Key("title:", "A visit"),
        Key(None, "Before: see [our clinic][1] and ![a map][2]."),
        Key(None, "Uses"),
        Key(None, "Take *one*, 24 hours apart."),
        Key(None, "See [our clinic][1]."),
        Key(None, "After"),
    ]


def test_comments_say_kind_section_and_targets() -> None:
    assert [message.extracted for message in template()] == [
        ("field",),
        ("paragraph", "[1] /pages/clinic", "[2] map.png"),
        ("heading",),
        ("list item — Uses",),
        (
            "list item — Uses",
            "[1] /pages/clinic",
            "list item — After",
            "[1] https://example.org/other",
        ),
        ("heading",),
    ]


def test_the_reference_is_the_file_alone() -> None:
    assert {message.references for message in template()} == {("content/articles/x.md",)}


def test_there_are_no_format_flags() -> None:
    document = parse("23% smaller {than} %s", path="content/articles/x.md", schema=Schema())
    assert [message.flags for message in template_of(document)] == [()]


def test_the_template_belongs_to_the_article() -> None:
    catalog = template_of(parse("Text.", path="content/articles/x.md", domain="articles/x"))
    assert (catalog.domain, catalog.locale, catalog.header) == (
        "articles/x",
        None,
        header_for(None),
    )


MARKED = """\
<!-- dragoman: comment The device,
not what comes out of it. -->

See [spray](/spray).

<!-- dragoman: only US CA -->

Ask your pharmacy.

Wait.

<!-- dragoman: end -->
<!-- dragoman: only CA MX -->

Ask your pharmacy.

<!-- dragoman: end -->

Wait.

<!-- dragoman: link -->

![Spray][1]

[1]: https://example.org/a.png
"""


def test_comments_say_what_the_author_says_and_for_which_regions() -> None:
    found = template_of(parse(MARKED, path="content/articles/x.md"))
    assert [(message.key, message.extracted) for message in found] == [
        (
            Key(None, "See [spray][1]."),
            ("paragraph", "author: The device, not what comes out of it.", "[1] /spray"),
        ),
        (Key(None, "Ask your pharmacy."), ("paragraph", "only US, CA, MX")),
        (Key(None, "Wait."), ("paragraph",)),
        (Key("alt", "Spray"), ("alt",)),
        (Key("link", "https://example.org/a.png"), ("link",)),
    ]
