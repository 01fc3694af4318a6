"""Three people, three browsers, one child: what one writes the others see, silence climbs, and a kill changes nothing."""

import os
import re
import signal

from tests.journeys.steps import ref_of

_WAITS = "select exists (select from pg_stat_activity where usename = 'app_job' and wait_event_type = 'Lock')"
_STAGES = """
  select t.function, s.stage, s.occurrence from notices_noticestage s
  join notices_notice n on n.id = s.notice_id join agencies_team t on t.id = n.team_id order by 1, 2, 3
"""
_LEFT_TO_COUNCIL = """
  select ceil(extract(epoch from n.due_at - now()) / 60)::int from notices_notice n join agencies_team t on t.id = n.team_id
  where t.function = 'EMERGENCY_DUTY'
"""
_OWED = """
  select not exists (
    select from notices_notice n where acknowledged_at is null and (
      (due_at < now() and not exists (select from notices_noticestage s where notice_id = n.id and stage = 'NEXT_CONTACT'))
      or (manager_at < now() and not exists (select from notices_noticestage s where notice_id = n.id and stage = 'MANAGER'))))
"""
_UNSENT = "select not exists (select from post_letter where sent_at is null)"


def report_by_keyboard(elin) -> str:
    """A child who is on no record, from the keyboard alone."""
    elin.go("/missing/report")
    elin.page.locator("#id_who").focus()
    elin.type("Cai Morgan-Rees")
    elin.send()
    elin.page.locator("#id_child_0").focus()
    elin.press("Tab")
    elin.type("14")
    elin.press("Tab", "Tab", "Tab")
    elin.type("ddoe 23:10")
    elin.press("Tab", "Space", "Tab")
    elin.type("Gorsaf fysiau Pontypridd")
    elin.send()
    return ref_of(elin.page.url)


def test_a_report_is_seen_by_police_and_council_and_climbs_while_nobody_answers(service, person):
    # Given the home, the council's duty team and the police, each in a browser of their own, and the control room at work
    elin, nia, rhys, heledd = person("elin"), person("nia", language="cy"), person("rhys"), person("heledd")
    nia.go("/missing/")
    rhys.go("/missing/")
    rhys.reads("Nobody is missing now")

    # When the home reports a child
    ref = report_by_keyboard(elin)

    # Then the page that follows says who was told, and that this is not a call to the police
    elin.reads("Police not yet confirmed")
    elin.reads(re.compile("South Wales Police, Missing persons team"))
    # and the others see it without a touch, by a short name
    for other in (nia, rhys):
        other.reads(re.compile(r"Cai M\.-R\., 14"))
        other.reads_nothing_of("Morgan-Rees")
    rhys.reads("Police not yet confirmed")

    # When the force stays silent beyond its time
    heledd.reads("Nothing waits for you now.")
    service.let_pass("16 minutes", to="POLICE%")

    # Then the next contact's screen changes without a touch, and the others' boards say so
    heledd.reads("Your work has changed since this page was opened", timeout=60)
    rhys.reads(re.compile("Control room told|told .*Control room"))
    heledd.click("Show it")
    heledd.reads(re.compile("Acknowledge that Cai Morgan-Rees"))

    # When the duty team rings the health board, and somebody there takes it on
    nia.go(f"/missing/{ref}")
    nia.click("Dywedwyd dros y ffôn: Iechyd")
    nia.answer(answer="TOOK_IT_ON", answered_by="Eleri Huws")
    nia.submit()

    # Then it is recorded by that name, and the home sees it
    nia.reads(re.compile("Eleri Huws"))
    elin.go("/missing/")
    elin.reads(re.compile("Eleri Huws, by telephone"))
    assert service.ask("select answered_by, acknowledged_how from notices_notice where answered_by <> ''") == [
        ("Eleri Huws", "TELEPHONE")
    ]

    # When the worker is killed while it tells the next of all who are silent, and killed again when it is back
    with service.nobody_writes("notices_noticestage"):
        service.let_pass("40 minutes", to="POLICE%")
        # A council has longer by day than by night: whatever it has, and ten minutes.
        ((left,),) = service.ask(_LEFT_TO_COUNCIL)
        service.let_pass(f"{left + 10} minutes", to="EMERGENCY%")
        service.wait_for(_WAITS)
        (first,) = service.workers()
        os.kill(first, signal.SIGKILL)
    service.wait_for_worker(other_than=first)

    # Then nobody is missed, and nobody is told twice
    service.wait_for(_OWED)
    service.wait_for(_UNSENT)
    assert service.ask(_STAGES) == [
        ("EMERGENCY_DUTY", "NEXT_CONTACT", 1),
        ("POLICE_MISSING", "MANAGER", 1),
        ("POLICE_MISSING", "NEXT_CONTACT", 1),
    ]
    ((told, climbed, letters, events),) = service.ask(
        "select (select count(*) from notices_notice),"
        " (select count(*) from notices_noticestage), (select count(*) from post_letter where starts_with(key, 'notice:')),"
        " (select count(*) from children_event where kind = 'NOT_ACKNOWLEDGED')"
    )
    assert letters == told + climbed
    assert events == climbed
    # and the board still lives
    nia.go("/missing/")
    nia.reads(re.compile(r"Cai M\.-R\., 14"))
