"""One page for three in the morning: what to do first, who the child is, and what the child said. Nothing else stands on it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import photograph
from ymylon.circumstances.lookups import care_on, education_on
from ymylon.design.entries import Act, Fact, Link, Notice, Said, Tag, child_said
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.documents.pdf import can_make_pdf
from ymylon.people.lookups import persons_by_id
from ymylon.people.rules import age_on
from ymylon.plans.forms import LABELS
from ymylon.plans.lookups import NoSuchPlan, Plan, plan_of
from ymylon.plans.page.shared import protected_notices
from ymylon.plans.rules import NIGHT, WHO, ChildView, MadeWith
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Lane, Language, PlacementType

_ROOMY = 3000  # characters: more than this is more than a sheet holds in letters of the usual size
# Whoever searches has not made the plan: what they are asked to do stands before what the home does.
_FOR_THE_SEARCH = ("police", *(name for name in NIGHT if name != "police"))


@dataclass(frozen=True)
class Picture:
    """The child's photograph: where it is, and what it shows, in words."""

    url: str
    alt: str


@dataclass(frozen=True)
class PlanPage:
    """The plain values of the page. `first` is read before anything else."""

    title: str
    lede: str
    back: Link
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    photograph: Picture | None = None
    first: tuple[Fact, ...] = ()
    who: tuple[Fact, ...] = ()
    open_questions: str = ""
    said: Said | None = None
    view: tuple[Fact, ...] = ()
    foot: str = ""
    mark: str = ""
    links: tuple[Link, ...] = ()
    acts: tuple[Act, ...] = ()
    is_made: bool = True
    lanes: frozenset[Lane] = frozenset()  # of what is said on it

    @property
    def is_dense(self) -> bool:
        """Whether so much is said that one sheet holds it in smaller letters alone."""
        facts = (*self.first, *self.who, *self.view)
        return sum(len(fact.words) + len(fact.small) for fact in facts) + len(self.said.words if self.said else "") > _ROOMY

    @property
    def looks(self) -> str:
        """The classes by which the style sheet knows the page."""
        return "ym-night ym-night--dense" if self.is_dense else "ym-night"


def plan_page(actor: Actor, ref: UUID, now: datetime, *, mark: str = "") -> PlanPage:
    """The version that holds, or that none is made yet, for whoever holds plans; for the search, the one that is released.

    Raises NoSuchChild, and NoSuchPlan to whoever may not know whether there is one.
    """
    child = known_child(actor, ref)
    plan = plan_of(actor, child.pk)
    if plan is None:
        if not child.reads(actor, Lane.PREPARED):
            raise NoSuchPlan
        return _none_yet(actor, child)
    known = _known(actor, child, now)
    return PlanPage(
        title=child.name,
        lede=_who(actor, child, now),
        back=_back(child),
        tags=(Tag(_("Plan for a night away")), *_tags(plan)),
        notices=protected_notices(child, writing=False),
        photograph=_picture(actor, child),
        first=_answers(plan, NIGHT if child.reads(actor, Lane.PREPARED) else _FOR_THE_SEARCH),
        who=(*(fact for _lane, fact in known), *_answers(plan, WHO[:2]), *_health(plan), *_answers(plan, WHO[2:])),
        open_questions=_open(plan),
        said=_said(plan),
        view=_view(plan),
        foot=_foot(plan),
        mark=mark,
        links=_links(actor, child, plan),
        acts=_acts(actor, child),
        lanes=frozenset(
            {Lane.IDENTITY, Lane.PREPARED, *(lane for lane, _fact in known), *((Lane.HEALTH,) if plan.health else ())}
        ),
    )


def _none_yet(actor: Actor, child: KnownChild) -> PlanPage:
    links: tuple[Link, ...] = ()
    if child.writes(actor, Lane.PREPARED, "MAKE_PLAN"):
        links = (Link(_("Make it with %(name)s") % {"name": child.given}, reverse("plans:make", args=[child.ref]), looks="main"),)
    none = Notice(
        _("No plan is held ready for %(name)s") % {"name": child.given},
        _("It is made with the child and whoever cares for them, before the night on which it is needed."),
        "soon", "soon", links=links,
    )  # fmt: skip
    notices = (*protected_notices(child, writing=False), none)
    return PlanPage(child.name, _("Plan for a night away"), _back(child), notices=notices, is_made=False)


def _back(child: KnownChild) -> Link:
    return Link(_("Back to %(name)s") % {"name": child.name}, reverse("chronology:child", args=[child.ref]))


def _who(actor: Actor, child: KnownChild, now: datetime) -> str:
    person = persons_by_id(actor, [child.pk]).get(child.pk)
    if person is None or person.born_on is None:
        parts = [_("Birth date not known yet.")]
    else:
        age = age_on(person.born_on, local(now).date())
        parts = [_("%(age)s, born on %(day)s.") % {"age": age, "day": long_date(person.born_on, language())}]
    if person is not None and person.language:
        parts.append(_("Speak %(language)s.") % {"language": Language[person.language].label(language())})
    if person is not None and person.communication:
        parts.append(person.communication)
    return " ".join(parts)


def _tags(plan: Plan) -> tuple[Tag, ...]:
    tags = [Tag(_("Open to the police: the child is missing"), "open")] if plan.released else []
    if plan.agreed_at is not None:
        tags.append(Tag(_("Agreed by the council"), "done", "done"))
    return tuple(tags)


def _picture(actor: Actor, child: KnownChild) -> Picture | None:
    if photograph(actor, child.pk) is None:
        return None
    return Picture(reverse("chronology:photograph", args=[child.ref]), _("Photograph of %(name)s") % {"name": child.given})


def _answers(plan: Plan, names: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(str(short_labels()[name]), getattr(plan, name)) for name in names if getattr(plan, name))


def _health(plan: Plan) -> tuple[Fact, ...]:
    return (Fact(_("Health tonight"), plan.health),) if plan.health else ()


def _known(actor: Actor, child: KnownChild, now: datetime) -> tuple[tuple[Lane, Fact], ...]:
    """Where the child lives and learns, in the reader's lanes, each with its own; of a protected child neither."""
    if child.owner is not None:
        return ()
    tongue, today, facts = language(), local(now).date(), []
    care = care_on(actor, [child.pk], today).get(child.pk)
    if care:
        lives = care.home.name(tongue) if care.home else PlacementType[care.placement].label(tongue)
        facts.append((Lane.CARE, Fact(_("Lives"), lives)))
    school = education_on(actor, [child.pk], today).get(child.pk)
    if school and school.school:
        facts.append((Lane.EDUCATION, Fact(_("School"), school.school.name(tongue))))
    return tuple(facts)


def _open(plan: Plan) -> str:
    missing = [str(short_labels()[name]) for name in (*NIGHT, *WHO) if not getattr(plan, name)]
    return _("Not known yet: %(what)s.") % {"what": ", ".join(words.lower() for words in missing)} if missing else ""


def _said(plan: Plan) -> Said | None:
    if not plan.childs_words:
        return None
    return child_said(plan.childs_words, plan.words_language)


def _view(plan: Plan) -> tuple[Fact, ...]:
    tongue = language()
    made = ", ".join(MadeWith[code].label(tongue) for code in plan.made_with)
    return (
        Fact(_("Made with"), made),
        Fact(_("To its being given to the police, the child"), ChildView[plan.view].label(tongue), small=plan.told_how),
    )


def _foot(plan: Plan) -> str:
    day = long_date(local(plan.at).date(), language())
    who = plan.by.name if plan.by_id else _("a protected team")
    said = [_("Version %(number)d, %(day)s, by %(who)s.") % {"number": plan.number, "day": day, "who": who}]
    if plan.looked_at is not None:
        looked = long_date(local(plan.looked_at).date(), language())
        said.append(_("Looked at again on %(day)s: still right.") % {"day": looked})
    return " ".join(said)


def _links(actor: Actor, child: KnownChild, plan: Plan) -> tuple[Link, ...]:
    if not child.reads(actor, Lane.PREPARED):
        return ()
    found = []
    if child.writes(actor, Lane.PREPARED, "AGREE_PLAN") and plan.agreed_at is None:
        found.append(Link(_("Agree it for the council"), reverse("plans:agree", args=[plan.ref]), looks="main"))
    if child.writes(actor, Lane.PREPARED, "MAKE_PLAN"):
        found.append(Link(_("Write a new version"), reverse("plans:make", args=[child.ref]), looks="second"))
        found.append(Link(_("Look at it again"), reverse("plans:look_again", args=[plan.ref])))
    found.append(Link(_("Earlier versions, and who was given it"), reverse("plans:versions", args=[child.ref])))
    return tuple(found)


def _acts(actor: Actor, child: KnownChild) -> tuple[Act, ...]:
    if child.owner is not None or not actor.may_with("PRINT_PLAN", child.scopes):
        return ()
    words = _("As a PDF") if can_make_pdf() else _("Make it ready to print")
    return (Act(words, reverse("plans:make_sheet", args=[child.ref]), main=False, prevents_double=False),)


def short_labels() -> dict[str, str]:
    """What each answer is called on the page, in few words."""
    short = {
        "at_once": _("Report at once"),
        "check_first": _("Check first"),
        "calls": _("Call, in this order"),
        "police": _("Police, first"),
        "times": _("Expected, as agreed"),
        "on_return": _("On return"),
        "looks": _("Looks"),
        "risks": _("Know tonight"),
        "places": _("Goes to"),
        "trusts": _("Trusts"),
        "friends": _("Friends"),
        "reached": _("Telephone and online"),
        "routes": _("Travels by"),
        "calms": _("Calms, and does not"),
        "talking": _("Talking"),
        "found": _("When found"),
        "not_told": _("Do not tell"),
    }
    return {name: short.get(name, label) for name, label in LABELS.items()}
