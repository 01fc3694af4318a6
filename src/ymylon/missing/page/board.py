"""The board: who is missing now, who has acknowledged, what is due next; late first. Names are short until a child is opened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Link, Notice, Tag
from ymylon.design.moments import When, language, lasted, long_day, told
from ymylon.design.shell import Live
from ymylon.design.tags import grade_tag
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty, duties_about, last_sweep
from ymylon.missing.lookups.board import Episode, Grading, grades_now, missing_or_found_since
from ymylon.missing.page.board_answers import SCREEN, Answers, Cell, answers_in, read_answers
from ymylon.missing.page.board_side import other_notices
from ymylon.missing.page.last_seen import last_seen_words
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.missing.rules.ending import PREVENTION_CHECK
from ymylon.people import lookups as people
from ymylon.people.rules import age_on, initials, short_name
from ymylon.terms.calendars import LONDON, clock, local
from ymylon.terms.codes import EndKind, Lane, LivingAt, PoliceGrade
from ymylon.terms.geography import find_authority

EVENING = time(19)
_SWEEP_IS_LATE = timedelta(minutes=3)
_RANK = {PoliceGrade.HIGH: 1, PoliceGrade.MEDIUM: 2, PoliceGrade.LOW: 3, PoliceGrade.NO_APPARENT_RISK: 4}
_WORDS = {kind.code: kind.words for kind in DUTY_KINDS}


@dataclass(frozen=True)
class Row:
    """One child who is missing."""

    key: str
    lasted: str
    since: str
    since_iso: str
    tone: str
    mark: str
    child: str
    url: str
    where: str
    grade: Tag | None
    cells: tuple[Cell, ...]
    next_words: str
    next_when: When | None
    is_late: bool


@dataclass(frozen=True)
class BoardPage:
    """The board as one person, or one wall, may see it."""

    title: str
    name: str
    order: str
    live: Live
    has_grades: bool
    unseen_grade: str
    rows: tuple[Row, ...]
    empty: str
    others_heading: str
    others: tuple[Notice, ...]
    found_heading: str
    found: tuple[str, ...]
    notices: tuple[Notice, ...]
    swept: str
    wall: Link | None
    children: frozenset[int] = field(repr=False)


def board_page(actor: Actor, now: datetime, *, rows_url: str, reload_url: str, is_wall: bool) -> BoardPage:
    """Everything on the board, in ten questions to the database however many children there are."""
    since = evening_before(now)
    has_grades = bool(actor.scopes(Lane.POLICE_GRADE))
    episodes = missing_or_found_since(actor, since)
    duties = duties_about(actor, [episode.ref for episode in episodes])
    owed = defaultdict(list)
    for duty in duties:
        owed[duty.about].append(duty)
    answers = answers_in(read_answers(actor, [episode.ref for episode in episodes], duties), owed, now, _WORDS)
    open_now = [episode for episode in episodes if episode.ended_at is None]
    children = {episode.child_id for episode in episodes} | {notice.child_id for notice in answers.others(open_now)}
    called = _called(actor, children, now)
    grades = grades_now(actor, open_now) if has_grades else {}
    rows = sorted((_row(actor, episode, grades, answers, called, now) for episode in open_now), key=lambda placed: placed[0])
    others = other_notices(answers, open_now, called, now)
    swept, sweep_notice = _sweep(now)
    return BoardPage(
        title=_title(len(rows)),
        name=_name(actor),
        order=_order(has_grades),
        live=_live(rows_url, reload_url, now),
        has_grades=has_grades,
        unseen_grade=_("not yours to see"),
        rows=tuple(row for _place, row in rows),
        empty="" if rows else _empty(),
        others_heading=_others_heading(len(others)),
        others=others,
        found_heading=_("Found since %(time)s") % {"time": clock(since)},
        found=tuple(_found(episode, owed[episode.ref], called, now) for episode in reversed(episodes) if episode.ended_at),
        notices=sweep_notice,
        swept=swept,
        wall=None if actor.kind == SCREEN else _other_look(is_wall),
        children=frozenset(children),
    )


def evening_before(now: datetime) -> datetime:
    """The last seven in the evening: the board shows who was found in this night or day."""
    here = local(now)
    day = here.date() if here.time() >= EVENING else here.date() - timedelta(days=1)
    return datetime.combine(day, EVENING, tzinfo=LONDON)


def _called(actor: Actor, children: Iterable[int], now: datetime) -> dict[int, str]:
    """What each child is called here: given name, initial and age; on an enrolled screen initials alone, and the age."""
    names, persons = people.current_names(actor, children), people.persons_by_id(actor, children)
    short = initials if actor.kind == SCREEN else short_name
    called = {}
    for child in children:
        name, person = names.get(child), persons.get(child)
        words = short(name.given, name.family) if name else _("A child")
        age = age_on(person.born_on, local(now).date()) if person else None
        called[child] = words if age is None else _("%(name)s, %(age)d") % {"name": words, "age": age}
    return called


def _row(
    actor: Actor,
    episode: Episode,
    grades: Mapping[int, Grading],
    answers: Answers,
    called: Mapping[int, str],
    now: datetime,
) -> tuple[tuple, Row]:
    sees_grade = set(actor.scopes(Lane.POLICE_GRADE)) & set(episode.scopes)
    grade = PoliceGrade[grades[episode.pk].grade] if episode.pk in grades else None
    due = answers.next_due(episode.ref)
    is_late = due is not None and due.when is not None and due.when.tone == "late"
    tone = due.when.tone if due and due.when else "calm"
    row = Row(
        key=str(episode.ref),
        lasted=lasted(now - episode.last_seen_at, short=True),
        since=_("since %(time)s") % {"time": _since(episode, now)},
        since_iso=episode.last_seen_at.isoformat(),
        tone=tone,
        mark={"late": "late", "soon": "soon"}.get(tone, "dot"),
        child=called[episode.child_id],
        url=reverse("missing:episode", args=[episode.ref]) if actor.may("SEE_EPISODE") else "",
        where=_where(episode),
        grade=grade_tag(grade) if sees_grade else None,
        cells=answers.cells(episode),
        next_words=due.words if due else _("Nothing due"),
        next_when=due.when if due else None,
        is_late=is_late,
    )
    rank = (_RANK[grade] if grade else 0) if sees_grade else 5
    return (not is_late, rank, episode.last_seen_at), row


def _since(episode: Episode, now: datetime) -> str:
    return last_seen_words(episode.last_seen_at, episode.last_seen_precision, now)


def _where(episode: Episode) -> str:
    area = find_authority(episode.authority) if episode.authority else None
    place = area.words.in_language(language()) if area else ""
    living = LivingAt[episode.living_at]
    if living == LivingAt.NOT_KNOWN:
        return place
    lives = living.label(language())
    return _("%(place)s, %(living)s") % {"place": place, "living": lives[:1].lower() + lives[1:]} if place else lives


def _found(episode: Episode, duties: Iterable[Duty], called: Mapping[int, str], now: datetime) -> str:
    said = {"child": called[episode.child_id], "time": told(episode.ended_at, now)}
    kind = EndKind[episode.end_kind]
    words = _("%(child)s at %(time)s.") % said
    if kind != EndKind.FOUND:
        words = _("%(child)s at %(time)s: %(how)s.") % {**said, "how": kind.label(language())}
    check = next((duty for duty in duties if duty.kind == PREVENTION_CHECK), None)
    if check is None:
        return words
    if check.state == "OPEN":
        due = told(check.due_at, now) if check.due_at else ""
        return f"{words} " + (_("Prevention check by %(time)s.") % {"time": due} if due else _("Prevention check owed."))
    done = _("Prevention check done %(time)s.") % {"time": told(check.ended_at, now)}
    return f"{words} {done}" if check.state == "FULFILLED" else words


def _title(count: int) -> str:
    if not count:
        return _("Nobody is missing now")
    return ngettext("%(count)d child missing now", "%(count)d children missing now", count) % {"count": count}


def _order(has_grades: bool) -> str:
    if has_grades:
        return _("Late first, then not graded, then by grade, then longest missing.")
    return _("Late first, then longest missing.")


def _name(actor: Actor) -> str:
    place = actor.posts[0] if actor.posts else None
    if place is None:
        return _("Board")
    # A screen shows the children of one team; under its agency's name it would seem to show all.
    english, welsh = place.agency_names if place.agency_id and actor.kind != SCREEN else place.team_names
    return _("Board, %(place)s") % {"place": welsh if language() == "cy" else english}


def _others_heading(count: int) -> str:
    if not count:
        return _("Every other notice is acknowledged")
    words = ngettext("%(count)d other notice not acknowledged", "%(count)d other notices not acknowledged", count)
    return words % {"count": count}


def _empty() -> str:
    return _("None of the children whom you may see is missing.")


def _sweep(now: datetime) -> tuple[str, tuple[Notice, ...]]:
    """When silence was last looked for; said aloud if it is long ago, for then nobody climbs."""
    swept = last_sweep("notices")
    if swept and now - swept.ran_at <= _SWEEP_IS_LATE:
        return _("Silence was last looked for at %(time)s.") % {"time": told(swept.ran_at, now)}, ()
    when = told(swept.ran_at, now) if swept else _("never")
    words = _("Nobody is being told when a team is silent: that stopped at %(time)s. Ring whoever has not acknowledged.")
    if not swept:
        words = _("Nobody is being told when a team is silent: that has not begun. Ring whoever has not acknowledged.")
    heading = _("The clock has stopped")
    notice = Notice(heading=heading, words=words % {"time": when}, tone="late", mark="late", key="swept")
    return _("Silence was last looked for: %(time)s.") % {"time": when}, (notice,)


def _live(rows_url: str, reload_url: str, now: datetime) -> Live:
    here = local(now)
    return Live(url=rows_url, heard=here.strftime("%H:%M:%S"), clock=clock(now), day=long_day(now), reload_url=reload_url)


def _other_look(is_wall: bool) -> Link:
    url = reverse("missing:board")
    return Link(_("For people"), url) if is_wall else Link(_("For a wall"), f"{url}?wall")
