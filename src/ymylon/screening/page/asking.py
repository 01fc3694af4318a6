"""Questions about a screening: what each is called, what to know before answering, and what may be chosen."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry, children_beside, of_children
from ymylon.associates.rules import NAMED_KINDS
from ymylon.children.lookups import refs_of
from ymylon.contexts.lookups import Context, assessed_places
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.forms import Question
from ymylon.design.moments import in_sentence, language, told
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.duties.rules import local_day
from ymylon.linkage.lookups import search
from ymylon.missing.lookups.history import episodes_of
from ymylon.people.lookups import cluster_of, current_names
from ymylon.protection.lookups import KnownChild
from ymylon.screening.lookups import Course, Finding, Stood
from ymylon.screening.page.shared import back_to, sealed_notice, who_wrote
from ymylon.screening.rules import ExploitationKind, FindingKind, Group, definition_on
from ymylon.terms.sources import SOURCES

_OTHERS = 5  # the last missing episodes that a row may rest on


def _page(
    child: KnownChild, draft: Begun, title: str, lede: str, *, small: str = "", collision: Collision | None = None
) -> AskPage:
    return AskPage(
        title, lede, _("Save"), back_to(child), small=small, notices=(*sealed_notice(child), *draft.notices), collision=collision,
        keep_url=draft.keep_url,
    )  # fmt: skip


def judge_page(
    child: KnownChild, kind: ExploitationKind, draft: Begun, now: datetime, collision: Collision | None = None
) -> AskPage:
    """One type."""
    meaning = definition_on(kind, local_day(now))
    source = SOURCES[meaning.source].title.in_language(language())
    small = _("What it means since %(day)s: %(source)s") % {"day": in_sentence(meaning.since), "source": source}
    title = _("%(kind)s: %(name)s") % {"kind": kind.label(language()), "name": child.given}
    return _page(child, draft, title, meaning.words.in_language(language()), small=small, collision=collision)


def mark_page(child: KnownChild, group: Group, draft: Begun, collision: Collision | None = None) -> AskPage:
    """One group of indicators."""
    title = _("%(group)s: %(name)s") % {"group": group.words.in_language(language()), "name": child.given}
    lede = _("Answer what you know and leave out the rest. “No evidence found” does not mean that there is none.")
    return _page(
        child, draft, title, lede, small=_("What was answered before stands here. Nothing is added up."), collision=collision
    )


def strengths_page(child: KnownChild, draft: Begun, collision: Collision | None = None) -> AskPage:
    """What protects the child."""
    lede = _("What this gives the child is something they need. Something better has to give it too.")
    return _page(child, draft, _("What protects %(name)s") % {"name": child.given}, lede, collision=collision)


def review_page(child: KnownChild, course: Course, draft: Begun) -> AskPage:
    """Looking again."""
    lede = _("Judge each type anew where it has changed; then say here whether the screening goes on.")
    return _page(child, draft, _("Look again at the screening of %(name)s") % {"name": child.given}, lede,
                 small=_("Ended, it can be begun anew at any time. What was known stays known."))  # fmt: skip


def find_page(child: KnownChild, kind: FindingKind, draft: Begun, *, has_links: bool) -> AskPage:
    """One thing that is known."""
    notices = draft.notices
    if not has_links and kind in (FindingKind.OFFENDER, FindingKind.LIVES):
        link = Link(_("Name the person"), reverse("associates:enter", args=[child.ref]), looks="main")
        words = _("Nobody is named around this child whom you could choose. What you have typed is kept here meanwhile.")
        notices = (*notices, Notice(_("Name the person first"), words, mark="someone", links=(link,)))
    return AskPage(
        _("%(kind)s: %(name)s") % {"kind": kind.label(language()), "name": child.given},
        _("Read by police, social care and youth justice around this child, and by nobody else."),
        _("Save"), back_to(child), small=_("It stands as it is written. If it no longer holds, say so later, with the reason."),
        notices=notices, keep_url=draft.keep_url,
    )  # fmt: skip


def withdraw_page(child: KnownChild, finding: Finding) -> AskPage:
    """A row that no longer holds."""
    said = Notice(FindingKind[finding.kind].label(language()), finding.words or finding.place, mark="someone")
    lede = _("It stays in the record as it was written, and leaves the list.")
    return AskPage(_("This no longer holds"), lede, _("Save"), back_to(child), notices=(said,))


def overtaken(form: Question, stood: Stood, theirs: dict[str, str], now: datetime) -> Collision:
    """Both texts, and who saved the other; the next press saves on top, on purpose."""
    one = stood.version
    return form.collide(version=one.number, who=who_wrote(one), when=told(one.at, now), theirs=theirs)


def _fits(kind: FindingKind, entry: Entry) -> bool:
    """An offender is a person or a group, and a location is neither."""
    if kind in (FindingKind.OFFENDER, FindingKind.LIVES):
        return entry.kind in NAMED_KINDS
    return kind != FindingKind.LOCATION or entry.kind not in NAMED_KINDS


def _place_in(key: str) -> UUID | None:
    kind, _colon, ref = key.partition(":")
    try:
        return UUID(ref) if kind == "place" else None
    except ValueError:
        return None


class Links:
    """The records on which a row about one child may rest, by what the form sends for each."""

    def __init__(self, actor: Actor, child: KnownChild, kind: FindingKind, name: str = "", chosen: str = "") -> None:
        same = cluster_of(actor, child.pk)
        self.children: dict[str, tuple[int, str]] = {}
        self.entries: dict[str, Entry] = {}
        self.episodes: dict[str, str] = {}
        self.places: dict[str, Context] = {}
        self.is_cut = False
        if kind != FindingKind.VICTIM:
            around = {one.entry.pk: one.entry for one in of_children(actor, same)}
            self.entries = {f"entry:{one.ref}": one for one in around.values() if _fits(kind, one)}
        if kind in (FindingKind.VICTIM, FindingKind.THEME):
            self.children[f"child:{child.ref}"] = (child.pk, child.name)
        if kind in (FindingKind.VICTIM, FindingKind.RECRUITED):
            self._add_children(actor, same, name)
        if kind == FindingKind.LOCATION:
            found, is_cut = assessed_places(actor, name, besides=_place_in(chosen))
            self.places = {f"place:{one.ref}": one for one in found}
            # Whoever looked for one goes on looking.
            self.is_cut = is_cut or bool(name.strip())
        if kind in (FindingKind.LOCATION, FindingKind.THEME, FindingKind.ITEM, FindingKind.JOURNEY):
            latest = sorted(episodes_of(actor, same), key=lambda one: one.opened_at, reverse=True)[:_OTHERS]
            for one in latest:
                day = in_sentence(local_day(one.opened_at))
                self.episodes[f"episode:{one.ref}"] = _("Missing episode of %(day)s") % {"day": day}

    def _add_children(self, actor: Actor, same: frozenset[int], name: str) -> None:
        beside = children_beside(actor, same)
        refs, names = refs_of(actor, beside), current_names(actor, beside)
        for number, ref in refs.items():
            self.children[f"child:{ref}"] = (number, names[number].full if number in names else _("Name not known yet"))
        text = name.replace("\x00", "").strip()
        for match in search(actor, text) if text else []:
            if match.child_id not in same:
                said = ", ".join(filter(None, (match.name, match.born_words, match.where_words)))
                self.children.setdefault(f"child:{match.ref}", (match.child_id, said))

    def offered(self) -> list[tuple[str, str]]:
        """What may be chosen, in words."""
        return [
            *((key, words) for key, (_number, words) in self.children.items()),
            *((key, entry.called) for key, entry in self.entries.items()),
            *((key, ", ".join(filter(None, (one.name, one.where)))) for key, one in self.places.items()),
            *self.episodes.items(),
        ]

    def chosen(self, key: str) -> dict[str, object]:
        """What the action takes for the record that was chosen; nothing where none was."""
        if key in self.children:
            return {"other_id": self.children[key][0]}
        if key in self.entries:
            return {"entry": self.entries[key]}
        if key in self.places:
            return {"context": self.places[key]}
        return {"episode": UUID(key.partition(":")[2])} if key in self.episodes else {}
