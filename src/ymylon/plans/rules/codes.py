"""Who made a plan, what the child thinks of its being shared, and what was said of a version since."""

from ymylon.terms.codes import Code


class MadeWith(Code):
    """Who was there when the plan was made."""

    CHILD = "CHILD", "The child", "Y plentyn"
    CARER = "CARER", "Whoever cares for the child day by day", "Pwy bynnag sy’n gofalu am y plentyn o ddydd i ddydd"
    PARENT = "PARENT", "A parent or other family", "Rhiant neu deulu arall"
    SOCIAL_WORKER = "SOCIAL_WORKER", "The child’s social worker", "Gweithiwr cymdeithasol y plentyn"
    ADVOCATE = "ADVOCATE", "An advocate", "Eiriolwr"
    WITHOUT_THE_CHILD = "WITHOUT_THE_CHILD", "Not with the child yet", "Heb y plentyn hyd yn hyn"


class ChildView(Code):
    """What the child says to its being given to the police on a night on which they are missing."""

    AGREES = "AGREES", "Agrees", "Yn cytuno"
    AGREES_IN_PART = "AGREES_IN_PART", "Agrees to some of it", "Yn cytuno i ran ohono"
    OBJECTS = "OBJECTS", "Does not want it", "Ddim yn dymuno hynny"
    NO_ANSWER = "NO_ANSWER", "Was told, and gave no answer", "Wedi cael gwybod, heb ateb"
    NOT_KNOWN_YET = "NOT_KNOWN_YET", "Not told yet", "Heb gael gwybod eto"


class Judged(Code):
    """What somebody said of a version after it was made."""

    AGREED = "AGREED", "Agreed by the council", "Cytunwyd gan y cyngor"
    STILL_RIGHT = "STILL_RIGHT", "Looked at again: still right", "Edrychwyd arno eto: yn dal yn gywir"
