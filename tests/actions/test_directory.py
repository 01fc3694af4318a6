"""A directory taken in from the form that the program writes: on an empty installation, again, changed, and written back."""

import csv
import json
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ymylon.access.actions import acting
from ymylon.access.lookups import actor_of
from ymylon.agencies.actions import answering_team
from ymylon.agencies.lookups import directory as stands
from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.models import Account, Agency, Membership, Practitioner, Team
from ymylon.audit.models import Line
from ymylon.config.command import command_parser
from ymylon.config.command import directory as command
from ymylon.config.directory.reading import read_files
from ymylon.config.directory.writing import NAME, rows_of, write_form
from ymylon.config.doctor.teams import directory as looked_at
from ymylon.config.signin.adapter import LETTERS
from ymylon.duties.actions import load_shipped_policies
from ymylon.exchange.actions.directory import take_in_directory
from ymylon.exchange.rules.directory import AGENCIES, DIRECTORY, FORM, PEOPLE, TEAMS
from ymylon.exchange.rules.wording import Level
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.notices.lookups import notices_about
from ymylon.terms.calendars import local
from ymylon.terms.codes import Precision, ReporterKind, TeamFunction, Whereabouts
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.moments import Moment

pytestmark = pytest.mark.django_db
RHONDDA, BRIDGEND = "W06000016", "W06000013"
FUNCTIONS = [
    "CHILDRENS_FRONT_DOOR", "EMERGENCY_DUTY", "SOCIAL_WORK", "YOUTH_JUSTICE", "INDEPENDENT_REVIEW", "FOSTERING",
    "REGISTER_CUSTODIAN", "EXPLOITATION", "SCHOOL_SAFEGUARDING", "MANAGEMENT",
]  # fmt: skip


def cells(table, **told):
    return [told.get(one.name, "") for one in FORM[table]]


_SMALL = """
agencies name_en=Rhondda Cynon Taf|name_cy=Rhondda Cynon Taf|kind=Council services|telephone=01443 425006|uses_ymylon=yes
agencies name_en=Tŷ Onnen|name_cy=Tŷ Onnen|kind=Children’s home|areas=Rhondda Cynon Taf|uses_ymylon=yes
agencies name_en=South Wales Police|name_cy=Heddlu De Cymru|kind=Police|telephone=101|uses_ymylon=ie
agencies name_en=Cwm Taf Morgannwg University Health Board|kind=Health board|telephone=01443 744800|uses_ymylon=no
teams function=CHILDRENS_FRONT_DOOR|name_en=Front door|name_cy=Drws ffrynt|next_team=Night|manager_team=Heads|email=a@rct.example
teams function=EMERGENCY_DUTY|name_en=Night|name_cy=Nos|next_team=Heads|email=night@rct.example
teams function=MANAGEMENT|name_en=Heads|name_cy=Penaethiaid
teams agency=South Wales Police|function=POLICE_CONTROL|telephone=101
teams agency=W11000030|function=HEALTH_SAFEGUARDING|telephone=01443 744800
people given_name=Nia|family_name=Parri|email=nia@rct.example|team=Nos|role=EMERGENCY_DUTY_SOCIAL_WORKER|language=cy
teams agency=Tŷ Onnen|function=HOME_STAFF
people given_name=Elin|family_name=Bowen|email=elin@onnen.example|agency=Tŷ Onnen|team=Staff cartref plant|role=Gweithiwr preswyl
people given_name=Ada|family_name=Huws|email=ada@rct.example|team=Heads|role=ADMINISTRATOR
"""


def small():
    """A council, a home, a force and a health board, of which the last is told by telephone."""
    tables = {AGENCIES: [], TEAMS: [], PEOPLE: []}
    for line in _SMALL.strip().splitlines():
        table, _, told = line.partition(" ")
        row = dict(one.split("=", 1) for one in told.split("|"))
        tables[table].append(cells(table, **{"agency": "Rhondda Cynon Taf"} | row))
    return tables


def ymylon(capsys, *words):
    """`ymylon directory …` as somebody runs it, beside a database that is up; the exit code and what was said."""
    chosen = command_parser("directory", "en").parse_args(["directory", "--language", "en", *map(str, words)])
    code = command._take_in(chosen) if chosen.file else command._write(chosen.write, "en", command._standing("en"))
    said = capsys.readouterr()
    return code, said.out + said.err


def counts(plan):
    return {name: (one.new, one.changed, one.unchanged, one.refused) for name, one in plan.counts.items()}


def test_an_empty_installation_filled_by_one_file_tells_the_teams_of_that_file(tmp_path, capsys, client, mailoutbox):
    assert [(one.level, one.said) for one in looked_at()] == [("fault", "holds no team: nobody would be told of a missing child")]
    file = write_form(tmp_path / "form", "cy", small())
    code, said = ymylon(capsys, file, "--report", tmp_path / "report.json")
    assert code == 0, said
    assert "     4 rows: 4 new" in said
    assert "3 accounts were opened, without a password" in said
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["files"]["teams"] == {"rows": 6, "new": 6, "changed": 0, "unchanged": 0, "refused": 0}
    assert {"DIR-NAME-ONE", "DIR-NOBODY-THERE"} <= {one["code"] for one in report["problems"]}
    # A night report by somebody of the file: everyone who is told stood in the file, and the council's silence climbs there too.
    night = datetime(2026, 11, 28, 23, 2, tzinfo=UTC)
    elin = Account.objects.get(email="elin@onnen.example").pk
    load_shipped_policies()
    with acting(elin, "test") as reporter:
        seen = Moment(night - timedelta(minutes=12), Precision.MINUTE)
        episode = report_missing(
            by=reporter, at=night, child_id=None, new_child=NewChild("Gwen", "Ifan", age=13), last_seen=seen,
            whereabouts=Whereabouts.NOT_KNOWN, reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        )  # fmt: skip
        notices = notices_about(reporter, [episode.ref])[episode.ref]
        told = teams_by_id([notice.team_id for notice in notices])
    assert {team.name_cy for team in told.values()} == {"Nos", "Ystafell reoli’r heddlu", "Tîm diogelu iechyd"}
    assert {team.agency.name_en: team.agency.uses_ymylon for team in told.values()} == {
        "Rhondda Cynon Taf": True, "South Wales Police": True, "Cwm Taf Morgannwg University Health Board": False,
    }  # fmt: skip
    assert answering_team([TeamFunction.EMERGENCY_DUTY], RHONDDA).next_team.name_en == "Heads"
    assert Team.objects.count() == 6, "nobody had to be entered by the way"
    council, board, force = (one.said for one in looked_at())
    assert ("Rhondda Cynon Taf" in council, "Bridgend" in council, council.count(",")) == (False, True, 20)
    assert ("Bridgend" in board, "Cardiff" in board) == ("Bridgend" in force, "Gwynedd" in force) == (False, True)
    # Nobody signs in before they have chosen a password, and an administrator sees no child.
    nia = Account.objects.get(email="nia@rct.example")
    assert not nia.has_usable_password()
    assert nia.language == "cy"
    client.post(reverse("account_reset_password"), {"email": "nia@rct.example"})
    LETTERS.submit(int).result()  # after the letter, which waits for nobody
    assert [mail.to for mail in mailoutbox] == [["nia@rct.example"]], "as a forgotten password they choose their first one"
    assert actor_of(nia.pk).may("SEE_BOARD")
    assert not actor_of(Account.objects.get(email="ada@rct.example").pk).may("SEE_BOARD")

    again, said = ymylon(capsys, file)
    assert again == 0
    assert "     6 rows: 0 new, 0 changed, 6 as they were, 0 refused" in said


def test_what_stands_is_written_in_the_same_form_and_taken_in_again_changes_nothing(wales, tmp_path, capsys):
    now = datetime.now(UTC)
    # Two teams of one name within one agency, which the program entered by itself.
    for area in ("W06000009", "W06000010"):
        answering_team([TeamFunction.POLICE_CONTROL], area)
    assert ymylon(capsys, "--write", tmp_path)[0] == 0
    taken = take_in_directory(at=now, tables=read_files([tmp_path / NAME]).tables)[0]
    assert {DIRECTORY[one.code].level for one in taken.problems} == {Level.QUERY}
    assert all(new == changed == refused == 0 and same for new, changed, same, refused in counts(taken).values()), counts(taken)
    # One line changed, in a CSV of that table alone: the same team, with its line in the record of who did what.
    rows = rows_of(stands.agency_entries(), stands.team_entries(), stands.person_entries(), stands.place_entries(now), "en")
    row = next(row for row in rows[TEAMS] if row[2] == "Front door" and "Rhondda" in row[0])
    row[5] = "01443 999999"
    with (tmp_path / "teams.csv").open("w", encoding="cp1252", newline="") as out:
        csv.writer(out).writerows([[one.heading.en for one in FORM[TEAMS]], row])
    code, said = ymylon(capsys, tmp_path / "teams.csv")
    assert (code, "1 changed" in said, "stand here that no row names" in said) == (0, True, True), said
    door = Team.objects.get(pk=wales.teams["front_door"].pk)
    assert (door.telephone, door.next_team_id, door.scope) == (
        "01443 999999",
        wales.teams["duty"].pk,
        wales.teams["front_door"].scope,
    )


def test_a_dry_run_and_all_or_nothing_write_nothing_and_a_file_that_is_no_table_is_refused(wales, tmp_path, capsys):
    before = Team.objects.count(), Practitioner.objects.count()
    rows = small()
    rows[TEAMS].append(cells(TEAMS, agency="Nowhere", function="CLINIC"))
    file = write_form(tmp_path, "en", rows)
    for words in (["--dry-run"], ["--all-or-nothing"]):
        code, said = ymylon(capsys, file, *words)
        assert code == 1
        assert "nothing was" in said.lower()
        assert (Team.objects.count(), Practitioner.objects.count()) == before
    assert "teams, row 7, Agency (DIR-AGENCY, row)" in said
    (tmp_path / "shopping.csv").write_text("apples,pears\n1,2\n")
    assert ymylon(capsys, tmp_path / "shopping.csv")[0] == 1
    assert ymylon(capsys, write_form(tmp_path, "en"))[0] == 0, "the empty form is no fault"


def test_a_team_that_the_program_had_entered_by_itself_gives_way_to_the_one_of_the_file(tmp_path, capsys):
    entered = answering_team([TeamFunction.EMERGENCY_DUTY, TeamFunction.CHILDRENS_FRONT_DOOR], RHONDDA)
    assert not entered.agency.uses_ymylon
    code, said = ymylon(capsys, write_form(tmp_path, "en", small()))
    assert (code, "DIR-TAKEN-OVER" in said) == (0, True), said
    door = answering_team([TeamFunction.CHILDRENS_FRONT_DOOR], RHONDDA)
    assert (door.name_en, door.pk != entered.pk, door.agency.uses_ymylon) == ("Front door", True, True)
    entered.refresh_from_db()
    assert entered.next_team_id == door.pk, "what still waits there climbs to the one that took its place"
    assert Agency.objects.filter(code=RHONDDA).count() == 1


def test_people_come_and_go_by_their_days_and_what_was_ended_here_stays_ended(tmp_path, capsys, as_owner):
    rows = small()
    ymylon(capsys, write_form(tmp_path, "en", rows))
    (held,) = Membership.objects.filter(practitioner__account__email="nia@rct.example")
    # A last day that is to come is taken back: the same place goes on.
    soon = datetime.now(UTC).date() + timedelta(days=30)
    for until in (soon.isoformat(), ""):
        rows[PEOPLE][0][FORM_UNTIL] = until
        assert "1 changed" in ymylon(capsys, write_form(tmp_path, "en", rows))[1]
        assert "3 as they were" in ymylon(capsys, write_form(tmp_path, "en", rows))[1]
        assert Membership.objects.filter(practitioner__account__email="nia@rct.example").count() == 1
    # A last day that is over ends it now, never before: until this moment it was open.
    rows[PEOPLE][0][FORM_UNTIL] = "2020-01-01"
    ymylon(capsys, write_form(tmp_path, "en", rows))
    held.refresh_from_db()
    assert timedelta(0) <= datetime.now(UTC) - held.during.upper < timedelta(minutes=1)
    code, said = ymylon(capsys, write_form(tmp_path, "en", rows))
    assert (code, "3 as they were" in said) == (0, True), said
    rows[PEOPLE][0][FORM_UNTIL] = ""
    code, said = ymylon(capsys, write_form(tmp_path, "en", rows))
    assert (code, "DIR-ENDED" in said) == (1, True)
    assert Membership.objects.filter(practitioner__account__email="nia@rct.example").count() == 1
    # Of a worker's own number and name the audit keeps that they changed, and not which they were.
    telephone = [one.name for one in FORM[PEOPLE]].index("telephone")
    for number in ("01443 111222", "01443 333444"):
        rows[PEOPLE][1][telephone] = number
        ymylon(capsys, write_form(tmp_path, "en", rows))
    with as_owner():
        assert {one.why for one in Line.objects.filter(act="CHANGED_PRACTITIONER")} == {"telephone"}
        acts = set(Line.objects.values_list("act", flat=True))
    assert {"OPENED_AGENCY", "OPENED_TEAM", "OPENED_ACCOUNT", "GRANTED", "ENDED_GRANT"} <= acts


def test_a_place_still_to_come_may_begin_or_end_on_another_day_but_not_end_before_it_begins(tmp_path, capsys):
    rows = small()
    today = datetime.now(UTC).date()
    soon, later = (str(today + timedelta(days=days)) for days in (10, 20))
    rows[PEOPLE][0][FORM_UNTIL - 1], rows[PEOPLE][0][FORM_UNTIL] = soon, later
    assert ymylon(capsys, write_form(tmp_path, "en", rows))[0] == 0
    (held,) = Membership.objects.filter(practitioner__account__email="nia@rct.example")
    # The row alone is refused; the others of the file are taken in.
    rows[PEOPLE][0][FORM_UNTIL - 1], rows[PEOPLE][0][FORM_UNTIL] = "", str(today + timedelta(days=5))
    rows[PEOPLE][1][FORM_UNTIL] = later
    code, said = ymylon(capsys, write_form(tmp_path, "en", rows))
    assert (code, "DIR-ENDS-BEFORE" in said, "1 changed, 1 as they were, 1 refused" in said) == (1, True, True), said
    # Without an end, it has none.
    rows[PEOPLE][0][FORM_UNTIL] = ""
    assert ymylon(capsys, write_form(tmp_path, "en", rows))[0] == 0
    held.refresh_from_db()
    assert (str(local(held.during.lower).date()), held.during.upper) == (soon, None)


FORM_UNTIL = [one.name for one in FORM[PEOPLE]].index("until")


def test_all_of_wales_takes_seconds_and_no_more_questions_for_more_teams(tmp_path):
    names = [area.words for area in WELSH_AUTHORITIES.values()]
    agencies = [cells(AGENCIES, name_en=en, name_cy=cy, kind="COUNCIL", uses_ymylon="yes") for en, cy, _ in names]
    teams = [
        cells(TEAMS, agency=en, function=function, next_team="Management" if function != "MANAGEMENT" else "")
        for en, _, _ in names
        for function in FUNCTIONS
    ]
    tables = read_files([write_form(tmp_path, "en", {AGENCIES: agencies, TEAMS: teams})]).tables
    began = monotonic()
    with CaptureQueriesContext(connection) as asked:
        plan, _ = take_in_directory(at=datetime.now(UTC), tables=tables)
    assert counts(plan) == {AGENCIES: (22, 0, 0, 0), TEAMS: (220, 0, 0, 0), PEOPLE: (0, 0, 0, 0)}
    assert monotonic() - began < 15
    lines = [one for one in asked if "select audit(" in one["sql"]]
    assert len(lines) == 242
    assert len(asked) - len(lines) < 25
    assert Team.objects.filter(next_team__function="MANAGEMENT").count() == 198
    # Somebody in each team: a question for each place, and none for each place besides that.
    people = [
        cells(PEOPLE, given_name="Ann", family_name=en, agency=en,
              email=f"a{number}.{function}@x.example".lower(), team=TeamFunction[function].words.en,
              role="TEAM_MANAGER")
        for number, (en, _, _) in enumerate(names)
        for function in FUNCTIONS
    ]  # fmt: skip
    tables = read_files([write_form(tmp_path, "en", {PEOPLE: people})]).tables
    began = monotonic()
    with CaptureQueriesContext(connection) as asked:
        plan, _ = take_in_directory(at=datetime.now(UTC), tables=tables)
    assert counts(plan)[PEOPLE] == (220, 0, 0, 0)
    assert monotonic() - began < 15
    # Each account is promised to the database before it is written; all places are proved at once.
    assert len([one for one in asked if "promise_write" in one["sql"]]) == 220
    assert len([one for one in asked if "agencies_membership" in one["sql"] or "pg_backend_pid" in one["sql"]]) < 225
    assert Membership.objects.filter(role="TEAM_MANAGER").count() == 220
