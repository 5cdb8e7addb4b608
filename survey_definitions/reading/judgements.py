"""What can be wrong with what a survey says, in English: values, words, languages, how long it takes."""

from __future__ import annotations

from typing import Final

from survey_definitions.reading.condition_sentences import CONDITIONS

JUDGEMENTS: Final[dict[str, tuple[str, str]]] = {
    # --- what takes too long
    "too_much_logic": (
        "Conditions, calculations and references have {size} characters together; {limit} are allowed.",
        "Please either remove what is not needed, or put what is repeated into one calculate and refer to that.",
    ),
    "more_problems": (
        "{count} more problems were found and are not listed.",
        "Please correct what is listed, and send the file again.",
    ),
    "too_slow": (
        "Checking took longer than {seconds} seconds and was stopped here.",
        "Please simplify the conditions, calculations and repeats here, or split the survey.",
    ),
    "too_busy": (
        "The machine was so busy that within {seconds} seconds checking only came this far.",
        "Please send it again a little later.",
    ),
    "not_begun": (
        "The file was not looked at: the machine was so busy that checking had not begun after {seconds} seconds.",
        "Please send it again a little later.",
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
    # --- cells that hold nothing anybody can mean
    "error_cell": (
        "Excel has put “{found}” here: the formula of this cell failed.",
        "Please correct the formula, or write the value itself.",
    ),
    "bare_word": (
        "“{word}” is neither a question nor a function nor a text, so it is always empty.",
        "Please write texts in quotes ('…') and questions with a dollar sign and braces.",
    ),
    "looks_required": (
        "The text says that an answer is required, and the column “required” is empty: people may skip the question.",
        "Please either write yes into the column “required”, or change the text.",
    ),
    "bad_yes_no": (
        "“{word}” says neither yes nor no, so “{column}” would have no effect.",
        "Please write yes or no, or a condition.",
    ),
    "bad_constant": (
        "“{part}” has no value: it is no date, no number, or beyond all numbers.",
        "Please correct it; dates are written '2026-03-17', numbers 3.5.",
    ),
    "bad_default": (
        "The default “{found}” is not what the question asks for, so nobody could keep it.",
        "Please write it like “{example}”, or empty the cell.",
    ),
    "bad_default_choice": (
        "The default “{found}” is no choice of the list “{list}”.",
        "Please write the name of a choice, not its label, or empty the cell.",
    ),
    "unused_list": (
        "No question asks from the list “{list}”, but one does from “{near}”.",
        "Please write “{near}” here as well.",
    ),
    "spare_list": (
        "No question asks from the list “{list}”.",
        "Please either use it, or remove its rows, or leave it so.",
    ),
    # --- conditions that say something else than they seem to
    **CONDITIONS,
    # --- languages
    "unknown_language": (
        "Nobody can choose the language of “{header}” here.",
        "Please write one of: {languages}; for example “label::vi”. Or leave it for other programs.",
    ),
    "no_question_in": (
        "No question has a text in {language}; people who read {language} see another language.",
        "Please either write the texts in “{header}”, or empty what is written in {language} on all sheets.",
    ),
    "same_language": (
        "“{header}” and “{other}” are the same language.",
        "Please keep one of the two columns.",
    ),
    # --- what a workbook shows otherwise than it is read
    "hidden_row": ("The row {row} is hidden; it is read all the same.", "Please either show it, or remove it."),
    "unnamed_column": (
        "No header stands above {letters}: what is written there, from row {row} on, is not read.",
        "Please either write a header into the row of the headers, or empty the column.",
    ),
    "title_above": (
        "The headers are those in row {row}; what stands above them is not read.",
        "Please either remove the rows above them, or leave it so.",
    ),
    "sheet_read_as": (
        "No sheet is called “{name}”; “{title}” is read as it, for its headers.",
        "Please either name the sheet “{name}”, or leave it so.",
    ),
    "column_read_as": (
        "The column “{header}” is read as “{near}”.",
        "Please either write “{near}”, or leave it so.",
    ),
    "shown_number": (
        "The cell holds a number or a date; people read “{shown}”.",
        "Please either format the cell as text and write what people are to read, or leave it so.",
    ),
    "formatted_number": (
        "The cell shows “{shown}” and holds {found}: {found} is what is read.",
        "Please either format the cell as text and write “{shown}” again, or leave it so.",
    ),
}
