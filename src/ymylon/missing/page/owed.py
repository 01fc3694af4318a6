"""What is owed for an episode, in words: what, by whom, by when, under which policy, and where it is done."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link
from ymylon.design.moments import When, countdown, language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.rules import ending
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.sources import SOURCES
from ymylon.terms.words import Words

# What each duty is called, what meets it, where, and which action opens that door.
_DOORS: dict[str, tuple[Words, Words, str]] = {kind.code: (kind.words, kind.met_by, kind.address) for kind in DUTY_KINDS}
# Met on the floor above, and owed about the episode.
_DOORS |= {
    code: (ending.OF_INTERVIEWS[code], met_by, f"interviews:{name}")
    for code, met_by, name in (
        (
            ending.OFFER_RETURN_INTERVIEW,
            Words(
                "an offer with the child’s response, or a reason why none was made",
                "cynnig gydag ymateb y plentyn, neu reswm pam na wnaed un",
            ),
            "offer",
        ),
        (
            ending.HOLD_RETURN_INTERVIEW,
            Words(
                "the interview, the child’s refusal or withdrawal, or a named person’s reason",
                "y cyfweliad, gwrthodiad neu dynnu’n ôl gan y plentyn, neu reswm person a enwir",
                False,
            ),
            "of_episode",
        ),
        (
            ending.KEPT_FROM_CHILD,
            Words(
                "the child’s own answer to an offer, or a manager’s reason", "ateb y plentyn ei hun i gynnig, neu reswm rheolwr"
            ),
            "offer",
        ),
    )
}
_AN_ENTRY = Words(
    "an entry, or a named manager’s reason why there is none", "cofnod, neu reswm rheolwr a enwir pam nad oes un", False
)
_DOORS |= {code: (words, _AN_ENTRY, "signals:consider") for code, words in ending.OF_REGISTER.items()}
_ACTIONS = {
    ending.FIRST_GRADE: "GRADE_RISK",
    ending.REVIEW_GRADE: "GRADE_RISK",
    ending.ESCALATE_MISSING: "SENIOR_REVIEW",
    ending.ADULT_ACCEPTANCE: "RECORD_END",
    ending.PREVENTION_CHECK: "RECORD_PREVENTION_CHECK",
    ending.REFER_HARM: "REFER_HARM",
    ending.STRATEGY_MEETING: "ARRANGE_MEETING",
    ending.OFFER_RETURN_INTERVIEW: "OFFER_INTERVIEW",
    ending.HOLD_RETURN_INTERVIEW: "SEE_INTERVIEW",
    ending.KEPT_FROM_CHILD: "OFFER_INTERVIEW",
    ending.CONSIDER_REGISTER: "DECIDE_REGISTER",
    ending.CONSIDER_REGISTER_PERSONS: "DECIDE_REGISTER",
}


def duty_words(code: str) -> str:
    """What a duty of this kind is called; one that no room here has named is only said to be owed."""
    return _DOORS[code][0].in_language(language()) if code in _DOORS else _("Something else is owed")


def source_words(source: str, standing: str) -> str:
    """Where a clock comes from and how binding that is, as far as it is known."""
    found = SOURCES.get(source)
    title = found.title.in_language(language()) if found else source
    how = PolicyStanding[standing].label(language()) if standing else ""
    return ": ".join(part for part in (how, title) if part)


def owed_entries(
    actor: Actor, episode: Episode, duties: Iterable[Duty], teams: Mapping[int, str], now: datetime
) -> tuple[Entry, ...]:
    """One entry for each open duty that this person may see, soonest first."""
    return tuple(_entry(actor, episode, duty, teams, now) for duty in duties if duty.state == Duty.State.OPEN)


def _entry(actor: Actor, episode: Episode, duty: Duty, teams: Mapping[int, str], now: datetime) -> Entry:
    met_by = _DOORS[duty.kind][1].in_language(language()) if duty.kind in _DOORS else ""
    why = _("Met by: %(what)s.") % {"what": met_by} if met_by else ""
    owner = _("Owed by: %(team)s.") % {"team": teams[duty.team_id]} if duty.team_id in teams else ""
    return Entry(
        heading=duty_words(duty.kind),
        why=" ".join(part for part in (owner, why) if part),
        when=countdown(duty.due_at, now) if duty.due_at else When("calm", _("no time set")),
        mark=_mark(duty, now),
        source=source_words(duty.policy_source, duty.policy_standing),
        links=_door(actor, episode, duty),
        key=f"duty-{duty.ref}",
    )


def _mark(duty: Duty, now: datetime) -> str:
    return countdown(duty.due_at, now).tone.replace("calm", "waiting") if duty.due_at else "waiting"


def _door(actor: Actor, episode: Episode, duty: Duty) -> tuple[Link, ...]:
    if duty.kind not in _DOORS or not actor.may_with(_ACTIONS[duty.kind], episode.scopes):
        return ()
    try:
        url = reverse(_DOORS[duty.kind][2], args=[episode.ref])
    except NoReverseMatch:
        return ()
    return (Link(_("Do this"), url, hidden=duty_words(duty.kind)),)
