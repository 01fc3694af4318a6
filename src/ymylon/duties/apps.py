from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DutiesConfig(AppConfig):
    """The room `duties`."""

    name = "ymylon.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the guidance there before the first report: without it nobody would be told of a missing child."""
        post_migrate.connect(_have_shipped_policies, sender=self, dispatch_uid="have_shipped_policies")


def _have_shipped_policies(**_signal) -> None:
    from django.db import connection

    from ymylon.duties.actions import load_shipped_policies
    from ymylon.duties.models import PolicyRow

    if PolicyRow._meta.db_table in connection.introspection.table_names():
        load_shipped_policies()
