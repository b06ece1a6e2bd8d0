"""A way to a server that breaks: within the first answer, and then there is nobody for once."""

import contextlib
import re
import select
import socket
import socketserver
import threading
from collections.abc import Iterator

#: Bytes of the first answer that come through, in the middle of an event.
FIRST = 20_000


class Cutting(socketserver.ThreadingTCPServer):
    """Passes on what goes between clients and the port behind it, as long as it does."""

    daemon_threads = True

    def __init__(self, port: int, first: int) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.port = port
        self.first = first
        self.connections = 0
        #: The `Last-Event-ID` of each request that came through.
        self.resumed: list[str | None] = []
        #: The bytes that were asked for of files of which not all came at first.
        self.ranges: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Connection(socketserver.BaseRequestHandler):
    server: Cutting

    def handle(self) -> None:
        number = self.server.connections
        self.server.connections += 1
        if number == 1:
            return
        with socket.create_connection(("127.0.0.1", self.server.port)) as behind:
            self._pass_on(behind, self.server.first if number == 0 else None)

    def _pass_on(self, behind: socket.socket, most: int | None) -> None:
        while most is None or most > 0:
            ready, _, _ = select.select([self.request, behind], [], [])
            if self.request in ready:
                asked = self.request.recv(65536)
                if not asked:
                    return
                found = re.search(rb"(?i)last-event-id: *(\S+)", asked)
                self.server.resumed.append(found[1].decode() if found else None)
                self.server.ranges += re.findall(r"(?i)\nrange: *(\S+)", asked.decode())
                behind.sendall(asked)
            if behind in ready:
                came = behind.recv(min(most or 65536, 65536))
                if not came:
                    return
                self.request.sendall(came)
                most = None if most is None else most - len(came)


@contextlib.contextmanager
def cutting(port: int, first: int = FIRST) -> Iterator[Cutting]:
    """Such a way to that port, over which so many bytes come at first."""
    with Cutting(port, first) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
