from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class NetworksConfig(AppConfig):
    """The room `networks`, which keeps no table: its links are read from the rooms where they were written."""

    name = "ymylon.networks"
    label = "networks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Draw the walk anew when every table is there, and the ground laid."""
        last = list(apps.get_app_configs())[-1]
        post_migrate.connect(_draw_walk, sender=last, dispatch_uid="draw_walk")


def _draw_walk(**_signal) -> None:
    from django.db import connection

    from ymylon.networks.lookups import draw_questions

    if "associates_link" in connection.introspection.table_names():
        draw_questions()
