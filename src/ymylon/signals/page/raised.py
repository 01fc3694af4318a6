"""A signal as its named person reads it, and the published triggers with how often each fired."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import When, language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import every_policy_row
from ymylon.duties.rules import PolicyRow, local_day
from ymylon.protection.lookups import child_of
from ymylon.signals import lookups
from ymylon.signals.lookups import Fired, Signal
from ymylon.signals.rules import TRIGGERS, SignalAnswerKind, Trigger
from ymylon.signals.rules.triggers import BY_CODE, ONE_SCHOOL, SMALL, shown_counts
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import Code, EthnicGroup, Language, LegalStatus, PolicyStanding, Sex
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.sources import SOURCES

_CODES: Mapping[str, type[Code]] = {"CARE": LegalStatus, "SEX": Sex, "ETHNIC_GROUP": EthnicGroup, "LANGUAGE": Language}


def signal_page(actor: Actor, signal: Signal, now: datetime) -> AskPage:
    """One signal: what fired, in words, to whom it was put, and what became of it. Raises NoSuchChild."""
    child = child_of(actor, signal.child_id)
    trigger, answer = BY_CODE[signal.trigger], lookups.answer_to(actor, signal)
    facts = signal.facts[1 if language() == "cy" else 0]
    put_to = _("Put to %(who)s, %(when)s.") % {"who": _whom(signal), "when": told(signal.at, now)}
    fired = Notice(facts, f"{trigger.words.in_language(language())}. {put_to}", mark="someone")
    done: tuple[Notice, ...] = ()
    if answer is not None:
        heading = SignalAnswerKind[answer.kind].label(language())
        who = answer.by.name if answer.by else _("a protected team")
        done = (Notice(f"{heading}: {who}, {told(answer.at, now)}", answer.words, "done", "done"),)
    open_child = Link(_("Open the child"), reverse("chronology:child", args=[child.ref]), child.name)
    return AskPage(
        title=_("A signal about %(name)s") % {"name": child.given},
        lede=_("Several records say something together. It is no score, and says nothing that these records do not."),
        act=_("Save"), back=Link(_("Back to Today"), reverse("today:today")), notices=(fired, *done),
        small=_("You decide. What you write stands with your name."),
        other=(open_child, Link(_("The published triggers"), reverse("signals:triggers"))),
    )  # fmt: skip


def _whom(signal: Signal) -> str:
    return signal.person.name if signal.person else _("the team")


def triggers_page(actor: Actor, now: datetime) -> RecordPage:
    """Each trigger in words, since when, where it is on; and how often it fired, for whoever answers for that."""
    counts = lookups.counts_fired() if actor.may("COUNT_SIGNALS") else None
    rows = every_policy_row()
    sections = [Section(_("Triggers"), "triggers", tuple(_published(one, rows, now) for one in TRIGGERS), tight=True)]
    if counts is not None:
        for place, whose in _places(actor, counts).items():
            here = [one for one in counts if one.place == place]
            sections += [_counted(one, [row for row in here if row.trigger == one.code], whose) for one in TRIGGERS]
    return RecordPage(
        title=_("Published triggers"),
        lede=_("By each of these something is put to a named person, who decides. No child is scored or ranked."),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=tuple(sections),
    )


def _published(trigger: Trigger, rows: Iterable[PolicyRow], now: datetime) -> Entry:
    since = When("calm", long_date(trigger.in_force_from, language()), "", trigger.in_force_from.isoformat())
    lanes = ", ".join(lane.label(language()) for lane in trigger.lanes)
    today = local_day(now)
    on = [row for row in rows if row.key == trigger.policy_key and row.switched_on and row.in_force_on(today)]
    facts = tuple(
        Fact(row.area or _("Wales"), _whose(row.source, row.standing), _stated(trigger, row.value)) for row in on
    ) or (Fact(_("Where it is on"), _("Nowhere: no policy switches it on.")),)  # fmt: skip
    why = _("Its words use: %(lanes)s.") % {"lanes": lanes}
    return Entry(trigger.words.in_language(language()), why, since, "done" if on else "waiting", facts=facts)


def _whose(source: str, standing: str) -> str:
    known = SOURCES.get(source)
    title = known.title.in_language(language()) if known else source
    return ": ".join(part for part in (PolicyStanding[standing].label(language()), title) if part)


def _stated(trigger: Trigger, value: Mapping[str, object]) -> str:
    if "at_least" not in value:
        return ""
    said = {"count": value.get("at_least"), "days": value.get("window_days")}
    if trigger.code == ONE_SCHOOL:
        return _("%(count)s children within %(days)s days") % said
    return _("%(count)s worries within %(days)s days") % said


def _places(actor: Actor, counts: list[Fired]) -> dict[int | None, str]:
    """Where it is counted, by scope; by name where that is in several places. None: where there is no more than one answer."""
    if not counts or any(one.place is None for one in counts):
        return {None: ""}
    able = ACTIONS["COUNT_SIGNALS"].roles or frozenset()
    welsh = language() == "cy"
    found = {
        post.scope: (post.agency_names if post.agency_id else post.team_names)[welsh] for post in actor.posts if post.role in able
    }
    return {place: name if len(found) > 1 else "" for place, name in found.items()}


def _counted(trigger: Trigger, counts: list[Fired], whose: str) -> Section:
    """How often one trigger fired, by group; no number below five is shown. `whose`: of which agency, where there are several."""
    by_dimension: dict[str, dict[str, int]] = defaultdict(dict)
    for one in counts:
        by_dimension[one.dimension][one.code] = one.times
    named = (
        ("CARE", _("By care status")), ("SEX", _("By sex")), ("ETHNIC_GROUP", _("By ethnic group")),
        ("LANGUAGE", _("By language")), ("AUTHORITY", _("By authority")),
    )  # fmt: skip
    entries = tuple(
        Entry(heading, facts=tuple(Fact(_group(code, which), _number(n)) for which, n in _in_order(by_dimension[code])))
        for code, heading in named
        if by_dimension[code]
    )
    note = _("Signals, not children. A number from one to four is not shown, nor one that would give it away.")
    words = trigger.words.in_language(language())
    heading = _("How often it fired: %(trigger)s") % {"trigger": f"{whose}: {words}" if whose else words}
    return Section(heading, slugify(f"{trigger.code} {whose}"), entries, tight=True, note=note, empty=_("It has not fired."))


def _in_order(counts: dict[str, int]) -> list[tuple[str, int | None]]:
    return sorted(shown_counts(counts).items())


def _number(fired: int | None) -> str:
    return str(fired) if fired is not None else _("fewer than %(count)s, or hidden with it") % {"count": SMALL}


def _group(dimension: str, code: str) -> str:
    if dimension == "AUTHORITY":
        return AUTHORITIES[code].words.in_language(language()) if code in AUTHORITIES else _("Not known")
    if code == "AT_HOME":
        return _("At home: no care is recorded")
    codes = _CODES[dimension]
    return codes[code].label(language()) if code in codes.__members__ else _("Not known")
