"""What the chronology calls each thing that happens in this room."""

from collections.abc import Mapping

from ymylon.circumstances.rules.protecting import event_of
from ymylon.terms.codes import ProtectionStep
from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "CARE_SPELL_BEGAN": Words("Care or placement recorded", "Cofnodwyd gofal neu leoliad"),
    "CARE_SPELL_CORRECTED": Words("Care or placement put right", "Cywirwyd gofal neu leoliad"),
    "EDUCATION_BEGAN": Words("Education recorded", "Cofnodwyd addysg"),
    "EDUCATION_CORRECTED": Words("Education put right", "Cywirwyd addysg"),
    "EXCLUSION_ANSWERED": Words("The council answered the school about an exclusion",
                                "Atebodd y cyngor yr ysgol ynghylch gwaharddiad"),
    "LIBERTY_RESTRICTED": Words("Restriction of liberty recorded", "Cofnodwyd cyfyngiad ar ryddid", False),
    "LIBERTY_REVIEWED": Words("Restriction of liberty reviewed", "Adolygwyd cyfyngiad ar ryddid", False),
    "NEED_RECORDED": Words("Learning needs recorded", "Cofnodwyd anghenion dysgu"),
    "NEED_CORRECTED": Words("Learning needs put right", "Cywirwyd anghenion dysgu"),
    "WAIT_BEGAN": Words("Wait for a health service recorded", "Cofnodwyd aros am wasanaeth iechyd"),
    "WAIT_CHANGED": Words("Wait for a health service put right", "Cywirwyd aros am wasanaeth iechyd"),
    "HEALTH_NEED_RECORDED": Words("Health need recorded", "Cofnodwyd angen iechyd"),
    "HEALTH_NEED_CORRECTED": Words("Health need put right", "Cywirwyd angen iechyd"),
    "HARD_TIME_RECORDED": Words("Hard time recorded", "Cofnodwyd cyfnod anodd"),
    "HARD_TIME_CORRECTED": Words("Hard time put right", "Cywirwyd cyfnod anodd"),
    "CHILD_PROTECTION_REGISTERED": Words("On the child protection register", "Ar y gofrestr amddiffyn plant"),
    "CHILD_PROTECTION_CORRECTED": Words("Child protection registration put right", "Cywirwyd cofrestriad amddiffyn plant"),
    "CHILD_PROTECTION_ENDED": Words("No longer on the child protection register",
                                    "Nid yw ar y gofrestr amddiffyn plant mwyach"),
    **{event_of(step): step.words for step in ProtectionStep},
    "PROTECTION_STEP_CORRECTED": Words("A step of child protection was put right", "Cywirwyd cam amddiffyn plant"),
    "PROTECTION_STEP_NOT_TAKEN": Words("A step of child protection is not taken, with a reason",
                                       "Ni chymerir cam amddiffyn plant, gyda rheswm", False),
    "ALLOCATED": Words("Somebody was allocated to the child", "Dyrannwyd rhywun i’r plentyn"),
    "ALLOCATION_ENDED": Words("Somebody is no longer allocated to the child", "Nid yw rhywun wedi’i ddyrannu i’r plentyn mwyach"),
    "SIBLING_NAMED": Words("A brother or sister was named", "Enwyd brawd neu chwaer"),
    "SIBLING_ENDED": Words("A brother or sister was named in error", "Enwyd brawd neu chwaer mewn camgymeriad"),
    "VISIT_RULE_SET": Words("How the child may be visited was set", "Pennwyd sut y ceir ymweld â’r plentyn"),
    "VISIT_PLANNED": Words("A worker left on a visit", "Gadawodd gweithiwr ar ymweliad"),
    "CHECKED_IN": Words("A worker checked in after a visit", "Rhoddodd gweithiwr wybod ar ôl ymweliad"),
    "VISITED": Words("Visited", "Ymwelwyd"),
    "HELP_ASKED": Words("A worker asked for help", "Gofynnodd gweithiwr am gymorth", False),
    "INCIDENT_REPORTED": Words("A worker was followed or threatened", "Cafodd gweithiwr ei ddilyn neu ei fygwth", False),
    "INCIDENT_ANSWERED": Words("A manager answered a worker’s report", "Atebodd rheolwr adroddiad gweithiwr"),
    "AGE_REACHED": Words("Reached an age at which something is owed", "Cyrhaeddodd oedran y mae rhywbeth yn ddyledus arno"),
    "POLICE_NO_MORE": Words(
        "Is 18: this police team reads the child’s record no more",
        "Yn 18 oed: nid yw’r tîm heddlu hwn yn darllen cofnod y plentyn mwyach",
        False,
    ),
    "TRANSITION_SETTLED": Words("What goes on was settled", "Pennwyd beth sy’n parhau"),
}  # fmt: skip
