"""The measures: each a table of figures with its definition, its denominator, its period and its source, one file a measure.

Episodes are not children, and no figure mixes the two. These figures are exact: nothing here makes them safe to publish.
"""

from ymylon.publication.rules.measures import (
    plausibility,
    t01_episodes,
    t02_age_and_sex,
    t03_characteristics,
    t04_care,
    t05_over_representation,
    t06_reporting,
    t06a_reporting_model,
    t07_duration,
    t08_repeats,
    t09_missing_again,
    t10_grades,
    t11_harm,
    t12_exploitation,
    t12a_first_concern,
    t13_interviews,
    t14_interview_times,
    t15_interviewers,
    t16_outcomes,
    t17_telling,
    t18_nrm,
    t19_meetings,
    t20_school,
    t21_placements,
    t22_variation,
    t23_services,
    t24_quality,
    t25_lines,
)
from ymylon.publication.rules.measures.measure import EXACT, NOTES, Measure, NotYet
from ymylon.publication.rules.measures.not_yet import NOT_YET

MEASURES: tuple[Measure, ...] = (
    t01_episodes.MEASURE, t02_age_and_sex.MEASURE, t03_characteristics.MEASURE, t04_care.MEASURE, t05_over_representation.MEASURE,
    t06_reporting.MEASURE, t06a_reporting_model.MEASURE,
    t07_duration.MEASURE, t08_repeats.MEASURE, t09_missing_again.MEASURE, t10_grades.MEASURE,
    t11_harm.MEASURE, t12_exploitation.MEASURE, t12a_first_concern.MEASURE, t13_interviews.MEASURE, t14_interview_times.MEASURE,
    t15_interviewers.MEASURE, t16_outcomes.MEASURE, t17_telling.MEASURE, t18_nrm.MEASURE, t19_meetings.MEASURE,
    t20_school.MEASURE, t21_placements.MEASURE, t22_variation.MEASURE, t23_services.MEASURE, t24_quality.MEASURE,
    t25_lines.MEASURE, plausibility.MEASURE,
)  # fmt: skip

__all__ = ["EXACT", "MEASURES", "NOTES", "NOT_YET", "Measure", "NotYet"]
