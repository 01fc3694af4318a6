"""An invented return of one year, to show what a release looks like where nobody has a return: the same each time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from ymylon.publication.rules.measures.population import shipped
from ymylon.publication.rules.standard import LATEST
from ymylon.terms.geography import WELSH_AUTHORITIES

CHILDREN = 2_600  # of all Wales; some are missing very often, so that there are three episodes for each
_SEED = 20261117
_REPORTERS = ("PARENT", "HOME_STAFF_PERMANENT", "FOSTER_CARER", "SOCIAL_WORKER")
_PROVIDERS = ("INDEPENDENT_COMMISSIONED", "INDEPENDENT_COMMISSIONED", "OWN_SOCIAL_WORKER")
# How often an interview is offered, accepted, and held within three days. No area stands out: their names are real.
_OFFERED, _ACCEPTED, _TIMELY = 0.80, 0.65, 0.75
# Most lines begin beyond the border.
_ON_A_LINE, _BEGIN = 0.07, ("ENGLAND",) * 30 + ("NOT_KNOWN",) * 4 + tuple(WELSH_AUTHORITIES)

Rows = list[dict[str, Any]]


def write(folder: Path, year: int) -> None:
    """episode, child_period, care_spell, return_interview, interview_episode, line and area_total as Parquet."""
    dice = Random(_SEED + year)  # noqa: S311 — nothing is kept secret by it
    tables: dict[str, Rows] = {
        name: [] for name in ("child_period", "care_spell", "episode", "return_interview", "interview_episode", "line")
    }
    persons = dict(shipped().filter(group="0-17").select("area_code", "persons").iter_rows())
    whole = sum(persons[code] for code in WELSH_AUTHORITIES)
    for area in WELSH_AUTHORITIES:
        spread = dice.uniform(0.6, 1.5)
        for _ in range(max(3, round(CHILDREN * spread * persons[area] / whole))):
            _child(tables, dice, area, year)
    tables["area_total"] = _totals()
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        frame = pl.DataFrame(rows, infer_schema_length=None)
        frame.with_columns(pl.lit(LATEST.name).alias("standard_version")).write_parquet(folder / f"{name}.parquet")


def _totals() -> Rows:
    """What bodies published of the year: all alike, but for two figures of 2022-23 that nobody believed (Senedd, 2023)."""
    doubted = {"W06000003": (273, 215), "W06000015": (16, 1000)}
    found = []
    for code, area in WELSH_AUTHORITIES.items():
        missing, in_care = doubted.get(code, (30, 300))
        found.append({
            "returned_by": code, "area_code": code, "area_kind": "AUTHORITY", "force": area.force, "episodes": 3 * missing,
            "children": 2 * missing, "children_from_care": missing, "children_looked_after": in_care,
        })  # fmt: skip
    return found


def _child(tables: dict[str, Rows], dice: Random, area: str, year: int) -> None:
    child = f"C{len(tables['child_period'])}"
    age = dice.choices(range(6, 18), (1, 1, 1, 2, 3, 5, 8, 12, 18, 22, 20, 14))[0]
    # Nobody turns 18 within the year: the return is of children.
    birth = f"{year - age}-{max(dice.randint(1, 12), 4 if age == 17 else 1):02}"
    tables["child_period"].append({
        "returned_by": area, "child_ref": child, "birth_month": birth,
        "sex": dice.choices(("FEMALE", "MALE", "NOT_KNOWN"), (60, 39, 1))[0],
        "ethnic_group": "WHITE_BRITISH", "disability": "NO", "asylum_seeking": "NO",
    })  # fmt: skip
    in_care, is_known = dice.random() < 0.3, dice.random() < 0.97
    if is_known:
        tables["care_spell"].append({
            "returned_by": area, "spell_id": f"S{child}", "child_ref": child, "from": f"{year - 3}-01-01", "to": None,
            "care_status": "LOOKED_AFTER" if in_care else "NONE", "responsible_la": area if in_care else None,
            "placement_la": area if in_care else None, "placement_country": "WALES", "placement_type": "CHILDRENS_HOME",
        })  # fmt: skip
    often = 1 + int(dice.expovariate(1 / (4.5 if in_care else 1.2)))
    start = datetime(year, 4, 1, tzinfo=UTC)
    days = sorted(dice.sample(range(360), min(often, 40)))
    for day in days:
        _episode(tables, dice, area, child, start + timedelta(days=day, minutes=dice.randint(900, 1439)), in_care=in_care)

    if dice.random() < _ON_A_LINE:
        _lines(tables, dice, area, child, start)


def _lines(tables: dict[str, Rows], dice: Random, area: str, child: str, start: datetime) -> None:
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        tables["line"].append({
            "returned_by": area, "line_id": f"L{len(tables['line'])}", "child_ref": child,
            "known_on": (start + timedelta(days=dice.randrange(360))).date(),
            "origin": dice.choice(_BEGIN), "destination": dice.choice((area, area, "NOT_KNOWN")),
        })  # fmt: skip


def _episode(tables: dict[str, Rows], dice: Random, area: str, child: str, seen: datetime, *, in_care: bool) -> None:
    name = f"E{len(tables['episode'])}"
    # Back before the afternoon, when another episode may begin.
    noon = seen.replace(hour=12, minute=0) + timedelta(days=1)
    reported = min(seen + timedelta(minutes=dice.expovariate(1 / (90 if in_care else 300))), noon)
    back = min(reported + timedelta(hours=dice.expovariate(1 / 9)), noon + timedelta(hours=1))
    tables["episode"].append({
        "returned_by": area, "force": WELSH_AUTHORITIES[area].force, "episode_id": name, "child_ref": child,
        "last_seen_at": seen, "last_seen_precision": "MINUTE", "reported_at": reported,
        "reported_by": _REPORTERS[1 if in_care else 0], "reported_to": "POLICE", "whereabouts": "NOT_KNOWN",
        "police_grade": dice.choice(("LOW", "MEDIUM", "MEDIUM", "HIGH")), "police_grade_first": "MEDIUM",
        "la_of_residence": area, "la_missing_from": area, "status": "CLOSED", "returned_at": back, "end_kind": "FOUND",
        "notified_la_at": _told(dice, reported, 0.9), "notified_lhb_at": _told(dice, reported, 0.6),
        "harm": "NOT_ASKED", "exploitation": ["NOT_ASSESSED"],
    })  # fmt: skip
    if dice.random() < _OFFERED:
        _interview(tables, dice, area, name, back, accepts=dice.random() < _ACCEPTED, timely=dice.random() < _TIMELY)


def _told(dice: Random, reported: datetime, share: float) -> datetime | None:
    return reported + timedelta(hours=dice.expovariate(1 / 6)) if dice.random() < share else None


def _interview(
    tables: dict[str, Rows], dice: Random, area: str, episode: str, back: datetime, *, accepts: bool, timely: bool
) -> None:
    name = f"I{len(tables['return_interview'])}"
    held = back + timedelta(hours=dice.uniform(20, 70) if timely else dice.uniform(80, 200))
    tables["return_interview"].append({
        "returned_by": area, "interview_id": name, "offered_at": back + timedelta(hours=8),
        "response": "ACCEPTED" if accepts else "DECLINED", "completed_at": held if accepts else None,
        "provider": dice.choice(_PROVIDERS) if accepts else None, "actions_n": 2, "actions_done_n": 1,
        "chosen_by_child": "YES",
    })  # fmt: skip
    tables["interview_episode"].append({"returned_by": area, "interview_id": name, "episode_id": episode})
