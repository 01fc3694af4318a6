"""A child's circumstances: care, placement, education, who is involved and why there is a record."""

from .base import Code


class LegalStatus(Code):
    """Legal basis of care, of Wales and, where a child comes from there, of England [sswba_2014, ca_1989, ssda903]."""

    CARE_ORDER = "CARE_ORDER", "Care order (section 31)", "Gorchymyn gofal (adran 31)"
    INTERIM_CARE_ORDER = "INTERIM_CARE_ORDER", "Interim care order (section 38)", "Gorchymyn gofal interim (adran 38)"
    ACCOMMODATED = "ACCOMMODATED", "Accommodated (section 76, in England 20)", "Wedi’i letya (adran 76, yn Lloegr 20)", False
    SHORT_BREAKS = "SHORT_BREAKS", "Agreed series of short breaks", "Cyfres o seibiannau byr y cytunwyd arni"
    PLACEMENT_ORDER = "PLACEMENT_ORDER", "Placement order", "Gorchymyn lleoli"
    FREEING_ORDER = "FREEING_ORDER", "Freeing order (historic)", "Gorchymyn rhyddhau (hanesyddol)", False
    EMERGENCY_PROTECTION_ORDER = "EMERGENCY_PROTECTION_ORDER", "Emergency protection order", "Gorchymyn amddiffyn brys"
    POLICE_PROTECTION = "POLICE_PROTECTION", "Police protection", "Amddiffyniad yr heddlu"
    CHILD_ASSESSMENT_ORDER = "CHILD_ASSESSMENT_ORDER", "Child assessment order", "Gorchymyn asesu plentyn"
    REMANDED = (
        "REMANDED",
        "Remanded to the local authority or youth detention",
        "Ar remánd i’r awdurdod lleol neu lety cadw ieuenctid",
        False,
    )
    POLICE_DETENTION = (
        "POLICE_DETENTION",
        "In local authority accommodation from police detention",
        "Mewn llety awdurdod lleol o gadwad yr heddlu",
        False,
    )
    SENTENCED = "SENTENCED", "Sentenced, with a residence requirement", "Wedi’i ddedfrydu, gyda gofyniad preswylio", False
    SECURE_ORDER = "SECURE_ORDER", "Secure accommodation order (section 119)", "Gorchymyn llety diogel (adran 119)", False
    DEPRIVATION_OF_LIBERTY = (
        "DEPRIVATION_OF_LIBERTY",
        "Deprivation of liberty authorised by a court",
        "Amddifadu o ryddid drwy awdurdod llys",
        False,
    )
    NOT_LOOKED_AFTER = "NOT_LOOKED_AFTER", "Not looked after", "Nid yw’n derbyn gofal"
    OTHER = "OTHER", "Another status", "Statws arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class PlacementType(Code):
    """Where a looked-after child is placed."""

    KINSHIP_FOSTER = "KINSHIP_FOSTER", "Foster care with a relative or friend", "Gofal maeth gyda pherthynas neu ffrind"
    FOSTER = "FOSTER", "Foster care", "Gofal maeth"
    FOR_ADOPTION = "FOR_ADOPTION", "Placed for adoption", "Wedi’i leoli i’w fabwysiadu"
    WITH_PARENTS = (
        "WITH_PARENTS",
        "With parents or those with parental responsibility",
        "Gyda rhieni neu rai â chyfrifoldeb rhiant",
    )
    CHILDRENS_HOME = "CHILDRENS_HOME", "Children’s home", "Cartref plant"
    SECURE_HOME = "SECURE_HOME", "Secure children’s home", "Cartref diogel i blant"
    SUPPORTED_ACCOMMODATION = "SUPPORTED_ACCOMMODATION", "Supported accommodation", "Llety â chymorth"
    INDEPENDENT_LIVING = "INDEPENDENT_LIVING", "Independent living", "Byw’n annibynnol"
    RESIDENTIAL_EMPLOYMENT = "RESIDENTIAL_EMPLOYMENT", "Employment with accommodation", "Gwaith sy’n cynnwys llety"
    RESIDENTIAL_CARE_HOME = "RESIDENTIAL_CARE_HOME", "Residential care home", "Cartref gofal preswyl"
    RESIDENTIAL_SCHOOL = "RESIDENTIAL_SCHOOL", "Residential school", "Ysgol breswyl"
    HEALTH_SETTING = "HEALTH_SETTING", "Hospital or other health setting", "Ysbyty neu leoliad iechyd arall"
    FAMILY_CENTRE = "FAMILY_CENTRE", "Family centre or mother and baby unit", "Canolfan deulu neu uned mam a’i baban"
    YOUNG_OFFENDER_INSTITUTION = (
        "YOUNG_OFFENDER_INSTITUTION",
        "Young offender institution or secure training centre",
        "Sefydliad troseddwyr ifanc neu ganolfan hyfforddi ddiogel",
    )
    TEMPORARY = "TEMPORARY", "Temporary placement", "Lleoliad dros dro"
    UNREGISTERED = "UNREGISTERED", "Placement that is not registered", "Lleoliad heb ei gofrestru"
    OTHER = "OTHER", "Another placement", "Lleoliad arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class EducationStatus(Code):
    """How a child is, or isn't, in education; kept as dated history [domain_lists]."""

    FULL_TIME = "FULL_TIME", "Full-time on a school’s roll", "Llawnamser ar gofrestr ysgol"
    REDUCED_TIMETABLE = "REDUCED_TIMETABLE", "Reduced timetable", "Amserlen lai", False
    REFUSING = "REFUSING", "Not able or willing to attend", "Methu neu’n amharod i fynychu", False
    AT_RISK_OF_EXCLUSION = "AT_RISK_OF_EXCLUSION", "At risk of exclusion", "Mewn perygl o gael ei wahardd", False
    FIXED_TERM_EXCLUSION_SHORT = (
        "FIXED_TERM_EXCLUSION_SHORT",
        "Fixed-term exclusion, 5 days or less",
        "Gwaharddiad cyfnod penodol, 5 diwrnod neu lai",
    )
    FIXED_TERM_EXCLUSION_LONG = (
        "FIXED_TERM_EXCLUSION_LONG",
        "Fixed-term exclusion, over 5 days",
        "Gwaharddiad cyfnod penodol, dros 5 diwrnod",
    )
    PERMANENT_EXCLUSION = "PERMANENT_EXCLUSION", "Permanent exclusion", "Gwaharddiad parhaol"
    PUPIL_REFERRAL_UNIT = "PUPIL_REFERRAL_UNIT", "Pupil referral unit", "Uned cyfeirio disgyblion"
    EOTAS = "EOTAS", "Education otherwise than at school", "Addysg heblaw yn yr ysgol"
    COLLEGE = "COLLEGE", "College", "Coleg"
    APPRENTICESHIP = "APPRENTICESHIP", "Apprenticeship", "Prentisiaeth"
    HOME_EDUCATED = "HOME_EDUCATED", "Home educated by choice", "Addysg ddewisol yn y cartref"
    MISSING_EDUCATION = "MISSING_EDUCATION", "Missing education", "Yn colli addysg", False
    AWAITING_PLACE = "AWAITING_PLACE", "Waiting for a place", "Yn aros am le"
    OFF_ROLL = "OFF_ROLL", "Off roll, reason not known", "Oddi ar y gofrestr, rheswm anhysbys"
    NOT_SCHOOL_AGE = "NOT_SCHOOL_AGE", "Not of compulsory school age", "Ddim o oedran ysgol gorfodol"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class InvolvementKind(Code):
    """In what capacity an agency or team is involved with a child; whom to tell is read from these alone."""

    RESIDENCE_AUTHORITY = "RESIDENCE_AUTHORITY", "Council where the child lives", "Y cyngor lle mae’r plentyn yn byw"
    RESPONSIBLE_AUTHORITY = "RESPONSIBLE_AUTHORITY", "Responsible authority", "Awdurdod cyfrifol"
    HOST_AUTHORITY = "HOST_AUTHORITY", "Host authority", "Awdurdod lletyol", False
    REVIEWING_OFFICER = "REVIEWING_OFFICER", "Independent reviewing officer", "Swyddog adolygu annibynnol"
    HEALTH_BOARD = "HEALTH_BOARD", "Health board", "Bwrdd iechyd"
    FORCE = "FORCE", "Police force", "Yr heddlu"
    HOST_FORCE = "HOST_FORCE", "Police force of the host area", "Heddlu’r ardal letyol", False
    HOME = "HOME", "Home or carer", "Cartref neu ofalwr"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Youth justice", "Cyfiawnder ieuenctid"
    REGISTER_CUSTODIAN = "REGISTER_CUSTODIAN", "Custodian of the child protection register", "Ceidwad y gofrestr amddiffyn plant"
    HIGH_RISK_REGISTER = (
        "HIGH_RISK_REGISTER",
        "Keeper of the register of high-risk missing children",
        "Ceidwad y gofrestr plant ar goll sydd â risg uchel",
        False,
    )
    RETURN_INTERVIEWS = "RETURN_INTERVIEWS", "Return-interview provider", "Darparwr cyfweliadau dychwelyd"
    CLINIC = "CLINIC", "Clinic", "Clinig"
    REPORTER = "REPORTER", "Reported the child missing", "Wedi adrodd bod y plentyn ar goll"
    TOLD = "TOLD", "Told of an episode", "Wedi cael gwybod am gyfnod"
    OTHER = "OTHER", "Otherwise", "Fel arall"


class RecordReason(Code):
    """Why a child has a record at all: none is opened without one."""

    REPORTED_MISSING = "REPORTED_MISSING", "Reported missing", "Adroddwyd ar goll"
    LOOKED_AFTER = "LOOKED_AFTER", "Looked after by a local authority", "Yn derbyn gofal gan awdurdod lleol"
    CARE_AND_SUPPORT = "CARE_AND_SUPPORT", "Receives care and support", "Yn cael gofal a chymorth"
    CHILD_PROTECTION = "CHILD_PROTECTION", "Child protection", "Amddiffyn plant"
    REFERRAL = "REFERRAL", "Referral or report received", "Atgyfeiriad neu adroddiad wedi dod i law"
    EXPLOITATION_CONCERN = "EXPLOITATION_CONCERN", "Concern about exploitation", "Pryder am gamfanteisio", False
    YOUTH_JUSTICE = "YOUTH_JUSTICE", "Known to youth justice", "Yn hysbys i gyfiawnder ieuenctid"
    RETURN_IMPORTED = "RETURN_IMPORTED", "In a return that an authority imported", "Mewn ffurflen a fewnforiwyd gan awdurdod"
    OTHER = "OTHER", "Another reason, in words", "Rheswm arall, mewn geiriau"
