"""Sending a return: its files are sealed, and wait for the clock."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.duties.rules import local_day
from ymylon.returns.lookups import Upload, is_of, waiting_of
from ymylon.returns.rules import years_to_send
from ymylon.returns.rules.queue import ANOTHER_WAITS, MEANWHILE, NOT_OVER, NOT_YOURS
from ymylon.returns.rules.sealing import seal
from ymylon.terms.faults import Fault, refused


class Sent(NamedTuple):
    """One file as it came, and whether it is of last year's return."""

    name: str
    content: bytes
    is_before: bool = False


@transaction.atomic
def send_return(*, by: Actor, at: datetime, agency_id: int, first_year: int, files: Sequence[Sent]) -> Upload:
    """The whole return of a body and year, to be judged; it takes the place of one that was sent before. Raises Fault."""
    permit(by, "SEND_RETURN")
    if not is_of(by, agency_id, "SEND_RETURN"):
        raise refused(Fault(NOT_YOURS, "body"))
    if first_year not in years_to_send(local_day(at)):
        raise Fault(NOT_OVER, "year")
    if waiting_of(by, agency_id, first_year):
        raise Fault(ANOTHER_WAITS)
    body = agencies_by_id([agency_id])[agency_id].code
    number = Upload.objects.visible_to(by).filter(agency_id=agency_id, first_year=first_year).count() + 1
    told = [
        {
            "name": one.name,
            "size": len(one.content),
            "sha256": hashlib.sha256(one.content).hexdigest(),
            "is_before": one.is_before,
        }
        for one in files
    ]
    facts = {"agency_id": agency_id, "body": body, "first_year": first_year, "number": number, "at": at, "files": told}
    row: Upload = once(Upload, Fault(MEANWHILE), ref=uuid4(), by_id=by.practitioner_id, **facts)
    with connection.cursor() as cursor:
        for place, one in enumerate(files):
            # By hand: an insert by the model reads the row back, and whoever sends reads no file again.
            sealed = seal(one.content, secret=settings.DRAFT_KEY, place=f"{row.ref}:{place}")
            cursor.execute(
                "insert into returns_sealedfile (upload_id, place, sealed) values (%s, %s, %s)", [row.pk, place, sealed]
            )
    record_act("RETURN_SENT", about=row.ref, why=f"{body} {first_year} {number}")
    return row
