from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """Who may see and do what, and why."""

    name = "ymylon.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lay the ground after every migration: once, when the last app has had its turn."""
        from ymylon.access.ground import lay_ground

        last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
        post_migrate.connect(lay_ground, sender=last, dispatch_uid="lay_ground")
