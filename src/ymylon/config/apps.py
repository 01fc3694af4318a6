from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, sign-in, root addresses, middleware, the `ymylon` command."""

    name = "ymylon.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on, who signs in and out, and whatever changes how, is on record."""
        from django.db.backends.signals import connection_created

        from ymylon.config.database import read_moments
        from ymylon.config.recording import listen

        listen()
        connection_created.connect(read_moments, dispatch_uid="read_moments")
        from ymylon.config.signin import noted  # noqa: F401
