"""The step between the password and the door."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from ymylon.config.signin.second_factor import shown_at


class AskSecondFactor(AuthenticateStage):
    """Asks for the second factor, except where it was shown on the way: by a passkey, or to a provider that is trusted in it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return super()._should_handle(request) and shown_at(request, self.login.user) is None
