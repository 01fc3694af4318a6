"""What the guidance says about dated policy, deadlines and what is owed. Free of Django."""

from .agreed import ACTION_STATES, ActionFault, ActionState, ActionStep, Help, Owner
from .climbing import Stage, StageDone, StageDue, next_stage_at, stages_due
from .counting import count_actions, count_help
from .guided import GUIDED, guided_due
from .instants import LOCAL, day_reached, local_day, utc
from .kinds import LATE, PASSED_ON, WARN, DutyKind, catalogue, usual_stages
from .lengths import OFFICE_HOURS, Length, LengthFault, OfficeHours, by_working_day, due_at, is_late, next_opening, read_length
from .owed import DUTY_STATES, Due, DutyState, due_under, may_move, waiving_fault, was_in_time
from .pausing import is_paused, may_be_paused
from .policy import Areas, Level, PolicyRow, areas_of, keys_without_policy, policies_in_force, policy_in_force, rows_that_clash
from .states import START, Move, State, StateTable, draw_states

__all__ = [
    "ACTION_STATES", "DUTY_STATES", "GUIDED", "LATE", "LOCAL", "OFFICE_HOURS", "PASSED_ON", "START", "WARN", "ActionFault",
    "ActionState", "ActionStep", "Areas", "Due", "DutyKind", "DutyState", "Help", "Length", "LengthFault", "Level", "Move",
    "OfficeHours", "Owner", "PolicyRow", "Stage", "StageDone", "StageDue", "State", "StateTable", "areas_of",
    "by_working_day", "catalogue", "count_actions", "count_help", "day_reached",
    "draw_states", "due_at", "due_under", "guided_due", "is_late", "is_paused",
    "keys_without_policy", "local_day", "may_be_paused", "may_move", "next_opening", "next_stage_at", "policies_in_force",
    "policy_in_force", "read_length", "rows_that_clash", "stages_due", "usual_stages", "utc", "waiving_fault",
    "was_in_time",
]  # fmt: skip
