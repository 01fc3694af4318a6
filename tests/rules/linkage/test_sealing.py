"""What was typed travels sealed, and an audit line holds a fingerprint of it."""

from ymylon.audit.rules.searching import fingerprint
from ymylon.linkage.rules.sealing import sealed, unsealed


def test_only_the_account_that_typed_reads_it_again():
    token = sealed("Siân Jones", 7, "secret")
    assert unsealed(token, 7, "secret") == "Siân Jones"
    assert unsealed(token, 8, "secret") == ""
    assert unsealed(token, 7, "another secret") == ""
    assert unsealed(token[:-3] + "AAA", 7, "secret") == ""
    assert unsealed("", 7, "secret") == unsealed("?", 7, "secret") == unsealed("ŵ" * 40, 7, "secret") == ""


def test_a_token_says_nothing_and_is_new_each_time():
    assert sealed("Siân", 7, "secret") != sealed("Siân", 7, "secret")


def test_a_fingerprint_needs_the_secret():
    assert fingerprint("cai|morgan", "one") == fingerprint("cai|morgan", "one") != fingerprint("cai|morgan", "two")
    assert len(fingerprint("", "one")) == 64
