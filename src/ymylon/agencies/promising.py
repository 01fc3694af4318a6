"""Before the program writes what signs somebody in, it promises the database what: SQL slipped into a page can't, and is refused.

Each row of these tables is saved and taken away one by one; the database refuses what was changed past that.
"""

import json
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save

from ymylon.agencies.sealing import HERE, proof

# Each table, and the columns of which the database asks for a promise.
PROMISED = {
    "agencies_account": ("kind", "email", "password", "is_active"),
    "mfa_authenticator": ("user_id", "type", "data"),
    "account_emailaddress": ("user_id", "email", "verified", "primary"),
    "socialaccount_socialaccount": ("user_id", "provider", "uid"),
    "agencies_screen": ("practitioner_id", "team_id", "code_hash", "code_until", "opened_at", "revoked_at"),
    "agencies_calendaraddress": ("practitioner_id", "secret_hash", "revoked_at"),
}


def listen() -> None:
    """From now on each save of such a row, also one by the library that signs people in, is promised first."""
    for model in apps.get_models():
        if model._meta.db_table in PROMISED:
            pre_save.connect(_before_saving, sender=model, dispatch_uid=f"promise_{model._meta.db_table}")
            pre_delete.connect(_before_taking_away, sender=model, dispatch_uid=f"promise_{model._meta.db_table}")


def _before_saving(sender: type[Model], instance: Model, update_fields: frozenset[str] | None, **_signal: Any) -> None:
    guarded = [sender._meta.get_field(column.removesuffix("_id")) for column in PROMISED[sender._meta.db_table]]
    written = [field for field in guarded if update_fields is None or {field.name, field.attname} & update_fields]
    if written:
        held = {field.attname: field.get_prep_value(getattr(instance, field.attname)) for field in written}
        _promise(sender, "NEW" if instance._state.adding else str(instance.pk), held)


def _before_taking_away(sender: type[Model], instance: Model, **_signal: Any) -> None:
    _promise(sender, f"GONE {instance.pk}", {})


def _promise(sender: type[Model], row: str, held: dict[str, Any]) -> None:
    said = ["WRITE", sender._meta.db_table, row, json.dumps(held, default=str)]
    with connection.cursor() as cursor:
        cursor.execute(HERE)
        backend, began = cursor.fetchone()
        cursor.execute("select promise_write(%s, %s, %s, %s, %s)", [*said[1:], began, proof(*said, backend, began)])
