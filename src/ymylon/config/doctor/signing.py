"""Signing in: whether what guards it in live use is switched on."""

from collections.abc import Iterator

from .finding import Finding, fine, note


def production() -> Iterator[Finding]:
    """Whether cookies travel by https alone, and whether an address is a visitor's own."""
    from django.conf import settings

    if not settings.PRODUCTION:
        yield note("Signing in", "cookies may travel without https", "For live use: YMYLON_PRODUCTION=1, behind an https proxy.")
    elif not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield note(
            "Signing in",
            "everybody seems to come from the proxy’s address, so one who guesses locks all out",
            "Set YMYLON_PROXIES to the number of proxies before this service.",
        )
    else:
        yield fine("Signing in", "by https alone, and each address is counted apart")


def without_factor() -> Iterator[Finding]:
    """Who could still be impersonated by whoever finds their password first."""
    from allauth.mfa.models import Authenticator
    from django.db.models import Exists, OuterRef

    from ymylon.agencies.models import Account

    has = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    count = Account.objects.filter(~has, kind="PERSON", is_active=True).count()
    if count:
        yield note(
            "Second factor",
            f"{count} accounts have none yet",
            "It is set up at the first sign-in: see that they do.",
        )
    else:
        yield fine("Second factor", "every account has one")
