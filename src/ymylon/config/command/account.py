"""ymylon account"""

import argparse
import sys
from datetime import UTC, date, datetime
from typing import Any

from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import database_up, django_as

_FINE, _FAULTY = 0, 1
_LASTS = Words(
    "It can be used once, within 24 hours. Hand it over yourself: whoever has it chooses the password.",
    "Gellir ei defnyddio unwaith, o fewn 24 awr. Rhowch hi eich hun: pwy bynnag sydd â hi sy’n dewis y cyfrinair.",
    False,
)
_NOBODY = Words("Nobody works there.", "Nid oes neb yn gweithio yno.")
_JOINED = Words("They work there in this role.", "Maent yn gweithio yno yn y rôl hon.")
_LEFT = Words("They work there no more: {count} ended.", "Nid ydynt yn gweithio yno mwyach: {count} wedi dod i ben.", False)
_FORGOTTEN = Words(
    "The second factor is gone. After the password, its owner sets up another.",
    "Mae’r ail ffactor wedi mynd. Ar ôl y cyfrinair, mae ei berchennog yn gosod un arall.",
    False,
)
_CLOSED = Words("The account is closed.", "Mae’r cyfrif wedi’i gau.")


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="act", required=True)
    opened = acts.add_parser("open", help="open an account, and print the link by which its owner chooses a password")
    opened.add_argument("email")
    opened.add_argument("--given", required=True, metavar="NAME", help="given name")
    opened.add_argument("--family", required=True, metavar="NAME", help="family name")
    opened.add_argument("--team", required=True, type=int, metavar="NUMBER", help="as `ymylon account teams` lists them")
    opened.add_argument("--role", required=True, metavar="ROLE", help="as docs/access.md lists them, in capitals: SOCIAL_WORKER")
    # The language of whose account it is, not of who opens it.
    opened.add_argument("--language", dest="theirs", choices=("en", "cy"), default="en")
    for name, words in (
        ("link", "print a new link for somebody whose first one is used or too old"),
        ("forget-factor", "take a lost second factor away; its owner sets up another"),
        ("close", "close an account: nobody signs in with it any more"),
    ):
        acts.add_parser(name, help=words).add_argument("email")
    joins = acts.add_parser("join", help="let somebody work in another team, in a role")
    joins.add_argument("email")
    joins.add_argument("team", type=int, metavar="TEAM", help="as `ymylon account teams` lists them")
    joins.add_argument("role", metavar="ROLE", help="as docs/access.md lists them, in capitals: SOCIAL_WORKER")
    joins.add_argument("--from", dest="begins", type=_day, metavar="DAY", help="the first day, as in 2026-12-01 (default: now)")
    joins.add_argument("--until", dest="ends", type=_day, metavar="DAY", help="the last day (default: until somebody ends it)")
    leaves = acts.add_parser("leave", help="end somebody’s place in a team, from now on")
    leaves.add_argument("email")
    leaves.add_argument("team", type=int, metavar="TEAM", help="as `ymylon account teams` lists them")
    who = acts.add_parser("who", help="list who works in a team, in which role, from when until when")
    who.add_argument("team", type=int, metavar="TEAM", help="as `ymylon account teams` lists them")
    acts.add_parser("teams", help="list the teams, with their numbers")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def run(chosen: argparse.Namespace) -> int:
    """Answers 1 where what was asked for can't be done."""
    with database_up():
        django_as("web")
        from ymylon.config.signin.accounts import AccountFault

        try:
            print(_done(chosen, datetime.now(UTC)))
        except AccountFault as fault:
            print(fault, file=sys.stderr)
            return _FAULTY
    return _FINE


def _done(chosen: argparse.Namespace, now: datetime) -> str:
    from ymylon.agencies.lookups import all_teams
    from ymylon.config.signin import accounts

    if chosen.act == "teams":
        return "\n".join(f"{team.pk}\t{_named(team.agency) if team.agency else '-'}\t{_named(team)}" for team in all_teams())
    if chosen.act == "open":
        link = accounts.open_for(
            email=chosen.email,
            given_name=chosen.given,
            family_name=chosen.family,
            language=chosen.theirs,
            team_id=chosen.team,
            role=chosen.role,
            at=now,
        )
        return f"{link}\n{here(_LASTS)}"
    if chosen.act == "join":
        accounts.join(email=chosen.email, team_id=chosen.team, role=chosen.role, begins=chosen.begins, ends=chosen.ends, at=now)
        return here(_JOINED)
    if chosen.act == "leave":
        ended = accounts.leave(email=chosen.email, team_id=chosen.team, at=now)
        return here(_LEFT).format(count=ended)
    if chosen.act == "who":
        return "\n".join(accounts.who_in(team_id=chosen.team, at=now)) or here(_NOBODY)
    if chosen.act == "link":
        return f"{accounts.new_link(email=chosen.email)}\n{here(_LASTS)}"
    if chosen.act == "forget-factor":
        accounts.forget_factor(email=chosen.email)
        return here(_FORGOTTEN)
    accounts.close(email=chosen.email, at=now)
    return here(_CLOSED)


def _named(one: Any) -> str:
    return here(Words(one.name_en, one.name_cy))
