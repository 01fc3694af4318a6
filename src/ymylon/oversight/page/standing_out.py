"""What stands out, for auditors: in words, in the order in which it happened, and what was asked and answered."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.design.entries import Entry, Link, RecordPage, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.looking import Question, StandsOut, line_that_stands_out, questions_about, standing_out
from ymylon.oversight.page.history import asker
from ymylon.oversight.page.looks import team_words
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.oversight.rules.standing_out import said


def standing_out_page(now: datetime) -> RecordPage:
    """What stands out among the acts of the auditor's own agencies."""
    found = standing_out(now)
    people = practitioners_by_id(one.practitioner_id for one in found)
    teams = teams_by_id(one.team_id for one in found)
    questions = questions_about(one.line for one in found)
    entries = tuple(_entry(one, people[one.practitioner_id].name, teams[one.team_id], questions, now) for one in found)
    return RecordPage(
        title=_("What stands out"),
        lede=_("In the last fourteen days, the latest first. Each may be quite in order: ask. Nothing here is a score."),
        sections=(
            Section(
                _("Openings of one record"),
                "out",
                entries,
                note=_("You see who looked, not whom they looked at: a record is shown by its reference alone."),
                empty=_("Nothing stands out."),
            ),
        ),
    )


def _entry(one: StandsOut, name: str, team, questions: dict[int, Question], now: datetime) -> Entry:
    question = questions.get(one.line)
    ask = Link(_("Ask"), reverse("oversight:ask", args=[one.line]), name)
    return Entry(
        heading=name,
        why=" ".join((said(one.reasons, language()), *((_exchange(question, now),) if question else ()))),
        when=happened(one.look.at, now),
        mark="dot" if question is None else "done" if question.answered_at else "waiting",
        source=_("%(team)s. Record %(ref)s.") % {"team": team_words(team), "ref": str(one.record)[:8]},
        links=(ask,) if question is None else (),
    )


def _exchange(question: Question, now: datetime) -> str:
    asked = _("%(who)s asked, %(when)s: “%(words)s”") % {
        "who": asker(question),
        "when": told(question.asked_at, now),
        "words": question.words,
    }
    if question.answered_at is None:
        answer = _("Not answered yet.")
    else:
        said = {"when": told(question.answered_at, now), "words": question.answer}
        answer = _("Answered, %(when)s: “%(words)s”") % said
    return f"{asked} {answer}"


def ask_page(line: int, now: datetime) -> QuestionPage:
    """What stood out, and to whom the question goes. Raises NoSuchLine."""
    found = line_that_stands_out(line, now)
    name = practitioners_by_id([found.practitioner_id])[found.practitioner_id].name
    return QuestionPage(
        title=_("Ask %(name)s") % {"name": name},
        lede=f"{told(found.look.at, now)}. {said(found.reasons, language())}",
        act=_("Ask"),
        small=_("The question and the answer stay beside this line."),
        back=Link(_("Back to what stands out"), reverse("oversight:standing_out")),
    )
