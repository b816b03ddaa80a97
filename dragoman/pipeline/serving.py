"""A server for one person at one machine: the standard library's, with a thread for each request.

For the public, the site's own application runs under a production server.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

from dragoman.errors import DragomanError

HOST = "127.0.0.1"
"""Only this machine is answered."""


@contextmanager
def served(application: WSGIApplication, *, port: int) -> Iterator[str]:
    """Serve an application in the background and give its address; it stops when the block is left.

    Port 0 is any free port. Raises DragomanError where the port is taken or not allowed.
    """
    try:
        server = make_server(HOST, port, application, _Server, _Handler)
    except OSError as error:
        raise _refused(error, port) from None
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self) -> None:
        # HTTPServer asks the resolver for the machine's name here, which can take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who went away before the answer was through."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what was written and found."""


def _refused(error: OSError, port: int) -> DragomanError:
    if error.errno == errno.EADDRINUSE:
        reason = f"port {port} is in use by another program"
    else:
        reason = f"port {port} cannot be used: {error.strerror}"
    other = port + 1 if port < 65535 else port - 1
    ways = [f"  dragoman serve --port {other}"]
    if "MAKELEVEL" in os.environ:  # make tells its recipes so
        ways.insert(0, f"  make serve PORT={other}")
    return DragomanError(reason, cure="To use another port, run:\n\n" + "\nor\n".join(ways))
