"""What stands around each question about an interview: its title with the child's name, and what to know first."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, practitioners_by_id
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.forms import Question
from ymylon.design.moments import language, told, told_in_full
from ymylon.design.ways import reverse
from ymylon.interviews.lookups.interviews import Arrangement
from ymylon.interviews.rules import Interpreter, Interviewer, Venue
from ymylon.people.lookups import current_names
from ymylon.terms.codes import Language


def given_name(actor: Actor, child_id: int) -> str:
    """What the child is called on a page."""
    name = current_names(actor, [child_id]).get(child_id)
    return (name.given or name.family) if name else _("the child")


def died_notice() -> Notice:
    """Above whatever was begun for a child who has died since."""
    return Notice(_("This child has died"), _("No letter, call or offer goes out."), "late", "late")


def team_words(team: Team) -> str:
    """A team with its agency."""
    return f"{team.name(language())}, {team.agency.name(language())}" if team.agency else team.name(language())


def back_to(ref: UUID) -> Link:
    """To the interview."""
    return Link(_("Back to the interview"), reverse("interviews:interview", args=[ref]))


def _titles(name: str) -> dict[str, tuple[str, str]]:
    """For each question its title and what to know first."""
    said = {"name": name}
    return {
        "safe_way": (
            _("A safe way to reach %(name)s") % said,
            _("No letter, call or offer goes out before it is recorded. A phone may be read by somebody else."),
        ),
        "attempt": (
            _("Trying to reach %(name)s") % said,
            _("Only the child can refuse. If a parent or carer stands in the way, say so: a manager is alerted."),
        ),
        "said": (
            _("Something that %(name)s said") % said,
            _("What a child says may always be written down, without an interview. Harm is always referred."),
        ),
        "refer": (_("Who holds the interview with %(name)s?") % said, ""),
        "arrange": (
            _("Arrange the interview with %(name)s") % said,
            _("The child chooses who, when, where and in what language."),
        ),
        "staff": (
            _("Staff of the place that %(name)s left") % said,
            _("They are put to no child. Where a child asks for one, a manager agrees or says why not."),
        ),
        "staff_asked_for": (
            _("%(name)s asks for somebody of the place that they left") % said,
            _("A manager is asked, and agrees or says why not. You never put them to a child yourself."),
        ),
        "unable": (
            _("The interview with %(name)s can’t be held") % said,
            _("A refusal is the child’s alone, and is no reason here."),
        ),
        "withdraw": (
            _("%(name)s takes back what was agreed") % said,
            _("What keeps somebody safe stays, and the child is told why. A duty to refer harm stays too."),
        ),
        "translation": (_("A translation of what %(name)s said") % said, _("The child’s own words stay first.")),
        "police": (_("Pass something on to the police about %(name)s") % said, _("In danger now? Ring 999.")),
        "action": (_("An action for %(name)s") % said, _("It stands on that team’s Today until it is done or explained.")),
        "done": (_("An action for %(name)s: how it ended") % said, ""),
        "support": (_("Support offered to %(name)s") % said, ""),
        "share": (_("What was shared about %(name)s") % said, _("Writing it here lets nobody in and sends nothing.")),
        "told": (_("%(name)s was told what became of it") % said, ""),
        "nothing": (_("Nothing comes of the interview with %(name)s") % said, ""),
        "for_child": (_("A summary for %(name)s") % said, ""),
        "review": (_("Review the interview with %(name)s") % said, _("A no says what should change.")),
    }


def asking(actor: Actor, child_id: int, question: str, back: Link, **more) -> AskPage:
    """The page of one question about an interview or an episode."""
    title, lede = _titles(given_name(actor, child_id))[question]
    return AskPage(title=title, act=_("Save"), back=back, **{"lede": lede} | more)


def recording(actor: Actor, child_id: int, ref: UUID, page: str, number: int, last: bool) -> AskPage:
    """One of the four short pages of the record."""
    title = _("The interview with %(name)s, page %(number)d of 4") % {"name": given_name(actor, child_id), "number": number}
    return AskPage(
        title=title,
        act=_("Save the interview") if last else _("Go on"),
        back=back_to(ref),
        lede=_("Kept as you type, for you alone, until the last page is saved."),
        keep_url=reverse("drafts:save", args=[f"interview_{page}.{ref}"]),
    )


def closing(actor: Actor, child_id: int, ref: UUID) -> AskPage:
    """The last question: is nothing left of it?"""
    return AskPage(
        title=_("Close the interview with %(name)s") % {"name": given_name(actor, child_id)},
        act=_("Close the interview"),
        back=back_to(ref),
        lede=_("Advocacy was offered, every action is done or explained, and the child knows what became of it."),
        small=_("Whoever was let in to hold it sees nothing of the child from then on."),
    )


def arranged_meanwhile(form: Question, theirs: Arrangement, now: datetime) -> Collision:
    """Both arrangements; the next press saves on top, on purpose."""
    words = language()
    said = {
        "who": Interviewer[theirs.who].label(words),
        "name": theirs.name,
        "when": told_in_full(theirs.when, now),
        "venue": Venue[theirs.venue].label(words),
        "language": Language[theirs.language].label(words),
        "interpreter": Interpreter[theirs.interpreter].label(words),
        "interpreter_name": theirs.interpreter_name,
        "needs": theirs.needs,
    }
    who = practitioners_by_id([theirs.by_id]).get(theirs.by_id or 0)
    name = who.name if who else _("A protected team")
    return form.collide(version=theirs.pk, who=name, when=told(theirs.at, now), theirs=said)
