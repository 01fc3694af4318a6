"""The panel’s view: each child once, as people wrote of them; themes as counts of children; who was moved, who was bound."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, Section
from ymylon.design.moments import in_sentence, language
from ymylon.design.tables import Cell, Table, TablesPage, cell
from ymylon.design.ways import reverse
from ymylon.disruption.rules import Effect
from ymylon.duties.rules import local_day
from ymylon.meetings.rules.rhythm import Place
from ymylon.orders.rules.states import IN_FORCE
from ymylon.panels.lookups import Gathered, OnPanel, on_panel
from ymylon.panels.page.shared import area_words, children_words, months_words
from ymylon.panels.rules import GROUPS, LOOKS_BACK, TAUGHT_WELL, About, about_theme, counted, learning_of, moves_since
from ymylon.panels.rules import Fact as ThemeFact
from ymylon.screening.rules import BY_CODE, ExploitationKind, FindingKind, Level, Standing, Theme, Trend
from ymylon.terms.codes import Lane


def panel_page(actor: Actor, now: datetime, *, area: str = "") -> TablesPage:
    """The children of a panel whom this person may see; of others nothing is said, nor how many there are."""
    gathered, areas, area = on_panel(actor, now, area=area)
    links = [Link(_("How panels went"), reverse("panels:record"))] if actor.may("SEE_PANEL_RECORD") else []
    if len(areas) > 1:
        here = reverse("panels:panel")
        links += [Link(area_words(one), f"{here}?area={one}") for one in areas if one != area]
        links += [Link(_("All panels"), here)] if area else []
    return TablesPage(
        title=_("Exploitation Prevention Panel"),
        lede=_("Children whom you may see. What is judged of a child a person wrote; nothing is computed."),
        back=Link(_("Back to meetings"), reverse("meetings:every")),
        facts=_facts(gathered.children, area),
        sections=(_learning(actor, gathered, now), _moved_and_stopped(actor, gathered, now)),
        links=tuple(links),
        tables=(_children(actor, gathered.children, now), _themes(gathered)),
    )


def _facts(children: Iterable[OnPanel], area: str) -> tuple[Fact, ...]:
    rows = list(children)
    late = sum(one.late_actions for one in rows)
    waiting = sum(one.place.is_late for one in rows)
    facts = (
        Fact(_("Panel of"), area_words(area) if area else ""),
        Fact(_("Children"), str(len(rows))),
        Fact(
            _("Open actions"),
            str(sum(one.open_actions for one in rows)),
            ngettext("%(count)d late", "%(count)d late", late) % {"count": late} if late else "",
        ),
        Fact(_("Next meeting late, or not set"), children_words(waiting) if waiting else ""),
    )
    return tuple(fact for fact in facts if fact.words)


def _children(actor: Actor, children: Iterable[OnPanel], now: datetime) -> Table:
    judged = bool(actor.scopes(Lane.CONCERN))
    heads = (
        _("Child"),
        *((_("Judged, type by type"),) if judged else ()),
        _("The panel’s meetings"),
        _("Actions"),
    )
    return Table(
        _("Children"),
        "children",
        heads,
        tuple(_child(one, now, judged=judged) for one in children),
        _("By name. Whoever judged, and when, stands with it."),
        _("You see no child on a panel."),
    )


def _child(one: OnPanel, now: datetime, *, judged: bool) -> tuple[Cell, ...]:
    name = one.name or _("Name not known yet")
    age = _("Age %(age)d") % {"age": one.age} if one.age is not None else ""
    who = cell(small=(age,), link=Link(name, reverse("meetings:item", args=[one.item])))
    return (who, *((_judged(one),) if judged else ()), _meetings(one.place, now), _actions(one, name))


def _judged(one: OnPanel) -> Cell:
    order = list(ExploitationKind)
    lines = []
    for row in sorted(one.judged, key=lambda row: order.index(ExploitationKind[row.topic])):
        words = {
            "kind": ExploitationKind[row.topic].label(language()),
            "level": Level[row.level].label(language()).lower() if row.level else _("not said"),
            "trend": Trend[row.trend].label(language()).lower() if row.trend and row.trend != Trend.NOT_KNOWN else "",
        }
        line = _("%(kind)s: %(level)s, %(trend)s") if words["trend"] else _("%(kind)s: %(level)s")
        lines.append(line % words)
    last = max(one.judged, key=lambda row: row.at, default=None)
    who = last.by.name if last and last.by else ""
    small = ", ".join(filter(None, (who, in_sentence(local_day(last.at))))) if last else ""
    return cell(*(lines or [_("Not screened yet")]), small=(small,))


def _meetings(place: Place, now: datetime) -> Cell:
    last = _("Last: %(day)s") % {"day": in_sentence(local_day(place.last_at))} if place.last_at else _("None held yet")
    if place.next_at:
        day = in_sentence(local_day(place.next_at))
        # One that began and was not said to be held still waits for its chair.
        following = _("Was to be on %(day)s, not closed") if place.next_at < now else _("Next: %(day)s")
        return cell(last, following % {"day": day}, is_late=place.is_late)
    following = _("Owed by %(day)s, not called") if place.owed_on else _("No next one is called")
    owed = following % {"day": in_sentence(place.owed_on)} if place.owed_on else following
    return cell(last, owed, is_late=place.is_late)


def _actions(one: OnPanel, name: str) -> Cell:
    if not one.open_actions:
        return cell(_("None open"))
    link = Link(
        ngettext("%(count)d open", "%(count)d open", one.open_actions) % {"count": one.open_actions},
        reverse("chronology:actions", args=[one.ref]),
        hidden=name,
    )
    late = (
        ngettext("%(count)d late", "%(count)d late", one.late_actions) % {"count": one.late_actions} if one.late_actions else ""
    )
    return cell(late, link=link, is_late=bool(late))


def _themes(gathered: Gathered) -> Table:
    rows = tuple(
        (
            cell(one.about.label(language())),
            cell(one.words),
            cell(children_words(one.children) if one.children else "–"),
            cell(children_words(one.suspected) if one.suspected else "–"),
        )
        for one in counted(_facts_of_themes(gathered))
    )
    return Table(
        _("Themes across these children"),
        "themes",
        (_("About"), _("Theme"), _("Now"), _("Suspected besides")),
        rows,
        _("Counted are children whom you may see, each once in a theme. Nothing is added up to a child."),
        _("No theme that you may read is written down."),
    )


def _facts_of_themes(gathered: Gathered) -> Iterator[ThemeFact]:
    words = {one.code: one.words.in_language(language()) for group in BY_CODE.values() for one in group.indicators}
    for mark in gathered.marks:
        about, standing = GROUPS[gathered.groups[mark.part_id]], Standing[mark.standing]
        if standing in (Standing.CURRENT, Standing.SUSPECTED):
            yield ThemeFact(about, words.get(mark.code, mark.code), mark.child_id, standing is Standing.CURRENT)
    for child, taught in gathered.taught.items():
        if taught.status not in TAUGHT_WELL:
            yield ThemeFact(About.EDUCATION, taught.status.label(language()), child)
    for row in gathered.findings:
        if row.kind == FindingKind.LOCATION and row.where:  # type: ignore[attr-defined]
            yield ThemeFact(About.PLACES, row.where.strip(), row.child_id)  # type: ignore[attr-defined]
        elif row.kind == FindingKind.THEME and row.detail:
            yield ThemeFact(about_theme(Theme[row.detail]), Theme[row.detail].label(language()), row.child_id)
    for child, code in gathered.said:
        if code:
            yield ThemeFact(about_theme(Theme[code]), Theme[code].label(language()), child)


def _learning(actor: Actor, gathered: Gathered, now: datetime) -> Section:
    """How many are kept out of school, wait for a specialist place and how long, may lose a place: counts of children."""
    heads = (_("Excluded from school"), _("Waiting for a specialist place"), _("May lose a place, or a course"))
    found = learning_of(gathered.taught.values(), local_day(now))
    middle, longest = months_words(found.middle_months), months_words(found.longest_months)
    waited = _("the middle wait is %(middle)s, the longest %(longest)s") % {"middle": middle, "longest": longest}
    apprentices = _("%(children)s on an apprenticeship") % {"children": children_words(found.apprentices)}
    facts: tuple[Fact, ...] = (
        Fact(heads[0], children_words(found.excluded)),
        Fact(heads[1], children_words(found.waiting), waited if found.waiting else ""),
        Fact(heads[2], children_words(found.at_risk), apprentices if found.apprentices else ""),
    )
    if not actor.scopes(Lane.EDUCATION):
        facts = tuple(Fact(head, _("Your lanes do not hold this.")) for head in heads)
    return Section(
        _("Learning, and waiting to learn"),
        "learning",
        (Entry(_("For these children"), facts=facts),),
        note=_(
            "As schools, colleges and the council wrote it, counted to today. Of those who wait, half have waited no longer than"
            " the middle wait."
        ),
    )


def _moved_and_stopped(actor: Actor, gathered: Gathered, now: datetime) -> Section:
    since = local_day(now) - LOOKS_BACK
    not_yours = _("Your lanes do not hold this.")
    moves = moves_since(gathered.spells, since)
    times = ngettext("%(count)d move", "%(count)d moves", moves.times) % {"count": moves.times}
    away = _("%(children)s placed out of area") % {"children": children_words(moves.away)} if moves.away else ""
    served = {one.entry_id for one in gathered.bound if one.served_on >= since}
    bound = {one.entry_id for one in gathered.bound if one.state in IN_FORCE}

    def adults(count: int) -> str:
        return ngettext("%(count)d adult", "%(count)d adults", count) % {"count": count}

    care, persons = bool(actor.scopes(Lane.CARE)), bool(actor.scopes(Lane.PERSONS))
    facts = (
        Fact(
            _("Children moved"),
            children_words(moves.children) if care else not_yours,
            ", ".join(filter(None, (times, away))) if care and moves.times else "",
        ),
        Fact(_("Adults served with a notice or an order"), adults(len(served)) if persons else not_yours),
        Fact(_("Adults bound now"), adults(len(bound)) if persons else not_yours),
        _ended(gathered.effects) if actor.scopes(Lane.DISRUPTION) else Fact(_("Steps against those who harm"), not_yours),
    )
    note = _(
        "Since %(day)s. A move is from one placement to another; each adult is counted once. A step is counted when it is"
        " written down what came of it. Arrests and charges that nobody made a step of are not held here: ask the police."
    ) % {"day": in_sentence(since)}
    return Section(
        _("Children moved, adults disrupted"),
        "moved",
        (Entry(_("For these children"), facts=facts),),
        note=note,
    )


def _ended(effects: Sequence[str]) -> Fact:
    """How many steps of disruption plans ended, and what came of them: the harm that goes on elsewhere too."""
    counts = Counter(effects)
    came = (f"{effect.label(language())}: {counts[effect]}" for effect in Effect if counts[effect])
    ended = ngettext("%(count)d ended", "%(count)d ended", len(effects)) % {"count": len(effects)}
    return Fact(_("Steps against those who harm"), ended, "; ".join(came))
