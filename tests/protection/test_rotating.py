"""A new key: everything is sealed under it, and the old one opens nothing any more."""

import pytest
from django.db import connection
from django.utils import timezone

from ymylon.protection.actions import agree_to_open, ask_to_open, open_facts, rotate
from ymylon.protection.lookups import opening_by_ref, ring
from ymylon.protection.rules.sealing import Ring, SealFault, key_name

pytestmark = pytest.mark.django_db
NEW = "n" * 48


@pytest.fixture
def rotated(protected, settings):
    old = ring()
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        assert rotate(keys=Ring((NEW, *old.secrets))) > 3
        assert rotate(keys=Ring((NEW, *old.secrets))) == 0
        cursor.execute("set local role app_gate")
        cursor.execute("select sealed from protection_fact")
        names = {key_name(bytes(sealed)) for (sealed,) in cursor.fetchall()}
        cursor.execute("set local role app_web")
    assert names == {Ring((NEW,)).current}
    return protected


def read(as_actor, child_id):
    with as_actor("mared") as mared:
        ref = ask_to_open(by=mared, at=timezone.now(), child_id=child_id, reason="A new key.")
    with as_actor("gethin") as gethin:
        agree_to_open(by=gethin, at=timezone.now(), opening=opening_by_ref(gethin, ref))
    with as_actor("mared") as mared:
        return open_facts(by=mared, at=timezone.now(), opening=opening_by_ref(mared, ref))


def test_under_the_new_key_alone_everything_opens(rotated, as_actor, settings):
    settings.PROTECTED_KEYS = NEW
    assert read(as_actor, rotated.child_id)


def test_the_old_key_opens_nothing_any_more(rotated, as_actor):
    with pytest.raises(SealFault):
        read(as_actor, rotated.child_id)
