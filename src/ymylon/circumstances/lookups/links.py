"""Where children live and learn, and who are brothers and sisters, as links: for those who may see them."""

from django.db.models import DateField, F, Func, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from psycopg.types.range import DateRange

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.circumstances.models import CareSpell, EducationSpell, Sibling
from ymylon.protection.lookups import of_open_children
from ymylon.terms.links import About, End, Ends, LinkKind, Span


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """The homes and schools of these children, whose children these homes and schools had, and brothers and sisters."""
    days = DateRange(span.first, span.last, "[]")
    found = [
        one
        for table, column, kind in ((CareSpell, "home_id", LinkKind.CARE), (EducationSpell, "school_id", LinkKind.SCHOOL))
        for one in _spells(actor, ends, table.objects.visible_to(actor).filter(during__overlap=days), column, kind)
    ]
    if ends.children:
        found.append(_siblings(actor, ends, span))
    return found


def _spells(actor: Actor, ends: Ends, rows: QuerySet, column: str, kind: LinkKind) -> list[QuerySet]:
    said = {
        "room": kind, "what": kind, "since": _day("lower"), "until": _last_day(), "source": F("known_from"), "at": _day("lower"),
        "about": About.LIFE,
    }  # fmt: skip
    child, agency = (End.CHILD, F("child_id")), (End.AGENCY, F(column))
    found = []
    if ends.children:
        of_child = rows.filter(among("child_id", ends.children), **{f"{column}__isnull": False})
        found.append(as_links(of_child, (child, agency), **said))
    if ends.agencies:
        of_agency = of_open_children(actor, rows.filter(among(column, ends.agencies)), "child_id")
        found.append(as_links(of_agency, (agency, child), forwards=False, **said))
    return found


def _siblings(actor: Actor, ends: Ends, span: Span) -> QuerySet:
    standing = Q(ended_at__isnull=True) | Q(ended_at__date__gt=span.last)
    rows = Sibling.objects.visible_to(actor).filter(standing, among("child_id", ends.children))
    # A row for each of the two: they are told apart by the other one.
    return as_links(
        of_open_children(actor, rows, "other_id"), ((End.CHILD, F("child_id")), (End.CHILD, F("other_id"))),
        room=LinkKind.SIBLING, what=LinkKind.SIBLING, at=TruncDate("recorded_at"),
        about=About.LIFE,
    )  # fmt: skip


def _day(end: str) -> Func:
    return Func(F("during"), function=end, output_field=DateField())


def _last_day() -> Func:
    # A spell ends on the first day on which it no longer holds.
    return Func(F("during"), Value(1), template="(upper(%(expressions)s)", arg_joiner=") - ", output_field=DateField())
