"""Signing in as a person does: an address, a password, a code."""

import re

from django.test import Client

from tests.codes import code_for

WORDS = "tair-cath-ar-y-wal-wen"
LOGIN, SHOW, AGAIN = "/account/login/", "/account/second-factor/show/", "/account/second-factor/again/"


def give_password(account, words: str = WORDS) -> None:
    """This account has a password from now on."""
    account.set_password(words)
    account.save(update_fields=["password"])


def type_password(browser: Client, email: str, words: str = WORDS, to: str = "/"):
    """The answer to address and password."""
    return browser.post(f"{LOGIN}?next={to}", {"login": email, "password": words})


def set_up_app(browser: Client) -> str:
    """Set up an app as the page asks; the secret that it showed."""
    secret = re.search(r'<code class="ym-key">(\w+)</code>', browser.get("/account/second-factor/app/").content.decode())[1]
    answer = browser.post("/account/second-factor/app/", {"code": code_for(secret)})
    assert (answer.status_code, answer["Location"]) == (302, "/account/second-factor/codes/")
    return secret
