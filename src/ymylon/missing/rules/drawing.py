"""How the rules of this room are drawn for a reader: whom to tell, what each end does, and the definitions."""

from ymylon.duties.rules.drawing import source_text
from ymylon.duties.rules.kinds import catalogue
from ymylon.duties.rules.states import both, table_line
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.notices.rules.referrals import PROPOSED
from ymylon.terms.codes import EndKind
from ymylon.terms.words import Words

from .categories import DEFINITIONS
from .duties import DUTY_KINDS
from .ending import OF_INTERVIEWS, OF_REGISTER, duties_opened_by, duties_voided_by
from .telling import TELLINGS

_TERM = Words("in term time only", "yn ystod y tymor yn unig")
# This room opens the duty and the floor below names it.
_PROPOSED = {PROPOSED: catalogue(OF_REFERRALS)[PROPOSED].words}


def draw_telling() -> list[str]:
    """Whom to tell and who else may see that they were told."""
    lines = ["| told | because | others see it who hold | policy | |", "|---|---|---|---|---|"]
    for one in TELLINGS:
        term = both(_TERM) if one.in_term_only else ""
        lines.append(table_line(both(one.involvement.words), both(one.why), both(one.lane.words), f"`{one.tell}`", term))
    return [*lines, ""]


def draw_ends() -> list[str]:
    """What each way to end an episode opens, and what it voids."""
    names = {**{kind.code: kind.words for kind in DUTY_KINDS}, **OF_INTERVIEWS, **OF_REGISTER, **_PROPOSED}
    order = list(names)
    lines = ["| end | opens | voids |", "|---|---|---|"]
    for end in EndKind:
        opened, voided = (
            "; ".join(both(names[code]) for code in sorted(codes, key=order.index)) or "–"
            for codes in (duties_opened_by(end), duties_voided_by(end))
        )
        lines.append(table_line(both(end.words), opened, voided))
    return [*lines, ""]


def draw_definitions() -> list[str]:
    """The named definitions under which a category is derived, old ones included."""
    lines = ["| definition | in force | source |", "|---|---|---|"]
    for one in DEFINITIONS:
        until = f"–{one.in_force_to}" if one.in_force_to else "–"
        doubt = "" if one.sure else " ‡"
        lines.append(table_line(both(one.words) + doubt, f"{one.in_force_from}{until}", source_text(one.source)))
    return [*lines, ""]
