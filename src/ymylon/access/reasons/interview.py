"""What a child says at a return interview, and what follows from it: why each is let in or kept out."""

from collections.abc import Mapping

from ymylon.access.reasons.shape import NOT_NEEDED, SUPPORTS, Group, LaneReasons
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

LANES: Mapping[Lane, LaneReasons] = {
    Lane.INTERVIEW_WORDS: LaneReasons(
        Words(
            "What the child said at the return interview, in the child’s own words.",
            "Yr hyn a ddywedodd y plentyn yn y cyfweliad dychwelyd, yng ngeiriau’r plentyn ei hun.",
        ),
        Words(
            "The child spoke to one person. Whoever must act gets the actions or the summary.",
            "Ag un person y siaradodd y plentyn. Caiff pwy bynnag sy’n gorfod gweithredu y camau neu’r crynodeb.",
        ),
        {
            Group.INTERVIEWER: Words("Listened, and writes it down.", "Gwrandawodd, ac mae’n ei ysgrifennu."),
            Group.ASSISTANT: Words("Holds interviews for the council.", "Yn cynnal cyfweliadau dros y cyngor."),
            Group.COUNCIL: Words(
                "Must judge harm from what was said; changes none of it.",
                "Rhaid barnu niwed o’r hyn a ddywedwyd; heb newid dim ohono.",
            ),
        },
        {
            Group.COORDINATOR: Words(
                "Gets the summary, and intelligence through its own handling.",
                "Yn cael y crynodeb, a chudd-wybodaeth drwy ei thrafodaeth ei hun.",
            )
        },
    ),
    Lane.INTERVIEW_SUMMARY: LaneReasons(
        Words("What the interview came to, without the child’s words.", "Canlyniad y cyfweliad, heb eiriau’r plentyn."),
        Words("Gets the actions that it must do.", "Yn cael y camau y mae’n rhaid iddi eu cymryd."),
        {
            Group.INTERVIEWER: Words("Held the interview, and sums it up.", "Cynhaliodd y cyfweliad, ac mae’n ei grynhoi."),
            Group.ASSISTANT: Words(
                "Writes it where the council holds the interview.", "Yn ei ysgrifennu lle mae’r cyngor yn cynnal y cyfweliad."
            ),
            Group.COUNCIL: Words("Plans for the child with it.", "Yn cynllunio ar gyfer y plentyn gydag ef."),
            Group.MANAGER: Words(
                "Reviews how the interview was held, and writes that beside it.",
                "Yn adolygu sut y cynhaliwyd y cyfweliad, ac yn ysgrifennu hynny wrth ei ochr.",
            ),
            Group.COORDINATOR: Words(
                "Looks for who holds the child, and prevents the next time.",
                "Yn chwilio am bwy sy’n dal y plentyn, ac yn atal y tro nesaf.",
            ),
            Group.YOUTH: Words("Plans for the same child.", "Yn cynllunio ar gyfer yr un plentyn."),
        },
    ),
    Lane.INTERVIEW_ACTIONS: LaneReasons(
        Words(
            "That an interview was offered, and what is to be done after it.",
            "Bod cyfweliad wedi’i gynnig, a’r hyn sydd i’w wneud wedyn.",
        ),
        NOT_NEEDED,
        {
            Group.INTERVIEWER: Words(
                "Offers, and proposes what is to be done.", "Yn cynnig, ac yn awgrymu’r hyn sydd i’w wneud."
            ),
            Group.ASSISTANT: SUPPORTS,
            Group.COUNCIL: Words(
                "Owes the offer and sees that actions are done.", "Yn gyfrifol am y cynnig ac yn sicrhau y gwneir y camau."
            ),
            **dict.fromkeys(
                (Group.CARER, Group.COORDINATOR, Group.NURSE, Group.SCHOOL, Group.YOUTH),
                Words("Some of the actions are its own to do.", "Ei waith ef yw rhai o’r camau."),
            ),
        },
    ),
}
