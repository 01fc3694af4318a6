"""The policy rows that every installation begins with; what we couldn't verify is there, switched off, for a board to judge."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ymylon.terms.codes import PolicyStanding

from .policy import Level, PolicyRow

SINCE = date(2021, 2, 1)  # the last update of the practice guide that we know of
_24_HOURS = {"hours": 24}
_NEXT_WORKING_DAY = {"working_days": 1}
_THREE_IN_90 = {"metric": "EPISODES", "at_least": 3, "window_days": 90}
_TWO_IN_28_YOUNG = {"metric": "EPISODES", "at_least": 2, "window_days": 28, "age_under": 13}
_A_DAY = {"metric": "HOURS_MISSING", "at_least": 24}
_SIX_HOURS_YOUNG = {"metric": "HOURS_MISSING", "at_least": 6, "age_under": 14}
_REFERRED = ["SUBMITTED", "INFO_REQUESTED", "SUSPENDED"]
_EXPLOITATION = ["CRIMINAL_EXPLOITATION", "SEXUAL", "TRAFFICKED"]


def _row(key: str, value: Mapping[str, object], source: str, standing: PolicyStanding, *, on: bool) -> PolicyRow:
    return PolicyRow(key, Level.NATIONAL, "", SINCE, source, standing, switched_on=on, value=value)


def _guidance(key: str, value: Mapping[str, object], source: str) -> PolicyRow:
    return _row(key, value, source, PolicyStanding.GUIDANCE, on=True)


def _proposal(key: str, value: Mapping[str, object], source: str = "ymylon_proposal") -> PolicyRow:
    # Off, and called local practice: it holds only where a board or an authority takes it up, with its own source.
    return _row(key, value, source, PolicyStanding.LOCAL_PRACTICE, on=False)


def _order(kind: str, source: str, since: date, *, on: bool = False) -> PolicyRow:
    key, value = f"order.kind.{kind}", {"used": True}
    return replace(_guidance(key, value, source) if on else _proposal(key, value, source), in_force_from=since)


_FROM_MEMORY = (
    "trafficking_risk", "trafficking_prevention", "sexual_risk", "sexual_harm_prevention", "non_molestation", "gang_injunction",
    "criminal_behaviour", "asb_injunction", "community_protection", "forced_marriage", "taxi_licence", "recovery", "telecoms",
    "closure_notice", "closure_order", "partial_closure", "public_spaces", "hotel", "premises_licence", "tenancy",
)  # fmt: skip


def _clock(within: Mapping[str, object]) -> dict[str, object]:
    return {"within": dict(within), "next_contact_within": dict(within), "repeat_every": {"hours": 24}}


_TOLD = ("residence_authority", "responsible_authority", "health_board", "force")
_TOLD_ALSO = ("host_authority", "host_force", "home", "reviewing_officer", "school", "youth_justice")
_ANSWERING_NEXT_DAY = ("health", "home", "school", "reviewing_officer", "youth_justice", "register_custodian")

SHIPPED: tuple[PolicyRow, ...] = (
    *(_guidance(f"tell.{who}", {"tell": True}, "senedd_stakeholders") for who in _TOLD),
    _guidance("tell.register_custodian", {"tell": True}, "wsp_register_missing"),
    *(_proposal(f"tell.{who}", {"tell": True}) for who in _TOLD_ALSO),
    _proposal("acknowledge.council", _clock(_24_HOURS)),
    _proposal("acknowledge.police", _clock(_24_HOURS)),
    _proposal("acknowledge.protected", _clock({"minutes": 15})),
    *(_proposal(f"acknowledge.{who}", _clock(_NEXT_WORKING_DAY)) for who in _ANSWERING_NEXT_DAY),
    _guidance("interview.hold", {"hours": 72}, "cardiff_interviews"),
    _proposal("interview.offer", _24_HOURS),
    _proposal("interview.safe_way_fresh", {"days": 28}),
    _proposal("interview.answer_referral", _NEXT_WORKING_DAY),
    _proposal("interview.outputs", {"working_days": 2}),
    _proposal("interview.review", {"working_days": 10}),
    _proposal("interview.sample", {"one_in": 5}),
    _proposal("prevention_check", _24_HOURS),
    _guidance("refer_harm", _24_HOURS, "wsp_report_confirmed"),
    _proposal("learning_needs.decide", {"working_days": 35}, "aln_2018"),
    _proposal("learning_needs.council", {"days": 84}, "aln_2018"),
    _proposal("learning_needs.reconsider", {"days": 49}, "aln_2018"),
    _proposal("plan_after_return", {"working_days": 10}),
    _proposal("help.answer", _NEXT_WORKING_DAY),
    # How long a worry is kept, and how soon somebody reads it, no guidance says that we know of.
    _proposal("worry.read", {"working_days": 2}),
    _proposal("worry.keep", {"days": 183}),
    _proposal("worry.ends_soon", {"days": 14}),
    _proposal("worry.call", {"working_days": 2}),
    # How soon the police grade and answer, and a team reads, no guidance says that we know of.
    _proposal("intelligence.grade", {"working_days": 2}),
    _proposal("intelligence.tell", {"working_days": 10}),
    _proposal("intelligence.read", {"working_days": 1}),
    # How soon minutes are approved no guidance says that we know of.
    _proposal("meeting.minutes", {"days": 28}),
    # By when an authority returns a year no rule says, for no standard is adopted: counted from the end of the year.
    _proposal("return.due", {"months": 3}),
    # Which triggers put something to a person: published, and off until a board takes one up.
    _proposal("signal.first_missing", {"on": True}),
    _proposal("signal.worries", {"at_least": 3, "window_days": 183}),
    _proposal("signal.under_notice", {"on": True}),
    _proposal("signal.one_school", {"at_least": 3, "window_days": 91}),
    _proposal("signal.answer", {"working_days": 2}),
    # Days were not found in what we read of the procedures: off, for a board to judge.
    _proposal("strategy.discussion", {"working_days": 2}, "wsp_strategy"),
    _proposal("section_47.enquiry", {"working_days": 10}, "wsp_section_47"),
    _guidance("assessment.complete", {"working_days": 42}, "wsp_core_group"),
    _guidance("conference.initial", {"working_days": 15}, "conwy_report"),
    _guidance("conference.circulate", {"working_days": 5}, "wsp_conference"),
    _guidance("core_group.first", {"working_days": 10}, "wsp_core_group"),
    _guidance("core_group.next", {"days": 42}, "wsp_core_group"),
    _guidance("conference.review_first", {"months": 3}, "wsp_core_group"),
    _guidance("conference.review", {"months": 6}, "wsp_core_group"),
    # Regulations, and from memory: called law nowhere until a board has read them.
    _proposal("looked_after.visit_first", {"days": 7}, "care_planning_2015"),
    _proposal("looked_after.visit", {"days": 42}, "care_planning_2015"),
    _proposal("looked_after.visit_later", {"months": 3}, "care_planning_2015"),
    _proposal("looked_after.review_first", {"working_days": 20}, "care_planning_2015"),
    _proposal("looked_after.review_second", {"months": 3}, "care_planning_2015"),
    _proposal("looked_after.review", {"months": 6}, "care_planning_2015"),
    _proposal("exclusion.tell", _NEXT_WORKING_DAY),
    _proposal("exclusion.answer", _NEXT_WORKING_DAY),
    _proposal("allocation.again", _NEXT_WORKING_DAY),
    _proposal("check_in.alert", {"minutes": 15}),
    _proposal("incident.answer", {"hours": 4}),
    _proposal("transition.sixteen", {"age_months": 192, "days": 28}),
    _proposal("transition.seventeen_and_a_half", {"age_months": 210, "days": 28}),
    _proposal("transition.eighteen", {"age_months": 216, "days": 7}),
    _guidance("nrm.decide.home_office", {"working_days": 5}, "nrm_guidance"),
    _guidance("nrm.decide.panel", {"days": 45}, "nrm_panels"),
    _guidance("nrm.panel.child", {"days": 100}, "nrm_panels"),
    _guidance("nrm.recovery", {"days": 30}, "nrm_guidance"),
    _proposal("nrm.reconsider", {"days": 30}, "nrm_from_memory"),
    # Our own: by when somebody has decided, so that the last day is not the day on which it is noticed.
    _proposal("nrm.reconsider_ahead", {"days": 7}),
    _proposal("nrm.respond", {"working_days": 5}, "nrm_stakeholders"),
    _proposal("nrm.wait_again", {"days": 90}, "nrm_stakeholders"),
    # Which councils have a panel is known second hand alone.
    replace(_proposal("nrm.panel.site", {"site": True}, "nrm_from_memory"), level=Level.AUTHORITY, area="W06000015"),
    _guidance("referral.confirm", _24_HOURS, "wsp_report_confirmed"),
    _guidance("referral.decide", _NEXT_WORKING_DAY, "wsp_decide"),
    _guidance("referral.chase", {"working_days": 7}, "wsp_report_confirmed"),
    _proposal("referral.youth_justice", _24_HOURS, "bridgend_evidence"),
    _proposal("register.propose.grade", {"all": [{"metric": "GRADE", "among": ["HIGH"]}]}),
    _proposal("register.propose.repeats", {"all": [_THREE_IN_90]}),
    _proposal("register.propose.repeats_young", {"all": [_TWO_IN_28_YOUNG]}),
    _proposal("register.propose.duration", {"all": [_A_DAY]}),
    _proposal("register.propose.duration_young", {"all": [_SIX_HOURS_YOUNG]}),
    _proposal(
        "register.propose.nrm_positive", {"all": [{"metric": "NRM", "among": ["RG_POSITIVE", "CG_POSITIVE"]}]}, "nrm_stakeholders"
    ),
    _proposal("register.propose.nrm_referred", {"all": [{"metric": "NRM", "among": _REFERRED}]}, "nrm_stakeholders"),
    _proposal("register.propose.harmed_by", {"all": [{"metric": "HARMED_BY", "among": ["CONFIRMED", "LIKELY"]}]}),
    # SERAF was to be done again every three months at least; of a screening by judgement no guidance says how often.
    _proposal("screening.review", {"days": 91}),
    _proposal("context.review", {"days": 91}),
    _proposal("register.consider", _NEXT_WORKING_DAY),
    _proposal("register.review", {"days": 28}),
    _proposal("register.tell_child", {"days": 7}),
    _proposal("associate.offer_support", {"working_days": 5}),
    # Kinds of notice and order, each from the day from which it may be used; what is from memory alone is off, and so is law
    # whose commencement was not found: a board adds the row of that day.
    _order("cawn_s2", "cawn_college", SINCE, on=True),
    _order("cawn_s49", "cawn_college", SINCE, on=True),
    _order("cce_prevention", "crime_and_policing_2026", date(2026, 4, 29)),
    *(_order(kind, "orders_from_memory", SINCE) for kind in _FROM_MEMORY),
    _proposal("order.serve", {"working_days": 5}),
    _proposal("order.renew", {"days": 28, "decided_before": 7}),
    _proposal("order.ended", _NEXT_WORKING_DAY),
    # Locally some look at a warning notice every half year; no guidance that we have read says so.
    _proposal("order.look", {"days": 183, "ahead": 14}),
    _proposal("order.appeared", {"hours": 4}),
    _proposal("order.tell_carers", {"tell": True}),
    # How soon a plan that is kept is signed off and looked at again no guidance says that we know of: four weeks is our proposal.
    _proposal("safety_plan.sign", {"working_days": 2}),
    _proposal("safety_plan.review", {"days": 91}),
    _proposal("safety_plan.review_high", {"days": 28}),
    _proposal("transition_plan.sign", {"working_days": 5}),
    _proposal("transition_plan.review", {"months": 6}, "care_planning_2015"),
    _proposal("transition_plan.agree", {"working_days": 5}),
    _proposal("relocation_plan.sign", {"working_days": 1}),
    _proposal("relocation_plan.review", {"days": 14}),
    _proposal("relocation_plan.accept", {"working_days": 1}),
    _proposal("plan.make", {"working_days": 10}),
    _proposal("plan.agree", {"working_days": 2}),
    _proposal("plan.review", {"days": 91}),
    _proposal("plan.review_after_move", {"working_days": 3}),
    _proposal("reopen", {"days": 28}),
    _proposal("strategy_meeting.repeats", _THREE_IN_90, "three_in_90"),
    _proposal("strategy_meeting.repeats_young", _TWO_IN_28_YOUNG),
    _proposal("strategy_meeting.duration", _A_DAY, "english_protocol_24_hours"),
    _proposal("strategy_meeting.duration_young", _SIX_HOURS_YOUNG),
    _proposal("strategy_meeting.grade", {"metric": "GRADE", "among": ["HIGH"]}),
    _proposal("strategy_meeting.harm", {"metric": "HARM", "among": _EXPLOITATION}),
    _proposal("strategy_meeting.found", {"metric": "FOUND", "among": ["WITH_ADULT_OF_CONCERN", "HOME_TAKEN_OVER"]}),
    _proposal("strategy_meeting.out_of_area", {"metric": "OUT_OF_AREA"}),
    _proposal("escalate_missing.24_hours", {"hours": 24, "to": "TEAM_MANAGER"}),
    _proposal("escalate_missing.48_hours", {"hours": 48, "to": "HEAD_OF_SERVICE"}),
    _proposal("escalate_missing.72_hours", {"hours": 72, "to": "HEAD_OF_SERVICE"}),
    _proposal("escalate_missing.7_days", {"days": 7, "to": "HEAD_OF_SERVICE"}),
    _proposal("escalate_missing.14_days", {"days": 14, "to": "HEAD_OF_SERVICE"}),
    _proposal("escalate_missing.28_days", {"days": 28, "to": "HEAD_OF_SERVICE", "repeat_every": {"days": 7}}),
)
