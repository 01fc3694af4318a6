"""The door at which a screen on a wall types its code; from then on it is signed in, and opens the board alone."""

import re
from datetime import timedelta

from django import forms
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.agencies.actions.screens import open_screen
from ymylon.audit.actions import record_act
from ymylon.config.page import ScreenPage
from ymylon.config.signin.limits import address_of
from ymylon.design.forms import Question, Text, posted
from ymylon.design.ways import reverse

# As long as browsers keep anything; each child that the board shows anew begins it again.
_STAYS = timedelta(days=400)


class CodeForm(Question):
    """One question."""

    code = forms.CharField(
        label=_("Which code were you given?"),
        help_text=_("Eight digits. A manager or the police coordinator makes one on the page “Screens on walls”."),
        max_length=40,
        widget=Text(width=10, attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """The digits alone, however they were grouped."""
        return re.sub(r"\D", "", self.cleaned_data["code"])


@require_http_methods(["GET", "POST"])
@opens("PUBLIC")
def screen(request: HttpRequest) -> HttpResponse:
    """A code opens the screen once. Whatever is wrong with one, the answer is the same."""
    form = CodeForm(posted(request))
    if form.is_bound and form.is_valid():
        opened = open_screen(code=form.cleaned_data["code"], address=address_of(request), at=timezone.now())
        if opened is not None:
            login(request, opened.practitioner.account, backend="allauth.account.auth_backends.AuthenticationBackend")
            request.session.set_expiry(_STAYS)
            record_act("OPENED_SCREEN", about=opened.ref)
            return redirect(f"{reverse('missing:board')}?wall")
        form.add_error(
            "code", said("This code opens no screen. Ask for a new one; after five wrong codes, wait for ten minutes.")
        )
    page = ScreenPage(title=said("Open a screen on a wall"), act=said("Open the board"))
    return render(request, "config/screen.html", {"page": page, "form": form}, status=422 if form.errors else 200)
