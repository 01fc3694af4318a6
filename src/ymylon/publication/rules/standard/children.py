"""F1 and F2: the children of a return, and how a council stood to each of them."""

from dataclasses import replace

from ymylon.publication.rules.standard.field import CHILD, ROW_HEAD, Table, field_of
from ymylon.terms.codes import CareStatus, EthnicGroup, Language, PlacementType, Sex, YesNo
from ymylon.terms.geography import Nation
from ymylon.terms.words import Words

CHILD_PERIOD = Table(
    "child_period", "F1", Words("One row for each child in the return", "Un rhes i bob plentyn yn y ffurflen"), ("child_ref",),
    (
        *ROW_HEAD,
        replace(CHILD, refers_to="", ssda903="CHILD", ssd="miss_person_id"),
        field_of("linkage_hash key O", "Salted hash that only a trusted linker can make again",
                 "Hash wedi’i halltu na all neb ond cysylltydd dibynadwy ei wneud eto", sure=False),
        field_of("birth_month month M", "Month of birth; the day is never sent", "Mis geni; nid anfonir y diwrnod byth",
                 ssda903="DOB"),
        field_of("sex code M", "Sex", "Rhyw", codes=Sex),
        field_of("ethnic_group code M", "Ethnic group", "Grŵp ethnig", codes=EthnicGroup),
        field_of("disability code M", "Whether the child is disabled", "A yw’r plentyn yn anabl", codes=YesNo),
        field_of("additional_learning_needs code O", "Additional learning needs", "Anghenion dysgu ychwanegol", codes=YesNo),
        field_of("language code O", "Language of choice", "Dewis iaith", codes=Language),
        field_of("asylum_seeking code M", "Unaccompanied and seeking asylum",
                 "Ar ei ben ei hun ac yn ceisio lloches", codes=YesNo, sure=False),
    ),
)  # fmt: skip

CARE_SPELL = Table(
    "care_spell", "F2",
    Words("One row for each stretch of days in which a council stood to a child in one way",
          "Un rhes i bob cyfnod y safai cyngor at blentyn mewn un ffordd"),
    ("spell_id",),
    (
        *ROW_HEAD,
        field_of("spell_id key M", "Reference of the stretch", "Cyfeirnod y cyfnod"),
        CHILD,
        field_of("from day M", "First day", "Diwrnod cyntaf"),
        field_of("to day C", "Last day; blank while it goes on", "Diwrnod olaf; yn wag tra bo’n parhau", when="it has ended"),
        field_of("care_status code M", "How the council stood to the child", "Sut y safai’r cyngor at y plentyn",
                 codes=CareStatus),
        field_of("responsible_la area C", "Responsible authority", "Awdurdod cyfrifol", when="care_status = LOOKED_AFTER"),
        field_of("placement_type code C", "Kind of placement", "Math o leoliad", codes=PlacementType,
                 when="care_status = LOOKED_AFTER"),
        field_of("placement_la area C", "Council in whose area the child is placed", "Y cyngor y lleolir y plentyn yn ei ardal",
                 when="care_status = LOOKED_AFTER"),
        field_of("placement_country code C", "Country in which the child is placed", "Y wlad y lleolir y plentyn ynddi",
                 codes=Nation,
                 when="care_status = LOOKED_AFTER"),
        field_of("host_force_ref key C", "Reference of the police force of the host area",
                 "Cyfeirnod heddlu’r ardal letyol", when="placed outside Wales", sure=False),
    ),
)  # fmt: skip
