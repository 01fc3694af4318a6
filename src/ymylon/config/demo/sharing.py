"""Two sharing agreements of the demonstration, in the forms of the Wales Accord, and what was given under one and without."""

from datetime import timedelta

from ymylon.access.rules.agreements import Terms
from ymylon.children.lookups import children_by_id
from ymylon.config.demo.agencies import BOARD, FORCE, RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.oversight.actions.sharing import Giving, give_out, open_agreement
from ymylon.terms.calendars import local
from ymylon.terms.codes import AgreementForm, GivenBy, Lane, LawfulBasis
from ymylon.terms.words import Words

_MISSING = Words("Children who go missing: Cwm Taf Morgannwg", "Plant sy’n mynd ar goll: Cwm Taf Morgannwg")
_FIND = Words(
    "Police, council and health find a missing child sooner, and each knows what the others know that keeps the child safe.",
    "Mae’r heddlu, y cyngor ac iechyd yn dod o hyd i blentyn coll yn gynt, a phob un yn gwybod yr hyn a ŵyr y lleill sy’n cadw’r"
    " plentyn yn ddiogel.",
)
_SURGERY = Words("Alerts to out-of-hours doctors", "Rhybuddion i feddygon y tu allan i oriau")
_KNOWN = Words(
    "A doctor who meets a missing child by night knows whom to ring.",
    "Mae meddyg sy’n cwrdd â phlentyn coll gyda’r nos yn gwybod pwy i’w ffonio.",
)
_DOCTORS = "Meddygon Nos y Cymoedd"


def share(stage: Theatre, known: dict[str, int]) -> None:
    """Ada opens both; Nia tells the doctors of Cai under one, and his school by telephone for a reason."""
    agencies = stage.directory.agencies
    today = local(stage.now).date()
    protocol = Terms(
        form=AgreementForm.ISP,
        title=_MISSING,
        purpose=_FIND,
        agency_id=agencies[RHONDDA].pk,
        partner_ids=(agencies[FORCE].pk, agencies[BOARD].pk),
        bodies=(),
        bases=(
            LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.DPA_PART_3, LawfulBasis.SSWBA_S164, LawfulBasis.CHILDREN_ACT_2004_S28,
            LawfulBasis.DPA_SCH1_18,
        ),
        lanes=(Lane.IDENTITY, Lane.EPISODE, Lane.POLICE_GRADE, Lane.CONCERN, Lane.FOUND, Lane.CARE, Lane.SAFETY),
        from_on=today - timedelta(days=200),
        to_on=None,
        review_on=today + timedelta(days=165),
    )  # fmt: skip
    one_way = Terms(
        form=AgreementForm.DDA,
        title=_SURGERY,
        purpose=_KNOWN,
        agency_id=agencies[RHONDDA].pk,
        partner_ids=(),
        bodies=(_DOCTORS,),
        bases=(LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164, LawfulBasis.DPA_SCH1_18),
        lanes=(Lane.IDENTITY, Lane.EPISODE),
        from_on=today - timedelta(days=60),
        to_on=today + timedelta(days=300),
        review_on=today + timedelta(days=40),
    )
    with stage.as_("ada") as ada:
        open_agreement(by=ada, at=stage.ago(days=200), terms=protocol)
        doctors = open_agreement(by=ada, at=stage.ago(days=60), terms=one_way)
    with stage.as_("nia") as nia:
        cai = children_by_id(nia, [known["cai"]])[known["cai"]]
        lanes = (Lane.IDENTITY, Lane.EPISODE)
        call = Giving(lanes, GivenBy.SPOKEN, to_body=_DOCTORS, to_person="Dr Angharad Wynne", agreement=doctors.ref)
        give_out(by=nia, at=stage.ago(minutes=3), child=cai, giving=call)
        why = "His form tutor saw him last; asked whether he said where he would go."
        school = Giving(lanes, GivenBy.SPOKEN, to_agency_id=agencies["school"].pk, to_person="Mr Emlyn Rees", why=why)
        give_out(by=nia, at=stage.ago(minutes=2), child=cai, giving=school)
