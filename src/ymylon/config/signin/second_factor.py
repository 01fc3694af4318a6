"""The second factor: when it was last shown in this session, what an account has, and how its secrets are kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ymylon.agencies.models import Account
from ymylon.agencies.sealing import seal, unseal

FRESH_FOR = timedelta(minutes=15)
PLAYED = "demonstration"
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def shown_at(request: HttpRequest, account: Account | None = None) -> datetime | None:
    """When this session last showed a second factor of this account; None if it never did."""
    records = get_authentication_records(request, account or request.user)
    times = [record["at"] for record in records if record.get("method") == "mfa"]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def is_fresh(request: HttpRequest, now: datetime) -> bool:
    """Whether it was shown within the last minutes, so that what asks for that may go on."""
    shown = shown_at(request)
    return shown is not None and now - shown <= FRESH_FOR


def is_played(request: HttpRequest) -> bool:
    """Whether this session is one click on the cast of a demonstration, whose apps nobody holds."""
    return any(record.get("type") == PLAYED for record in get_authentication_records(request, request.user))


def show(request: HttpRequest, account: Account, kind: str) -> None:
    """Note that this session has shown it just now."""
    record_authentication(request, account, "mfa", type=kind)


def set_up_app(*, account: Account) -> str:
    """An app for this account, for the cast of a demonstration; its secret, from which the codes are computed."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def factors_of(account_id: int) -> list[Authenticator]:
    """What this account has, recovery codes too, the oldest first."""
    return list(Authenticator.objects.filter(user_id=account_id).order_by("created_at", "id"))


def has_factor(account_id: int) -> bool:
    """Whether this account has a second factor; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=account_id, type__in=_FACTORS).exists()


def ways_to_show(account_id: int) -> list[str]:
    """By name, the pages on which this account can show it: an app first, else a passkey; recovery codes stand behind both."""
    kinds = set(Authenticator.objects.filter(user_id=account_id).values_list("type", flat=True))
    by_code = ["mfa_reauthenticate"] if kinds - {Authenticator.Type.WEBAUTHN} else []
    by_passkey = ["mfa_reauthenticate_webauthn"] if Authenticator.Type.WEBAUTHN in kinds else []
    return by_code + by_passkey if Authenticator.Type.TOTP in kinds else by_passkey + by_code


class SecondFactor(DefaultMFAAdapter):
    """Named in settings as MFA_ADAPTER."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This is not right, or there were too many tries. Take the newest code; after five wrong ones, wait."
        ),
        "cannot_delete_authenticator": _("This is your only second factor. Set up another one before you take it away."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed with a key that is not in the database."""
        return seal(text.encode(), secret=settings.SIGN_IN_KEY, purpose="factor").decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed; a fault where the key is another."""
        return unseal(encrypted_text.encode("ascii"), secret=settings.SIGN_IN_KEY, purpose="factor").decode()

    def get_totp_issuer(self) -> str:
        """What the app shows beside the code."""
        return "Ymylon"

    def _get_site_name(self) -> str:
        return "Ymylon"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Never the last one: nobody works here without."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=_FACTORS).exclude(pk=authenticator.pk)
        return authenticator.type not in _FACTORS or others.exists()

    def generate_authenticator_name(self, user: Account, type: Any) -> str:
        """A name until its owner gives a better one."""
        return gettext("Passkey")
