"""Django's `migrate`, which needn't draw every table of the house again for each one that is added."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED, Field


@contextmanager
def each_model_drawn_once() -> Iterator[None]:
    """While this lasts, what a migration adds (a model, a field, a constraint, an index) is drawn beside what stands.

    Django draws anew whatever is related to it, and in this house all is related: 31 of the 38 seconds in which an empty
    database got its tables went there. What is altered or taken away is drawn anew as ever.
    """
    ours = {"add_model": _add_model, "add_field": _add_field, "_append_option": _append_option}
    djangos = {name: getattr(ProjectState, name) for name in ours}
    for name, way in ours.items():
        setattr(ProjectState, name, way)
    try:
        yield
    finally:
        for name, way in djangos.items():
            setattr(ProjectState, name, way)


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def _add_field(self: ProjectState, app_label: str, model_name: str, name: str, field: Field, preserve_default: bool) -> None:
    key = app_label, model_name
    if not preserve_default:
        field = field.clone()
        field.default = NOT_PROVIDED
    self.models[key].fields[name] = field
    if self._relations is not None:
        self.resolve_model_field_relations(key, name, field)
    if "apps" in self.__dict__:
        model = self.apps.get_model(*key)
        model._meta.apps = self.apps  # an older state's, which doesn't know every model that the field may lead to
        model.add_to_class(name, field.clone())


def _append_option(self: ProjectState, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], obj]
    if "apps" in self.__dict__:
        setattr(self.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


class Command(Migrate):
    """Bring the tables up to date, leanly."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        """As Django's own."""
        with each_model_drawn_once():
            return super().handle(*args, **options)
