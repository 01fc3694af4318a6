from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, sign-in, root addresses, middleware, the `ymylon` command."""

    name = "ymylon.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of whatever changes how somebody signs in."""
        from ymylon.config.signin import noted  # noqa: F401
