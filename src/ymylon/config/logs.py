"""Log lines that a machine can read and that hold no name: event, level, when, which request or job, and where a fault was.

Our own words are kept with the numbers given to them. Of a library's words only the part that was written beforehand is kept:
what it puts in (an address with a reference, a value that a table refused, a host that somebody made up) may be about a child.
"""

from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_OURS = "ymylon."


def _places(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """A trace-back is kept to its kind, files and lines: its values may hold facts about a child."""
    caught = event.pop("exc_info", None)
    if not isinstance(caught, tuple) or caught[0] is None:
        return event
    places, trace = [], caught[2]
    while trace is not None:
        places.append(_place(trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return {**event, "event": "fault", "kind": caught[0].__name__, "where": places[-12:]}


def _place(path: str, line: int) -> str:
    for folder in ("/ymylon/", "/site-packages/"):
        path = path.rsplit(folder, 1)[-1]
    return f"{path}:{line}"


def _foreign_words(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """A library's line keeps its template; one that was put together beforehand keeps the place that said it."""
    record, given = event["_record"], event.pop("positional_args", None)
    if record.name.startswith(_OURS):
        return event
    is_template = bool(given) and isinstance(record.msg, str)
    return {**event, "event": record.msg if is_template else _place(record.pathname, record.lineno)}


def _job(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """The worker's own lines name their job: its kind and number, never what it was given."""
    record = event["_record"]
    if not record.name.startswith("procrastinate"):
        return event
    action, job = getattr(record, "action", ""), getattr(record, "job", None)
    named = {"job": job.get("task_name"), "job_number": job.get("id")} if isinstance(job, dict) else {}
    return {**event, **({"event": action} if action else {}), **named}


def lines(plain: bool = False) -> structlog.stdlib.ProcessorFormatter:
    """One JSON object a line; or, for whoever sits before the terminal, the same in `plain` words."""
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if plain:
        last = structlog.dev.ConsoleRenderer(colors=False, event_key="event", timestamp_key="at", pad_event_to=0)
    return structlog.stdlib.ProcessorFormatter(
        pass_foreign_args=True,
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            _foreign_words,
            _job,
        ],
        processors=[
            _places,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            last,
        ],
    )
