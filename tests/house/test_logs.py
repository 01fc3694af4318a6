"""A log line is one JSON object, and a fault in it names its place and not what was in it."""

import json
import logging

from ymylon.config.logs import lines


def line_of(act) -> dict:
    seen = []
    handler = logging.Handler()
    handler.setFormatter(lines())
    handler.emit = lambda record: seen.append(handler.format(record))
    log = logging.getLogger("ymylon.test")
    log.addHandler(handler)
    try:
        act(log)
    finally:
        log.removeHandler(handler)
    (line,) = seen
    assert "\n" not in line
    return json.loads(line)


def test_a_line_says_what_when_and_how_grave():
    line = line_of(lambda log: log.warning("%s letters wait", 3))
    assert line["event"] == "3 letters wait"
    assert line["level"] == "warning"
    assert line["at"].endswith("Z")


def test_a_fault_keeps_its_kind_and_place_and_drops_its_words():
    def fail(log):
        try:
            raise ValueError("Cai Morgan-Rees lives at 7 Heol Fawr")
        except ValueError:
            log.exception("could not save Cai")

    line = line_of(fail)
    assert line["kind"] == "ValueError"
    assert line["where"][-1].startswith("tests/house/test_logs.py") or "test_logs.py:" in line["where"][-1]
    assert "Cai" not in json.dumps(line)
    assert "Heol" not in json.dumps(line)
