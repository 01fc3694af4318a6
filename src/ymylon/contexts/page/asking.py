"""Questions about a place or a group: what each is called, what to know before answering, and what may be chosen."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_serving
from ymylon.associates.lookups import Entry
from ymylon.contexts.actions.assessing import ANOTHER, NOT_OF_CIRCLES
from ymylon.contexts.lookups import Context, Part, Reader, Step, children_of
from ymylon.contexts.page.shared import back_to, kind_words, team_words
from ymylon.contexts.rules import ContextKind, PartKind
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import KnownChild
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.geography import AUTHORITIES

_T = TeamFunction
# Teams whose people read the lane: a step that nobody could read would be owed by nobody.
_SEE_TO = (
    _T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EXPLOITATION, _T.MANAGEMENT, _T.YOUTH_JUSTICE, _T.POLICE_MISSING,
    _T.POLICE_CONTROL, _T.SCHOOL_SAFEGUARDING, _T.HEALTH_SAFEGUARDING, _T.RETURN_INTERVIEWS, _T.JOINT,
)  # fmt: skip


def areas() -> list[tuple[str, str]]:
    """The councils, by their areas."""
    return sorted(((code, area.words.in_language(language())) for code, area in AUTHORITIES.items()), key=lambda one: one[1])


def kinds_offered(actor: Actor) -> list[ContextKind]:
    """What this person may assess: no circle of children where police work, or may."""
    hides = all(post.agency_kind in NOT_OF_CIRCLES for post in actor.posts)
    return [kind for kind in ContextKind if not (hides and kind is ContextKind.CIRCLE)]


def others_offered(others: Iterable[Context]) -> list[tuple[str, str]]:
    """Those that are called alike, and that none of them is meant."""
    return [*((str(one.ref), describe(one)) for one in others), (ANOTHER, _("None of these: it is another"))]


def describe(one: Context) -> str:
    """A place with what tells it apart."""
    ended = _("ended") if one.ended else ""
    return ", ".join(filter(None, (one.name, kind_words(one), one.where, ended)))


def teams_to_ask(actor: Actor, context: Context) -> dict[str, Team]:
    """The teams that may see to a step, by reference."""
    return {str(one.ref): one for one in teams_serving(_SEE_TO, [context.area])}


def teams_to_let_in(actor: Actor, context: Context) -> dict[str, Team]:
    """The teams of the area that sign in here and don't read it yet; of a circle, none of the police."""
    barred = NOT_OF_CIRCLES if context.kind == ContextKind.CIRCLE else ()
    found = teams_to_ask(actor, context).items()
    return {
        ref: one
        for ref, one in found
        if one.scope not in context.scopes and (one.agency is None or (one.agency.uses_ymylon and one.agency.kind not in barred))
    }


def offered(teams: dict[str, Team]) -> list[tuple[str, str]]:
    """Each team with its agency."""
    return sorted(((ref, team_words(one)) for ref, one in teams.items()), key=lambda one: one[1])


def contexts_offered(contexts: Iterable[Context]) -> list[tuple[str, str]]:
    """Each place or group with what tells it apart."""
    return [(str(one.ref), describe(one)) for one in contexts]


def entries_offered(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Each person or thing of concern."""
    return [(str(one.ref), one.called) for one in entries]


def begin_page(draft: Begun) -> AskPage:
    """A place or a group is assessed from now on."""
    return AskPage(
        title=_("Assess a place or a group"),
        lede=_("Look first whether it is there already. What others do in a place is the harm, not the children who come there."),
        act=_("Begin"),
        back=Link(_("Back to places and groups"), reverse("contexts:every")),
        small=_("In danger now? Ring 999. Nobody of the place, and no parent, is told by this program."),
        notices=draft.notices,
        keep_url=draft.keep_url,
    )


def _about(context: Context, title: str, lede: str, draft: Begun | None = None, *, act: str = "", small: str = "") -> AskPage:
    notices, keep_url = (draft.notices, draft.keep_url) if draft else ((), "")
    return AskPage(title, lede, act or _("Save"), back_to(context), small, notices, keep_url=keep_url)


def part_page(context: Context, kind: PartKind, draft: Begun) -> AskPage:
    """One thing that is said of it."""
    title = _("%(part)s: %(name)s") % {"part": kind.label(language()), "name": context.name}
    return _about(context, title, _("One thing at a time. Each stands with its day and with who wrote it."), draft)


def put_right_page(context: Context, part: Part, draft: Begun) -> AskPage:
    """The same, put right."""
    title = _("Put right: %(name)s") % {"name": PartKind[part.kind].label(language())}
    return _about(context, title, _("What was said before stays to be read."), draft)


def end_part_page(context: Context, part: Part) -> AskPage:
    """It holds no more."""
    title = _("It holds no more: %(name)s") % {"name": PartKind[part.kind].label(language())}
    return _about(context, title, part.words or _("What was said before stays to be read."))


def begins_with(part: Part) -> dict[str, object]:
    """What the questions begin with."""
    return {name: getattr(part, name) for name in ("code", "words", "since_on", "source", "sure")}


def step_page(context: Context, draft: Begun) -> AskPage:
    """A step of the plan."""
    title = _("A step of the plan for %(name)s") % {"name": context.name}
    return _about(context, title, _("Late, it climbs to the manager of the team that sees to it, then further."), draft)


def end_step_page(step: Step) -> AskPage:
    """How a step ended: for whoever sees to it, and may know no more of the place."""
    who = _("%(who)s does it.") % {"who": step.who} if step.who else ""
    by = _("By %(day)s.") % {"day": in_sentence(step.due_on)}
    done = (Notice(_("How it ended was said already"), step.ended_words, mark="done"),) if step.is_over else ()
    back = Link(_("Back to places and groups"), reverse("contexts:every"))
    return AskPage(f"{step.place}: {step.words}", " ".join(filter(None, (who, by))), _("Save"), back, notices=done)


def let_read_page(context: Context) -> AskPage:
    """Another team reads it."""
    title = _("Who else reads of %(name)s?") % {"name": context.name}
    lede = _("They read what is said of the place: no child, and nobody of concern. It can be closed to them again.")
    return _about(context, title, lede)


def close_to_page(context: Context, reader: Reader) -> AskPage:
    """A team that was let in reads it no more."""
    title = _("Close %(name)s to %(team)s") % {"name": context.name, "team": team_words(reader.team)}
    lede = _("They lose it at once, but for a step that they see to. It can be opened to them again.")
    return _about(context, title, lede, act=_("Close it to them"))


def review_page(context: Context, draft: Begun) -> AskPage:
    """It goes on, or ends."""
    title = _("Look again at %(name)s") % {"name": context.name}
    lede = _("It has ended. It goes on again if you say so.") if context.ended else _("It ends only if you say so.")
    return _about(context, title, lede, draft)


def concern_page(context: Context, *, nobody: bool) -> AskPage:
    """A person or thing of concern is there."""
    title = _("Who or what of concern is at %(name)s?") % {"name": context.name}
    small = _("Whoever is not here yet is named first, from a child’s page.") if nobody else ""
    return _about(context, title, _("Only those who read persons of concern, and this entry, read it."), small=small)


def may_be_bound(actor: Actor, context: Context) -> bool:
    """Whether the actor asks for an order that binds it: a place that is assessed now, and no circle of friends."""
    return actor.may_with("ASK_ORDER", context.scopes) and not context.ended and context.kind != ContextKind.CIRCLE


def children_offered(actor: Actor, context: Context) -> dict[str, tuple[int, str]]:
    """The children who are linked to it and of whom the actor writes in this lane: number and name, by reference."""
    scopes = set(actor.scopes(Lane.PERSONS, writes=True))
    rows = [one for one in children_of(actor, context) if one.child_ref and scopes & set(one.scopes)]
    names = current_names(actor, {one.child_id for one in rows}) if rows else {}
    said = {number: name.full for number, name in names.items()}
    return {str(one.child_ref): (one.child_id, said.get(one.child_id) or _("Name not known yet")) for one in rows}


def name_on_order(context: Context) -> str:
    """Under which name an order binds it."""
    return ", ".join(filter(None, (context.name, context.where)))


def order_page(context: Context, *, nobody: bool, nothing: bool) -> AskPage:
    """An order that binds it."""
    title = _("Ask for a notice or an order that binds %(name)s") % {"name": context.name}
    lede = _("The police see to it, or your own team what a council gives itself. It stands on this page once it is in force.")
    if nothing:
        words = _("No kind that binds a place may be used here yet: a board switches each on, with its source.")
    else:
        words = _("Nobody whom you may see is linked to it. Link a child from the child’s own page first.")
    page = _about(context, title, lede, act=_("Ask for it"))
    shut = (Notice(_("Nothing can be asked for here now"), words),)
    return replace(page, notices=shut, shut=True) if nobody or nothing else page


def link_page(child: KnownChild, draft: Begun) -> AskPage:
    """A place has to do with a child."""
    return AskPage(
        title=_("Link %(name)s to a place or a group") % {"name": child.given},
        lede=_("Whoever reads persons of concern around the child, and reads the place, reads this."),
        act=_("Save"),
        back=Link(_("Back to places and groups"), reverse("contexts:child", args=[child.ref])),
        notices=draft.notices,
        keep_url=draft.keep_url,
        other=(Link(_("It is not there: assess a place or a group"), reverse("contexts:begin")),),
    )


def end_link_page(context: Context, name: str) -> AskPage:
    """It has nothing to do with them any more."""
    title = _("End the link between %(name)s and %(place)s") % {"name": name, "place": context.name}
    return _about(context, title, _("What was written stays with its day, out of the lists."), act=_("End the link"))
