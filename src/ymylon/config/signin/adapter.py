"""What allauth asks of us: nobody registers themselves, one answer to every wrong password, and an audit line for each try."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as asking
from django.contrib.auth.hashers import make_password
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from ymylon.agencies.models import Account
from ymylon.audit.actions import record_act
from ymylon.config.signin.second_factor import ways_to_show
from ymylon.design.ways import reverse

log = logging.getLogger(__name__)
# One at a time beside the answers; whoever stops the program waits for the last of them.
LETTERS = ThreadPoolExecutor(1, thread_name_prefix="letters")

# One for all: which of them it was, somebody who guesses must not learn.
NOT_RIGHT = _(
    "The email address or the password is not right, or there were too many tries. After five wrong ones, wait for 15 minutes."
)


class Adapter(DefaultAccountAdapter):
    """Accounts are opened by an administrator; messages about signing in and out are ours to show or not."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_RIGHT,
        "too_many_login_attempts": NOT_RIGHT,
        "rate_limited": _("Too many tries. Wait for 15 minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is opened for somebody whose role is known."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only our own script asks so, for the question that a passkey answers; everybody else is shown pages."""
        match = request.resolver_match
        return (
            match is not None and match.view_name == "mfa_login_webauthn" and request.method == "GET" and super().is_ajax(request)
        )

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Stay quiet: the page itself shows who is signed in."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Beside the answer: how long a mail server takes, or that it is away, would tell whether there is such an account."""
        said = {"request": asking.request, "email": email, "current_site": get_current_site(asking.request)} | context
        LETTERS.submit(_hand_over, self.render_mail(template_prefix, email, said))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: mails of ours hold a link and nothing else, and the audit record holds the change."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse whoever tried too often, after as long a time as a wrong password takes."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            make_password(credentials.get("password"))
            record_act("SIGN_IN_LOCKED", about=_hidden(credentials))
            raise

    def get_login_stages(self) -> list[str]:
        """The second factor, unless a provider that is trusted in this has seen one."""
        return ["ymylon.config.signin.stages.AskSecondFactor"]

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """A second factor alone shows that it is still they: a password may have been read over a shoulder."""
        ways = ways_to_show(user.pk) if user.is_authenticated else []
        return [{"id": name, "description": "", "url": reverse(name)} for name in ways]


def _hand_over(letter: Any) -> None:
    try:
        letter.send()
    except OSError as fault:
        log.warning("a letter about signing in could not be handed over: %s", type(fault).__name__)


def _hidden(credentials: dict[str, Any]) -> str:
    # A list of addresses that were tried would itself be worth stealing.
    return salted_hmac("ymylon.tried", str(credentials.get("email", "")).strip().lower(), algorithm="sha256").hexdigest()[:16]
