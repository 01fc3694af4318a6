"""Questions about a child's life: what each is called, and the two versions where somebody else saved meanwhile."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.agencies.lookups import agencies_of_kinds
from ymylon.circumstances.page.shared import back_to, sealed_notice
from ymylon.design.entries import AskPage, Collision, Notice
from ymylon.design.forms import Question
from ymylon.design.moments import language, told
from ymylon.protection.lookups import KnownChild
from ymylon.terms.codes import AgencyKind

_HOMES = (AgencyKind.CHILDRENS_HOME, AgencyKind.FOSTERING)
_SCHOOLS = (AgencyKind.SCHOOL, AgencyKind.COLLEGE)


def ledes() -> dict[str, tuple[str, str]]:
    """What each question is called, and what to know before answering it."""
    moves = _("What runs until now ends on the day that you give. Earlier days are put right in their own entry.")
    return {
        "care": (_("Where %(name)s lives"), moves),
        "education": (_("How %(name)s learns"), moves),
        "need": (_("Learning needs of %(name)s"), _("A suspicion counts. The school then owes a decision, and sees this.")),
        "wait": (
            _("What %(name)s waits for"),
            _("Health alone writes this. How long is counted to the day on which it is read."),
        ),
        "health_need": (
            _("A health need of %(name)s"),
            _("Health alone writes this; social care reads it. School and home do not see it."),
        ),
        "registration": (
            _("%(name)s on the child protection register"),
            _(
                "Social care alone writes this; whoever reads its concern reads it. School, home and health do not. The custodian"
                " of the register is told whenever the child is missing, until somebody ends this. It is not the register of"
                " high-risk missing children."
            ),
        ),
        "step": (
            _("A step of child protection: %(name)s"),
            _(
                "Social care alone writes this. What follows is owed from its day, by the guidance in force; a registration is"
                " recorded by itself."
            ),
        ),
        "hard_time": (_("A hard time of %(name)s"), _("Social care alone writes this. School, home and health do not see it.")),
        "liberty": (_("A restriction of the liberty of %(name)s"), _("Its review is owed from now on, to a day.")),
        "review": (_("Review the restriction of the liberty of %(name)s"), _("Only a person ends it.")),
        "answer": (_("Answer the school of %(name)s"), _("The school is about to exclude a child about whom something is open.")),
    }


def other_ledes() -> dict[str, tuple[str, str, str]]:
    """The same of people and visits, with the page to which each leads back."""
    climbs = _("It never ends by itself.")
    return {
        "allocate": (_("Who stands beside %(name)s"), climbs, "beside"),
        "follow": (_("Who follows beside %(name)s"), _("One ends and the other begins in the same moment."), "beside"),
        "end": (_("Somebody leaves %(name)s"), _("A social worker or lead who is not replaced is owed again at once."), "beside"),
        "sibling": (_("A brother or sister of %(name)s"), _("Each is shown only to those who may see both."), "beside"),
        "sibling_error": (_("Not a brother or sister of %(name)s"), _("Both entries end, and stay in the history."), "beside"),
        "visit_rule": (_("How %(name)s may be visited"), _("Set by a manager, a social worker or the police."), "staff"),
        "plan_visit": (_("You leave to see %(name)s"), _("Your team sees that you are out, and when you are due back."), "staff"),
        "check_in": (_("Back from %(name)s"), _("In danger ring 999 first: this page rings nobody."), "staff"),
        "incident": (_("What happened to you: %(name)s"), _("In danger ring 999 first. A manager must answer this."), "staff"),
        "answer_incident": (_("Answer a worker: %(name)s"), _("The worker reads this, and who wrote it."), "staff"),
        "settle": (_("Growing up: %(name)s"), _("What ends by law ends; everything else needs a named person."), "growing"),
    }


def people_page(child: KnownChild, kind: str, notices: tuple[Notice, ...] = ()) -> AskPage:
    """One question about whoever stands beside this child or goes to see them."""
    title, lede, back = other_ledes()[kind]
    words = _("Back to %(name)s") % {"name": child.name}
    notices = (*notices, *sealed_notice(child))
    return AskPage(title % {"name": child.name}, lede, _("Save"), back_to(child, f"circumstances:{back}", words), notices=notices)


def ask_page(child: KnownChild, kind: str, collision: Collision | None = None) -> AskPage:
    """One question about this child's life."""
    title, lede = ledes()[kind]
    back = back_to(child, "circumstances:life", _("Back to the life of %(name)s") % {"name": child.name})
    if kind == "step":
        back = back_to(child, "circumstances:protecting", _("Back to the steps of child protection"))
    notices = sealed_notice(child)
    return AskPage(title % {"name": child.name}, lede, _("Save"), back, notices=notices, collision=collision)


def places() -> dict[str, list[tuple[str, str]]]:
    """Homes and schools to choose from, by name in the language of the page."""
    found = agencies_of_kinds((*_HOMES, *_SCHOOLS))
    named = [(agency.kind, (str(agency.pk), agency.name(language()))) for agency in found]
    return {
        "homes": [choice for kind, choice in named if kind in _HOMES],
        "schools": [choice for kind, choice in named if kind in _SCHOOLS],
    }


def overtaken(form: Question, theirs, now: datetime) -> Collision:
    """Both texts, and who saved the other; the next press saves on top, on purpose."""
    who = theirs.recorded_by.name if theirs.recorded_by_id else _("Somebody else")
    when = told(theirs.recorded_at, now) if theirs.recorded_at else ""
    return form.collide(version=theirs.version, who=who, when=when, theirs=form.in_words(theirs))  # type: ignore[attr-defined]
