"""What the guidance says about dated policy, deadlines and what is owed. Free of Django."""

from .climbing import Stage, StageDone, StageDue, next_stage_at, stages_due
from .instants import LOCAL, local_day, utc
from .kinds import LATE, WARN, DutyKind, catalogue, usual_stages
from .lengths import OFFICE_HOURS, Length, LengthFault, OfficeHours, by_working_day, due_at, is_late, next_opening, read_length
from .owed import DUTY_STATES, Due, DutyState, due_under, may_move, waiving_fault, was_in_time
from .policy import Areas, Level, PolicyRow, areas_of, keys_without_policy, policies_in_force, policy_in_force, rows_that_clash
from .states import START, Move, State, StateTable, draw_states

__all__ = [
    "DUTY_STATES", "LATE", "LOCAL", "OFFICE_HOURS", "START", "WARN", "Areas", "Due", "DutyKind", "DutyState", "Length",
    "LengthFault", "Level", "Move", "OfficeHours", "PolicyRow", "Stage", "StageDone", "StageDue", "State", "StateTable",
    "areas_of", "by_working_day", "catalogue", "draw_states", "due_at", "due_under", "is_late", "keys_without_policy",
    "local_day", "may_move",
    "next_opening", "next_stage_at", "policies_in_force", "policy_in_force", "read_length", "rows_that_clash", "stages_due",
    "usual_stages", "utc", "waiving_fault", "was_in_time",
]  # fmt: skip
