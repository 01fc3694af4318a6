"""What a C1 referral says in codes: what it is about, whether it was agreed, and what the council decided."""

from .base import Code


class ReferralReason(Code):
    """What a referral is about; several may be so at once."""

    PHYSICAL = "PHYSICAL", "Physical harm", "Niwed corfforol"
    EMOTIONAL = "EMOTIONAL", "Emotional or psychological harm", "Niwed emosiynol neu seicolegol"
    SEXUAL = "SEXUAL", "Sexual harm", "Niwed rhywiol"
    FINANCIAL = "FINANCIAL", "Financial harm", "Niwed ariannol"
    NEGLECT = "NEGLECT", "Neglect", "Esgeulustod"
    SEXUAL_EXPLOITATION = "SEXUAL_EXPLOITATION", "Child sexual exploitation", "Camfanteisio’n rhywiol ar blant"
    CRIMINAL_EXPLOITATION = "CRIMINAL_EXPLOITATION", "Child criminal exploitation", "Camfanteisio troseddol ar blant"
    MISSING = "MISSING", "Going missing", "Mynd ar goll"
    DOMESTIC_ABUSE = "DOMESTIC_ABUSE", "Domestic abuse", "Cam-drin domestig"
    SUBSTANCES = "SUBSTANCES", "Alcohol or drugs", "Alcohol neu gyffuriau"
    MENTAL_HEALTH = "MENTAL_HEALTH", "Mental health", "Iechyd meddwl"
    HONOUR = (
        "HONOUR",
        "Honour-based abuse, forced marriage or FGM",
        "Cam-drin ar sail anrhydedd, priodas dan orfod neu FGM",
        False,
    )
    RADICALISATION = "RADICALISATION", "Radicalisation", "Radicaleiddio"
    ONLINE = "ONLINE", "Harm online", "Niwed ar-lein"
    PROFESSIONAL = "PROFESSIONAL", "Concern about somebody who works with children", "Pryder am rywun sy’n gweithio gyda phlant"
    OTHER = "OTHER", "Something else", "Rhywbeth arall"


class ReferralConsent(Code):
    """What the child and family know of the referral. Consent is not what permits it: a child at risk is reported without."""

    AGREED = "AGREED", "They agreed to it", "Cytunasant iddo"
    INFORMED = "INFORMED", "They were told of it and did not agree", "Dywedwyd wrthynt, ac nid oeddent yn cytuno"
    NOT_ASKED_RISK = "NOT_ASKED_RISK", "Not told: it could put somebody at risk", "Heb eu hysbysu: gallai roi rhywun mewn perygl"
    NOT_ASKED_YET = "NOT_ASKED_YET", "Nobody has told them yet", "Nid oes neb wedi dweud wrthynt eto"


class ReferralOutcome(Code):
    """What a council decided to do about a referral."""

    ADVICE = "ADVICE", "Information, advice and assistance", "Gwybodaeth, cyngor a chymorth"
    EARLY_HELP = "EARLY_HELP", "Early help", "Cymorth cynnar"
    ASSESSMENT = "ASSESSMENT", "Care and support assessment (section 21)", "Asesiad gofal a chymorth (adran 21)"
    STRATEGY = "STRATEGY", "Strategy discussion", "Trafodaeth strategaeth"
    SECTION_47 = "SECTION_47", "Section 47 enquiry", "Ymholiad adran 47"
    NO_ACTION = "NO_ACTION", "No further action", "Dim camau pellach"
