"""Who was trained on exploitation and on the NRM: said by a manager of their people, and by whoever went alone."""

from ymylon.config.demo.theatre import Theatre
from ymylon.oversight.actions.training import record_training
from ymylon.terms.calendars import local
from ymylon.terms.codes import TrainingSubject
from ymylon.terms.words import Words

TRAINED = Words("who was trained", "pwy a hyfforddwyd")
_S = TrainingSubject
_BOARD, _YOUTH_JUSTICE = "Regional safeguarding board", "Youth justice service"


def train(stage: Theatre, known: dict[str, int]) -> None:
    """Mared’s course has run out; the home’s carer has been to the one that is made for carers."""
    _held(stage, "gethin", ("mared",), _S.EXPLOITATION, 1150, _BOARD, stands=1095)
    _held(stage, "gethin", ("mared", "sion"), _S.NRM, 200, _YOUTH_JUSTICE)
    _held(stage, "elin", ("elin",), _S.EXPLOITATION_CARERS, 90, _BOARD, stands=1095)


def train_bridgend(stage: Theatre, known: dict[str, int]) -> None:
    """Rolled out from youth justice: the NRM first, then exploitation. The education team has yet to be asked to the former."""
    _held(stage, "carwyn", ("gwenda", "dylan"), _S.NRM, 210, _YOUTH_JUSTICE)
    _held(stage, "carwyn", ("gwenda", "dylan", "sioned"), _S.EXPLOITATION, 60, _BOARD, stands=1095)


def _held(stage: Theatre, who: str, people: tuple[str, ...], subject: _S, days: int, body: str, *, stands: int = 0) -> None:
    """`stands`: for how many days from the one on which it was held; without an end, none."""
    with stage.as_(who) as by:
        record_training(
            by=by,
            at=stage.ago(days=min(days - 1, 300)),
            who=[stage.directory.people[one].pk for one in people],
            subject=subject,
            held_on=local(stage.ago(days=days)).date(),
            given_by=body,
            stands_until=local(stage.ago(days=days - stands)).date() if stands else None,
        )
