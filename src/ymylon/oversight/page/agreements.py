"""Sharing agreements: the register, one agreement with its versions, and the questions by which it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.lookups import Agreed, agencies_kept, agreement_by_series, agreements, in_force, newest
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id, practitioners_by_id
from ymylon.design.entries import Collision, Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.forms import Question
from ymylon.design.moments import When, happened, language, told
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.sharing import partner_names, reviews_waiting
from ymylon.oversight.rules.sharing import partner_words
from ymylon.terms.calendars import local, long_date, short_date
from ymylon.terms.words import Words


@dataclass(frozen=True)
class AgreementPage:
    """One agreement, as it stands and as it stood."""

    title: str
    lede: str
    back: Link
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class KeepPage:
    """The question by which an agreement is opened, amended or ended."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    notices: tuple[Notice, ...] = ()
    collision: Collision | None = None
    keep_url: str = ""


def words(said: Words) -> str:
    """It in the language of the page."""
    return said.in_language(language())


def agreements_page(actor: Actor, now: datetime) -> RecordPage:
    """The register, in order: what is asked about, what holds, what is to come, what is over."""
    day = local(now).date()
    every = agreements()
    last, holding = newest(every), {one.series: one for one in in_force(every, day)}
    named = partner_names(every, language())
    asked = {review.series for review in reviews_waiting(actor)}
    shown = sorted((holding.get(one.series, one) for one in last), key=lambda one: words(one.terms.title).casefold())
    groups: dict[str, list[Agreed]] = {"asked": [], "force": [], "later": [], "over": []}
    for one in shown:
        where = "force" if one.series in holding else "later" if one.ended_on is None and day < one.terms.from_on else "over"
        groups["asked" if one.series in asked else where].append(one)
    titles = {"asked": _("Wait for your review"), "force": _("In force"), "later": _("Still to begin"), "over": _("Over")}
    sections = tuple(
        Section(
            titles[name],
            name,
            tuple(_entry(one, named, day) for one in ones),
            empty=_("No sharing agreement is in force.") if name == "force" else "",
            links=_new(actor) if name == "force" else (),
        )
        for name, ones in groups.items()
        if ones or name == "force"
    )
    return RecordPage(
        title=_("Sharing agreements"),
        lede=_("What agencies have agreed to give one another, and by which law. An agreement lets nobody into a record."),
        sections=sections,
    )


def _new(actor: Actor) -> tuple[Link, ...]:
    if not actor.may("KEEP_AGREEMENT"):
        return ()
    return (Link(_("Open an agreement"), reverse("oversight:open_agreement"), looks="second"),)


def _entry(one: Agreed, named: Mapping[int, str], day: date) -> Entry:
    title = words(one.terms.title)
    return Entry(
        heading=title,
        why=partner_words(one.terms, named),
        source=one.terms.form.label(language()),
        when=_when(one, day),
        mark="late" if one.ended_on is None and one.terms.review_on <= day else "done",
        links=(Link(_("Open the agreement"), reverse("oversight:agreement", args=[one.series]), title),),
    )


def _when(one: Agreed, day: date) -> When:
    if one.ended_on is not None:
        return When("calm", _("ended"), short_date(one.ended_on, language()))
    if one.terms.to_on is not None and one.terms.to_on < day:
        return When("calm", _("ran out"), short_date(one.terms.to_on, language()))
    if one.terms.from_on > day:
        return When("calm", _("from %(day)s") % {"day": short_date(one.terms.from_on, language())})
    tone = "late" if one.terms.review_on <= day else "calm"
    return When(tone, _("review"), short_date(one.terms.review_on, language()))


def agreement_page(actor: Actor, series: Any, now: datetime) -> AgreementPage:
    """One agreement. Raises NoSuchAgreement."""
    versions, day = agreement_by_series(series), local(now).date()
    last, named = versions[0], partner_names(versions, language())
    shown = next(iter(in_force(versions, day)), last)
    people = practitioners_by_id(one.kept_by_id for one in versions)
    return AgreementPage(
        title=words(shown.terms.title),
        lede=words(shown.terms.purpose),
        back=Link(_("Back to the agreements"), reverse("oversight:agreements")),
        tags=(_tag(shown, day),),
        notices=_to_do(actor, last, day),
        facts=_facts(shown, named),
        sections=(
            Section(
                _("Versions"),
                "versions",
                tuple(_version(one, people, now) for one in versions),
                tight=True,
                note=_("None is ever edited: what was given under one can be judged by it."),
            ),
        ),
    )


def _tag(one: Agreed, day: date) -> Tag:
    if one.is_in_force(day):
        return Tag(_("In force"), "done", "done")
    return Tag(_("Not in force"), "plain")


def _to_do(actor: Actor, last: Agreed, day: date) -> tuple[Notice, ...]:
    if last.ended_on is not None:
        said = {"day": long_date(last.ended_on, language())}
        return (Notice(_("Ended on %(day)s") % said, last.end_why, mark="done"),)
    links: tuple[Link, ...] = ()
    if last.terms.agency_id in agencies_kept(actor):
        links = (
            Link(_("Amend it"), reverse("oversight:amend_agreement", args=[last.series]), looks="second"),
            Link(_("End it"), reverse("oversight:end_agreement", args=[last.series])),
        )
    if last.terms.review_on <= day:
        due = _("Its review was due on %(day)s") % {"day": long_date(last.terms.review_on, language())}
        return (
            Notice(due, _("Amend it with a new day of review, or end it. Until then it goes on."), "late", "late", links=links),
        )
    return (
        (Notice(_("Looked at again on %(day)s") % {"day": long_date(last.terms.review_on, language())}, links=links),)
        if links
        else ()
    )


def _facts(one: Agreed, named: Mapping[int, str]) -> tuple[Fact, ...]:
    terms, tongue = one.terms, language()
    until = long_date(terms.to_on, tongue) if terms.to_on else _("No end was agreed")
    rows = (
        (_("Form"), terms.form.label(tongue)),
        (_("Partners in this record"), partner_words(terms, named, outside=False)),
        (_("Partners outside it"), ", ".join(terms.bodies)),
        (_("Kinds of fact"), ", ".join(lane.label(tongue) for lane in terms.lanes)),
        (_("Lawful basis"), "; ".join(basis.label(tongue) for basis in terms.bases)),
        (_("From"), long_date(terms.from_on, tongue)),
        (_("Until"), until),
        (_("Review"), long_date(terms.review_on, tongue)),
    )
    return tuple(Fact(term, said) for term, said in rows if said)


def _version(one: Agreed, people: Mapping[int, Any], now: datetime) -> Entry:
    tongue = language()
    said = {"from": long_date(one.terms.from_on, tongue), "review": long_date(one.terms.review_on, tongue)}
    who = people[one.kept_by_id].name if one.kept_by_id in people else ""
    return Entry(
        heading=_("Version %(number)s") % {"number": one.number},
        why=_("From %(from)s, to be looked at again on %(review)s.") % said,
        source=_("Kept by %(who)s") % {"who": who},
        when=happened(one.kept_at, now),
        facts=(Fact(_("Kinds of fact"), ", ".join(lane.label(tongue) for lane in one.terms.lanes)),),
        mark="done",
    )


# The questions


def kept_choices(actor: Actor) -> tuple[tuple[int, str], ...]:
    """The agencies for which this person keeps agreements, by name."""
    return tuple((number, agency.name(language())) for number, agency in agencies_by_id(agencies_kept(actor)).items())


def open_page(begun: tuple[Notice, ...], keep_url: str) -> KeepPage:
    """A new agreement."""
    return KeepPage(
        title=_("Open a sharing agreement"),
        lede=_("Write it as it was signed. It stands in the register for everybody who works here, in both languages."),
        act=_("Open the agreement"),
        small=_("It can’t be edited afterwards: an amendment is a new version beside it."),
        back=Link(_("Back to the agreements"), reverse("oversight:agreements")),
        notices=begun,
        keep_url=keep_url,
    )


def amend_page(last: Agreed, begun: tuple[Notice, ...], keep_url: str, collision: Collision | None = None) -> KeepPage:
    """The next version of one."""
    return KeepPage(
        title=_("Amend: %(title)s") % {"title": words(last.terms.title)},
        lede=_("Everything stands as it was agreed last. Change what is amended; the version before it stays as it is."),
        act=_("Keep this version"),
        small=_("What was given under an earlier version stays under that version."),
        back=Link(_("Back to the agreement"), reverse("oversight:agreement", args=[last.series])),
        notices=begun,
        collision=collision,
        keep_url=keep_url,
    )


def end_page(last: Agreed, collision: Collision | None = None) -> KeepPage:
    """What ending one does."""
    return KeepPage(
        title=_("End: %(title)s") % {"title": words(last.terms.title)},
        lede=_("From today nothing is given under it. What was given stays on record under it."),
        act=_("End it"),
        small=_("It can’t be taken back. Another agreement can be opened in its place."),
        back=Link(_("Back to the agreement"), reverse("oversight:agreement", args=[last.series])),
        collision=collision,
    )


def started_with(last: Agreed) -> dict[str, Any]:
    """The questions as the last version answers them."""
    terms, tongue = last.terms, language()
    agencies = agencies_by_id(terms.partner_ids)
    lines = (*(agencies[number].name(tongue) for number in terms.partner_ids if number in agencies), *terms.bodies)
    return {
        "agency": terms.agency_id,
        "form": terms.form.value,
        "title_en": terms.title.en,
        "title_cy": terms.title.cy,
        "purpose_en": terms.purpose.en,
        "purpose_cy": terms.purpose.cy,
        "partners": "\n".join(lines),
        "bases": [basis.value for basis in terms.bases],
        "lanes": [lane.value for lane in terms.lanes],
        "from_on": terms.from_on,
        "to_on": terms.to_on,
        "review_on": terms.review_on,
    }


def overtaken_by(form: Question, last: Agreed, now: datetime) -> Collision:
    """Both texts, and who kept the other version; the next press amends that one, on purpose."""
    held, tongue = started_with(last), language()
    said = {name: held[name] for name in ("title_en", "title_cy", "purpose_en", "purpose_cy", "partners")}
    said["form"] = last.terms.form.label(tongue)
    said["bases"] = ", ".join(basis.label(tongue) for basis in last.terms.bases)
    said["lanes"] = ", ".join(lane.label(tongue) for lane in last.terms.lanes)
    for name in ("from_on", "to_on", "review_on"):
        said[name] = long_date(held[name], tongue) if held[name] else ""
    shown = {name: said[name] or "–" for name in said if name in form.fields}
    return form.collide(version=last.number, who=who_kept(last), when=told(last.kept_at, now), theirs=shown)


def who_kept(last: Agreed) -> str:
    """Who kept this version."""
    who = practitioners_by_id([last.kept_by_id]).get(last.kept_by_id)
    return who.name if who else _("Somebody else")
