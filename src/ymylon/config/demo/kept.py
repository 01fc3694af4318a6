"""Cai's safety plan, which Mared made with him and Gethin signed, and beside it what is done against whoever gives him money."""

from datetime import timedelta

from ymylon.config.demo.theatre import Theatre
from ymylon.disruption import actions as disrupting
from ymylon.disruption.lookups import step_by_ref, targets, teams_around
from ymylon.disruption.rules import Effect, Means
from ymylon.duties.rules import Owner
from ymylon.plans.rules import ChildView, MadeWith
from ymylon.safety import actions
from ymylon.safety.lookups import plan_by_ref, plan_of
from ymylon.safety.rules import CopyFor, PlanKind, ReadBy
from ymylon.terms.calendars import local


def keep_plans(stage: Theatre, known: dict[str, int]) -> None:
    """Written, signed, given to Cai, added to by his school and youth justice, with one step that is open."""
    cai = known["cai"]
    with stage.as_("mared") as by:
        common = {
            "by": by,
            "child_id": cai,
            "based_on": 0,
            "made_with": [MadeWith.CHILD, MadeWith.CARER],
            "view": ChildView.AGREES,
        }
        actions.keep_plan(
            **common, at=stage.ago(days=31), kind=PlanKind.CONTEXTUAL,
            answers={
                "people": "“Sbecs”, who waits by the bus station. Emrys and Dewi keep him safe.",
                "places": "The bus station in Pontypridd after school; the skate ramp in Aberdâr on Fridays.",
                "change": "Licensing and the bus company, with lights and staff until the last bus.",
                "parents": "His grandfather rings us when a grey van stops; he asks to be told what came of it.",
            },
        )  # fmt: skip
        plan = actions.keep_plan(
            **common, at=stage.ago(days=30), kind=PlanKind.SAFETY,
            answers={
                "safe_day": "School, football, tea with Emrys, and his phone to himself.",
                "signs": "Two phones, new trainers, and sleeping in the day.",
                "people": "Emrys at any hour; Dewi at school; Elin at home.",
                "places": "Emrys’s kitchen; the boxing club on Thursdays.",
                "code_word": "“Did you feed the cat?” Elin comes, and asks nothing.",
                "threats": "He tells one of us. Nobody pays, nobody is cross, and Mared speaks to the police the same day.",
                "school": "Dewi meets him at the gate; late starts on Mondays are agreed.",
                "meetings": "Every fortnight at Emrys’s: Cai, Emrys, Elin, Mared.",
                "enough": "Three months without a night away, and no van.",
            },
            childs_words="Os dw i’n dweud y gair, jyst dewch. Dim cwestiynau.", words_language="WELSH",
        )  # fmt: skip
        give = {"by": by, "plan": plan, "on": local(stage.ago(days=29)).date(), "at": stage.ago(days=29)}
        actions.give_copy(**give, whom=CopyFor.CHILD, name="")
        actions.give_copy(**give, whom=CopyFor.CARER, name="Elin Parri")
    with stage.as_("gethin") as by:
        actions.sign_off(by=by, at=stage.ago(days=28), plan=plan_by_ref(by, plan.ref))
    for who, read_by, words in (
        ("dewi", ReadBy.EVERYBODY, "I am at the gate at 8:40, and ring home if he is not there by 9."),
        ("sion", ReadBy.OFFENDING, "We meet on Thursdays at the boxing club, before training."),
    ):
        with stage.as_(who) as by:
            actions.add_to(by=by, at=stage.ago(days=20), plan=plan_of(by, cai, PlanKind.SAFETY), read_by=read_by, words=words)
    with stage.as_("mared") as by:
        at = stage.ago(days=2)
        owner = Owner(stage.directory.teams["social_work"].pk)
        actions.agree_step(
            by=by, at=at, plan=plan_of(by, cai, PlanKind.SAFETY), words="Ask the bus company who can wait with him at 22:50",
            owner=owner, due_at=at + timedelta(days=6), left_out=(),
        )  # fmt: skip


def disrupt(stage: Theatre, known: dict[str, int]) -> None:
    """Two steps against “Sbecs”: one moved him elsewhere, and what is next is open."""
    cai = known["cai"]
    with stage.as_("mared") as by:
        at = stage.ago(days=25)
        sbecs = next(one for one in targets(by, cai).values() if "Sbecs" in one.called)
        team = next(iter(teams_around(by, cai).values()))
        act = {"by": by, "child_id": cai, "target": sbecs, "team": team}
        first = disrupting.agree_step(
            **act, at=at, means=Means.PLACE, words="Staff at the bus station until the last bus.", who="The bus company",
            due_on=local(at).date() + timedelta(days=10),
        )  # fmt: skip
        disrupting.end_step(
            by=by, at=stage.ago(days=13), step=step_by_ref(by, first.ref), effect=Effect.DISPLACED,
            words="The van stops at the skate ramp now.", next_words="A warning notice, and patrols at the ramp on Fridays.",
        )  # fmt: skip
        later = stage.ago(days=12)
        disrupting.agree_step(
            **act, at=later, means=Means.NOTICE, words="Ask the police for a warning notice.",
            due_on=local(later).date() + timedelta(days=18),
        )  # fmt: skip
