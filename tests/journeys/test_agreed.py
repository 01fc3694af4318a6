"""People agree who does what: a social worker and a school, help that is asked for, what goes late, and a manager's day."""

import re
from urllib.parse import urlsplit

import pytest

from tests.journeys.steps import child_of, report_new_child
from tests.journeys.test_circumstances import choose, follow

RING = "Ring home on each day of absence"


@pytest.mark.reaches(
    "chronology:agree", "chronology:action", "chronology:action_evidence", "chronology:end_action", "chronology:actions",
    "chronology:ask_help", "chronology:answer_help", "chronology:hand_over_action", "today:calendar",
)  # fmt: skip
def test_a_school_does_what_was_agreed_and_is_given_the_help_that_it_asks_for(service, person, looks, tmp_path):
    # Given a pupil whom the school reported missing
    dewi, nia = person("dewi"), person("nia", language="cy", phone=True)
    child = child_of(dewi, report_new_child(dewi))
    # When a social worker agrees an action and names nobody
    nia.go(child)
    follow(nia, "/actions/new")
    assert nia.inputs() == 5
    nia.answer(words=RING, due="WEEK")
    nia.submit()
    # Then it is refused beside the question, and nothing that she typed is lost
    nia.reads("Dywedwch pwy sy’n ei wneud: person neu dîm")
    assert nia.typed()["words"] == RING
    faults = nia.barriers() + nia.hanging()
    assert service.ask("select count(*) from duties_action") == [(0,)]
    choose(nia, "owner", "Dewi Rowlands")
    nia.picture(tmp_path / "agree.png")
    nia.submit()
    nia.reads("Dewi Rowlands")
    faults += nia.barriers() + nia.hanging()
    # And Dewi, who writes nothing else in that lane, finds it in his day, and says what he did and what came of it
    dewi.go("/")
    dewi.reads(RING)
    faults += dewi.barriers()
    dewi.picture(tmp_path / "today.png")
    follow(dewi, "/children/actions/")
    place = dewi.page.url.removeprefix(dewi.address)
    looks.at("dewi", f"{place}/evidence", words="")
    follow(dewi, "/evidence")
    dewi.answer(words="Rang on Monday and on Tuesday.")
    dewi.submit()
    looks.at("dewi", f"{place}/end", words="")
    follow(dewi, "/end")
    dewi.answer(ends="DONE", words="He was in school on Wednesday, and stayed.")
    dewi.submit()
    dewi.reads("He was in school on Wednesday, and stayed.")
    looks.at("dewi", place)
    dewi.picture(tmp_path / "action.png")
    assert service.ask("select state from duties_action") == [("DONE",)]
    assert service.ask("select distinct state from duties_duty where kind in ('AGREED_ACTION', 'CHASE_ACTION')") == [
        ("FULFILLED",)
    ]

    # When he asks for a lift, on the child's own page
    dewi.go(f"{child}/help")
    dewi.answer(kind="LIFT", words="To boxing, on Thursday at five", due="TOMORROW")
    choose(dewi, "owner", "Rhondda")
    faults += dewi.barriers()
    dewi.submit()
    lift = dewi.page.url.removeprefix(dewi.address)
    # Then the council says yes, by when, and he reads it
    looks.at("nia", f"{lift}/answer", answer="NO")
    nia.go(lift)
    follow(nia, "/answer")
    nia.answer(answer="YES", words="Tacsi’r cyngor, am hanner awr wedi pedwar.")
    nia.submit()
    dewi.go(lift)
    dewi.reads("Tacsi’r cyngor, am hanner awr wedi pedwar.")
    # And it is handed over to the school, which has a minibus
    looks.at("nia", f"{lift}/hand-over", words="Mae minibws gan yr ysgol.")
    nia.go(f"{lift}/hand-over")
    choose(nia, "owner", "Dewi Rowlands")
    nia.answer(words="Mae minibws gan yr ysgol.")
    nia.submit()
    nia.reads("Dewi Rowlands")
    # Then all of it stands in one list
    dewi.go(f"{child}/actions")
    dewi.reads("To boxing, on Thursday at five")
    dewi.reads(RING)
    looks.at("dewi", f"{child}/actions")
    dewi.picture(tmp_path / "actions.png")
    # And in his calendar stands when, and not what
    looks.at("dewi", "/calendar")
    dewi.go("/calendar")
    dewi.submit_form("form[action$='/calendar/new']")
    dewi.reads("Copy this address now.")
    faults += dewi.barriers()
    address = re.search(r"/calendar/[\w-]+\.ics", dewi.page.inner_text("main"))
    answer = dewi.page.request.get(f"{dewi.address}{address.group(0)}")
    assert "BEGIN:VEVENT" in answer.text()
    assert not any(word in answer.text() for word in ("boxing", "Cai", "Dewi"))
    looks.assert_clear()
    assert faults == []


@pytest.mark.reaches("today:team", "today:teams", "today:duty", "today:pause", "today:counts", "today:answers")
def test_what_goes_late_climbs_and_a_manager_sees_the_teams_day_on_a_phone(service, person, looks, tmp_path):
    # Given a school that asked the council for something
    dewi, gethin = person("dewi"), person("gethin", language="cy", phone=True)
    child = child_of(dewi, report_new_child(dewi))
    for words, due in (("Ring his mother about the bus pass", "TODAY"), ("Find a place in the holiday club", "WEEK")):
        dewi.go(f"{child}/actions/new")
        dewi.answer(words=words, due=due)
        choose(dewi, "owner", "Rhondda")
        dewi.submit()
    ((team,),) = service.ask(
        "select distinct t.ref from duties_duty d join agencies_team t on t.id = d.team_id where d.kind = 'AGREED_ACTION'"
    )
    # When one goes late
    service.let_be_late("Ring his mother about the bus pass", "26 hours")
    service.wait_for("select count(*) > 0 from duties_dutystage where stage = 'ESCALATED_1-1'")
    # Then whoever asked has it to chase, in their own day
    dewi.go("/")
    dewi.reads(re.compile("Chase an action that your team asked for"))
    # And the manager sees the team's day, late first, with whose it is
    gethin.go(f"/team/{team}")
    gethin.reads("Ring his mother about the bus pass")
    gethin.reads("Nid oes neb wedi cymryd hyn")
    faults = gethin.barriers() + gethin.hanging()
    gethin.picture(tmp_path / "team.png")
    looks.at("gethin", f"/team/{team}")
    looks.at("gethin", "/team")
    # And says who answers for it now; what can't be stands beside its question
    gethin.go("/")
    gethin.page.get_by_role("link", name=re.compile("Pwy sy’n ateb nawr.*Rheolwyr")).click()
    looks.at("gethin", urlsplit(gethin.page.url).path, until="")
    gethin.reads(re.compile("Mae Gethin Puw yn ateb tan"))
    gethin.submit_form("form[action$='/end']")
    gethin.reads("Nid oes neb wedi’i nodi nawr")
    gethin.submit()
    gethin.reads(re.compile("Mae Gethin Puw yn ateb tan"))
    faults += gethin.barriers() + gethin.hanging()
    gethin.picture(tmp_path / "answers.png")
    # And in figures how much was agreed and is late
    gethin.go("/team")
    gethin.page.get_by_role("link", name="Camau gweithredu a chymorth mewn ffigurau").click()
    gethin.reads(re.compile("Ers "))
    faults += gethin.barriers() + gethin.hanging()
    gethin.picture(tmp_path / "counts.png")
    looks.at("gethin", "/team/counts")
    # When he says whose the other is, and lets it wait, first without a reason
    ((duty,),) = service.ask(
        "select d.ref from duties_duty d join duties_action a on a.ref = d.about"
        " where d.kind = 'AGREED_ACTION' and a.words like 'Find a place%%'"
    )
    gethin.go(f"/owed/{duty}")
    assert gethin.page.locator("main select[name=person] option").count() > 1
    gethin.page.locator("main select[name=person]").select_option(index=1)
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    looks.at("gethin", f"/owed/{duty}/pause", until="", reason="")
    gethin.go(f"/owed/{duty}/pause")
    ((until,),) = service.ask("select to_char(now() + interval '12 days', 'DD/MM/YYYY')")
    gethin.answer(until=until, reason="Mae’r clwb ar gau tan ar ôl y gwyliau.")
    gethin.submit()
    # Then it waits, says until when and why, and goes on when he says so
    gethin.reads("Mae’r clwb ar gau tan ar ôl y gwyliau.")
    looks.at("gethin", f"/owed/{duty}")
    assert service.ask("select due_at > now() + interval '17 days' from duties_duty where ref = %s", duty) == [(True,)]
    gethin.go(f"/owed/{duty}")
    gethin.submit_form("form[action$='/go-on']")
    assert service.ask("select due_at < now() + interval '9 days' from duties_duty where ref = %s", duty) == [(True,)]
    looks.assert_clear()
    assert faults == []
