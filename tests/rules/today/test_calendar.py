"""A calendar that says when something is due, and not what."""

from datetime import UTC, datetime, timedelta

from ymylon.today.rules import calendar_file

NOW = datetime(2026, 11, 26, 11, tzinfo=UTC)


def lines(dues, language="en") -> list[str]:
    said = calendar_file(dues, owner="x", url="https://ymylon.example/", language=language, now=NOW)
    assert said.endswith("\r\n")
    return said.replace("\r\n ", "").split("\r\n")


def test_each_minute_is_one_event_however_much_is_due():
    """How much is due is somebody's business; that something is, a telephone may show."""
    at = NOW + timedelta(hours=3)
    assert lines([at, at + timedelta(seconds=20), at + timedelta(hours=1)]).count("BEGIN:VEVENT") == 2


def test_what_is_long_past_or_far_off_is_not_in_it():
    """Late for more than a day it has climbed; two months ahead is soon enough."""
    assert "BEGIN:VEVENT" not in lines([NOW - timedelta(days=2), NOW + timedelta(days=61)])


def test_it_speaks_both_languages_the_readers_first():
    """Nobody's calendar is in one language alone."""
    at = [NOW + timedelta(hours=1)]
    assert "SUMMARY:Something is due: open Ymylon / Mae rhywbeth i’w wneud: agorwch Ymylon" in lines(at)
    assert "SUMMARY:Mae rhywbeth i’w wneud: agorwch Ymylon / Something is due: open Ymylon" in lines(at, "cy")


def test_it_is_written_as_the_standard_asks():
    """Instants in UTC, each line at most 75 octets before it is folded, no letter cut in two (RFC 5545)."""
    said = calendar_file([NOW + timedelta(hours=1)], owner="x", url="https://ymylon.example/", language="cy", now=NOW)
    assert "DTSTART:20261126T120000Z" in said
    assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
    assert said.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


def test_the_same_event_keeps_its_mark_and_another_persons_has_another():
    """A calendar that asks again finds the same events, and two people's can't be laid side by side."""

    def mark(owner: str) -> str:
        said = calendar_file([NOW + timedelta(hours=1)], owner=owner, url="", language="en", now=NOW)
        return next(line for line in said.split("\r\n") if line.startswith("UID"))

    assert mark("a") == mark("a") != mark("b")
