"""The plan as a PDF of one sheet, in the reader's language: marked with who made it and when, and complete in itself."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoPhotograph, picture
from ymylon.design.moments import language
from ymylon.documents.rules import marking
from ymylon.plans.lookups import NoSuchPlan
from ymylon.plans.page.plan import PlanPage, plan_page


@dataclass(frozen=True)
class Sheet:
    """What the sheet is drawn from: the page, its language, and the photograph as it stands in the file."""

    page: PlanPage
    language: str
    photograph: str = ""


def sheet(actor: Actor, ref: UUID, now: datetime) -> Sheet:
    """The plan for paper. Raises NoSuchChild and NoSuchPlan; of a protected child there is none."""
    whom = ", ".join(dict.fromkeys(post.team_names[language() == "cy"] for post in actor.posts)) or actor.name
    page = plan_page(actor, ref, now, mark=marking(whom=whom, who=actor.name, at=now, language=language()))
    if not page.is_made or not page.acts:
        raise NoSuchPlan
    return Sheet(page, language(), _photograph(actor, ref) if page.photograph else "")


def _photograph(actor: Actor, ref: UUID) -> str:
    try:
        return "data:image/jpeg;base64," + b64encode(picture(actor, ref)).decode()
    except NoPhotograph:
        return ""
