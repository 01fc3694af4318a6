"""The proposed national standard: what a return on children who go missing or are exploited would hold [standard, proposed].

It is proposed by us. No government and no board has adopted it, and wherever it is shown it says so.
"""

from ymylon.publication.rules.standard.around import AREA_TOTAL, ASSESSMENT, EDUCATION, LINE, NRM, PANEL_MEETING, SERVICE
from ymylon.publication.rules.standard.children import CARE_SPELL, CHILD_PERIOD
from ymylon.publication.rules.standard.episodes import EPISODE, INTERVIEW_EPISODE, PREVENTION_CHECK, RETURN_INTERVIEW
from ymylon.publication.rules.standard.field import Field, Kind, Need, Table, Version
from ymylon.terms.codes import ReturnedGrade
from ymylon.terms.words import Words

TITLE = Words(
    "Children who go missing or are exploited: a data standard for Wales (proposed)",
    "Plant sy’n mynd ar goll neu’n cael eu camfanteisio: safon ddata i Gymru (arfaethedig)",
    False,
)
STATUS = Words(
    "Proposed. No government and no board has adopted this standard.",
    "Arfaethedig. Nid oes llywodraeth na bwrdd wedi mabwysiadu’r safon hon.",
    False,
)

V0_1 = Version(
    "0.1",
    new_tables=(
        CHILD_PERIOD, CARE_SPELL, EPISODE, RETURN_INTERVIEW, INTERVIEW_EPISODE, PREVENTION_CHECK, ASSESSMENT, NRM,
        PANEL_MEETING, EDUCATION, SERVICE, AREA_TOTAL,
    ),
)  # fmt: skip
# That the police have not graded yet is an answer; in 0.1 a blank cell said so, and failed.
V0_2 = Version("0.2", inherits=V0_1, relists={("episode", "police_grade"): ReturnedGrade})
# From where to where children are taken, or made to carry.
V0_3 = Version("0.3", inherits=V0_2, new_tables=(LINE,))
VERSIONS = {version.name: version for version in (V0_1, V0_2, V0_3)}
LATEST = V0_3

__all__ = ["LATEST", "STATUS", "TITLE", "VERSIONS", "Field", "Kind", "Need", "Table", "Version"]
