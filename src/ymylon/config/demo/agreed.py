"""What the agencies of the story agreed: done, open, late, asked for, granted and refused."""

from datetime import timedelta

from ymylon.config.demo.theatre import Theatre
from ymylon.duties.actions import agreeing
from ymylon.duties.rules import ActionState, Help, Owner


def agree(stage: Theatre, known: dict[str, int]) -> None:
    """Cai's and Harri's actions, each in another state, and small help for both."""
    cai, harri = known["cai"], known["harri"]
    rang = _agreed(stage, "mared", cai, "Ring home on each day that he is not in school", ("school", "dewi"), days=6, within=5)
    with stage.as_("dewi") as by:
        agreeing.add_evidence(by=by, at=stage.ago(days=3), action=rang, words="Rang on Monday and Tuesday; his carer answered.")
        agreeing.end_action(
            by=by,
            at=stage.ago(days=1),
            action=rang,
            ends=ActionState.DONE,
            words="In school on Wednesday, and stayed.",
        )
    _agreed(stage, "mared", cai, "Go with him to the boxing club on Thursday", ("youth_justice", "sion"), days=2, within=4)
    _agreed(stage, "dewi", cai, "Settle who pays for the bus pass", ("social_work", "mared"), days=3, within=2)
    _agreed(stage, "mared", harri, "Have somebody awake on Friday nights", ("home", None), days=1, within=6)
    _help(stage, cai)


def _agreed(stage: Theatre, who: str, child: int, words: str, owner: tuple[str, str | None], *, days: float, within: float):
    team, person = owner
    with stage.as_(who) as by:
        at = stage.ago(days=days)
        number = stage.directory.people[person].pk if person else None
        return agreeing.agree_action(
            by=by, at=at, child_id=child, words=words, owner=Owner(stage.directory.teams[team].pk, number),
            due_at=at + timedelta(days=within), left_out=(),
        )  # fmt: skip


def _help(stage: Theatre, cai: int) -> None:
    """The home asks: food is granted, a telephone refused with its reason, and a lift still waits."""
    owner = Owner(stage.directory.teams["social_work"].pk)
    asked = {}
    with stage.as_("elin") as by:
        for kind, words, days in (
            (Help.CLOTHES, "A winter coat; his was taken from him", 5),
            (Help.PHONE, "Credit, so that he can ring us at night", 4),
            (Help.LIFT, "To his grandfather on Sunday", 0.2),
        ):
            at = stage.ago(days=days)
            asked[kind] = agreeing.ask_for_help(
                by=by, at=at, child_id=cai, kind=kind, words=words, owner=owner, due_at=at + timedelta(days=2), left_out=()
            )
    with stage.as_("mared") as by:
        agreeing.answer_help(
            by=by, at=stage.ago(days=4), action=asked[Help.CLOTHES], is_granted=True, words="A voucher for Trago, in the post."
        )
        agreeing.answer_help(
            by=by, at=stage.ago(days=3), action=asked[Help.PHONE], is_granted=False,
            words="The home has a telephone for this. Ask us again if he cannot reach it.",
        )  # fmt: skip
