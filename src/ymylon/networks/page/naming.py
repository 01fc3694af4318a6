"""What each one in a network is called, where it is read, and what a link between two of them says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.rules import Sure, TieKind, Way
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.networks.lookups import Around
from ymylon.networks.rules import Node, NodeKind, key_here, key_there
from ymylon.orders.rules import OrderKind
from ymylon.screening.rules import FindingKind, Known, Recruiting, Theme
from ymylon.terms.codes import Code, KnownFrom
from ymylon.terms.links import About, End, Link, LinkKind

_WHAT: dict[str, tuple[type[Code], ...]] = {
    "LINK": (Way,), "TIE": (TieKind,), "ORDER": (OrderKind,), "SCREENING": (FindingKind, Recruiting),
}  # fmt: skip
_LONGEST = 24  # letters of a name beside its drawing; the table says the whole of it


@dataclass(frozen=True)
class Named:
    """One of a network in words: what it is called, what kind it is, where its record and its own network are."""

    name: str
    kind: NodeKind
    record: str = ""
    network: str = ""

    @property
    def short(self) -> str:
        """The name as it stands in the drawing."""
        return self.name if len(self.name) <= _LONGEST else f"{self.name[: _LONGEST - 1].rstrip()}…"


def named(around: Around, node: Node) -> Named:
    """What one of the picture is called, and where it leads."""
    key = node.key
    if key.kind == End.CHILD:
        child, name = around.children[key.number], around.names.get(key.number)
        record, network = (reverse(address, args=[child.ref]) for address in ("chronology:child", "networks:child"))
        return Named(name.full if name else _("Name not known yet"), NodeKind.CHILD, record, network)
    if key.kind == End.ENTRY:
        entry = around.entries[key.number]
        record, network = (reverse(address, args=[entry.ref]) for address in ("associates:entry", "networks:entry"))
        return Named(entry.called, NodeKind[entry.kind], record, network)
    if key.kind == End.AGENCY:
        agency = around.agencies[key.number]
        return Named(agency.name(language()), NodeKind.AGENCY, network=reverse("networks:place", args=[agency.ref]))
    if key.kind == End.CONTEXT:
        ref = around.refs[key]
        record, network = (reverse(address, args=[ref]) for address in ("contexts:context", "networks:context"))
        return Named(node.name, NodeKind.CONTEXT, record, network)
    if key.kind == End.REPORT:
        return Named(node.name, NodeKind.REPORT, reverse("intelligence:read", args=[around.refs[key]]))
    words = Theme[node.name].label(language()) if key.kind == End.THEME else node.name
    return Named(words, NodeKind[key.kind])


def what_code(link: Link) -> Code | None:
    """What the link says, as a code of the room where it was written."""
    return next((codes[link.what] for codes in _WHAT.get(link.room, (LinkKind,)) if link.what in codes.__members__), None)


def what_words(link: Link) -> str:
    """What the link says, in the words of the room where it was written."""
    code = what_code(link)
    return code.label(language()) if code else ""


def when_words(link: Link) -> str:
    """From when to when it held, as far as that is known."""
    since, until = (in_sentence(day) if day else "" for day in (link.since, link.until))
    if since and since == until:
        return since
    if since and until:
        return _("%(from)s to %(to)s") % {"from": since, "to": until}
    if since:
        return _("since %(from)s") % {"from": since}
    return _("until %(to)s") % {"to": until} if until else _("Not known since when")


def sure_words(link: Link) -> str:
    """How sure whoever wrote it is, in the words of its room; empty where the room doesn’t ask."""
    return Sure[link.sure].label(language()) if link.sure else ""


def source_words(around: Around, link: Link) -> str:
    """Who answers for it and where it is known from."""
    agency = around.agencies.get(link.agency or 0)
    source = link.source
    for codes in (Known, KnownFrom):
        if link.room not in ("LINK", "TIE") and source in codes.__members__:
            source = codes[source].label(language())
            break
    return ": ".join(filter(None, (agency.name(language()) if agency else "", source)))


_OPENS = {
    About.ENTRY: ("SEE_ASSOCIATES", "associates:entry"), About.ORDER: ("SEE_ORDERS", "orders:order"),
    About.EPISODE: ("SEE_EPISODE", "missing:episode"), About.LIFE: ("SEE_CIRCUMSTANCES", "circumstances:life"),
    About.SCREENING: ("SEE_SCREENING", "screening:child"), About.CONTEXT: ("SEE_CONTEXTS", "contexts:context"),
    About.REPORT: ("READ_INTELLIGENCE", "intelligence:read"),
}  # fmt: skip


def record_of(actor: Actor, around: Around, link: Link) -> tuple[str, str]:
    """What the link rests on and where that is read; nothing where this person may not open it."""
    code, address = _OPENS[About[link.about]]
    ref = link.ref or _ref_of_end(around, link)
    return (About[link.about].label(language()), reverse(address, args=[ref])) if ref and actor.may(code) else ("", "")


def _ref_of_end(around: Around, link: Link) -> str:
    """The reference of the end that is the record: of an entry the far one, of a child the one of whom it is written."""
    here, there = key_here(link), key_there(link)
    if link.about == About.ENTRY:
        return str(around.entries[(there if there.kind == End.ENTRY else here).number].ref)
    ends = (here, there) if link.forwards else (there, here)
    return next((str(around.children[end.number].ref) for end in ends if end.kind == End.CHILD), "")
