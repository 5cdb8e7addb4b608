"""What may be printed of groups, so that nobody's answer can be worked out: pure, over counts.

`protecting.protect` takes the counts of every group and gives a `Release`: rows that are shown exactly, rows of which
only "at least 80 %" is said, and hidden ones. `second.protect_again` gives a further release beside an earlier one, or
refuses. These two work on arrays, which take a tenth of a second to import, and are no part of this module for it.
`as_json` writes releases in the format ``surveybot-figures/1``. Everything a role can obtain is drawn from a release.
"""

from survey_definitions.disclosure.counts import (
    AnswerPlaces,
    Category,
    Count,
    Crossing,
    KnownPlaces,
    QuestionTable,
    crossed,
    summed,
)
from survey_definitions.disclosure.document import FORMAT, as_json, release_json
from survey_definitions.disclosure.groups import Group, Groups, Partition
from survey_definitions.disclosure.participation import shown_participation
from survey_definitions.disclosure.releases import NotReleasable, Release
from survey_definitions.disclosure.rows import Hiding, PrintedRow, Shown
from survey_definitions.disclosure.rules import K2, K, share_is_telling

__all__ = [
    "FORMAT",
    "K2",
    "AnswerPlaces",
    "Category",
    "Count",
    "Crossing",
    "Group",
    "Groups",
    "Hiding",
    "K",
    "KnownPlaces",
    "NotReleasable",
    "Partition",
    "PrintedRow",
    "QuestionTable",
    "Release",
    "Shown",
    "as_json",
    "crossed",
    "release_json",
    "share_is_telling",
    "shown_participation",
    "summed",
]
