"""Whoever looks after the servers, and sees no child: from the foot of the page to what needs a hand."""

import pytest


@pytest.mark.reaches("installation")
def test_an_administrator_reads_what_needs_a_hand(service, person, looks):
    # Since this journey began: what the database is put back to may be older than a clock may stand still.
    round_ago = "ran_at > now() - interval '1 minute'"
    service.wait_for(f"select count(*) = 2 from duties_sweep where name in ('notices', 'duties') and {round_ago}")
    ada = person("ada")
    ada.go("/")
    ada.click("How this installation stands")
    # An installation of a minute ago was never saved; everything else goes round.
    ada.reads("There is no good backup of the last day")
    ada.reads("The clock of duties")
    ada.reads_nothing_of("A clock stands still")
    looks.at("ada", "/installation")
    looks.assert_clear()
    assert ada.page.goto(f"{ada.address}/missing/").status == 403
