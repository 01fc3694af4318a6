"""What one agency tells another, and how a clock or a rule stands."""

from .base import Code


class NoticeKind(Code):
    """Why a team is told."""

    REPORTED_MISSING = "REPORTED_MISSING", "Reported missing", "Adroddwyd ar goll"
    FURTHER_REPORT = "FURTHER_REPORT", "Reported missing again while missing", "Adroddiad arall tra ar goll"
    GRADE_CHANGED = "GRADE_CHANGED", "Police grade changed", "Gradd yr heddlu wedi newid", False
    STILL_MISSING = "STILL_MISSING", "Still missing", "Yn dal ar goll"
    NOT_ACKNOWLEDGED = "NOT_ACKNOWLEDGED", "Nobody has acknowledged", "Neb wedi cydnabod"
    FOUND = "FOUND", "Found", "Daethpwyd o hyd i’r plentyn", False
    ENDED_OTHERWISE = "ENDED_OTHERWISE", "Episode ended otherwise", "Y cyfnod wedi dod i ben fel arall"
    REOPENED = "REOPENED", "Episode reopened", "Ailagorwyd y cyfnod"
    DUTY_OVERDUE = "DUTY_OVERDUE", "Something owed is late", "Mae rhywbeth sydd i’w wneud yn hwyr"
    REFERRAL = "REFERRAL", "Referral about a child", "Atgyfeiriad am blentyn"
    REFERRAL_ADDED = "REFERRAL_ADDED", "Something added to an open referral", "Ychwanegwyd rhywbeth at atgyfeiriad agored"
    INTERVIEW_REFERRAL = "INTERVIEW_REFERRAL", "Return interview to hold", "Cyfweliad dychwelyd i’w gynnal"
    PROTECTED = "PROTECTED", "Alarm about a protected child", "Rhybudd am blentyn gwarchodedig", False


class PolicyStanding(Code):
    """How binding a dated rule is; guidance is never called law."""

    LAW = "LAW", "Law", "Y gyfraith"
    STATUTORY_GUIDANCE = "STATUTORY_GUIDANCE", "Statutory guidance", "Canllawiau statudol"
    GUIDANCE = "GUIDANCE", "Guidance", "Canllawiau"
    LOCAL_PRACTICE = "LOCAL_PRACTICE", "Local practice", "Arfer lleol"
    DEMONSTRATION = "DEMONSTRATION", "Demonstration", "Arddangosiad"


class Precision(Code):
    """How exactly a moment is known; of a day, month or year the moment stored is its first, of an hour one within it."""

    MINUTE = "MINUTE", "To the minute", "I’r funud"
    HOUR = "HOUR", "To the hour", "I’r awr"
    DAY = "DAY", "The day only", "Y diwrnod yn unig"
    MONTH = "MONTH", "The month only", "Y mis yn unig"
    YEAR = "YEAR", "The year only", "Y flwyddyn yn unig"
    UNKNOWN = "UNKNOWN", "Not known", "Ddim yn hysbys"
