"""Log lines that a machine can read and that hold no name: event, level, when, and the numbers given with them."""

import json
import logging
from datetime import UTC, datetime


class Lines(logging.Formatter):
    """One JSON object a line. A trace-back is kept to file, line and kind: its values may hold facts about a child."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname, "from": record.name}
        if record.exc_info and record.exc_info[0]:
            line["kind"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        line["event"] = record.msg if record.exc_info else record.getMessage()
        return json.dumps(line, ensure_ascii=False, default=str)


def _places(trace) -> list[str]:
    places = []
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/ymylon/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-12:]
