"""The page of the cast exists in a demonstration only; everywhere else people sign in."""

import re

from django.contrib.auth.hashers import Argon2PasswordHasher

WORDS = "tair-cath-ar-y-wal-wen"


def _hashed(words: str) -> str:
    hasher = Argon2PasswordHasher()
    return hasher.encode(words, hasher.salt())


def test_the_cast_is_there_with_the_mark_and_one_click_signs_in(stranger):
    # Given a demonstration
    rhys = stranger
    rhys.go("/cast")
    assert rhys.page.locator("section[aria-labelledby=story] li").count() == 3
    assert rhys.barriers() == []
    # When Rhys is chosen from the cast
    rhys.sign_in("rhys")
    # Then he is signed in, by name
    rhys.reads("Rhys Cadwaladr")
    # When he signs out
    rhys.submit_form("form.ym-header__out")
    # Then nobody is signed in, and the board is closed
    assert rhys.page.locator(".ym-header__who").count() == 0
    rhys.go("/missing/")
    assert "/account/login/" in rhys.page.url


def test_without_the_mark_there_is_no_cast_and_people_sign_in_by_password(service, stranger):
    # Given a database that is no demonstration, and somebody who has a password
    service.give_password("rhys@ymylon.example", _hashed(WORDS))
    service.forget_the_demonstration()
    # When a stranger asks for the cast, and for a place in it
    assert stranger.page.goto(f"{stranger.address}/cast").status == 404
    played = stranger.page.context.request.post(f"{stranger.address}/cast/1")
    assert played.status in (403, 404)
    # Then they are asked to sign in
    stranger.go("/")
    stranger.reads("Sign in")
    assert stranger.page.url.startswith(f"{stranger.address}/account/login/")
    # When the password is wrong
    stranger.answer(login="rhys@ymylon.example", password="nid-hwn-yw-e")
    stranger.submit()
    # Then it says so, and not which of the two
    assert "/account/login/" in stranger.page.url
    wrong = stranger.page.locator(".govuk-error-summary").inner_text()
    stranger.answer(login="nobody@ymylon.example", password="nid-hwn-yw-e")
    stranger.submit()
    assert stranger.page.locator(".govuk-error-summary").inner_text() == wrong
    # When it is right, and so is the code of his app
    stranger.answer(login="rhys@ymylon.example", password=WORDS)
    stranger.submit()
    stranger.answer(code=service.code_of("rhys@ymylon.example"))
    stranger.submit()
    # Then he is at his own work
    stranger.reads("Rhys Cadwaladr")
    stranger.reads(re.compile("Nothing waits for you now"))
