"""Log lines that a machine can read and that hold no name: event, level, when, and the numbers given with them."""

from typing import Any

import structlog
from structlog.typing import EventDict


def _places(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """A trace-back is kept to its kind, files and lines: its values may hold facts about a child."""
    caught = event.pop("exc_info", None)
    if not isinstance(caught, tuple) or caught[0] is None:
        return event
    places, trace = [], caught[2]
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/ymylon/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return {**event, "event": "fault", "kind": caught[0].__name__, "where": places[-12:]}


def lines() -> structlog.stdlib.ProcessorFormatter:
    """One JSON object a line."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _places,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
