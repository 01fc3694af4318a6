"""The codes of England's return, and what each of them is in our own terms [ssda903]."""

from ymylon.terms.codes import EthnicGroup, LegalStatus, PlacementType, Sex, Whereabouts

SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}

ETHNIC_GROUPS = {
    "WBRI": EthnicGroup.WHITE_BRITISH,
    "WIRI": EthnicGroup.WHITE_IRISH,
    "WIRT": EthnicGroup.WHITE_TRAVELLER,
    "WROM": EthnicGroup.WHITE_ROMA,
    "WOTH": EthnicGroup.WHITE_OTHER,
    "MWBC": EthnicGroup.MIXED_WHITE_BLACK_CARIBBEAN,
    "MWBA": EthnicGroup.MIXED_WHITE_BLACK_AFRICAN,
    "MWAS": EthnicGroup.MIXED_WHITE_ASIAN,
    "MOTH": EthnicGroup.MIXED_OTHER,
    "AIND": EthnicGroup.ASIAN_INDIAN,
    "APKN": EthnicGroup.ASIAN_PAKISTANI,
    "ABAN": EthnicGroup.ASIAN_BANGLADESHI,
    "CHNE": EthnicGroup.ASIAN_CHINESE,
    "AOTH": EthnicGroup.ASIAN_OTHER,
    "BAFR": EthnicGroup.BLACK_AFRICAN,
    "BCRB": EthnicGroup.BLACK_CARIBBEAN,
    "BOTH": EthnicGroup.BLACK_OTHER,
    "OOTH": EthnicGroup.OTHER,
    "REFU": EthnicGroup.NOT_SAID,
    "NOBT": EthnicGroup.NOT_KNOWN,
}

UPN_UNKNOWN = ("UN1", "UN2", "UN3", "UN4", "UN5")

LEGAL_STATUSES = {
    "C1": LegalStatus.INTERIM_CARE_ORDER,
    "C2": LegalStatus.CARE_ORDER,
    "D1": LegalStatus.FREEING_ORDER,
    "E1": LegalStatus.PLACEMENT_ORDER,
    "V2": LegalStatus.ACCOMMODATED,
    "V3": LegalStatus.SHORT_BREAKS,
    "V4": LegalStatus.SHORT_BREAKS,
    "L1": LegalStatus.POLICE_PROTECTION,
    "L2": LegalStatus.EMERGENCY_PROTECTION_ORDER,
    "L3": LegalStatus.CHILD_ASSESSMENT_ORDER,
    "J1": LegalStatus.REMANDED,
    "J2": LegalStatus.POLICE_DETENTION,
    "J3": LegalStatus.SENTENCED,
}

PLACEMENT_TYPES = {
    **dict.fromkeys(("A3", "A4", "A5", "A6"), PlacementType.FOR_ADOPTION),
    **dict.fromkeys(("U1", "U2", "U3"), PlacementType.KINSHIP_FOSTER),
    **dict.fromkeys(("U4", "U5", "U6"), PlacementType.FOSTER),
    # A stay in hospital is also temporary; that it is a hospital says more about where the child is.
    **dict.fromkeys(("R2", "T1"), PlacementType.HEALTH_SETTING),
    **dict.fromkeys(("T0", "T2", "T3", "T4"), PlacementType.TEMPORARY),
    **dict.fromkeys(("H5", "K3"), PlacementType.SUPPORTED_ACCOMMODATION),
    "K1": PlacementType.SECURE_HOME,
    "K2": PlacementType.CHILDRENS_HOME,
    "P1": PlacementType.WITH_PARENTS,
    "P2": PlacementType.INDEPENDENT_LIVING,
    "P3": PlacementType.RESIDENTIAL_EMPLOYMENT,
    "R1": PlacementType.RESIDENTIAL_CARE_HOME,
    "R3": PlacementType.FAMILY_CENTRE,
    "R5": PlacementType.YOUNG_OFFENDER_INSTITUTION,
    "S1": PlacementType.RESIDENTIAL_SCHOOL,
    "Z1": PlacementType.OTHER,
}

# The return states a fact (is it known where the child is?) under England's own definition; no category of ours is stored.
WHEREABOUTS = {"M": Whereabouts.NOT_KNOWN, "A": Whereabouts.KNOWN_NOT_WHERE_EXPECTED}

REASONS_NEW_EPISODE = ("S", "L", "P", "T", "B", "U")
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8")
PROVIDERS = ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")
REASONS_CEASED = (
    "X1", "E2", "E3", "E4A", "E4B", "E5", "E6", "E7", "E8", "E9", "E11", "E12", "E13", "E14", "E15", "E16", "E17",
    "E41", "E43", "E44", "E45", "E46", "E47", "E48",
)  # fmt: skip
REASONS_PLACE_CHANGE = (
    "CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "CUSTOD", "OTHER",
)  # fmt: skip

POSTCODE = (
    r"^(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|([A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?)|[0-9][A-HJKPS-UW]) ?[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|ZZ99 ?[0-9][A-Z]{2})$"
)
PROVIDER_NUMBER = r"^([0-9]{7}|SC[0-9]{6}|X{7})$"
