"""The NRM as pages: everybody at a glance, a referral on paper with its gaps, and nothing typed is ever lost."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago, placed
from tests.actions.test_nrm import goes, prepared, referred
from tests.associates import entered, facts
from tests.pages.test_circumstances import ref as ref  # noqa: PLC0414
from tests.pages.test_circumstances import text
from tests.screening import found, marked
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, open_record, record_event
from ymylon.design.forms import Question
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.actions.agreeing import agree_action
from ymylon.duties.lookups import open_duties
from ymylon.duties.rules import Owner
from ymylon.exploitation import actions
from ymylon.exploitation import forms as nrm_forms
from ymylon.exploitation.lookups import events_since, exploiters_of, newest
from ymylon.exploitation.page import lists
from ymylon.exploitation.rules import Authority, DefenceOutcome, DefenceStage, GuardianKind, GuardianStep, NrmState
from ymylon.people.actions import add_name, add_person, change_birth
from ymylon.people.lookups import persons_by_id
from ymylon.people.models import PersonName
from ymylon.protection.actions import protect
from ymylon.screening import forms as screening_forms
from ymylon.screening.rules import Cause, FindingKind, Known, Standing
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import InvolvementKind, Lane, Precision, ProtectionKind, RecordReason, Role

pytestmark = pytest.mark.django_db
S = NrmState


def written(day) -> str:
    return day.strftime("%d/%m/%Y")


ASKED = {
    "path": "CHILD", "responder": "COUNCIL", "types": ["CRIMINAL"], "happened": "He carries bags to Swansea.",
    "safety": "A plan is made.", "told": "NOT_YET",
}  # fmt: skip


def test_a_referral_is_prepared_sent_decided_and_followed(cai, ref, signed_in):
    sion = signed_in("sion")
    assert sion.post(f"/nrm/{ref}/prepare", ASKED).status_code == 302
    sent = {"state": "SUBMITTED", "on": written(days_ago(20)), "authority": "SCA", "reference": "NRM-1"}
    assert sion.post(f"/nrm/{ref}/step", sent).status_code == 302
    decided = {"state": "RG_POSITIVE", "on": written(days_ago(10)), "authority": "SCA", "told": "TOLD"}
    assert sion.post(f"/nrm/{ref}/step", decided).status_code == 302
    shown = text(sion.get(f"/nrm/{ref}"))
    for words in (
        "Positive reasonable grounds",
        "20 days",
        "Reasonable grounds after 10 days.",
        "A positive decision, and nothing recorded after it",
        "NRM-1",
    ):
        assert words in shown, words
    assert "NRM: a positive decision" in text(signed_in("mared").get("/"))
    listed = text(signed_in("sion").get("/nrm/"))
    assert "Nothing recorded after it" in listed


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        ("en", {
            "path": "Now 18 or over, exploited as a child: their own consent is needed", "grown": "This person is 18 or over.",
            "ask": "Somebody of 18 gives their own consent.", "consent": "Their own consent", "refused": "They are not referred.",
            "given": "Given, ", "drafted": "Being prepared", "sent": "Awaiting reasonable grounds",
            "positive": "Positive reasonable grounds", "told": "Were they told of the referral?", "know": "Do they know of it?",
            "child": r"\b(?:this|the) child\b",
        }),
        ("cy", {
            "path": "Bellach yn 18 oed neu’n hŷn, wedi dioddef camfanteisio’n blentyn: mae angen ei gydsyniad ei hun",
            "grown": "Mae’r person hwn yn 18 oed neu’n hŷn.", "ask": "Mae rhywun 18 oed yn rhoi ei gydsyniad ei hun.",
            "consent": "Eu cydsyniad eu hunain", "refused": "Ni chânt eu hatgyfeirio.", "given": "Wedi’i roi, ",
            "drafted": "Yn cael ei baratoi", "sent": "Yn aros am seiliau rhesymol", "positive": "Seiliau rhesymol cadarnhaol",
            "told": "A gawsant wybod am yr atgyfeiriad?", "know": "A ydynt yn gwybod am hyn?",
            "child": r"(?:y|’r) plentyn\b",
        }),
    ],
)  # fmt: skip
def test_somebody_now_18_is_asked_and_referred_as_who_was_exploited_as_a_child(cai, ref, signed_in, as_actor, tongue, words):
    with as_actor("mared") as mared:
        person = persons_by_id(mared, [cai])[cai]
        change_birth(by=mared, at=timezone.now(), person=person, born_on=days_ago(18 * 366), precision=Precision.DAY)
    browser, prepare, step = signed_in("mared", tongue), f"/nrm/{ref}/prepare", f"/nrm/{ref}/step"

    def page(address: str) -> str:
        """What the page says, without what stands around it."""
        return html.unescape(text(browser.get(address)).partition("<main")[2].partition("</main>")[0])

    asked = page(prepare)
    assert words["path"] in asked
    assert words["told"] in asked
    # As a child they are referred no more: said beside the question, with nothing lost.
    answer = browser.post(prepare, ASKED)
    assert answer.status_code == 422
    assert 'id="id_path_error"' in answer.content.decode()
    assert words["grown"] in html.unescape(text(answer))
    assert ASKED["happened"] in text(answer)
    # Not asked yet, and then refused: it stays prepared, and is not sent.
    sent = {"state": "SUBMITTED", "on": written(days_ago(2)), "authority": "SCA", "reference": "NRM-18"}
    grown = ASKED | {"path": "ADULT", "told": "TOLD"}
    for consent in ("", "NOT_ASKED", "REFUSED"):
        assert browser.post(prepare, grown | {"consent": consent}).status_code == 302
        answer = browser.post(step, sent)
        assert answer.status_code == 422, consent
        assert words["ask"] in html.unescape(text(answer)), consent
    shown = page(f"/nrm/{ref}")
    for said in ("drafted", "consent", "refused"):
        assert words[said] in shown, said
    # With their own consent, and how it was asked, it goes; the paper has both, and each page speaks of them and of no child.
    consent = {"consent": "GIVEN", "consent_on": written(days_ago(3)), "consent_how": "Siôn, Welsh."}
    assert browser.post(prepare, grown | consent).status_code == 302
    assert words["know"] in page(step)
    assert browser.post(step, sent).status_code == 302
    shown = page(f"/nrm/{ref}")
    assert words["sent"] in shown
    assert words["refused"] not in shown
    paper = page(f"/screening/{ref}/nrm")
    for said in (words["path"], words["consent"], words["given"], "Siôn, Welsh.", "NRM-18"):
        assert said in paper, said
    decided = {"state": "RG_POSITIVE", "on": written(days_ago(1)), "authority": "SCA", "told": "TOLD"}
    assert browser.post(step, decided).status_code == 302
    shown = page(f"/nrm/{ref}")
    assert words["positive"] in shown
    assert words["positive"] in page("/nrm/")
    # Of the sheet its parts: what is said beside it, of printing, is the same for every record.
    sheet = paper[paper.index('id="part-1"') : paper.rindex("</section>")]
    for said in (shown, sheet, page(step)):
        assert not re.search(words["child"], re.sub(r"<[^>]+>", " ", said), re.I)


def test_what_is_refused_stands_beside_its_question_and_nothing_typed_is_lost(cai, ref, signed_in, as_actor):
    with as_actor("mared") as mared:
        referred(mared, cai)
    browser = signed_in("mared")
    early = {"state": "RG_POSITIVE", "on": written(days_ago(70)), "authority": "SCA", "words": "As the letter says."}
    answer = browser.post(f"/nrm/{ref}/step", early)
    assert answer.status_code == 422
    for words in ('id="id_on_error"', "before what was recorded last", "As the letter says."):
        assert words in answer.content.decode(), words
    assert browser.post(f"/nrm/{ref}/step", early | {"on": written(days_ago(50))}).status_code == 302
    soon = early | {"state": "CG_NEGATIVE", "on": written(days_ago(45))}
    answer = browser.post(f"/nrm/{ref}/step", soon)
    assert answer.status_code == 422
    assert "5 days after reasonable grounds" in text(answer)
    assert 'type="checkbox" name="day_is_right"' in answer.content.decode()
    assert browser.post(f"/nrm/{ref}/step", soon | {"day_is_right": "on"}).status_code == 302
    # And a second referral waits for none that has ended.
    assert browser.post(f"/nrm/{ref}/prepare", ASKED).status_code == 302


def test_two_who_prepare_at_once_are_shown_both(cai, ref, signed_in, as_actor):
    with as_actor("mared") as mared:
        prepared(mared, cai)
    opened = signed_in("mared").get(f"/nrm/{ref}/prepare").content.decode()
    assert 'name="version" value="1"' in opened
    theirs, ours = {"happened": "He was seen in Bristol."}, {"happened": "He was seen in Cardiff."}
    assert signed_in("sion").post(f"/nrm/{ref}/prepare", ASKED | theirs | {"version": "1"}).status_code == 302
    answer = signed_in("mared").post(f"/nrm/{ref}/prepare", ASKED | ours | {"version": "1"})
    assert answer.status_code == 422
    for words in ("Siôn Bevan", *theirs.values(), *ours.values()):
        assert words in text(answer), words
    with as_actor("mared") as mared:
        assert newest(mared, cai).version.happened == theirs["happened"]


def test_the_paper_follows_the_form_and_shows_its_gaps(cai, ref, signed_in, as_actor):
    with as_actor("mared") as mared:
        referral = prepared(mared, cai)
        actions.record_immigration(by=mared, at=timezone.now(), referral=referral, nationality="Kurdish", status="Asylum asked")
        actions.record_exploiter(by=mared, at=timezone.now(), referral=referral, words="Kez.", coached="By text.")
        about = {"by": mared, "at": timezone.now(), "person": persons_by_id(mared, [cai])[cai], "family": "Morgan-Rees"}
        add_name(given="Cadi", kind=PersonName.Kind.FORMER, **about)
        add_name(given="Mogs", kind=PersonName.Kind.KNOWN_AS, **about)
        marked(mared, cai, TICKETS=(Standing.CURRENT, Known.FAMILY), FAR_AWAY=(Standing.NO_EVIDENCE, None))
        actions.record_guardian(
            by=mared, at=timezone.now(), referral=referral, kind=GuardianKind.ONE_TO_ONE, became=GuardianStep.APPOINTED,
            on=days_ago(1), words="Bethan Huws, Barnardo’s.",
        )  # fmt: skip
        # What the screening found is not asked twice; nothing of it was written before the referral was prepared.
        jay = entered(mared, cai, facts("Jay"))
        found(mared, cai, FindingKind.OFFENDER, entry=jay, words="Rings at night.")
        found(mared, cai, FindingKind.JOURNEY, origin="W06000016", destination="ENGLAND", words="On Thursdays.")
        found(mared, cai, detail=Cause.SEIZURE, amount=350)
        found(mared, cai, FindingKind.LOCATION, place="Behind the arcade", words="Waits there.")
    shown = text(signed_in("mared").get(f"/screening/{ref}/nrm"))
    # What is left for a hand to fill in is no gap of the record; what the form asks for is there.
    assert shown.count("Gap: nothing is recorded") == int(re.search(r"Gaps<.*?>(\d+)<", shown, re.S)[1])
    assert shown.count("Fill in by hand") == 2
    assert "the form asks for" not in shown
    places = [
        shown.index(words) for words in ("1. First responder", "2. Whom it is about", "5. What happened", "10. Declarations")
    ]
    assert places == sorted(places)
    for words in ("8 March 2012", "Gap: nothing is recorded", "Kurdish", "They told the child what to say", "By text.",
                  "Cadi Morgan-Rees, Mogs Morgan-Rees", "Appointed", "Bethan Huws, Barnardo’s.",
                  "Journeys or tickets that nobody can explain (now, family)", "Jay", "Rings at night (likely).", "On Thursdays",
                  "£350", "Behind the arcade: Waits there (likely)."):  # fmt: skip
        assert words in shown, words
    assert "Found far from home" not in shown, "that nothing was found is no indicator"
    assert "Their own consent" not in shown, "a child is not asked"
    of_youth_justice = text(signed_in("sion").get(f"/screening/{ref}/nrm"))
    assert "Kurdish" not in of_youth_justice
    assert "Immigration status" not in of_youth_justice


def test_no_question_asks_whether_the_child_tells_the_truth():
    """What an exploiter told a child to say stands with the exploiter; of the child nobody asks whether it is so."""
    rooms = (nrm_forms, screening_forms)
    asked = [one for room in rooms for one in vars(room).values() if isinstance(one, type) and issubclass(one, Question)]
    fields = [field for form in asked for field in form.base_fields.values()]
    words = [f"{field.label} {field.help_text}" for field in fields]
    words += [code.label("en") for field in fields for code in getattr(field, "codes", {}).values()]
    assert len(words) > 100
    assert not re.findall(r"\b(?:lie|lies|lied|lying|truth\w*|honest\w*|credib\w*|believable|made up)\b", " ".join(words).lower())


def test_who_exploits_is_held_from_the_same_form_and_each_lane_is_kept(cai, ref, wales, signed_in, as_actor):
    with as_actor("mared") as mared:
        referral = prepared(mared, cai)
        kez, other = entered(mared, cai, facts("Kez")), add_person(by=mared, at=timezone.now(), given="Ifan", family="Rees")
        other = open_record(by=mared, at=timezone.now(), person_id=other.pk, reason=RecordReason.CARE_AND_SUPPORT).pk
        for child, team, kind in ((other, "social_work", "RESPONSIBLE_AUTHORITY"), (cai, "missing", "FORCE")):
            involve(by=mared, at=timezone.now(), child_id=child, team_id=wales.teams[team].pk, kind=InvolvementKind[kind],
                    basis="known")  # fmt: skip
        entered(mared, other, facts("Jay"))
    with as_actor("rhys") as rhys:
        joe = entered(rhys, cai, facts("Canary Joe"))
        found(rhys, cai, FindingKind.OFFENDER, entry=joe, words="Canary finding.")
    address = f"/nrm/{ref}/exploiters"
    # Youth justice names nobody, and chooses whom the council holds; nobody but the police is told of whom they hold.
    sion = signed_in("sion")
    asked = text(sion.get(address))
    assert "Kez" in asked
    assert "Canary" not in asked
    assert 'name="name"' not in asked
    assert sion.post(address, {"who": str(kez.ref), "words": "Waits for him."}).status_code == 302
    # The council names somebody: others by that name are shown first, nothing typed is lost, nothing is held without a source.
    mared, said = signed_in("mared"), {"who": "NEW", "name": "Jay", "words": "Gives him phones."}
    refused = mared.post(address, said)
    assert refused.status_code == 422
    assert 'id="id_source_error"' in refused.content.decode()
    said |= {"source": "His sister"}
    whether = mared.post(address, said)
    assert whether.status_code == 422
    assert "Gives him phones." in whether.content.decode()
    assert 'value="ANOTHER"' in whether.content.decode()
    # Refused for another reason, those who go by the name stand there again as they are called; and a name that was typed counts.
    again = mared.post(address, said | {"same": "ANOTHER", "source": ""})
    assert again.status_code == 422
    assert "“Jay”, Grey van, always parked there." in html.unescape(again.content.decode())
    assert "None of these: it is another" in again.content.decode()
    unchosen = mared.post(address, said | {"who": ""})
    assert unchosen.status_code == 422
    assert 'id="id_who_error"' in unchosen.content.decode()
    assert 'value="Jay"' in unchosen.content.decode()
    assert mared.post(address, said | {"same": "ANOTHER"}).status_code == 302
    assert mared.post(address, {"words": "", "coached": "By text."}).status_code == 422
    # The police choose one whom they alone hold: the row is theirs.
    rhys = signed_in("rhys")
    assert rhys.post(address, {"who": str(joe.ref), "words": "Canary words."}).status_code == 302
    # And on paper it stands for nobody: whoever reads it anyway is told that there is something, and nobody else.
    paper = f"/screening/{ref}/nrm"
    for page in (f"/nrm/{ref}", paper):
        shown = {name: text(signed_in(name).get(page)) for name in ("mared", "sion", "rhys")}
        reads = {"mared": False, "sion": False, "rhys": page != paper}
        assert {name: "Canary" in words for name, words in shown.items()} == reads, page
        assert all("Waits for him." in words and "Jay" in words for words in shown.values()), page
    assert {name: "held with the police" in words for name, words in shown.items()} == reads | {"rhys": True}
    printed = text(rhys.post(paper))
    assert "Waits for him." in printed
    assert "Canary" not in printed
    assert "held with the police" not in printed, "nor that there is such a one"
    with as_actor("sion") as actor:
        assert [entry.called if entry else "" for _row, entry in exploiters_of(actor, referral)] == ["Jay", "“Kez”"]


def test_what_was_referred_before_stands_there_and_is_counted(cai, ref, signed_in, as_actor):
    with as_actor("mared") as mared:
        referred(mared, cai, days=60)
        goes(mared, cai, S.RG_NEGATIVE, 51, authority=Authority.SCA)
        referred(mared, cai, days=40)
        decided = goes(mared, cai, S.RG_POSITIVE, 10, authority=Authority.SCA)
        actions.record_follow(by=mared, at=timezone.now(), step=decided, kind="PLAN", on=days_ago(1), words="A safety plan.")
    listed = text(signed_in("mared").get("/nrm/"))
    for words in ("Earlier referral: Negative reasonable grounds", "Half of them within 30 days, the longest after 30 days.",
                  "2 decided", "A plan was made or changed: 1"):  # fmt: skip
        assert words in listed, words
    shown = text(signed_in("mared").get(f"/nrm/{ref}"))
    assert "Earlier referrals" in shown
    assert "9 days" in shown


def test_of_a_protected_child_no_word_stands_on_the_paper(cai, ref, wales, signed_in, as_actor):
    with as_actor("gethin") as gethin:
        protect(by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A debt.",
                owner_team_id=wales.teams["social_work"].pk, review_on=days_ago(-30),
                readers=[wales.account("gethin"), wales.account("mared")])  # fmt: skip
    assert signed_in("mared").post(f"/nrm/{ref}/prepare", ASKED).status_code == 302
    shown = text(signed_in("mared").get(f"/screening/{ref}/nrm"))
    assert "Swansea" not in shown
    assert "Protected: ask Taf social work team" in shown


@pytest.mark.parametrize("name", ["elin", "dewi", "menna"])
def test_home_school_and_health_are_told_through_whom_they_go(cai, ref, signed_in, as_actor, name):
    with as_actor("mared") as mared:
        referred(mared, cai)
    browser = signed_in(name)
    assert browser.get(f"/nrm/{ref}").status_code in (403, 404)
    assert "/nrm/" not in browser.get(f"/children/{ref}").content.decode().replace("/nrm/who", "")
    assert "through the council or the police" in text(browser.get("/nrm/who"))


def test_a_panels_chair_reads_everybody_and_no_person_of_concern_and_writes_nothing(cai, ref, wales, signed_in, as_actor):
    catrin = agencies.open_account(email="catrin@example.invalid", given_name="Catrin", family_name="Rees")
    agencies.join_team(
        practitioner=catrin, team=wales.teams["social_work"], role=Role.PANEL_CHAIR, at=timezone.now() - timedelta(days=9)
    )
    wales.people["catrin"] = catrin
    with as_actor("mared") as mared:
        decided = referred(mared, cai)
        actions.record_exploiter(by=mared, at=timezone.now(), referral=decided.referral, words="Canary Kez.", coached="")
        actions.record_crime(by=mared, at=timezone.now(), referral=decided.referral,
                             said={"reported": "YES", "custody": "NO", "charges": "Canary charge."})  # fmt: skip
    chair = signed_in("catrin")
    listed, child = text(chair.get("/nrm/")), text(chair.get(f"/nrm/{ref}"))
    assert "Cai Morgan-Rees" in listed
    assert "How the referrals went" in listed
    assert "Awaiting reasonable grounds" in child
    assert "Canary" not in listed + child
    assert "Record what happened" not in child
    for page in ("step", "prepare", "exploiters", "crime", "guardian"):
        assert chair.get(f"/nrm/{ref}/{page}").status_code in (403, 404), page
    assert chair.get(f"/screening/{ref}/nrm").status_code in (403, 404)


def test_each_page_asks_as_often_and_seldom(cai, ref, signed_in, count_queries, as_actor):
    with as_actor("mared") as mared:
        referred(mared, cai)
        decided = goes(mared, cai, S.RG_POSITIVE, 50, authority=Authority.SCA)
        now, referral = timezone.now(), decided.referral

    def more(times: int) -> None:
        with as_actor("mared") as mared:
            for _ in range(times):
                facts = {"by": mared, "at": now + timedelta(seconds=1), "referral": referral, "on": days_ago(1), "words": "Seen."}
                actions.record_guardian(kind=GuardianKind.REGIONAL, became=GuardianStep.ASKED, **facts)
                actions.record_defence(stage=DefenceStage.CHARGE, outcome=DefenceOutcome.RAISED, raised_by="", **facts)

    more(1)
    paper = f"../screening/{ref}/nrm"
    pages = ("", f"{ref}", f"{ref}/step", paper, f"{ref}/guardian", f"{ref}/crime", f"{ref}/section-45",
             f"{ref}/exploiters", f"{ref}/immigration", f"follow/{decided.ref}", f"wait/{referral.ref}")  # fmt: skip
    signed_in("mared")
    first = {page: count_queries(f"/nrm/{page}".replace("/nrm/../", "/")) for page in pages}
    more(20)
    signed_in("mared")
    assert {page: count_queries(f"/nrm/{page}".replace("/nrm/../", "/")) for page in pages} == first
    # A child's own page may ask sixteen, as everywhere; any other ten.
    wide = {f"{ref}", paper}
    assert {page: count for page, count in first.items() if count > (16 if page in wide else 10)} == {}


@pytest.mark.heavy
def test_everybody_at_a_glance_asks_as_often_for_one_as_for_many(cai, wales, signed_in, count_queries, as_actor, monkeypatch):
    with as_actor("mared") as mared:
        referred(mared, cai)
        goes(mared, cai, S.RG_POSITIVE, 50, authority=Authority.SCA)
    signed_in("mared")
    first = count_queries("/nrm/")
    now = timezone.now()
    with as_actor("mared") as mared:
        for number in range(30):
            person = add_person(by=mared, at=now, given=f"Plentyn {number}", family="Rees", born_on=days_ago(5000))
            child = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.CARE_AND_SUPPORT).pk
            involve(by=mared, at=now, child_id=child, team_id=wales.teams["social_work"].pk,
                    kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known")  # fmt: skip
            referred(mared, child)
            goes(mared, child, S.RG_POSITIVE, 50, authority=Authority.SCA)
    whole = text(signed_in("mared").get("/nrm/"))
    assert "31" in whole
    assert "more were referred" not in whole
    assert count_queries("/nrm/") == first <= 10
    monkeypatch.setattr(lists, "MOST", 30)
    assert "30 of the children whom you may see: more were referred." in text(signed_in("mared").get("/nrm/"))


def test_what_was_agreed_since_the_decision_is_what_follows_and_is_not_typed_again(cai, ref, wales, signed_in, as_actor):
    now = timezone.now()
    about = {"child_id": cai, "owner": Owner(wales.teams["social_work"].pk), "due_at": now + timedelta(days=7), "left_out": ()}
    with as_actor("mared") as mared:
        before = agree_action(by=mared, at=now - timedelta(days=3), words="Ring his school.", **about)
        referred(mared, cai)
        decided = goes(mared, cai, S.RG_POSITIVE, 1, authority=Authority.SCA)
        agreed = agree_action(by=mared, at=now, words="Boxing on Saturdays, with a lift.", **about)
    browser, address = signed_in("mared"), f"/nrm/follow/{decided.ref}"
    asked = text(browser.get(address))
    assert "Boxing on Saturdays, with a lift." in asked
    assert "Ring his school." not in asked
    assert browser.post(address, {"action": str(before.ref)}).status_code == 422
    assert browser.post(address, {"action": ""}).status_code == 422
    assert browser.post(address, {"action": str(agreed.ref)}).status_code == 302
    shown = browser.get(f"/nrm/{ref}").content.decode()
    assert "Boxing on Saturdays, with a lift." in shown
    assert f"/children/actions/{agreed.ref}" in shown
    with as_actor("mared") as mared:
        assert open_duties(mared, decided.ref) == []


def test_a_plan_that_was_signed_and_a_meeting_that_was_held_since_are_what_follows(cai, ref, signed_in, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        referred(mared, cai)
        # Each stands in the ledger of events as its own room records it.
        record_event(by=mared, at=now - timedelta(days=4), child_id=cai, kind="MEETING_HELD", lane=Lane.CONCERN, about=uuid4())
        decided = goes(mared, cai, S.RG_POSITIVE, 2, authority=Authority.SCA)
        for kind in ("SAFETY_PLAN_SIGNED", "MEETING_HELD", "SAFETY_PLAN_WRITTEN"):
            record_event(by=mared, at=now, child_id=cai, kind=kind, lane=Lane.CONCERN, about=uuid4())
        kept = {one.kind: one for one in events_since(mared, decided)}
        assert set(kept) == {"SAFETY_PLAN_SIGNED", "MEETING_HELD"}
        assert kept["MEETING_HELD"].at == now, "the meeting before the decision follows nothing"
    browser, address = signed_in("mared", "cy"), f"/nrm/follow/{decided.ref}"
    asked = text(browser.get(address))
    assert "Cynhaliwyd cyfarfod a phenderfynwyd" in asked
    assert browser.post(address, {"action": str(uuid4())}).status_code == 422
    assert browser.post(address, {"action": str(kept["SAFETY_PLAN_SIGNED"].ref)}).status_code == 302
    shown = text(signed_in("mared").get(f"/nrm/{ref}"))
    assert "A plan was made or changed" in shown
    assert "nothing recorded after it" not in shown
    with as_actor("mared") as mared:
        assert open_duties(mared, decided.ref) == []


def test_site_recovery_and_reconsideration_are_those_of_the_childs_council_whoever_looks(
    cai, ref, signed_in, as_actor, wales, count_queries
):
    load_shipped_policies(demonstration=True)
    has_none = "No dated row says that this council has one."
    with as_actor("mared") as mared:
        referred(mared, cai, authority=Authority.PANEL)
    # No council is known to answer for him but the one by whom he is in care; the reader's own is not asked.
    assert has_none in text(signed_in("mared").get(f"/nrm/{ref}"))
    with as_actor("mared") as mared:
        placed(mared, cai, days_ago(90), responsible_authority="W06000015")
    shown = text(signed_in("mared").get(f"/nrm/{ref}"))
    assert "Whoever decides aims at" in shown
    assert has_none not in shown
    with as_actor("mared") as mared:
        goes(mared, cai, S.RG_POSITIVE, 9, authority=Authority.PANEL)
    shown = text(signed_in("mared").get(f"/nrm/{ref}"))
    assert "Time to recover" in shown
    assert "30 days or more" in shown
    with as_actor("mared") as mared:
        refused = goes(mared, cai, S.CG_NEGATIVE, 8, authority=Authority.PANEL)
    browser = signed_in("mared")
    shown = text(browser.get(f"/nrm/{ref}"))
    assert "May be reconsidered until" in shown
    assert long_date(days_ago(8 - 30), "en") in shown
    # And that is owed before: under Today, with the page on which somebody says why not.
    address = f"/nrm/reconsider/{refused.ref}"
    assert address in browser.get("/").content.decode()
    assert count_queries(address) <= 10
    assert browser.post(address, {"kind": "NOT_ASKED", "on": written(days_ago(0)), "words": ""}).status_code == 422
    assert browser.post(address, {"kind": "NOT_ASKED", "on": written(days_ago(0)), "words": "He is content."}).status_code == 302
    assert "Reconsideration is not asked for" in text(browser.get(f"/nrm/{ref}"))
    for who in ("elin", "owain"):
        assert signed_in(who).get(address).status_code in (403, 404), who
