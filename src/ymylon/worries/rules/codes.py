"""The code lists of a worry."""

from ymylon.terms.codes import Code


class WorryState(Code):
    """How a worry stands. Each move is a row; nothing is deleted."""

    NOTED = "NOTED", "Noted, not read yet", "Wedi’i nodi, heb ei ddarllen eto"
    KEPT = "KEPT", "Confirmed, and kept until a day", "Wedi’i gadarnhau, a’i gadw tan ddiwrnod penodol", False
    REFERRED = "REFERRED", "Goes on as a referral (C1)", "Yn parhau fel atgyfeiriad (C1)"
    CLOSED = "CLOSED", "Closed with what was offered", "Wedi’i gau gyda’r hyn a gynigiwyd", False
    ENDED = (
        "ENDED",
        "Put away: its day came, and nobody confirmed it",
        "Wedi’i roi o’r neilltu: daeth ei ddiwrnod, ac ni chadarnhaodd neb ef",
        False,
    )


class AnswerKind(Code):
    """What whoever reads a worry does with it."""

    CLOSE = "CLOSE", "Close it: what was offered is enough", "Ei gau: mae’r hyn a gynigiwyd yn ddigon"
    KEEP = "KEEP", "Confirm it, and keep it until a day", "Ei gadarnhau, a’i gadw tan ddiwrnod penodol", False
    REFER = "REFER", "It is more than a worry: refer the child (C1)", "Mae’n fwy na phryder: atgyfeirio’r plentyn (C1)"

    @property
    def state(self) -> WorryState:
        """How the worry stands afterwards."""
        return {"CLOSE": WorryState.CLOSED, "KEEP": WorryState.KEPT}.get(self.value, WorryState.REFERRED)


class Told(Code):
    """Whether somebody knows of the worry. The program tells nobody."""

    NOT_DECIDED = "NOT_DECIDED", "Not decided", "Heb ei benderfynu"
    TOLD = "TOLD", "Told", "Wedi cael gwybod"
    WILL_BE_TOLD = "WILL_BE_TOLD", "Will be told", "Bydd yn cael gwybod"
    NOT_SAFE = "NOT_SAFE", "Telling is not safe", "Nid yw dweud yn ddiogel"


class CallBecame(Code):
    """What became of the call to the family."""

    CALLED = "CALLED", "We called", "Fe wnaethom ffonio"
    COULD_NOT = "COULD_NOT", "We could not, or should not", "Ni allem, neu ni ddylem", False
