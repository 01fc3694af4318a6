from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MeetingsConfig(AppConfig):
    """The room `meetings`."""

    name = "ymylon.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the kinds there before the first meeting: nobody could call one without."""
        post_migrate.connect(_have_shipped_kinds, sender=self, dispatch_uid="have_shipped_kinds")


def _have_shipped_kinds(**_signal) -> None:
    from django.db import connection

    from ymylon.meetings.actions.keeping import load_shipped_kinds
    from ymylon.meetings.models import Kind

    if Kind._meta.db_table in connection.introspection.table_names():
        load_shipped_kinds()
