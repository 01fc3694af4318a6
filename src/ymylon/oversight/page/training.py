"""In what one was trained; and, for managers, in what their people were, and who was in nothing."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups.training import PEOPLE_SHOWN, Answering, Team, Training, people_to_train, trainings_of
from ymylon.agencies.rules.training import has_run_out
from ymylon.design.entries import Act, Entry, Link, RecordPage, Section
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.oversight.page.looks import team_words
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.terms.codes import TrainingSubject


def training_url(chosen: Answering, address: str = "oversight:training") -> str:
    """The page of this address, of the team that was chosen."""
    return reverse(address) + (f"?team={chosen.chosen.ref}" if chosen.chosen else "")


def training_page(actor: Actor, chosen: Answering, now: datetime) -> RecordPage:
    """One's own first; then those of whom this person answers for, by name; or, where those are too many, by team."""
    people = people_to_train(actor.practitioner_id, chosen)
    rows: dict[int, list[Training]] = {one.pk: [] for one in people}
    for row in trainings_of(rows):
        rows[row.practitioner_id].append(row)
    today = local_day(now)
    own = Section(
        _("You were trained in"),
        "own",
        tuple(_entry(row, today) for row in rows.get(actor.practitioner_id or 0, ())),
        tight=True,
        empty=_("Nothing yet."),
        links=(Link(_("Say who was trained"), training_url(chosen, "oversight:trained"), looks="main"),),
    )
    others = [entry for one in people if one.pk != actor.practitioner_id for entry in _of(one.name, rows[one.pk], today)]
    return RecordPage(
        title=_("Training"),
        lede=_("On the exploitation of children and on the National Referral Mechanism."),
        sections=(own, *((_theirs(others, chosen),) if others else ()), *((_teams(chosen),) if chosen.has_to_choose else ())),
    )


def _theirs(entries: list[Entry], chosen: Answering) -> Section:
    note = _("You answer for them. Nobody else reads this by name; panels and boards read how many, by agency.")
    team = chosen.chosen
    if team and chosen.people[team.pk] > PEOPLE_SHOWN:
        note += " " + _("Only the first %(count)d are shown, by name.") % {"count": PEOPLE_SHOWN}
    heading = _("Your people: %(team)s") % {"team": team_words(team)} if team else _("Your people")
    return Section(heading, "people", tuple(entries), tight=True, note=note)


def _teams(chosen: Answering) -> Section:
    """Too many people to be read at once: which team of theirs."""
    return Section(_("Choose a team"), "teams", tuple(_team(one, chosen.people[one.pk]) for one in chosen.teams), tight=True)


def _team(team: Team, people: int) -> Entry:
    name = team_words(team)
    return Entry(
        heading=name,
        why=ngettext("%(count)d person", "%(count)d people", people) % {"count": people},
        links=(Link(_("Open"), f"{reverse('oversight:training')}?team={team.ref}", name),),
    )


def _of(name: str, rows: list[Training], today: date) -> list[Entry]:
    if not rows:
        return [Entry(heading=name, why=_("No training is on record."), mark="waiting")]
    return [_entry(row, today, name) for row in rows]


def _entry(row: Training, today: date, name: str = "") -> Entry:
    subject = TrainingSubject[row.subject].label(language())
    heading = f"{name}: {subject}" if name else subject
    over = has_run_out(row.stands_until, today)
    return Entry(
        heading=heading,
        why=_("%(day)s, by %(body)s. %(until)s")
        % {"day": in_sentence(row.held_on), "body": row.given_by, "until": _until(row, over)},
        source=_("Said by %(name)s") % {"name": row.recorded_by.name},
        mark="late" if over else "done",
        tone="late" if over else "",
        acts=(Act(_("Take it back"), reverse("oversight:untrained", args=[row.ref]), heading, main=False),),
    )


def _until(row: Training, over: bool) -> str:
    if row.stands_until is None:
        return _("No end was set.")
    day = {"day": in_sentence(row.stands_until)}
    return _("It stood until %(day)s: it is due again.") % day if over else _("It stands until %(day)s.") % day


def trained_page(chosen: Answering) -> QuestionPage:
    """What saying it does."""
    return QuestionPage(
        title=_("Who was trained?"),
        lede=_("One course, on one day. Name no child."),
        act=_("Put it down"),
        small=_("Whoever was trained and their managers read it. Panels and boards read how many, by agency."),
        back=Link(_("Back to training"), training_url(chosen)),
    )
