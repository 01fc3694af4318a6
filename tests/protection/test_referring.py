"""A C1 about a protected child: whoever would betray may refer too, and is named by it nowhere; nothing of it is printed."""

import pytest

from ymylon.notices.models import Referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(protected, signed_in, as_owner):
    """Gwen of the hidden home refers; she is told no more than that."""
    answer = signed_in("gwen").post(f"/children/{protected.ref}/c1", {"worries": "He is afraid of a man.", "reasons": ["OTHER"]})
    assert answer.headers["Location"] == f"/children/{protected.ref}"
    with as_owner():
        return Referral.objects.get()


def test_it_names_neither_the_home_nor_whoever_wrote(protected, sent, signed_in):
    assert (sent.from_team_id, sent.from_scope, sent.made_by_id) == (None, None, None)
    page = signed_in("mared").get(f"/children/c1/{sent.ref}").content.decode()
    assert "He is afraid of a man." in page
    assert "a protected team" in page
    for name in ("Gwen Cadw", "Canari"):
        assert name not in page
    assert signed_in("gwen").get(f"/children/c1/{sent.ref}").status_code == 404


def test_nothing_of_it_is_printed_or_made_into_a_file(sent, signed_in):
    for what in ("print", "file"):
        assert signed_in("mared").post(f"/children/c1/{sent.ref}/{what}").status_code == 404


def test_where_the_child_is_goes_with_none(protected, signed_in):
    page = signed_in("mared").get(f"/children/{protected.ref}/c1").content.decode()
    assert "This child is protected" in page
    assert "Canari" not in page
