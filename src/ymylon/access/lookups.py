"""Who is acting, read once a request from the memberships that are live now; and what agencies have agreed to share."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery

from ymylon.access.models import Agreement, AgreementEnd
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import NOBODY, Actor, Case, Post
from ymylon.access.rules.agreements import Terms, is_in_force
from ymylon.terms.codes import AgreementForm, Lane, LawfulBasis, Role
from ymylon.terms.faults import NoSuch
from ymylon.terms.words import Words


def actor_of(account_id: int) -> Actor:
    """The actor behind an account, with the posts and cases that are live at this moment; `NOBODY` if there is none."""
    with connection.cursor() as cursor:
        cursor.execute("select * from acting_posts(%s)", [account_id])
        rows = cursor.fetchall()
    if not rows:
        return NOBODY
    posts = tuple(
        Post(
            row[5], row[6], row[7], (row[8], row[9]), row[10], row[11], row[12], (row[13], row[14]), tuple(row[15]), Role[row[16]]
        )
        for row in rows
        if row[16]
    )
    account, language, kind, practitioner, name = rows[0][:5]
    held = json.loads(rows[0][17]) if isinstance(rows[0][17], str) else rows[0][17]
    cases = tuple(
        Case(scope, opened, frozenset(Lane[lane] for lane in lanes), writes) for scope, opened, lanes, writes in held or ()
    )
    return Actor(account, practitioner, name, language, kind, posts, cases)


@dataclass(frozen=True)
class Agreed:
    """One version of a sharing agreement: its terms, who kept it and when, and whether the agreement was ended."""

    ref: UUID
    series: UUID
    number: int
    terms: Terms
    kept_at: datetime
    kept_by_id: int
    ended_on: date | None = None
    end_why: str = ""

    def is_in_force(self, day: date) -> bool:
        """Whether something may be given under it on this day, as far as the version itself says."""
        return is_in_force(self.terms, self.ended_on, day)


class NoSuchAgreement(NoSuch):
    """There is no such agreement."""


def agreements(series: UUID | None = None) -> list[Agreed]:
    """Every version of every agreement, or of one; those of one agreement together, the newest first. One question."""
    ends = AgreementEnd.objects.filter(series=OuterRef("series"))
    rows = Agreement.objects.annotate(ended_on=Subquery(ends.values("ended_on")[:1]), end_why=Subquery(ends.values("why")[:1]))
    rows = rows.filter(series=series) if series else rows
    return [_agreed(row) for row in rows.order_by("series", "-number")]


def newest(versions: Iterable[Agreed]) -> list[Agreed]:
    """The version of each agreement that stands last, in force or not."""
    last: dict[UUID, Agreed] = {}
    for version in versions:
        held = last.get(version.series)
        if held is None or version.number > held.number:
            last[version.series] = version
    return list(last.values())


def in_force(versions: Iterable[Agreed], day: date) -> list[Agreed]:
    """Of each agreement, the version that holds on this day: the newest that has begun by then, unless it has run out."""
    begun = newest(version for version in versions if version.terms.from_on <= day)
    return [version for version in begun if version.is_in_force(day)]


def agreement_by_series(series: UUID) -> list[Agreed]:
    """Every version of this agreement, the newest first. Raises NoSuchAgreement."""
    found = agreements(series)
    if not found:
        raise NoSuchAgreement
    return found


def title_beside(column: str, language: str) -> Subquery:
    """For a lookup of another room: the title of the agreement in its `column`, without a question of its own."""
    title = "title_cy" if language == "cy" else "title_en"
    return Subquery(Agreement.objects.filter(ref=OuterRef(column)).values(title)[:1])


def agencies_kept(actor: Actor) -> tuple[int, ...]:
    """The agencies for which this person keeps agreements."""
    keepers = ACTIONS["KEEP_AGREEMENT"].roles or frozenset()
    return tuple(dict.fromkeys(post.agency_id for post in actor.posts if post.agency_id and post.role in keepers))


def _agreed(row: Agreement) -> Agreed:
    terms = Terms(
        form=AgreementForm[row.form],
        title=Words(row.title_en, row.title_cy),
        purpose=Words(row.purpose_en, row.purpose_cy),
        agency_id=row.agency_id,
        partner_ids=tuple(row.partner_agencies),
        bodies=tuple(row.bodies),
        bases=tuple(basis for basis in LawfulBasis if basis in row.bases),
        lanes=tuple(lane for lane in Lane if lane in row.lanes),
        from_on=row.from_on,
        to_on=row.to_on,
        review_on=row.review_on,
    )
    return Agreed(row.ref, row.series, row.number, terms, row.kept_at, row.kept_by_id, row.ended_on, row.end_why or "")
