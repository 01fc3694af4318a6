"""What stands around each question of this room, and what may be chosen in it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import may_be_asked
from ymylon.circumstances.actions.owing import area_of, due_by_policy
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules import day_reached, local_day
from ymylon.linkage.lookups import search
from ymylon.protection.lookups import KnownChild
from ymylon.terms.geography import AUTHORITIES
from ymylon.worries.lookups import COUNCIL, Stands, area_known, is_answered_for
from ymylon.worries.page.shared import back_to, sealed_notice, who_noted
from ymylon.worries.rules import KEEP_KEY, Told, is_of_police


def _danger() -> Notice:
    heading = _("Is the child in danger, or harmed?")
    return Notice(
        heading, _("Ring 999, and refer the child to the council. A worry is read within days, not tonight."), "late", "late"
    )


def _small() -> str:
    return _("The child’s council reads it and one team calls the family. The police do not see it unless a manager shares it.")


def begin_page(draft: Begun) -> AskPage:
    """A worry, begun without a child's page."""
    return AskPage(
        title=_("Note a worry about a child"),
        lede=_("A minute, for what meets no threshold. Support comes first; nobody reports a child missing by this."),
        act=_("Note the worry"), back=Link(_("Back to Today"), reverse("today:today")), small=_small(),
        notices=(_danger(), *draft.notices), keep_url=draft.keep_url,
    )  # fmt: skip


def note_page(child: KnownChild, draft: Begun) -> AskPage:
    """A worry about one child."""
    other = Link(_("It is more than a worry: refer to the council (C1)"), reverse("chronology:refer", args=[child.ref]))
    return AskPage(
        title=_("Note a worry about %(name)s") % {"name": child.given},
        lede=_("A minute, for what meets no threshold. Support comes first; nobody reports a child missing by this."),
        act=_("Note the worry"), back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])), small=_small(),
        notices=(_danger(), *sealed_notice(child), *draft.notices), keep_url=draft.keep_url, other=(other,),
    )  # fmt: skip


def answer_page(child: KnownChild, one: Stands, draft: Begun) -> AskPage:
    """Reading a worry: what was noted stands above the question."""
    worry = one.worry
    said = worry.words or _("The words are sealed.")
    offered = _("Support: %(support)s") % {"support": worry.support} if worry.support else ""
    notice = Notice(_("Noted by %(who)s") % {"who": who_noted(worry)}, " ".join(filter(None, (said, offered))), mark="someone")
    return AskPage(
        title=_("A worry about %(name)s") % {"name": child.given},
        lede=_("Read it, name the one team that calls the family, and say what becomes of it."),
        act=_("Save"), back=back_to(child), small=_("Nothing is deleted: what is closed or has had its day is put away."),
        notices=(notice, *sealed_notice(child), *draft.notices), keep_url=draft.keep_url,
    )  # fmt: skip


def call_page(child: KnownChild, one: Stands | None) -> AskPage:
    """Calling the family: what worries somebody stands there for whoever may read it; for others, whom to ask."""
    if one is not None:
        notice = Notice(
            _("Noted by %(who)s") % {"who": who_noted(one.worry)}, one.worry.words or _("The words are sealed."), "someone"
        )
    else:
        notice = Notice(_("What was noted stays with the child’s council"), _ask_first(child), "someone")
    return AskPage(
        title=_("Call the family of %(name)s") % {"name": child.given},
        lede=_("There is a worry below any threshold, and yours is the one team that calls. Support comes first."),
        act=_("Save"), back=Link(_("Back to Today"), reverse("today:today")),
        small=_("If a call would put the child in danger, do not call: say so here."),
        notices=(_danger(), notice, *sealed_notice(child)),
        other=(Link(_("Open the child"), reverse("chronology:child", args=[child.ref]), child.name),),
    )  # fmt: skip


def _ask_first(child: KnownChild) -> str:
    number = None if child.owner is not None else team_answering(child.pk, COUNCIL)
    team = teams_by_id([number]).get(number) if number else None
    if team is None:
        return _("Ask them before you call.")
    telephone = team.telephone or (team.agency.telephone if team.agency else "")
    return _("Ask before you call: %(who)s") % {"who": ", ".join(filter(None, (_called(team), telephone)))}


def decided_so_far(one: Stands) -> dict[str, str]:
    """Whether child and family are told, as it was decided last; what was not decided is asked."""
    said = next((step for step in reversed(one.steps) if step.child_told), None) or one.worry
    answers = {"child_told": said.child_told, "family_told": said.family_told, "told_words": said.told_words}
    return {name: answer for name, answer in answers.items() if answer and answer != Told.NOT_DECIDED}


def share_page(child: KnownChild, one: Stands) -> AskPage:
    """Letting the police read of a worry."""
    said = one.worry.words or _("The words are sealed.")
    return AskPage(
        title=_("Share a worry about %(name)s with the police") % {"name": child.given},
        lede=_("Below every threshold there is nothing for the police, unless you say why."),
        act=_("Share with the police"), back=back_to(child),
        small=_("It stands with your name and your reason, and cannot be taken back."),
        notices=(Notice(_("What was noted"), said, mark="someone"),),
    )  # fmt: skip


def areas() -> list[tuple[str, str]]:
    """The councils, by their areas."""
    return [(code, area.words.in_language(language())) for code, area in AUTHORITIES.items()]


def areas_to_ask(actor: Actor, child: KnownChild, now: datetime) -> list[tuple[str, str]] | None:
    """The councils, where nothing says which of them would read a worry; None where something does."""
    known = is_answered_for(child.pk) or area_known(child.pk, local_day(now)) or area_of(actor)
    return None if known else areas()


def children_offered(actor: Actor, given: str, family: str) -> list[tuple[str, str]]:
    """The children who could be meant, whom this person may see, with what tells them apart."""
    text = f"{given} {family}".replace("\x00", "").strip()
    found = search(actor, text) if text else []
    return [(str(one.ref), ", ".join(filter(None, (one.name, one.born_words, one.where_words)))) for one in found]


def teams_to_lead(actor: Actor, child: KnownChild) -> list[tuple[str, str]]:
    """The teams that work with the child, each once and no police: one of them calls the family."""
    teams = may_be_asked(actor, child.pk)
    return [(str(number), _called(team)) for number, team in teams.items() if not is_of_police(team.agency and team.agency.kind)]


def _called(team) -> str:
    name = team.name(language())
    return f"{name}, {team.agency.name(language())}" if team.agency else name


def kept_until(actor: Actor, now: datetime) -> date | None:
    """The day until which a worry is kept that is confirmed now, as the policy in force says."""
    due = due_by_policy(KEEP_KEY, now, area_of(actor))
    return day_reached(now, due.at) if due else None
