"""The large demonstrations: Wales in its proportions, the same from the same seed, and each copy what the acts would write."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median

import polars as pl
import pytest
from django.db import connection, transaction
from django.utils import timezone

from ymylon.access.actions import begin_request
from ymylon.config.demo.agencies import open_directory
from ymylon.config.demo.sizes import directory as everywhere
from ymylon.config.demo.sizes import meetings
from ymylon.config.demo.sizes.clocks import Clocks
from ymylon.config.demo.sizes.copying import Copies
from ymylon.config.demo.sizes.draw import draw_children
from ymylon.config.demo.sizes.draw_episodes import draw_episodes
from ymylon.config.demo.sizes.draw_interviews import GIVEN_UP, HELD, REVIEWED
from ymylon.config.demo.sizes.meetings import ask_for_meetings
from ymylon.config.demo.sizes.pattern import FIRED, Watch
from ymylon.config.demo.sizes.playing import play_child, play_episode
from ymylon.config.demo.sizes.policies import policies_from_the_start
from ymylon.config.demo.sizes.reading import tables
from ymylon.config.demo.sizes.recognising import NotUnderstood
from ymylon.config.demo.sizes.setting import Where, setting
from ymylon.config.demo.sizes.size import CHILDREN_OF, KINDS, STORIES, Size, size_of
from ymylon.config.demo.sizes.words import SAID
from ymylon.duties.actions import load_policies, load_shipped_policies
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, due_under, policy_in_force
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.notices.actions import rule_under
from ymylon.terms.calendars import LONDON
from ymylon.terms.codes import InvolvementKind, Lane

NOW = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
RHONDDA, SWANSEA, BRIDGEND, NEWPORT = "W06000016", "W06000011", "W06000013", "W06000022"


def drawn(children=3000, episodes=7000, seed=7):
    size = Size("test", children, episodes)
    known = draw_children(size, NOW, Random(seed))
    return known, draw_episodes(size, known, NOW, Random(seed + 1))


def test_national_and_large_are_as_large_as_promised():
    assert (size_of("national").children, size_of("national").episodes, size_of("national").years) == (45_000, 110_000, 10)
    assert size_of("large").episodes == 630_000
    assert size_of("large", 2_000_000).episodes == 2_000_000


def test_the_same_seed_draws_the_same_wales():
    assert drawn(300, 600) == drawn(300, 600)
    assert drawn(300, 600)[1] != drawn(300, 600, seed=8)[1]


def test_wales_is_drawn_in_its_proportions():
    children, episodes = drawn()
    # Councils in proportion to the children who live there
    living = Counter(child.where.responsible for child in children)
    for code, people in CHILDREN_OF.items():
        assert living[code] / len(children) == pytest.approx(people / sum(CHILDREN_OF.values()), abs=0.02)
    # Two in five episodes are of children in care, as councils record it (standard.md 3.2: 39 % and 43 %)
    in_care = sum(KINDS[one.child.kind].in_care for one in episodes) / len(episodes)
    assert 0.33 < in_care < 0.50
    # Most are reported in the evening and at night
    hours = Counter(one.reported.astimezone(LONDON).hour for one in episodes)
    assert sum(hours[hour] for hour in (18, 19, 20, 21, 22, 23, 0, 1)) / len(episodes) > 0.55
    # A home reports sooner than a family
    delays = defaultdict(list)
    for one in episodes:
        delays[one.child.kind].append(one.reported - one.seen)
    assert median(delays["HOME"]) * 3 < median(delays["FAMILY"])
    # A few children go missing again and again, and most once or twice
    often = sorted(Counter(one.child.number for one in episodes).values(), reverse=True)
    assert sum(often[: len(often) // 20]) / len(episodes) > 0.15
    assert median(often) <= 4
    # Some live away from the council that answers for them, and some are sisters and brothers
    away = sum(child.where.responsible != child.where.host for child in children) / len(children)
    assert 0.05 < away < 0.15
    together = sum(
        one.family == next_.family and one.where == next_.where for one, next_ in zip(children, children[1:], strict=False)
    )
    assert together / len(children) > 0.05


def test_interviews_are_drawn_in_their_proportions():
    _, episodes = drawn()
    interviews = [(one, one.interview) for one in episodes if one.interview]
    held = [(one, interview) for one, interview in interviews if interview.went in (HELD, REVIEWED)]
    # About two in five episodes come to an interview (standard.md F4: 238 for 685)
    assert {STORIES[one.story].answer for one, _ in interviews} == {"ACCEPTED"}
    assert 0.33 < len(held) / len(episodes) < 0.45
    # Most within the 72 hours of the guidance, and by day
    in_time = sum(interview.held - one.found <= timedelta(hours=72) for one, interview in held) / len(held)
    assert 0.65 < in_time < 0.85
    assert {interview.held.astimezone(LONDON).hour for _, interview in held} == set(range(9, 18))
    # One in five is reviewed, some are in Welsh, and each is held and written down in order
    assert 0.15 < sum(interview.went == REVIEWED for _, interview in held) / len(held) < 0.25
    assert 0.1 < sum(interview.spoken == "WELSH" for _, interview in held) / len(held) < 0.25
    for one, told in held:
        order = (one.offered, told.passed, told.taken, told.arranged, told.held, told.written, told.followed, told.reviewed)
        assert list(order) == sorted(order)
        assert told.written < one.closed <= one.over
        assert told.reviewed < told.done < told.told < told.ended <= one.over


def test_no_episode_reaches_into_the_next_and_all_are_over():
    _, episodes = drawn()
    assert max(one.over for one in episodes) < NOW
    for one, later in zip(episodes, episodes[1:], strict=False):
        if one.child is later.child:
            assert one.over < later.seen


def test_clocks_say_what_the_rules_say():
    rows = (*policies_from_the_start(), *DEMONSTRATION)
    clocks, random = Clocks(rows), Random(3)
    for _ in range(1500):
        at = NOW - timedelta(seconds=random.uniform(0, 10 * 365 * 86400))
        area = random.choice((RHONDDA, SWANSEA))
        key = random.choice(("meeting_within", "grade.first", "senior_review", "refer_harm"))
        due = due_under(rows, key, areas_of(area), at)
        assert clocks.ends(key, area, at)[::3] == (due.at, due.row.source)
        told = random.choice(("acknowledge.council", "acknowledge.health", "acknowledge.home.end", "acknowledge.health.end"))
        row = policy_in_force(rows, told, areas_of(area), at)
        rule = rule_under(row, because=InvolvementKind.FORCE, lane=Lane.EPISODE, at=at)
        asked = clocks.ends(told, area, at)
        assert (asked.due, asked.manager, asked.repeat) == (
            at + rule.within,
            at + rule.within + rule.then_within,
            rule.repeat_every,
        )


def test_no_rule_is_passed_over_that_would_have_fired(monkeypatch):
    _, episodes = drawn(300, 700)
    rows = (*policies_from_the_start(), *DEMONSTRATION)
    ask_for_meetings(episodes, rows)
    quickly = [one.asked for one in episodes]
    monkeypatch.setattr(meetings, "_could_fire", lambda rule, episode: True)
    ask_for_meetings(episodes, rows)
    assert quickly == [one.asked for one in episodes]
    assert any(quickly)
    assert not all(quickly)


class Reading:
    """The test's own transaction, read past every policy."""

    def execute(self, question, values=None):
        role = "app_audit" if "audit_line" in question else "app_gate"
        cursor = connection.cursor()
        cursor.execute(f"set local role {role}")
        try:
            cursor.execute(question, values)
            found = cursor.fetchall()
        finally:
            cursor.execute("set local role app_web")
        return type("Found", (), {"fetchall": lambda self: found, "fetchone": lambda self: found[0]})()


@pytest.fixture
def country(db, monkeypatch):
    """Four councils with everybody who works there; answers the places and the clocks."""
    monkeypatch.setattr(everywhere, "CHILDREN_OF", {code: CHILDREN_OF[code] for code in (RHONDDA, SWANSEA, BRIDGEND, NEWPORT)})
    now = timezone.now()
    with transaction.atomic():
        begin_request(None, "test")
        load_shipped_policies(demonstration=True)
        load_policies(policies_from_the_start())
        places = everywhere.open_everywhere(open_directory(), now)
    return places, Clocks(policy_rows())


# One kind of episode, lived by two children in different places: what is learned of the first is written for the second.
BOTH = [
    ("FAMILY", "ADULTS", HELD, Where(SWANSEA, SWANSEA, ""), Where(RHONDDA, RHONDDA, "")),
    ("FOSTER", "KNOWN_PLACE", REVIEWED, Where(SWANSEA, SWANSEA, ""), Where(RHONDDA, RHONDDA, "")),
    ("HOME", "STATION", GIVEN_UP, Where(SWANSEA, SWANSEA, f"home:{SWANSEA}:0"), Where(NEWPORT, NEWPORT, f"home:{NEWPORT}:1")),
    ("HOME_FAR", "FRIENDS", "", Where(SWANSEA, NEWPORT, f"home:{NEWPORT}:0"), Where(NEWPORT, BRIDGEND, f"home:{BRIDGEND}:2")),
]


# In a normal run an interview that was held, at a family's; every kind in CI and in the proofs.
ALL = [pytest.param(*row, id=row[0], marks=[pytest.mark.heavy] if row is not BOTH[0] else []) for row in BOTH]


@pytest.mark.parametrize(("kind", "story", "went", "first", "second"), ALL)
def test_a_copy_is_what_the_acts_would_have_written(country, kind, story, went, first, second):
    places, clocks = country
    reading = Reading()
    known = tables(reading)
    watch = Watch(reading, known, clocks)
    one, other = two_alike(kind, story, went, first, second)
    learned = {}
    for episode in (one, other):
        here = setting(places, episode.child.where)
        child, opened = watch.learn(episode.child, here, lambda: play_child(episode.child, here))  # noqa: B023
        _, ended = watch.learn(episode, here, lambda: (play_episode(episode, child, here, NOW, watch.waiting), child)[1])  # noqa: B023
        learned[episode.child.number] = child, here, opened, ended
    child, here, *played = learned[other.child.number]
    for facts, pattern, acts in zip((other.child, other), learned[one.child.number][2:], played, strict=True):
        # What is said of the first child and of the second is the same, value for value
        assert in_order(pattern.rows) == in_order(acts.rows)
        # And what is written for the second, from what was learned of the first, reads as what their own acts wrote
        numbers = dict.fromkeys(known, 1)
        copied = Copies([facts], [child], [here], pattern, numbers, clocks, Random(1)).frames(known)
        again = Copies([facts], [child], [here], acts, numbers, clocks, Random(1)).frames(known)
        assert set(copied) == set(again) == set(acts.rows)
        for name, frame in copied.items():
            assert said(frame) == said(again[name]), name
    written_as_it_stands(reading, child, here, other, played[1], known, clocks)


@pytest.mark.heavy
@pytest.mark.parametrize("went", [HELD, GIVEN_UP])
def test_a_child_who_said_yes_before_leaves_the_next_episode_nothing_of_that(country, went):
    places, clocks = country
    reading = Reading()
    watch = Watch(reading, tables(reading), clocks)
    first, second = two_yeses()
    first.child.where = Where(SWANSEA, SWANSEA, "")
    first.interview.went, second.interview.went = went, HELD
    # Somebody with no episode before, of whom nothing else differs
    alone = replace(second, child=replace(second.child, nhs="9990000999"), starts=[second.seen])
    ask_for_meetings([first, second, alone], tuple(policy_rows()))
    assert second.asked == alone.asked
    here = setting(places, first.child.where)
    learned = []
    for lived in ([first, second], [alone]):
        child, _ = watch.learn(lived[0].child, here, lambda: play_child(lived[0].child, here))  # noqa: B023
        for episode in lived:
            _, pattern = watch.learn(
                episode,
                here,
                lambda: (play_episode(episode, child, here, NOW, watch.waiting), child)[1],  # noqa: B023
            )
        learned.append(in_order(pattern.rows))
    assert learned[0] == learned[1]


def two_yeses():
    """A child's first two episodes, a year apart, after each of which the child said yes to an interview."""
    _, episodes = drawn(2500, 9000)
    for one, later in zip(episodes, episodes[1:], strict=False):
        first_two = one.child is later.child and len(one.starts) == 1 and later.seen - one.seen > timedelta(days=370)
        if first_two and one.child.kind == "FAMILY" and one.interview and later.interview:
            return one, later
    raise AssertionError("nobody said yes twice")


AS_THEY_STAND = (
    "missing_episode", "notices_notice", "duties_duty", "missing_grading", "children_involvement", FIRED, "interviews_interview",
    "interviews_covered", "interviews_referral", "interviews_arrangement", "interviews_account", "interviews_summary",
    "interviews_output", "interviews_review",
)  # fmt: skip


def written_as_it_stands(reading, child, here, episode, pattern, known, clocks):
    """What a pattern writes for the very episode that it was learned of is what stands in the database."""
    frames = Copies([episode], [child], [here], pattern, dict.fromkeys(known, 1), clocks, Random(1)).frames(known)
    for name in AS_THEY_STAND:
        columns = [column for column in frames.get(name, pl.DataFrame()).columns if not numbered(name, column)]
        if columns:
            asked = ", ".join(f'"{column}"::text' for column in columns)
            where = "about is not null and" if name == "children_involvement" else ""
            rows = reading.execute(f"select {asked} from {name} where {where} child_id = %s", (child,)).fetchall()
            assert sorted(map(plain, rows)) == sorted(map(plain, frames[name].select(columns).rows())), name


def two_alike(kind, story, went, first, second):
    """Two episodes with one key, in these two places; of interviews that were held, one in each language."""
    children, episodes = drawn(2500, 9000)
    rows = tuple(policy_rows())
    waiting = {}
    for episode in episodes:
        fits = episode.child.kind == kind and episode.story == story and len(episode.starts) == 1
        if fits and episode.reported.astimezone(LONDON).hour >= 18:
            _as_told(episode, second, went, "WELSH", rows)
            if episode.key in waiting:
                return waiting[episode.key], episode
            _as_told(episode, first, went, "ENGLISH", rows)
            waiting.setdefault(episode.key, episode)
    raise AssertionError(f"no two of {kind} {story}")


def _as_told(episode, where, went, language, rows):
    episode.child.where, episode.asked = where, []
    ask_for_meetings([episode], rows)
    if went:
        said = SAID[language][0]
        facts = dict(zip(("said", "happened", "trusts", "would_help", "answer"), said, strict=True))
        episode.interview = replace(episode.interview, went=went, spoken=language, **facts)


def in_order(rows):
    """Rows in an order of their own, references and numbers without theirs, and the moment of writing as one word."""

    def piece(one):
        if one[0] in ("new", "row"):
            return one[:-1]
        if one[0] == "text" and re.match(r"\d{4}-\d\d-\d\d \d\d:", one[1]):
            return ("now",)
        return one

    def cell(one):
        return one and [piece(part) for part in one]

    return {name: sorted(repr({key: cell(value) for key, value in row.items()}) for row in found) for name, found in rows.items()}


def numbered(name, column):
    if (name, column) == ("notices_notice", "occurrence"):
        return True  # of a referral it is the referral's number
    return column in ("id", "ref", "about", "link", "episode_id", "notice_id", "duty_id", "interview_id") or column.startswith(
        "pgh_"
    )


def plain(row):
    """A row in which an instant has one spelling, and JSON one order."""

    def one(value):
        if value and value.startswith('{"'):
            return json.dumps(json.loads(value), sort_keys=True)
        return value and re.sub(r"\.?0+\+00$", "+00", value) if value and "." in value else value

    return repr([one(value) for value in row])


def said(frame):
    named = [column for column in frame.columns if not numbered("", column) and column not in ("key", "at", "recorded_at", "why")]
    return sorted(map(repr, frame.select(named).rows()))


def test_what_cannot_be_explained_is_not_copied(country):
    places, clocks = country
    reading = Reading()
    episode = two_alike(*BOTH[0])[0]
    here = setting(places, episode.child.where)
    watch = Watch(reading, tables(reading), clocks)
    # The acts have another day for when the record was opened than the facts that are told
    told = replace(episode.child, opened=episode.child.opened + timedelta(hours=1))
    with pytest.raises(NotUnderstood, match="opened_at"):
        watch.learn(told, here, lambda: play_child(episode.child, here))
