"""What the guidance says about return interviews. Free of Django."""

from .codes import (
    OFFERED_INTERVIEWERS,
    Answer,
    ChildAgreed,
    Factor,
    Interpreter,
    Interviewer,
    Outcome,
    OutputKind,
    Route,
    SaidWhen,
    Support,
    Touched,
    Venue,
)
from .duties import DUTY_KINDS, NOT_ABOUT_EPISODES
from .events import EVENT_WORDS
from .judging import InterviewFault
from .offers import (
    Offer,
    OfferFault,
    Response,
    SafeWay,
    interview_due,
    is_fresh,
    meets_duty,
    offer_due,
    offer_faults,
    offer_state,
    safe_way_fault,
)
from .states import INTERVIEW_STATES, InterviewState, may_move

__all__ = [
    "DUTY_KINDS", "EVENT_WORDS", "INTERVIEW_STATES", "NOT_ABOUT_EPISODES", "OFFERED_INTERVIEWERS", "Answer", "ChildAgreed",
    "Factor", "Interpreter", "InterviewFault", "InterviewState", "Interviewer", "Offer", "OfferFault", "Outcome", "OutputKind",
    "Response", "Route", "SafeWay", "SaidWhen", "Support", "Touched", "Venue", "interview_due", "is_fresh", "may_move",
    "meets_duty", "offer_due", "offer_faults", "offer_state", "safe_way_fault",
]  # fmt: skip
