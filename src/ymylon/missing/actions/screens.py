"""Hanging the board on a wall, and taking it down."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.actions import screens as agencies
from ymylon.agencies.lookups import Screen
from ymylon.audit.actions import record_act
from ymylon.missing.lookups.screens import teams_for_screens
from ymylon.missing.rules.faults import Fault
from ymylon.terms.faults import refused
from ymylon.terms.words import Words

_NOT_YOURS = Words("Choose one of the teams on the list.", "Dewiswch un o’r timau ar y rhestr.")
_SAY_WHERE = Words("Say where the screen hangs.", "Dywedwch ble mae’r sgrin yn hongian.")


@transaction.atomic
def enrol_screen(*, by: Actor, at: datetime, team_id: int, place: str, language: str = "en") -> tuple[Screen, str]:
    """A screen that may show this team's board and do nothing; with the code that opens it once, shown now and never again."""
    permit(by, "ENROL_SCREEN")
    team = next((one for one in teams_for_screens(by) if one.pk == team_id), None)
    if team is None:
        raise refused(Fault(_NOT_YOURS, "team"))
    if not place.strip():
        raise Fault(_SAY_WHERE, "place")
    assert by.practitioner_id is not None
    screen, code = agencies.enrol_screen(
        by_id=by.practitioner_id,
        at=at,
        team=team,
        place=place.strip(),
        language=language,
    )
    record_act("ENROLLED_SCREEN", about=screen.ref)
    return screen, code


@transaction.atomic
def revoke_screen(*, by: Actor, at: datetime, screen: Screen) -> None:
    """The screen sees nothing more, from its next request on."""
    permit(by, "ENROL_SCREEN")
    assert by.practitioner_id is not None
    if agencies.revoke_screen(by_id=by.practitioner_id, at=at, screen=screen):
        record_act("REVOKED_SCREEN", about=screen.ref)
