"""Signing in looks and speaks as the rest does, though its forms come from a package."""

from datetime import UTC, datetime

import pytest
from allauth.account.forms import LoginForm, ResetPasswordForm
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from ymylon.design.shell import Shell, live_at
from ymylon.design.tags import grade_tag
from ymylon.terms.codes import PoliceGrade


@pytest.mark.parametrize(("language", "title", "label"), [("en", "Sign in", "Password"), ("cy", "Mewngofnodi", "Cyfrinair")])
def test_the_sign_in_page_is_ours_in_both_languages(language, title, label):
    with override(language):
        form = LoginForm(request=RequestFactory().get("/"))
        page = render_to_string("account/login.html", {"form": form, "shell": Shell(language=language)})
    assert f'<h1 class="ym-title">{title}</h1>' in page
    assert f">{label}</label>" in page
    assert "govuk-password-input" in page
    assert 'autocomplete="current-password"' in page
    assert "101" in page


def test_a_missing_address_is_said_in_welsh():
    with override("cy"):
        page = render_to_string("account/password_reset.html", {"form": ResetPasswordForm({}), "shell": Shell(language="cy")})
    assert page.count("Mae angen ateb yma.") == 2


def test_a_grade_looks_the_same_everywhere_and_its_absence_is_an_outline():
    with override("cy"):
        assert grade_tag(PoliceGrade.HIGH).words == "Uchel"
        assert grade_tag(None).words == "Heb ei raddio eto"
    assert (grade_tag(PoliceGrade.HIGH).tone, grade_tag(PoliceGrade.HIGH).mark) == ("high", "high")
    assert grade_tag(PoliceGrade.NO_APPARENT_RISK).tone == "plain"


def test_a_live_part_knows_when_it_was_true():
    with override("en"):
        live = live_at(datetime(2026, 7, 1, 2, 7, 12, tzinfo=UTC), url="/now", reload_url="/")
    assert (live.heard, live.clock, live.day) == ("03:07:12", "03:07", "Wednesday 1 July")
