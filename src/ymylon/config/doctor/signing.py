"""Signing in: whether what guards it in live use is switched on."""

from collections.abc import Iterator

from ymylon.terms.words import Words

from .finding import Finding, fine, note

_SIGNING_IN = Words("Signing in", "Mewngofnodi")
_FACTOR = Words("Second factor", "Ail ffactor")


def production() -> Iterator[Finding]:
    """Whether cookies travel by https alone, and whether an address is a visitor's own."""
    from django.conf import settings

    if not settings.PRODUCTION:
        yield note(
            _SIGNING_IN,
            Words("cookies may travel without https", "gall cwcis deithio heb https", False),
            Words(
                "For live use: YMYLON_PRODUCTION=1, behind an https proxy.",
                "At ddefnydd byw: YMYLON_PRODUCTION=1, y tu ôl i ddirprwy https.",
                False,
            ),
        )
    elif not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield note(
            _SIGNING_IN,
            Words(
                "everybody seems to come from the proxy’s address, so one who guesses locks all out",
                "mae pawb fel pe baent yn dod o gyfeiriad y dirprwy, felly mae un sy’n dyfalu yn cloi pawb allan",
                False,
            ),
            Words(
                "Set YMYLON_PROXIES to the number of proxies before this service.",
                "Gosodwch YMYLON_PROXIES i nifer y dirprwyon o flaen y gwasanaeth hwn.",
                False,
            ),
        )
    else:
        apart = Words(
            "by https alone, and each address is counted apart",
            "drwy https yn unig, a chyfrifir pob cyfeiriad ar wahân",
            False,
        )
        yield fine(_SIGNING_IN, apart)


def without_factor() -> Iterator[Finding]:
    """Who could still be impersonated by whoever finds their password first."""
    from allauth.mfa.models import Authenticator
    from django.db.models import Exists, OuterRef

    from ymylon.agencies.models import Account

    has = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    count = Account.objects.filter(~has, kind="PERSON", is_active=True).count()
    if count:
        yield note(
            _FACTOR,
            Words(f"{count} accounts have none yet", f"cyfrifon heb yr un eto: {count}"),
            Words(
                "It is set up at the first sign-in: see that they do.",
                "Fe’i gosodir wrth fewngofnodi am y tro cyntaf: sicrhewch eu bod yn gwneud hynny.",
                False,
            ),
        )
    else:
        yield fine(_FACTOR, Words("every account has one", "mae gan bob cyfrif un"))
