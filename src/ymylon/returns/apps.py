from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """The room `returns`: what an authority sends by the proposed standard, what was found in it, and how that was settled."""

    name = "ymylon.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"
