"""Which plans are kept with a child, what happens to one, who has a copy, and in which lane somebody adds to one."""

from ymylon.terms.codes import Code, Lane


class PlanKind(Code):
    """Each has its questions, and the lane in which whoever helps the child with it reads it."""

    SAFETY = "SAFETY", "Safety plan", "Cynllun diogelwch"
    TRANSITION = "TRANSITION", "Plan for growing up", "Cynllun ar gyfer tyfu i fyny"
    RELOCATION = "RELOCATION", "Plan for a move after a threat to life", "Cynllun symud ar ôl bygythiad i fywyd", False
    CONTEXTUAL = "CONTEXTUAL", "People and places outside the family", "Pobl a lleoedd y tu allan i’r teulu"

    @property
    def lane(self) -> Lane:
        """The lane in which it lies."""
        return _LANES[self]


_LANES = {
    PlanKind.SAFETY: Lane.SAFETY, PlanKind.TRANSITION: Lane.CARE, PlanKind.RELOCATION: Lane.CONCERN,
    PlanKind.CONTEXTUAL: Lane.CONCERN,
}  # fmt: skip


class LineKind(Code):
    """One thing that happened to a version after it was written."""

    SIGNED = "SIGNED", "Signed off by a manager", "Cymeradwywyd gan reolwr"
    STILL_RIGHT = "STILL_RIGHT", "Looked at again: still right", "Edrychwyd arno eto: yn dal yn gywir"
    GIVEN = "GIVEN", "A copy was given", "Rhoddwyd copi"
    ADDED = "ADDED", "Somebody added to it", "Ychwanegodd rhywun ato"
    STEPPED_DOWN = "STEPPED_DOWN", "Stepped down: it goes on, with less", "Camu i lawr: mae’n parhau, gyda llai", False
    ENDED = "ENDED", "Ended by a person", "Daeth i ben, gan berson"
    CONSENTED = (
        "CONSENTED",
        "The young person agrees to support after 18",
        "Mae’r person ifanc yn cytuno i gymorth ar ôl 18",
        False,
    )
    WITHDREW = "WITHDREW", "The young person takes the agreement back", "Mae’r person ifanc yn tynnu’r cytundeb yn ôl", False
    ACCEPTED = "ACCEPTED", "The receiving authority accepts", "Mae’r awdurdod sy’n derbyn yn cytuno", False


class CopyFor(Code):
    """Who holds a copy. Services that others may not know of are not in the list."""

    CHILD = "CHILD", "The child", "Y plentyn"
    CARER = "CARER", "Whoever cares for the child", "Pwy bynnag sy’n gofalu am y plentyn"
    PARENT = "PARENT", "A parent", "Rhiant"
    SCHOOL = "SCHOOL", "School or college", "Ysgol neu goleg"
    HEALTH = "HEALTH", "Health", "Iechyd"
    POLICE = "POLICE", "Police", "Heddlu"
    COUNCIL = "COUNCIL", "Somebody else in the council", "Rhywun arall yn y cyngor"
    OTHER = "OTHER", "Somebody else", "Rhywun arall"


class ReadBy(Code):
    """Who reads what somebody adds: everybody around the child, or the lane of one profession alone."""

    EVERYBODY = "EVERYBODY", "Everybody who reads the plan", "Pawb sy’n darllen y cynllun"
    HEALTH = "HEALTH", "Health and social care alone", "Iechyd a gofal cymdeithasol yn unig"
    EDUCATION = "EDUCATION", "Whoever reads about school alone", "Y rhai sy’n darllen am yr ysgol yn unig"
    OFFENDING = (
        "OFFENDING",
        "Youth justice, police and social care alone",
        "Cyfiawnder ieuenctid, heddlu a gofal cymdeithasol yn unig",
    )

    @property
    def lane(self) -> Lane:
        """The lane in which it lies."""
        return Lane.SAFETY if self is ReadBy.EVERYBODY else Lane[self.value]


class Until(Code):
    """For how long support after 18 was agreed."""

    TWENTY_ONE = "TWENTY_ONE", "Until 21", "Hyd at 21"
    TWENTY_FIVE = "TWENTY_FIVE", "Until 25, for a care leaver", "Hyd at 25, i rywun sy’n gadael gofal"

    @property
    def years(self) -> int:
        """The age at which it ends."""
        return {Until.TWENTY_ONE: 21, Until.TWENTY_FIVE: 25}[self]


class StepDown(Code):
    """Whether a plan goes on with less, or ends."""

    STEPPED_DOWN = "STEPPED_DOWN", "It goes on, with less", "Mae’n parhau, gyda llai"
    ENDED = "ENDED", "It ends", "Mae’n dod i ben"


class Consent(Code):
    """What the young person says to support after 18."""

    CONSENTED = "CONSENTED", "Agrees to it", "Yn cytuno iddo"
    WITHDREW = "WITHDREW", "Takes back what was agreed", "Yn tynnu’n ôl yr hyn a gytunwyd"


class FormPart(Code):
    """Of which form the part on people and places outside the family is one part: written once, it is drawn into each."""

    STRATEGY = "STRATEGY", "Strategy discussion", "Trafodaeth strategaeth"
    ENQUIRY = "ENQUIRY", "Section 47 enquiry", "Ymholiad adran 47"
    CARE = "CARE", "Care and support plan", "Cynllun gofal a chymorth"
    LOOKED_AFTER = "LOOKED_AFTER", "Plan of a looked-after child", "Cynllun plentyn sy’n derbyn gofal"
    PROTECTION = "PROTECTION", "Child protection plan", "Cynllun amddiffyn plant"
