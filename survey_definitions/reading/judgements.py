"""What can be wrong with what a survey says, in English: values, words, languages, how long it takes."""

from __future__ import annotations

from typing import Final

JUDGEMENTS: Final[dict[str, tuple[str, str]]] = {
    # --- what takes too long
    "too_much_logic": (
        "Conditions, calculations and references have {size} characters together; {limit} are allowed.",
        "Please either remove what is not needed, or put what is repeated into one calculate and refer to that.",
    ),
    "too_slow": (
        "Checking took longer than {seconds} seconds and was stopped here.",
        "Please simplify the conditions, calculations and repeats here, or split the survey.",
    ),
    "too_much_memory": (
        "Checking needs more memory than is allowed and was stopped here.",
        "Please simplify the conditions, calculations and repeats here, or split the survey.",
    ),
    "too_many_steps": (
        "Working out what to ask takes too long here.",
        "Please simplify the conditions, calculations and repeats that this answer moves.",
    ),
    "too_many_entries": (
        "The repeat gets more than {limit} entries: nobody can answer so many.",
        "Please either write a smaller number into “repeat_count”, or let people add entries.",
    ),
    "endless_repeat": (
        "The number of entries hangs on the entries themselves and never stops growing.",
        "Please either count by an answer outside the repeat, or let people add entries.",
    ),
    # --- questions without a way on
    "nobody_asked": (
        "On every way that was tried nobody is asked anything.",
        "Please check the conditions in the column “relevant” and what they read.",
    ),
    "no_choice_for": (
        "Whoever answers “{value}” to “{parent}” finds no choice for “{name}”, which is required.",
        "Please either add choices for “{value}”, or ask only when there are some.",
    ),
    "never_a_choice": (
        "“{name}” is required and there is nothing to choose from.",
        "Please either fill its list, or make the question optional.",
    ),
}
