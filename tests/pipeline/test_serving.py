"""The server on this machine: answers in threads, takes its port once, stops."""

from collections.abc import Iterable
from threading import Barrier, Thread
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from dragoman.errors import DragomanError
from dragoman.pipeline import served


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["PATH_INFO"].encode()]


def read(address: str) -> bytes:
    with urlopen(address, timeout=5) as answer:
        body: bytes = answer.read()
    return body


def test_it_answers_on_this_machine_only() -> None:
    with served(hello, port=0) as address:
        assert address.startswith("http://127.0.0.1:")
        assert read(f"{address}/fr/x") == b"/fr/x"


def test_two_readers_at_once() -> None:
    both = Barrier(2, timeout=5)

    def waits(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        both.wait()
        return hello(environ, start_response)

    with served(waits, port=0) as address:
        readers = [Thread(target=read, args=(address,)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(5)
    assert not both.broken


@pytest.mark.parametrize("level", ["", "1"], ids=["by itself", "under make"])
def test_a_port_in_use_is_named_with_the_cure(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAKELEVEL", raising=False)
    if level:
        monkeypatch.setenv("MAKELEVEL", level)
    with served(hello, port=0) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(DragomanError) as caught, served(hello, port=port):
            pass
    make = f"  make serve PORT={port + 1}\nor\n" if level else ""
    assert str(caught.value) == (
        f"port {port} is in use by another program\n\n"
        f"To use another port, run:\n\n{make}  dragoman serve --port {port + 1}"
    )


def test_it_stops() -> None:
    with served(hello, port=0) as address:
        read(address)
    with pytest.raises(OSError, match="refused"):
        read(address)
