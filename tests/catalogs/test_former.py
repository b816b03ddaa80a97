import pytest

from dragoman.catalogs.former import with_former
from dragoman.catalogs.message import Message


@pytest.mark.parametrize(
    ("former", "comments"),
    [
        (Message("a", ("mine",)), ("Mine.",)),
        (Message("a", ("",)), ("Mine.",)),
        (Message("a", ('other "\\\n\r',)), ("Mine.", r'was: other "\\\n\r')),
        (Message("a", ("one", "mine", "", "two")), ("Mine.", "was[0]: one", "was[3]: two")),
    ],
    ids=["the same", "empty", "escaped", "forms"],
)
def test_texts_that_differ_become_comments(former: Message, comments: tuple[str, ...]) -> None:
    message = Message("a", ("mine",), comments=("Mine.",))
    kept = with_former(message, former)
    assert kept == Message("a", ("mine",), comments=comments)
    assert with_former(kept, former) == kept
