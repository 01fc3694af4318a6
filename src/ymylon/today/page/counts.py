"""What was agreed and what help was asked for, counted per team for whoever manages it: given, refused, late, unmet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import counted_for
from ymylon.duties.rules import Help, count_actions, count_help, local_day
from ymylon.duties.rules.counting import CountedAction
from ymylon.terms.calendars import long_date
from ymylon.today.lookups import teams_to_look_at

BACK = timedelta(days=91)


def counts_page(actor: Actor, now: datetime) -> RecordPage:
    """Requests and actions since a quarter of a year, by team, of the lanes that this person may see; no child is shown."""
    teams = teams_to_look_at(actor)
    found = counted_for(actor, (team.pk for team in teams), now - BACK)
    held = [(team, found[team.pk]) for team in teams if team.pk in found]
    since = long_date(local_day(now - BACK), language())
    return RecordPage(
        title=_("Actions and help in figures"),
        lede=_("Since %(day)s, of what you may see. Requests are counted, not children; two may be one child’s.")
        % {"day": since},
        back=Link(_("Back to the team’s day"), reverse("today:teams")),
        sections=(_unmet(held, now), _help(held, now), _actions(held, now)),
    )


def _unmet(held: Sequence[tuple[Team, list[CountedAction]]], now: datetime) -> Section:
    by_kind: Counter[Help] = Counter()
    for _team, rows in held:
        by_kind.update(count_help(rows, now).unmet)
    facts = tuple(Fact(kind.label(language()), str(by_kind[kind])) for kind in Help if by_kind[kind])
    entry = Entry(heading=_("Without it: %(count)d") % {"count": by_kind.total()}, mark="late", facts=facts)
    return Section(
        _("Unmet need"),
        "unmet",
        (entry,) if facts else (),
        note=_("Help that was refused, or not given all the same, or that waits past its time."),
        empty=_("No help that was asked for is unmet."),
    )


def _help(held: Sequence[tuple[Team, list[CountedAction]]], now: datetime) -> Section:
    entries = []
    for team, rows in held:
        counts = count_help(rows, now)
        counted = (
            (_("Asked for"), counts.asked), (_("Granted"), counts.granted), (_("Refused"), counts.refused),
            (_("Waits for an answer"), counts.waiting), (_("Withdrawn"), counts.withdrawn), (_("Late"), counts.late),
            (_("Unmet"), sum(counts.unmet.values())),
        )  # fmt: skip
        if counts.asked:
            entries.append(Entry(heading=_named(team), facts=_facts(counted)))
    return Section(_("Small practical help"), "help", tuple(entries), empty=_("No help was asked of these teams."))


def _actions(held: Sequence[tuple[Team, list[CountedAction]]], now: datetime) -> Section:
    entries = []
    for team, rows in held:
        counts = count_actions(rows, now)
        ended = ((state.label(language()), count) for state, count in counts.ended.items())
        counted = ((_("Agreed"), counts.agreed), *ended, (_("Still open"), counts.still_open), (_("Late"), counts.late))
        if counts.agreed:
            entries.append(Entry(heading=_named(team), facts=_facts(counted)))
    return Section(_("Agreed actions"), "actions", tuple(entries), empty=_("These teams own no agreed action."))


def _facts(counted: Iterable[tuple[str, int]]) -> tuple[Fact, ...]:
    return tuple(Fact(term, str(count)) for term, count in counted)


def _named(team: Team) -> str:
    """The team, and its agency where it has one: managers look at teams of several names that are alike."""
    own = team.name(language())
    return f"{own}, {team.agency.name(language())}" if team.agency else _("%(team)s (joint team)") % {"team": own}
