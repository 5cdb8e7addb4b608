# Help in the headers of the workbook that authors begin with.
template-type = What is asked: { $one } LIST and { $several } LIST offer the choices of a list, text, integer, decimal and date are typed, note is only read, calculate works something out.
template-name = A short name without blanks: letters, digits, underlines. Other cells refer to it, and exports use it.
template-label = What people read.
template-hint = A line below the question, best an example of an answer.
template-constraint_message = What somebody reads whose answer does not fit: what is wrong and what would be right.
template-required = yes: nobody gets past without an answer. Empty: the question may be skipped.
template-relevant = When it is asked: a name with a dollar sign and braces, and texts in quotes, as in the example. Empty: always.
template-constraint = What an answer must satisfy; the point stands for the answer.
template-calculation = For calculate: how the value is worked out.
template-choice_filter = Which choices of the list are offered, by a column of your own on the sheet “choices”.
template-default = An answer that is offered: the name of a choice, a number, or a date like 2026-03-17.
template-list_name = The list a choice belongs to; the column “type” of the sheet “survey” names it.
template-form_id = The name of the survey for programs. The same in all versions.
template-version = Yours to count; the bot counts for itself as well.
template-form_title = The title people see.
template-default_language = Read by those whose own language is missing.
