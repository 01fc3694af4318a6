"""Somebody’s papers for a meeting: their lanes and no other’s; in every page, every pack and every letter of the room."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.pages.test_meetings import CANARIES, address
from tests.pages.test_meetings import meeting as meeting  # noqa: PLC0414
from tests.policy.test_addresses import WALKED
from ymylon.agencies import actions as agencies
from ymylon.children.lookups import refs_of
from ymylon.documents.pdf import can_make_pdf
from ymylon.meetings import jobs
from ymylon.meetings.actions import calling, packing
from ymylon.meetings.lookups import items
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.models import Pack, PackPart
from ymylon.post.models import Letter
from ymylon.protection.actions import protect
from ymylon.terms.codes import ProtectionKind, Role

pytestmark = pytest.mark.django_db
EXPECTED = {
    "gethin": set(CANARIES.values()),
    "mared": set(CANARIES.values()),
    "sion": {"Canary concern", "Canary safety", "Canary school", "Canary care", "Canary offending"},
    "dewi": {"Canary safety", "Canary school"},
    "lowri": set(),
}


@pytest.fixture(autouse=True)
def _worker(monkeypatch):
    """The round’s transactions are one in a test: whoever acts next is the worker, and no longer the system."""
    steps_in = jobs.acting

    def step_in(account: int, purpose: str):
        _as("app_job")
        return steps_in(account, purpose)

    monkeypatch.setattr(jobs, "acting", step_in)


def _as(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {role}")


def swept() -> int:
    try:
        return jobs.sweep()
    finally:
        _as("app_web")


def asked_for(wales, as_actor, made, *names: str) -> None:
    for name in names:
        with as_actor(name) as actor:
            packing.ask_for_pack(by=actor, at=timezone.now(), meeting=meeting_by_ref(actor, made.ref), tongue="en")
    swept()


def addresses_of_room(made, item, refs) -> list[str]:
    """Every address of this room and of the panel, about whatever is known of this meeting."""
    found = []
    for name, path, _opened in WALKED:
        if not name.startswith(("meetings:", "panels:")):
            continue
        about = (made.ref, item.ref, *refs) if "<uuid:" in path else (None,)
        for ref in about:
            one = path.replace("<str:seat>", "SCHOOL").replace("<int:number>", "1")
            one = one.replace("<uuid:about>", str(ref)).replace("<uuid:child>", str(refs[0]))
            found.append(f"/{one}")
    return sorted(set(found))


def test_nobody_finds_a_lane_that_they_lack_in_any_page_pack_or_letter_of_the_room(meeting, cai, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("gethin") as gethin:
        rows = (*items.asked_for(gethin, item), *items.said_of(gethin, [item]))
        refs = (refs_of(gethin, [cai])[cai], *(one.ref for one in rows))
    asked_for(wales, as_actor, made, *EXPECTED)
    pages = addresses_of_room(made, item, refs)
    assert len(pages) > 100, "every address, about everything that is known"
    for name, words in EXPECTED.items():
        browser = signed_in(name)
        texts = {one: browser.get(one).content.decode(errors="replace") for one in pages if not one.endswith("/papers/file")}
        seen = {one for one in CANARIES.values() for text in texts.values() if one in text}
        assert seen == words, (name, seen ^ words)
        paper = browser.get(address("paper", made.ref)).content.decode()
        assert {one for one in CANARIES.values() if one in paper} == words, name
        if not words:
            assert not [one for text in texts.values() for one in ("Cai", "Morgan-Rees") if one in text], name
    letters = " ".join(f"{one.to_email} {one.link} {one.key}" for one in Letter.objects.all())
    assert not [one for one in (*CANARIES.values(), "Cai", "Morgan", "Room 2") if one in letters]


def test_papers_are_drawn_in_the_background_once_for_whose_they_are_alone(meeting, wales, as_actor, signed_in):
    made, item = meeting
    dewi, where = signed_in("dewi", "cy"), address("pack", made.ref)
    assert dewi.get(address("paper", made.ref)).status_code == 404
    assert dewi.post(where).status_code == 302
    assert "0 o 1" in dewi.get(where).content.decode()
    assert swept() == 1
    assert swept() == 0, "nothing is drawn twice"
    text = dewi.get(where).content.decode()
    assert "Mae eich papurau’n barod" in text
    paper = dewi.get(address("paper", made.ref)).content.decode()
    assert "Canary school" in paper
    assert "Camau gweithredu" in paper, "in the language in which it was asked for"
    assert "SWYDDOGOL-SENSITIF" in paper
    if can_make_pdf():
        made_file = dewi.get(address("pack_file", made.ref))
        assert made_file.content.startswith(b"%PDF")
        assert "Cai" not in made_file["Content-Disposition"]
    # Nobody else’s: not the chair’s, who reads every lane of it, nor the database’s.
    with as_actor("gethin"):
        assert not Pack.objects.exists()
        assert not PackPart.objects.exists()
    with as_actor("dewi"):
        assert b"Canary" not in bytes(PackPart.objects.get().sealed)
    assert signed_in("owain").get(where).status_code == 404
    # What may be read changed since: the old papers are shown to nobody, and drawn anew.
    agencies.join_team(
        practitioner=wales.people["dewi"],
        team=wales.teams["youth_justice"],
        role=Role.YOUTH_JUSTICE_WORKER,
        at=timezone.now() - timedelta(minutes=1),
    )
    dewi = signed_in("dewi")
    assert dewi.get(address("paper", made.ref)).status_code == 404
    assert "What you may read has changed" in dewi.get(where).content.decode()
    assert dewi.post(where).status_code == 302
    assert swept() == 1
    assert "Canary offending" in dewi.get(address("paper", made.ref)).content.decode()
    # Over, nothing of it is kept.
    with as_actor("mared") as mared:
        calling.cancel(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), why="Snow.")
    swept()
    with as_actor("dewi"):
        assert not PackPart.objects.exists()


def test_of_a_protected_child_nothing_is_on_paper_not_even_for_those_who_are_named(meeting, cai, wales, as_actor, signed_in):
    made, _item = meeting
    asked_for(wales, as_actor, made, "gethin", "sion")
    assert "Canary care" in signed_in("gethin").get(address("paper", made.ref)).content.decode()
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
    for name, said in (("gethin", "1 protected child is left out"), ("sion", "You see no child on this agenda")):
        text = signed_in(name).get(address("paper", made.ref)).content.decode()
        assert said in text, name
        assert not [word for word in (*CANARIES.values(), "Cai", "Morgan-Rees") if word in text], name
        assert ("is left out" in text) == (name == "gethin"), "who is not named is told of nobody"
