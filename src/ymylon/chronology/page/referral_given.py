"""A C1 on paper and as a file: marked, with what the record knows of the child in the lanes of whoever makes it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.children import lookups as children
from ymylon.children.lookups import Disclosure
from ymylon.chronology.page.given import whom
from ymylon.chronology.page.known import known_of
from ymylon.chronology.page.referring import ReferralPage, referral_page, team_in_full
from ymylon.design.entries import Link
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.documents.rules import marking
from ymylon.notices import lookups as notices
from ymylon.notices.rules.referrals import structured


def _mark(actor: Actor, row: Disclosure) -> str:
    return marking(whom=whom(row), who=actor.name, at=row.at, language=language())


def referral_paper(actor: Actor, ref: UUID, row: Disclosure, now: datetime) -> ReferralPage:
    """The C1 on paper, with what the record knows of the child. Raises NoSuchReferral."""
    shown = referral_page(actor, ref, now, on_paper=True)
    child = children.children_by_id(actor, [row.child_id])[row.child_id]
    return replace(
        shown,
        back=Link(_("Back to the referral"), reverse("chronology:referral", args=[ref])),
        notices=(),
        facts=(*known_of(actor, child, now, numbers=True).facts(), *shown.facts),
        mark=_mark(actor, row),
    )


def referral_file(actor: Actor, ref: UUID, row: Disclosure, now: datetime) -> dict[str, object]:
    """The C1 in its documented shape. Raises NoSuchReferral."""
    referral = notices.referral_by_ref(actor, ref)
    after = notices.what_followed(actor, referral)
    child = children.children_by_id(actor, [referral.child_id])[referral.child_id]
    teams = teams_by_id(number for number in (referral.from_team_id, referral.to_team_id) if number)
    who = practitioners_by_id([referral.made_by_id])
    said = ("worries", "happened", "injuries", "safety_now", "childs_words", "parents_view", "working", "wanted", "consent",
            "consent_why", "withhold_name", "reasons")  # fmt: skip
    return structured(
        ref=str(referral.ref),
        made_at=referral.made_at,
        mark=_mark(actor, row),
        referrer={
            "name": who[referral.made_by_id].name if referral.made_by_id in who else "",
            "team": team_in_full(teams[referral.from_team_id]) if referral.from_team_id else "",
        },
        to={"team": team_in_full(teams[referral.to_team_id])},
        child={"reference": str(child.ref)} | known_of(actor, child, now, numbers=True).plain(),
        said={name: getattr(referral, name) for name in said},
        added=[{"at": one.at.isoformat(), "worries": one.worries, "childs_words": one.childs_words} for one in after.added],
        outcome=after.feedback.outcome if after.feedback else "",
        told=after.feedback.words if after.feedback else "",
    )
