from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies, teams, practitioners, accounts."""

    name = "ymylon.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
