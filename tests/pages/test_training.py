"""Who was trained in what: said by oneself or one's manager, read by both, and by a panel as numbers of agencies."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.pages.test_oversight import auditor, text  # noqa: F401
from ymylon.agencies import actions as agencies
from ymylon.agencies.actions.screens import enrol_screen, open_screen
from ymylon.agencies.lookups import training
from ymylon.agencies.models import Training
from ymylon.audit.models import Line
from ymylon.duties.rules import local_day
from ymylon.panels.lookups import trained_around
from ymylon.terms.codes import Role

pytestmark = pytest.mark.django_db
HERE, NEW, RECORD = "/oversight/training", "/oversight/training/new", "/panel/record"


def says(browser, **answers):
    held = timezone.localdate() - timedelta(days=30)
    said = {"subject": "EXPLOITATION", "held_on": held.strftime("%d/%m/%Y"), "given_by": "The safeguarding board"}
    return browser.post(NEW, said | answers)


def test_whoever_was_trained_says_so_of_themselves_alone_and_takes_it_back(signed_in, wales):
    nia, day = signed_in("nia"), timezone.localdate()
    assert "Nothing yet." in text(nia, HERE)
    assert 'name="who"' not in nia.get(NEW).content.decode()
    assert says(nia, stands_until=(day + timedelta(days=700)).strftime("%d/%m/%Y")).status_code == 302
    told = text(nia, HERE)
    assert "by The safeguarding board. It stands until" in told
    assert "Said by Nia Prydderch" in told
    assert says(nia).status_code == 422, "the same course on the same day"
    assert says(nia, who=[wales.people["mared"].pk]).status_code == 422
    assert Training.objects.count() == 1
    ref = Training.objects.get().ref
    for name in ("mared", "elin", "rhys"):
        assert signed_in(name).post(f"{HERE}/{ref}/take-back").status_code == 404, name
    for _twice in (302, 404):
        assert signed_in("nia").post(f"{HERE}/{ref}/take-back").status_code == _twice
    assert "Nothing yet." in text(signed_in("nia"), HERE)
    assert says(signed_in("nia")).status_code == 302, "put right, it is said anew"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"held_on": ""}, "Dywedwch pryd."),
        ({"held_on": "31/12/2999"}, ""),
        ({"given_by": " "}, "Dywedwch pwy a’i rhoddodd."),
        ({"subject": "SCORING"}, ""),
        ({"stands_until": "01/01/2021"}, "Ni all ddod i ben cyn iddo gael ei gynnal."),
    ],
)
def test_what_is_wanting_is_asked_for_beside_its_question_and_nothing_is_kept(signed_in, wrong, told):
    answer = says(signed_in("nia", "cy"), **{"given_by": "Bwrdd diogelu"} | wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f"id_{next(iter(wrong))}_error" in shown
    assert told in shown
    assert ("Bwrdd diogelu" in shown) is ("given_by" not in wrong), "what was typed stays"
    assert not Training.objects.exists()


def test_a_manager_says_it_of_their_people_and_reads_who_is_due_and_who_has_none(
    signed_in,
    wales,
    auditor,  # noqa: F811
    as_actor,
    count_queries,
):
    gethin = signed_in("gethin")
    nia, mared, elin = (wales.people[name].pk for name in ("nia", "mared", "elin"))
    old = (timezone.localdate() - timedelta(days=1)).strftime("%d/%m/%Y")
    assert "No training is on record." in text(gethin, HERE)
    few = count_queries(HERE)
    assert says(gethin, who=[nia, mared], subject="NRM", stands_until=old).status_code == 302
    assert says(gethin, who=[mared]).status_code == 302
    assert says(gethin, who=[elin]).status_code == 422, "of another agency"
    assert says(gethin, who=[]).status_code == 422
    with as_actor("gethin") as actor:
        hung = {
            "by_id": actor.practitioner_id,
            "at": timezone.now(),
            "team": wales.teams["social_work"],
            "place": "the office wall",
        }
        _screen, code = enrol_screen(**hung)
        assert open_screen(code=code, address="x", at=timezone.now())
    assert "the office wall" not in text(gethin, HERE), "a screen on a wall is taught nothing"
    told = text(gethin, HERE)
    assert "Nia Prydderch: The National Referral Mechanism" in told
    assert "it is due again" in told
    assert "Elin Parri" not in told
    assert count_queries(HERE) == few <= 10
    assert "Said by Gethin Puw" in text(signed_in("mared"), HERE)
    for name in ("elin", "rhys", "owain", "heledd", "menna"):
        assert "Nia Prydderch" not in text(signed_in(name), HERE), name
        with as_actor(name):
            assert not Training.objects.exists(), name
    assert "Nia Prydderch" not in text(auditor, HERE), "an auditor reads who looked, and not who was taught"
    with as_actor("gethin"):
        ref = Training.objects.filter(practitioner_id=mared).latest("id").ref
    assert signed_in("gethin").post(f"{HERE}/{ref}/take-back").status_code == 302
    assert Training.objects.filter(practitioner_id=mared, taken_back_at__isnull=True).count() == 1


def kept_on_record() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        about = list(Line.objects.filter(act="TRAINING_KEPT").order_by("id").values_list("about", flat=True))
        cursor.execute("set local role app_web")
    return about


def test_of_two_managers_who_say_it_at_once_the_first_has_said_it(signed_in, wales, as_actor, monkeypatch):
    gethin, real = signed_in("gethin"), Training.objects.bulk_create
    nia, mared = (wales.people[name].pk for name in ("nia", "mared"))

    def later(rows, **how):
        """Somebody else has said it of Mared since it was looked up what stands."""
        (row,) = [row for row in rows if row.practitioner_id == mared]
        Training.objects.create(
            practitioner_id=mared, subject=row.subject, held_on=row.held_on, given_by="Herself", recorded_at=row.recorded_at,
            recorded_by_id=row.recorded_by_id,
        )  # fmt: skip
        return real(rows, **how)

    monkeypatch.setattr(Training.objects, "bulk_create", later)
    answer = says(gethin, who=[mared])
    assert answer.status_code == 422
    assert "on record already" in answer.content.decode()
    assert says(gethin, who=[nia, mared]).status_code == 302
    with as_actor("gethin"):
        stands = {str(row.ref): row.practitioner_id for row in Training.objects.all()}
    assert sorted(stands.values()) == sorted([nia, mared])
    assert [stands[about] for about in kept_on_record()] == [nia], "what was never written is not audited"


def test_where_they_are_too_many_a_team_is_chosen_first(signed_in, wales, monkeypatch, count_queries):
    gethin = signed_in("gethin")
    monkeypatch.setattr(training, "PEOPLE_SHOWN", 2)
    told = text(gethin, HERE)
    assert "Nia Prydderch" not in told
    assert 'name="who"' not in gethin.get(NEW).content.decode()
    chosen = f"?team={wales.teams['duty'].ref}"
    assert HERE + chosen in told
    assert count_queries(HERE) <= 10
    assert "Nia Prydderch" in text(gethin, HERE + chosen)
    assert count_queries(HERE + chosen) <= 10
    assert "Nia Prydderch" in text(gethin, NEW + chosen)
    today = timezone.localdate().strftime("%d/%m/%Y")
    said = {"subject": "NRM", "held_on": today, "given_by": "Us", "who": [wales.people["nia"].pk]}
    answer = gethin.post(NEW + chosen, said)
    assert (answer.status_code, answer["Location"]) == (302, HERE + chosen)
    for other in (wales.teams["missing"].ref, "x"):
        assert gethin.get(f"{HERE}?team={other}").status_code == 404, "of another agency"
        assert gethin.post(f"{NEW}?team={other}", said).status_code == 404
    assert signed_in("nia").get(HERE + chosen).status_code == 404, "she answers for nobody"
    assert "Dewiswch dîm" in text(signed_in("gethin", "cy"), HERE)


def test_nobody_writes_it_past_the_page(as_actor, wales):
    facts = {"subject": "NRM", "held_on": timezone.localdate(), "given_by": "Me", "recorded_at": timezone.now()}
    with as_actor("nia") as nia, pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Training.objects.create(practitioner=wales.people["mared"], recorded_by_id=nia.practitioner_id, **facts)
    with as_actor("nia") as nia, pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Training.objects.create(practitioner_id=nia.practitioner_id, recorded_by=wales.people["mared"], **facts)


def test_a_panel_reads_how_many_by_agency_and_nobody_by_name(signed_in, wales, as_actor):
    wales.people["chair"] = agencies.open_account(email="chair@example.invalid", given_name="Non", family_name="Hywel")
    yesterday = timezone.now() - timedelta(days=1)
    agencies.join_team(practitioner=wales.people["chair"], team=wales.teams["social_work"], role=Role.PANEL_CHAIR, at=yesterday)
    assert says(signed_in("nia")).status_code == 302
    assert says(signed_in("elin"), subject="EXPLOITATION_CARERS").status_code == 302
    assert says(signed_in("mared"), stands_until=timezone.localdate().strftime("%d/%m/%Y")).status_code == 302
    told = text(signed_in("chair"), RECORD)
    assert "Trained on exploitation and on the NRM" in told
    assert "Prydderch" not in told
    with as_actor("chair") as actor:
        today = local_day(timezone.now())
        found = {(one.agency_id, one.subject): (one.people, one.trained) for one in trained_around(actor, today)}
        later = {(one.agency_id, one.subject): one.trained for one in trained_around(actor, today + timedelta(days=1))}
    council, home = wales.agencies["council"].pk, wales.agencies["home"].pk
    assert found[council, "EXPLOITATION"][1] == 2
    assert later[council, "EXPLOITATION"] == 1, "the last day on which it stands has gone"
    assert found[home, "EXPLOITATION"] == found[home, "EXPLOITATION_CARERS"] != (0, 0), (
        "the course for carers is one on exploitation"
    )
    assert (council, "EXPLOITATION_CARERS") not in found, "nobody there looks after a child day and night"
    assert all(agency != wales.agencies["other_police"].pk for agency, _subject in found), "of another area"
    with as_actor("elin") as elin, pytest.raises(DatabaseError, match="no role that covers this"), transaction.atomic():
        trained_around(elin, local_day(timezone.now()))
    assert signed_in("nia").get(RECORD).status_code == 403
