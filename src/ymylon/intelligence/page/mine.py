"""What a practitioner submitted and what became of it; what was released to their team; and of a child, references alone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.intelligence.forms.shared import named
from ymylon.intelligence.lookups import Log, Release, Stands, Withdrawal, logged_about, released_to, submitted_by, withdrawn_from
from ymylon.intelligence.page.shared import about, danger, known_words, whom
from ymylon.intelligence.rules import Handling, SubmissionState, words_of_code
from ymylon.people.lookups import cluster_of
from ymylon.protection.lookups import known_child
from ymylon.terms.codes import Lane


def mine_page(actor: Actor, now: datetime) -> RecordPage:
    """What this person submitted, with what came of it, and what was released to their team."""
    found = submitted_by(actor)
    names = whom(actor, [one.submission.named for one in found])
    begin = Link(_("Submit intelligence"), reverse("intelligence:begin"), looks="main")
    mine = Section(
        _("What you submitted"), "mine", tuple(_mine(one, names, now) for one in found), links=(begin,),
        empty=_("You submitted nothing yet."), note=_("Your team reads the reference and the day, and nothing else of it."),
    )  # fmt: skip
    return RecordPage(
        title=_("Intelligence for the police"),
        lede=_("Facts that the police grade. What may be shared comes back written anew, without whoever said it."),
        back=Link(_("Back to Today"), reverse("today:today")), notices=(danger(),),
        sections=(mine, *_released(actor, None, now)),
    )  # fmt: skip


def _mine(one: Stands, names: dict[int, str], now: datetime) -> Entry:
    submission = one.submission
    return Entry(
        heading=submission.reference, why=submission.words, when=happened(submission.at, now),
        mark="waiting" if one.state == SubmissionState.WAITING else "done", source=about(submission.named, names),
        tags=(Tag(SubmissionState[one.state].label(language())),),
        facts=(
            Fact(_("Given to"), named(submission.to_team)), Fact(_("How it is known"), known_words(submission)),
            *(Fact(_("The police say"), step.words) for step in one.steps if step.words),
        ),
    )  # fmt: skip


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """That something was submitted about this child, by reference and day; and what was released. Raises NoSuchChild."""
    child = known_child(actor, ref)
    cluster = cluster_of(actor, child.pk)
    logged = logged_about(actor, cluster)
    links: tuple[Link, ...] = ()
    if child.owner is None and child.writes(actor, Lane.IDENTITY, "SUBMIT_INTELLIGENCE"):
        links = (Link(_("Submit intelligence"), reverse("intelligence:submit", args=[child.ref]), looks="main"),)
    references = Section(
        _("Submitted by your team"), "submitted", tuple(_logged(one, now) for one in logged), tight=True, links=links,
        empty=_("Nothing that your team submitted stands here."), note=_("References alone: the words are the police’s to read."),
    )  # fmt: skip
    return RecordPage(
        title=_("Intelligence about %(name)s") % {"name": child.name},
        lede=_("What your team gave the police, by reference, and what they released to your team."),
        back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])), notices=(danger(),),
        sections=(references, *_released(actor, cluster, now)),
        links=(Link(_("What you submitted yourself"), reverse("intelligence:mine")),),
    )  # fmt: skip


def _logged(one: Log, now: datetime) -> Entry:
    system = (Fact(_("Put into"), one.system, one.system_reference),) if one.system else ()
    heading = _("Intelligence submitted: %(reference)s") % {"reference": one.reference}
    return Entry(heading, when=happened(one.at, now), mark="done",
                 facts=(Fact(_("Given to"), named(one.to_team)), *system))  # fmt: skip


def _released(actor: Actor, children: Iterable[int] | None, now: datetime) -> tuple[Section, ...]:
    if not actor.may("READ_INTELLIGENCE"):
        return ()
    found: dict[int, list[Release]] = {}
    for one in released_to(actor, children):
        found.setdefault(one.version_of_id, []).append(one)
    names = whom(actor, [[one.child_id for one in same] for same in found.values()])
    taken = {(one.words, one.at): one for one in withdrawn_from(actor, children)}
    sections = [
        Section(
            _("Released to your team"), "released", tuple(_release(same, names, now) for same in found.values()), tight=True,
            empty=_("Nothing is released to your team."),
        )
    ]  # fmt: skip
    if taken:
        entries = tuple(_withdrawn(one, now) for one in taken.values())
        sections.append(Section(_("Withdrawn: do not act on it any more"), "withdrawn", entries, tight=True))
    return tuple(sections)


def _release(same: list[Release], names: dict[int, str], now: datetime) -> Entry:
    # Of several children the same words were released once for each. The words stand on their own page, below their conditions.
    one = same[0]
    return Entry(
        heading=one.reference, when=happened(one.at, now), mark="someone", source=about([row.child_id for row in same], names),
        tags=(Tag(words_of_code(Handling, one.handling, language())),),
        links=(Link(_("Read it"), reverse("intelligence:read", args=[one.ref]), one.reference, looks="second"),),
    )  # fmt: skip


def _withdrawn(one: Withdrawal, now: datetime) -> Entry:
    return Entry(one.words, when=happened(one.at, now), mark="late")
