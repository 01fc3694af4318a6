"""What the chronology calls each thing that happens in this room."""

from collections.abc import Mapping

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
    "HARD_TIME_RECORDED": Words("Hard time recorded", "Cofnodwyd cyfnod anodd"),
    "HARD_TIME_CORRECTED": Words("Hard time put right", "Cywirwyd cyfnod anodd"),
}  # fmt: skip
