"""The rule book of the proposed standard: each rule with rows that break it and rows that nearly do."""

import pytest

from tests.rules.publication.conftest import World, rows_of
from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.standard import LATEST, Need

CARDIFF, NEWPORT = "W06000015", "W06000022"
OF_TABLE = {
    "child_period": {"birth_month": "2010-03", "sex": "FEMALE", "ethnic_group": "WHITE_BRITISH", "disability": "NO",
                     "asylum_seeking": "NO"},
    "care_spell": {"from": "2024-05-01", "care_status": "LOOKED_AFTER", "responsible_la": CARDIFF, "placement_type": "FOSTER",
                   "placement_la": CARDIFF, "placement_country": "WALES"},
    "episode": {"last_seen_at": "2025-06-10T20:15:00+01:00", "last_seen_precision": "MINUTE",
                "reported_at": "2025-06-10T22:05:00+01:00", "reported_by": "FOSTER_CARER", "reported_to": "POLICE",
                "whereabouts": "NOT_KNOWN", "police_grade": "MEDIUM", "la_of_residence": CARDIFF, "la_missing_from": CARDIFF,
                "force": "W15000003", "notified_la_at": "2025-06-10T22:10:00+01:00",
                "notified_lhb_at": "2025-06-10T22:10:00+01:00",
                "status": "CLOSED", "returned_at": "2025-06-11T06:30:00+01:00", "end_kind": "FOUND", "found_by": "POLICE",
                "harm": "NONE_KNOWN", "exploitation": "NONE_SEEN"},
    "return_interview": {"offered_at": "2025-06-11T10:00:00+01:00", "response": "ACCEPTED",
    "completed_at": "2025-06-12T16:00:00+01:00",
                         "provider": "INDEPENDENT_COMMISSIONED", "actions_n": "2", "actions_done_n": "1"},
    "interview_episode": {},
    "prevention_check": {"done_at": "2025-06-11T07:00:00+01:00", "done_by": "POLICE"},
    "line": {"known_on": "2025-06-20", "origin": "ENGLAND", "destination": "W06000015"},
    "exploitation_assessment": {"assessed_on": "2025-06-20", "tool": "SERAF 2", "kinds": "SEXUAL"},
    "nrm_referral": {"referred_at": "2025-06-12T09:00:00Z", "first_responder": "POLICE", "competent_authority": "SINGLE"},
    "panel_meeting": {"panel_id": "P1", "level": "EXPLOITATION_PANEL", "scheduled_at": "2025-09-01T10:00:00Z",
                      "held_at": "2025-09-01T10:00:00Z", "invited_roles": "POLICE;COUNCIL;HEALTH;EDUCATION",
                      "attended_roles": "POLICE;COUNCIL;HEALTH;EDUCATION", "minutes_published_at": "2025-09-10T10:00:00Z"},
    "education_event": {"event": "FIXED_EXCLUSION", "from": "2025-06-02", "to": "2025-06-04"},
    "service_contact": {"service_id": "S1", "referred_on": "2025-06-02", "first_contact_on": "2025-06-09"},
    "area_total": {"area_kind": "AUTHORITY", "force": "W15000003", "episodes": "300", "children": "100",
    "children_from_care": "30",
                   "children_looked_after": "300"},
}  # fmt: skip
HEAD = {"standard_version": "0.1", "returned_by": CARDIFF}
GOOD = {t.name: dict.fromkeys((f.name for f in t.fields), "") | HEAD | OF_TABLE[t.name] for t in LATEST.tables}
POINTS_AT = {"interview_episode": ("episode", "return_interview"), "prevention_check": ("episode",)}


class Return(World):
    """Every row belongs to one invented child, and points at that child's first episode and first interview."""

    def __init__(self, path):
        super().__init__(path, YMYLON, GOOD, "child_ref")

    def add(self, who, rows):
        for table, cells in rows.items():
            name = table.removesuffix(" before")
            for number, row in enumerate(cells, 1):
                keys = {key: f"{who}-{name}-{number}" for key in LATEST_TABLES[name].key if key.endswith("_id")}
                pointed = {
                    f"{'episode' if at == 'episode' else 'interview'}_id": f"{who}-{at}-1" for at in POINTS_AT.get(name, ())
                }
                own = {} if name not in HAVE_CHILD else {"child_ref": who}
                into = self.written.setdefault(table, [])
                into.append(self.good[name] | own | keys | pointed | row)
                self.own.setdefault((who, table), []).append(len(into))


LATEST_TABLES = {table.name: table for table in LATEST.tables}
HAVE_CHILD = {table.name for table in LATEST.tables if any(field.name == "child_ref" for field in table.fields)}


def one(table, **cells):
    return {table: [cells]}


def episode(*rows, child=None, **more):
    """Episodes of one child, who is in the return."""
    return {"episode": list(rows), "child_period": [child or {}]} | more


def interview(*rows, episodes=({},), links=None):
    links = links if links is not None else [{}]
    return {"return_interview": list(rows), "episode": list(episodes), "interview_episode": links}


OPEN = {"status": "OPEN", "returned_at": "", "end_kind": "", "found_by": "", "harm": ""}
LATER = {
    "last_seen_at": "2025-06-11T07:00:00+01:00",
    "reported_at": "2025-06-11T08:00:00+01:00",
    "returned_at": "2025-06-12T09:00:00Z",
}
SPELL_OUT = {"to": "2025-06-11"}
MANY_HOURS = [{"last_seen_at": f"2025-06-{day:02}T20:00:00+01:00", "returned_by": NEWPORT} for day in range(1, 22)]
DECLINED = {"response": "DECLINED", "completed_at": "", "returned_by": NEWPORT}
ACCEPTED = {"response": "ACCEPTED", "returned_by": "W06000016"}
SIX = [{"last_seen_at": f"2025-06-0{day}T20:00:00+01:00"} for day in range(1, 7)]

CASES = {
    "CH-01": (one("child_period", child_ref=""), one("child_period")),
    "CH-02": (one("child_period", birth_month="2026-04"), one("child_period", birth_month="2026-03")),
    "CH-03": (
        episode({}, child={"birth_month": "2007-05"}), episode({}, child={"birth_month": "2007-06"}),
        episode({}, child={"birth_month": "2007-07"}),
    ),
    "CH-04": (episode({}, child={"birth_month": "2018-07"}), episode({}, child={"birth_month": "2018-06"})),
    "CA-01": (
        {"care_spell": [{"to": "2025-01-10"}, {"from": "2025-01-09"}]},
        {"care_spell": [{"to": "2025-01-10"}, {"from": "2025-01-10"}]},
    ),
    "CA-02": (one("care_spell", responsible_la=""), one("care_spell", responsible_la="", care_status="NONE")),
    "CA-03": (
        episode({}, care_spell=[{"placement_type": ""}]), episode({}, care_spell=[{"placement_type": "", "to": "2025-06-09"}]),
        one("care_spell", placement_type=""),
    ),
    "CA-04": (one("care_spell", to="2024-04-30"), one("care_spell", to="2024-05-01")),
    "CA-05": (
        one("care_spell", placement_country="ENGLAND"), one("care_spell", placement_country="ENGLAND", host_force_ref="X1"),
        one("care_spell", placement_country="ENGLAND", responsible_la="E08000025"),
    ),
    "CA-06": (
        episode({}, care_spell=[{"to": "2025-06-09"}, {"from": "2025-06-11"}]),
        episode({}, care_spell=[{"to": "2025-06-08"}, {"from": "2025-06-11"}]),
        episode({}, care_spell=[{"to": "2025-06-10"}, {"from": "2025-06-11"}]),
    ),
    "EP-01": ({"episode": [{"episode_id": "same"}, {"episode_id": "same"}]}, one("episode")),
    "EP-02": (one("episode", last_seen_at=""), one("episode")),
    "EP-03": (one("episode", reported_at="2025-06-10T20:14:00+01:00"), one("episode", reported_at="2025-06-10T19:15:00Z")),
    "EP-04": (one("episode", reported_at="2025-06-13T20:16:00+01:00"), one("episode", reported_at="2025-06-13T20:15:00+01:00")),
    "EP-05": (one("episode", returned_at="2025-06-10T20:00:00+01:00"), one("episode", returned_at="2025-06-10T20:15:00+01:00")),
    "EP-06": (one("episode", returned_at="2025-06-10T21:00:00+01:00"), one("episode", returned_at="2025-06-10T22:05:00+01:00")),
    "EP-07": (
        one("episode", returned_at=""), one("episode", returned_at="", end_kind="DIED"), one("episode", **OPEN),
    ),
    "EP-08": (one("episode", status="OPEN"), one("episode", **OPEN)),
    "EP-09": (one("episode", returned_at="2026-05-01T09:01:00Z"), one("episode", returned_at="2026-05-01T10:00:00+01:00")),
    "EP-10": (
        {"episode": [LATER, {"last_seen_at": "2025-06-12T08:00:00Z", "returned_at": "2025-06-12T18:00:00Z"}]},
        {"episode": [LATER, {"last_seen_at": "2025-06-12T09:00:00Z", "returned_at": "2025-06-12T18:00:00Z"}]},
        {"episode": [LATER, {"returned_at": "2025-06-10T23:00:00Z"}]},
    ),
    "EP-11": (
        {"episode": [{}, LATER]}, {"episode": [{}, LATER | {"last_seen_at": "2025-06-11T07:30:00+01:00"}]},
    ),
    "EP-12": (
        {"episode": [{}, {"returned_by": "W15000003", "last_seen_at": "2025-06-10T21:00:00+01:00"}]},
        {"episode": [{}, {"last_seen_at": "2025-06-10T21:00:00+01:00"}]},
        {"episode": [{}, {"returned_by": "W15000003", "last_seen_at": "2025-06-10T22:15:00+01:00"}]},
    ),
    "EP-13": (one("episode", reported_at="2025-06-10T22:05:00"), one("episode", reported_at="2025-06-10 22:05Z")),
    "EP-14": (
        {"episode": MANY_HOURS}, {"episode": [row | {"returned_by": "W06000016"} for row in MANY_HOURS[:19]]},
        one("episode", last_seen_at="2025-06-10T20:00:00+01:00"),
    ),
    "EP-15": (
        one("episode", category_903="M", whereabouts="KNOWN_NOT_WHERE_EXPECTED"),
        one("episode", category_903="A", whereabouts="KNOWN_NOT_WHERE_EXPECTED"),
    ),
    "EP-16": (
        episode({"end_kind": "ACCEPTED_BY_ADULT_SERVICE"}),
        episode({"end_kind": "ACCEPTED_BY_ADULT_SERVICE"}, child={"birth_month": "2007-06"}),
    ),
    "EP-17": (
        episode(OPEN, child={"birth_month": "2008-04"}), episode(OPEN, child={"birth_month": "2008-05"}),
        episode({}, child={"birth_month": "2007-07"}),
    ),
    "EP-18": (
        {"episode before": [OPEN | {"episode_id": "lost"}], "episode": [{}]},
        {"episode before": [OPEN | {"episode_id": "kept"}], "episode": [{"episode_id": "kept"}]},
        {"episode before": [{"episode_id": "closed"}], "episode": [{}]},
    ),
    "EP-19": (
        one("episode", **OPEN, police_grade="LOW"), one("episode", **OPEN), one("episode", police_grade="LOW"),
    ),
    "EP-20": (
        {"episode": [{"harm": "MINOR"}, LATER | {"police_grade": "NO_APPARENT_RISK"}]},
        {"episode": [LATER | {"harm": "MINOR"}, {"police_grade": "NO_APPARENT_RISK"}]},
        one("episode", exploitation="CRIMINAL"),
    ),
    "EP-31": (
        one("episode", standard_version="0.2", police_grade="NOT_GRADED"), one("episode", standard_version="0.2"),
    ),
    "EP-21": (one("episode", harm="FATAL"), one("episode", harm="FATAL", end_kind="DIED")),
    "EP-22": (
        one("episode", harm_recorded_at="2025-06-11T06:40:00+01:00"),
        one("episode", harm_recorded_at="2025-06-11T06:45:00+01:00"),
        {"episode": [{"harm_recorded_at": "2025-06-11T06:40:00+01:00"}], "prevention_check": [{}]},
    ),
    "EP-23": (one("episode", harm="SERIOUS"), one("episode", harm="SERIOUS", harm_kinds="PHYSICAL;THREAT")),
    "EP-24": (
        episode({"reported_by": "PARENT"}, care_spell=[{}]),
        episode({"reported_by": "PARENT"}, care_spell=[{"placement_type": "WITH_PARENTS"}]),
        episode({"reported_by": "PARENT"}, care_spell=[{"care_status": "NONE"}]),
    ),
    "EP-25": (
        episode(OPEN, care_spell=[SPELL_OUT]), episode(OPEN, care_spell=[SPELL_OUT, {"from": "2025-06-11"}]),
        episode({}, care_spell=[SPELL_OUT]),
    ),
    "EP-26": (
        episode({"placement_ended_on": "2025-06-12"}, care_spell=[SPELL_OUT]),
        episode({"placement_ended_on": "2025-06-11"}, care_spell=[SPELL_OUT]),
    ),
    "EP-27": (one("episode", force="W15000009"), one("episode", force="E23000020"), one("episode", force="w15000003")),
    "EP-28": (
        one("episode", notified_la_at=""), one("episode", notified_la_at="", reported_at="2026-04-30T10:00:00Z"),
    ),
    "EP-29": (one("episode", notified_lhb_at="2025-06-10T22:04:00+01:00"), one("episode", notified_la_at="2025-06-10T21:05:00Z")),
    "EP-30": (
        {"episode": [{}, LATER, {"last_seen_at": "2025-09-08T20:00:00+01:00"}]},
        {"episode": [{}, LATER, {"last_seen_at": "2025-09-09T21:00:00+01:00"}]},
    ),
    "RI-01": (one("interview_episode", episode_id="nowhere"), interview({})),
    "RI-02": (interview({"offered_at": "2025-06-11T06:00:00+01:00"}), interview({"offered_at": "2025-06-11T06:30:00+01:00"})),
    "RI-03": (
        interview({"completed_at": "2025-06-11T09:00:00+01:00"}), interview({"completed_at": "2025-06-11T10:00:00+01:00"}),
    ),
    "RI-04": (interview({"response": "PENDING"}), interview({"response": "PENDING", "completed_at": ""}), interview({})),
    "RI-05": (interview({"response": "DECLINED"}), interview({"response": "DECLINED", "completed_at": ""})),
    "RI-06": (
        {"episode": [{}]}, interview({}), interview({"offered_at": "", "not_offered_reason": "CAPACITY"}),
        {"episode": [{"returned_at": "2026-04-29T09:00:00Z"}]},
    ),
    "RI-07": (
        interview({"completed_at": "2025-06-14T06:31:00+01:00"}), interview({"completed_at": "2025-06-14T06:30:00+01:00"}),
    ),
    "RI-08": (
        interview({"provider": "POLICE", "completed_at": "2025-06-11T07:00:00+01:00"}),
        interview({"provider": "POLICE", "completed_at": "2025-06-11T07:01:00+01:00"}),
    ),
    "RI-09": (
        one("return_interview", provider="OWN_SOCIAL_WORKER", counted_independent="YES"),
        one("return_interview", provider="OWN_SOCIAL_WORKER", counted_independent="NO"),
    ),
    "RI-10": (
        interview({}, episodes=SIX, links=[{"episode_id": f"RI-10B-episode-{n}"} for n in range(1, 7)]),
        interview({}, episodes=SIX, links=[{"episode_id": f"RI-10K0-episode-{n}"} for n in range(1, 6)]),
    ),
    "RI-11": (interview({"actions_n": "0", "actions_done_n": ""}), interview({"actions_n": "", "shared_with": "W15000003"})),
    "RI-12": (one("return_interview", actions_done_n="3"), one("return_interview", actions_done_n="2")),
    "RI-13": (
        {"return_interview": [DECLINED] * 20},
        {"return_interview": [ACCEPTED] * 18 + [DECLINED | {"returned_by": "W06000016"}] * 2},
        one("return_interview", response="DECLINED", returned_by="W06000001"),
    ),
    "CO-02": (
        one("return_interview", response="DECLINED", completed_at=""),
        one("return_interview", response="NO_CONTACT", completed_at=""),
    ),
    "RI-14": (
        one("return_interview", attempts="2025-06-11T12:00:00Z;2025-06-11T11:00:00Z"),
        one("return_interview", attempts="2025-06-11T11:00:00Z; 2025-06-11T12:00:00Z"),
    ),
    "EX-01": (
        episode({"exploitation": "CRIMINAL"}, exploitation_assessment=[{"assessed_on": "2025-07-09"}]),
        episode({"exploitation": "CRIMINAL"}, exploitation_assessment=[{"assessed_on": "2025-07-08"}]), episode({}),
    ),
    "EX-02": (one("exploitation_assessment", tool=""), one("exploitation_assessment")),
    "EX-03": (
        one("exploitation_assessment", kinds="SEXUAL;criminal"),
        one("exploitation_assessment", kinds="CRIMINAL", criminal_type="theft"), one("exploitation_assessment"),
    ),
    "NR-01": (
        one("nrm_referral", rg_at="2025-06-12T08:59:00Z", rg_decision="POSITIVE"),
        one("nrm_referral", rg_at="2025-06-12T09:00:00Z", rg_decision="POSITIVE"),
    ),
    "NR-02": (
        one("nrm_referral", cg_decision="POSITIVE", rg_decision="NEGATIVE"),
        one("nrm_referral", cg_decision="NEGATIVE", rg_decision="POSITIVE"),
    ),
    "NR-03": (one("nrm_referral", rg_decision="POSITIVE"),
    one("nrm_referral", rg_decision="POSITIVE", rg_at="2025-06-14T09:00:00Z")),
    "NR-04": (
        {"nrm_referral": [{"competent_authority": "PANEL"}], "child_period": [{"birth_month": "2007-09"}]},
        {"nrm_referral": [{"competent_authority": "PANEL"}], "child_period": [{"birth_month": "2007-10"}]},
        {"nrm_referral": [{}], "child_period": [{"birth_month": "2007-09"}]},
    ),
    "NR-05": (
        one("nrm_referral", referred_at="2023-11-13T08:00:00Z"), one("nrm_referral", referred_at="2023-11-14T09:00:00Z"),
        one("nrm_referral", referred_at="2023-01-01T08:00:00Z", rg_decision="NEGATIVE"),
    ),
    "NR-06": (one("nrm_referral", first_responder="SCHOOL"), one("nrm_referral", first_responder="CHARITY")),
    "NR-07": tuple(
        {"nrm_referral": [{"rg_decision": "POSITIVE", "rg_at": "2025-06-16T09:00:00Z", "follow_up_at": followed}],
         "child_period": [{"birth_month": born}]}
        for followed, born in (("2025-07-01T09:00:00Z", "2010-03"), ("2025-06-30T09:00:00Z", "2010-03"), ("", "2007-05"))
    ),
    "PN-01": (
        one("panel_meeting", cancelled_reason="snow"), one("panel_meeting", held_at="", cancelled_reason="snow"),
        one("panel_meeting", held_at="", scheduled_at="2026-06-01T09:00:00Z"),
    ),
    "PN-02": (
        one("panel_meeting", attended_roles="POLICE;HOUSING"), one("panel_meeting", attended_roles="POLICE; uninvited"),
        one("panel_meeting", attended_roles=""),
    ),
    "PN-03": (one("panel_meeting", attended_roles="POLICE;COUNCIL;HEALTH"), one("panel_meeting")),
    "PN-04": (one("panel_meeting", minutes_published_at=""), one("panel_meeting",
    minutes_published_at="", held_at="2026-04-04T10:00:00Z")),
    "PN-05": (
        one("panel_meeting", published_text="The home at CF10 1AA was visited."),
        one("panel_meeting", published_text="Item 14 of 2025-26; 1,200 children, phone 101."),
    ),
    "ED-01": (one("education_event", event="PERMANENT_EXCLUSION"), one("education_event", event="PERMANENT_EXCLUSION", to="")),
    "ED-02": (
        one("education_event", event="REDUCED_TIMETABLE", to=""),
        one("education_event", event="REDUCED_TIMETABLE", to="2025-07-14"),
    ),
    "SV-01": (one("service_contact", instrument="SDQ_TOTAL", score="41"), one("service_contact", instrument="SDQ_TOTAL",
    score="40")),
    "SV-02": (
        one("service_contact", score_number="2", scored_on="2025-06-22"), one("service_contact", score_number="2",
        scored_on="2025-06-23"),
        one("service_contact", score_number="1", scored_on="2025-06-10"),
    ),
    "CH-05": (one("child_period", sex="MALE OR FEMALE"), one("child_period", sex="male")),
    "ST-01": (one("child_period", standard_version="9.9"), one("child_period")),
    "ST-02": (one("child_period", birth_month=""), one("child_period")),
    "ST-03": (one("child_period", birth_month="March"), one("child_period", birth_month="03/2010")),
    "ST-05": (one("episode"), episode({}), one("episode", child_ref="")),
    "CO-03": (
        one("care_spell", placement_la=""), one("care_spell", placement_la="", placement_country="", care_status="NONE"),
    ),
    "ST-04": ({"care_spell": [{"spell_id": "a"}, {"spell_id": "a"}]}, one("care_spell")),
}  # fmt: skip

SOON = {"harm_recorded_at": "2025-06-11T06:40:00+01:00"}
EARLY = {"offered_at": "2025-06-11T05:00:00+01:00", "completed_at": "2025-06-11T06:00:00+01:00"}
E1, E2 = {"episode_id": "e1"}, {"episode_id": "e2"}
I1, I2 = {"interview_id": "i1"}, {"interview_id": "i2"}
NOBODY, NO_RISK = {"child_ref": ""}, {"police_grade": "NO_APPARENT_RISK"}
TWENTY = [{} for _ in range(18)]
BEFORE = {"area_code": CARDIFF, "episodes": "200"}
WALES = {"area_code": "W92000004", "area_kind": "COUNTRY", "force": "", "episodes": "300"}
# Rules about a whole file: each has a return of its own, in which the rows named fail.
WHOLE = {
    "CH-05 of a code that the row’s own version has not yet": (
        {"episode": [{"police_grade": "NOT_GRADED"}, {"police_grade": "NOT_GRADED", "standard_version": "0.2"}]}, {1},
    ),
    "CH-06": ({"child_period": [*TWENTY, {"disability": "NOT_KNOWN"}, {"disability": ""}, {"disability": ""}]}, {19, 20, 21}),
    "CH-06 not": ({"child_period": [*TWENTY, {"ethnic_group": "NOT_KNOWN"}, {"ethnic_group": "NOT_SAID"}]}, set()),
    "CO-01": ({"child_period": [*TWENTY, {"sex": ""}, {"sex": ""}, {"sex": ""}]}, {19, 20, 21}),
    "CO-01 not": ({"child_period": [*TWENTY, {"sex": ""}, {"sex": ""}]}, set()),
    "EP-22 asked by an interview that was held, not by one that was declined": (
        {"episode": [E1 | SOON, E2 | SOON], "return_interview": [I1 | DECLINED, I2],
         "interview_episode": [I1 | E1, I2 | E2]}, {1},
    ),
    "EP-22 asked by an interview of which only the link is there": (
        {"episode": [E1 | SOON, E2 | SOON], "interview_episode": [I2 | E2]}, {1},
    ),
    "RI-03 of an offer that is about no episode": (
        {"return_interview": [{}, {"completed_at": "2025-06-11T09:00:00+01:00"}]}, {2},
    ),
    "EP-20 of rows without a child, which are not one child’s": (
        {"episode": [NOBODY | {"harm": "MINOR"}, NOBODY | LATER | NO_RISK]}, set(),
    ),
    "EP-20 of rows without a child or a time, where exploitation is known": (
        {"episode": [NOBODY | NO_RISK | {"exploitation": "CRIMINAL"},
                     NO_RISK | {"exploitation": "CRIMINAL", "last_seen_at": ""}]}, {1, 2},
    ),
    "EP-30 of rows without a child, which are not one child’s": (
        {"episode": [NOBODY, NOBODY | LATER, NOBODY | {"last_seen_at": "2025-09-08T20:00:00+01:00"}]}, set(),
    ),
    "RI-03 before the child was back": (
        {"episode": [E1], "return_interview": [I1 | EARLY, I2 | EARLY], "interview_episode": [I1 | E1]}, {1},
    ),
    "AG-01": ({"area_total": [{"children": "301"}, {"children": "300"}]}, {1}),
    "AG-02": (
        {"area_total before": [BEFORE, BEFORE | {"area_code": NEWPORT, "episodes": "6"}],
         "area_total": [{"area_code": CARDIFF}, {"area_code": NEWPORT, "episodes": "9"}]}, {1},
    ),
    "AG-03": ({"area_total": [{"children_from_care": "273", "children_looked_after": "215"}, {}]}, {1}),
    "AG-04": (
        {"area_total": [WALES, {"area_code": CARDIFF, "children_from_care": "7"}, {"area_code": NEWPORT,
        "children_from_care": "8"}]},
        {2},
    ),
    "AG-05": ({"area_total": [WALES, {"area_code": CARDIFF}, {"area_code": NEWPORT, "episodes": "1"}]}, {1}),
    "AG-05 not": ({"area_total": [WALES, {"area_code": CARDIFF, "episodes": "299"}, {"area_code": NEWPORT,
    "episodes": "1"}]}, set()),
    "AG-07": ({"area_total": [{"children_from_care": "-1"}, {"children_from_care": "0"}]}, {1}),
    "CO-03 of an interview that was held": (
        {"return_interview": [{"provider": ""}, {"provider": "", "completed_at": ""}]}, {1},
    ),
    "ST-05 of an offer that isn’t there": (
        {"return_interview": [I1], "interview_episode": [I1 | E1, I2 | E1], "episode": [E1]}, {2},
    ),
    "ST-05 where the other table isn’t there": ({"episode": [{}], "interview_episode": [{}]}, set()),
    "AG-06": ({"area_total": [{"area_code": "W15000003", "area_kind": "FORCE", "episodes": "354"}, {"area_code": CARDIFF}]}, {1}),
    "AG-06 not": ({"area_total": [{"area_code": "W15000003", "area_kind": "FORCE",
    "episodes": "352"}, {"area_code": CARDIFF}]}, set()),
}  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = Return(tmp_path_factory.mktemp("return"))
    for code, (breaks, *keeps) in CASES.items():
        world.add(f"{code}B", breaks)
        for place, rows in enumerate(keeps):
            world.add(f"{code}K{place}", rows)
    world.add("whole", {name: [{}] for name in GOOD if name not in world.written})
    world.report = world.judged()
    return world


def test_each_rule_has_its_cases(world):
    assert set(CASES) | {code.split()[0] for code in WHOLE} == {rule.code for rule in YMYLON.rules}
    assert {rule.code for rule in world.report.rules_not_run} == {"AG-02"}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_the_row_that_breaks_it_and_no_other(world, code):
    """One return holds the rows of every rule; a rule is asked about its own."""
    rules = {(rule.table, rule.in_previous) for rule in YMYLON.rules if rule.code == code}
    table = next(table for table in CASES[code][0] if (table.removesuffix(" before"), table.endswith(" before")) in rules)
    name = table.removesuffix(" before")
    found = rows_of(world.report, code, name)

    assert world.own[(f"{code}B", table)][-1] in found
    for place in range(len(CASES[code]) - 1):
        assert not found & set(world.own.get((f"{code}K{place}", table), ())), f"{code}: {place}"


@pytest.mark.parametrize("name", WHOLE)
def test_a_rule_about_a_whole_file(tmp_path, name):
    rows, failing = WHOLE[name]
    made = Return(tmp_path)
    for place, (table, cells) in enumerate(rows.items()):
        for number, cell in enumerate(cells):
            made.add(f"{place}-{number}", {table: [cell]})

    assert rows_of(made.judged(), name.split()[0]) == failing


def test_a_row_in_order_breaks_nothing(tmp_path):
    made = Return(tmp_path)
    made.add("A", {name: [{}] for name in GOOD if name not in ("area_total",)})

    assert [(p.code, p.table) for p in made.judged().problems] == []


def test_every_rule_says_what_to_do_in_both_languages():
    for rule in YMYLON.rules:
        assert all(rule.message[:2] + rule.mend[:2]), rule.code
        assert {*rule.fields} <= {field.name for field in LATEST_TABLES[rule.table].fields}, rule.code


def test_what_must_be_there_is_there_in_these_tests():
    """A mandatory field that the good row leaves blank would hide what the rules do."""
    for table in LATEST.tables:
        blank = {f.name for f in table.fields if f.need is Need.MUST and not GOOD[table.name][f.name]}
        assert all(name.endswith(("_id", "_ref", "area_code")) for name in blank)
