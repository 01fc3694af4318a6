"""Who and what is of concern around Cai: what the council holds, and what the police hold and let others read."""

from datetime import datetime, timedelta

from ymylon.access.rules import Actor
from ymylon.associates.actions.keeping import enter
from ymylon.associates.actions.linking import let_others_read, tie
from ymylon.associates.lookups import Entry, of_children
from ymylon.associates.rules import Basis, Facts, Kind, Sure, TieKind, Way
from ymylon.config.demo.theatre import Theatre
from ymylon.terms.calendars import local


def name_concern(stage: Theatre, known: dict[str, int]) -> None:
    """Mared heard of “Sbecs” and his telephone from Emrys; the police know of a car and of whoever drives it."""
    cai = known["cai"]
    with stage.as_("mared") as by:
        at = stage.ago(days=40)
        sbecs = _enter(by, at, cai, _person("Sbecs", "About nineteen, thick glasses, a grey van."), Way.HARMS,
                       "Waits for him by the bus station, and gives him money.")  # fmt: skip
        phone = _enter(by, at, cai, _thing(Kind.PHONE, "07700 900461"), Way.REACHES, "Rings him at night.")
        tie(by=by, at=at, a=sbecs, b=phone, kind=TieKind.USES, source="Emrys, who saw the screen", sure=Sure.LIKELY)
    with stage.as_("rhys") as by:
        at = stage.ago(days=12)
        _enter(by, at, cai, _person("Kel", "About thirty. Drives for others."), Way.NEAR, "Seen beside him twice in Aberdâr.")
        _enter(by, at, cai, _thing(Kind.VEHICLE, "CK19 XYZ"), Way.NEAR, "Stopped beside him twice in Aberdâr.")
        wording = "A man of about thirty in a dark car has stopped beside Cai. Ring 999 if it is seen near him."
        seen = next(one for one in of_children(by, [cai]) if one.entry.nicknames == ["Kel"])
        let_others_read(by=by, at=stage.ago(days=11), link=seen.link, entry=seen.entry, wording=wording)


def _person(nickname: str, description: str) -> Facts:
    return Facts(Kind.PERSON, "", (nickname,), "", description, None, "Is thought to use him.", "Emrys, by telephone")


def _thing(kind: Kind, mark: str) -> Facts:
    return Facts(kind, "", (), mark, "", None, "He is reached by it.", "Emrys, by telephone")


def _enter(by: Actor, at: datetime, child_id: int, facts: Facts, way: Way, words: str) -> Entry:
    review_on = local(at).date() + timedelta(days=60)
    return enter(
        by=by, at=at, child_id=child_id, facts=facts, basis=Basis.SAFEGUARDING, sure=Sure.LIKELY, review_on=review_on,
        about_child={"way": way, "words": words},
    )  # fmt: skip
