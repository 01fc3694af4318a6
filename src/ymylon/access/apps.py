from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """Who may see and do what, and why."""

    name = "ymylon.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lay the ground after every migration."""
        from ymylon.access.ground import lay_ground

        post_migrate.connect(lay_ground, dispatch_uid="lay_ground")
