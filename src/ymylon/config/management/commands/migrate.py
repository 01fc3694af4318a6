"""Django's `migrate`, which needn't draw every table of the house again for each one that is added."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def each_model_drawn_once() -> Iterator[None]:
    """While this lasts, a model that a migration adds is drawn beside the others.

    Django draws anew whatever is related to it, and in this house all is related: 31 of the 38 seconds in which an empty
    database got its tables went there, and 11 remain. What comes later (a field, a constraint) draws anew as ever.
    """
    djangos = ProjectState.add_model
    ProjectState.add_model = _add_model  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = djangos  # type: ignore[method-assign]


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


class Command(Migrate):
    """Bring the tables up to date, leanly."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        """As Django's own."""
        with each_model_drawn_once():
            return super().handle(*args, **options)
