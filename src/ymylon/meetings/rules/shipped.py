"""The kinds of meeting that are shipped, each dated and with its source; a board puts another row beside any of them.

What the seeds say of them we know from one county’s own account; rhythms and who must be asked are proposals, and say so.
"""

from dataclasses import dataclass, replace
from datetime import date

from ymylon.meetings.rules.codes import About, Chair, Seat
from ymylon.terms.codes import Lane, PolicyStanding
from ymylon.terms.words import Words

MISSING, DISCUSSION, PANEL, RISK = "MISSING_STRATEGY", "STRATEGY_DISCUSSION", "PREVENTION_PANEL", "RISK_MANAGEMENT"
VULNERABILITY, SOFT = "RISK_VULNERABILITY", "SOFT_INTELLIGENCE"
# These meet the duty to arrange a strategy meeting about an episode.
MEETS_STRATEGY = frozenset({MISSING, DISCUSSION})
# About the work and about no child: of these minutes are published. Of a panel nothing is but that it was held.
BOARD_KINDS = frozenset({"SAFEGUARDING_BOARD", "STRATEGY_GROUP", "SUB_GROUP"})
# Of what is noticed there the police keep only what somebody submits to them.
INTELLIGENCE_KINDS = frozenset({SOFT, "INTELLIGENCE"})
SHIPPED_FROM = date(2023, 6, 1)
# What it is for and what comes of it, which a board may say in words of its own, in both languages.
WORDED = ("purpose_en", "purpose_cy", "outputs_en", "outputs_cy")
_BRIDGEND, _OURS = "bridgend_evidence", "ymylon_proposal"
_S = Seat
_AROUND = (_S.WORKER, _S.HOME, _S.SCHOOL, _S.HEALTH, _S.POLICE, _S.TRUSTED, _S.INTERVIEWER)
_LANES = (
    Lane.SAFETY,
    Lane.EPISODE,
    Lane.CONCERN,
    Lane.FOUND,
    Lane.EDUCATION,
    Lane.CARE,
    Lane.HEALTH,
    Lane.OFFENDING,
    Lane.PERSONS,
    Lane.DISRUPTION,
    Lane.INTERVIEW_SUMMARY,
)


@dataclass(frozen=True, slots=True)
class KindRow:
    """One dated definition of a kind of meeting."""

    code: str
    name: Words
    purpose: Words
    about: About
    chaired_by: Chair
    outputs: Words
    source: str
    seats: tuple[Seat, ...] = ()
    standing_seats: tuple[Seat, ...] = ()
    every_days: int | None = None
    calm_days: int | None = None
    professionals_only: bool = False
    lanes: tuple[Lane, ...] = _LANES
    event_lane: Lane = Lane.CONCERN
    standing: PolicyStanding = PolicyStanding.LOCAL_PRACTICE
    in_force_from: date = SHIPPED_FROM
    in_force_to: date | None = None


_PLAN = Words("Decisions, actions, a day to meet again", "Penderfyniadau, camau gweithredu, diwrnod i gwrdd eto")
_NONE = Words("Decisions and actions", "Penderfyniadau a chamau gweithredu")

_FIRST: tuple[KindRow, ...] = (
    KindRow(
        MISSING,
        Words("Missing-child strategy meeting", "Cyfarfod strategaeth plentyn ar goll"),
        Words(
            "What keeps a child who goes missing safe, and what is done if it happens again.",
            "Yr hyn sy’n cadw plentyn sy’n mynd ar goll yn ddiogel, a’r hyn a wneir os digwydd eto.",
            False,
        ),
        About.CHILDREN,
        Chair.COUNCIL,
        _PLAN,
        _OURS,
        seats=(*_AROUND, _S.YOUTH_JUSTICE),
    ),
    KindRow(
        DISCUSSION,
        Words("Strategy discussion", "Trafodaeth strategaeth"),
        Words(
            "Whether a child is at risk of significant harm, and who enquires.",
            "A yw plentyn mewn perygl o niwed sylweddol, a phwy sy’n ymholi.",
            False,
        ),
        About.CHILDREN,
        Chair.COUNCIL,
        Words("Enquiry or none, with the reason", "Ymholiad neu ddim, gyda’r rheswm"),
        _OURS,
        seats=(_S.WORKER, _S.MANAGER, _S.POLICE, _S.HEALTH, _S.SCHOOL),
    ),
    KindRow(
        PANEL,
        Words("Exploitation Prevention Panel", "Panel Atal Camfanteisio", False),
        Words(
            "Every child who is exploited or may be, the themes, and what is done against those who harm.",
            "Pob plentyn y camfanteisir arno neu y gellid camfanteisio arno, y themâu, a’r hyn a wneir yn erbyn y rhai sy’n"
            " niweidio.",
            False,
        ),
        About.CHILDREN,
        Chair.PANEL,
        Words("A decision for each child, themes, actions", "Penderfyniad i bob plentyn, themâu, camau gweithredu"),
        _BRIDGEND,
        seats=(_S.WORKER, _S.HOME, _S.SCHOOL, _S.TRUSTED),
        standing_seats=(_S.POLICE, _S.YOUTH_JUSTICE, _S.HEALTH, _S.HOUSING, _S.VOLUNTARY),
        every_days=28,
    ),
    KindRow(
        RISK,
        Words("Exploitation Risk Management Meeting", "Cyfarfod Rheoli Risg Camfanteisio", False),
        Words(
            "Under the panel, of professionals: share what is known, look at victim, offender, location and themes, and plan"
            " safety and disruption. Each fortnight until things are calm, then monthly.",
            "O dan y panel, i weithwyr proffesiynol: rhannu’r hyn a wyddys, edrych ar ddioddefwr, troseddwr, lleoliad a themâu, a"
            " chynllunio diogelwch a tharfu. Bob pythefnos nes bod pethau’n dawel, yna bob mis.",
            False,
        ),
        About.CHILDREN,
        Chair.COUNCIL,
        Words("The screening and both plans brought up to date", "Y sgrinio a’r ddau gynllun wedi’u diweddaru", False),
        _BRIDGEND,
        seats=(_S.WORKER, _S.POLICE, _S.YOUTH_JUSTICE, _S.DRUGS, _S.FAMILIES, _S.SCHOOL),
        every_days=14,
        calm_days=28,
        professionals_only=True,
    ),
    KindRow(
        VULNERABILITY,
        Words("Risk and Vulnerability meeting", "Cyfarfod Risg a Bregusrwydd", False),
        Words(
            "A child whom youth justice finds high in offending, harm to others, or safety and wellbeing.",
            "Plentyn y mae cyfiawnder ieuenctid yn ei gael yn uchel o ran troseddu, niwed i eraill, neu ddiogelwch a llesiant.",
            False,
        ),
        About.CHILDREN,
        Chair.YOUTH_JUSTICE,
        _PLAN,
        _BRIDGEND,
        seats=(_S.WORKER, _S.YOUTH_JUSTICE, _S.POLICE, _S.HEALTH, _S.SCHOOL, _S.HOME),
        every_days=28,
        event_lane=Lane.OFFENDING,
    ),
    KindRow(
        SOFT,
        Words("Soft-intelligence meeting", "Cyfarfod cudd-wybodaeth feddal", False),
        Words(
            "What is noticed and not evidenced, with missing and exploitation police. What the police are to keep is submitted.",
            "Yr hyn a sylwir heb dystiolaeth, gyda’r heddlu pobl ar goll. Cyflwynir yr hyn y mae’r heddlu i’w gadw.",
            False,
        ),
        About.NOTHING,
        Chair.COUNCIL,
        _NONE,
        _BRIDGEND,
        standing_seats=(_S.POLICE, _S.YOUTH_JUSTICE),
    ),
    KindRow(
        "INTELLIGENCE",
        Words("Intelligence meeting", "Cyfarfod cudd-wybodaeth", False),
        Words("With the force and British Transport Police.", "Gyda’r heddlu a Heddlu Trafnidiaeth Prydain."),
        About.NOTHING,
        Chair.POLICE,
        _NONE,
        _BRIDGEND,
        standing_seats=(_S.POLICE, _S.TRANSPORT_POLICE),
    ),
    KindRow(
        "CONTEXTUAL",
        Words("Contextual meeting", "Cyfarfod cyd-destunol", False),
        Words(
            "A place or a group of friends, and what would make it safer. No child is its subject.",
            "Lle neu grŵp o ffrindiau, a’r hyn a’i gwnâi’n fwy diogel. Nid oes plentyn yn destun iddo.",
            False,
        ),
        About.PLACE,
        Chair.COUNCIL,
        Words("Steps of the plan for the place", "Camau o’r cynllun ar gyfer y lle"),
        _OURS,
        standing_seats=(_S.POLICE, _S.SCHOOL, _S.LICENSING, _S.HOUSING),
    ),
    KindRow(
        "SAFEGUARDING_BOARD",
        Words("Safeguarding board", "Bwrdd diogelu"),
        Words("The work of all agencies in the region.", "Gwaith pob asiantaeth yn y rhanbarth."),
        About.NOTHING,
        Chair.BOARD,
        _NONE,
        _OURS,
        standing_seats=(_S.POLICE, _S.HEALTH, _S.SCHOOL, _S.YOUTH_JUSTICE, _S.HOUSING, _S.VOLUNTARY),
        every_days=91,
    ),
    KindRow(
        "STRATEGY_GROUP",
        Words("Exploitation strategy group", "Grŵp strategaeth camfanteisio"),
        Words("How the strategy against exploitation goes.", "Sut mae’r strategaeth yn erbyn camfanteisio’n mynd."),
        About.NOTHING,
        Chair.NAMED,
        _NONE,
        _BRIDGEND,
        standing_seats=(_S.POLICE, _S.HEALTH, _S.SCHOOL, _S.YOUTH_JUSTICE),
        every_days=91,
    ),
    KindRow(
        "SUB_GROUP",
        Words("Sub-group of a board", "Isgrŵp bwrdd"),
        Words("One part of a board’s work.", "Un rhan o waith bwrdd."),
        About.NOTHING,
        Chair.NAMED,
        _NONE,
        _OURS,
    ),
)

# “Emotional Youth Wellbeing team to be involved with cases”, says the county’s list of what must be done. A meeting that was
# called before keeps the definition under which it was called.
WELLBEING_FROM = date(2026, 11, 1)


def _with_wellbeing(row: KindRow) -> KindRow:
    seats = {"seats": (*row.seats, _S.WELLBEING)} if row.code == RISK else {"standing_seats": (*row.standing_seats, _S.WELLBEING)}
    return replace(row, in_force_from=WELLBEING_FROM, **seats)  # type: ignore[arg-type]


SHIPPED: tuple[KindRow, ...] = (*_FIRST, *(_with_wellbeing(row) for row in _FIRST if row.code in (PANEL, RISK)))
