"""An authority's return in the web program: sent, read apart, settled by two people, and never half of it taken in."""

import io
import re
import zipfile
from dataclasses import astuple
from datetime import timedelta
from uuid import uuid4

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import timezone

from tests.cast import BRIDGEND, RHONDDA
from tests.returns import FORCE, as_owner, as_web, due_in, inspector, joins, last_year, returned, swept, tables_of
from tests.story import missing_cai
from ymylon.agencies.actions import open_agency
from ymylon.audit.models import Line
from ymylon.children.lookups import refs_of
from ymylon.config.demo.returned import invented, sent
from ymylon.duties.actions import load_shipped_policies
from ymylon.publication.rules.keys import Key
from ymylon.publication.rules.years import year_from
from ymylon.returns import actions, lookups
from ymylon.returns.actions import judging
from ymylon.returns.actions.judging import begin, judge
from ymylon.returns.models import Judgement, Problem, Said, SealedFile, Upload
from ymylon.returns.rules import Outcome, State
from ymylon.returns.rules.queue import NEVER_ACCEPTED, SECOND_PERSON
from ymylon.terms.codes import AgencyKind, InvolvementKind, Role
from ymylon.terms.faults import Fault, begin_refusing, refusals
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
MANY = 200
EVERY, SEND, QUALITY = (reverse(f"returns:{name}") for name in ("every", "send", "quality"))


def address(name: str, row) -> str:
    return reverse(f"returns:{name}", args=[row.ref])


@pytest.fixture
def analysts(wales):
    """Meg and Tegid count for Rhondda, Bethan for Bridgend, Huw for the police; Gethin answers for Rhondda."""
    load_shipped_policies(demonstration=True)
    joins(wales, "meg", "social_work", Role.ANALYST)
    joins(wales, "tegid", "social_work", Role.ANALYST)
    joins(wales, "bethan", "bridgend_door", Role.ANALYST)
    joins(wales, "huw", "missing", Role.ANALYST)
    return wales


def faulty(tables) -> None:
    """One error, and a query in two rows."""
    tables["episode"][0]["returned_at"] = ""
    for row in tables["episode"][2:4]:
        row["police_grade"] = "NOT_GRADED"


def files(name: str, content: bytes) -> dict:
    return {"files": SimpleUploadedFile(name, content)}


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + b" " * 300_000_000)
    return held.getvalue()


def test_it_is_sent_read_explained_by_one_accepted_by_another_and_mended(analysts, as_actor, signed_in, count_queries):
    meg = signed_in("meg")
    assert "Nothing was sent yet" in meg.get(EVERY).content.decode()
    held = sent(tables_of(RHONDDA, change=faulty))
    body = analysts.agencies["council"].pk
    typed = {"body": body, "year": last_year()}
    answer = meg.post(SEND, typed | {"files": [SimpleUploadedFile(one.name, one.content) for one in held]})
    assert answer.status_code == 302
    with as_actor("meg") as actor:
        upload = lookups.uploads_of(actor)[0]
    one = address("one", upload)
    assert answer["location"] == one
    assert "Reading begins within a minute" in signed_in("meg").get(one).content.decode()
    # Whoever sent it can't read a file back, nor send another while this one waits.
    with as_actor("meg"), pytest.raises(DatabaseError, match="permission denied"), atomic():
        list(SealedFile.objects.all())
    assert signed_in("meg").post(SEND, typed | files("episode.csv", b"x")).status_code == 422
    assert swept() == 1
    page = signed_in("meg").get(one).content.decode()
    for words in ("EP-07", "EP-31", "Rows 3, 4", "Problems are open", "A day after the report"):
        assert words in page, words
    # Which rules could not be asked is a long list: it is folded, and opens without scripts.
    assert re.search(r'<details class="govuk-details"><summary[^>]*><span[^>]*>\d+ rules<span', page)
    with as_actor("meg") as actor:
        found = {each.row.code: each for each in lookups.found_in(actor, [upload])[upload.pk] if each.state is State.OPEN}
    error, query = found["EP-07"].row, found["EP-31"].row
    # Explained by Meg, who can't accept it herself: there is no door, the action refuses, and so does the database.
    explain, accept = address("explain", query), address("accept", query)
    assert signed_in("meg").post(explain, {"words": " ", "version": "0"}).status_code == 422
    assert signed_in("meg").post(explain, {"words": "The force graded none of the two.", "version": "0"}).status_code == 302
    collided = signed_in("tegid").post(explain, {"words": "We ask the force.", "version": "0"})
    assert collided.status_code == 422
    for words in ("Somebody else saved this", "The force graded none of the two.", "We ask the force."):
        assert words in collided.content.decode(), words
    assert signed_in("meg").get(accept).status_code == 404
    with as_actor("meg") as actor:
        begin_refusing()
        with pytest.raises(Fault) as fault:
            actions.accept(by=actor, at=timezone.now(), problem=query, words="It is enough.")
        assert fault.value.words == SECOND_PERSON
        assert [each.rule for each in refusals()] == [SECOND_PERSON.en]
        facts = {"problem": query, "number": 9, "kind": "ACCEPTED", "words": "x", "at": timezone.now()}
        with pytest.raises(DatabaseError, match="row-level security"), atomic():
            Said.objects.create(by_id=actor.practitioner_id, explained_by_id=analysts.people["tegid"].pk, **facts)
    # An error is explained, and never accepted by anybody.
    assert signed_in("meg").post(address("explain", error), {"words": "A wrong clock.", "version": "0"}).status_code == 302
    assert signed_in("gethin").get(address("accept", error)).status_code == 404
    with as_actor("gethin") as actor:
        with pytest.raises(Fault) as fault:
            actions.accept(by=actor, at=timezone.now(), problem=error, words="Never mind.")
        assert fault.value.words == NEVER_ACCEPTED
        row = facts | {"problem": error, "by_id": actor.practitioner_id, "explained_by_id": analysts.people["meg"].pk}
        with pytest.raises(DatabaseError, match="row-level security"), atomic():
            Said.objects.create(**row)
    assert signed_in("gethin").post(accept, {"words": "The force says so too.", "version": "1"}).status_code == 302
    for late in (accept, explain):
        answer = signed_in("tegid").post(late, {"words": "What I typed meanwhile.", "version": "1"})
        assert answer.status_code == 422
        for words in ("Somebody else said something of it meanwhile", "What I typed meanwhile."):
            assert words in answer.content.decode(), words
    page = signed_in("gethin", "cy").get(address("problem", query)).content.decode()
    for words in ("Derbyniwyd", "Meg Vaughan", "Gethin Puw", "The force graded none of the two."):
        assert words in page, words
    # Sent again, the error is mended; what was accepted of the same rows stands, and of a third row nothing was said.
    with as_actor("meg") as actor:
        second = returned(actor, analysts, "council", tables_of(RHONDDA, change=_mended), before=tables_of(RHONDDA))
    assert swept() == 1
    page = signed_in("meg").get(address("one", second)).content.decode()
    for words in ("Mended since the return before", "Settled", "Accepted: nothing is open"):
        assert words in page, words
    assert "Another one stands" in signed_in("meg").get(one).content.decode()
    with as_actor("meg") as actor:
        third = returned(actor, analysts, "council", tables_of(RHONDDA, change=_one_more))
    assert swept() == 1
    with as_actor("meg") as actor:
        assert [each.state for each in lookups.found_in(actor, [third])[third.pk]] == [State.OPEN]
    for page in (EVERY, address("one", third), address("problem", query), QUALITY, SEND, explain):
        signed_in("meg")
        assert page == explain or count_queries(page) <= 10, page


def of_another_year() -> bytes:
    long_ago = sent(invented(RHONDDA, RHONDDA, FORCE, year_from(2015)))
    return next(one.content for one in long_ago if one.name == "episode.csv")


def _mended(tables) -> None:
    faulty(tables)
    tables["episode"][0]["returned_at"] = tables_of(RHONDDA)["episode"][0]["returned_at"]


def _one_more(tables) -> None:
    _mended(tables)
    tables["episode"][7]["police_grade"] = "NOT_GRADED"


@pytest.mark.parametrize(
    ("name", "content", "outcome", "words"),
    [
        ("episode.xlsx", bomb, Outcome.REFUSED, "grows out of all proportion"),
        ("episode.csv", lambda: b"\xff\xfe\x00", Outcome.REFUSED, "FILE-"),
        ("episode.csv", lambda: b"one;two\n1;2\n", Outcome.REFUSED, "FILE-"),
        ("episode.csv", of_another_year, Outcome.REFUSED, "FILE-OTHER-YEAR"),
    ],
    ids=["a zip bomb", "no text", "no table", "another year"],
)
def test_what_cannot_be_read_is_said_and_nothing_of_it_is_taken(analysts, as_actor, signed_in, name, content, outcome, words):
    with as_actor("meg") as actor:
        good = returned(actor, analysts, "council", tables_of(RHONDDA))
    assert swept() == 1
    with as_actor("meg") as actor:
        body = analysts.agencies["council"].pk
        whole = [one for one in sent(tables_of(RHONDDA)) if one.name != "episode.csv"]
        again = actions.send_return(
            by=actor, at=timezone.now(), agency_id=body, first_year=last_year(), files=[actions.Sent(name, content()), *whole]
        )
    assert swept() == 1
    with as_actor("meg") as actor:
        assert lookups.outcome_of(lookups.upload_by_ref(actor, again.ref)) is outcome
        assert lookups.current_of(actor, body, last_year()).pk == good.pk
    page = signed_in("meg").get(address("one", again)).content.decode()
    assert words in page
    assert "Nothing of it was taken in" in page
    # Why comes before what is wanting because of it; and what was not taken nobody can explain.
    assert page.index("Why it was not taken") < page.index(words)
    assert "RT-02" not in page or page.index(words) < page.index("RT-02")
    assert not [said for said in ("it may be explained meanwhile", "No error is left", "A query may be true") if said in page]
    assert "Another one stands" in page


def test_what_is_too_large_or_of_another_year_is_said_beside_the_question_or_after_reading(analysts, as_actor, signed_in):
    meg, typed = signed_in("meg", "cy"), {"body": analysts.agencies["council"].pk, "year": last_year()}
    for name, content, words in (
        ("rows.csv", b"a,b\n" * 1_700_000, "yn fwy nag a ddarllenir yma"),
        ("note.pdf", b"%PDF", "note.pdf yn ffeil"),
        ("empty.csv", b"", "yn wag"),
    ):
        answer = meg.post(SEND, typed | files(name, content))
        assert answer.status_code == 422, name
        assert words in answer.content.decode(), name
    assert meg.post(SEND, typed).status_code == 422
    for other in ({"year": last_year() + 1}, {"body": analysts.agencies["bridgend"].pk}):
        assert meg.post(SEND, typed | other | files("episode.csv", b"x")).status_code == 422
    # Ten million rows in a small file: they fill no memory but their own process’s, and are answered.
    large = io.BytesIO()
    pl.DataFrame(
        {"episode_id": pl.Series(["a"]).new_from_index(0, 10_000_000), "x": pl.Series([1]).new_from_index(0, 10_000_000)}
    ).write_parquet(large)
    assert len(large.getvalue()) < 6_000_000
    assert signed_in("meg").post(SEND, typed | files("episode.parquet", large.getvalue())).status_code == 302
    assert swept() == 1
    with as_actor("meg") as actor:
        assert lookups.outcome_of(lookups.uploads_of(actor)[0]) in (Outcome.REFUSED, Outcome.TOO_MUCH)
        other = returned(actor, analysts, "council", invented(RHONDDA, RHONDDA, FORCE, year_from(2010)))
    assert swept() == 1
    with as_actor("meg") as actor:
        assert lookups.outcome_of(lookups.upload_by_ref(actor, other.ref)) is Outcome.REFUSED
    page = signed_in("meg").get(address("one", other)).content.decode()
    assert "it seems to be of another year. Choose its year" in page
    assert "--year" not in page
    # Rows of another body are said to be so.
    with as_actor("bethan") as actor:
        theirs = returned(actor, analysts, "bridgend", tables_of(RHONDDA))
    assert swept() == 1
    with as_actor("bethan") as actor:
        assert "RT-01" in {row.code for row in Problem.objects.visible_to(actor).filter(upload_id=theirs.pk)}


def test_who_answers_for_no_return_of_a_body_finds_none(analysts, as_actor, signed_in):
    inspector(analysts)
    with as_actor("meg") as actor:
        upload = returned(actor, analysts, "council", tables_of(RHONDDA, change=faulty))
    assert swept() == 1
    with as_actor("meg") as actor:
        query = next(one.row for one in lookups.found_in(actor, [upload])[upload.pk] if one.row.code == "EP-31")
    for name, doors in (
        ("nia", 403),
        ("elin", 403),
        ("lowri", 403),
        ("ada", 403),
        ("bethan", 404),
        ("huw", 404),
        ("aled", 404),
        ("rhys", 404),
    ):
        for door in (address("one", upload), address("problem", query)):
            assert signed_in(name).get(door).status_code == doors, (name, door)
        assert signed_in(name).post(address("accept", query), {"words": "x"}).status_code in (403, 404)
        assert "EP-31" not in signed_in(name).get(EVERY).content.decode()
        with as_actor(name):
            assert (Upload.objects.count(), Problem.objects.count(), Said.objects.count()) == (0, 0, 0), name
    # Gethin answers for it, and sends none.
    assert signed_in("gethin").get(address("one", upload)).status_code == 200
    assert signed_in("gethin").get(SEND).status_code == 403
    assert signed_in("aled").get(SEND).status_code == 404
    with as_actor("bethan") as bethan, pytest.raises(Fault):
        actions.send_return(
            by=bethan, at=timezone.now(), agency_id=analysts.agencies["council"].pk, first_year=last_year(), files=[]
        )
    with as_actor("bethan") as bethan, pytest.raises(DatabaseError, match="row-level security"), atomic():
        Upload.objects.create(
            ref="00000000-0000-4000-8000-000000000001", agency=analysts.agencies["council"], body=RHONDDA, first_year=last_year(),
            number=7, at=timezone.now(), by_id=bethan.practitioner_id, files=[],
        )  # fmt: skip


def test_each_body_sees_its_own_quality_and_an_inspectorate_sees_all(analysts, as_actor, signed_in):
    inspector(analysts)
    page = signed_in("meg").get(QUALITY).content.decode()
    assert "Not returned, and the day is past" in page or "Not returned yet" in page
    for who, agency, tables in (
        ("meg", "council", tables_of(RHONDDA, change=faulty)),
        ("bethan", "bridgend", tables_of(BRIDGEND, episodes=5)),
        ("huw", "police", tables_of(FORCE, RHONDDA, episodes=9)),
    ):
        with as_actor(who) as actor:
            returned(actor, analysts, agency, tables)
        assert swept() == 1
    meg = signed_in("meg").get(QUALITY).content.decode()
    for words in ("Rhondda Cynon Taf", "EP-31"):
        assert words in meg, words
    assert "Bridgend" not in meg
    assert "South Wales Police" not in meg
    with as_actor("meg"):
        assert [(one.area, one.council, one.police, one.difference) for one in lookups.pairs(last_year())] == [
            (RHONDDA, 12, 9, 3)
        ]
    with as_actor("aled"):
        every = lookups.profiles(last_year())
        assert [(one.area, one.council, one.police) for one in lookups.pairs(last_year())] == [(BRIDGEND, 5, 0), (RHONDDA, 12, 9)]
    assert {one.code for one in every if one.bodies} - {""} == {RHONDDA, BRIDGEND, FORCE}
    assert "Gwent Police" in signed_in("aled").get(QUALITY + "?year=junk").content.decode()
    for name in ("nia", "lowri"):
        assert signed_in(name).get(QUALITY).status_code == 403
    with as_actor("nia"), pytest.raises(DatabaseError), atomic():
        lookups.profiles(last_year())


# Over for a year: of it any day may be set.
BEFORE_LAST = last_year() - 1


def stands(agency, number: int, at, filled: dict, *, by) -> None:
    """A return of this body, sent then and judged."""
    as_owner("returns_upload", "returns_judgement")
    facts = {"agency": agency, "body": agency.code, "first_year": BEFORE_LAST, "number": number, "at": at, "files": []}
    upload = Upload.objects.create(ref=uuid4(), by_id=by.pk, **facts)
    Judgement.objects.create(upload=upload, at=at, outcome="JUDGED", files=[{"table": "episode"}], filled=filled)
    as_web()


def test_wales_together_is_shares_of_three_whose_numbers_the_reader_has_not_as_of_one_day(analysts, as_actor, signed_in):
    inspector(analysts)
    held, soon, by = analysts.agencies, timezone.now() - timedelta(hours=72), analysts.people["rhys"]
    further = [
        open_agency(kind=AgencyKind.COUNCIL, names=Words(code, code), code=code, areas=(code,))
        for code in ("W06000001", "W06000002")
    ]
    field, rare = "episode.child_ref", "panel_meeting.held_on"

    def of_wales(who):
        with as_actor(who):
            return next((one for one in lookups.profiles(BEFORE_LAST) if not one.code), None)

    # Rhondda’s analyst knows her own number and that of her force: of Bridgend and Gwent one would be told from the other.
    for body, there, of in (("council", 12, 12), ("police", 9, 9), ("bridgend", 3, 5), ("other_police", 7, 7)):
        stands(held[body], 1, soon, {field: [there, of]} | ({rare: [1, 2]} if body == "bridgend" else {}), by=by)
    due_in(BEFORE_LAST, -1)
    assert of_wales("meg") is None
    with as_actor("meg"), pytest.raises(DatabaseError, match="does not exist"), atomic(), connection.cursor() as cursor:
        cursor.execute("select * from return_profiles(%s, 1)", [BEFORE_LAST])
    # With a third it is said, as a share; not before the day, and of no field that one alone has.
    stands(further[0], 1, soon, {field: [4, 8]}, by=by)
    due_in(BEFORE_LAST, 2)
    assert of_wales("meg") is None
    quality = QUALITY + f"?year={year_from(BEFORE_LAST).name}"
    assert "nothing is said before the day" in signed_in("meg").get(quality).content.decode()
    due_in(BEFORE_LAST, -1)
    told = of_wales("meg")
    assert (told.filled, told.failed, told.bodies) == ({field: [35 * 100 // 41, 100]}, {}, 5)
    page = signed_in("meg").get(quality).content.decode()
    assert "Completeness: Wales" in page
    assert "85%" in page
    assert "35 of" not in page
    # The force has the numbers of both its councils: for it two are left. One who returns late, or again, moves nothing.
    assert of_wales("huw") is None
    stands(further[1], 1, timezone.now(), {field: [0, 900]}, by=by)
    stands(held["bridgend"], 2, timezone.now(), {field: [5, 5]}, by=by)
    assert of_wales("meg") == told
    # One that was sent by then and is not judged yet would move it: till then nothing is said.
    with as_actor("meg") as meg:
        Upload.objects.create(
            ref=uuid4(), agency=held["council"], body=RHONDDA, first_year=BEFORE_LAST, number=2, at=soon,
            by_id=meg.practitioner_id, files=[],
        )  # fmt: skip
    assert of_wales("meg") is None


def test_what_a_worker_that_died_began_is_begun_again_and_what_can_no_longer_be_opened_is_lost(analysts, as_actor):
    with as_actor("meg") as actor:
        upload = returned(actor, analysts, "council", tables_of(RHONDDA))
    now, soon = timezone.now(), timedelta(minutes=10)
    assert begin(upload.pk, now, now - soon) is not None
    assert begin(upload.pk, now, now - soon) is None, "it is being read"
    begun = begin(upload.pk, now + 2 * soon, now + soon)
    assert begun is not None
    begun.ref = "00000000-0000-4000-8000-000000000001"
    assert judge(begun, now) is Outcome.LOST, "sealed for another place"
    as_web()
    with as_actor("meg") as actor:
        assert lookups.outcome_of(lookups.upload_by_ref(actor, upload.ref)) is Outcome.LOST


def without(*names):
    def leave_out(tables) -> None:
        faulty(tables)
        for name in names:
            del tables[name]

    return leave_out


def test_what_is_left_out_settles_nothing(analysts, as_actor, signed_in):
    """A rule that can’t be asked any more mended nothing; and without its children or episodes nothing is a return."""

    def late_interview(tables) -> None:
        tables["return_interview"][0]["offered_at"] = "2019-01-01T10:00:00Z"

    with as_actor("meg") as meg:
        first = returned(meg, analysts, "council", tables_of(RHONDDA, change=late_interview), before=tables_of(RHONDDA))
    assert swept() == 1
    with as_actor("meg") as meg:
        found = [one.row for one in lookups.found_in(meg, [first])[first.pk] if one.state is State.OPEN]
        assert {row.table for row in found} == {"return_interview"}
        second = returned(meg, analysts, "council", tables_of(RHONDDA, change=lambda tables: tables.pop("return_interview")))
    assert swept() == 1
    with as_actor("meg") as meg:
        second = lookups.upload_by_ref(meg, second.ref)
        assert lookups.outcome_of(second) is Outcome.JUDGED
        assert lookups.gone_since(meg, second) == []
        assert set(lookups.left_out_of(meg, second)) >= {row.code for row in found if row.code in second.judgement.not_asked}
        assert lookups.left_out_of(meg, second)
    for page in (address("one", second), EVERY):
        told = signed_in("meg").get(page).content.decode()
        assert "Less was sent than before" in told, page
        assert "Accepted: nothing is open" not in told, page
        assert "Mended since" not in told, page
    for table in ("episode", "child_period"):
        with as_actor("meg") as meg:
            third = returned(meg, analysts, "council", tables_of(RHONDDA, change=without(table)))
        assert swept() == 1
        with as_actor("meg") as meg:
            assert lookups.outcome_of(lookups.upload_by_ref(meg, third.ref)) is Outcome.REFUSED, table
        assert "no return is judged without it" in signed_in("meg").get(address("one", third)).content.decode()
    # All of it again, mended: then it is.
    with as_actor("meg") as meg:
        whole = returned(meg, analysts, "council", tables_of(RHONDDA), before=tables_of(RHONDDA))
    assert swept() == 1
    assert "Accepted: nothing is open" in signed_in("meg").get(address("one", whole)).content.decode()


def test_a_return_without_episodes_counted_none_which_is_no_nought(analysts, as_actor):
    stands(analysts.agencies["council"], 1, timezone.now(), {}, by=analysts.people["rhys"])
    stands(analysts.agencies["police"], 1, timezone.now(), {}, by=analysts.people["rhys"])
    with as_actor("meg"):
        assert [astuple(pair) for pair in lookups.pairs(BEFORE_LAST)] == [(RHONDDA, 0, 0)]
    as_owner("returns_judgement")
    Judgement.objects.filter(upload__agency=analysts.agencies["police"]).update(files=[{"table": "return_interview"}])
    as_web()
    with as_actor("meg"):
        assert lookups.pairs(BEFORE_LAST) == []


def test_what_cannot_be_judged_is_lost_once_and_holds_up_nothing(analysts, as_actor, monkeypatch):
    # A name that no text of the database may hold is kept as one that it may.
    names = io.BytesIO()
    pl.DataFrame({"episode_id": ["a"], "child_ref": ["b"], "last_\0seen": ["c"]}).write_parquet(names)
    body = analysts.agencies["council"].pk
    with as_actor("meg") as meg:
        sends = {"by": meg, "at": timezone.now(), "agency_id": body, "first_year": last_year()}
        whole = [one for one in sent(tables_of(RHONDDA)) if one.name != "episode.csv"]
        odd = actions.send_return(**sends, files=[actions.Sent("episode.parquet", names.getvalue()), *whole])
    assert swept() == 1
    with as_actor("meg") as meg:
        assert lookups.outcome_of(lookups.upload_by_ref(meg, odd.ref)) in (Outcome.JUDGED, Outcome.REFUSED)
        assert any("\ufffd" in "".join(row.fields) for row in Problem.objects.filter(upload=odd)), "it is named"
        next_one = returned(meg, analysts, "council", tables_of(RHONDDA))
    # Whatever else breaks is said to be lost, its files are gone, and the year is free.
    with monkeypatch.context() as broken:
        broken.setattr(judging, "_apart", lambda *_: (Outcome.JUDGED, {"problems": [{"code": "X"}]}))
        assert swept() == 1
    with as_actor("meg") as meg:
        assert lookups.outcome_of(lookups.upload_by_ref(meg, next_one.ref)) is Outcome.LOST
        assert lookups.waiting_of(meg, body, last_year()) is None
    with connection.cursor() as cursor:
        cursor.execute("set local role app_system")
        assert not SealedFile.objects.filter(upload=next_one).exists()
        as_web()
    # Of two that wait one round reads one: whoever calls comes again.
    with as_actor("meg") as meg:
        returned(meg, analysts, "council", tables_of(RHONDDA))
    with as_actor("bethan") as bethan:
        returned(bethan, analysts, "bridgend", tables_of(BRIDGEND))
    assert (swept(), swept(), swept()) == (1, 1, 0)


def test_a_reference_of_the_extract_leads_whoever_sees_the_child_there_and_tells_nobody_else_that_it_is(
    analysts, as_actor, signed_in, settings
):
    settings.EXTRACT_KEY = lambda: "a key of this test"
    with as_actor("elin") as elin:
        episode = missing_cai(elin, analysts, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        child = refs_of(elin, [episode.child_id])[episode.child_id]
    key, source = Key("a key of this test"), reverse("returns:source")
    held = {"episode": key.ref("episode", str(episode.ref)), "child": key.ref("child", str(child))}
    for kind, leads in (("episode", f"/missing/{episode.ref}"), ("child", f"/children/{child}")):
        answer = signed_in("mared").post(source, {"reference": f" {held[kind].upper()} "})
        assert (answer.status_code, answer["location"]) == (302, leads)
    # To whoever does not hold the child it leads nowhere, in the words in which an invented one does.
    told = []
    for reference in (held["episode"], held["child"], "0" * 32, str(episode.ref)):
        answer = signed_in("owain").post(source, {"reference": reference})
        assert answer.status_code == 422
        told.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))
    assert len(set(told)) == 1
    for name in ("meg", "elin", "huw"):
        assert signed_in(name).get(source).status_code == 403, name
        assert signed_in(name).post(source, {"reference": held["child"]}).status_code == 403, name
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act="SEARCHED", lane="EPISODE").values_list("why", flat=True))
        as_web()
    assert (lines.count("found 1"), lines.count("found 0")) == (2, 4)


def test_two_hundred_returns_and_problems_ask_no_more_than_one(analysts, as_actor, signed_in, count_queries):
    with as_actor("meg") as meg:
        upload = returned(meg, analysts, "council", tables_of(RHONDDA, change=faulty))
    assert swept() == 1
    with as_actor("meg") as meg:
        problem = lookups.found_in(meg, [upload])[upload.pk][0].row
        actions.explain(by=meg, at=timezone.now(), problem=problem, words="A wrong clock.")
    pages = (EVERY, address("one", upload), address("problem", problem), address("explain", problem), SEND, QUALITY)
    signed_in("meg")
    few = {page: count_queries(page) for page in pages}
    with connection.cursor() as cursor:
        cursor.execute("set local role app_system")
    facts = {"upload_id": upload.pk, "severity": "query", "file": "x", "words_en": "x", "words_cy": "x"}
    Problem.objects.bulk_create(Problem(ref=uuid4(), code=f"X-{n}", marks=[n], **facts) for n in range(MANY))
    as_web()
    with as_actor("meg") as meg:
        for number in range(2, MANY):
            sent_again = {
                "agency_id": upload.agency_id,
                "body": RHONDDA,
                "first_year": last_year() - number % 3,
                "number": number,
            }
            Upload.objects.create(ref=uuid4(), at=timezone.now(), by_id=meg.practitioner_id, files=[], **sent_again)
    signed_in("meg")
    assert {page: count_queries(page) for page in pages} == few
    assert max(few.values()) <= 10
