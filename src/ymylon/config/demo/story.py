"""Tonight's story. Each step is an act that somebody of the cast does, at its own moment before now."""

from collections.abc import Callable

from ymylon.agencies.lookups import teams_by_id
from ymylon.config.demo.agencies import BRIDGEND, MERTHYR, POWYS, RHONDDA
from ymylon.config.demo.agreed import agree
from ymylon.config.demo.concern import name_concern
from ymylon.config.demo.exploited import show_exploitation
from ymylon.config.demo.heard import hear
from ymylon.config.demo.interview import hold
from ymylon.config.demo.kept import disrupt, keep_plans
from ymylon.config.demo.lives import live
from ymylon.config.demo.panel import hold_panel
from ymylon.config.demo.plans import hold_ready
from ymylon.config.demo.protected import protect_mali
from ymylon.config.demo.register import keep_register
from ymylon.config.demo.returned import send_returns
from ymylon.config.demo.sharing import share
from ymylon.config.demo.theatre import Theatre
from ymylon.config.demo.trained import TRAINED, train
from ymylon.config.demo.trains import meet_about_trains
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.rules import Interviewer, Response
from ymylon.missing.actions.closing import close_episode, override_close
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.finding import complete_finding, record_prevention_check, refer_harm
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.missing.actions.watching import add_observation
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.notices.actions import acknowledge, tell_by_telephone
from ymylon.notices.lookups import may_acknowledge, notices_about
from ymylon.notices.rules.referrals import Said
from ymylon.terms.codes import (
    ConcernLevel,
    FoundCircumstance,
    Harm,
    LivingAt,
    ObservationKind,
    PoliceGrade,
    ReferralReason,
    ReporterKind,
    Sex,
    Whereabouts,
)
from ymylon.terms.words import Words

Known = dict[str, int]
Step = Callable[[Theatre, Known], None]


def _report(stage: Theatre, who: str, *, reported: dict, seen: dict, child: int | None = None, **more):
    with stage.as_(who) as by:
        return report_missing(
            by=by,
            at=stage.ago(**reported),
            child_id=child,
            last_seen=stage.seen(**seen),
            whereabouts=Whereabouts.NOT_KNOWN,
            **more,
        ).ref


def _waiting(by, episode) -> list:
    return [notice for notice in notices_about(by, [episode])[episode] if notice.acknowledged_at is None]


def _take_on(stage: Theatre, who: str, episode, **ago: float) -> None:
    """This person acknowledges every notice about the episode to a team that they answer for."""
    with stage.as_(who) as by:
        for notice in _waiting(by, episode):
            if may_acknowledge(by, notice, ()):
                acknowledge(by=by, at=stage.ago(**ago), notice=notice)


def _ring(stage: Theatre, who: str, episode, agency: str, answered_by: str, **ago: float) -> None:
    """Whoever does not use the program is rung, and the one who answers takes it on by name."""
    with stage.as_(who) as by:
        waiting = _waiting(by, episode)
        teams = teams_by_id(notice.team_id for notice in waiting)
        for notice in waiting:
            team = teams[notice.team_id]
            if team.agency_id == stage.directory.agencies[agency].pk:
                rang = f"{team.name_en}, {team.telephone}"
                tell_by_telephone(by=by, at=stage.ago(**ago), notice=notice, rang=rang, answered_by=answered_by, took_it_on=True)


def _settle(stage: Theatre, episode, **ago: float) -> None:
    """Everybody of the cast who was told has taken it on by then."""
    for who in ("rhys", "nia", "gethin", "mared", "dylan", "menna", "dewi", "sion", "elin", "lleucu"):
        _take_on(stage, who, episode, **ago)


def _grade(stage: Theatre, who: str, episode, grade: PoliceGrade, reason: str, **ago: float) -> None:
    with stage.as_(who) as by:
        grade_risk(by=by, at=stage.ago(**ago), episode=episode_by_ref(by, episode), grade=grade, reason=reason)


def _found(stage: Theatre, who: str, episode, circumstance: FoundCircumstance, **ago: float) -> None:
    with stage.as_(who) as by:
        held = episode_by_ref(by, episode)
        record_found(
            by=by, at=stage.ago(**ago), episode=held, found=stage.seen(**ago), circumstance=circumstance, is_safe_now=True
        )


def _harri(stage: Theatre, known: Known) -> None:
    """Last week: found, checked, offered, closed."""
    episode = _report(
        stage,
        "elin",
        child=known["harri"],
        reported={"days": 6, "hours": 5},
        seen={"days": 6, "hours": 6},
        reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        place="Aberdâr",
    )
    _take_on(stage, "rhys", episode, days=6, hours=4, minutes=55)
    _settle(stage, episode, days=6, hours=4, minutes=40)
    _grade(
        stage,
        "rhys",
        episode,
        PoliceGrade.MEDIUM,
        "Fourteen, out late, phone off. Nothing points to an adult of concern.",
        days=6,
        hours=4.8,
    )
    _found(stage, "rhys", episode, FoundCircumstance.WITH_FRIENDS, days=5, hours=20)
    _settle(stage, episode, days=5, hours=19)
    with stage.as_("rhys") as by:
        record_prevention_check(
            by=by,
            at=stage.ago(days=5, hours=18),
            episode=episode_by_ref(by, episode),
            checked=stage.seen(days=5, hours=18),
            seen_alone=True,
            harm=[Harm.NONE_KNOWN],
            words="Seen alone at the home. He was with two friends from school and says nobody hurt him.",
        )
    with stage.as_("mared") as by:
        offer_interview(
            by=by,
            at=stage.ago(days=5),
            episode=episode_by_ref(by, episode),
            response=Response.ACCEPTED,
            chosen=Interviewer.NO_PREFERENCE,
            safe_way="Ask staff at the home to hand him the telephone.",
            read_by="Staff of the home answer it.",
        )
    hold(stage, episode)
    with stage.as_("mared") as by:
        close_episode(by=by, at=stage.ago(days=4), episode=episode_by_ref(by, episode))


def _amina(stage: Theatre, known: Known) -> None:
    """Three days missing, graded high."""
    episode = _report(
        stage,
        "dylan",
        child=known["amina"],
        reported={"days": 3, "hours": 1.6},
        seen={"days": 3, "hours": 2},
        reporter_kind=ReporterKind.SOCIAL_WORKER,
        living_at=LivingAt.SUPPORTED,
        authority=BRIDGEND,
        place="Bridgend station",
        circumstances="Left with one small bag. Two calls from a withheld number the day before.",
    )
    _take_on(stage, "rhys", episode, days=3, hours=1.5)
    _settle(stage, episode, days=2, hours=18)
    _grade(
        stage,
        "rhys",
        episode,
        PoliceGrade.HIGH,
        "Seventeen, no money, calls from a withheld number before she left.",
        days=3,
        hours=1,
    )
    with stage.as_("dylan") as by:
        record_concern(
            by=by,
            at=stage.ago(days=2, hours=20),
            episode=episode_by_ref(by, episode),
            level=ConcernLevel.SIGNIFICANT,
            reason="She told her key worker that somebody is owed money.",
            review_at=stage.ago(hours=-20),
        )
    with stage.as_("rhys") as by:
        add_observation(
            by=by,
            at=stage.ago(days=1),
            episode=episode_by_ref(by, episode),
            kind=ObservationKind.SIGHTING,
            happened=stage.seen(days=1, hours=3),
            place="Cardiff Central",
            words="On camera at the ticket gates, with a man of about thirty.",
        )
    _grade(
        stage, "rhys", episode, PoliceGrade.HIGH, "The sighting in Cardiff raises the concern that she is with an adult.", hours=5
    )


def _ffion(stage: Theatre, known: Known) -> None:
    """A day and more: a strategy meeting is due under the demonstration's policy."""
    episode = _report(
        stage,
        "heledd",
        reported={"days": 1, "hours": 4.5},
        seen={"days": 1, "hours": 5},
        new_child=NewChild(given="Ffion", family="Haddad", born_on=stage.born(16), sex=Sex.FEMALE),
        reporter_kind=ReporterKind.PARENT,
        living_at=LivingAt.FAMILY,
        authority=BRIDGEND,
        place="Home, Maesteg",
    )
    _take_on(stage, "heledd", episode, days=1, hours=4.4)
    _take_on(stage, "dylan", episode, days=1, hours=4)
    _settle(stage, episode, hours=18)
    _grade(stage, "rhys", episode, PoliceGrade.MEDIUM, "Has stayed with an aunt before; not there this time.", hours=3)


def _jac(stage: Theatre, known: Known) -> None:
    """Placed across a border: two councils are told, and both count."""
    episode = _report(
        stage,
        "dylan",
        child=known["jac"],
        reported={"hours": 6.6},
        seen={"hours": 7},
        reporter_kind=ReporterKind.FOSTER_CARER,
        living_at=LivingAt.FOSTER,
        authority=BRIDGEND,
        place="Porthcawl",
        circumstances="Went for chips at seven, not back by eight.",
    )
    _take_on(stage, "rhys", episode, hours=6.5)
    _take_on(stage, "nia", episode, hours=6.4)
    _ring(stage, "rhys", episode, POWYS, "Elan Pryce", hours=6.3)
    _ring(stage, "rhys", episode, "W15000004", "Sergeant Tudur Lewis", hours=6.2)
    _grade(stage, "rhys", episode, PoliceGrade.MEDIUM, "Fifteen, does not know the area.", hours=6)


def _seren(stage: Theatre, known: Known) -> None:
    """Found this evening: what is owed then is open."""
    episode = _report(
        stage,
        "rhys",
        child=known["seren"],
        reported={"hours": 9},
        seen={"hours": 10},
        reporter_kind=ReporterKind.PARENT,
        living_at=LivingAt.FAMILY,
        authority=MERTHYR,
        place="Merthyr Tydfil bus station",
    )
    _settle(stage, episode, hours=8.8)
    _grade(stage, "rhys", episode, PoliceGrade.LOW, "Rang her mother at seven, says she is at a friend’s.", hours=8.5)
    _found(stage, "rhys", episode, FoundCircumstance.RETURNED, hours=2)
    with stage.as_("rhys") as by:
        complete_finding(
            by=by,
            at=stage.ago(hours=1.8),
            episode=episode_by_ref(by, episode),
            harm=[Harm.NOT_ASKED],
            condition="Tired and cold, not hurt that she says.",
        )
    with stage.as_("rhys") as by:
        refer_harm(
            by=by,
            at=stage.ago(hours=1.5),
            episode=episode_by_ref(by, episode),
            said=Said(
                "A man of about thirty dropped her at the corner and drove off. She has a second phone and won’t say whose.",
                reasons=(ReferralReason.CRIMINAL_EXPLOITATION, ReferralReason.MISSING),
                safety_now="She is at home with her mother, who has our number.",
                childs_words="He’s just a mate. I’m not in trouble, am I?",
                wanted="Somebody whom she knows talks to her before school on Monday.",
            ),
        )


def _lowri(stage: Theatre, known: Known) -> None:
    """The council is silent: it has climbed."""
    episode = _report(
        stage,
        "heledd",
        reported={"minutes": 52},
        seen={"minutes": 92},
        new_child=NewChild(given="Lowri", family="Vaughan", born_on=stage.born(13), sex=Sex.FEMALE),
        reporter_kind=ReporterKind.PARENT,
        living_at=LivingAt.FAMILY,
        authority=MERTHYR,
        place="Home, Dowlais",
        circumstances="Her mother found the bed empty and the back door open.",
    )
    _take_on(stage, "rhys", episode, minutes=50)
    _grade(stage, "rhys", episode, PoliceGrade.MEDIUM, "Thirteen, first time, out of character.", minutes=40)


def _tomos(stage: Theatre, known: Known) -> None:
    """Not graded yet."""
    episode = _report(
        stage,
        "nia",
        reported={"minutes": 25},
        seen={"minutes": 48},
        new_child=NewChild(given="Tomos", family="Eynon", born_on=stage.born(12), sex=Sex.MALE),
        reporter_kind=ReporterKind.KINSHIP_CARER,
        living_at=LivingAt.KINSHIP,
        authority=RHONDDA,
        place="Treorci",
    )
    _take_on(stage, "rhys", episode, minutes=20)


def _cai(stage: Theatre, known: Known) -> None:
    """Four minutes ago. Nobody has answered."""
    _report(
        stage,
        "elin",
        child=known["cai"],
        reported={"minutes": 4},
        seen={"minutes": 16},
        reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        living_at=LivingAt.CHILDRENS_HOME,
        authority=RHONDDA,
        place="Pontypridd bus station",
        circumstances="Grey hoodie, no coat. Missed his eight o’clock tablets.",
    )


def _cai_before(stage: Theatre, known: Known) -> None:
    """Two earlier episodes in the last ninety days."""
    for days in (47, 13):
        episode = _report(
            stage,
            "elin",
            child=known["cai"],
            reported={"days": days},
            seen={"days": days, "hours": 0.5},
            reporter_kind=ReporterKind.HOME_STAFF_AGENCY,
            living_at=LivingAt.CHILDRENS_HOME,
            authority=RHONDDA,
        )
        _settle(stage, episode, days=days - 0.02)
        _grade(stage, "rhys", episode, PoliceGrade.MEDIUM, "Fourteen, epilepsy, tablets not with him.", days=days - 0.03)
        _found(stage, "elin", episode, FoundCircumstance.RETURNED, days=days - 0.3)
        _settle(stage, episode, days=days - 0.4)
        _close_quietly(stage, episode, days=days - 3)


def _close_quietly(stage: Theatre, episode, **ago: float) -> None:
    """A check, a refusal in his own words, and nothing left open."""
    with stage.as_("rhys") as by:
        record_prevention_check(
            by=by,
            at=stage.ago(**ago),
            episode=episode_by_ref(by, episode),
            checked=stage.seen(**ago),
            seen_alone=True,
            harm=[Harm.NOT_SAID],
            words="Seen alone. He did not want to say where he was.",
        )
    with stage.as_("mared") as by:
        offer_interview(
            by=by,
            at=stage.ago(**ago),
            episode=episode_by_ref(by, episode),
            response=Response.REFUSED,
            chosen_interviewer="",
            reason="Dw i ddim isio siarad efo neb.",
            safe_way="Through staff at the home.",
            read_by="Staff of the home hear it.",
        )
    with stage.as_("gethin") as by:
        override_close(
            by=by,
            at=stage.ago(**ago),
            episode=episode_by_ref(by, episode),
            reason="Nothing is left that we can do in this episode.",
        )


STEPS: tuple[tuple[Words, Step], ...] = (
    (Words("Cai, earlier episodes", "Cai, cyfnodau cynharach"), _cai_before),
    (Words("Harri", "Harri"), _harri),
    (Words("Amina", "Amina"), _amina),
    (Words("Ffion", "Ffion"), _ffion),
    (Words("Jac", "Jac"), _jac),
    (Words("Seren", "Seren"), _seren),
    (Words("Lowri", "Lowri"), _lowri),
    (Words("Tomos", "Tomos"), _tomos),
    (Words("the plan that is held ready for Cai", "y cynllun a gedwir yn barod i Cai"), hold_ready),
    (Words("Cai", "Cai"), _cai),
    (Words("how they live", "sut maent yn byw"), live),
    (Words("the register", "y gofrestr"), keep_register),
    (Words("what they agreed", "yr hyn a gytunwyd ganddynt"), agree),
    (Words("who and what is around Cai", "pwy a beth sydd o amgylch Cai"), name_concern),
    (Words("the safety plan of Cai", "cynllun diogelwch Cai"), keep_plans),
    (Words("what is done against whoever harms him", "yr hyn a wneir yn erbyn pwy bynnag sy’n ei niweidio", False), disrupt),
    (Words("worries, a notice and a screening", "pryderon, rhybudd a sgrinio", False), show_exploitation),
    (Words("what was heard, and a place", "yr hyn a glywyd, a lle", False), hear),
    (Words("a panel that met, and the next", "panel a gyfarfu, a’r nesaf"), hold_panel),
    (
        Words("an intelligence meeting with British Transport Police", "cyfarfod cudd-wybodaeth â Heddlu Trafnidiaeth Prydain"),
        meet_about_trains,
    ),
    (Words("sharing agreements", "cytundebau rhannu"), share),
    (TRAINED, train),
    (Words("what councils and police returned", "yr hyn a ddychwelodd cynghorau a’r heddlu"), send_returns),
    (Words("Mali, who is protected", "Mali, sydd dan warchodaeth", False), protect_mali),
)
