"""What can be wrong with a condition that can be read, in English: never true, always true, asked too early."""

from __future__ import annotations

from typing import Final

CONDITIONS: Final[dict[str, tuple[str, str]]] = {
    "never_passes": (
        "No answer can meet this condition, and the question is required: nobody gets past “{name}”.",
        "Please correct it: with “and”, one answer has to meet all parts at once, for example “{example}”.",
    ),
    "never_passes_optional": (
        "No answer can meet this condition: whatever is answered to “{name}” is refused.",
        "Please correct it: with “and”, one answer has to meet all parts at once, for example “{example}”.",
    ),
    "note_stops": (
        "There is nothing to answer in a note, so a required one stops everybody: nobody gets past “{name}”.",
        "Please either empty the cell, or write in “relevant” whom it shall stop.",
    ),
    "always_relevant": (
        "The condition is true whatever is answered, so it has no effect on “{name}”.",
        "Please either correct it (between two “!=”, mostly “and” is meant), or empty the cell.",
    ),
    "always_passes": (
        "Every answer meets this condition, so it has no effect on “{name}”.",
        "Please either correct it (between two limits, mostly “and” is meant), or empty the cell.",
    ),
    "never_true": (
        "“{part}” is never true, whatever is answered to “{question}”.",
        "Please compare with something that can be answered there, or remove the comparison.",
    ),
    "never_true_limit": (
        "“{part}” is never true: the constraint of “{question}” in row {row}, “{limit}”, lets no such answer pass.",
        "Please correct either this comparison, or that constraint.",
    ),
    "always_true": (
        "“{part}” is always true, whatever is answered to “{question}”.",
        "Please compare with something that can be answered there, or remove the comparison.",
    ),
    "never_true_two": (
        "“{part}” is never true, whatever is answered to “{question}” and “{other}”.",
        "Please compare answers of the same kind that can be so, or remove the comparison.",
    ),
    "always_true_two": (
        "“{part}” is always true, whatever is answered to “{question}” and “{other}”.",
        "Please compare answers of the same kind that can be so, or remove the comparison.",
    ),
    "no_such_choice_unequal": (
        "“{question}” has no choice “{value}”, so this comparison is always true.",
        "Please either write the name of a choice of the list “{list}”, or add this one.",
    ),
    "count_of_one": (
        "“{part}” counts questions, not what is chosen in one: that is one at most.",
        "Please write {near}.",
    ),
    "choice_order": (
        "“{part}” is never true: what is chosen is kept in the order of the list.",
        "Please write {near}, or ask for each with selected().",
    ),
    "only_choice": (
        "Several can be chosen here: “{part}” looks at all of them together, not at one among them.",
        "Please write {near}, unless exactly this one alone is meant.",
    ),
    "bare_value": (
        "“{part}” stands alone among conditions: it is the same for everybody.",
        "Please write a whole comparison there.",
    ),
    "truth_of_answer": (
        "“{part}” alone asks only whether the question is shown, answered or not.",
        "Please write {near} when it has to be answered.",
    ),
    "not_a_number": (
        "“{part}” has no value: the choices of “{question}” are no numbers, for example “{value}”.",
        "Please give the choices numbers as names, or turn them into numbers with if().",
    ),
    "asked_later": (
        "“{other}” is asked later, in row {row}: until then the condition is not true, and “{name}” is asked after it.",
        "Please move the question below row {row}, or compare with one that is asked before.",
    ),
    "asked_later_constraint": (
        "“{other}” is asked later, in row {row}: until then no answer to “{name}” can meet this condition.",
        "Please move the condition to “{other}”, or the question below row {row}.",
    ),
    "asked_later_choice_filter": (
        "“{other}” is asked later, in row {row}: until then “{name}” has no choices.",
        "Please move the question below row {row}.",
    ),
    "slash": (
        "“{given}” is a path here, not a division: it is always empty.",
        "Please write {near}.",
    ),
    "thousands": (
        "“{given}” is {value} here: the point stands before decimals.",
        "Please write {near} if thousands are meant, else {value}.",
    ),
    "asked_inside": (
        "“{other}” is asked inside “{name}” itself: as long as this is not shown, nobody can answer it.",
        "Please either name a question that is asked before “{name}”, or move the condition to the questions inside.",
    ),
    "bare_day": (
        "“{given}” is a subtraction here, not a day.",
        "Please write {near}.",
    ),
    "always_empty": (
        "“{name}” has no value, whatever is answered.",
        "Please correct the calculation: it reads an answer that never is what it expects.",
    ),
    "default_refused": (
        "The default “{found}” is refused by the question's own constraint, “{limit}”.",
        "Please correct one of the two: whoever keeps the default cannot go on.",
    ),
    "selected_several": (
        "“{part}” is never true: selected() asks for one choice at a time.",
        "Please write {near}, or join them by or.",
    ),
    "no_entries": (
        "The number of entries is never 1 or more, so nobody is asked anything in “{name}”.",
        "Please either write a whole number from 1 on, or name a question that asks for one, or empty the cell.",
    ),
    "value_refused": (
        "The value “{found}” is refused by the question's own constraint, “{limit}”.",
        "Please correct the value or the constraint.",
    ),
    "shown_later": (
        "The text shows the answer to “{other}”, which is asked later, in row {row}: until then its place is empty.",
        "Please either move this below row {row}, or show something that is answered before.",
    ),
    "shown_first": (
        "“{name}” is asked in each entry of “{repeat}”: outside of it the text shows the first entry's answer alone.",
        "Please either move this into the repeat, or show a calculate such as {example}.",
    ),
    "many_entries": (
        "“{name}” is asked in each entry of “{repeat}”: a comparison outside looks at all, anything else at the first.",
        "Please say which entries are meant, for example {example}, or sum(), count() or join() for all of them.",
    ),
    # The same in an XForm, which has no rows.
    "shown_later_path": (
        "The text shows the answer to “{other}”, which is asked later: until then its place is empty.",
        "Please either move this behind “{other}”, or show something that is answered before.",
    ),
    "asked_later_path": (
        "“{other}” is asked later: until then the condition is not true, and “{name}” is asked after it.",
        "Please move the question behind “{other}”, or compare with one that is asked before.",
    ),
    "asked_later_constraint_path": (
        "“{other}” is asked later: until then no answer to “{name}” can meet this condition.",
        "Please move the condition to “{other}”, or the question behind it.",
    ),
    "asked_later_choice_filter_path": (
        "“{other}” is asked later: until then “{name}” has no choices.",
        "Please move the question behind “{other}”.",
    ),
    "never_together_path": (
        "Nobody who meets the condition of a group around it meets this one too: nobody is asked “{name}”.",
        "Please correct one of the two conditions.",
    ),
    "same_choice_label_path": (
        "Two choices of the list read the same: nobody can tell them apart.",
        "Please either change one of the two texts, or remove one of the choices.",
    ),
    "never_together": (
        "Nobody who meets the condition of the group in row {row} meets this one too: nobody is asked “{name}”.",
        "Please correct one of the two conditions.",
    ),
    "unquoted_question": (
        "jr:choice-name() wants its question in quotes; so it has no value.",
        "Please write {near}.",
    ),
    "swapped_pattern": (
        "regex() wants the answer first and the pattern second: here the answer is taken for the pattern.",
        "Please write {near}.",
    ),
    "indexed_repeat": (
        "indexed-repeat() wants a question inside a repeat, that repeat, and the number of an entry from 1 on.",
        "Please write, for example, {near}.",
    ),
    "year_of_date": (
        "“{part}” compares a day with a number of days since 1970, not with a year.",
        "Please write {near}, or compare with a day, for example date('2026-03-17').",
    ),
}
