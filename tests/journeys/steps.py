"""Steps that many journeys begin with, done through forms; fields go by their names, so that a step reads in either language."""

import re

from tests.journeys.browser import Person

_REF = re.compile(r"/missing/([0-9a-f-]{36})")


def ref_of(address: str) -> str:
    """The reference of the episode in an address."""
    found = _REF.search(address)
    assert found, address
    return found[1]


def look_for(someone: Person, words: str) -> None:
    """On the page of a report, look for a child by name."""
    someone.answer(who=words)
    someone.submit("look")


def report_new_child(someone: Person, words: str = "Cai Morgan-Rees", **more: str) -> str:
    """Report a child who has no record; the reference of the episode is returned, and the page after a report is open."""
    someone.go("/missing/report")
    look_for(someone, words)
    answers = {"born": "14", "authority": "W06000016", "last_seen": "40 munud yn ôl", "whereabouts": "NOT_KNOWN"} | more
    someone.answer(child="new", **answers)
    someone.submit()
    return ref_of(someone.page.url)


def acknowledge(someone: Person, ref: str) -> None:
    """On the episode's page, take on what one's own team was told."""
    someone.go(f"/missing/{ref}")
    someone.submit_form("form[action*='/acknowledge']")


def find(someone: Person, ref: str, **more: str) -> None:
    """Record that the child is found; the page that asks more is open then."""
    someone.go(f"/missing/{ref}/found")
    someone.answer(**({"when": "5 munud yn ôl", "circumstance": "RETURNED"} | more))
    someone.submit()


def write_down(someone: Person, address: str, **answers: str) -> None:
    """Fill one form of the episode, and send it."""
    someone.go(address)
    someone.answer(**answers)
    someone.submit()


def child_of(someone: Person, ref: str) -> str:
    """The address of the child's page, from the episode's."""
    someone.go(f"/missing/{ref}")
    someone.click("whole chronology")
    return someone.page.url.removeprefix(someone.address)


HELD = "/interviews/held/"
SAID = "Es i efo’r hogia i Gaerdydd. Doedd gen i ddim dewis."
# What an interviewer types, page by page.
RECORD = {
    "before": {"agreed": "YES", "language": "WELSH", "present": "Neb"},
    "words": {"words": SAID, "factors": "THREAT"},
    "happened": {"happened": "Caerdydd, gyda dau fachgen", "touched": "MONEY_OR_DEBT", "harm": "ROBBED_OR_THREATENED"},
    "after": {"trusts": "Dewi, ei athro", "would_help": "Lifft i’r pêl-droed", "analysis": "Mae ofn arno."},
}


def agree_to_talk(someone: Person, ref: str, **more: str) -> str:
    """A safe way is recorded, an interview offered, and the child says yes; the reference of the interview."""
    write_down(someone, f"/interviews/{ref}/safe-way", safe_way="Text him after school.", read_by="Nobody")
    someone.answer(**({"answer": "ACCEPTED", "chosen": "INDEPENDENT_CHARITY"} | more))
    someone.submit()
    return someone.page.url.partition(HELD)[2]


def refer(someone: Person, interview: str, *teams: str) -> None:
    """Ask these teams to hold it, each by a word of its name."""
    someone.go(f"{HELD}{interview}/refer")
    for words in teams:
        someone.page.get_by_label(words).check()
    someone.submit()


def take_on(someone: Person) -> None:
    """Take on what waits in one's portal."""
    someone.go("/interviews/")
    someone.click("Ateb" if someone.language == "cy" else "Answer")
    someone.answer(answer="TAKE")
    someone.submit()


def record_interview(someone: Person, interview: str) -> None:
    """Fill the four pages of the record."""
    for page, answers in RECORD.items():
        write_down(someone, f"{HELD}{interview}/record/{page}", **answers)
