"""Beside the board: notices that nobody has acknowledged and that stand in none of its columns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.entries import Notice
from ymylon.design.moments import ago, language, told
from ymylon.missing.lookups.board import Episode
from ymylon.missing.page.board_answers import OTHERS, Answers, column_words
from ymylon.notices.lookups import Notice as Told
from ymylon.terms.codes import NoticeKind


def other_notices(answers: Answers, open_now: Iterable[Episode], called: Mapping[int, str], now: datetime) -> tuple[Notice, ...]:
    """One box for each thing that was told and is not answered by all, the late ones first."""
    boxes, seen = [], set()
    for notice in answers.others(open_now):
        thing = (notice.about, notice.kind, notice.occurrence)
        if thing not in seen:
            seen.add(thing)
            boxes.append(_box(answers, notice, called, now))
    return tuple(box for _late, box in sorted(boxes, key=lambda pair: not pair[0]))


def _box(answers: Answers, notice: Told, called: Mapping[int, str], now: datetime) -> tuple[bool, Notice]:
    beside = answers.beside(notice)
    is_late = any(answers.is_late(one) for one in beside)
    heading = _("%(what)s: %(child)s") % {
        "what": NoticeKind[notice.kind].label(language()),
        "child": called[notice.child_id],
    }
    said = {"time": told(notice.told_at, now), "ago": ago(notice.told_at, now)}
    words = [_("Told %(time)s, %(ago)s.") % said, *(_answer(answers, one, now) for one in beside)]
    tone, mark = ("late", "late") if is_late else ("calm", "waiting")
    return is_late, Notice(heading=heading, words=" ".join(words), tone=tone, mark=mark, key=f"notice-{notice.ref}")


def _answer(answers: Answers, notice: Told, now: datetime) -> str:
    column = answers.column(notice)
    who = answers.team(notice.team_id) if column == OTHERS else column_words(column)
    if notice.acknowledged_at:
        return _("%(who)s %(time)s.") % {"who": who, "time": told(notice.acknowledged_at, now)}
    if not answers.is_late(notice):
        return _("%(who)s waiting.") % {"who": who}
    climbed = answers.climbed(notice)
    late = _("%(who)s has not acknowledged.") % {"who": who}
    return f"{late} {climbed}." if climbed else late
