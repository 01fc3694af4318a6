"""The demonstration's register of high-risk missing children: a manager has entered Cai, who is visited and was told."""

from datetime import timedelta

from ymylon.config.demo.agencies import RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.signals import actions
from ymylon.signals.lookups import open_entry
from ymylon.terms.calendars import local


def keep_register(stage: Theatre, known: dict[str, int]) -> None:
    """Twenty days ago a manager decided; whoever is allocated to him leads. The police have visited twice since; a review is due
    in a week.
    """
    cai = known["cai"]
    with stage.as_("gethin") as by:
        entered = stage.ago(days=20)
        actions.enter(
            by=by,
            at=entered,
            child_id=cai,
            area=RHONDDA,
            reason="Four nights away in two months, each time with more money than he left with. He doesn’t say from whom.",
            lead_team_id=stage.directory.teams["social_work"].pk,
            every_days=10,
            review_on=local(entered).date() + timedelta(days=27),
        )
    with stage.as_("mared") as by:
        entry = open_entry(by, cai)
        assert entry is not None
        actions.tell(
            by=by,
            at=stage.ago(days=18),
            entry=entry,
            told="Rhestr o bobl ifanc yr ydym yn galw i’w gweld bob deg diwrnod. Nid cosb yw hi. Daw i ben pan fydd yn dawelach.",
            childs_words="Iawn. Ond ddim mewn iwnifform.",
            language="WELSH",
        )
    for days, seen, words in (
        (12, True, "At the home, in plain clothes as he asked. Talked about boxing."),
        (4, False, "He had gone out. Staff expect him by nine; we call again."),
    ):
        with stage.as_("rhys") as by:
            entry = open_entry(by, cai)
            assert entry is not None
            actions.visit(by=by, at=stage.ago(days=days), entry=entry, visited_at=stage.ago(days=days), seen=seen, words=words)
