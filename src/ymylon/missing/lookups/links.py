"""Where children were last seen, sighted and found, and with whom, as links: for those who may see it. Words, not records."""

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.missing.models import Episode, Finding, Observation, Report
from ymylon.terms.codes import EndKind
from ymylon.terms.links import About, End, Ends, LinkKind, Span

_SOURCES = (
    # Which rows, the words in them, when it was, what it says, and of what.
    (Report, "place", "last_seen_at", LinkKind.LAST_SEEN, End.PLACE),
    (Observation, "place", "happened_at", LinkKind.SIGHTED, End.PLACE),
    (Finding, "place", "found_at", LinkKind.FOUND, End.PLACE),
    (Finding, "with_whom", "found_at", LinkKind.FOUND_WITH, End.SOMEBODY),
)


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """Places and people that were written in words about these children while they were missing, in these days."""
    if not ends.children:
        return []
    episodes = Episode.objects.visible_to(actor).filter(pk=OuterRef("episode_id")).exclude(end_kind=EndKind.RECORDED_IN_ERROR)
    return [
        as_links(
            table.objects.visible_to(actor)
            .filter(Exists(episodes), among("child_id", ends.children), **{f"{when}__date__range": (span.first, span.last)})
            .exclude(**{column: ""}),
            ((End.CHILD, F("child_id")), (there, 0)), name=F(column), room=what, what=what, since=TruncDate(when),
            until=TruncDate(when), at=TruncDate(when), about=About.EPISODE, ref=Subquery(episodes.values("ref")[:1]),
        )
        for table, column, when, what, there in _SOURCES
    ]  # fmt: skip
