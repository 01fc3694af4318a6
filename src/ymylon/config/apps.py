from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, sign-in, root addresses, middleware, the `ymylon` command."""

    name = "ymylon.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on, who signs in and out, and whatever changes how, is on record."""
        from ymylon.config.recording import listen

        listen()
        from ymylon.config.signin import noted  # noqa: F401
