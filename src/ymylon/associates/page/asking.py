"""What stands around each question of this room, and what may be chosen in it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates import lookups
from ymylon.associates.actions.keeping import ANOTHER
from ymylon.associates.forms import PutConcernRightForm, in_words
from ymylon.associates.lookups import Entry, Linked
from ymylon.associates.page.shared import Known, kind_words
from ymylon.associates.rules import Facts, Kind
from ymylon.children.lookups import children_by_id, refs_of
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.moments import language, told, told_in_full
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.duties.lookups import Duty
from ymylon.people.lookups import all_names, current_names, meeting, persons_by_id
from ymylon.people.rules import keys_of
from ymylon.terms.geography import AUTHORITIES


def enter_page(child: Known, draft: Begun) -> AskPage:
    """Naming a person or thing on account of a child."""
    return AskPage(
        title=_("Name a person or thing of concern around %(name)s") % {"name": child.given},
        lede=_("What is known, however little. It says what others do; it accuses nobody in court."),
        act=_("Save"), back=_to_child(child),
        small=_("A child who harms others is a child first: enter them, then say on the entry that they are a child."),
        notices=draft.notices, keep_url=draft.keep_url,
    )  # fmt: skip


def _to_child(child: Known) -> Link:
    return Link(_("Back to what is around %(name)s") % {"name": child.given}, reverse("associates:child", args=[child.ref]))


def episodes_offered(actor: Actor, child: Known, now: datetime) -> list[tuple[str, str]]:
    """The missing episodes of this child, by when they were reported."""
    return [
        (str(ref), _("Reported %(when)s") % {"when": told_in_full(at, now)}) for ref, at in lookups.episodes_of(actor, child.pk)
    ]


def others_offered(others: Iterable[Entry]) -> list[tuple[str, str]]:
    """Whoever goes by the same name or number, and that none of them is meant."""
    found = [(str(one.ref), _describe(one)) for one in others]
    return [*found, (ANOTHER, _("None of these: it is another"))]


def _describe(one: Entry) -> str:
    about = [one.called, kind_words(one), one.agency.name(language()), str(one.born_about or ""), one.description[:80]]
    return ", ".join(part for part in about if part)


def _about(entry: Entry, title: str, lede: str, act: str, small: str = "", notices: tuple[Notice, ...] = (), keep_url: str = "",
           collision: Collision | None = None) -> AskPage:  # fmt: skip
    back = Link(_("Back to the entry"), reverse("associates:entry", args=[entry.ref]))
    return AskPage(title % {"name": entry.called}, lede, act, back, small, notices, collision, keep_url)


def change_page(entry: Entry, draft: Begun, collision: Collision | None) -> AskPage:
    """Putting right what is held."""
    lede = _("What was written before is kept in the history.")
    return _about(entry, _("Put right: %(name)s"), lede, _("Save"), notices=draft.notices, keep_url=draft.keep_url,
                  collision=collision)  # fmt: skip


def facts_of(entry: Entry) -> Facts:
    """What is held, as the rules take it."""
    return Facts(Kind[entry.kind], entry.name, tuple(entry.nicknames), entry.mark, entry.description, entry.born_about, entry.why,
                 entry.source)  # fmt: skip


def begins_with(entry: Entry) -> dict[str, object]:
    """What the questions begin with."""
    names = ("kind", "name", "mark", "description", "born_about", "basis", "why", "source", "sure")
    return {name: getattr(entry, name) for name in names} | {"nicknames": ", ".join(entry.nicknames)}


def collision(form: PutConcernRightForm, theirs: Entry, now: datetime) -> Collision:
    """Both versions; the next press saves on top of the other, on purpose."""
    shown = in_words(facts_of(theirs), theirs.basis, theirs.sure)
    return form.collide(version=theirs.version, who=theirs.agency.name(language()), when=told(now, now), theirs=shown)


def review_page(entry: Entry, draft: Begun) -> AskPage:
    """Keeping it or ending it."""
    lede = _("Look at what is known now. What nobody confirms is ended by you, not by the clock.")
    return _about(entry, _("Look again at %(name)s"), lede, _("Save"), notices=draft.notices, keep_url=draft.keep_url)


def tie_page(entry: Entry) -> AskPage:
    """Tying it to another, or joining the two."""
    lede = _("Two are the same only where a person says so and why. Both stay as they were, and can be parted again.")
    return _about(entry, _("Tie %(name)s to another"), lede, _("Save"))


def others_to_tie(actor: Actor, entry: Entry) -> list[Entry]:
    """Whom and what it may be tied to."""
    return lookups.may_be_tied(actor, entry)


def offered(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Each with what tells it apart."""
    return [(str(one.ref), _describe(one)) for one in entries]


def end_link_page(actor: Actor, one: Linked) -> AskPage:
    """Ending a link to a child."""
    named = current_names(actor, [one.link.child_id]).get(one.link.child_id)
    lede = _("To %(name)s. The entry stays with the other children to whom it is linked, and with its controller.")
    name = named.full if named else _("the child")
    return _about(one.entry, _("End the link of %(name)s"), lede % {"name": name}, _("End the link"))


def end_tie_page(entry: Entry) -> AskPage:
    """Ending a tie."""
    return _about(entry, _("End a tie of %(name)s"), _("Both stay, each with what it had."), _("End the tie"))


def wording_page(one: Linked) -> AskPage:
    """What others may read."""
    lede = _("Council and youth justice around the child read this wording, and nothing else of the entry.")
    return _about(one.entry, _("What may others read of %(name)s?"), lede, _("Let them read it"))


def child_page(entry: Entry) -> AskPage:
    """Saying which child a person is."""
    lede = _("A child has a record first, and is offered support. That others harm them stays on it too.")
    return _about(entry, _("Which child is %(name)s?"), lede, _("Go on"))


def areas() -> list[tuple[str, str]]:
    """The councils, by their areas."""
    return [(code, area.words.in_language(language())) for code, area in AUTHORITIES.items()]


def children_offered(actor: Actor, given: str, family: str) -> list[tuple[str, str]]:
    """The children who could be meant, whom this person may see, with what tells them apart."""
    asked = [{"any": sorted(keys_of(part, "", None))} for part in (*given.split(), *family.split())]
    numbers = meeting(actor, asked, 20) if asked else []
    children, names, people = children_by_id(actor, numbers), all_names(actor, numbers), persons_by_id(actor, numbers)
    return [(str(children[one].ref), _child_words(names.get(one, []), people.get(one))) for one in numbers if one in children]


def _child_words(names: list, person) -> str:
    called_ = ", ".join(dict.fromkeys(one.full for one in names)) or _("Name not known yet")
    born = person.born_on.year if person is not None and person.born_on else None
    return _("%(name)s, born %(year)d") % {"name": called_, "year": born} if born else called_


def offer_page(actor: Actor, duty: Duty) -> AskPage:
    """Support is offered to a child."""
    named = current_names(actor, [duty.child_id]).get(duty.child_id)
    name = (named.given or named.family) if named else _("the child")
    ref = refs_of(actor, [duty.child_id])[duty.child_id]
    done = (Notice(_("Support was offered already"), mark="done"),) if duty.state != Duty.State.OPEN else ()
    return AskPage(
        title=_("Offer %(name)s support") % {"name": name},
        lede=_("Somebody whom they can trust, a safe way to be reached, and what they want themselves."),
        act=_("Save"), back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[ref])),
        small=_("The child is asked, and may refuse. It can be offered again."), notices=done,
    )  # fmt: skip
