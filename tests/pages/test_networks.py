"""The network as pages: two people over one database, each in their own lanes; hubs, crowds, loops, and what was left out."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.contexts import circled, placed
from tests.contexts import linked as of_place
from tests.intelligence import CANARIES, graded, released, submitted, written
from tests.orders import asked, served
from tests.pages.growing import copy
from tests.screening import found
from ymylon.associates.actions.keeping import end
from ymylon.associates.actions.linking import link, tie
from ymylon.associates.lookups import entry_by_ref
from ymylon.associates.models import Link as Row
from ymylon.associates.rules import Kind, Sure, TieKind, Way
from ymylon.children.lookups import children_by_id
from ymylon.contexts.actions import assessing, linking
from ymylon.intelligence.actions.releasing import release
from ymylon.intelligence.lookups import released_to, submission_by_ref
from ymylon.networks import kept
from ymylon.networks.lookups import walk
from ymylon.screening.rules import FindingKind, Known, Theme
from ymylon.terms.links import Ends, LinkKind, Span

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


def read(browser, kind: str, ref, **days: str) -> str:
    answer = browser.get(reverse(f"networks:{kind}", args=[ref]), days)
    assert answer.status_code == 200, (kind, days)
    return answer.content.decode()


def drawing_in(page: str) -> str:
    return page[page.index("<figure") : page.index("</figure>")]


def tied(by, a, b, kind=TieKind.USES, **said):
    return tie(by=by, at=timezone.now(), a=a, b=b, kind=kind, source="Seen", sure=Sure.LIKELY, **said)


def linked(by, entry, child_id: int, **said):
    told = {"way": Way.NEAR, "source": "Seen", "sure": Sure.LIKELY} | said
    return link(by=by, at=timezone.now(), entry=entry, child_id=child_id, **told)


def last_year() -> Span:
    today = timezone.localdate()
    return Span(today - timedelta(days=365), today)


def test_two_people_over_one_database_each_see_their_own_network(cai, ref, tirion, as_actor, signed_in):
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
        phone = entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        tied(mared, jay, phone)
    with as_actor("rhys") as rhys:
        dex = entered(rhys, cai, facts("Dex", source="An officer"))
        linked(rhys, dex, tirion)
    council = read(signed_in("mared"), "child", ref)
    police = read(signed_in("rhys"), "child", ref)
    assert all(words in council for words in ("“Jay”", "07700 900123", "Uses", "Thought to harm this child", "Likely"))
    # What the police hold, and whom it leads to, the council finds nowhere: no name, no gap, no number.
    for hidden in ("Dex", "Tirion", "An officer", str(dex.ref), "Police intelligence"):
        assert hidden not in council, hidden
        assert hidden in police, hidden
    # Somebody else’s lane changes nothing of the drawing.
    with as_actor("mared") as mared:
        first = walk(mared, Ends(children=frozenset({cai})), last_year())
    with as_actor("rhys") as rhys:
        entered(rhys, cai, facts("Kez"))
    with as_actor("mared") as mared:
        assert walk(mared, Ends(children=frozenset({cai})), last_year()) == first
    assert drawing_in(read(signed_in("mared"), "child", ref)) == drawing_in(council)


def test_the_database_keeps_every_walk_and_answers_alike_where_it_keeps_none(cai, tirion, as_actor, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("select count(*), bool_or(prosecdef) from pg_proc where proname like 'walked\\_%%'", [])
        # One for every way of asking, and it reads with no other eyes than those of whoever asks.
        assert cursor.fetchone() == (1, False)
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
        tied(mared, jay, entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123")))
    starts = (Ends(children=frozenset({cai, tirion})), Ends(entries=frozenset({jay.pk})), Ends(agencies=frozenset({1})))
    for who in ("mared", "rhys", "owain"):
        with as_actor(who) as actor, monkeypatch.context() as patched:
            drawn = [walk(actor, start, last_year()) for start in starts]
            patched.setattr(kept, "_drawn", lambda _database: frozenset())
            assert [walk(actor, start, last_year()) for start in starts] == drawn
            assert any(first for first, _second in drawn) is (who != "owain")


def test_whoever_lacks_the_lane_or_the_child_finds_nothing(cai, ref, tirion, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Dex"))
        hers = children_by_id(rhys, [tirion])[tirion].ref
    for who in ("elin", "menna", "dewi", "lowri", "owain"):
        for kind, about in (("child", ref), ("entry", held.ref)):
            assert signed_in(who).get(reverse(f"networks:{kind}", args=[about])).status_code in (403, 404), (who, kind)
    assert signed_in("mared").get(reverse("networks:child", args=[hers])).status_code == 404
    assert signed_in("mared").get(reverse("networks:entry", args=[held.ref])).status_code == 404


def test_one_whom_nobody_else_may_see_is_no_bridge_to_another(cai, ref, tirion, as_actor, signed_in):
    """The police's phone stands between the council's man and another child of the council's: for the council there is no way."""
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
    with as_actor("rhys") as rhys:
        phone = entered(rhys, tirion, facts(kind=Kind.PHONE, mark="07700 900123"))
        tied(rhys, jay, phone)
        linked(rhys, jay, tirion)
    council = read(signed_in("mared"), "child", ref)
    assert "Tirion" not in council
    assert "07700" not in council
    police = read(signed_in("rhys"), "child", ref)
    assert "Tirion" in police
    assert "07700 900123" in police


def test_every_source_stands_in_the_table_with_its_record(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
        found(mared, cai, FindingKind.THEME, detail=Theme.COUNTY_LINES, other_id=cai)
        found(mared, cai, FindingKind.LOCATION, place="Cardiff Central, platform 2")
    with as_actor("rhys") as rhys:
        order = served(rhys, asked(rhys, cai, entry=entry_by_ref(rhys, jay.ref))).order
    page = read(signed_in("rhys"), "child", ref)
    records = (reverse("orders:order", args=[order.ref]), reverse("associates:entry", args=[jay.ref]))
    said = ("County lines", "Cardiff Central, platform 2", "Child abduction warning notice", *records)
    assert [words for words in said if words not in page] == []


def test_a_place_that_is_assessed_leads_from_one_child_to_another_and_to_who_is_there(cai, ref, tirion, as_actor, signed_in):
    """Both work with both children; only whoever reads places and holds the other child sees the way."""
    with as_actor("rhys") as rhys:
        place = placed(rhys)
        of_place(rhys, place, cai)
        gone = of_place(rhys, place, tirion, words="Works there.")
        jay = entered(rhys, cai, facts("Jay"))
        linking.link_entry(
            by=rhys, at=timezone.now(), context=place, entry=jay, words="Owns it.", source=Known.POLICE, sure=Sure.LIKELY
        )
    rhys = signed_in("rhys")
    around, own = read(rhys, "child", ref), reverse("contexts:context", args=[place.ref])
    said = ("Blodau’r Môr", "Tirion", "Given food, then asked to carry.", "Has to do with this place or group", "Is there", own)
    assert [words for words in said if words not in around] == []
    there = read(rhys, "context", place.ref)
    assert "Network around Blodau’r Môr" in there
    assert [words for words in ("Cai", "Tirion", "Jay", "Works there.") if words not in there] == []
    assert reverse("networks:context", args=[place.ref]) in rhys.get(own).content.decode()
    # The council reads the place and holds Cai: of Tirion, and of what the police hold of Jay, there is no sign.
    council = read(signed_in("mared"), "context", place.ref)
    assert "Cai" in council
    assert [words for words in ("Tirion", "Jay", "Works there.", "Owns it.") if words in council] == []
    assert "Tirion" not in read(signed_in("mared"), "child", ref)
    for who in ("dewi", "lowri", "owain"):
        assert signed_in(who).get(reverse("networks:context", args=[place.ref])).status_code in (403, 404), who
    with as_actor("rhys") as rhys_again:
        linking.unlink_child(by=rhys_again, at=timezone.now(), context=place, link=gone, words="It was his sister.")
        shop = placed(rhys_again, "Siop y Bont")
        found(rhys_again, cai, FindingKind.LOCATION, context=shop, words="Every Friday.")
    assert "Tirion" not in read(signed_in("rhys"), "context", place.ref)
    # What a screening says of a place is drawn as long as the place is assessed, from either end.
    rhys = signed_in("rhys")
    assert "Siop y Bont" in read(rhys, "child", ref)
    assert "Every Friday." in read(rhys, "context", shop.ref)
    with as_actor("rhys") as rhys_again:
        assessing.review(by=rhys_again, at=timezone.now(), context=shop, ends=True, words="It is shut.")
    rhys = signed_in("rhys")
    assert "Siop y Bont" not in read(rhys, "child", ref)
    assert "Every Friday." not in read(rhys, "context", shop.ref)


def test_intelligence_that_was_released_joins_whom_it_names_and_says_none_of_its_words(
    cai, ref, tirion, wales, as_actor, signed_in
):
    with as_actor("rhys") as rhys:
        sent = submitted(rhys, cai, also=(tirion,)).ref
    with as_actor("ffion") as ffion:
        graded(ffion, sent)
        written(ffion, sent)
    with as_actor("idris") as idris:
        released(idris, sent, wales.teams["missing"].pk)
    page = read(signed_in("rhys"), "child", ref)
    with as_actor("rhys") as rhys:
        one = released_to(rhys, [cai])[0]
    said = (one.reference, "Named in it", reverse("intelligence:read", args=[one.ref]), "Tirion")
    assert [words for words in said if words not in page] == []
    assert [words for words in CANARIES if words in page] == []
    assert one.reference not in read(signed_in("mared"), "child", ref), "it was released to another team"


def test_what_was_released_to_another_team_before_the_days_that_are_asked_about_hides_no_later_release(cai, wales, as_actor):
    with as_actor("rhys") as rhys:
        sent = submitted(rhys, cai).ref
    with as_actor("ffion") as ffion:
        graded(ffion, sent)
        written(ffion, sent)
    now = timezone.now()
    with as_actor("idris") as idris:
        stands = submission_by_ref(idris, sent)
        for at, team in ((now - timedelta(days=800), "missing"), (now, "social_work")):
            release(by=idris, at=at, stands=stands, version=stands.versions[-1], teams=[wales.teams[team].pk])
        first, _second = walk(idris, Ends(children=frozenset({cai})), last_year())
    assert [one.link.what for one in first] == [LinkKind.IN_REPORT]


def test_a_peer_group_says_so_in_each_link_so_that_it_never_leaves_in_a_file(cai, as_actor):
    with as_actor("mared") as mared:
        friends, place = circled(mared), placed(mared)
        of_place(mared, friends, cai)
        of_place(mared, place, cai)
        first, _second = walk(mared, Ends(children=frozenset({cai})), last_year())
        back, _second = walk(mared, Ends(contexts=frozenset({friends.pk})), last_year())
    assert {one.link.there: one.link.what for one in first} == {
        friends.pk: LinkKind.OF_CIRCLE,
        place.pk: LinkKind.OF_CONTEXT,
    }
    assert [one.link.what for one in back] == [LinkKind.OF_CIRCLE]


def test_days_that_are_asked_about_hold_what_stood_then(cai, ref, as_actor, signed_in):
    today = timezone.localdate()
    with as_actor("mared") as mared:
        past = entered(mared, cai, facts("Past"), from_on=date(2020, 1, 1), to_on=date(2020, 6, 30))
        entered(mared, cai, facts("Lasting"), from_on=date(2020, 1, 1))
        gone = entered(mared, cai, facts("Gone"))
        end(by=mared, at=timezone.now(), entry=gone, version=gone.version, words="Moved away.")
    mared = signed_in("mared")
    now, then = read(mared, "child", ref), read(mared, "child", ref, since="1/3/2020", until="1/3/2020")
    assert "“Lasting”" in now
    assert "“Past”" not in now
    assert "“Gone”" not in now
    assert "“Lasting”" in then
    assert "“Past”" in then
    assert "On 1 Mar 2020." in then
    assert past.ended_at is None
    answer = mared.get(reverse("networks:child", args=[ref]), {"since": "1/3/2020", "until": "1/2/2020"})
    assert answer.status_code == 422
    assert "The last day is not before the first." in answer.content.decode()
    assert mared.get(reverse("networks:child", args=[ref]), {"since": "never", "until": f"{today:%d/%m/%Y}"}).status_code == 422


def test_links_that_contradict_and_links_that_loop_are_each_shown_once(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"), words="He gives.")
        linked(mared, jay, cai, words="He is afraid himself.", sure=Sure.SUSPECTED)
        kez, phone = entered(mared, cai, facts("Kez")), entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        tied(mared, jay, phone)
        tied(mared, kez, phone)
        tied(mared, kez, jay, kind=TieKind.SAME, words="The same scar.")
    page = read(signed_in("mared"), "child", ref)
    assert "they may contradict each other" in page
    table = page[page.index("<tbody") :]
    assert table.count("<tr") == 7
    assert table.count("He gives.") == table.count("He is afraid himself.") == 1


def test_a_phone_shared_by_hundreds_is_a_hub_and_nothing_is_lost(cai, ref, as_actor, signed_in, as_owner):
    with as_actor("mared") as mared:
        phone = entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        jay = entered(mared, cai, facts("Jay"))
        made = tied(mared, jay, phone)
    with as_owner():
        copy("associates_entry", f"id = {jay.pk}", 300, nicknames="array['Jay ' || n]")
        copy(
            "associates_tie", f"id = {made.pk}", 300,
            a_id=f"(select e.id from associates_entry e where e.id > {jay.pk} order by e.id offset n - 1 limit 1)",
        )  # fmt: skip
    mared = signed_in("mared")
    child = read(mared, "child", ref)
    assert "hub</tspan>" in child
    assert "is not walked through" in child
    assert "“Jay 7”" not in child
    page = read(mared, "entry", phone.ref)
    assert "302 stand around it, of those whom you may see" in page
    assert "more are in the table" in page
    assert page.count("<a href") <= 75
    rows, after = 0, 0
    while after <= 300:
        part = read(mared, "entry", phone.ref, after=str(after))
        rows += part[part.index("<tbody") :].count("<tr")
        after += 100
    assert rows >= 302


def test_as_often_at_two_hundred_rows_as_at_one(cai, ref, wales, as_actor, signed_in, count_queries, as_owner):
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
        phone = entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        made = tied(mared, jay, phone)
        context = placed(mared)
        of_place(mared, context, cai)
    about = {"child": ref, "entry": jay.ref, "place": wales.agencies["home"].ref, "context": context.ref}
    signed_in("mared")
    addresses = [reverse(f"networks:{kind}", args=[one]) for kind, one in about.items()]
    few = [count_queries(address) for address in addresses]
    with as_owner():
        copy("associates_entry", f"id = {jay.pk}", 200)
        copy("associates_link", f"entry_id = {jay.pk}", 200)
        copy("associates_tie", f"id = {made.pk}", 200)
    many = [count_queries(address) for address in addresses]
    assert few == many
    assert max(many) <= 10
    with as_actor("mared"):
        assert Row.objects.filter(entry=jay).count() == 201


def test_the_page_reads_in_welsh(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
    mared = signed_in("mared")
    mared.cookies["iaith"] = "cy"
    for kind, about in (("child", ref), ("entry", jay.ref)):
        page = read(mared, kind, about)
        assert '<html class="ym" lang="cy"' in page
        assert "Credir ei fod yn niweidio’r plentyn hwn" in page
