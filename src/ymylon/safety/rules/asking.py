"""What each plan asks, in the order in which it is read; what of it stands on the child’s own sheet, and in which words.

Of a protected child an answer that could say where they are, or who works with them, is sealed and stands in no plan.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ymylon.safety.rules.codes import PlanKind
from ymylon.terms.words import Words

LONGEST = 1000  # characters an answer


class Asked(NamedTuple):
    """One question: its code, how it is asked, its heading on the page, and on the child’s sheet (None: not there)."""

    code: str
    asks: Words
    short: Words
    childs: Words | None = None
    may_betray: bool = True


_SAFETY = (
    Asked(
        "safe_day",
        Words("What does a good and safe day look like?", "Sut mae diwrnod da a diogel yn edrych?"),
        Words("A safe day", "Diwrnod diogel"),
        Words("A good and safe day for me", "Diwrnod da a diogel i mi"),
    ),
    Asked(
        "signs",
        Words("What shows that something is wrong?", "Beth sy’n dangos bod rhywbeth o’i le?"),
        Words("Signs that something is wrong", "Arwyddion bod rhywbeth o’i le"),
        Words("Signs that something is wrong", "Arwyddion bod rhywbeth o’i le"),
        may_betray=False,
    ),
    Asked(
        "people",
        Words("Whom can the child go to, or ring, at any hour?", "At bwy y gall y plentyn fynd, neu ffonio, ar unrhyw awr?"),
        Words("Safe people", "Pobl ddiogel"),
        Words("People I can go to or ring", "Pobl y gallaf fynd atynt neu eu ffonio"),
    ),
    Asked(
        "places",
        Words("Where is the child safe?", "Ble mae’r plentyn yn ddiogel?"),
        Words("Safe places", "Lleoedd diogel"),
        Words("Places where I am safe", "Lleoedd lle rwyf yn ddiogel"),
    ),
    Asked(
        "code_word",
        Words(
            "Is there a code word, and what happens when the child says it?",
            "A oes gair cod, a beth sy’n digwydd pan fydd y plentyn yn ei ddweud?",
        ),
        Words("Code word", "Gair cod"),
        Words("My code word", "Fy ngair cod"),
        may_betray=False,
    ),
    Asked(
        "online",
        Words("How are telephone and online life kept safe?", "Sut y cedwir y ffôn a bywyd ar-lein yn ddiogel?"),
        Words("Telephone and online", "Ffôn ac ar-lein"),
        Words("My phone, and online", "Fy ffôn, ac ar-lein"),
        may_betray=False,
    ),
    Asked(
        "travel",
        Words("How does the child travel safely?", "Sut mae’r plentyn yn teithio’n ddiogel?"),
        Words("Getting about", "Mynd o le i le"),
        Words("Getting about", "Mynd o le i le"),
    ),
    Asked(
        "threats",
        Words("What do we do about debts and threats?", "Beth ydym ni’n ei wneud am ddyledion a bygythiadau?", False),
        Words("Debts and threats", "Dyledion a bygythiadau", False),
        Words(
            "If somebody threatens me, or says that I owe them",
            "Os bydd rhywun yn fy mygwth, neu’n dweud bod arnaf arian iddynt",
            False,
        ),
        may_betray=False,
    ),
    Asked(
        "school",
        Words("What does school or college do?", "Beth mae’r ysgol neu’r coleg yn ei wneud?"),
        Words("School or college", "Ysgol neu goleg"),
        Words("At school or college", "Yn yr ysgol neu’r coleg"),
    ),
    Asked(
        "carers",
        Words("What do those who care for the child do?", "Beth mae’r rhai sy’n gofalu am y plentyn yn ei wneud?"),
        Words("At home", "Gartref"),
        Words("At home", "Gartref"),
    ),
    Asked(
        "family",
        Words("How are brothers, sisters and family kept safe?", "Sut y cedwir brodyr, chwiorydd a theulu yn ddiogel?"),
        Words("Family", "Teulu"),
        Words("My family", "Fy nheulu"),
    ),
    Asked(
        "meetings",
        Words("How often do we meet, and who is there?", "Pa mor aml rydym yn cwrdd, a phwy sydd yno?"),
        Words("When we meet", "Pryd rydym yn cwrdd"),
        Words("When we meet, and who comes", "Pryd rydym yn cwrdd, a phwy sy’n dod"),
    ),
    Asked(
        "enough",
        Words("How will we know that less is enough?", "Sut y byddwn yn gwybod bod llai yn ddigon?"),
        Words("When less is enough", "Pryd mae llai yn ddigon"),
        Words("How we will know that things are better", "Sut y byddwn yn gwybod bod pethau’n well"),
        may_betray=False,
    ),
)
_TRANSITION = (
    Asked(
        "education",
        Words("What does the young person want to learn, and where?", "Beth mae’r person ifanc am ei ddysgu, ac ymhle?"),
        Words("Education", "Addysg"),
        Words("What I want to learn", "Yr hyn rwyf am ei ddysgu"),
    ),
    Asked(
        "training",
        Words("Training or an apprenticeship", "Hyfforddiant neu brentisiaeth"),
        Words("Training", "Hyfforddiant"),
        Words("Training", "Hyfforddiant"),
    ),
    Asked(
        "work",
        Words("Legal work, and what it earns", "Gwaith cyfreithlon, a’r hyn y mae’n ei ennill"),
        Words("Work and earning", "Gwaith ac ennill arian"),
        Words("Work, and what I earn", "Gwaith, a’r hyn rwy’n ei ennill"),
    ),
    Asked(
        "home",
        Words("Where does the young person live at 18, and after?", "Ble mae’r person ifanc yn byw yn 18, ac wedyn?"),
        Words("Home", "Cartref"),
        Words("Where I will live", "Ble byddaf yn byw"),
    ),
    Asked(
        "relationships",
        Words("Family, friends and relationships", "Teulu, ffrindiau a pherthnasoedd"),
        Words("Relationships", "Perthnasoedd"),
        Words("The people who matter to me", "Y bobl sy’n bwysig i mi"),
    ),
    Asked(
        "money",
        Words("Money: an account of their own, savings, debts", "Arian: eu cyfrif eu hunain, cynilion, dyledion"),
        Words("Money", "Arian"),
        Words("My money", "Fy arian"),
        may_betray=False,
    ),
    Asked(
        "payments",
        Words(
            "Which regular payments come in, and who might want them?",
            "Pa daliadau rheolaidd sy’n dod i mewn, a phwy allai fod eu heisiau?",
            False,
        ),
        Words("Regular payments that others might want", "Taliadau rheolaidd y gallai eraill fod eu heisiau", False),
        may_betray=False,
    ),
    Asked(
        "health",
        Words(
            "What does the young person need for their health, and from whom after 18?",
            "Beth sydd ei angen ar y person ifanc at eu hiechyd, a gan bwy ar ôl 18?",
        ),
        Words("Health", "Iechyd"),
        Words("My health", "Fy iechyd"),
    ),
    Asked(
        "adults",
        Words("Which adults stay, whatever happens?", "Pa oedolion sy’n aros, beth bynnag a ddigwydd?"),
        Words("Adults who stay", "Oedolion sy’n aros"),
        Words("Adults who stay with me", "Oedolion sy’n aros gyda mi"),
    ),
    Asked(
        "after",
        Words(
            "What support goes on after 18, from whom, and until when?", "Pa gymorth sy’n parhau ar ôl 18, gan bwy, a than bryd?"
        ),
        Words("After 18", "Ar ôl 18"),
        Words("Support after I am 18", "Cymorth ar ôl i mi fod yn 18"),
    ),
)
_RELOCATION = (
    Asked(
        "move",
        Words("How does the move itself happen safely?", "Sut mae’r symud ei hun yn digwydd yn ddiogel?", False),
        Words("The move", "Y symud"),
    ),
    Asked(
        "support",
        Words(
            "What support begins there, on which day, and until when?",
            "Pa gymorth sy’n dechrau yno, ar ba ddiwrnod, a than bryd?",
        ),
        Words("Support there", "Cymorth yno"),
    ),
    Asked(
        "border",
        Words(
            "What support does not reach across the border, and what is there instead?",
            "Pa gymorth nad yw’n cyrraedd dros y ffin, a beth sydd yn ei le?",
        ),
        Words("What does not reach across the border", "Yr hyn nad yw’n cyrraedd dros y ffin"),
    ),
    Asked(
        "online",
        Words(
            "How could the child be found online: accounts, photographs, games, location?",
            "Sut y gellid dod o hyd i’r plentyn ar-lein: cyfrifon, ffotograffau, gemau, lleoliad?",
            False,
        ),
        Words("How the child could be found online", "Sut y gellid dod o hyd i’r plentyn ar-lein", False),
        may_betray=False,
    ),
    Asked(
        "contacts",
        Words(
            "Who might give the child away, knowing it or not, and what was agreed with them?",
            "Pwy allai fradychu’r plentyn, yn fwriadol ai peidio, a beth a gytunwyd gyda nhw?",
            False,
        ),
        Words("Who might give the child away", "Pwy allai fradychu’r plentyn", False),
    ),
    Asked(
        "family",
        Words(
            "How does the child stay in touch with family and friends, safely?",
            "Sut mae’r plentyn yn cadw mewn cysylltiad â theulu a ffrindiau, yn ddiogel?",
        ),
        Words("Staying in touch", "Cadw mewn cysylltiad"),
    ),
    Asked(
        "back",
        Words(
            "What would have to be so before the child could come back?",
            "Beth fyddai’n rhaid iddo fod cyn y gallai’r plentyn ddod yn ôl?",
        ),
        Words("Before the child could come back", "Cyn y gallai’r plentyn ddod yn ôl"),
        may_betray=False,
    ),
)
_CONTEXTUAL = (
    Asked(
        "people",
        Words(
            "Which people outside the family harm the child, and which keep them safe?",
            "Pa bobl y tu allan i’r teulu sy’n niweidio’r plentyn, a pha rai sy’n eu cadw’n ddiogel?",
            False,
        ),
        Words("People outside the family", "Pobl y tu allan i’r teulu"),
    ),
    Asked("places", Words("Which places, and which hours?", "Pa leoedd, a pha oriau?"), Words("Places", "Lleoedd")),
    Asked(
        "peers",
        Words(
            "Friends: who is in danger beside the child, and who looks out for them?",
            "Ffrindiau: pwy sydd mewn perygl ochr yn ochr â’r plentyn, a phwy sy’n edrych ar eu hôl?",
            False,
        ),
        Words("Friends", "Ffrindiau"),
    ),
    Asked(
        "online",
        Words("What happens online, and on which services?", "Beth sy’n digwydd ar-lein, ac ar ba wasanaethau?"),
        Words("Online", "Ar-lein"),
        may_betray=False,
    ),
    Asked(
        "change",
        Words("Who can change these people and places, and how?", "Pwy all newid y bobl a’r lleoedd hyn, a sut?"),
        Words("Who can change it", "Pwy all ei newid"),
    ),
    Asked(
        "parents",
        Words(
            "What do parents do as partners, and what do they ask of us?",
            "Beth mae rhieni’n ei wneud fel partneriaid, a beth maent yn ei ofyn gennym?",
        ),
        Words("Parents as partners", "Rhieni fel partneriaid"),
    ),
)
ASKED: Mapping[PlanKind, tuple[Asked, ...]] = {
    PlanKind.SAFETY: _SAFETY,
    PlanKind.TRANSITION: _TRANSITION,
    PlanKind.RELOCATION: _RELOCATION,
    PlanKind.CONTEXTUAL: _CONTEXTUAL,
}
