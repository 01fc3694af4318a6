"""The plans that are held ready: Cai's was made before tonight, and is open to the police while he is missing."""

from ymylon.config.demo.theatre import Theatre
from ymylon.plans.actions import agree_plan, keep_plan, say_still_right
from ymylon.plans.rules import ChildView, MadeWith


def hold_ready(stage: Theatre, known: dict[str, int]) -> None:
    """Elin writes it with Cai, in his words; Gethin agrees it; Mared has looked at it again with him since."""
    with stage.as_("elin") as by:
        plan = keep_plan(
            by=by,
            at=stage.ago(days=110),
            child_id=known["cai"],
            based_on=0,
            at_once="If his phone is off, or if he left with somebody whom we do not know.",
            check_first="His room, the garage and the park behind the house: a quarter of an hour, no longer.",
            calls="His grandfather Emrys, then Mared, then the police on 101. In danger 999 first.",
            police="Ring Emrys before you knock: Cai goes to the back door. Then the bus station in Pontypridd.",
            times="Back at 21:30 on a school night, 22:30 at the weekend.",
            on_return="Elin opens if she is there. Food first, no questions until he has slept.",
            looks="Five foot two, thin, dark curly hair, a scar over the left eyebrow.",
            risks="Owes money to older boys in Aberdâr. Runs from a car that stops beside him.",
            places="Ynysangharad park; the bus station; the skate ramp in Aberdâr.",
            trusts="Emrys, his grandfather; Dewi, his teacher.",
            friends="Macs, Tirion, “Sbecs”.",
            reached="His own phone, most evenings. He answers a text sooner than a call.",
            routes="On foot, and the last bus from Aberdâr at 22:50.",
            calms="Football, and being left in peace. Shouting makes it worse.",
            talking="Welsh first. One person at a time.",
            found="Say that Emrys knows he is safe. Do not ask where he was in front of others.",
            not_told="Not his father, before Mared has decided.",
            health="Blue inhaler, in his black bag. Uses it twice a day.",
            made_with=[MadeWith.CHILD, MadeWith.CARER, MadeWith.SOCIAL_WORKER],
            childs_words="Ffonia Taid gynta, a phaid ag anfon car heddlu i’r stryd.",
            words_language="WELSH",
            view=ChildView.AGREES_IN_PART,
            told_how="Elin read it to him, and that the police get it only on the night. He would rather they rang first.",
        )
    with stage.as_("gethin") as by:
        agree_plan(by=by, at=stage.ago(days=108), plan=plan)
    with stage.as_("mared") as by:
        say_still_right(by=by, at=stage.ago(days=24), plan=plan, words="“Iawn fel y mae.”")
