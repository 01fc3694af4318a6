"""Agreements of the tests, kept by Ada of Rhondda Cynon Taf; and facts of Cai, given away by whoever may."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from ymylon.access.lookups import Agreed
from ymylon.access.rules.agreements import Terms
from ymylon.oversight.actions.sharing import Giving, open_agreement
from ymylon.terms.calendars import local
from ymylon.terms.codes import AgreementForm, GivenBy, Lane, LawfulBasis
from ymylon.terms.words import Words

REASON = "The surgery must know it before tonight."
DAY = timedelta(days=1)


def terms(wales, **changes) -> Terms:
    """Council, police and a surgery outside the record share who a child is and that they are missing."""
    today = local(timezone.now()).date()
    whole = Terms(
        form=AgreementForm.ISP,
        title=Words("Missing children", "Plant ar goll"),
        purpose=Words("To find them sooner.", "Dod o hyd iddynt yn gynt."),
        agency_id=wales.agencies["council"].pk,
        partner_ids=(wales.agencies["police"].pk,),
        bodies=("Meddygfa Taf",),
        bases=(LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164, LawfulBasis.DPA_SCH1_18),
        lanes=(Lane.IDENTITY, Lane.EPISODE, Lane.CARE),
        from_on=today - 30 * DAY,
        to_on=None,
        review_on=today + 300 * DAY,
    )
    return replace(whole, **changes)


def agreed(wales, as_actor, **changes) -> Agreed:
    """One that Ada has opened."""
    with as_actor("ada") as ada:
        return open_agreement(by=ada, at=timezone.now(), terms=terms(wales, **changes))


def giving(**changes) -> Giving:
    """A telephone call to the surgery, for a reason."""
    return replace(
        Giving(lanes=(Lane.IDENTITY, Lane.EPISODE), means=GivenBy.SPOKEN, to_body="Meddygfa Taf", why=REASON), **changes
    )
