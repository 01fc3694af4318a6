"""A mail server that can go away and come back. It drops a second mail with the number of a first, as mail servers may."""

import re
import socketserver
import threading
from collections import Counter
from contextlib import suppress

_NUMBER = re.compile(rb"^Message-ID: *\n? *(<[^>]+>)", re.M | re.I)


class Mailbox:
    """`handed_over`: how often each numbered mail was handed over. On a port of its own, on this machine alone."""

    def __init__(self) -> None:
        self.handed_over: Counter[str] = Counter()
        self._server: socketserver.ThreadingTCPServer | None = None
        self.port = 0

    def open(self) -> None:
        """Take mail from now on, on the same port as before."""
        mailbox = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(ConnectionError):  # of a worker that was killed while it spoke
                    mailbox._talk(self.rfile, self.wfile)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", self.port), Talk)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Nobody answers any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _talk(self, heard, said) -> None:
        said.write(b"220 here\r\n")
        while line := heard.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                said.write(b"354 go on\r\n")
                mail = b""
                while (part := heard.readline()) not in (b".\r\n", b""):
                    mail += part
                if not part:
                    return
                number = _NUMBER.search(mail.replace(b"\r\n", b"\n"))
                self.handed_over[number[1].decode() if number else "unnumbered"] += 1
            said.write(b"221 bye\r\n" if word == b"QUIT" else b"250 yes\r\n")
            if word == b"QUIT":
                return
