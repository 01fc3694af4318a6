"""The page of a network: around whom or what, in which days, a drawing, and a table that says the same."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.design.entries import Link as Anchor
from ymylon.design.entries import Notice, RecordPage
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.networks import lookups
from ymylon.networks.lookups import FIRST_MOST, Around
from ymylon.networks.page.drawing import Drawing, drawing_of
from ymylon.networks.page.naming import Named, named, record_of, source_words, sure_words, what_words, when_words
from ymylon.networks.rules import HUB_NEIGHBOURS, MOST_DRAWN, Key, key_here, key_there
from ymylon.terms.codes import Lane
from ymylon.terms.links import Link, Span

AT_ONCE = 100  # rows of the table on one page


@dataclass(frozen=True)
class Asked:
    """Which days were asked about, which day it is, and how many rows of the table were read before."""

    span: Span
    today: date
    after: int = 0


@dataclass(frozen=True)
class Row:
    """One link of the table: who or what, in what relation, to whom or what, when, how sure, known from where."""

    a: Anchor
    what: str
    b: Anchor
    words: str
    when: str
    sure: str
    source: str
    lane: str
    record: Anchor | None
    is_police: bool


@dataclass(frozen=True)
class NetworkPage(RecordPage):
    """A record of its own kind: sentences, drawing and table."""

    days: str = ""
    drawing: Drawing | None = None
    sentences: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    ways: tuple[Anchor, ...] = field(default_factory=tuple)


def child_page(actor: Actor, ref: UUID, asked: Asked) -> NetworkPage:
    """The network of the child with this reference. Raises NoSuchChild, to whoever lacks the lane too."""
    around = lookups.around_child(actor, ref, asked.span)
    back = Anchor(_("Back to the child’s page"), reverse("chronology:child", args=[ref]))
    if isinstance(around, Team):
        return _shut(around, back)
    page = _page(actor, around, asked, back, reverse("networks:child", args=[ref]))
    if not actor.may_with("EXPORT_NETWORK", around.children[around.picture.centre.key.number].scopes):
        return page
    out = Anchor(_("Give it as a file"), reverse("networks:give", args=[ref]))
    return replace(page, links=(*page.links, out))


def entry_page(actor: Actor, ref: UUID, asked: Asked) -> NetworkPage:
    """The network of the person, group or thing of concern with this reference. Raises NoSuchEntry."""
    around = lookups.around_entry(actor, ref, asked.span)
    back = Anchor(_("Back to the entry"), reverse("associates:entry", args=[ref]))
    return _page(actor, around, asked, back, reverse("networks:entry", args=[ref]))


def place_page(actor: Actor, ref: UUID, asked: Asked) -> NetworkPage:
    """The network of the home or school with this reference. Raises NoSuchEntry."""
    around = lookups.around_agency(actor, ref, asked.span)
    back = Anchor(_("Persons and things of concern"), reverse("associates:held"))
    return _page(actor, around, asked, back, reverse("networks:place", args=[ref]))


def context_page(actor: Actor, ref: UUID, asked: Asked) -> NetworkPage:
    """The network of the place or group that is assessed, with this reference. Raises NoSuchContext."""
    around = lookups.around_context(actor, ref, asked.span)
    back = Anchor(_("Back to the place or group"), reverse("contexts:context", args=[ref]))
    return _page(actor, around, asked, back, reverse("networks:context", args=[ref]))


def _shut(owner: Team, back: Anchor) -> NetworkPage:
    words = _("No network is drawn around a child who is protected, and they stand in nobody else’s.")
    notice = Notice(_("Protected: ask %(who)s") % {"who": owner.name(language())}, words, "kept", "protected")
    return NetworkPage(title=_("Network"), lede="", back=back, notices=(notice,))


def _page(actor: Actor, around: Around, asked: Asked, back: Anchor, address: str) -> NetworkPage:
    names = {node.key: named(around, node) for node in around.picture.nodes}
    start = names[around.picture.centre.key]
    title = _("Network around %(name)s") % {"name": start.name}
    rows = around.picture.links[asked.after : asked.after + AT_ONCE]
    return NetworkPage(
        title=title,
        lede=_("Who and what stands within two steps. A link says what somebody wrote, not that it is so."),
        back=back,
        days=_days(asked),
        drawing=drawing_of(around, names, _aloud(title, around)) if len(names) > 1 else None,
        sentences=_sentences(around),
        heads=(_("Who or what"), _("In what relation"), _("To whom or what"), _("When"), _("How sure"), _("Known from")),
        rows=tuple(_row(actor, around, names, link) for link in rows),
        links=_ways_on(start),
        ways=_parts(address, asked, len(around.picture.links)),
    )


def _days(asked: Asked) -> str:
    span = asked.span
    if span.first == span.last:
        return _("On %(day)s.") % {"day": in_sentence(span.last)}
    said = {"from": in_sentence(span.first), "to": in_sentence(span.last)}
    return _("From %(from)s to %(to)s.") % said


def _aloud(title: str, around: Around) -> str:
    others = len(around.picture.drawn) - 1
    words = ngettext("%(title)s: %(count)d is drawn. The table below says the same.",
                     "%(title)s: %(count)d are drawn. The table below says the same.", others)  # fmt: skip
    return words % {"title": title, "count": others}


def _ways_on(start: Named) -> tuple[Anchor, ...]:
    return (Anchor(_("Open the record"), start.record, hidden=start.name),) if start.record else ()


def _sentences(around: Around) -> tuple[str, ...]:
    picture, said = around.picture, []
    left = len(picture.nodes) - MOST_DRAWN
    if picture.centre.neighbours > HUB_NEIGHBOURS:
        words = _("%(count)d stand around it, of those whom you may see: what so many share says little of any one of them.")
        said.append(words % {"count": picture.centre.neighbours})
    if left > 0:
        words = ngettext("The drawing holds the nearest and newest. %(count)d more is in the table.",
                         "The drawing holds the nearest and newest. %(count)d more are in the table.", left)  # fmt: skip
        said.append(words % {"count": left})
    if around.more:
        said.append(_("Only the newest %(count)d links are read: ask about fewer days for the others.") % {"count": FIRST_MOST})
    if any(node.is_hub for node in picture.nodes):
        words = _("A hub (a home, a school, a platform, or whatever has more than %(count)d around it) is not walked through.")
        said.append(words % {"count": HUB_NEIGHBOURS})
    if any(len({(link.what, link.since, link.until, link.sure) for link in links}) > 1
           for links in picture.joined(picture.nodes).values()):  # fmt: skip
        said.append(_("Of the same two, several things are said, and they may contradict each other: each has its own row."))
    return tuple(said)


def _row(actor: Actor, around: Around, names: dict[Key, Named], link: Link) -> Row:
    here, there = _anchor(names[key_here(link)]), _anchor(names[key_there(link)])
    a, b = (here, there) if link.forwards else (there, here)
    words, url = record_of(actor, around, link)
    return Row(
        a, what_words(link), b, link.words, when_words(link), sure_words(link), source_words(around, link),
        Lane[link.lane].label(language()), Anchor(words, url) if url else None, link.police,
    )  # fmt: skip


def _anchor(one: Named) -> Anchor:
    return Anchor(one.name, one.record or one.network, hidden=one.kind.label(language()))


def _parts(address: str, asked: Asked, many: int) -> tuple[Anchor, ...]:
    """The ways to the rows before and after, about the same days."""
    days = "&".join(f"{name}={day:%d/%m/%Y}" for name, day in (("since", asked.span.first), ("until", asked.span.last)))
    found = []
    if asked.after:
        found.append(Anchor(_("Earlier part"), f"{address}?{days}&after={max(0, asked.after - AT_ONCE)}#links"))
    if asked.after + AT_ONCE < many:
        found.append(Anchor(_("Show more"), f"{address}?{days}&after={asked.after + AT_ONCE}#links"))
    return tuple(found)
