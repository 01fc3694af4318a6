"""Whoever comes near a protected child learns nothing by it; the team that answers for the child is told at once and alone."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.protection.conftest import CANARIES
from tests.story import report_again
from ymylon.agencies.rules.closing import TEAM_CLOSED
from ymylon.children.models import Involvement
from ymylon.linkage.actions import ask_match_index
from ymylon.linkage.lookups import open_proposals
from ymylon.linkage.rules.asked import read
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.notices.actions import acknowledge
from ymylon.notices.jobs import sweep
from ymylon.notices.lookups import notices_about, waiting_for
from ymylon.notices.models import Notice
from ymylon.people.lookups import persons_by_id
from ymylon.protection import jobs as protections
from ymylon.protection.actions import end_protection, protect, record_leak, tell_chosen
from ymylon.protection.forms import ProtectForm
from ymylon.protection.lookups import NotNamed, alarms_of, owners_of, to_choose_for
from ymylon.protection.page import protect_page
from ymylon.protection.rules.together import ProtectionFault
from ymylon.terms.codes import NoticeKind, Precision, ProtectionKind, ReporterKind, Whereabouts
from ymylon.terms.moments import Moment

pytestmark = pytest.mark.django_db


def words_of(as_actor, child) -> str:
    with as_actor("gethin") as gethin:
        return f"Cai Morgan-Rees {persons_by_id(gethin, [child.child_id])[child.child_id].born_on:%d/%m/%Y}"


def index(as_actor, words, who="owain"):
    with as_actor(who) as actor, CaptureQueriesContext(connection) as asked:
        answer = ask_match_index(by=actor, at=timezone.now(), asked=read(words))
    return answer, [query["sql"].split("(")[0] for query in asked]


def alarms(as_actor, child, who="mared"):
    with as_actor(who) as actor:
        return [alarm.kind for alarm in alarms_of(actor, child.child_id)]


def test_the_match_index_finds_a_child_before_and_not_after(hidden, as_actor, request):
    words = words_of(as_actor, hidden)
    assert index(as_actor, words)[0] is not None
    request.getfixturevalue("protected")
    assert index(as_actor, words)[0] is None


def test_a_search_that_would_have_met_the_child_is_answered_as_if_there_were_none_by_the_same_statements(protected, as_actor):
    met, asked_of_met = index(as_actor, words_of(as_actor, protected))
    none, asked_of_none = index(as_actor, "Ebeneser Dimsiw 01/02/2011")
    assert met == none is None
    assert asked_of_met == asked_of_none


def test_the_owner_is_told_of_that_search_and_nobody_else_is(protected, as_actor, wales):
    index(as_actor, words_of(as_actor, protected))
    assert alarms(as_actor, protected) == ["SEARCH"]
    for name in wales.people:
        with as_actor(name) as actor:
            told = [notice for notice in waiting_for(actor) if notice.kind == NoticeKind.PROTECTED]
            assert bool(told) == (name == "mared"), name
            assert bool(alarms_of(actor, protected.child_id)) == (name == "mared"), name


def test_the_askers_own_audit_line_says_no_record(protected, as_actor, as_owner):
    index(as_actor, words_of(as_actor, protected))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select why, children from audit_line where act = 'MATCH_INDEX' order by id desc limit 1")
        assert cursor.fetchone() == ("no record", [])


def reported_elsewhere(as_actor, child):
    born = None
    with as_actor("gethin") as gethin:
        born = persons_by_id(gethin, [child.child_id])[child.child_id].born_on
    now = timezone.now()
    with as_actor("carys") as carys:
        return report_missing(
            by=carys, at=now, child_id=None, new_child=NewChild("Cai", "Morgan-Rees", born_on=born),
            last_seen=Moment(now - timedelta(minutes=5), Precision.MINUTE), whereabouts=Whereabouts.NOT_KNOWN,
            place="Canolfan", reporter_kind=ReporterKind.SOCIAL_WORKER,
        )  # fmt: skip


def test_a_report_that_could_be_about_the_child_tells_its_owner_alone_and_proposes_no_pair(protected, as_actor):
    reported_elsewhere(as_actor, protected)
    assert alarms(as_actor, protected) == ["PAIR"]
    for name in ("carys", "gethin", "mared", "nia"):
        with as_actor(name) as actor:
            assert open_proposals(actor) == [], name


def test_without_protection_the_same_report_proposes_the_pair(hidden, as_actor):
    reported_elsewhere(as_actor, hidden)
    with as_actor("gethin") as gethin:
        assert len(open_proposals(gethin)) == 1


def test_silence_climbs(protected, as_actor, wales):
    team = wales.teams["social_work"]
    team.next_team = wales.teams["duty"]
    team.save()
    index(as_actor, words_of(as_actor, protected))
    with as_actor("mared") as mared:
        notice = next(one for one in waiting_for(mared) if one.kind == NoticeKind.PROTECTED)
        assert notice.due_at == notice.told_at + timedelta(minutes=15)
    # Given nobody acknowledges it
    climb(notice.due_at - timedelta(seconds=1))
    assert heard_by(as_actor, wales) == {"mared"}
    # When the quarter of an hour is over
    climb(notice.due_at + timedelta(seconds=1))
    # Then whoever is next hears of it, and none of their colleagues
    assert heard_by(as_actor, wales) == {"mared", "nia"}
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select told_scopes from notices_notice where ref = %s", [notice.ref])
        ((scopes,),) = cursor.fetchall()
        cursor.execute("set local role app_web")
    assert set(scopes) == {team.scope, wales.teams["duty"].scope}, "of the council as a whole, nobody"


@pytest.mark.parametrize(("language", "wake"), [("en", "Wake the team that answers for this child"), ("cy", "Deffrwch y tîm")])
def test_whoever_it_climbs_to_reads_it_wakes_the_owner_and_gets_no_nearer_to_the_child(
    not_missing, protected, as_actor, as_owner, wales, signed_in, language, wake
):
    team = wales.teams["social_work"]
    team.next_team = wales.teams["control"]
    team.save()
    index(as_actor, words_of(as_actor, protected))
    with as_owner():
        before = list(Involvement.objects.filter(child_id=protected.child_id, ended_at=None).values_list("team_id", flat=True))
    with as_actor("mared") as mared:
        notice = next(one for one in waiting_for(mared) if one.kind == NoticeKind.PROTECTED)
    address = f"/protected/alarms/{notice.about}"
    browser = signed_in("heledd", language)
    assert browser.get(address).status_code == 404
    # When it climbs
    climb(notice.due_at + timedelta(seconds=1))
    # Then Heledd of the control room reads what happened and whom to ring
    page = browser.get(address).content.decode()
    for words in (wake, "029 2000 0000", "Owain Prosser"):
        assert words in page
    for words in CANARIES.values():
        assert words not in page
    assert address in browser.get("/").content.decode()
    # And she belongs to the child no more than before, chooses nobody, and nobody else of her force hears of it
    with as_owner():
        after = list(Involvement.objects.filter(child_id=protected.child_id, ended_at=None).values_list("team_id", flat=True))
    assert after == before
    assert browser.get(f"/protected/notices/{notice.ref}/tell").status_code == 404
    assert signed_in("owain").get(address).status_code == 404
    # And once she has reached somebody it is answered
    assert signed_in("heledd").post(f"/notices/{notice.ref}/acknowledge").status_code in (200, 302)
    climb(timezone.now() + timedelta(hours=2))
    assert heard_by(as_actor, wales) == set()


def climb(at) -> None:
    """The clock's round, in the system's own role."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_system")
    try:
        sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def heard_by(as_actor, wales) -> set[str]:
    heard = set()
    for name in wales.people:
        with as_actor(name) as actor:
            heard |= {name} if any(one.kind == NoticeKind.PROTECTED for one in waiting_for(actor)) else set()
    return heard


def test_acknowledged_it_climbs_no_further(protected, as_actor, wales):
    index(as_actor, words_of(as_actor, protected))
    with as_actor("mared") as mared:
        (notice,) = (one for one in waiting_for(mared) if one.kind == NoticeKind.PROTECTED)
        acknowledge(by=mared, at=timezone.now(), notice=notice)
    climb(timezone.now() + timedelta(hours=2))
    assert heard_by(as_actor, wales) == set()


def test_a_leak_that_is_reported_on_its_page_alarms_the_owner_and_is_on_record(protected, as_actor, signed_in, as_owner):
    """Whoever sees the child says what they saw: the owner is told in the same transaction, and everybody else of nothing."""
    browser = signed_in("rhys")
    assert browser.post(f"/protected/{protected.ref}/leak", {"words": "Canari Stryd Gudd, on a poster"}).status_code == 302
    assert alarms(as_actor, protected) == ["LEAK"]
    assert alarms(as_actor, protected, "rhys") == alarms(as_actor, protected, "gethin") == []
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute(
            "select count(*) from audit_line where act = 'LEAK_RECORDED' and children = %s::bigint[]", [[protected.child_id]]
        )
        assert cursor.fetchone() == (1,)
        cursor.execute("set local role app_gate")
        cursor.execute("select count(*) from post_letter where to_email = 'social_work@example.invalid'")
        assert cursor.fetchone()[0] >= 1


def test_without_the_alarm_there_is_no_leak_on_record(protected, as_actor):
    """One transaction: a leak whose alarm fails is not half recorded."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        cursor.execute("alter table protection_alarm add constraint broken check (kind <> 'LEAK')")
        cursor.execute("set local role app_web")
    with as_actor("rhys") as rhys, pytest.raises(Error), transaction.atomic():
        record_leak(by=rhys, at=timezone.now(), child_id=protected.child_id, words="On a poster")
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select count(*) from protection_fact where kind = 'LEAK'")
        assert cursor.fetchone() == (0,)


def test_of_the_protected_child_itself_only_the_owner_is_told(not_missing, protected, as_actor, wales):
    now = timezone.now()
    with as_actor("gwen") as gwen:
        episode = report_again(gwen, protected.child_id, at=now)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select team_id, due_at is not null from notices_notice where about = %s", [episode.ref])
        assert cursor.fetchall() == [(wales.teams["social_work"].pk, True)]
        cursor.execute("select count(*) from missing_report where place <> '' and child_id = %s", [protected.child_id])
        assert cursor.fetchone() == (0,)
        cursor.execute("set local role app_web")
    with as_actor("mared") as mared:
        notice = notices_about(mared, [episode.ref])[episode.ref][0]
        chosen = [wales.teams["missing"].pk, protected.home_team]
        assert tell_chosen(by=mared, at=now, notice_ref=notice.ref, child_id=protected.child_id, team_ids=chosen) == 2
    with as_actor("rhys") as rhys:
        told = {notice.team_id for notice in notices_about(rhys, [episode.ref])[episode.ref]}
        assert told == {wales.teams["social_work"].pk, wales.teams["missing"].pk}
    with as_actor("gwen") as gwen:
        assert protected.home_team in {notice.team_id for notice in notices_about(gwen, [episode.ref])[episode.ref]}


def test_a_letter_to_a_team_that_would_betray_leads_to_the_front_step(not_missing, protected, as_actor):
    now = timezone.now()
    with as_actor("gwen") as gwen:
        episode = report_again(gwen, protected.child_id, at=now)
    with as_actor("mared") as mared:
        notice = notices_about(mared, [episode.ref])[episode.ref][0]
        chosen = [protected.home_team]
        tell_chosen(by=mared, at=now, notice_ref=notice.ref, child_id=protected.child_id, team_ids=chosen)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select link from post_letter where to_email = 'canari@cartref.invalid'")
        assert {link.rsplit("/", 1)[-1] for (link,) in cursor.fetchall()} == {""}


def test_nobody_but_the_owners_team_chooses_whom_to_tell(protected, as_actor, wales):
    with as_actor("rhys") as rhys:
        notice = notices_about(rhys, [protected.episode])[protected.episode][0]
        with pytest.raises(Error), transaction.atomic():
            tell_chosen(
                by=rhys,
                at=timezone.now(),
                notice_ref=notice.ref,
                child_id=protected.child_id,
                team_ids=[wales.teams["control"].pk],
            )


def test_a_leak_is_an_alarm_and_what_was_seen_is_sealed(protected, as_actor):
    with as_actor("rhys") as rhys:
        record_leak(
            by=rhys, at=timezone.now(), child_id=protected.child_id, words="On the wall of the station: Canari Stryd Gudd"
        )
    assert alarms(as_actor, protected) == ["LEAK"]
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select count(*) from protection_fact where kind = 'LEAK'")
        assert cursor.fetchone() == (1,)


def test_a_letter_about_it_leads_to_the_front_step_and_names_no_record(protected, as_actor):
    index(as_actor, words_of(as_actor, protected))
    with connection.cursor() as cursor:
        cursor.execute("select link from post_letter where to_email = 'social_work@example.invalid' order by id desc limit 1")
        assert cursor.fetchone() == ("/",)


def test_once_the_team_that_answers_is_closed_whoever_stands_for_it_is_told_at_once_and_chooses(
    protected, wales, as_actor, as_owner
):
    """Mared's team is closed. Gethin's is told of the search and the report, holds the child, is named to others, and chooses."""
    team, manager = wales.teams["social_work"], wales.teams["manager"]
    team.manager_team, team.closed_at = manager, timezone.now() - timedelta(minutes=1)
    team.save()
    index(as_actor, words_of(as_actor, protected))
    with as_actor("gethin") as gethin:
        assert [alarm.kind for alarm in alarms_of(gethin, protected.child_id)] == ["SEARCH"]
        assert {notice.team_id for notice in waiting_for(gethin) if notice.kind == NoticeKind.PROTECTED} == {manager.pk}
    with as_actor("rhys") as rhys:
        assert owners_of([protected.child_id])[protected.child_id].pk == manager.pk, "whom to ask"
        report_again(rhys, protected.child_id, at=timezone.now())
    with as_owner():
        told = {notice.team_id: notice for notice in Notice.objects.filter(kind=NoticeKind.FURTHER_REPORT)}
    assert manager.pk in told
    assert team.pk not in told
    with as_actor("gethin") as gethin:
        notice, teams = to_choose_for(gethin, told[manager.pk].ref)
        assert team not in teams
        with pytest.raises(ProtectionFault) as refused:
            tell_chosen(by=gethin, at=timezone.now(), notice_ref=notice.ref, child_id=protected.child_id, team_ids=[team.pk])
        assert refused.value.words == TEAM_CLOSED
        assert tell_chosen(
            by=gethin, at=timezone.now(), notice_ref=notice.ref, child_id=protected.child_id,
            team_ids=[wales.teams["youth_justice"].pk],
        ) == 1  # fmt: skip


def test_a_stand_in_whose_name_would_betray_the_child_is_not_told(protected, wales, as_actor):
    team = wales.teams["social_work"]
    team.manager_team_id, team.closed_at = protected.school_team, timezone.now() - timedelta(minutes=1)
    team.save()
    index(as_actor, words_of(as_actor, protected))
    assert alarms(as_actor, protected) == ["SEARCH"], "the team itself is told, and silence climbs in the closed lane"


def test_whoever_answers_now_chooses_for_all_that_was_told_before_them_and_holds_the_child_no_longer(
    protected, wales, as_actor, as_owner, signed_in
):
    """Mared's team is told of the search and closed; Nia's stands for it, is told of a report, and is closed as well."""
    team, duty, manager = (wales.teams[name] for name in ("social_work", "duty", "manager"))
    chosen, links = [wales.teams["youth_justice"].pk, wales.teams["interviews"].pk], f"/missing/{protected.episode}"

    def set_closed(one, at, **above):
        for name, value in {"closed_at": at, **above}.items():
            setattr(one, name, value)
        one.save()
        protections.sweep()
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")

    def held_by() -> set[int]:
        with as_owner():
            rows = Involvement.objects.filter(child_id=protected.child_id, basis="TEAM_CLOSED", ended_at__isnull=True)
            return set(rows.values_list("team_id", flat=True))

    def first_told(kind, number):
        with as_owner():
            return Notice.objects.filter(child_id=protected.child_id, kind=kind, team_id=number).latest("id").ref

    def may_choose(name, ref, number) -> bool:
        with as_actor(name) as actor:
            said = {"by": actor, "at": timezone.now(), "notice_ref": ref, "child_id": protected.child_id, "team_ids": [number]}
            try:
                to_choose_for(actor, ref)
            except NotNamed:
                with pytest.raises(Error), transaction.atomic():
                    tell_chosen(**said)
                return False
            assert tell_chosen(**said) == 1
            return True

    set_closed(team, timezone.now() - timedelta(minutes=1), manager_team=duty)
    assert held_by() == {duty.pk}, "before anything alarms it"
    told_before = first_told(NoticeKind.REPORTED_MISSING, team.pk)
    assert str(told_before) in signed_in("nia").get(links).content.decode()
    assert may_choose("nia", told_before, chosen[0])
    assert not may_choose("mared", told_before, chosen[1])
    with as_actor("rhys") as rhys:
        report_again(rhys, protected.child_id, at=timezone.now())
    told_meanwhile = first_told(NoticeKind.FURTHER_REPORT, duty.pk)

    set_closed(duty, timezone.now() - timedelta(seconds=1))
    assert held_by() == {manager.pk}
    assert not may_choose("nia", told_meanwhile, chosen[0])
    assert str(told_meanwhile) in signed_in("gethin").get(links).content.decode()
    assert may_choose("gethin", told_meanwhile, chosen[0])

    set_closed(team, None)
    assert held_by() == set(), "who answers again needs nobody in their place"
    assert str(told_meanwhile) in signed_in("mared").get(links).content.decode()
    assert may_choose("mared", told_meanwhile, chosen[1])
    assert not may_choose("gethin", told_meanwhile, chosen[1])

    set_closed(team, timezone.now() - timedelta(seconds=1))
    assert held_by() == {manager.pk}
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=protected.child_id, reason="The threat is over.")
    assert held_by() == set(), "nor where nobody is protected"


def test_no_team_that_is_closed_is_to_answer_for_a_child(hidden, wales, as_actor):
    team = wales.teams["social_work"]
    team.closed_at = timezone.now() - timedelta(minutes=1)
    team.save()
    with as_actor("gethin") as gethin:
        shown = protect_page(gethin, hidden.ref)
        form = ProtectForm(None, teams=shown.teams, people=shown.people, betraying=shown.betraying, closed=shown.closed)
        assert str(team.pk) in dict(form.fields["betraying"].choices)
        assert str(team.pk) not in dict(form.fields["owner"].choices)
        with pytest.raises(ProtectionFault) as refused:
            protect(
                by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
                owner_team_id=team.pk, readers=[wales.account("gethin"), wales.account("mared")],
                review_on=timezone.localdate() + timedelta(days=30),
            )  # fmt: skip
        assert (refused.value.words, refused.value.field) == (TEAM_CLOSED, "owner")
