"""What is known of a child's life, and from where: liberty, learning needs, waits for health, hard times, a school's answer."""

from .base import Code


class KnownFrom(Code):
    """Where a dated fact comes from. A list and not words: a source in words could betray where a protected child is."""

    SEEN_MYSELF = "SEEN_MYSELF", "I saw it or was there", "Gwelais ef neu roeddwn yno"
    CHILD = "CHILD", "The child says so", "Y plentyn sy’n dweud"
    FAMILY = "FAMILY", "The family says so", "Y teulu sy’n dweud"
    CARER = "CARER", "The home or carer says so", "Y cartref neu’r gofalwr sy’n dweud"
    SCHOOL = "SCHOOL", "A school or college says so", "Ysgol neu goleg sy’n dweud"
    HEALTH = "HEALTH", "A health service says so", "Gwasanaeth iechyd sy’n dweud"
    POLICE = "POLICE", "The police say so", "Yr heddlu sy’n dweud"
    COUNCIL = "COUNCIL", "A council says so", "Cyngor sy’n dweud"
    COURT = "COURT", "An order of a court", "Gorchymyn llys"
    DOCUMENT = "DOCUMENT", "Another document", "Dogfen arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class LibertyKind(Code):
    """How a child's liberty is restricted beside a placement [sswba_2014, domain_lists]."""

    SECURE = "SECURE", "Secure accommodation (section 119)", "Llety diogel (adran 119)", False
    DEPRIVED = (
        "DEPRIVED",
        "Deprivation of liberty authorised by a court",
        "Amddifadu o ryddid drwy awdurdod llys",
        False,
    )


class LibertyOutcome(Code):
    """What a review of a restriction came to."""

    GOES_ON = "GOES_ON", "It goes on, with a day for the next review", "Mae’n parhau, gyda dyddiad yr adolygiad nesaf"
    ENDED = "ENDED", "It has ended", "Daeth i ben"


class NeedStatus(Code):
    """How far additional learning needs are known [domain_lists]."""

    SUSPECTED = "SUSPECTED", "Suspected", "Yn cael eu hamau"
    IDENTIFIED = "IDENTIFIED", "Identified", "Wedi’u nodi"
    PLAN_BY_SCHOOL = "PLAN_BY_SCHOOL", "Plan kept by the school", "Cynllun a gedwir gan yr ysgol"
    PLAN_BY_COUNCIL = "PLAN_BY_COUNCIL", "Plan kept by the council", "Cynllun a gedwir gan y cyngor"
    PLAN_LOOKED_AFTER = "PLAN_LOOKED_AFTER", "Plan of a looked-after child", "Cynllun plentyn sy’n derbyn gofal"
    OLDER_STATEMENT = "OLDER_STATEMENT", "Older statement or school action", "Datganiad neu weithredu gan yr ysgol o’r hen drefn"
    NONE = "NONE", "No such needs", "Dim anghenion o’r fath"


class NeedKind(Code):
    """What a learning need is about."""

    COMMUNICATION = "COMMUNICATION", "Speech, language, communication", "Lleferydd, iaith, cyfathrebu"
    LEARNING = "LEARNING", "Learning", "Dysgu"
    AUTISM = "AUTISM", "Autism", "Awtistiaeth"
    ATTENTION = "ATTENTION", "Attention (ADHD)", "Canolbwyntio (ADHD)"
    EMOTIONAL = "EMOTIONAL", "Social, emotional, mental health", "Cymdeithasol, emosiynol, iechyd meddwl"
    SENSES = "SENSES", "Sight or hearing", "Golwg neu glyw"
    BODY = "BODY", "Physical or medical", "Corfforol neu feddygol"
    OTHER = "OTHER", "Another need", "Angen arall"


class HealthNeedKind(Code):
    """What a need is about that health knows of; a diagnosis is never asked for."""

    MENTAL_HEALTH = "MENTAL_HEALTH", "Mental health", "Iechyd meddwl"
    NEURODEVELOPMENT = "NEURODEVELOPMENT", "Neurodevelopment (autism, ADHD)", "Niwroddatblygiad (awtistiaeth, ADHD)"
    COMMUNICATION = "COMMUNICATION", "Speech, language, communication", "Lleferydd, iaith, cyfathrebu"
    SUBSTANCES = "SUBSTANCES", "Drugs or alcohol", "Cyffuriau neu alcohol"
    SENSES = "SENSES", "Sight or hearing", "Golwg neu glyw"
    BODY = "BODY", "Physical or medical", "Corfforol neu feddygol"
    OTHER = "OTHER", "Another need", "Angen arall"


class HealthNeedStatus(Code):
    """How far such a need is known: a suspicion counts."""

    SUSPECTED = "SUSPECTED", "Suspected", "Yn cael eu hamau"
    IDENTIFIED = "IDENTIFIED", "Identified", "Wedi’u nodi"
    NONE = "NONE", "No such needs", "Dim anghenion o’r fath"


class WaitKind(Code):
    """What a child waits for from a health service."""

    MENTAL_HEALTH = "MENTAL_HEALTH", "Child and adolescent mental health", "Iechyd meddwl plant a’r glasoed"
    NEURODEVELOPMENT = "NEURODEVELOPMENT", "Neurodevelopmental assessment", "Asesiad niwroddatblygiadol"
    THERAPY = "THERAPY", "Therapy or counselling", "Therapi neu gwnsela"
    SPEECH = "SPEECH", "Speech and language therapy", "Therapi lleferydd ac iaith"
    SUBSTANCES = "SUBSTANCES", "Help with drugs or alcohol", "Cymorth gyda chyffuriau neu alcohol"
    HOSPITAL = "HOSPITAL", "Hospital or specialist", "Ysbyty neu arbenigwr"
    OTHER = "OTHER", "Another health service", "Gwasanaeth iechyd arall"


class WaitEnd(Code):
    """How a wait stands; only WAITING goes on."""

    WAITING = "WAITING", "Still waiting", "Yn dal i aros"
    SEEN = "SEEN", "Seen by the service", "Gwelwyd gan y gwasanaeth"
    DECLINED = "DECLINED", "The service declined", "Gwrthododd y gwasanaeth"
    WITHDRAWN = "WITHDRAWN", "The child or family no longer wants it", "Nid yw’r plentyn neu’r teulu ei eisiau mwyach"


class HardTime(Code):
    """What a child has gone through or goes through."""

    FAMILY_BREAKDOWN = "FAMILY_BREAKDOWN", "The family broke apart", "Chwalodd y teulu"
    BEREAVEMENT = "BEREAVEMENT", "Somebody close died", "Bu farw rhywun agos"
    TRAUMA = "TRAUMA", "Trauma", "Trawma"
    PARENT_AWAY = "PARENT_AWAY", "A parent is in prison or gone", "Mae rhiant yn y carchar neu wedi mynd"
    OTHER = "OTHER", "Another hard time", "Cyfnod anodd arall"


class RegisterCategory(Code):
    """Under what a child’s name stands on the child protection register: neglect, and each abuse of the Act [sswba_2014]."""

    NEGLECT = "NEGLECT", "Neglect", "Esgeulustod"
    PHYSICAL = "PHYSICAL", "Physical abuse", "Cam-drin corfforol"
    SEXUAL = "SEXUAL", "Sexual abuse", "Cam-drin rhywiol"
    EMOTIONAL = "EMOTIONAL", "Emotional or psychological abuse", "Cam-drin emosiynol neu seicolegol"
    FINANCIAL = "FINANCIAL", "Financial abuse", "Cam-drin ariannol"


class ProtectionStep(Code):
    """What has been done about a child who may be at risk of significant harm, in the order of the procedures [wsp_strategy]."""

    SUSPECTED = (
        "SUSPECTED",
        "There is reasonable cause to suspect significant harm",
        "Mae achos rhesymol i amau niwed sylweddol",
        False,
    )
    ENQUIRY_BEGINS = (
        "ENQUIRY_BEGINS",
        "Strategy discussion held: a section 47 enquiry begins",
        "Cynhaliwyd trafodaeth strategaeth: mae ymholiad adran 47 yn dechrau",
        False,
    )
    NO_ENQUIRY = (
        "NO_ENQUIRY",
        "Strategy discussion held: no enquiry",
        "Cynhaliwyd trafodaeth strategaeth: dim ymholiad",
        False,
    )
    NOT_SUBSTANTIATED = (
        "NOT_SUBSTANTIATED",
        "Section 47 enquiry ended: not substantiated",
        "Daeth ymholiad adran 47 i ben: heb ei gadarnhau",
        False,
    )
    NOT_CONTINUING = (
        "NOT_CONTINUING",
        "Section 47 enquiry ended: substantiated, and the child is not at continuing risk",
        "Daeth ymholiad adran 47 i ben: wedi’i gadarnhau, ac nid yw’r plentyn mewn perygl parhaus",
        False,
    )
    CONTINUING = (
        "CONTINUING",
        "Section 47 enquiry ended: substantiated, and the child is at continuing risk",
        "Daeth ymholiad adran 47 i ben: wedi’i gadarnhau, ac mae’r plentyn mewn perygl parhaus",
        False,
    )
    ASSESSED = "ASSESSED", "Assessment finished", "Gorffennwyd yr asesiad"
    CONFERENCE_REGISTERS = (
        "CONFERENCE_REGISTERS",
        "Initial conference held: the child’s name goes on the register",
        "Cynhaliwyd cynhadledd gychwynnol: mae enw’r plentyn yn mynd ar y gofrestr",
        False,
    )
    CONFERENCE_DOES_NOT = (
        "CONFERENCE_DOES_NOT",
        "Initial conference held: the child’s name does not go on the register",
        "Cynhaliwyd cynhadledd gychwynnol: nid yw enw’r plentyn yn mynd ar y gofrestr",
        False,
    )
    CIRCULATED = "CIRCULATED", "Outline plan and decisions sent round", "Anfonwyd y cynllun amlinellol a’r penderfyniadau", False
    CORE_GROUP = "CORE_GROUP", "Core group met", "Cyfarfu’r grŵp craidd"
    REVIEW_KEEPS = (
        "REVIEW_KEEPS",
        "Review conference held: the child’s name stays on the register",
        "Cynhaliwyd cynhadledd adolygu: mae enw’r plentyn yn aros ar y gofrestr",
        False,
    )
    REVIEW_ENDS = (
        "REVIEW_ENDS",
        "Review conference held: the child’s name comes off the register",
        "Cynhaliwyd cynhadledd adolygu: mae enw’r plentyn yn dod oddi ar y gofrestr",
        False,
    )


class PlaceStands(Code):
    """How a child’s place at a school or college, or on a course, stands; whoever writes it asks whom the school told."""

    GOES_ON = "GOES_ON", "It goes on", "Mae’n parhau"
    AT_RISK = "AT_RISK", "The child may lose it", "Gallai’r plentyn ei golli", False
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class ToldOfExclusion(Code):
    """Whom a school told that it is about to exclude a child."""

    SOCIAL_WORKER = "SOCIAL_WORKER", "The child’s social worker", "Gweithiwr cymdeithasol y plentyn"
    COUNCIL_EDUCATION = "COUNCIL_EDUCATION", "The council’s education service", "Gwasanaeth addysg y cyngor"
    FAMILY = "FAMILY", "Parent or carer", "Rhiant neu ofalwr"
    CHILD = "CHILD", "The child", "Y plentyn"
    POLICE = "POLICE", "The police", "Yr heddlu"
    NOBODY_YET = "NOBODY_YET", "Nobody yet", "Neb eto"
