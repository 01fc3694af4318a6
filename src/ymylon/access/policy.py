"""Who may do what, to which kind of fact, and why. What is not written here is refused.

One table feeds three locks: `decide` answers views and actions, `visible_to` narrows every lookup, and the function
`role_lanes` in the database, drawn from the same rows, narrows whatever is left.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ymylon.terms.codes import Lane, Role
from ymylon.terms.words import Words


class Reach(StrEnum):
    """How far a role sees: its own team's children, or its whole agency's."""

    TEAM = "TEAM"
    AGENCY = "AGENCY"


@dataclass(frozen=True)
class Row:
    """One role's lanes, how far it sees, and the reason for the grant in words."""

    role: Role
    reach: Reach
    reads: frozenset[Lane]
    writes: frozenset[Lane]
    why: Words


def _row(role: Role, reach: Reach, writes: str, reads: str, why: Words) -> Row:
    written = frozenset(Lane[name] for name in writes.split())
    return Row(role, reach, written | frozenset(Lane[name] for name in reads.split()), written, why)


_CARER = Words("Looks after the child day and night.", "Yn gofalu am y plentyn ddydd a nos.")
_POLICE = Words(
    "Leads the search and alone writes the police grade.", "Yn arwain y chwilio, a’r unig un sy’n ysgrifennu gradd yr heddlu."
)
_DESK = Words(
    "Grades what partners submit, keeps the source apart, and writes what others may read.",
    "Yn graddio’r hyn y mae partneriaid yn ei gyflwyno, yn cadw’r ffynhonnell ar wahân, ac yn ysgrifennu’r hyn y caiff eraill"
    " ei ddarllen.",
    False,
)
_COUNCIL = Words(
    "Holds the council’s duty to the child and alone writes social care’s concern.",
    "Yn dal dyletswydd y cyngor i’r plentyn, a’r unig un sy’n ysgrifennu pryder gofal cymdeithasol.",
)
_MANAGER = Words(
    "Answers for the council’s duty to the child, and reviews how interviews are held.",
    "Yn atebol am ddyletswydd y cyngor i’r plentyn, ac yn adolygu sut y cynhelir cyfweliadau.",
)
_HEALTH = Words(
    "Acts on what health knows to keep the child safe.", "Yn gweithredu ar yr hyn a ŵyr iechyd i gadw’r plentyn yn ddiogel."
)
_SCHOOL = Words("Sees enough of its own pupils to keep them safe.", "Yn gweld digon am ei disgyblion ei hun i’w cadw’n ddiogel.")
_YOUTH = Words("Works with the child in youth justice.", "Yn gweithio gyda’r plentyn ym maes cyfiawnder ieuenctid.")
_INTERVIEWER = Words(
    "Offers and holds return interviews for children referred to it.",
    "Yn cynnig ac yn cynnal cyfweliadau dychwelyd i blant a atgyfeiriwyd ati.",
)
_NOBODY = Words("Sees no child.", "Nid yw’n gweld unrhyw blentyn.")

# Places and peer groups that are assessed: council, police and youth justice of the area write. Whoever stands in the street
# there reads; so do school, health and interviewer, whom only what is opened to them, or asked of them, reaches. Homes and carers
# are left out: what keeps their child safe stands in the child's plan.
_POLICE_WRITES = "IDENTITY EPISODE POLICE_GRADE FOUND OFFENDING INTELLIGENCE PERSONS DISRUPTION WORKER_SAFETY CONTEXT MEETING"
_POLICE_READS = "CONCERN CARE EDUCATION INTERVIEW_SUMMARY INTERVIEW_ACTIONS SAFETY RELEASED"
_COUNCIL_WRITES = (
    "IDENTITY EPISODE CONCERN FOUND OFFENDING CARE EDUCATION IMMIGRATION INTERVIEW_ACTIONS SAFETY DISRUPTION WORKER_SAFETY"
    " PREPARED PERSONS WORRY CONTEXT MEETING"
)
# They review how an interview was held, and write that beside the summary.
_MANAGER_WRITES = f"{_COUNCIL_WRITES} INTERVIEW_SUMMARY"
# The plan for a night away is made by whoever cares for the child, and kept by home and council alone.
_CARER_WRITES = "IDENTITY EPISODE FOUND PREPARED"
_COUNCIL_READS = "POLICE_GRADE INTERVIEW_WORDS INTERVIEW_SUMMARY HEALTH RELEASED"

ROWS: tuple[Row, ...] = (
    _row(Role.RESIDENTIAL_WORKER, Reach.AGENCY, _CARER_WRITES, "POLICE_GRADE CARE INTERVIEW_ACTIONS SAFETY MEETING", _CARER),
    _row(Role.FOSTER_CARER, Reach.TEAM, _CARER_WRITES, "POLICE_GRADE CARE INTERVIEW_ACTIONS SAFETY MEETING", _CARER),
    _row(Role.POLICE_MISSING_COORDINATOR, Reach.AGENCY, _POLICE_WRITES, _POLICE_READS, _POLICE),
    _row(
        Role.RESPONSE_OFFICER,
        Reach.AGENCY,
        "IDENTITY EPISODE POLICE_GRADE FOUND OFFENDING WORKER_SAFETY",
        "CARE SAFETY CONTEXT",
        _POLICE,
    ),
    _row(Role.PCSO, Reach.AGENCY, "IDENTITY EPISODE WORKER_SAFETY", "POLICE_GRADE FOUND SAFETY CONTEXT", _POLICE),
    # Nothing of how a child lives or goes missing: the desk judges words, and the fewest people know the source.
    _row(Role.FORCE_INTELLIGENCE_OFFICER, Reach.AGENCY, "SUBMITTED SOURCE RELEASED", "IDENTITY MEETING", _DESK),
    _row(Role.EMERGENCY_DUTY_SOCIAL_WORKER, Reach.AGENCY, _COUNCIL_WRITES, _COUNCIL_READS, _COUNCIL),
    _row(Role.SOCIAL_WORKER, Reach.TEAM, _COUNCIL_WRITES, _COUNCIL_READS, _COUNCIL),
    _row(
        Role.SOCIAL_WORK_ASSISTANT,
        Reach.TEAM,
        "IDENTITY EPISODE FOUND INTERVIEW_WORDS INTERVIEW_SUMMARY INTERVIEW_ACTIONS WORKER_SAFETY PREPARED",
        "POLICE_GRADE CONCERN CARE EDUCATION SAFETY CONTEXT MEETING",
        _COUNCIL,
    ),
    _row(Role.TEAM_MANAGER, Reach.AGENCY, _MANAGER_WRITES, _COUNCIL_READS, _MANAGER),
    _row(Role.HEAD_OF_SERVICE, Reach.AGENCY, _MANAGER_WRITES, _COUNCIL_READS, _MANAGER),
    _row(
        Role.HEALTH_SAFEGUARDING_NURSE,
        Reach.AGENCY,
        "IDENTITY EPISODE HEALTH SEXUAL_HEALTH WORKER_SAFETY",
        "POLICE_GRADE FOUND INTERVIEW_ACTIONS SAFETY CONTEXT MEETING",
        _HEALTH,
    ),
    _row(
        Role.DESIGNATED_SAFEGUARDING_PERSON,
        Reach.AGENCY,
        "IDENTITY EPISODE EDUCATION",
        "POLICE_GRADE FOUND INTERVIEW_ACTIONS SAFETY CONTEXT MEETING",
        _SCHOOL,
    ),
    _row(
        Role.YOUTH_JUSTICE_WORKER,
        Reach.TEAM,
        "IDENTITY EPISODE FOUND OFFENDING SAFETY WORKER_SAFETY CONTEXT MEETING",
        "POLICE_GRADE CONCERN CARE EDUCATION INTERVIEW_SUMMARY INTERVIEW_ACTIONS DISRUPTION PERSONS RELEASED",
        _YOUTH,
    ),
    _row(
        Role.RETURN_INTERVIEW_WORKER,
        Reach.TEAM,
        "IDENTITY EPISODE INTERVIEW_WORDS INTERVIEW_SUMMARY INTERVIEW_ACTIONS WORKER_SAFETY",
        "POLICE_GRADE FOUND SAFETY CONTEXT MEETING",
        _INTERVIEWER,
    ),
    _row(Role.EXPLOITATION_COORDINATOR, Reach.AGENCY, _COUNCIL_WRITES, _COUNCIL_READS, _COUNCIL),
    _row(
        Role.PANEL_CHAIR,
        Reach.AGENCY,
        "MEETING",
        "IDENTITY EPISODE POLICE_GRADE CONCERN FOUND CARE EDUCATION SAFETY DISRUPTION CONTEXT",
        _COUNCIL,
    ),
    _row(Role.ANALYST, Reach.AGENCY, "", "", _NOBODY),
    _row(
        Role.AUDITOR,
        Reach.AGENCY,
        "",
        "AUDIT",
        Words("Sees who looked at what, not what they saw.", "Yn gweld pwy edrychodd ar beth, nid yr hyn a welwyd."),
    ),
    _row(Role.ADMINISTRATOR, Reach.AGENCY, "", "", _NOBODY),
    _row(
        Role.WALL_SCREEN,
        Reach.TEAM,
        "",
        "IDENTITY EPISODE POLICE_GRADE",
        Words(
            "Hangs on a wall: opens the board of the team that enrolled it, and nothing else.",
            "Yn hongian ar wal: yn agor bwrdd y tîm a’i cofrestrodd, a dim arall.",
        ),
    ),
)

BY_ROLE: dict[Role, Row] = {row.role: row for row in ROWS}

_MANAGERS = frozenset({Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE})
_POLICE_ROLES = frozenset({Role.POLICE_MISSING_COORDINATOR, Role.RESPONSE_OFFICER})
_COUNCIL_ROLES = frozenset({Role.EMERGENCY_DUTY_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.EXPLOITATION_COORDINATOR}) | _MANAGERS
_INTERVIEWERS = frozenset({Role.RETURN_INTERVIEW_WORKER, Role.SOCIAL_WORK_ASSISTANT})
# Homes, schools and health read of an interview what they must do, not how a child is reached or where they are met.
_AROUND_INTERVIEWS = _INTERVIEWERS | _COUNCIL_ROLES
_ALLOCATING = _COUNCIL_ROLES | {
    Role.POLICE_MISSING_COORDINATOR, Role.HEALTH_SAFEGUARDING_NURSE, Role.DESIGNATED_SAFEGUARDING_PERSON,
    Role.YOUTH_JUSTICE_WORKER, Role.SOCIAL_WORK_ASSISTANT,
}  # fmt: skip
# Who cares for a child every day says whom the child trusts and who is their key worker; no more.
_CARERS = frozenset({Role.RESIDENTIAL_WORKER, Role.FOSTER_CARER})
# Whoever works with a child and may read what keeps it safe may write what they did about it, or ask for help.
_AROUND_CHILD = _ALLOCATING | _CARERS | _INTERVIEWERS | _POLICE_ROLES | {Role.PCSO, Role.PANEL_CHAIR}
# Agreeing makes another team owe something: professionals who can be rung about it. A home asks, and is answered.
_AGREEING = _ALLOCATING | {Role.RETURN_INTERVIEW_WORKER, Role.PANEL_CHAIR}
# Who keeps the plan for a night away, and who reads it while it is released to the search.
_PREPARING = _CARERS | _COUNCIL_ROLES | {Role.SOCIAL_WORK_ASSISTANT}
_READING_PLANS = _PREPARING | _POLICE_ROLES
# Who refers to the National Referral Mechanism; a panel's chair and an assistant read.
_REFERRING = _COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR, Role.YOUTH_JUSTICE_WORKER}
# Who keeps an exploitation panel, chairs it or sits on it; homes and carers come for one child, and read that child’s item.
_ON_PANELS = _REFERRING | {
    Role.PANEL_CHAIR, Role.HEALTH_SAFEGUARDING_NURSE, Role.DESIGNATED_SAFEGUARDING_PERSON, Role.RETURN_INTERVIEW_WORKER,
}  # fmt: skip
# Who writes, releases and withdraws what a board publishes.
_PUBLISHING = _MANAGERS | {Role.PANEL_CHAIR, Role.EXPLOITATION_COORDINATOR}
# Whoever maps a place shares it where relevant, a school first [bridgend_evidence]: no child stands in it, and nobody of concern.
_OPENING_PLACES = _COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR, Role.YOUTH_JUSTICE_WORKER}
# Whoever works with a child notes a worry; the police do not, for what they note is intelligence.
_NOTING = (_ALLOCATING | _CARERS | _INTERVIEWERS) - {Role.POLICE_MISSING_COORDINATOR}
# Whoever works with a child, and every officer, submits intelligence; the force's unit alone grades and releases it.
_SUBMITTING = _ALLOCATING | _CARERS | _INTERVIEWERS | _POLICE_ROLES | {Role.PCSO}
_INTELLIGENCE = frozenset({Role.FORCE_INTELLIGENCE_OFFICER})
_PROTECTING = _MANAGERS | {Role.POLICE_MISSING_COORDINATOR}
_VISITORS = _COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR, Role.YOUTH_JUSTICE_WORKER}
# Whoever answers for what a council or a force returns: its analyst sends and explains, somebody else of these accepts.
_ANSWERING_FOR_RETURNS = _PROTECTING | {Role.ANALYST}
_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.HEAD_OF_SERVICE})
# Whoever answers in person for what leaves an agency as a file; a carer or an officer on the street prints, and tells.
_EXPORTERS = _COUNCIL_ROLES | {
    Role.POLICE_MISSING_COORDINATOR, Role.HEALTH_SAFEGUARDING_NURSE, Role.DESIGNATED_SAFEGUARDING_PERSON,
    Role.YOUTH_JUSTICE_WORKER,
}  # fmt: skip

# Who may break the glass, and what it opens beside the lanes of one's own role: whatever may keep a child alive tonight. Then
# what it never opens, whoever breaks it.
_MAY_BREAK_GLASS = _POLICE_ROLES | _COUNCIL_ROLES | {Role.HEALTH_SAFEGUARDING_NURSE}
_EMERGENCY = {
    Lane.IDENTITY, Lane.EPISODE, Lane.POLICE_GRADE, Lane.CONCERN, Lane.FOUND, Lane.HEALTH, Lane.EDUCATION, Lane.CARE,
    Lane.SAFETY, Lane.WORKER_SAFETY,
}  # fmt: skip
NEVER_BY_GLASS = {
    Lane.PROTECTED, Lane.INTELLIGENCE, Lane.INTERVIEW_WORDS, Lane.SEXUAL_HEALTH, Lane.IMMIGRATION, Lane.AUDIT,
    Lane.SUBMITTED, Lane.SOURCE, Lane.RELEASED,
}  # fmt: skip
EMERGENCY: dict[Role, frozenset[Lane]] = {
    role: (BY_ROLE[role].reads | _EMERGENCY) - NEVER_BY_GLASS for role in Role if role in _MAY_BREAK_GLASS
}


@dataclass(frozen=True)
class Action:
    """Something a practitioner does or opens: the lane it needs, whether it writes there, and which roles alone may.

    `fresh`: only within minutes of having shown the second factor.
    """

    code: str
    lane: Lane | None
    writes: bool = False
    roles: frozenset[Role] | None = None
    fresh: bool = False


PUBLIC = Action("PUBLIC", None)

ACTIONS: dict[str, Action] = {
    action.code: action
    for action in (
        PUBLIC,
        Action("SEE_OWN_WORK", None),
        Action("SEE_OWN_SIGN_IN", None),
        Action("CHANGE_OWN_SIGN_IN", None, fresh=True),
        Action("SEE_BOARD", Lane.EPISODE),
        Action("SEE_EPISODE", Lane.EPISODE),
        Action("SEE_CHILD", Lane.IDENTITY),
        Action("SEARCH_CHILDREN", Lane.IDENTITY),
        Action("SEARCH_MATCH_INDEX", Lane.IDENTITY, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("REPORT_MISSING", Lane.EPISODE, writes=True),
        Action("ACKNOWLEDGE", None),
        Action("TELL_BY_TELEPHONE", Lane.EPISODE, writes=True),
        Action("LEAVE_OUT", Lane.EPISODE, writes=True, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("DECIDE_PARENT", Lane.EPISODE, writes=True, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("ADD_OBSERVATION", Lane.EPISODE, writes=True),
        Action("GRADE_RISK", Lane.POLICE_GRADE, writes=True, roles=_POLICE_ROLES),
        Action("RECORD_CONCERN", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("RECORD_FOUND", Lane.FOUND, writes=True),
        Action("RECORD_END", Lane.FOUND, writes=True, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("RECORD_ITEMS", Lane.OFFENDING, writes=True),
        Action("RECORD_PREVENTION_CHECK", Lane.FOUND, writes=True, roles=_POLICE_ROLES),
        Action("SENIOR_REVIEW", Lane.EPISODE, writes=True, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR}),
        Action("ARRANGE_MEETING", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("REFER_HARM", Lane.FOUND, writes=True),
        # Whoever works with a child may refer it, whatever else they hold; the words then lie with social care.
        Action("REFER_CHILD", Lane.IDENTITY, writes=True),
        Action("SEE_REFERRAL", Lane.IDENTITY),
        Action("DECIDE_REFERRAL", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        # The register of high-risk missing children: managers enter and end, social care reviews; whoever holds the child in this
        # lane visits and tells, police and youth justice too.
        Action("SEE_REGISTER", Lane.CONCERN),
        Action("DECIDE_REGISTER", Lane.CONCERN, writes=True, roles=_MANAGERS),
        Action("REVIEW_REGISTER", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("VISIT_REGISTERED", Lane.CONCERN, roles=_VISITORS),
        Action("OFFER_INTERVIEW", Lane.INTERVIEW_ACTIONS, writes=True),
        Action("SEE_INTERVIEW", Lane.INTERVIEW_ACTIONS, roles=_AROUND_INTERVIEWS),
        Action("SEE_INTERVIEWS", Lane.INTERVIEW_ACTIONS, roles=_AROUND_INTERVIEWS),
        Action("ANSWER_REFERRAL", Lane.INTERVIEW_ACTIONS, writes=True, roles=_INTERVIEWERS),
        Action("HOLD_INTERVIEW", Lane.INTERVIEW_WORDS, writes=True, roles=_INTERVIEWERS),
        Action("PASS_TO_POLICE", Lane.INTERVIEW_WORDS, writes=True, roles=_INTERVIEWERS),
        Action("JUDGE_STAFF", Lane.INTERVIEW_ACTIONS, writes=True, roles=_MANAGERS),
        Action("REVIEW_INTERVIEW", Lane.INTERVIEW_SUMMARY, writes=True, roles=_MANAGERS),
        # These write through functions of the database: an action's owner need not write the lane in which it is read.
        Action("SEE_ACTION", Lane.SAFETY),
        Action("AGREE_ACTION", Lane.SAFETY, roles=_AGREEING),
        Action("ASK_HELP", Lane.SAFETY, roles=_AROUND_CHILD),
        Action("WRITE_ACTION", Lane.SAFETY, roles=_AROUND_CHILD),
        Action("SEE_TEAM_WORK", None, roles=_PROTECTING),
        Action("ASSIGN_DUTY", None, roles=_PROTECTING),
        Action("PAUSE_DUTY", None, roles=_PROTECTING),
        # Who is asked for by name when somebody rings the team: whoever works with children there.
        Action("ANSWER_FOR_TEAM", None, roles=_AROUND_CHILD - {Role.PANEL_CHAIR}),
        Action("CLOSE_EPISODE", Lane.EPISODE, writes=True, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("OVERRIDE_CLOSE", Lane.EPISODE, writes=True, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR}),
        Action("REOPEN_EPISODE", Lane.EPISODE, writes=True, roles=_POLICE_ROLES | _COUNCIL_ROLES),
        Action("JUDGE_MATCH", Lane.IDENTITY, writes=True, roles=_COUNCIL_ROLES),
        Action("KEEP_PHOTOGRAPH", Lane.IDENTITY, writes=True),
        Action("PUT_RIGHT", Lane.IDENTITY, writes=True),
        Action("SEE_CIRCUMSTANCES", Lane.IDENTITY),
        Action("WRITE_CARE", Lane.CARE, writes=True),
        Action("WRITE_EDUCATION", Lane.EDUCATION, writes=True),
        Action("WRITE_HEALTH_WAIT", Lane.HEALTH, writes=True),
        Action("WRITE_HEALTH_NEED", Lane.HEALTH, writes=True),
        Action("SEE_HEALTH_NEEDS", Lane.HEALTH, roles=frozenset({Role.HEALTH_SAFEGUARDING_NURSE})),
        Action("ALLOCATE", Lane.IDENTITY, writes=True, roles=_ALLOCATING),
        Action("ALLOCATE_TEAM", Lane.IDENTITY, writes=True, roles=_MANAGERS),
        Action("ALLOCATE_AT_HOME", Lane.IDENTITY, writes=True, roles=_ALLOCATING | _CARERS),
        Action("SEE_CASELOAD", Lane.IDENTITY, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR}),
        Action("NAME_SIBLING", Lane.IDENTITY, writes=True, roles=_COUNCIL_ROLES),
        Action("SEE_STAFF_SAFETY", Lane.WORKER_SAFETY),
        Action("SET_VISIT_RULE", Lane.WORKER_SAFETY, writes=True, roles=_COUNCIL_ROLES | _POLICE_ROLES),
        Action("PLAN_VISIT", Lane.WORKER_SAFETY, writes=True),
        Action("REPORT_STAFF_INCIDENT", Lane.WORKER_SAFETY, writes=True),
        Action("ANSWER_STAFF_INCIDENT", Lane.WORKER_SAFETY, writes=True, roles=_PROTECTING),
        Action("SETTLE_TRANSITION", Lane.CARE, writes=True, roles=_COUNCIL_ROLES),
        Action("WRITE_REGISTRATION", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("WRITE_PROTECTION_STEP", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("WRITE_HARD_TIME", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        # Which plans this reaches, the rows decide: home and council hold them, the police read one that is released to them.
        Action("SEE_PLAN", Lane.IDENTITY, roles=_READING_PLANS),
        Action("MAKE_PLAN", Lane.PREPARED, writes=True, roles=_PREPARING),
        Action("AGREE_PLAN", Lane.PREPARED, writes=True, roles=_MANAGERS),
        Action("PRINT_PLAN", Lane.IDENTITY, roles=_READING_PLANS, fresh=True),
        # Plans kept with a child: which, and to whom, the rows decide. Whoever reads the safety plan adds what they do
        # themselves; the lane of each plan says who keeps it, and a manager who did not write it signs.
        Action("SEE_KEPT_PLAN", Lane.IDENTITY, roles=_AROUND_CHILD),
        Action("KEEP_PLAN", Lane.IDENTITY, writes=True, roles=_COUNCIL_ROLES | {Role.YOUTH_JUSTICE_WORKER}),
        Action("ADD_TO_PLAN", Lane.SAFETY, roles=_AROUND_CHILD),
        Action("SIGN_PLAN", Lane.SAFETY, writes=True, roles=_MANAGERS),
        Action("PRINT_KEPT_PLAN", Lane.SAFETY, roles=_COUNCIL_ROLES | _CARERS | {Role.YOUTH_JUSTICE_WORKER}, fresh=True),
        # What is done against those who harm: a team that sees to a step says what came of it, and need not write the lane. No
        # door prints it or gives it away.
        Action("SEE_DISRUPTION", Lane.DISRUPTION),
        Action("AGREE_DISRUPTION", Lane.DISRUPTION, writes=True),
        Action("END_DISRUPTION_STEP", Lane.DISRUPTION),
        Action("SEE_NRM", Lane.CONCERN, roles=_REFERRING | {Role.PANEL_CHAIR, Role.SOCIAL_WORK_ASSISTANT}),
        # A referral lies in the lane of social care's concern; whoever may write of an offence adds to it as well.
        Action("RECORD_NRM", Lane.OFFENDING, writes=True, roles=_REFERRING),
        Action("WRITE_IMMIGRATION", Lane.IMMIGRATION, writes=True, roles=_COUNCIL_ROLES),
        Action("PRINT_NRM", Lane.CONCERN, roles=_REFERRING, fresh=True),
        # Persons and things of concern. What the police hold the rows keep to those who hold intelligence too.
        Action("SEE_ASSOCIATES", Lane.PERSONS),
        Action("KEEP_ASSOCIATE", Lane.PERSONS, writes=True),
        Action("SANITISE_ASSOCIATE", Lane.INTELLIGENCE, writes=True),
        Action("OFFER_SUPPORT", Lane.PERSONS, roles=_COUNCIL_ROLES | {Role.YOUTH_JUSTICE_WORKER}),
        # What stands around a child, person, thing, home or school. Each link is read in the lane of its own table besides.
        Action("SEE_NETWORK", Lane.PERSONS),
        # As a file it leaves the record: in the lane of intelligence alone, and under an agreement.
        Action("EXPORT_NETWORK", Lane.INTELLIGENCE, roles=_EXPORTERS, fresh=True),
        # Warning notices and orders: whoever holds persons of concern reads and asks; the police alone serve, and end, but for
        # what law lets a council give itself: of which kind it is decides, in the action and in the rows.
        Action("SEE_ORDERS", Lane.PERSONS),
        Action("ASK_ORDER", Lane.PERSONS, writes=True),
        Action("SERVE_ORDER", Lane.PERSONS, writes=True, roles=frozenset({Role.POLICE_MISSING_COORDINATOR})),
        Action("SERVE_LOCAL_ORDER", Lane.PERSONS, writes=True, roles=_COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR}),
        # A screening: social care judges, in the lane of its concern; police and youth justice add who harms the child, and how.
        Action("SEE_SCREENING", Lane.CONCERN, roles=_REFERRING | {Role.PANEL_CHAIR, Role.SOCIAL_WORK_ASSISTANT}),
        Action("RECORD_SCREENING", Lane.CONCERN, writes=True, roles=_COUNCIL_ROLES),
        Action("ADD_FINDING", Lane.PERSONS, roles=_REFERRING),
        # What the child and those who care for them say: what could put somebody in danger the rows keep to social care.
        Action("TAKE_DOWN_WORDS", Lane.PERSONS, roles=_REFERRING),
        # Places and peer groups. A team that sees to a step says how it ended, and need not write the lane; a child's link, and
        # that of a person of concern, lies in the lane of persons of concern.
        Action("SEE_CONTEXTS", Lane.CONTEXT),
        Action("WRITE_CONTEXT", Lane.CONTEXT, writes=True),
        Action("OPEN_CONTEXT", Lane.CONTEXT, writes=True, roles=_OPENING_PLACES, fresh=True),
        Action("END_CONTEXT_STEP", Lane.CONTEXT),
        Action("SEE_CHILD_CONTEXTS", Lane.PERSONS),
        Action("LINK_CONTEXT", Lane.PERSONS, writes=True),
        # Meetings. Whoever is asked answers, and says at the table what their lanes hold, through functions of the database.
        # Whoever convenes writes the frame; the chair alone, as the rows say, opens lanes, closes items and approves minutes.
        Action("SEE_MEETINGS", Lane.MEETING),
        Action("CALL_MEETING", Lane.MEETING, writes=True),
        Action("TAKE_PART", Lane.MEETING),
        Action("CHAIR_MEETING", Lane.MEETING, writes=True),
        # Somebody reads what they could not read before: like every grant, it asks for the second factor again.
        Action("OPEN_LANES", Lane.MEETING, writes=True, fresh=True),
        Action("KEEP_MEETING_KINDS", Lane.MEETING, writes=True, roles=_MANAGERS | {Role.PANEL_CHAIR}),
        Action("PRINT_PACK", Lane.MEETING, fresh=True),
        # What a board publishes: one person writes it and another releases it, and rows keep the writer from doing both.
        Action("PUBLISH_MINUTES", Lane.MEETING, writes=True, roles=_PUBLISHING),
        # A panel’s view: whoever keeps, chairs or sits on one, of the children whom they hold. How panels go in Wales is counted
        # of no child, through a function of the database.
        Action("SEE_PANEL", Lane.MEETING, roles=_ON_PANELS),
        Action("SEE_PANEL_RECORD", None, roles=_MANAGERS | {Role.PANEL_CHAIR, Role.EXPLOITATION_COORDINATOR, Role.ANALYST}),
        # A worry lies in the council's lane, written through a function of the database; rows keep each writer to their own.
        Action("NOTE_WORRY", Lane.IDENTITY, writes=True, roles=_NOTING),
        Action("SEE_WORRY", Lane.IDENTITY, roles=_NOTING),
        Action("ANSWER_WORRY", Lane.WORRY, writes=True, roles=_COUNCIL_ROLES),
        # Whom a worry names as the one that calls says so, and need not hold its lane; never the police.
        Action("CALL_FAMILY", Lane.IDENTITY, writes=True, roles=_NOTING),
        Action("SHARE_WORRY", Lane.WORRY, writes=True, roles=_MANAGERS),
        Action("SEE_SHARED_WORRY", Lane.CONCERN, roles=_COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR}),
        # What is submitted is written through a function of the database; rows keep each author to their own.
        Action("SUBMIT_INTELLIGENCE", Lane.IDENTITY, writes=True, roles=_SUBMITTING),
        Action("SEE_SUBMISSIONS", Lane.IDENTITY, roles=_SUBMITTING),
        Action("GRADE_INTELLIGENCE", Lane.SUBMITTED, writes=True, roles=_INTELLIGENCE),
        Action("RELEASE_INTELLIGENCE", Lane.RELEASED, writes=True, roles=_INTELLIGENCE),
        Action("READ_INTELLIGENCE", Lane.RELEASED),
        # A signal is put to a named person; how often a trigger fires is counted for whoever answers for it, and of no child.
        Action("ANSWER_SIGNAL", Lane.WORRY, writes=True, roles=_COUNCIL_ROLES),
        Action("COUNT_SIGNALS", None, roles=_MANAGERS | {Role.ANALYST, Role.AUDITOR}),
        # Returns by the proposed standard hold no child’s name, and rows of no child are shown: rules, fields and row numbers. Of
        # which body, the rows decide; an analyst of an inspectorate reads how good all of them are, and no queue.
        Action("SEE_RETURNS", None, roles=_ANSWERING_FOR_RETURNS),
        Action("SEND_RETURN", None, roles=frozenset({Role.ANALYST})),
        Action("EXPLAIN_PROBLEM", None, roles=frozenset({Role.ANALYST})),
        Action("ACCEPT_EXPLANATION", None, roles=_ANSWERING_FOR_RETURNS),
        # Where a reference of the extract leads, for whoever mends it there: among what they see anyhow, and nothing besides.
        Action("FIND_SOURCE", Lane.EPISODE, roles=_COUNCIL_ROLES | {Role.POLICE_MISSING_COORDINATOR}),
        Action("ENROL_SCREEN", Lane.EPISODE, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR}, fresh=True),
        Action("SEE_WHO_LOOKED", Lane.IDENTITY),
        Action("SEE_OWN_HISTORY", None),
        Action("DECLARE_CONFLICT", None),
        Action("ANSWER_QUESTION", None),
        # One's own, and of those of whom one answers for: of whom, the rows decide.
        Action("KEEP_TRAINING", None),
        Action("SEE_WHAT_STANDS_OUT", Lane.AUDIT, roles=frozenset({Role.AUDITOR})),
        Action("ASK_ABOUT_LINE", Lane.AUDIT, roles=frozenset({Role.AUDITOR})),
        Action("PROTECT_CHILD", Lane.IDENTITY, writes=True, roles=_PROTECTING, fresh=True),
        Action("KEEP_PROTECTED", Lane.IDENTITY, writes=True),
        # Whom these reach, the names on the rows decide; the lane itself is granted to nobody.
        Action("SEE_PROTECTED", Lane.IDENTITY, fresh=True),
        Action("AGREE_OPENING", Lane.IDENTITY, fresh=True),
        Action("RECORD_LEAK", Lane.IDENTITY),
        Action("ANSWER_ALARM", Lane.IDENTITY),
        Action("GRANT_CASE", Lane.IDENTITY, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR}, fresh=True),
        Action("BREAK_GLASS", None, roles=_MAY_BREAK_GLASS, fresh=True),
        Action("SEE_GLASS", None, roles=_MAY_BREAK_GLASS | {Role.AUDITOR}),
        Action("REVIEW_GLASS", None, roles=_MAY_BREAK_GLASS),
        Action("REVIEW_GRANTS", None, roles=_MANAGERS | {Role.POLICE_MISSING_COORDINATOR, Role.ADMINISTRATOR}),
        Action("SEE_AGREEMENTS", None),
        Action("KEEP_AGREEMENT", None, roles=_KEEPERS, fresh=True),
        # Saying what was told is never put off by a second factor; making paper or a file is.
        Action("RECORD_DISCLOSURE", Lane.IDENTITY),
        Action("PRINT_CHILD", Lane.IDENTITY, fresh=True),
        Action("EXPORT_CHILD", Lane.IDENTITY, roles=_EXPORTERS, fresh=True),
        Action("SEE_INSTALLATION", None, roles=frozenset({Role.ADMINISTRATOR})),
        Action("IMPORT_RETURN", None, roles=frozenset({Role.ADMINISTRATOR})),
    )
}

# What a place in an agency that holds the child lets somebody do, and neither having been let in nor having broken the glass: to
# let others in, person or team, which would outlast both, and to take where the child is into the keeping of a few.
BY_PLACE = frozenset({"GRANT_CASE", "ALLOCATE_TEAM", "PROTECT_CHILD"})

# Of which act it is a part that a team is brought into a child's record, by the basis that is kept with it: whoever does so may
# do one of these where the child is held. None: the clock and functions of the database alone. "": in words of one's own.
_REPORTS = ("REPORT_MISSING",)
INVOLVES: dict[str, tuple[str, ...]] = {
    "": ("ALLOCATE",),
    "REPORTED_IT": _REPORTS, "LIVES_THERE": _REPORTS, "TAUGHT_THERE": _REPORTS, "LIVES_IN_AREA": _REPORTS,
    "RESPONSIBLE_FOR_CARE": _REPORTS, "PLACED_IN_AREA": _REPORTS,
    "WORRY_NOTED": ("NOTE_WORRY",),
    "ORDER_ASKED": ("ASK_ORDER",),
    "SUPPORT_OWED": ("KEEP_ASSOCIATE",),
    "ON_REGISTER": ("DECIDE_REGISTER",),
    "ON_CHILD_PROTECTION_REGISTER": ("WRITE_REGISTRATION",),
    "ALLOCATED": ("ALLOCATE_TEAM",),
    "PROTECTS": ("PROTECT_CHILD",),
    "ASKED_TO_INTERVIEW": ("OFFER_INTERVIEW",),
    "REFERRED_TO": ("REFER_CHILD",),
    "OWED": (), "NOT_ACKNOWLEDGED": (), "TEAM_CLOSED": (), "TOLD_BY_OWNER": (), "MAY_BE_THE_SAME_CHILD": (),
}  # fmt: skip
# And by which act such a part ends. What has none here follows from something else, whichever it is, and is over with that.
_CLOSES = ("CLOSE_EPISODE", "OVERRIDE_CLOSE")
ENDS_INVOLVING: dict[str, tuple[str, ...]] = {
    "": ("ALLOCATE",),
    "REPORTED_IT": _CLOSES, "LIVES_THERE": _CLOSES, "TAUGHT_THERE": _CLOSES, "LIVES_IN_AREA": _CLOSES,
    "RESPONSIBLE_FOR_CARE": _CLOSES, "PLACED_IN_AREA": _CLOSES,
    "ON_REGISTER": ("DECIDE_REGISTER",),
    "ON_CHILD_PROTECTION_REGISTER": ("WRITE_REGISTRATION",),
    "ALLOCATED": ("ALLOCATE_TEAM",),
    "ASKED_TO_INTERVIEW": ("OFFER_INTERVIEW", "ANSWER_REFERRAL", "HOLD_INTERVIEW"),
    "REFERRED_TO": ("DECIDE_REFERRAL",),
    "MAY_BE_THE_SAME_CHILD": ("JUDGE_MATCH",),
}  # fmt: skip

# Whoever passes by may touch it: a lane that it reads opens this page of the lane, and no other.
SCREEN_OPENS = frozenset({"SEE_BOARD"})

View = Callable[..., object]


def opens(code: str) -> Callable[[View], View]:
    """Declare what a view opens. A view that does not is refused by the middleware."""
    action = ACTIONS[code]

    def declare(view: View) -> View:
        view.opens = action  # type: ignore[attr-defined]
        return view

    return declare


ALLOWED = Words("Your role covers this.", "Mae eich rôl yn cynnwys hyn.")
NO_ROLE = Words("You have no role that covers this.", "Nid oes gennych rôl sy’n cynnwys hyn.")
NO_WRITE = Words("Your role may read this but not write it.", "Caiff eich rôl ddarllen hyn ond nid ei ysgrifennu.")
SCREEN_ONLY = Words("A wall screen opens the board and nothing else.", "Mae sgrin wal yn agor y bwrdd a dim arall.")
GLASS_BROKEN = Words("You broke the glass for this child.", "Torasoch y gwydr ar gyfer y plentyn hwn.")
OTHER_ROLES = Words("Another agency’s role writes this.", "Rôl mewn asiantaeth arall sy’n ysgrifennu hyn.")


@dataclass(frozen=True)
class Decision:
    """Yes or no, and the reason in both languages: shown to the person, and filled into the audit line."""

    allowed: bool
    why: Words

    def __bool__(self) -> bool:
        return self.allowed


def decide_for_roles(roles: frozenset[Role], action: Action) -> Decision:
    """Whether somebody with `roles` may do `action` at all; which records it reaches, scopes decide."""
    if Role.WALL_SCREEN in roles and action.code not in SCREEN_OPENS:
        return Decision(False, SCREEN_ONLY)
    if action.roles is not None and not roles & action.roles:
        return Decision(False, OTHER_ROLES)
    if action.lane is None:
        return Decision(True, ALLOWED) if roles or action.roles is None else Decision(False, NO_ROLE)
    able = [BY_ROLE[role] for role in roles if action.roles is None or role in action.roles]
    if any(action.lane in (row.writes if action.writes else row.reads) for row in able):
        return Decision(True, ALLOWED)
    if action.writes and any(action.lane in row.reads for row in able):
        return Decision(False, NO_WRITE)
    return Decision(False, NO_ROLE)
