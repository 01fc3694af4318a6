"""Forms of the second factor: allauth's, with our words and one answer to whatever is wrong."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ymylon.config.signin.second_factor import show
from ymylon.design.forms import Text

_CODE = {"inputmode": "numeric", "autocomplete": "one-time-code"}


class _OneAnswer:
    """A wrong code and too many wrong codes are answered alike."""

    def clean_code(self) -> str:
        try:
            return super().clean_code()  # type: ignore[misc]
        except ValidationError as fault:
            raise get_adapter().validation_error("incorrect_code") from fault


def _code(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=40, widget=Text(width=10, attrs=dict(_CODE)))


class AskCode(_OneAnswer, AuthenticateForm):
    """After the password."""

    code = _code(_("Code"), _("Six digits from your app, or one of your recovery codes."))


class AskCodeAgain(_OneAnswer, ReauthenticateForm):
    """Before something that could do much harm in the wrong hands."""

    code = _code(_("Code"), _("Six digits from your app, or one of your recovery codes."))


class AskPasskey(AuthenticateWebAuthnForm):
    """After the password, with a passkey."""


class SetUpApp(_OneAnswer, ActivateTOTPForm):
    """The first code that the app shows proves that it was set up, and counts as the second factor of this session."""

    code = _code(_("Code that the app shows now"), _("Six digits."))

    def clean_code(self) -> str:
        code = super().clean_code()
        show(context.request, self.user, "totp")
        return code


class AddPasskey(AddWebAuthnForm):
    """Always one that signs in by itself: it asks for a finger, a face or a PIN."""

    name = forms.CharField(
        label=_("What shall this passkey be called?"), help_text=_("For yourself, such as “work telephone”."), max_length=60
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """Whatever the browser says."""
        return True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors:
            show(context.request, self.user, "webauthn")
        return cleaned
