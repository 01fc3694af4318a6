"""The desk of a force's intelligence unit: what waits, and one submission with all that was done to it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Said, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.intelligence.forms.shared import named
from ymylon.intelligence.lookups import (
    Grade,
    Log,
    Release,
    Stands,
    Version,
    given_to,
    log_of,
    releases_of,
    source_words,
    submitted_to,
)
from ymylon.intelligence.page.shared import about, graded_words, known_words, risk_words, whom
from ymylon.intelligence.rules import Origin, SubmissionState
from ymylon.intelligence.rules.judging import days_waited


def desk_page(actor: Actor, now: datetime) -> RecordPage:
    """What was given to this officer's unit: what waits first, the oldest before the rest."""
    found = submitted_to(actor)
    names = whom(actor, [one.submission.named for one in found])
    by_state: dict[str, list[Entry]] = {state: [] for state in SubmissionState}
    for one in found:
        by_state[one.state].append(_listed(one, names, now))
    waiting, graded = by_state[SubmissionState.WAITING], by_state[SubmissionState.GRADED]
    done = by_state[SubmissionState.RETURNED] + by_state[SubmissionState.NOT_USED]
    return RecordPage(
        title=_("Intelligence desk"),
        lede=_("What partners gave your force to grade. Their words stay here; what you write anew for others leaves."),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=(
            Section(_("Waits to be graded"), "waiting", tuple(waiting), empty=_("Nothing waits.")),
            Section(_("Graded, and its author not told yet"), "graded", tuple(graded), tight=True, empty=_("Nothing.")),
            Section(_("Answered"), "answered", tuple(done), tight=True, empty=_("Nothing.")),
        ),
    )  # fmt: skip


def _listed(one: Stands, names: dict[int, str], now: datetime) -> Entry:
    submission = one.submission
    waits = days_waited(submission.at, now)
    age = _("Came today") if not waits else ngettext("Waits for %(days)s day", "Waits for %(days)s days", waits) % {"days": waits}
    return Entry(
        heading=submission.reference, why=about(submission.named, names), when=happened(submission.at, now),
        mark="waiting" if one.state == SubmissionState.WAITING else "done", source=named(submission.from_team),
        tags=(Tag(age),) if one.state == SubmissionState.WAITING else (Tag(SubmissionState[one.state].label(language())),),
        links=(Link(_("Open"), reverse("intelligence:one", args=[submission.ref]), submission.reference, looks="second"),),
    )  # fmt: skip


def one_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """One submission, for the unit that it was given to. Raises NoSuchIntelligence."""
    stands = given_to(actor, ref)
    one = stands.submission
    releases = releases_of(actor, one)
    graded = tuple(_graded(row, now) for row in stands.grades)
    versions = tuple(_version(row, stands, releases, now) for row in reversed(stands.versions))
    lines = {(row.system, row.system_reference): row for row in log_of(actor, one)}
    log = tuple(_line(row, now) for row in lines.values())
    raw = Section(_("What was submitted"), "raw", (_raw(actor, stands, now),), tight=True,
                  note=_("Nobody but your unit and its author reads this."))  # fmt: skip
    return RecordPage(
        title=one.reference, lede=about(one.named, whom(actor, [one.named])),
        back=Link(_("Back to the desk"), reverse("intelligence:desk")),
        tags=(Tag(SubmissionState[stands.state].label(language())),),
        sections=(
            raw,
            _part(_("Grade"), "grade", graded, _("Not graded yet."), _("Grade"), one.ref),
            _part(_("Written for others"), "write", versions, _("Nothing was written yet."), _("Write a version for others"),
                  one.ref),
            _part(_("What the author was told"), "answer", _told(stands, now), _("Nothing yet."), _("Tell the author"), one.ref),
            _part(_("Log"), "log", log, "", _("It was put into a system"), one.ref),
        ),
    )  # fmt: skip


def _part(heading: str, name: str, entries: tuple[Entry, ...], empty: str, act: str, ref: UUID) -> Section:
    return Section(heading, name, entries, tight=True, empty=empty, links=_door(name, act, ref))


def _door(name: str, words: str, ref: UUID) -> tuple[Link, ...]:
    return (Link(words, reverse(f"intelligence:{name}", args=[ref]), looks="second"),)


def _raw(actor: Actor, stands: Stands, now: datetime) -> Entry:
    one = stands.submission
    said = source_words(actor, one)
    told = (Fact(_("Where it was told"), Origin[one.origin].label(language())),) if one.origin else ()
    return Entry(
        heading=one.words, when=happened(one.at, now), mark="someone",
        source=f"{one.author.name if one.author else ''}, {named(one.from_team)}",
        facts=(
            Fact(_("How it is known"), known_words(one)), *told,
            Fact(_("When it happened"), one.happened or _("Not known yet")),
            Fact(_("When it became known"), one.known or _("Not known yet")),
            Fact(_("Who else knows"), one.who_knows or _("Not known yet")),
            Fact(_("Risk to the source"), risk_words(one)),
            Fact(_("The source"), said or _("Not said"), _("Read by your unit alone.")),
        ),
    )  # fmt: skip


def _graded(row: Grade, now: datetime) -> Entry:
    facts = (Fact(_("Conditions"), row.conditions),) if row.conditions else ()
    return Entry(graded_words(row), row.reason, happened(row.at, now), "done", source=row.by.name if row.by else "", facts=facts,
                 tags=(Tag(row.scheme),))  # fmt: skip


def _version(row: Version, stands: Stands, releases: list[Release], now: datetime) -> Entry:
    newest = row.pk == stands.versions[-1].pk
    # A team that holds several of the children has a row for each.
    gone = list({one.to_team_id: one for one in releases if one.version_of_id == row.pk}.values())
    links = _door("release", _("Release it to teams"), row.ref) if newest else ()
    back = tuple(
        Link(_("Withdraw it from %(team)s") % {"team": named(one.to_team)}, reverse("intelligence:withdraw", args=[one.ref]))
        for one in gone if not one.withdrawn
    )  # fmt: skip
    return Entry(
        heading=_("Version %(number)s") % {"number": row.number}, when=happened(row.at, now), mark="someone",
        source=row.by.name if row.by else "", said=Said(row.english, "en") if row.english else Said(row.welsh, "cy"),
        facts=(
            *((Fact(_("In Welsh"), row.welsh),) if row.english and row.welsh else ()),
            *(Fact(_("Withdrawn from") if one.withdrawn else _("Released to"), named(one.to_team), one.by.name if one.by else "")
              for one in gone),
        ),
        links=(*links, *back),
    )  # fmt: skip


def _told(stands: Stands, now: datetime) -> tuple[Entry, ...]:
    return tuple(
        Entry(step.words, SubmissionState[step.state].label(language()), happened(step.at, now), "done",
              source=step.by.name if step.by else "")
        for step in stands.steps if step.words
    )  # fmt: skip


def _line(row: Log, now: datetime) -> Entry:
    if row.system:
        return Entry(_("Put into %(system)s") % {"system": row.system}, row.system_reference, happened(row.at, now), "done")
    return Entry(_("Given to %(team)s") % {"team": named(row.to_team)}, row.reference, happened(row.at, now), "done")
