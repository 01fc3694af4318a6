"""What a worry makes owed, and the dated policies by which it is due."""

from ymylon.duties.rules import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

READ, ENDS, CALL = "READ_WORRY", "WORRY_ENDS", "CALL_FAMILY"
READ_KEY, KEEP_KEY, ENDS_SOON_KEY, CALL_KEY = "worry.read", "worry.keep", "worry.ends_soon", "worry.call"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        READ, Words("Read a worry, and say who calls the family", "Darllen pryder, a dweud pwy sy’n ffonio’r teulu"),
        Lane.WORRY, TeamFunction.SOCIAL_WORK, READ_KEY, "worries:answer",
        Words("one lead named, and the worry closed, confirmed or referred",
              "enwi un arweinydd, a chau, cadarnhau neu atgyfeirio’r pryder", False),
    ),
    DutyKind(
        ENDS, Words("A worry ends unless you confirm it", "Daw pryder i ben oni bai eich bod yn ei gadarnhau"),
        Lane.WORRY, TeamFunction.SOCIAL_WORK, ENDS_SOON_KEY, "worries:answer",
        Words("confirming or closing it; else it is put away on its day",
              "ei gadarnhau neu ei gau; fel arall caiff ei roi o’r neilltu ar ei ddiwrnod", False),
    ),
    # The one duty of this room that whoever is named reads without the lane: that they call, and nothing of why.
    DutyKind(
        CALL, Words("Call the family: yours is the one team that does",
                    "Ffonio’r teulu: eich tîm chi yw’r un sy’n gwneud hynny", False),
        Lane.WORRY, TeamFunction.SOCIAL_WORK, CALL_KEY, "worries:call",
        Words("that they called, or why they could not", "eu bod wedi ffonio, neu pam na allent", False),
        while_alive=True,
    ),
)  # fmt: skip
