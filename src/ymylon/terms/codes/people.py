"""A person: sex, ethnic group, language, identifiers, contacts."""

from .base import Code


class Sex(Code):
    """Sex as recorded; a record is never refused for want of it."""

    FEMALE = "FEMALE", "Female", "Benyw"
    MALE = "MALE", "Male", "Gwryw"
    NON_BINARY = "NON_BINARY", "Non-binary", "Anneuaidd", False
    INDETERMINATE = "INDETERMINATE", "Indeterminate", "Amhenodol", False
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class EthnicGroup(Code):
    """The nineteen groups of the 2021 census of Wales, and two ways of not having one [census_2021]."""

    WHITE_BRITISH = (
        "WHITE_BRITISH",
        "White: Welsh, English, Scottish, Northern Irish or British",
        "Gwyn: Cymreig, Seisnig, Albanaidd, Gwyddelig Gogledd Iwerddon neu Brydeinig",
        False,
    )
    WHITE_IRISH = "WHITE_IRISH", "White: Irish", "Gwyn: Gwyddelig"
    WHITE_TRAVELLER = "WHITE_TRAVELLER", "White: Gypsy or Irish Traveller", "Gwyn: Sipsi neu Deithiwr Gwyddelig"
    WHITE_ROMA = "WHITE_ROMA", "White: Roma", "Gwyn: Roma"
    WHITE_OTHER = "WHITE_OTHER", "White: any other background", "Gwyn: unrhyw gefndir arall"
    MIXED_WHITE_BLACK_CARIBBEAN = (
        "MIXED_WHITE_BLACK_CARIBBEAN",
        "Mixed: White and Black Caribbean",
        "Cymysg: Gwyn a Du Caribïaidd",
    )
    MIXED_WHITE_BLACK_AFRICAN = "MIXED_WHITE_BLACK_AFRICAN", "Mixed: White and Black African", "Cymysg: Gwyn a Du Affricanaidd"
    MIXED_WHITE_ASIAN = "MIXED_WHITE_ASIAN", "Mixed: White and Asian", "Cymysg: Gwyn ac Asiaidd"
    MIXED_OTHER = "MIXED_OTHER", "Mixed: any other background", "Cymysg: unrhyw gefndir arall"
    ASIAN_INDIAN = "ASIAN_INDIAN", "Asian: Indian", "Asiaidd: Indiaidd"
    ASIAN_PAKISTANI = "ASIAN_PAKISTANI", "Asian: Pakistani", "Asiaidd: Pacistanaidd"
    ASIAN_BANGLADESHI = "ASIAN_BANGLADESHI", "Asian: Bangladeshi", "Asiaidd: Bangladeshaidd"
    ASIAN_CHINESE = "ASIAN_CHINESE", "Asian: Chinese", "Asiaidd: Tsieineaidd"
    ASIAN_OTHER = "ASIAN_OTHER", "Asian: any other background", "Asiaidd: unrhyw gefndir arall"
    BLACK_AFRICAN = "BLACK_AFRICAN", "Black: African", "Du: Affricanaidd"
    BLACK_CARIBBEAN = "BLACK_CARIBBEAN", "Black: Caribbean", "Du: Caribïaidd"
    BLACK_OTHER = "BLACK_OTHER", "Black: any other background", "Du: unrhyw gefndir arall"
    ARAB = "ARAB", "Arab", "Arabaidd"
    OTHER = "OTHER", "Any other ethnic group", "Unrhyw grŵp ethnig arall"
    NOT_SAID = "NOT_SAID", "Would rather not say", "Byddai’n well ganddynt beidio â dweud", False
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Language(Code):
    """Language of choice; `tag` is what stands in a page's lang attribute."""

    WELSH = "WELSH", "Welsh", "Cymraeg"
    ENGLISH = "ENGLISH", "English", "Saesneg"
    BRITISH_SIGN_LANGUAGE = "BRITISH_SIGN_LANGUAGE", "British Sign Language", "Iaith Arwyddion Prydain"
    ALBANIAN = "ALBANIAN", "Albanian", "Albaneg"
    ARABIC = "ARABIC", "Arabic", "Arabeg"
    BENGALI = "BENGALI", "Bengali", "Bengaleg"
    CANTONESE = "CANTONESE", "Cantonese", "Cantoneg"
    DARI = "DARI", "Dari", "Dari"
    FARSI = "FARSI", "Farsi", "Ffarsi"
    FRENCH = "FRENCH", "French", "Ffrangeg"
    KURDISH = "KURDISH", "Kurdish", "Cwrdeg"
    PASHTO = "PASHTO", "Pashto", "Pashto"
    POLISH = "POLISH", "Polish", "Pwyleg"
    PORTUGUESE = "PORTUGUESE", "Portuguese", "Portiwgaleg"
    ROMANIAN = "ROMANIAN", "Romanian", "Rwmaneg"
    SOMALI = "SOMALI", "Somali", "Somalieg"
    SPANISH = "SPANISH", "Spanish", "Sbaeneg"
    TIGRINYA = "TIGRINYA", "Tigrinya", "Tigrinieg", False
    TURKISH = "TURKISH", "Turkish", "Tyrceg"
    UKRAINIAN = "UKRAINIAN", "Ukrainian", "Wcreineg"
    URDU = "URDU", "Urdu", "Wrdw"
    VIETNAMESE = "VIETNAMESE", "Vietnamese", "Fietnameg"
    OTHER = "OTHER", "Another language", "Iaith arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"

    @property
    def tag(self) -> str:
        """BCP 47 language tag; "und" where the language isn't one of those listed."""
        return LANGUAGE_TAGS.get(self, "und")


LANGUAGE_TAGS = {
    Language.WELSH: "cy", Language.ENGLISH: "en", Language.BRITISH_SIGN_LANGUAGE: "bfi", Language.ALBANIAN: "sq",
    Language.ARABIC: "ar", Language.BENGALI: "bn", Language.CANTONESE: "yue", Language.DARI: "prs", Language.FARSI: "fa",
    Language.FRENCH: "fr", Language.KURDISH: "ku", Language.PASHTO: "ps", Language.POLISH: "pl", Language.PORTUGUESE: "pt",
    Language.ROMANIAN: "ro", Language.SOMALI: "so", Language.SPANISH: "es", Language.TIGRINYA: "ti", Language.TURKISH: "tr",
    Language.UKRAINIAN: "uk", Language.URDU: "ur", Language.VIETNAMESE: "vi",
}  # fmt: skip


class IdentifierSystem(Code):
    """Whose number it is; those with a check digit are tested in `terms.identifiers`."""

    NHS_NUMBER = "NHS_NUMBER", "NHS number", "Rhif GIG"
    UPN = "UPN", "Unique pupil number", "Rhif unigryw’r disgybl"
    PNC_ID = "PNC_ID", "Police National Computer ID", "Rhif Cyfrifiadur Cenedlaethol yr Heddlu"
    POLICE_REFERENCE = "POLICE_REFERENCE", "Police incident reference", "Cyfeirnod digwyddiad yr heddlu"
    NICHE_PERSON = "NICHE_PERSON", "Niche person number", "Rhif person Niche"
    NICHE_OCCURRENCE = "NICHE_OCCURRENCE", "Niche occurrence number", "Rhif digwyddiad Niche"
    COUNCIL_PERSON = "COUNCIL_PERSON", "Council’s own person number", "Rhif person y cyngor"
    SSDA903_CHILD = "SSDA903_CHILD", "Child number of an SSDA903 return", "Rhif plentyn ffurflen SSDA903"
    HOME_OFFICE = "HOME_OFFICE", "Home Office reference", "Cyfeirnod y Swyddfa Gartref"
    NRM = "NRM", "National Referral Mechanism reference", "Cyfeirnod y Mecanwaith Atgyfeirio Cenedlaethol"
    OTHER = "OTHER", "Another number", "Rhif arall"


class ContactRelation(Code):
    """Who somebody is to the child."""

    MOTHER = "MOTHER", "Mother", "Mam"
    FATHER = "FATHER", "Father", "Tad"
    PARENT = "PARENT", "Parent", "Rhiant"
    STEP_PARENT = "STEP_PARENT", "Step-parent", "Llys-riant"
    GUARDIAN = "GUARDIAN", "Guardian", "Gwarcheidwad"
    BROTHER_OR_SISTER = "BROTHER_OR_SISTER", "Brother or sister", "Brawd neu chwaer"
    GRANDPARENT = "GRANDPARENT", "Grandparent", "Taid, tad-cu, nain neu fam-gu"
    AUNT_OR_UNCLE = "AUNT_OR_UNCLE", "Aunt or uncle", "Modryb neu ewythr"
    OTHER_RELATIVE = "OTHER_RELATIVE", "Another relative", "Perthynas arall"
    FOSTER_CARER = "FOSTER_CARER", "Foster carer", "Gofalwr maeth"
    KINSHIP_CARER = "KINSHIP_CARER", "Kinship carer", "Gofalwr sy’n berthynas"
    KEY_WORKER = "KEY_WORKER", "Key worker", "Gweithiwr allweddol"
    TRUSTED_ADULT = "TRUSTED_ADULT", "Adult the child trusts", "Oedolyn y mae’r plentyn yn ymddiried ynddo"
    PARTNER = "PARTNER", "Partner", "Partner"
    FRIEND = "FRIEND", "Friend", "Ffrind"
    OTHER = "OTHER", "Someone else", "Rhywun arall"
