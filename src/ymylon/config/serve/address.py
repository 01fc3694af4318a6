"""The port that pages are answered on: the one that was asked for or, where that is taken, the next one."""

import errno
import socket

from ymylon.config.cluster import ClusterFault

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
                raise ClusterFault(f"Port {wanted} is for root alone: choose one from 1024 up, as in `--port 8000`.") from None
            if fault.errno != errno.EADDRINUSE:
                raise
            continue
        place.set_inheritable(True)
        return place, wanted
    raise ClusterFault(f"Ports {port} to {port + _TRIES - 1} are all taken: choose another, as in `--port 9000`.")


def url(port: int) -> str:
    """The address to open."""
    return f"http://{_HOST}:{port}/"
