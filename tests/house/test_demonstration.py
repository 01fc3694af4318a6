"""The demonstration: whole or none, on an empty database only, and open to nobody but this machine."""

from datetime import datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from tests.worlds import SOON, world
from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.agencies.actions import finish_demo, leave_team, mark_as_demo, open_account
from ymylon.agencies.lookups import account_by_email, cast_accounts, is_demo_whole
from ymylon.agencies.models import DemoMark, Membership
from ymylon.children.lookups import involvements, refs_of
from ymylon.children.models import Child, Involvement
from ymylon.config.command import demo as demo_command
from ymylon.config.demo import build
from ymylon.config.doctor.teams import directory, nobody_above
from ymylon.config.doors import is_demo_here
from ymylon.contexts.lookups import children_of as children_there
from ymylon.contexts.lookups import every_context, readers_of, steps_owed
from ymylon.contexts.lookups import parts_of as parts_said
from ymylon.contexts.rules import PartKind
from ymylon.exploitation.page.lists import cohort_page
from ymylon.meetings.lookups.frames import meetings_by_id
from ymylon.meetings.lookups.items import items_of, items_of_child
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.shipped import RISK
from ymylon.missing.lookups.board import missing_or_found_since
from ymylon.notices.lookups import notices_about
from ymylon.orders.lookups import every_order
from ymylon.panels.lookups import on_panel
from ymylon.panels.page.panel import panel_page
from ymylon.panels.page.record import record_page
from ymylon.protection.lookups import alarms_of, owners_of, protections_of, waiting_for_second
from ymylon.screening.lookups import findings_of, parts_of
from ymylon.terms.codes import InvolvementKind
from ymylon.worries.lookups import worries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> tuple[list[tuple[int, int]], datetime]:
    """The small demonstration, what was told of its making (steps done, and steps in all), and when it was made."""

    def make():
        told = []
        build("small", lambda done, total, label: told.append((done, total)))
        return told, timezone.now()

    return world("small demonstration", make, lasts=SOON)


def test_the_small_one_is_told_to_its_end_and_begins_as_the_first_page_says(small):
    told, made_at = small
    assert told[-1][0] == told[-1][1]
    assert is_demo_whole()
    # Of glass that somebody breaks, a manager hears in every team; and in every part of Wales somebody is told of a child
    assert [one.level for one in (*nobody_above(), *directory())] == ["fine", "fine"]
    # When Rhys looks at what is open
    account = account_by_email("rhys@ymylon.example")
    begin_request(account.pk, "test")
    rhys = actor_of(account.pk)
    latest = max(missing_or_found_since(rhys, timezone.now()), key=lambda episode: episode.opened_at)
    # Then a child was reported four minutes ago, and the police have not answered
    assert 3.5 <= (made_at - latest.opened_at).total_seconds() / 60 <= 5.5
    own = [notice for notice in notices_about(rhys, [latest.ref])[latest.ref] if notice.team_id == rhys.posts[0].team_id]
    assert [notice.acknowledged_at for notice in own] == [None]
    # And a panel met about Cai, owes him its next meeting, and has called it
    gathered, areas, _area = on_panel(rhys, timezone.now())
    assert [(one.place.last_at is not None, one.place.is_late) for one in gathered.children] == [(True, False)]
    assert len(areas) == 1


# A force's area, a school's own pupils, a home's own residents, a provider's own referrals, a council's team, its emergency team
# in the night, a joint team, and another force: the part that each of them has in a child.
HOW_FAR = {
    "rhys": "FORCE", "dewi": "SCHOOL", "elin": "HOME", "lleucu": "RETURN_INTERVIEWS", "mared": "", "nia": "", "bronwen": "",
    "owain": "",
}  # fmt: skip


def test_each_kind_of_scope_is_shown_by_somebody_of_the_cast(small):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        rows = list(Involvement.objects.filter(ended_at__isnull=True).values_list("child_id", "team_id", "agency_id", "kind"))
        cursor.execute("set local role app_web")
    seen: dict[str, set[int]] = {}
    for name, part in HOW_FAR.items():
        actor = _acting(name)
        seen[name] = set(Child.objects.values_list("pk", flat=True))
        teams = {post.team_id for post in actor.posts if post.scope == post.team_scope}
        agencies = {post.agency_id for post in actor.posts if post.scope != post.team_scope}
        theirs = [row for row in rows if row[1] in teams or row[2] in agencies]
        assert seen[name] == {child for child, *_part in theirs}, name
        assert not part or {kind for *_of, kind in theirs} & {part}, name
    assert all(seen[name] for name in HOW_FAR if name != "owain")
    # The team of a council is a part of it, and so is what the hub works on; the other force sees none of these.
    assert seen["mared"] < seen["nia"]
    assert not seen["owain"] & seen["rhys"]
    assert max(len(seen[name]) for name in ("dewi", "elin", "lleucu", "bronwen")) < len(seen["rhys"])


@pytest.mark.heavy
def test_bridgend_shows_what_the_county_told_from_the_records_alone(client):
    """The numbers of its evidence to a parliament [bridgend_evidence]: each is counted from rows that the cast wrote."""
    told: list[tuple[int, int]] = []
    build("cast", lambda done, total, label: told.append((done, total)), "bridgend")
    assert told[-1] == (9, 9)
    # Gwenda of youth justice, at a glance: fifteen known, eleven positive, three waiting, one negative.
    gwenda, now = _acting("gwenda"), timezone.now()
    page = cohort_page(gwenda, now)
    assert [fact.words for fact in page.facts] == ["15", "11", "3", "1"]
    *by_state, went = page.sections
    shown = {section.heading: len(section.entries) for section in by_state}
    assert shown == {"Awaiting reasonable grounds": 3, "Positive reasonable grounds": 11, "Negative reasonable grounds": 1}
    # Who waits longest stands first, and of two positive decisions nothing came yet.
    assert page.sections[0].entries[0].when.words == "214 days"
    assert sum(bool(entry.tags) for entry in page.sections[1].entries) == 2
    counted = {fact.term: fact.words for fact in went.entries[0].facts}
    assert counted["Referrals that were sent"] == "15"
    assert counted["From the referral to reasonable grounds"] == "12 decided"
    assert counted["With a positive decision, and nothing recorded after it"] == "2"
    # Carwyn’s panel: sixteen excluded, eighteen months for a specialist place, two who may lose a junior apprenticeship.
    carwyn = _acting("carwyn")
    view = panel_page(carwyn, now)
    learning = {fact.term: (fact.words, fact.small) for fact in view.sections[0].entries[0].facts}
    assert learning["Excluded from school"][0] == "16 children"
    assert learning["Waiting for a specialist place"] == ("9 children", "the middle wait is 18 months, the longest 24 months")
    assert learning["May lose a place, or a course"] == ("2 children", "2 children on an apprenticeship")
    # Cannabis first, then what the county names after it; alcohol last, of one.
    themes = [tuple(cell.lines[0] for cell in row[:3]) for row in view.tables[1].rows if row[0].lines == ("Substances",)]
    assert [words for _about, words, _children in themes] == [
        "Cannabis", "MDMA", "Ecstasy", "Ketamine", "Cocaine or crack", "Alcohol",
    ]  # fmt: skip
    assert (themes[0][2], themes[-1][2]) == ("18 children", "1 child")
    # Every child’s next panel is called, so that nobody is late; eight were held, and all minutes approved in time.
    assert not any(one.place.is_late for one in on_panel(carwyn, now)[0].children)
    held = {row[0].lines[0]: [cell.lines[0] for cell in row[1:]] for row in record_page(carwyn, now).tables[0].rows}
    assert held["– Bridgend"] == ["8", "0", "1", "0", "8", "8 of 8"]
    # Risk meetings: each fortnight; of the second child until the chair decided that things are calm, then every four weeks.
    items = items_of_child(carwyn, [one.child_id for one in on_panel(carwyn, now)[0].children])
    every = meetings_by_id(carwyn, {one.meeting_id for one in items})
    meetings = sorted(
        (one for one in every.values() if one.kind.code == RISK and one.state == Frame.HELD), key=lambda one: one.starts_at
    )
    days: dict[int, list] = {}
    for item in items:
        days.setdefault(item.child_id, []).extend(one.starts_at.date() for one in meetings if one.pk == item.meeting_id)
    apart = sorted([(b - a).days for a, b in pairwise(sorted(each))] for each in days.values() if each)
    assert apart == [[14, 14, 14, 14, 14], [14, 14, 14, 28, 28]]
    # What youth justice maps it shared with the school: the place and what to look out for there, and no child of those linked.
    gwenda, heulwen = _acting("gwenda"), _acting("heulwen")
    [park] = every_context(heulwen)
    [opened] = readers_of(gwenda, park).standing
    assert (opened.by.given_name, opened.team.pk) == ("Gwenda", heulwen.posts[0].team_id)
    assert parts_said(heulwen, park).standing[PartKind.HARM]
    assert children_there(heulwen, park) == []
    assert [step.is_over for step in steps_owed(heulwen)] == [False]
    carwyn = _acting("carwyn")
    assert len(children_there(carwyn, park)) == 2
    # And each page of theirs opens, in both languages.
    child, (item, *_others) = refs_of(carwyn, days)[next(iter(days))], items_of(carwyn, meetings[0])
    for who, addresses in (
        ("carwyn", ("/", "/panel/", "/panel/record", "/meetings/", f"/meetings/{meetings[0].ref}", f"/meetings/item/{item.ref}",
                    f"/children/{child}", f"/circumstances/{child}")),
        ("gwenda", ("/", "/panel/", "/nrm/")),
        ("sioned", ("/", "/panel/", f"/circumstances/{child}")),
        ("heulwen", ("/", "/contexts/", f"/contexts/{park.ref}")),
    ):  # fmt: skip
        client.force_login(account_by_email(f"{who}@ymylon.example"))
        for address in addresses:
            for language in ("en", "cy"):
                client.cookies["iaith"] = language
                assert client.get(address).status_code == 200, (who, address, language)


def _acting(name: str):
    account = account_by_email(f"{name}@ymylon.example")
    begin_request(account.pk, "test")
    return actor_of(account.pk)


def test_one_child_is_protected_and_a_question_waits_for_its_keeper(small):
    # When Catrin, who keeps it, looks
    catrin = _acting("catrin")
    (protection,) = protections_of(catrin)
    assert owners_of([protection.child_id])[protection.child_id].pk == catrin.posts[0].team_id
    # Then Gethin's question waits for her, and she is told of it
    assert [opening.child_id for opening in waiting_for_second(catrin, timezone.now())] == [protection.child_id]
    assert [alarm.kind for alarm in alarms_of(catrin, protection.child_id)] == ["ASKED"]
    # And neither Rhys's night nor whoever works elsewhere knows of the home
    rhys = _acting("rhys")
    assert protection.child_id not in {episode.child_id for episode in missing_or_found_since(rhys, timezone.now())}
    mared = _acting("mared")
    assert "Tŷ Afallen" not in {str(row.team.agency) for row in involvements(mared, protection.child_id)}
    assert InvolvementKind.HOME not in {row.kind for row in involvements(mared, protection.child_id)}


def test_one_that_was_cut_short_is_none():
    mark_as_demo(at=timezone.now())
    assert not is_demo_whole()
    finish_demo(size="small")
    assert is_demo_whole()


@pytest.mark.parametrize(("hours", "found"), [(23, demo_command.YOUNG), (25, demo_command.STALE)])
def test_one_of_yesterday_has_run_out(monkeypatch, hours, found):
    monkeypatch.setattr(demo_command, "django_as", lambda role: None)
    mark_as_demo(at=timezone.now() - timedelta(hours=hours))
    finish_demo(size="small")
    assert demo_command._look() == found


@pytest.mark.parametrize(
    ("answers", "done"),
    [(None, []), ("", []), ("n", []), ("y", ["thrown away", "small loaded"]), ("ie", ["thrown away", "small loaded"])],
)
def test_a_fresh_one_is_offered_for_that_of_yesterday_and_nothing_is_lost_without_a_yes(monkeypatch, capsys, answers, done):
    asked, happened = [], []
    monkeypatch.setattr(demo_command, "_looked", lambda: demo_command.STALE)
    monkeypatch.setattr(demo_command, "_throw_away", lambda: happened.append("thrown away"))
    monkeypatch.setattr(demo_command, "_load", lambda size: happened.append(f"{size} loaded"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: answers is not None))
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or answers)
    demo_command.have_demo("small")
    assert happened == done
    assert "more than a day old" in (capsys.readouterr().out + "".join(asked))


def test_the_mark_is_refused_where_somebody_works(wales):
    with pytest.raises(ValueError, match="empty database"):
        mark_as_demo(at=timezone.now())
    with pytest.raises(DatabaseError, match="empty database"), transaction.atomic():
        DemoMark.objects.create(loaded_at=timezone.now(), size="small")
    assert not DemoMark.objects.exists()


@pytest.mark.parametrize(
    ("told", "here"),
    [
        ({}, True),
        ({"HTTP_HOST": "localhost:8000"}, True),
        ({"HTTP_HOST": "[::1]:8000"}, True),
        ({"REMOTE_ADDR": "10.1.2.3"}, False),
        ({"HTTP_X_FORWARDED_FOR": "10.1.2.3"}, False),
        ({"HTTP_FORWARDED": "for=10.1.2.3"}, False),
        ({"HTTP_HOST": "ymylon.example"}, False),
    ],
)
def test_whoever_comes_from_elsewhere_meets_no_cast(settings, told, here):
    settings.ALLOWED_HOSTS = ["*"]
    mark_as_demo(at=timezone.now())
    request = RequestFactory().get("/cast", **({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"} | told))
    assert is_demo_here(request) is here
    settings.PRODUCTION = True
    assert not is_demo_here(request)


def test_only_whoever_works_here_now_is_of_the_cast(wales):
    before = {post.practitioner_id for post in cast_accounts()}
    left = Membership.objects.get(practitioner=wales.people["nia"])
    leave_team(membership=left, at=timezone.now())
    open_account(email="ssda903@import.invalid", given_name="SSDA903", family_name="W06000016", is_system=True)
    assert before - {post.practitioner_id for post in cast_accounts()} == {wales.people["nia"].pk}


def test_what_is_known_of_exploitation_stands_in_its_rooms(small):
    account = account_by_email("mared@ymylon.example")
    begin_request(account.pk, "test")
    mared = actor_of(account.pk)
    [order] = every_order(mared)
    cai = order.order.child_id
    assert (order.order.kind, order.state) == ("CAWN_S49", "SERVED")
    # One worry was read and kept, and nobody has read the other
    assert [worry.state for worry in worries_of(mared, [cai])] == ["NOTED", "KEPT"]
    assert {part for part, _topic in parts_of(mared, cai)} == {"TYPE", "INDICATORS", "STRENGTHS"}
    found = {kind for kind, rows in findings_of(mared, cai).items() if rows}
    assert found == {"OFFENDER", "THEME", "DEBT", "JOURNEY", "RECRUITED"}
