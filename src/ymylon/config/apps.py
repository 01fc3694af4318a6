from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, sign-in, root addresses, middleware, the `ymylon` command."""

    name = "ymylon.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on, who signs in and out, and whatever changes how, is on record."""
        from django.db.backends.signals import connection_created

        from ymylon.agencies import promising
        from ymylon.config.database import read_moments
        from ymylon.config.recording import listen
        from ymylon.disruption.rules import DUTY_KINDS as OF_DISRUPTION
        from ymylon.meetings.rules.agenda import also_happened, also_owed
        from ymylon.oversight.rules.letting_in import DUTY_KINDS as OF_OVERSIGHT
        from ymylon.plans.rules import DUTY_KINDS as OF_PLANS
        from ymylon.plans.rules import EVENT_WORDS as PLANNED
        from ymylon.safety.rules import DUTY_KINDS as OF_SAFETY
        from ymylon.safety.rules import EVENT_WORDS as KEPT_SAFE

        listen()
        promising.listen()
        also_owed((*OF_PLANS, *OF_SAFETY, *OF_DISRUPTION, *OF_OVERSIGHT))
        also_happened({**PLANNED, **KEPT_SAFE})
        connection_created.connect(read_moments, dispatch_uid="read_moments")
        from ymylon.config.signin import noted  # noqa: F401
