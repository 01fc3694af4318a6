"""The disruption plan: steps against those who harm, and against places and things; never against a child. Free of Django."""

from .codes import Against, Effect, Means
from .duties import DO_STEP, DUTY_KINDS
from .judging import naming_fault, outcome_fault, step_fault

__all__ = ["DO_STEP", "DUTY_KINDS", "Against", "Effect", "Means", "naming_fault", "outcome_fault", "step_fault"]
