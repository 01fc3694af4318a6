"""From a row of an extract back to the record, for whoever may see it there anyhow."""

from uuid import UUID

from django.conf import settings

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_search
from ymylon.children.lookups import refs_seen
from ymylon.missing.lookups.episodes import refs_of_episodes_seen
from ymylon.publication.rules.keys import Key
from ymylon.returns.rules.queue import NO_SOURCE
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault


def find_source(*, by: Actor, reference: str) -> tuple[str, UUID]:
    """The child or the episode that has this reference, among those whom this person sees. Raises Fault for every other.

    Of what they may not see nothing is even tried, so that no answer, and no time that it takes, tells of it. It is on record
    that somebody looked, and not what for.
    """
    permit(by, "FIND_SOURCE")
    wanted, key = reference.strip().lower(), Key(settings.EXTRACT_KEY())
    seen = (("episode", refs_of_episodes_seen(by)), ("child", refs_seen(by)))
    found = next(((kind, ref) for kind, refs in seen for ref in refs if key.ref(kind, str(ref)) == wanted), None)
    record_search(wanted, lane=Lane.EPISODE, found=int(found is not None))
    if found is None:
        raise Fault(NO_SOURCE, "reference")
    return found
