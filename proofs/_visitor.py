"""Somebody at a browser who writes sightings down, one after another, and remembers which of them the service said it kept."""

import re
import threading
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import requests

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor(threading.Thread):
    """`kept`: words whose page said that they are kept. `lost`: words of which nobody knows, because no answer came."""

    def __init__(self, address: str, account: int, episode: str, name: str) -> None:
        super().__init__(daemon=True)
        self._address, self._account, self._name = address, account, name
        self._page = f"{address}/missing/{episode}/observe"
        self._browser = requests.Session()
        self._done = threading.Event()
        self._number, self.kept, self.unsure, self.busy = 0, [], [], 0

    def run(self) -> None:
        """Until told to stop. What fails is not tried again under the same words."""
        while not self._done.is_set():
            try:
                self._write_one()
            except requests.RequestException:
                self._done.wait(0.05)

    def stop(self) -> None:
        """After what is being written."""
        self._done.set()
        self.join(60)

    def _write_one(self) -> None:
        page = self._browser.get(self._page, timeout=10, allow_redirects=False)
        if page.status_code in (302, 303):
            self._sign_in()
            return
        token = _TOKEN.search(page.text)
        if page.status_code != 200 or token is None:
            self.busy += page.status_code == 503
            self._done.wait(0.05)
            return
        self._number += 1
        words = f"proof {self._name} {self._number}"
        said = {"csrfmiddlewaretoken": token[1], "kind": "SIGHTING", "words": words, "happened": _now()}
        self.unsure.append(words)
        answer = self._browser.post(self._page, data=said, timeout=10, allow_redirects=False)
        if answer.status_code == 302 and "/login" not in answer.headers["Location"]:
            self.kept.append(words)
            self.unsure.pop()
        elif answer.status_code in (503, 422, 403):
            self.busy += answer.status_code == 503

    def _sign_in(self) -> None:
        page = self._browser.get(f"{self._address}/cast", timeout=10)
        token = _TOKEN.search(page.text)
        if token:
            place = f"{self._address}/cast/{self._account}"
            self._browser.post(place, data={"csrfmiddlewaretoken": token[1]}, timeout=10, allow_redirects=False)


def _now() -> str:
    return f"{datetime.now(ZoneInfo('Europe/London')):%H:%M}"


def visitors(here, count: int) -> list[Visitor]:
    """So many people at once, each with a missing child of the demonstration before them. They have begun."""
    found = here.ask(
        "select distinct on (e.ref) e.ref, a.id from missing_episode e"
        " join agencies_account a on a.kind = 'PERSON' join agencies_practitioner p on p.account_id = a.id"
        " join agencies_membership m on m.practitioner_id = p.id join agencies_team t on t.id = m.team_id"
        " where e.state = 'REPORTED' and t.scope = any (e.scopes) and m.role = any (%s) order by e.ref",
        ["RESIDENTIAL_WORKER", "POLICE_MISSING_COORDINATOR", "EMERGENCY_DUTY_SOCIAL_WORKER", "SOCIAL_WORKER"],
    )
    assert found
    when = f"{time.time():.0f}"
    begun = [Visitor(here.address, found[n % len(found)][1], str(found[n % len(found)][0]), f"{when}-{n}") for n in range(count)]
    for one in begun:
        one.start()
    return begun


def what_stands(here) -> dict[str, int]:
    """How many times each of their words is in the record."""
    return dict(here.ask("select words, count(*) from missing_observation where words like 'proof %%' group by 1"))


def each_with_event_and_audit(here) -> int:
    """Every sighting has its one event and its one audit line, of the same transaction; how many there are is answered."""
    sightings, events, lines = here.ask(
        "select (select count(*) from missing_observation), (select count(*) from children_event where kind = 'OBSERVED'),"
        " (select count(*) from audit_line where act = 'OBSERVED')"
    )[0]
    assert sightings == events == lines, (sightings, events, lines)
    return sightings
