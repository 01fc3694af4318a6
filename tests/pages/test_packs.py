"""Somebody’s papers for a meeting: their lanes and no other’s; in every page, every pack and every letter of the room."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.utils import timezone

from tests import THOROUGH
from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.associates import entered, facts
from tests.meetings import come, invited
from tests.pages.test_meetings import CANARIES, address
from tests.pages.test_meetings import meeting as meeting  # noqa: PLC0414
from tests.pages.test_panels import another, shown_to
from tests.pdf import beside_the_pages, written_in
from tests.policy.test_addresses import WALKED
from tests.screening import found as screened
from ymylon.agencies import actions as agencies
from ymylon.audit.models import Line
from ymylon.children.actions import end_involvement, involve
from ymylon.children.lookups import refs_of
from ymylon.children.models import Disclosure
from ymylon.documents.pdf import can_make_pdf
from ymylon.duties.rules.agreed import Owner
from ymylon.meetings import jobs
from ymylon.meetings.actions import calling, holding, inviting, keeping, packing
from ymylon.meetings.lookups import items
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.models import Pack, PackPart
from ymylon.meetings.rules import Answer, Calm, Seat
from ymylon.meetings.rules.judging import PAPERS_KEPT
from ymylon.post import actions as post
from ymylon.post.models import Letter
from ymylon.protection.actions import protect
from ymylon.screening.rules import FindingKind
from ymylon.terms.codes import InvolvementKind, Lane, ProtectionKind, Role

pytestmark = pytest.mark.django_db
EXPECTED = {
    "gethin": set(CANARIES.values()),
    "mared": set(CANARIES.values()),
    "sion": {"Canary concern", "Canary safety", "Canary school", "Canary care", "Canary offending"},
    "dewi": {"Canary safety", "Canary school"},
    "lowri": set(),
}


OWN, ABOVE = ("meetings:", "panels:"), ("today:", "chronology:", "governance:", "safety:", "disruption:", "plans:")


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


def waiting() -> int:
    """Of how many packs the clock finds that something is not drawn."""
    with connection.cursor() as cursor:
        _as("app_system")
        cursor.execute("select count(*) from packs_waiting(%s)", [timezone.now() - PAPERS_KEPT])
        found = cursor.fetchone()[0]
    _as("app_web")
    return found


def swept(at=None) -> int:
    try:
        return jobs.sweep(at)
    finally:
        _as("app_web")


def asked_for(wales, as_actor, made, *names: str) -> None:
    for name in names:
        with as_actor(name) as actor:
            packing.ask_for_pack(by=actor, at=timezone.now(), meeting=meeting_by_ref(actor, made.ref), tongue="en")
    swept()


def addresses_of_room(made, item, refs) -> list[str]:
    """Every address of this room and of those above it, about whatever is known of this meeting: in a normal run, about some.

    Of the rooms above, about the meeting, the item and the child.
    """
    refs = refs if THOROUGH else refs[:2]
    found = []
    for name, path, _opened in WALKED:
        if not name.startswith((*OWN, *ABOVE)):
            continue
        about = (made.ref, item.ref, *(refs if name.startswith(OWN) else refs[:1])) if "<uuid:" in path else (None,)
        for ref in about:
            one = path.replace("<str:seat>", "SCHOOL").replace("<int:number>", "1")
            one = one.replace("<uuid:about>", str(ref)).replace("<uuid:child>", str(refs[0]))
            found.append(f"/{one}")
    return sorted(set(found))


@pytest.mark.heavy
def test_nobody_finds_a_lane_that_they_lack_in_any_page_pack_or_letter_of_the_room(meeting, cai, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("gethin") as gethin:
        rows = (*items.asked_for(gethin, item), *items.said_of(gethin, [item]))
        refs = (refs_of(gethin, [cai])[cai], *(one.ref for one in rows))
    asked_for(wales, as_actor, made, *EXPECTED)
    pages = addresses_of_room(made, item, refs)
    assert len(pages) > (100 if THOROUGH else 40), "every address, about everything that is known"
    for name, words in EXPECTED.items():
        browser = signed_in(name)
        read = [one for one in pages if not one.endswith(("/papers/file", "/papers/print"))]
        texts = {one: browser.get(one).content.decode(errors="replace") for one in read}
        seen = {one for one in CANARIES.values() for text in texts.values() if one in text}
        assert seen == words, (name, seen ^ words)
        paper = browser.post(address("paper", made.ref)).content.decode()
        assert {one for one in CANARIES.values() if one in paper} == words, name
        if can_make_pdf():
            # In the file too: the letters that its pages show, and whatever else it says of itself.
            made_file = browser.post(address("pack_file", made.ref)).content
            inside = written_in(made_file)
            assert {one for one in CANARIES.values() if one.replace(" ", "") in inside} == words, name
            assert "OFFICIAL-SENSITIVE" in inside
            beside = beside_the_pages(made_file)
            assert {one for one in CANARIES.values() if one in beside} <= words, name
            assert words or not [one for one in ("Cai", "Morgan-Rees") if one in beside + inside], name
        if not words:
            assert not [one for text in texts.values() for one in ("Cai", "Morgan-Rees") if one in text], name
    # Who is asked, told of a move, given something to do and told that it is off: each by a link, and by nothing else.
    with as_actor("mared") as mared:
        frame = {"starts_at": made.starts_at + timedelta(days=1), "minutes": 60, "place": "Room 9", "chair_id": made.chair_id}
        calling.move(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), **frame, why="Canary why", clash="x")
        keeping.agree(
            by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), item=item, words="Canary to be done",
            owner=Owner(wales.teams["school_lead"].pk), due_at=timezone.now() + timedelta(days=3), left_out=(),
        )  # fmt: skip
        calling.cancel(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), why="Canary why")
    letters = list(Letter.objects.all())
    assert len(letters) >= 7, "three asked, told twice; and whoever has something to do"
    _as("app_job")
    for one in letters:
        post.send(at=timezone.now(), letter_id=one.pk)
    _as("app_web")
    assert len(mail.outbox) == len(letters)
    written = " ".join(one.message().as_string() + one.body + one.subject for one in mail.outbox)
    secret = (*CANARIES.values(), "Canary", "Cai", "Morgan", "Room", "Risk", "Camfanteisio", f"{made.starts_at:%d/%m}")
    assert not [one for one in secret if one in written]


def test_papers_are_drawn_in_the_background_once_for_whose_they_are_alone(meeting, wales, as_actor, signed_in):
    made, item = meeting
    dewi, where = signed_in("dewi", "cy"), address("pack", made.ref)
    assert dewi.post(address("paper", made.ref)).status_code == 404
    assert dewi.post(where).status_code == 302
    assert "0 o 1" in dewi.get(where).content.decode()
    assert swept() == 1
    assert swept() == 0, "nothing is drawn twice"
    text = dewi.get(where).content.decode()
    assert "Mae eich papurau’n barod" in text
    paper = dewi.post(address("paper", made.ref)).content.decode()
    assert "Canary school" in paper
    assert "Camau gweithredu" in paper, "in the language in which it was asked for"
    assert "SWYDDOGOL-SENSITIF" in paper
    if can_make_pdf():
        made_file = dewi.post(address("pack_file", made.ref))
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
    assert dewi.post(address("paper", made.ref)).status_code == 404
    assert "What you may read has changed" in dewi.get(where).content.decode()
    assert dewi.post(where).status_code == 302
    assert swept() == 1
    assert "Canary offending" in dewi.post(address("paper", made.ref)).content.decode()
    # Over, nothing of it is kept.
    with as_actor("mared") as mared:
        calling.cancel(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), why="Snow.")
    swept()
    with as_actor("dewi"):
        assert not PackPart.objects.exists()


def test_whoever_called_it_has_papers_begun_for_all_who_are_asked_and_opens_none(meeting, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("mared") as mared:
        invited(mared, wales, made, item, "home_staff", Seat.HOME, person="elin")
        left = invited(mared, wales, made, None, "missing", Seat.POLICE, person="rhys") or asked_of(mared, made, wales, "rhys")
        inviting.answer(by=mared, at=timezone.now(), meeting=made, asked=left, how=Answer.APOLOGY, words="On leave.")
    where = address("packs_for_all", made.ref)
    for name in ("dewi", "sion", "rhys", "owain"):
        assert {signed_in(name).get(where).status_code, signed_in(name).post(where).status_code} <= {403, 404}, name
    assert where in signed_in("mared").get(address("meeting", made.ref)).content.decode()
    for _twice in range(2):
        assert signed_in("mared").post(where).status_code == 302
    with as_actor("mared"):
        assert not Pack.objects.exists(), "none of them is hers"
    with as_actor("rhys"):
        assert not Pack.objects.exists(), "he does not come"
    assert swept() == 4, "the school’s, the home’s, the chair’s, and of youth justice, of which nobody is named, whoever is there"
    with as_actor("lowri"):
        assert not Pack.objects.exists(), "asked as a team, and not around the child"
    assert {one for one in CANARIES.values() if one in paper_of(signed_in("sion"), made)} == EXPECTED["sion"]
    elin = signed_in("elin")
    on_paper = {one for one in CANARIES.values() if one in paper_of(elin, made)}
    assert on_paper == {one for one in CANARIES.values() if one in elin.get(address("item", item.ref)).content.decode()}
    assert "Canary offending" not in on_paper
    assert {one for one in CANARIES.values() if one in paper_of(signed_in("dewi"), made)} == EXPECTED["dewi"]
    assert {one for one in CANARIES.values() if one in paper_of(signed_in("gethin"), made)} == EXPECTED["gethin"]
    assert signed_in("mared").post(address("paper", made.ref)).status_code == 404
    with (
        as_actor("sion") as sion,
        pytest.raises(DatabaseError, match="not your meeting"),
        atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select begin_packs(%s, now(), %s)", [made.pk, sion.practitioner_id])


def asked_of(by, made, wales, name: str):
    return next(row for row in items.asked_to(by, made) if row.person_id == wales.people[name].pk)


def paper_of(browser, made) -> str:
    answer = browser.post(address("paper", made.ref))
    return answer.content.decode() if answer.status_code == 200 else ""


def kept_from(browser, made) -> bool:
    """Whether the papers are shown nowhere, and their reader is told to have them drawn anew."""
    told = "What you may read has changed" in browser.get(address("pack", made.ref)).content.decode()
    return told and browser.post(address("paper", made.ref)).status_code == 404


def test_minutes_leave_on_paper_in_each_ones_lanes_and_language_once_they_are_approved(
    meeting, cai, wales, as_actor, signed_in, as_owner
):
    made, item = meeting
    paper, file = address("minutes_paper", made.ref), address("minutes_file", made.ref)
    with as_actor("mared") as mared:
        hidden = another(mared, wales, "Gwilym")
        calling.put_on(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), child_ids=[hidden])
    assert signed_in("dewi").post(paper).status_code == 404, "not approved yet"
    with as_actor("gethin") as gethin:
        held = meeting_by_ref(gethin, made.ref)
        why = dict.fromkeys(("met_why", "child_why", "family_why", "words"), "Reasons.")
        keeping.agree(
            by=gethin, at=timezone.now(), meeting=held, item=item, words="Ring his mother.", left_out=(),
            owner=Owner(wales.teams["social_work"].pk), due_at=timezone.now() + timedelta(days=3),
        )  # fmt: skip
        come(held)
        for one in items.items_of(gethin, held):
            holding.close_item(by=gethin, at=timezone.now(), meeting=held, item=one, goes_on=Calm.LAST, **why)
        holding.hold(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref))
        holding.approve(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref))
        protect(
            by=gethin, at=timezone.now(), child_id=hidden, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[],
        )  # fmt: skip
    for name in ("gethin", "sion", "dewi"):
        printed = signed_in(name).post(paper).content.decode()
        assert {one for one in CANARIES.values() if one in printed} == EXPECTED[name], name
        assert wales.people[name].name in printed
        assert "Gwilym" not in printed, "of a protected child nothing is on paper"
    assert "1 protected child is left out" in signed_in("gethin").post(paper).content.decode()
    welsh = signed_in("dewi", "cy").post(paper).content.decode()
    assert all(words in welsh for words in ("SWYDDOGOL-SENSITIF", "Cofnodion", "Canary school"))
    if can_make_pdf():
        made_file = signed_in("dewi").post(file)
        inside = written_in(made_file.content)
        assert {one for one in CANARIES.values() if one.replace(" ", "") in inside} == EXPECTED["dewi"]
        assert "Cai" not in made_file["Content-Disposition"]
    assert paper in signed_in("dewi").get(address("minutes", made.ref)).content.decode()
    assert {signed_in(name).post(paper).status_code for name in ("owain", "carys")} == {404}
    with as_owner():
        lines = Line.objects.filter(act="MEETING_MINUTES_PRINTED", about=made.ref)
        assert {tuple(sorted(line.children)) for line in lines} == {(cai,)}
        assert Disclosure.objects.filter(child_id=cai).values("act").distinct().count() == lines.count()
        # What was agreed is a fact of the safety plan, and is listed as one.
        assert "SAFETY" in set(Disclosure.objects.filter(child_id=cai).values_list("lane", flat=True))


def test_what_the_chair_opened_is_on_paper_no_longer_than_it_is_open(meeting, wales, as_actor, signed_in):
    made, item = meeting
    opens = {"item": item, "person": wales.people["dewi"], "lanes": [Lane.CARE], "why": "Holds the plan."}
    opens |= {"until_on": timezone.localdate()}

    def opened():
        with as_actor("gethin") as gethin:
            now = timezone.now()
            return holding.open_lanes(by=gethin, at=now, meeting=meeting_by_ref(gethin, made.ref), **opens)

    row = opened()
    asked_for(wales, as_actor, made, "dewi")
    dewi = signed_in("dewi")
    assert "Canary care" in paper_of(dewi, made)
    with as_actor("gethin") as gethin:
        holding.take_back(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref), opened=row, why="Has it.")
    assert kept_from(signed_in("dewi"), made), "taken back"
    asked_for(wales, as_actor, made, "dewi")
    assert "Canary school" in paper_of(signed_in("dewi"), made)
    assert "Canary care" not in paper_of(signed_in("dewi"), made)
    opened()
    assert kept_from(signed_in("dewi"), made), "opened since: there is more to read"
    asked_for(wales, as_actor, made, "dewi")
    assert "Canary care" in paper_of(signed_in("dewi"), made)
    with as_actor("dewi"), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_letin set until_on = until_on - 1")
        cursor.execute("set local role app_web")
    assert kept_from(signed_in("dewi"), made), "its day is over"


def test_printed_they_are_listed_in_the_lanes_that_are_drawn_and_the_paper_leads_back(meeting, cai, wales, as_actor, signed_in):
    """Also what the chair opened, and for a chair who audits besides: what only an auditor reads is on no paper."""
    made, item = meeting
    since = timezone.now() - timedelta(minutes=1)
    agencies.join_team(practitioner=wales.people["gethin"], team=wales.teams["manager"], role=Role.AUDITOR, at=since)
    opens = {"item": item, "person": wales.people["dewi"], "lanes": [Lane.CARE], "why": "Holds the plan."}
    with as_actor("gethin") as gethin:
        assert gethin.scopes(Lane.AUDIT)
        holding.open_lanes(
            by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref), until_on=timezone.localdate(), **opens
        )
    asked_for(wales, as_actor, made, "gethin", "dewi")
    listed = {}
    for name in ("gethin", "dewi"):
        paper = paper_of(signed_in(name), made)
        assert f"?next={address('pack', made.ref)}" in paper, "the other language is chosen where it can be"
        with connection.cursor() as cursor:
            _as("app_gate")
            who = wales.people[name].pk
            cursor.execute("select array_agg(lane), count(distinct act) from children_disclosure where by_id = %s", [who])
            lanes, acts = cursor.fetchone()
            cursor.execute("select count(*) from children_event where kind = 'GIVEN_OUT' and by_id = %s", [who])
            assert (acts, cursor.fetchone()[0]) == (1, len(lanes))
            _as("app_web")
        listed[name] = set(lanes)
    with as_actor("gethin") as gethin:
        read = set(map(str, items.lanes_read(gethin, item)))
    assert listed["dewi"] == {"IDENTITY", "MEETING", "SAFETY", "EDUCATION", "CARE"}
    assert {"CONCERN", "OFFENDING", "CARE", "HEALTH"} <= listed["gethin"]
    assert listed["gethin"] < read - {"AUDIT", "SOURCE"}, "what is not drawn is not listed"


def test_a_team_that_leaves_the_child_takes_its_lanes_from_the_papers_of_who_works_in_another(
    meeting, cai, wales, as_actor, signed_in
):
    made, _item = meeting
    since = timezone.now() - timedelta(minutes=1)
    agencies.join_team(
        practitioner=wales.people["dewi"], team=wales.teams["youth_justice"], role=Role.YOUTH_JUSTICE_WORKER, at=since
    )
    asked_for(wales, as_actor, made, "dewi")
    assert "Canary offending" in paper_of(signed_in("dewi"), made)
    with as_actor("mared") as mared:
        team = wales.teams["youth_justice"].pk
        end_involvement(by=mared, at=timezone.now(), child_id=cai, team_id=team, kind=InvolvementKind.YOUTH_JUSTICE)
    assert kept_from(signed_in("dewi"), made)
    asked_for(wales, as_actor, made, "dewi")
    text = paper_of(signed_in("dewi"), made)
    assert "Canary school" in text
    assert "Canary offending" not in text


def test_sealed_with_another_key_they_are_drawn_anew(meeting, wales, as_actor, signed_in, settings):
    made, _item = meeting
    asked_for(wales, as_actor, made, "dewi")
    settings.DRAFT_KEY = "another"
    assert kept_from(signed_in("dewi"), made)


def test_two_days_after_it_was_to_begin_a_meeting_that_nobody_closed_has_no_papers(meeting, wales, as_actor, signed_in):
    made, _item = meeting
    asked_for(wales, as_actor, made, "dewi")
    late = made.starts_at + timedelta(days=3)
    for _round in range(2):
        assert swept(late) == 0
        with as_actor("dewi"):
            assert not PackPart.objects.exists()
    assert swept(made.starts_at + timedelta(days=1)) == 1, "it may have been held, and not be written up yet"
    with as_actor("gethin"), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_setting set starts_at = starts_at - interval '8 days'")
        cursor.execute("set local role app_web")
    dewi, where = signed_in("dewi"), address("pack", made.ref)
    text = dewi.get(where).content.decode()
    assert "Papers for it are no longer kept" in text
    assert "Draw" not in text
    assert dewi.post(address("paper", made.ref)).status_code == 404
    assert dewi.post(address("pack_file", made.ref)).status_code == 404
    assert dewi.post(where).status_code == 422
    assert where not in dewi.get(address("meeting", made.ref)).content.decode(), "and no way leads there"


def test_papers_that_are_drawn_cost_the_clock_nothing_nor_do_those_of_a_closed_account(
    meeting, cai, wales, as_actor, monkeypatch
):
    made, _item = meeting
    asked_for(wales, as_actor, made, "dewi", "lowri")
    assert waiting() == 0, "Dewi’s are drawn; Lowri is asked, and is not around the child"
    with as_actor("mared") as mared:
        other = another(mared, wales, "Gwilym")
        calling.put_on(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), child_ids=[other])
    assert waiting() == 0, "nor is Dewi around this one"
    with as_actor("gethin") as gethin:
        packing.ask_for_pack(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref), tongue="en")
    assert waiting() == 1
    with connection.cursor() as cursor:
        _as("app_owner")
        cursor.execute("update agencies_account set is_active = false where id = %s", [wales.account("gethin")])
        _as("app_web")
    assert waiting() == 0


def test_an_item_that_cannot_be_drawn_keeps_no_other_back_and_its_owner_begins_anew(
    meeting, cai, wales, as_actor, signed_in, monkeypatch, caplog
):
    made, _item = meeting
    with as_actor("mared") as mared:
        others = [another(mared, wales, name) for name in ("Gwilym", "Heledd")]
        calling.put_on(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), child_ids=others)
    draws = jobs.item_page

    def draw(actor, item, meeting, now, **more):
        if item.child_id == others[0]:
            raise RuntimeError("It can’t be drawn.")
        return draws(actor, item, meeting, now, **more)

    monkeypatch.setattr(jobs, "item_page", draw)
    asked_for(wales, as_actor, made, "mared")
    mared, where = signed_in("mared"), address("pack", made.ref)
    text = mared.get(where).content.decode()
    assert "2 of 3 children are drawn" in text
    assert "Draw them anew" not in text
    assert mared.post(address("paper", made.ref)).status_code == 404
    assert mared.post(address("pack_file", made.ref)).status_code == 404
    assert "could not be drawn" in caplog.text
    with as_actor("mared"), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_pack set at = at - interval '1 hour'")
        cursor.execute("set local role app_web")
    assert "Draw them anew" in mared.get(where).content.decode(), "whoever has waited so long may begin anew"
    monkeypatch.setattr(jobs, "item_page", draws)
    assert swept() == 1
    assert "Heledd" in paper_of(mared, made)


def test_what_the_police_hold_stands_in_their_page_and_in_no_paper(meeting, cai, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("mared") as mared:
        involve(
            by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="x"
        )
        kez = entered(mared, cai, facts("Kez"))
        screened(mared, cai, FindingKind.OFFENDER, entry=kez, words="Canary screened.")
        invited(mared, wales, made, item, "missing", Seat.POLICE, "rhys")
    with as_actor("rhys") as rhys:
        joe = entered(rhys, cai, facts("Joe"))
        screened(rhys, cai, FindingKind.OFFENDER, entry=joe, words="Canary police.")
    asked_for(wales, as_actor, made, "rhys")
    browser = signed_in("rhys")
    shown, paper = browser.get(address("item", item.ref)).content.decode(), paper_of(browser, made)
    for words, on_paper in (("Canary screened.", True), ("Canary police.", False)):
        assert words in shown, words
        assert (words in paper) is on_paper, words


def test_a_long_item_is_drawn_too(meeting, wales, as_actor, signed_in, monkeypatch):
    made, _item = meeting
    page = jobs.render_to_string
    monkeypatch.setattr(jobs, "render_to_string", lambda *said: page(*said) + "<p>" + "Gair " * 40_000 + "</p>")
    asked_for(wales, as_actor, made, "dewi")
    assert "Gair Gair" in paper_of(signed_in("dewi"), made)


def test_asking_how_far_they_are_shows_no_child(meeting, cai, wales, as_actor, signed_in):
    made, _item = meeting
    asked_for(wales, as_actor, made, "dewi")
    dewi = signed_in("dewi")
    before = shown_to(wales.account("dewi"), cai)
    assert "Your papers are ready" in dewi.get(address("pack", made.ref)).content.decode()
    assert shown_to(wales.account("dewi"), cai) == before
    assert paper_of(dewi, made)
    assert shown_to(wales.account("dewi"), cai) > before


def test_of_a_protected_child_nothing_is_on_paper_not_even_for_those_who_are_named(meeting, cai, wales, as_actor, signed_in):
    made, _item = meeting
    asked_for(wales, as_actor, made, "gethin", "sion")
    assert "Canary care" in signed_in("gethin").post(address("paper", made.ref)).content.decode()
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
    for name, said in (("gethin", "1 protected child is left out"), ("sion", "You see no child on this agenda")):
        text = signed_in(name).post(address("paper", made.ref)).content.decode()
        assert said in text, name
        assert not [word for word in (*CANARIES.values(), "Cai", "Morgan-Rees") if word in text], name
        assert ("is left out" in text) == (name == "gethin"), "who is not named is told of nobody"
