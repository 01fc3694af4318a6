"""What the chronology calls each thing that a meeting does to a child’s record."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "MEETING_CALLED": Words("Put on the agenda of a meeting", "Rhoddwyd ar agenda cyfarfod"),
    "MEETING_MOVED": Words("A meeting about the child was moved", "Symudwyd cyfarfod am y plentyn"),
    "MEETING_CANCELLED": Words("A meeting about the child was cancelled", "Canslwyd cyfarfod am y plentyn"),
    "MEETING_COMBINED": Words(
        "A meeting about the child was made part of another", "Gwnaed cyfarfod am y plentyn yn rhan o un arall"
    ),
    "MEETING_HELD": Words("A meeting about the child was held", "Cynhaliwyd cyfarfod am y plentyn"),
}
# Events by which somebody was with the child: of each, the last is the last time that is on record. That a worker is back is none
# of them, nor a visit for the register, at which the child was perhaps not seen.
MET = ("VISITED", "PREVENTION_CHECK", "INTERVIEW_HELD")
