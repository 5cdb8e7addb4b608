"""What can be wrong with a survey file, in English. `{…}` are a problem's params; other languages key on the ids."""

from __future__ import annotations

from typing import Final

from survey_definitions.assessment.sentences import ASSESSMENT
from survey_definitions.reading.file_sentences import FILE_MESSAGES
from survey_definitions.reading.judgements import JUDGEMENTS

_SIMPLER: Final = "Please either correct it, or write a simpler pattern."
# id: (what is wrong, how to mend it). An id is a problem's code, or its `sentence` where a code has several.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **FILE_MESSAGES,
    # --- sheets and columns
    "no_survey_sheet": ("There is no sheet “survey”.", "Please put the questions on a sheet of this name."),
    "empty_survey": (
        "The sheet “survey” has no questions.",
        "Please write one question in each row: type, name, label.",
    ),
    "missing_column": (
        "The sheet has no column “{name}”.",
        "Please either add it to the first row, or correct the header that is meant.",
    ),
    "misspelt_column": (
        "There is no column “{header}”, so nothing in it would be read.",
        "Please either write “{near}”, or remove the column.",
    ),
    "two_languages": (
        "The header “{header}” names two languages.",
        "Please give each language a column of its own, for example “label::vi” and “label::en”.",
    ),
    "unknown_column": (
        "The column “{header}” is not read.",
        "Please either correct its header, or leave it if it is a remark for yourself.",
    ),
    "choice_column_with_blank": (
        "The header “{header}” has a blank, so no filter can name this column.",
        "Please either write “{near}”, or remove the column.",
    ),
    "bad_choice_column": (
        "“{header}” cannot be the name of a column of choices.",
        "Please either rename it, for example “{near}”, or remove the column.",
    ),
    "unsupported_sheet": (
        "The sheet “{name}” has no effect here.",
        "Please leave it for other programs, or remove it.",
    ),
    "unsupported_setting": (
        "With “{setting}” only the owner of a private key could read the answers: nothing could be shown or counted.",
        "Please remove the column: answers are stored encrypted here anyway.",
    ),
    "words_too_long": (
        "The {name} has {size} characters; {limit} fit into the invitation on a phone.",
        "Please say it in fewer words; the notice and the survey itself have room for the rest.",
    ),
    "settings_upright": (
        "“{name}” stands below the names of settings, where their values belong.",
        "Please write all names into row 1, side by side, and each value below its name.",
    ),
    "settings_rows": (
        "Only row {row} of the settings is read; this row has no effect.",
        "Please either remove it, or move its values into row {row}.",
    ),
    "needless_setting": (
        "The setting “{setting}” has no effect here: answers are kept where the bot runs.",
        "Please leave it for other programs, or remove the column.",
    ),
    "missing_setting": (
        "The setting “{setting}” is missing; “{value}” is used instead.",
        "Please either add it to the sheet “settings”, or leave it so.",
    ),
    "unknown_default_language": (
        "No text is in “{language}”, the default language.",
        "Please either add the texts in this language, or name one of: {languages}.",
    ),
    "bad_id": (
        "“{name}” cannot be a survey's id; “{near}” is used instead.",
        "Please use letters without accents, digits, “_”, “-” and “.” only, or leave it so.",
    ),
    "survey_id_length": (
        "The survey's id has {size} characters; 1 to {limit} are allowed.",
        "Please write a shorter form_id.",
    ),
    # --- questions
    "missing_type": ("The row has no type.", "Please either write the type of the question, or empty the row."),
    "unknown_type": (
        "There is no type “{type}”.",
        "Please choose one of the types in the guide, for example text, integer or select_one.",
    ),
    "type_in_capitals": (
        "The type “{type}” is read as “{near}”, and likewise in other rows.",
        "Please write it in small letters, for other programs too, or leave it so.",
    ),
    "unsupported_type": (
        "“{type}” cannot be drawn in a chat: people read the question and go on without an answer.",
        "Please either ask for single places with geopoint, or leave it so.",
    ),
    "ignored_type": ("“{type}” has no effect in a chat.", "Please either remove the row, or leave it."),
    "not_asked": (
        "“{type}” asks nothing: nobody sees the label of “{name}”.",
        "Please either choose a type that asks, or empty the label.",
    ),
    "list_with_blank": (
        "The name of the list “{list}” has a blank; it is read as “{near}”.",
        "Please write “{near}”, also on the sheet “choices”.",
    ),
    "empty_group": (
        "“{name}” has no question.",
        "Please either add one before its end, or remove its beginning and end.",
    ),
    "empty_label": (
        "The label of “{name}” is made of marks alone: people see an empty card.",
        "Please write words, or remove the row.",
    ),
    "unsupported_appearance": (
        "The appearance “{appearance}” is not supported.",
        "Please either remove it, or use select_one_from_file with a choice_filter.",
    ),
    "missing_name": ("The question has no name.", "Please write a short name, for example “{example}”."),
    "bad_name": (
        "“{name}” cannot be a name: names begin with a letter and have only letters, digits, “_”, “-” and “.”.",
        "Please write, for example, “{near}”.",
    ),
    "name_with_blank": (
        "The name “{name}” has a blank; it is read as “{near}”.",
        "Please write “{near}”, also where other cells refer to it.",
    ),
    "reserved_name": ("The name “{name}” is reserved.", "Please choose another name."),
    "duplicate_name": (
        "The name “{name}” is used in row {other} already.",
        "Please either give one of the two another name, or remove one row.",
    ),
    "duplicate_repeat": (
        "The repeat “{name}” has the name of another group or repeat, in row {other}.",
        "Please give one of the two another name.",
    ),
    "similar_name": (
        "The name “{name}” differs from that in row {other} only in capital letters.",
        "Please either choose names that are easy to tell apart, or leave it so.",
    ),
    "missing_label": (
        "“{name}” has no label, so there is nothing to ask.",
        "Please either write the question in the column “label”, or remove the row.",
    ),
    "missing_calculation": (
        "“{name}” has no calculation.",
        "Please either write an expression in the column “calculation”, or remove the row.",
    ),
    "missing_list": (
        "“{type}” names no list of choices.",
        "Please write the list after the type, for example “{example}”.",
    ),
    "unknown_list": (
        "There is no list “{list}” on the sheet “choices”.",
        "Please either add its choices to the sheet “choices”, or name a list that is there.",
    ),
    "filter_with_other": (
        "“{type}” adds a choice of its own, which a filter of choices cannot let through.",
        "Please remove “or_other”, add a choice “other” to the list, and a text question for whoever chooses it.",
    ),
    "file_ending": (
        "“{list}” is not the name of a list in a file.",
        "Please write the name with its ending: .csv, .xml or .geojson, for example “fields.csv”.",
    ),
    "unmatched_end": (
        "“{type}” ends nothing that is open here.",
        "Please either remove it, or add “{begin}” before it.",
    ),
    "unclosed": ("“{name}” is not ended.", "Please add a row “{end}” after its last question."),
    "too_deep": ("Groups are nested deeper than {limit}.", "Please use fewer levels."),
    "unknown_reference": (
        "There is no question “{name}”.",
        "Please either correct the name, or add a question of this name.",
    ),
    "ambiguous_reference": (
        "“{name}” stands for several questions: rows {rows}.",
        "Please either give each of them a name of its own, or refer to another question.",
    ),
    "broken_reference": (
        "A reference to a question is not written whole: “{found}”.",
        "Please write a dollar sign, braces and the name of one question without blanks, for example “{example}”.",
    ),
    "bad_trigger": (
        "“{found}” cannot trigger a calculation.",
        "Please name one or more questions, for example “{example}”.",
    ),
    "bad_parameter": (
        "“{parameter}” cannot be used as a parameter of “{type}”.",
        "Please either correct it, for example “{example}”, or empty the cell.",
    ),
    # --- choices
    "choice_without_list": (
        "The choice belongs to no list.",
        "Please either write the list in the column “list_name”, or empty the row.",
    ),
    "choice_without_name": (
        "The choice has no name.",
        "Please either write a short name in the column “name”, or empty the row.",
    ),
    "choices_in_one": (
        "The list “{list}” has this one choice, which looks like several in one cell.",
        "Please either give each choice a row of its own, or leave it so.",
    ),
    "choice_without_label": ("The choice “{name}” has no label.", "Please write its text in the column “label”."),
    "duplicate_choice": (
        "The list “{list}” has the choice “{name}” in row {other} already.",
        "Please either give one of the two another name, or remove one row.",
    ),
    "same_choice_label": (
        "The choice reads like that in row {other} of the same list: nobody can tell them apart.",
        "Please either change one of the two texts, or remove one row.",
    ),
    "choice_with_blank": (
        "The name “{name}” has a blank; the list is used where several can be chosen.",
        "Please write “{near}”.",
    ),
    # --- expressions; “{shown}” has the sign ▶ where the fault is
    "expression_syntax": (
        "The expression cannot be read: {detail}",
        "Please check brackets, quotes and operators there.",
    ),
    "expression_ends": (
        "The expression ends too early, at sign {pos}: {shown}",
        "Please either complete it, or remove what is left over at its end.",
    ),
    "expression_quote": (
        "A quote is opened at sign {pos} and not closed: {shown}",
        "Please either close it, or remove it.",
    ),
    "expression_expected": (
        "“{expected}” is missing at sign {pos}: {shown}",
        "Please either add it, or remove what it would close or separate.",
    ),
    "expression_unexpected": (
        "“{found}” cannot stand at sign {pos}: {shown}",
        "Please either remove it, or add the operator or comma that is missing before it.",
    ),
    "expression_function": (
        "There is no function {name}().",
        "Please choose one of the functions in the guide.",
    ),
    "expression_arity": (
        "{name}() takes {wanted} argument(s), not {given}, at sign {pos}: {shown}",
        "Please compare with the list of functions in the guide.",
    ),
    "expression_unsupported": (
        "The expression uses “{what}”, which is not supported, at sign {pos}: {shown}",
        "Please write it another way; questions are named like “{example}”.",
    ),
    "expression_pattern": (
        "The pattern of regex() cannot be used: {detail}",
        _SIMPLER,
    ),
    **{
        f"pattern_{reason}": (f"The pattern of regex() cannot be used: {what}", _SIMPLER)
        for reason, what in {
            "missing": "it ends too early: {shown}",
            "unopened": "a bracket is closed that was not opened: {shown}",
            "unclosed": "a bracket is not closed: {shown}",
            "square": "a square bracket is not closed: {shown}",
            "nothing": "there is nothing to repeat: {shown}",
            "range": "a range ends before it begins: {shown}",
            "unsupported": "“{found}” is not supported: {shown}",
            "large": "it is too long, nested too deeply, or repeats too much.",
        }.items()
    },
    "expression_too_long": (
        "The expression is longer than {limit} characters.",
        "Please put parts of it into a calculate of their own.",
    ),
    "expression_too_deep": (
        "The expression is nested too deeply.",
        "Please put parts of it into a calculate of their own.",
    ),
    "cycle": (
        "These wait for one another, so none can be worked out: {loop}.",
        "Please either remove one of the references, or ask the question before it is needed.",
    ),
    "self_cycle": (
        "“{name}” refers to itself, so it can never be worked out.",
        "Please either refer to another question, or use a constraint, where “.” is the answer itself.",
    ),
    "unknown_filter_column": (
        "The choices of “{list}” have no column “{name}”.",
        "Please either add the column to the choices, or filter by one of: {columns}.",
    ),
    "unknown_reference_list": (
        "There is neither a file “{file}” beside the survey nor a reference list “{list}”.",
        "Please either put the file beside the survey, both into one .zip or one album, or name one of: {lists}.",
    ),
    "unknown_fact": (
        "Nothing is known of a person under “{name}”, so this would always be empty.",
        "Please either name one of: {facts}; or ask the question.",
    ),
    # --- surveys as a whole
    "no_questions": (
        "The survey asks nothing: whoever opens it reads its notes and is at the end.",
        "Please either add a question, or leave it so.",
    ),
    "nothing_reachable": (
        "Nobody can reach a question of this survey: the condition of every one is never true.",
        "Please correct or remove the conditions in the column “relevant”.",
    ),
    # --- advice
    "missing_translation": (
        "The text is missing in {language}; people who read {language} see it in another language.",
        "Please either write it in “{header}”, or leave it so.",
    ),
    "never_relevant": (
        "The condition is never true: “{name}” is never asked.",
        "Please either correct the condition, or remove the row.",
    ),
    "no_such_choice": (
        "“{question}” has no choice “{value}”, so this comparison is never true.",
        "Please either write the name of a choice of the list “{list}”, or add this one.",
    ),
    "constraint_without_message": (
        "Whoever gives an answer that does not fit is not told why.",
        "Please write in “constraint_message” what is wrong and what would be right.",
    ),
    "required_file": (
        "This cannot be sent in this chat, so people go on without an answer although the question is required.",
        "Please either make it optional, or ask for a text.",
    ),
    "chained_comparison": (
        "One comparison follows another: the second compares only whether the first holds, so everything passes.",
        "Please write two, joined by and: “{example}”.",
    ),
    "constant_condition": (
        "The condition reads no answer, so it is the same for everybody.",
        "Please compare something, for example “{example}”.",
    ),
    "look_alike": (
        "“{sign}” at sign {pos} only looks like the usual sign, so “{word}” is another word than “{plain}”.",
        "Please type “{plain}” anew on a Latin keyboard.",
    ),
    "long_choice": (
        "The choice has {size} characters; on a phone more than {limit} are hard to take in.",
        "Please either shorten it, or put the explanation into the question.",
    ),
    "long_card": (
        "Question and choices have {size} characters; beyond {limit} people have to scroll on a phone.",
        "Please either shorten the texts, or split the question.",
    ),
    "empty_choices": (
        "The filter of “{name}” leaves no choice, and the question is required: nobody gets past it.",
        "Please either correct the filter, or make the question optional.",
    ),
    "loose_pattern": (
        "The pattern {pattern} is looked for anywhere in the answer.",
        "Please write ^ before and $ after it when the whole answer is meant.",
    ),
    "counted_by_choice": (
        "A repeat counted by a multiple choice moves answers to other entries when a choice is taken back.",
        "Please let people add entries, and choose in each.",
    ),
    "looked_up_label": (
        "The label shows “{name}”, looked up by the entry's number: an edit leaves answers under other labels.",
        "Please either choose inside the entry, or write the questions out one by one.",
    ),
    # --- what pyxform finds
    "compiler_crash": (
        "The compiler stumbles over “{text}” and does not say why.",
        "Please empty the cell, or write it as one of the surveys that ship has it.",
    ),
    "pyxform": ("The compiler says: {detail}", "Please correct what it names, or remove the row."),
    "missing": ("The question has no choices that can be shown.", "Please check its type and its list."),
    "compiler": (
        "The survey cannot be compiled: {detail}",
        "Please compare the row with one of the surveys that ship.",
    ),
    # --- the sheets that define results
    **ASSESSMENT,
    **JUDGEMENTS,
}
