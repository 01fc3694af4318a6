"""A password, a second factor, a passkey: set up, shown, and shown once more before what could do much harm."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from tests.codes import code_for, unused_code
from tests.journeys.looks import LOOKS

WORDS = "tair-cath-ar-y-wal-wen"
GETHIN = "gethin@ymylon.example"
PICTURES = os.environ.get("YMYLON_PICTURES", "")


def is_new(service) -> None:
    """Gethin's account, as one that was opened just now: a password and nothing else."""
    hasher = Argon2PasswordHasher()
    service.give_password(GETHIN, hasher.encode(WORDS, hasher.salt()))
    service.forget_the_second_factor(GETHIN)


def type_password(someone) -> None:
    someone.go("/account/login/")
    someone.answer(login=GETHIN, password=WORDS)
    someone.submit()


def look(someone, name: str, barriers: list[str]) -> None:
    """What axe finds here; and a picture, where somebody asked for pictures."""
    barriers += [f"{name}: {told}" for told in someone.barriers()]
    if PICTURES:
        someone.picture(Path(PICTURES) / f"{name}-{someone.language}.png")


@pytest.mark.reaches(
    "account_login", "second_factor", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_index", "mfa_authenticate",
    "mfa_reauthenticate", "again", "missing:screens",
)  # fmt: skip
def test_password_then_setting_up_then_code_then_once_more(service, browsers):
    for language, phone in (("en", False), ("cy", True)):
        barriers: list[str] = []
        used: set[str] = set()
        # Given an account that was opened just now
        is_new(service)
        gethin = browsers(language=language, phone=phone)
        # When he gives his password
        gethin.go("/account/login/")
        look(gethin, "login", barriers)
        type_password(gethin)
        # Then he is led to a second factor, and can open nothing else
        gethin.go("/missing/")
        assert gethin.page.url.endswith("/account/second-factor/")
        look(gethin, "choice", barriers)
        # When he sets up an app
        with gethin.led_on():
            gethin.page.locator("main a[href*='/app/']").click()
        secret = gethin.page.locator("code.ym-key").inner_text()
        look(gethin, "app", barriers)
        gethin.answer(code=unused_code(secret, used))
        gethin.submit()
        # Then he is shown ten codes for a bad day, once, and is in
        assert gethin.page.locator(".ym-codes li").count() == 10
        look(gethin, "codes", barriers)
        gethin.go("/account/")
        look(gethin, "overview", barriers)
        # When he signs out and in again, the code is asked for
        gethin.submit_form("form.ym-header__out")
        type_password(gethin)
        look(gethin, "code", barriers)
        gethin.answer(code=unused_code(secret, used))
        gethin.submit()
        gethin.go("/missing/screens")
        assert gethin.page.url.endswith("/missing/screens")
        # When a quarter of an hour has passed, a screen is enrolled only after another code, and what he typed is not lost
        gethin.answer(place="Wrth y ddesg")
        service.let_factor_age(16, GETHIN)
        gethin.submit()
        look(gethin, "again", barriers)
        gethin.answer(code=unused_code(secret, used))
        gethin.submit()
        gethin.reads("Wrth y ddesg")
        look(gethin, "waiting", barriers)
        gethin.submit()
        assert re.search(r"\d{4} \d{4}", gethin.page.locator("h2").first.inner_text())
        # And nothing was in his way
        assert barriers == []


@pytest.mark.reaches("mfa_add_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn")
def test_a_passkey_is_made_and_signs_in_by_itself(service, browsers):
    # Given somebody at a device that keeps passkeys, in a place that has a name
    is_new(service)
    gethin = browsers()
    gethin.address = service.address.replace("127.0.0.1", "localhost")
    devtools = gethin.page.context.new_cdp_session(gethin.page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    type_password(gethin)
    # When a passkey is made
    with gethin.led_on():
        gethin.page.locator("main a[href*='/passkeys/add/']").click()
    assert gethin.barriers() == []
    gethin.answer(name="Gliniadur gwaith")
    gethin.submit_form("form[data-passkey]")
    # Then it counts as the second factor
    assert gethin.page.locator(".ym-codes li").count() == 10
    gethin.go("/account/")
    gethin.reads("Passkey: Gliniadur gwaith")
    with gethin.led_on():
        gethin.page.locator("main a[href$='/remove/']").first.click()
    assert gethin.barriers() == []
    # When he signs out, the passkey signs him in without a password
    gethin.submit_form("form.ym-header__out")
    gethin.go("/account/login/")
    gethin.submit_form("form[data-passkey]")
    gethin.page.wait_for_url(f"{gethin.address}/")
    gethin.reads("Gethin Puw")
    # And it is shown once more where that is asked for
    service.let_factor_age(16, GETHIN)
    gethin.go("/missing/screens")
    gethin.submit_form("form[data-passkey]")
    assert gethin.page.url.endswith("/missing/screens")
    assert gethin.page.locator("input[name=place]").count() == 1


@pytest.mark.reaches(
    "account_login", "account_reset_password", "account_reset_password_done", "account_change_password", "mfa_index",
    "mfa_generate_recovery_codes", "mfa_deactivate_totp", "account_logout",
)  # fmt: skip
def test_ones_own_account_in_both_languages(service, browsers):
    for language, phone in LOOKS:
        barriers: list[str] = []
        # Given an account with a password and an app
        is_new(service)
        gethin = browsers(language=language, phone=phone)
        # When somebody says that the password is lost
        gethin.go("/account/password/reset/")
        look(gethin, "reset", barriers)
        gethin.answer(email=GETHIN)
        gethin.submit()
        # Then the next page says the same whether there is such an account or not
        assert gethin.page.url.endswith("/account/password/reset/done/")
        look(gethin, "reset-done", barriers)
        # When he comes in by the old one, and sets up an app
        type_password(gethin)
        with gethin.led_on():
            gethin.page.locator("main a[href*='/app/']").click()
        gethin.answer(code=code_for(gethin.page.locator("code.ym-key").inner_text()))
        gethin.submit()
        # Then what he may change about his account is in nobody's way
        for name, address in (
            ("change", "/account/password/change/"),
            ("new-codes", "/account/second-factor/codes/new/"),
            ("remove-app", "/account/second-factor/app/remove/"),
            ("overview", "/account/"),
            ("sign-out", "/account/logout/"),
        ):
            gethin.go(address)
            look(gethin, name, barriers)
            barriers += [f"{name}: {told}" for told in gethin.hanging()]
        assert barriers == []
