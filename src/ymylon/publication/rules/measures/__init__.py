"""The measures: each a table of figures with its definition, its denominator, its period and its source, one file a measure.

Episodes are not children, and no figure mixes the two. These figures are exact: nothing here makes them safe to publish.
"""

from ymylon.publication.rules.measures import (
    plausibility,
    t01_episodes,
    t02_age_and_sex,
    t04_care,
    t05_over_representation,
    t06_reporting,
    t07_duration,
    t08_repeats,
    t10_grades,
    t11_harm,
    t12_exploitation,
    t12a_first_concern,
    t13_interviews,
    t14_interview_times,
    t17_telling,
    t18_nrm,
    t22_variation,
)
from ymylon.publication.rules.measures.measure import EXACT, NOTES, Measure, NotYet
from ymylon.publication.rules.measures.not_yet import NOT_YET

MEASURES: tuple[Measure, ...] = (
    t01_episodes.MEASURE, t02_age_and_sex.MEASURE, t04_care.MEASURE, t05_over_representation.MEASURE, t06_reporting.MEASURE,
    t07_duration.MEASURE, t08_repeats.MEASURE, t10_grades.MEASURE, t11_harm.MEASURE, t12_exploitation.MEASURE,
    t12a_first_concern.MEASURE, t13_interviews.MEASURE, t14_interview_times.MEASURE, t17_telling.MEASURE, t18_nrm.MEASURE,
    t22_variation.MEASURE, plausibility.MEASURE,
)  # fmt: skip

__all__ = ["EXACT", "MEASURES", "NOTES", "NOT_YET", "Measure", "NotYet"]
