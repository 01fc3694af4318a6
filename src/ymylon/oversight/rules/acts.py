"""What each act in the record is called, for whoever did it."""

from collections.abc import Mapping

from ymylon.interviews import rules as interviews
from ymylon.missing.rules import events as missing
from ymylon.terms.words import Words

_HERE: Mapping[str, Words] = {
    "SAW": Words("Opened", "Agor"),
    "SEARCHED": Words("Searched", "Chwilio"),
    "MATCH_INDEX": Words("Asked the match index", "Holi’r mynegai paru"),
    "REFUSED": Words("Was refused", "Gwrthodwyd"),
    "SIGNED_IN": Words("Signed in", "Mewngofnodi"),
    "SIGNED_OUT": Words("Signed out", "Allgofnodi"),
    "CHANGED_PASSWORD": Words("Chose another password", "Dewis cyfrinair arall"),
    "ACKNOWLEDGED": Words("Acknowledged", "Cydnabod"),
    "TOLD": Words("Told a team", "Dweud wrth dîm"),
    "TOLD_BY_TELEPHONE": Words("Told a team by telephone", "Dweud wrth dîm dros y ffôn"),
    "LEFT_OUT": Words("Left a team out", "Gadael tîm allan", False),
    "OPENED_RECORD": Words("Opened a new record", "Agor cofnod newydd"),
    "OPENED_RECORDS": Words("Opened new records from a return", "Agor cofnodion newydd o ffurflen"),
    "KEPT_PERIODS": Words("Took in missing periods", "Derbyn cyfnodau ar goll"),
    "KEPT_PLACEMENTS": Words("Took in placements", "Derbyn lleoliadau"),
    "KEPT_PHOTOGRAPH": Words("Kept a photograph", "Cadw ffotograff"),
    "WITHDREW_PHOTOGRAPH": Words("Withdrew a photograph", "Tynnu ffotograff yn ôl"),
    "ADDED_CONTACT": Words("Named a contact", "Enwi cyswllt"),
    "CHANGED_NAME": Words("Changed a name", "Newid enw"),
    "CHANGED_BIRTH": Words("Changed a birth date", "Newid dyddiad geni"),
    "COMPLETED_PERSON": Words("Added what was not known", "Ychwanegu’r hyn nad oedd yn hysbys"),
    "BEGAN_CARE_SPELL": Words("Recorded a placement", "Cofnodi lleoliad"),
    "BEGAN_EDUCATION_SPELL": Words("Recorded a school", "Cofnodi ysgol"),
    "JUDGED_SAME": Words("Judged two records to be one child", "Barnu mai un plentyn yw dau gofnod"),
    "JUDGED_DIFFERENT": Words("Judged two records to be two children", "Barnu mai dau blentyn yw dau gofnod"),
    "WITHDREW_JUDGEMENT": Words("Withdrew a judgement", "Tynnu barn yn ôl"),
    "ENROLLED_SCREEN": Words("Enrolled a screen", "Cofrestru sgrin"),
    "REVOKED_SCREEN": Words("Took a screen away", "Tynnu sgrin"),
    "ANSWERS_FOR_TEAM": Words("Said who answers for a team", "Dweud pwy sy’n ateb dros dîm"),
    "ENDED_ANSWERING": Words("Said that somebody answers for a team no more", "Dweud nad yw rhywun yn ateb dros dîm mwyach"),
    "OPENED_AGENCY": Words("Entered an agency", "Nodi asiantaeth"),
    "CHANGED_AGENCY": Words("Changed an agency’s entry", "Newid cofnod asiantaeth"),
    "OPENED_TEAM": Words("Entered a team", "Nodi tîm"),
    "CHANGED_TEAM": Words("Changed a team’s entry", "Newid cofnod tîm"),
    "CHANGED_PRACTITIONER": Words("Changed somebody’s name here", "Newid enw rhywun yma"),
    "CAPACITY_SET": Words("Said how many interviews the team can take on", "Dweud faint o gyfweliadau y gall y tîm eu derbyn"),
    "GRANTED": Words("Let somebody into a team", "Gadael rhywun i mewn i dîm"),
    "ENDED_GRANT": Words("Ended somebody’s place in a team", "Dod â lle rhywun mewn tîm i ben"),
    "DECLARED_CONFLICT": Words("Declared that they know a family", "Datgan adnabyddiaeth o deulu"),
    "ENDED_CONFLICT": Words("Took a declaration back", "Tynnu datganiad yn ôl"),
    "TRAINING_KEPT": Words("Said who was trained", "Dweud pwy a gafodd hyfforddiant"),
    "TRAINING_TAKEN_BACK": Words("Took a training back", "Tynnu hyfforddiant yn ôl"),
    "ASKED": Words("Asked somebody about a line", "Holi rhywun am linell"),
    "ANSWERED": Words("Answered a question", "Ateb cwestiwn"),
    "OPENED_AGREEMENT": Words("Opened a sharing agreement", "Agor cytundeb rhannu"),
    "AMENDED_AGREEMENT": Words("Amended a sharing agreement", "Diwygio cytundeb rhannu"),
    "ENDED_AGREEMENT": Words("Ended a sharing agreement", "Dod â chytundeb rhannu i ben"),
    "NETWORK_EXPORTED": Words("Gave a network as a file", "Rhoi rhwydwaith fel ffeil", False),
    "DISCLOSED": Words("Gave facts outside the record", "Rhoi ffeithiau y tu allan i’r cofnod", False),
    "CONFIRMED_PLACE": Words("Confirmed somebody’s place in a team", "Cadarnhau lle rhywun mewn tîm"),
    "RESTORED": Words("Brought the record back from a backup", "Adfer y cofnod o gopi wrth gefn", False),
    "CONFIRMED_GRANT_ASKED": Words(
        "Confirmed that somebody is let into one record", "Cadarnhau bod rhywun yn cael mynediad at un cofnod", False
    ),
    "ENDED_GRANT_ASKED": Words("Ended that, at a review", "Dod â hynny i ben, wrth adolygu", False),
    "PLAN_PRINTED": Words("Made a plan ready for paper", "Paratoi cynllun ar gyfer papur"),
    "NRM_PRINTED": Words("Made an NRM referral ready for paper", "Paratoi atgyfeiriad NRM ar gyfer papur"),
    "ENDED_PLACE": Words("Ended somebody’s place, at a review", "Dod â lle rhywun i ben, wrth adolygu"),
}
ACT_WORDS: Mapping[str, Words] = {**missing.EVENT_WORDS, **interviews.EVENT_WORDS, **_HERE}
_OTHER = Words("Wrote in a record", "Ysgrifennu mewn cofnod")


def act_words(act: str) -> Words:
    """The words for an act."""
    return ACT_WORDS.get(act, _OTHER)
