"""What can be wrong with a survey file, in English. `{…}` are a problem's params; other languages key on the ids."""

from __future__ import annotations

from typing import Final

from survey_definitions.assessment.sentences import ASSESSMENT

# id: (what is wrong, how to mend it). An id is a problem's code, or its `sentence` where a code has several.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # --- the file
    "file_too_large": (
        "The file has {size} bytes; {limit} are allowed.",
        "Please either leave out pictures and spare sheets, or put long lists of choices into reference lists.",
    ),
    "old_excel": (
        "This is a workbook of an Excel before 2007 (.xls).",
        "Please save it as .xlsx and send that.",
    ),
    "encrypted": (
        "The workbook is protected by a password, so nobody else can read it.",
        "Please either remove the password (File, Info, Protect Workbook) or save a copy without one.",
    ),
    "macros": (
        "The workbook contains macros, and macros from outside are not accepted.",
        "Please save it as .xlsx, which has none.",
    ),
    "not_workbook": (
        "The file cannot be opened as an Excel workbook: {detail}",
        "Please open it in Excel, save it as .xlsx again and send that.",
    ),
    "unzipped_too_large": (
        "Unpacked, the workbook is larger than is allowed.",
        "Please either leave out pictures and spare sheets, or copy the three sheets into a new workbook.",
    ),
    "too_many_sheets": (
        "The workbook has {count} sheets; {limit} are allowed.",
        "Please remove the sheets that are not the survey.",
    ),
    "too_many_rows": (
        "The sheet has more than {limit} rows.",
        "Please either remove rows, or put long lists of choices into reference lists.",
    ),
    "too_many_columns": (
        "The sheet has more than {limit} columns.",
        "Please remove the columns at the right that the survey does not need.",
    ),
    "cell_too_long": (
        "The cell has {size} characters; {limit} are allowed.",
        "Please either shorten the text or split it over several questions.",
    ),
    "formula_without_value": (
        "The cell holds a formula whose value is not stored in the file.",
        "Please either open the workbook in Excel and save it, or write the value itself.",
    ),
    "merged_cells": (
        "The cells {range} are merged; only the first of them holds a text.",
        "Please unmerge them and write the text into each row that needs it.",
    ),
    "hidden_sheet": (
        "The sheet “{name}” is hidden; it is read all the same.",
        "Please either show it, or remove it if it is not meant.",
    ),
    "not_text": (
        "The file is not text in UTF-8; it looks like an older code page, such as Windows-1258.",
        "Please save it again with the encoding UTF-8.",
    ),
    "wide_text": (
        "The file is text in UTF-16.",
        "Please save it again with the encoding UTF-8.",
    ),
    "yaml_syntax": (
        "The file is not valid YAML: {detail}",
        "Please check indentation and quotes near this line.",
    ),
    "yaml_shape": (
        "A survey in YAML has sheets (survey, choices, settings), each a list of rows with texts: {detail}",
        "Please compare with one of the surveys that ship.",
    ),
    "repeated_key": ("“{key}” is written twice here.", "Please keep one of the two."),
    "duplicate_column": ("There are two columns “{header}”.", "Please either remove or rename one of them."),
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
    "unsupported_sheet": ("The sheet “{name}” is not supported.", "Please remove the sheet."),
    "unsupported_setting": ("The setting “{setting}” is not supported.", "Please remove the column."),
    "missing_setting": (
        "The setting “{setting}” is missing; “{value}” is used instead.",
        "Please either add it to the sheet “settings”, or leave it so.",
    ),
    "unknown_default_language": (
        "No text is in “{language}”, the default language.",
        "Please either add the texts in this language, or name one of: {languages}.",
    ),
    "bad_id": (
        "“{name}” cannot be a survey's id.",
        "Please use letters without accents, digits, “_”, “-” and “.” only.",
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
    "unsupported_type": (
        "The type “{type}” cannot be answered in a chat.",
        "Please either ask for a text, or remove the row.",
    ),
    "ignored_type": ("“{type}” has no effect in a chat.", "Please either remove the row, or leave it."),
    "unsupported_appearance": (
        "The appearance “{appearance}” is not supported.",
        "Please either remove it, or use select_one_from_file with a choice_filter.",
    ),
    "missing_name": ("The question has no name.", "Please write a short name, for example “{example}”."),
    "bad_name": (
        "“{name}” cannot be a name: names begin with a letter and have only letters, digits, “_”, “-” and “.”.",
        "Please write, for example, “{near}”.",
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
    "file_ending": (
        "“{list}” is not the name of a reference list.",
        "Please write the name with “.csv”, for example “fields.csv”.",
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
        "{name}() takes {wanted} argument(s), not {given}.",
        "Please compare with the list of functions in the guide.",
    ),
    "expression_unsupported": (
        "The expression uses “{what}”, which is not supported, at sign {pos}: {shown}",
        "Please write it another way; questions are named like “{example}”.",
    ),
    "expression_pattern": (
        "The pattern of regex() cannot be used: {detail}",
        "Please either correct it, or write a simpler pattern.",
    ),
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
        "There is no reference list “{list}”.",
        "Please either name one of: {lists}; or put the choices on the sheet “choices”.",
    ),
    "unknown_fact": (
        "Nothing is known of a person under “{name}”, so this would always be empty.",
        "Please either name one of: {facts}; or ask the question.",
    ),
    # --- surveys as a whole
    "no_questions": (
        "The survey asks nothing: it has only notes and calculations.",
        "Please add at least one question.",
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
        "A file cannot be sent in this chat, and the question is required: nobody gets past it.",
        "Please either make it optional, or ask for a text.",
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
    "pyxform": ("The compiler says: {detail}", "Please correct what it names, or remove the row."),
    "missing": ("The question has no choices that can be shown.", "Please check its type and its list."),
    "compiler": (
        "The survey cannot be compiled: {detail}",
        "Please compare the row with one of the surveys that ship.",
    ),
    # --- the sheets that define results
    **ASSESSMENT,
}
