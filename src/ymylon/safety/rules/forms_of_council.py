"""What each form of the council asks of the part on people and places outside the family."""

from collections.abc import Mapping

from ymylon.safety.rules.codes import FormPart
from ymylon.terms.words import Words

FOR_WHAT: Mapping[FormPart, Words] = {
    FormPart.STRATEGY: Words(
        "For the discussion: who and what harms the child outside the family, and who can change it now.",
        "Ar gyfer y drafodaeth: pwy a beth sy’n niweidio’r plentyn y tu allan i’r teulu, a phwy all newid hynny nawr.",
        False,
    ),
    FormPart.ENQUIRY: Words(
        "For the enquiry: harm is looked for where it happens, and parents are asked as partners.",
        "Ar gyfer yr ymholiad: chwilir am niwed lle mae’n digwydd, a gofynnir i rieni fel partneriaid.",
        False,
    ),
    FormPart.CARE: Words(
        "For the plan: what is done about people and places, beside what is done for the child and the family.",
        "Ar gyfer y cynllun: yr hyn a wneir am bobl a lleoedd, ochr yn ochr â’r hyn a wneir dros y plentyn a’r teulu.",
        False,
    ),
    FormPart.LOOKED_AFTER: Words(
        "For the plan and its reviews: what of this goes on where the child lives now.",
        "Ar gyfer y cynllun a’i adolygiadau: beth o hyn sy’n parhau lle mae’r plentyn yn byw nawr.",
        False,
    ),
    FormPart.PROTECTION: Words(
        "For the conference and the core group: who can change these people and places.",
        "Ar gyfer y gynhadledd a’r grŵp craidd: pwy all newid y bobl a’r lleoedd hyn.",
        False,
    ),
}
