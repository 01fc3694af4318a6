"""What the chronology calls each thing that happens in this room, each in the lane of its plan."""

from collections.abc import Mapping

from ymylon.safety.rules.codes import LineKind, PlanKind
from ymylon.safety.rules.keeping import MAY_BE_SAID
from ymylon.terms.words import Words


def event_of(kind: PlanKind, what: LineKind | None = None) -> str:
    """The kind of event: a version was written, or this was said of one."""
    return f"{kind}_PLAN_{what or 'WRITTEN'}"


def _begun(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


EVENT_WORDS: Mapping[str, Words] = {
    **{
        event_of(kind): Words(f"{kind.words.en}: a version was written", f"{kind.words.cy}: ysgrifennwyd fersiwn", False)
        for kind in PlanKind
    },
    **{
        event_of(kind, what): Words(
            f"{kind.words.en}: {_begun(what.words.en)}", f"{kind.words.cy}: {_begun(what.words.cy)}", False
        )
        for kind in PlanKind
        for what in LineKind
        if what in MAY_BE_SAID[kind] - {LineKind.ADDED}
    },
}
