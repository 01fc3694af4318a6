"""Where a child lives, as far as the record says. It is never guessed from where the reporter works, unless that is one place."""

from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.children.lookups import residence_of
from ymylon.circumstances.lookups import areas_on
from ymylon.duties.rules import local_day
from ymylon.missing.lookups.episodes import episodes_of
from ymylon.missing.models import Episode
from ymylon.terms.geography import current_code


def residence(actor: Actor, child_id: int, at: datetime, past: list[Episode] | None = None) -> str:
    """The area in which the child lives (GSS code), empty where the record doesn't say.

    By the placement of this day, else by the council that is involved because the child lives there, else as it was the
    last time. What the reporter may not see counts as well.
    """
    care = areas_on(child_id, local_day(at))
    known = care.host or care.responsible or residence_of(child_id)
    if not known:
        lived = episodes_of(actor, [child_id])[child_id] if past is None else past
        known = next((one.authority for one in lived if one.authority), "")
    return current_code(known)


def own_area(actor: Actor) -> str:
    """The one area that the actor's teams serve; empty where they serve several."""
    areas = {area for post in actor.posts for area in post.areas}
    return next(iter(areas)) if len(areas) == 1 else ""
