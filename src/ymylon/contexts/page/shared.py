"""What every page of this room shares: how a place, a day, a source and a step are said."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ymylon.agencies.lookups import Team
from ymylon.associates.rules import Known, Sure
from ymylon.contexts.lookups import Context, Step
from ymylon.contexts.rules import ContextKind, PartKind, Reach, StepEnd, Theme
from ymylon.design.entries import Entry, Link, Tag
from ymylon.design.moments import due_when, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day


def kind_words(context: Context) -> str:
    """What it is."""
    return ContextKind[context.kind].label(language())


def team_words(team: Team) -> str:
    """A team with its agency."""
    agency = f", {team.agency.name(language())}" if team.agency else ""
    return f"{team.name(language())}{agency}"


def context_link(context: Context) -> Link:
    """The way to it."""
    return Link(_("Open"), reverse("contexts:context", args=[context.ref]), hidden=context.name)


def back_to(context: Context) -> Link:
    """The way back to it."""
    return Link(_("Back to %(name)s") % {"name": context.name}, reverse("contexts:context", args=[context.ref]))


def state_tags(context: Context) -> tuple[Tag, ...]:
    """That it has ended. Of what goes on nothing is said: no place is graded."""
    return (Tag(_("Ended"), "plain"),) if context.ended else ()


def code_words(kind: str, code: str) -> str:
    """What a code of harm, or of reach, says."""
    if not code:
        return ""
    return (Theme if kind == PartKind.HARM else Reach)[code].label(language())


def known_words(row: Any) -> str:
    """How it is known, since when, how sure, and who wrote it."""
    who = row.by.name if row.by else _("a protected team")
    if not row.source:
        return _("Written by %(who)s on %(day)s") % {"who": who, "day": in_sentence(local_day(row.at))}
    since = _("since %(day)s") % {"day": in_sentence(row.since_on)} if row.since_on else _("since when is not known yet")
    said = {"how": Known[row.source].label(language()), "since": since, "sure": Sure[row.sure].label(language()).lower()}
    return _("%(how)s, %(since)s; %(sure)s. Written by %(who)s") % {**said, "who": who}


def step_entry(step: Step, today: date, *, with_place: bool = False) -> Entry:
    """One step: what, who does it, which team sees to it, by when; or how it ended."""
    team = team_words(step.team)
    seen_to = _("%(who)s does it; %(team)s sees to it.") if step.who else _("%(team)s sees to it.")
    said = [seen_to % {"who": step.who, "team": team}]
    if step.is_over:
        how = StepEnd[step.how].label(language())
        ended = {
            "how": how,
            "who": f"{step.given} {step.family}",
            "day": in_sentence(local_day(step.ended_at)),
            "words": step.ended_words,
        }
        said.append(_("%(how)s, said %(who)s on %(day)s: %(words)s") % ended)
    words = _("Say how it ended")
    link = Link(words, reverse("contexts:end_step", args=[step.ref]), hidden=step.words, looks="main" if with_place else "")
    return Entry(
        heading=f"{step.place}: {step.words}" if with_place else step.words,
        why=" ".join(said),
        when=None if step.is_over else due_when(step.due_on, today),
        mark="done" if step.is_over else "waiting",
        tone="done" if step.is_over else "",
        links=() if step.is_over else (link,),
        anchor=f"step-{step.ref}",
    )
