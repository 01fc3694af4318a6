"""The web server's own lines, in the form of all others. Named on its command line as `--logger-class`."""

import logging
from typing import Any

from gunicorn.glogging import Logger

from ymylon.config.logs import lines


class Lines(Logger):
    """Its faults without an address or a value in them; it keeps no list of who asked for what."""

    def _set_handler(self, log: logging.Logger, output: str | None, fmt: logging.Formatter, stream: Any = None) -> None:
        super()._set_handler(log, output, lines(), stream)
