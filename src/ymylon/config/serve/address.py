"""The port that pages are answered on: the one that was asked for or, where that is taken, the next one."""

import errno
import socket

from ymylon.config.cluster import ClusterFault
from ymylon.terms.words import Words

_HOST = "127.0.0.1"
_TRIES = 50


def listen(port: int) -> tuple[socket.socket, int]:
    """A socket that listens on this machine alone, and its port. Children inherit it, so nobody can slip in between."""
    for wanted in range(port, min(port + _TRIES, 65536)):
        place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((_HOST, wanted))
            place.listen(128)
        except OSError as fault:
            place.close()
            if fault.errno == errno.EACCES:
                roots = Words(
                    f"Port {wanted} is for root alone: choose one from 1024 up, as in `--port 8000`.",
                    f"I root yn unig y mae porth {wanted}: dewiswch un o 1024 i fyny, fel yn `--port 8000`.",
                    False,
                )
                raise ClusterFault(roots) from None
            if fault.errno != errno.EADDRINUSE:
                raise
            continue
        place.set_inheritable(True)
        return place, wanted
    last = port + _TRIES - 1
    taken = Words(
        f"Ports {port} to {last} are all taken: choose another, as in `--port 9000`.",
        f"Mae pob porth o {port} i {last} wedi’i gymryd: dewiswch un arall, fel yn `--port 9000`.",
        False,
    )
    raise ClusterFault(taken)


def url(port: int) -> str:
    """The address to open."""
    return f"http://{_HOST}:{port}/"
