# English. Wording after domain sections 8.3, 8.4, 9.5 and 12.

moment = { $time }, { $day }
word-yes = yes
word-no = no

## Buttons
button-next = Next
button-back = ◀ Back
button-skip = Skip
button-without = Go on without a file
button-done = Done
button-undo = Undo the last
button-add = Add
button-delete = Delete
button-edit-number = Edit { $number }
button-delete-number = Delete { $number }
button-keep = Keep: { $value }
button-understood = Understood
button-earlier = ◀ Previous
button-further = More ▶
button-all = Show all
button-unclassified = Not classified
button-submit = Submit
button-review = To the review
button-list = List: add, edit, delete
button-correct = Change my answers
button-surveys = My surveys
button-begin = Start
button-continue = Continue
button-later = Later
button-rights = My rights
button-language = Language
button-help = Help
button-agree = I agree
button-refuse = I do not agree
button-details = Details
button-notice-again = Read the notice again
button-yes = Yes
button-no = No
button-allow-pools = Agree to the lists
button-end-pools = Withdraw from the lists
button-allow-reminders = Agree to reminders
button-end-reminders = Stop reminders
button-withdraw = Withdraw consent
button-erase = Ask for deletion

## Menu
menu-surveys = My surveys
menu-continue = Continue
menu-results = My results
menu-language = Language
menu-rights = My rights and data
menu-help = Help

## Joining
stranger =
    This is a survey service for people who were invited.
    Please open the link of your invitation or send your code here.
code-unknown = The code is wrong or used. Please ask the focal point of your agency.
enrol-fact = To confirm, please type the last { $letters } characters of your staff code.
fact-wrong = That does not match. Please check and type it again.
enrol-locked = Too many wrong tries. Please try again in an hour or ask the focal point of your agency.

## Invitations on paper
slip-title = Invitations to the survey: { $agency }
slip-advice = Cut along the lines and hand each slip to its person. Do not photograph this list or send it by messenger.
slip-page = Page
slip-name = Name
slip-division = Division
slip-staff = Staff code
slip-code = Code
slip-link = Link
slip-valid = Valid
slip-join = How to join
slip-until = Valid until { $moment }
slip-how = Scan the QR code with a phone that has Telegram, or send the code to { $bot } on Telegram. The bot will ask for the last { $letters } characters of your staff code; therefore it is not printed here in full.

## Consent (domain 8.3)
notice-title = Notice on personal data (version { $version })
notice =
    Responsible body: { $body }. Data protection contact: { $contact }.
    We collect: agency, title, month and year of birth, career history, your self-assessments.
    Purpose: assess the state of the staff, training and assignment under the project.
    Who can see them: you; your direct supervisor; the focal point of your agency; the project team. Reports contain group figures only.
    Kept until: { $period }. Stored at: { $place }. Messages pass through the servers of the messenger provider, possibly outside Viet Nam.
    You may see and correct your data, withdraw consent and ask for deletion at any time with /rights.
    Do not enter state secrets or confidential work matters.
notice-body = Project team, Organisation Committee of the Provincial Party Committee
notice-contact = the data protection officer of the Organisation Committee
notice-period = the end of the wave and 24 months after it
notice-place = the server of the responsible body
notice-question = Do you agree?
details-title = Details
details =
    • Each purpose is asked on its own: (1) your own development and staffing analysis, (2) lists of experts and young talent, (3) reminders. You may agree to one and refuse another.
    • Of your messenger account only the number of this chat is kept, encrypted; no name, picture or phone number.
    • Answers in your own words and submitted surveys are encrypted where they are stored.
    • Self-assessments are not used for the yearly rating; decisions on staff are made by the people in charge, not by this system.
    • Refusing or withdrawing has no disadvantage; you can answer on paper through the focal point of your agency.
purpose-head = Purpose { $n } of { $of }
purpose-development = Do you agree that your answers are used for your own development and for staffing analysis?
purpose-pools = Do you agree that your answers are used for lists of experts and young talent?
purpose-reminders = Do you agree to get reminders about surveys through this app?
short-development = Own development and staffing analysis
short-pools = Lists of experts and young talent
short-reminders = Reminders
consent-refused =
    Thank you for telling us. None of your answers are collected.
    If you would like to take part on paper, please ask the focal point of your agency.

## My surveys
surveys-title = My surveys
surveys-none = There is no survey for you at present.
surveys-no-consent = There is no consent on personal data, so there is no survey to answer.
surveys-line = • { $survey }: { $state }; deadline { $deadline }
state-new = not started
state-started = in progress
state-submitted = submitted, can be changed
state-done = submitted
state-closed = closed
state-stopped = stopped
intro =
    Time needed: about { $minutes } minutes; you can pause and continue.
    Deadline: { $deadline }.
    Purpose: training needs and assignment; not used for the yearly rating.
    Please do not enter classified content.
closed = “{ $survey }” is closed. Thank you for your interest.
not-yet-open = “{ $survey }” opens at { $when }.
invitation =
    Dear { $name },
    As part of the project to raise the quality of advisory officials, the project team invites you to complete “{ $survey }”.
    • Time needed: about { $minutes } minutes; you can pause and continue.
    • Deadline: { $deadline }.
    • Purpose: training needs and assignment; not used for the yearly rating.
    Please do not enter classified content.
    Kind regards

## On the card
card-head = { $title } · { $at } / ~{ $of } · about { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
} left
chosen-number = no. { $number }
card-several = You may choose several, then press “Done”.
card-rank = Press them in order, the most important first.
card-range = Please type a number from { $first } to { $last }.
card-type-text = Please answer in your own words. No classified content.
card-type-integer = Please type a whole number, for example 4.
card-type-decimal = Please type a number, for example 6.5.
card-type-date = Please type a date like 15/03/2019.
card-type-month-year = Please type a month like 03/2019.
card-type-year = Please type a year like 2019.
card-type-time = Please type a time like 08:30.
card-type-datetime = Please type date and time like 15/03/2019 08:30.
card-type-geopoint = Please type latitude and longitude, for example 20.95 107.08.
card-type-file = Files are not accepted here. Please hand this in as your focal point tells you, and go on with the button below.
list-search = You can type part of a name to search.
list-nothing = Nothing found for “{ $query }”.
repeat-empty = Nothing here yet.
repeat-delete = Delete “{ $entry }” and the answers in it?

## What was wrong with an entry
reject-required = This question needs an answer.
reject-constraint = This answer does not fit. Please check it.
reject-choice = Please choose a button or answer with its number.
reject-range = Please type a number within { $values }.
reject-number = Please type a number, for example 6.5.
reject-integer = Please type a whole number, for example 4.
reject-decimal = Please type a number, for example 6.5.
reject-date = The date is not valid. Please use the form 15/03/2019.
reject-datetime = Date and time are not valid. Please use the form 15/03/2019 08:30.
reject-month = The date is not valid. Please use the form 03/2019.
reject-year = The year is not valid. Please use the form 2019.
reject-time = The time is not valid. Please use the form 08:30.
reject-geopoint = The position is not valid. Please use the form 20.95 107.08.
reject-too_long = This answer is too long. Please shorten it.
reject-file = Files, photos and voice are not accepted here; this is handed in elsewhere. Please go on with the button below.
reject-fault = This question cannot take an answer at present. Please tell the focal point of your agency.
reject-other = This answer does not fit. Please check it.
reject-held-stamp = The text seems to contain information that must not be sent through this app. Please remove document numbers or classified content. The answer was not stored.
reject-held-document = The text seems to contain information that must not be sent through this app. Please remove document numbers or classified content. The answer was not stored.
reject-held-contact = The text seems to contain an e-mail address. Please remove personal details. The answer was not stored.
reject-held-digits = The text contains a long number such as a phone or identity number. Please remove personal details. The answer was not stored.
reject-send-again = If you are sure that nothing in it is classified, please send the very same answer again.
files-refused = Files, photos and voice are not accepted. Please use the buttons or text.
press-a-button = Please choose one of the buttons below.
unknown-command = There is no such command. Press /help to see the commands.
toast-again = The card has moved on; this press changed nothing.
toast-stale = This button is out of date. Please use the card at the bottom.

## Review and receipt
review-title = Review before submitting
review-text = Press the number of a section to see and change its answers. Nothing is sent until you press “Submit”.
review-missing = { $count ->
    [1] 1 question still needs an answer.
   *[other] { $count } questions still need an answer.
}
review-empty = (no answer)
received =
    Your answers to “{ $survey }” were received at { $time } on { $day }. Thank you.
    You can see what you submitted with /results and change your answers until { $deadline }.
receipt = Receipt: { $code }
results-title = My results
results-none = You have not submitted anything yet.
results-line = • { $survey }: no. { $number }, { $at }, receipt { $code }

## Rights
rights-title = My rights and data
rights-stored =
    Stored: staff code { $code }; { $unit }; title, position, month and year of birth as your agency's roster has them; surveys started: { $started }, submitted: { $submitted }, answers: { $answers }.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = You may see and change each answer until the deadline, withdraw consent and ask for deletion at any time.
withdraw-question = Withdraw consent? Your answers are no longer used from now on; you will get no surveys and no reminders.
withdrawn = Your consent is withdrawn. Your data are no longer used from now on.
erase-question = Ask for deletion? Use stops at once. Anonymous answers, if any, cannot be found again to be deleted.
deletion-recorded = Your deletion request is recorded. Use stops at once; completed by { $day }.
reminders-stopped = You will get no more reminders, only invitations to new surveys. To get them again: open /rights and press “Agree to reminders”.

## Admins: survey files
upload-kind = Surveys are accepted as an Excel workbook (.xlsx) or a text file (.yaml), the structure of the organisation also as CSV. This file is neither.
upload-too-large = The file is larger than 5 MB. Please leave out pictures and spare sheets and send it again.
upload-failed = The file could not be fetched from the messenger. Please send it again.
upload-too-slow = The file took too long to check. Please make the survey smaller, or check it on the server with “surveybot check”.
button-desk = To the desk
button-draft = Draft: { $survey }
button-versions = Versions
button-version = File of version { $version }
button-try = Try
button-publish = Publish
button-discard = Discard
button-no-note = Publish without a note
menu-admin = Desk for admins
desk-title = Desk
desk-text = Send a survey here as an Excel workbook (.xlsx) or text file (.yaml), up to 5 MB. It is checked first; nothing goes out by sending it.
desk-live = Published surveys:
desk-nothing-live = No survey is published yet.
desk-line = • { $survey } ({ $code }): version { $version } of { $day }
versions-text = A button sends the original file of a version back. Each download is on record.
versions-line = • Version { $version } of { $day }: { $file }
version-known = This very file is version { $version }, published on { $day }. There is nothing to publish.
faults-text = { $count ->
    [1] One mistake has to be mended. Nothing was stored.
   *[other] { $count } mistakes have to be mended. Nothing was stored.
}
faults-more = { $count ->
    [1] … and one more.
   *[other] … and { $count } more.
}
faults-next = The file above shows where. Please mend it and send it again.
fault-sheet = sheet { $sheet }
fault-row = row { $row }
fault-line = line { $line }
fault-column = column { $column }
draft-head = Draft · { $code } · { $file }
draft-figures = { $questions ->
    [1] 1 question
   *[other] { $questions } questions
}, about { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}.
draft-languages = Languages: { $languages }.
draft-untranslated = One language, not named.
draft-unknown-lists = The survey looks into lists that this installation does not have: { $lists }.
draft-warnings = { $count ->
    [1] 1 warning:
   *[other] { $count } warnings:
}
draft-first = The first version of this survey.
draft-changes = Against version { $version }, which is live:
draft-no-changes = Nothing that people would notice is different from version { $version }, which is live.
draft-outdated = Version { $version } was published since this file was checked. Send the file again to see what it changes.
draft-next = Nobody sees this draft but you. Publishing opens nothing and sends nothing.
draft-gone = This draft is no longer here.
change-title = • another title
change-added = • added ({ $count }): { $names }
change-removed = • removed ({ $count }): { $names }
change-changed = • changed in meaning ({ $count }): { $names }
change-reworded = • changed in words ({ $count }): { $names }
change-languages_added = • languages added: { $names }
change-languages_removed = • languages removed: { $names }
trial-title = TRIAL · { $survey }
button-end-trial = End the trial
button-to-draft = To the draft
tried = The trial is over. None of your answers was stored.
note-question = What is to be remembered of this version? Please type a short note, for example “answers of the pilot taken up”.
discard-question = Discard the draft of “{ $survey }”? What is published stays as it is.
toast-discarded = The draft of “{ $survey }” is discarded.
published = Version { $version } is published. Nothing was opened and nobody was told.
published-before = These very bytes are version { $version } already. Nothing was opened and nobody was told.
published-next = Next: plan a campaign of { $code }.

## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Help
help =
    • /surveys: your surveys
    • /continue: go on with the one you began
    • /results: what you submitted
    • /language: change the language
    • /rights: what is stored, withdraw consent, deletion
    • /stop: no more reminders
    • /absence: days on which you are away
    Answer with the buttons or type their numbers. Every answer is saved at once; you can stop at any time.
help-asked = The focal point of your agency was told that somebody needs help. Neither your answers nor your name were sent.
help-nobody = The focal point of your agency cannot be told through this app at present. Please contact them directly.
help-wanted = Somebody in your agency needs help with a survey. Please mention in the briefing that they may come to you.
apology = Sorry, something went wrong with your last message. Reference: { $reference }. Please try again or tell the focal point of your agency.

## Admins: structure files
desk-structure = Send the structure of the organisation as XLSX, CSV or YAML. Lists of people are not sent here.
upload-people = This is a list of people. Lists of people never go through the messenger: please import it on the server with “surveybot roster import”. What is in the file was neither read nor stored. Please delete the message with this file.
button-structure = Structure: { $name }
button-apply = Apply
button-discard-file = Discard this file
structure-head = Structure of the organisation
structure-created = • New: { $count }
structure-changed = • Changed: { $count }
structure-unchanged = • Unchanged: { $count }
structure-refused = • Refused: { $count }
structure-first-created = New:
structure-first-changed = Changed:
structure-first-refused = Refused; the file above marks the cells to be mended:
structure-more = … and { $count } more rows
structure-next = Nothing has been changed yet. Press “Apply” and the structure is updated at once; no message goes out.
structure-next-some = Nothing has been changed yet. Press “Apply” and the good rows are taken over at once, refused ones are left out; no message goes out.
structure-idle = This file changes nothing.
structure-untouched = Nothing has been changed.
structure-moved = The structure has changed since you sent the file. This card says what the file would do now; please look again.
structure-applied = The structure has been updated
structure-applied-next = People of a closed unit are moved by the next roster, imported on the server.
structure-gone = This file is not there any more.
toast-file-discarded = The file was discarded. The structure is as it was.
toast-import-running = Another import is running. Please press again in a few minutes.
import-file-file_too_large = The file has { $size } MB; at most { $limit } MB are read.
import-file-file_empty = The file is empty.
import-file-unknown_format = The file is neither XLSX nor CSV nor YAML.
import-file-old_workbook = This is an old XLS workbook or one with a password. Please save it as XLSX without a password.
import-file-macro_workbook = The workbook contains macros. Please save it as XLSX (without macros).
import-file-zip_bomb = The workbook unpacks to { $size } MB; at most { $limit } MB, or { $ratio } times its own size, are read.
import-file-unreadable_workbook = This workbook cannot be read. Please open it and save it as XLSX again.
import-file-unreadable_yaml = Line { $line }: this is not the YAML of an import file ({ $detail }).
import-file-unreadable_csv = Row { $line }: this is not a CSV file ({ $detail }).
import-file-unknown_encoding = The letters of this file cannot be read safely. Please save it as CSV UTF-8 or as XLSX.
import-file-too_many_rows = More than { $limit } rows. Please send it in parts, or import it on the server with “surveybot structure import”.
import-file-too_many_columns = More than { $limit } columns.
import-file-no_header = The first row must hold the names of the columns.
import-file-header_merged = The first row must hold the names of the columns, one a cell; { $place } is merged.
import-file-header_formula = The name of a column must not be a formula ({ $place }).
import-file-duplicate_column = The column { $column } is there twice.
import-file-missing_columns = These columns are missing: { $columns }.
import-file-no_rows = There is no row below the names of the columns.
import-row-formula = a formula; please put in the value itself.
import-row-merged = a merged cell ({ $place }); please undo the merge and fill in every cell.
import-row-cell_error = an error value ({ $value }).
import-row-cell_too_long = { $length } characters; at most { $limit }.
import-row-control_characters = characters that cannot be shown.
import-row-required = must not be empty.
import-row-bad_code = { $value } is not a code: letters, digits, dot, hyphen, underscore, slash, no blanks, at most { $limit } characters.
import-row-too_long = { $length } characters; at most { $limit }.
import-row-unknown_kind = { $value } is not a kind; the nearest is { $nearest }, known are { $known }.
import-row-bad_number = { $value } is not a whole number from 0 to { $limit }.
import-row-bad_date = { $value } is not a date; for example 01/03/2025.
import-row-unknown_word = { $value } is not known; the nearest is { $nearest }, known are { $known }.
import-row-duplicate = { $value } is also in row { $rows }, with other content; which one is right?
import-row-repeated = the same as row { $rows }.
import-row-no_parent_allowed = a block has nothing above it.
import-row-parent_kind = { $value } is a { $found }; a { $kind } belongs to: { $wanted }.
import-row-unknown_parent = { $value } is neither in this file nor in the structure; the nearest is { $nearest }.
import-row-parent_refused = { $value } stands in a refused row.
import-row-parent_loop = the unit would be above itself ({ $value }).
import-row-ends_before_it_begins = ends ({ $value }) before it begins ({ $begins }).
import-row-unknown_successor = { $value } is neither in this file nor in the structure; the nearest is { $nearest }.
import-row-successor_refused = { $value } stands in a refused row.
import-row-successor_loop = the unit would succeed itself ({ $value }).
import-row-successor_without_end = a unit that has successors needs the day of its end.
import-row-kind_changed = { $value } is a { $found } in the structure and cannot become a { $kind }.
import-note-unknown_column = the column { $column } is not known and was not read; the nearest is { $nearest }.
import-note-unnamed_column = the column { $column } has no name and was not read.
import-note-other_sheets = only the sheet { $sheet } was read; not: { $others }.
import-note-read_as_windows_1258 = the file is not Unicode and was read as Windows-1258. Please check a few names.
import-note-read_as_utf_16 = the file was read as UTF-16.
import-note-people_in_closed = { $count } people are still in { $value }, which is closed; the next roster is to move them.
import-note-open_in_closed = the unit stays open although { $value } above it ends on { $date }.

## Focal points: roster and survey differ
discrepancies = What people stated in a survey differs from the roster of your agency. People concerned: { $count }. Both statements are kept. Please ask the personnel division to look into it; names are not sent by messenger.
## Reminders, later, absence (domain 9.5)
about = { $minutes ->
    [1] about 1 minute
   *[other] about { $minutes } minutes
}
remind-new = Dear { $name }, “{ $survey }” awaits you: { $about }, and you can pause and continue. Deadline: { $deadline }. Please start when it suits you.
remind-started = Thank you, { $name }, for your interest in “{ $survey }”. { $questions ->
    [1] 1 question is left, { $about }.
   *[other] { $questions } questions are left, { $about }.
} Deadline: { $deadline }. Please continue when it suits you.
remind-review = Thank you, { $name }: all questions of “{ $survey }” are answered. Only the review and submitting are left. Deadline: { $deadline }. Please look it over when it suits you.
needed-new = Dear { $name }, “{ $survey }” closes at { $deadline }. Your answers are needed for a true picture of { $agency }. Please take { $about }. If something is unclear, press “Help”.
needed-started = Dear { $name }, “{ $survey }” closes at { $deadline }. Your answers are needed for a true picture of { $agency }. Questions left: { $questions }; please take { $about }. If something is unclear, press “Help”.
needed-review = Dear { $name }, “{ $survey }” closes at { $deadline }. All questions are answered; only the review and submitting are left. Your answers are needed for a true picture of { $agency }. If something is unclear, press “Help”.
closing-today = Dear { $name }, today is the last day for “{ $survey }” ({ $deadline }).
closing-soon = Dear { $name }, “{ $survey }” closes soon ({ $deadline }).
last-new = It takes { $about }. Please finish and submit in time.
last-started = What you have answered is saved; questions left: { $questions }, { $about }. Please finish and submit in time.
last-review = All questions are answered and saved. Please look them over and submit in time.
last-one = This is the last reminder.
reminder-asked = The reminder you asked for.
several-invitation = Dear { $name }, the project team invites you to { $count } surveys; you can pause and continue at any time. Please do not enter classified content.
several-reminder = Dear { $name }, { $count } of your surveys are not submitted yet. Please finish them when it suits you.
several-last = Please submit in time. For what closes now this is the last reminder.
line-new = • { $survey }: not started, { $about }; deadline { $deadline }
line-started = • { $survey }: questions left: { $questions }, { $about }; deadline { $deadline }
line-review = • { $survey }: all answered, only review and submitting are left; deadline { $deadline }
later-question = When would you like to be reminded? Choose a moment or type a date, for example { $example }. No reminder comes before.
later-none = The survey closes at { $deadline }; no suitable moment for a reminder is left before. Please finish it when you can.
later-nothing = No survey is waiting for you any more.
later-set = You will be reminded at { $moment }. What you have answered is saved; you can continue at any time.
later-wrong = This date is not valid, in the past or after the deadline { $deadline }. Please use the form { $example }.
button-afternoon = This afternoon, { $time }
button-tomorrow = Tomorrow morning, { $day }
button-monday = Monday, { $day }
button-absence = I am away
absence-title = Days away
absence-text = No reminder comes on the days you are away; no reason is needed. Please type the first and the last day, for example { $example }.
absence-line = • { $first } – { $last }
absence-wrong = These days are not valid. Please type the first and the last day, for example { $example }.
button-end-absence = Remove { $first } – { $last }
## Campaigns
button-campaigns = Campaigns
button-new-campaign = New campaign
button-recall = Recall
button-take-back = Back to draft
button-approve = Approve
button-send = Send for approval
button-change = Change
button-drop = Discard
button-overview = Overview
button-pause = Pause
button-resume = Go on
button-remind = Remind now
button-extend = Extend
button-close = Close now
button-cancel = Cancel the campaign
button-until = Until { $moment }
button-everybody = Everybody
button-conditions = To the conditions
button-kind-block = Blocks
button-kind-agency = Agencies
button-kind-division = Divisions
button-kind-position_group = Position groups
button-kind-job_position = Job positions
button-kind-role = Roles
button-kind-language = Languages
button-kind-age = Age
button-open-now = As soon as approved
button-working-days = Working day { $days }: { $day }
button-no-grace = No grace period
button-correct-closing = Until it closes
button-correct-grace = Until the grace period ends
button-no-correction = No corrections
button-reminders-standard = Three reminders
button-reminders-last_only = Only on the last day
button-reminders-none = No reminders
button-named = With names
button-anonymous = Anonymous
campaigns-title = Campaigns
campaigns-none = There is no campaign yet.
campaigns-line = • { $number } · { $survey }: { $state }; until { $until }
campaign-head = Campaign { $number } · { $state }
campaign-draft = draft
campaign-waiting = waiting for approval
campaign-scheduled = approved, not open yet
campaign-open = open
campaign-closing = closing
campaign-closed = closed
campaign-cancelled = cancelled
campaign-paused = { $state }, paused
campaign-gone = There is no such campaign.
campaign-figures = In all { $total } · not started { $new } · in progress { $started } · submitted { $done }
campaign-agency = • { $agency }: { $done } of { $total } submitted
no-agency = no agency
extend-question = It closes at { $until }. How much longer?
close-question = Close now, for everybody? In progress: { $started }. What was not submitted stays stored and can no longer be submitted.
cancel-question = Cancel this campaign? Begun: { $started }. Nothing will be sent.
remind-question = Remind { $count } who have not finished? Each gets at most one message a day, in working hours.
toast-reminded = { $count } reminders are planned.

## Campaigns: whom they are for
audience-none = Nobody is chosen yet.
audience-all = Everybody
audience-block = Blocks: { $names }
audience-agency = Agencies: { $names }
audience-division = Divisions: { $names }
audience-position_group = Position groups: { $names }
audience-job_position = Job positions: { $names }
audience-role = Roles: { $names }
audience-language = Languages: { $names }
audience-age = Age at the opening: { $names }
audience-answered = Answered: { $names }
audience-staff = A list of { $count } staff codes
audience-role-respondent = everybody
audience-role-supervisor = supervisors
audience-role-focal_point = focal points
audience-role-focal_deputy = deputy focal points
audience-role-agency_head = heads of agency
audience-role-project_team = project team
audience-role-standing_body = standing body
audience-role-admin = admins
audience-role-data_officer = data officers
left-out-left = Left out: { $count } who have left.
left-out-not_yet = Left out: { $count } not there yet.
left-out-frozen = Left out: { $count } whose data are not to be used.
left-out-no_messenger = Left out: { $count } without the messenger.
left-out-technical = Left out: { $count } who only run the installation.

## Campaigns: planning
plan-new-title = A new campaign
plan-head = Draft of campaign { $number } · step { $at } of { $of }
plan-changed = Somebody else has just changed: { $fields }. This is how it stands.
plan-people = { $count ->
    [1] 1 person
   *[other] { $count } people
} at present.
plan-people-few = Fewer than { $least } people: no number is given, so that nobody's answers show.
plan-opens = Opens: { $moment }
plan-opens-now = Opens: as soon as it is approved
plan-closes = Closes: { $moment }
plan-grace = Who has begun may finish until: { $moment }
plan-no-grace = Nobody may finish after it closes
plan-correct = What was submitted may be corrected until: { $moment }
plan-correct-closing = What was submitted may be corrected until it closes
plan-no-correction = What was submitted cannot be corrected
plan-reminders-standard = Reminders: three
plan-reminders-last_only = Reminders: only on the last day
plan-reminders-none = Reminders: none
plan-discard = Discard the plan of a campaign of “{ $survey }”?
version-label = { $survey }, version { $version }
step-version = Which survey?
step-audience = For whom? Choose one or several kinds of conditions; all kinds must fit. You can also type a rule, for example block:K1 age:25-34, or staff codes.
step-audience-kind = Choose one or several; press again to take one out.
step-opening = When does it open? You can type a day and time like 17/6/2026 8:00.
step-closing = For how long? You can type a day and time.
step-grace = After it closes, until when may those finish who have begun? You can type a day and time.
step-reminders = How are those reminded who have not finished?
step-correction = Until when may what was submitted be corrected? You can type a day and time.
step-anonymity = Answers are stored with the person.
step-name-version = survey
step-name-audience = audience
step-name-opening = opening
step-name-closing = closing
step-name-grace = grace period
step-name-reminders = reminders
step-name-correction = corrections
step-name-follows = earlier campaign

## Campaigns: approval
approval-wanted = Campaign { $number } waits for your approval: “{ $survey }”, { $people } people. Nothing has been sent.
button-look = Look at it
blast-version = { $code }, version { $version }
blast-agency = • { $agency }: { $count }
blast-more = … and { $count } more agencies
blast-messages = When it opens, { $messages } messages go out in about { $minutes } min; others see it when they join.
blast-draft = Nothing is sent. A second admin has to approve it.
blast-draft-alone = Nothing is sent. This installation has one admin: you approve it yourself, which is put on record.
blast-waits = It waits for a second admin. Whatever is changed has to be sent for approval again.
blast-approve = Please look at it with care. After approval it can be recalled for 60 seconds.
blast-approved = Approved. Before { $time } nothing leaves, and it can be recalled.

## PINs
pin-ask = Please type your six-digit PIN. The message with it is deleted at once.
pin-why = Before what cannot be undone you are asked for a PIN, at most every twelve hours. You have none yet.
pin-new = Please choose six digits and type them. The message with them is deleted at once.
pin-again = Please type the same PIN again.
pin-locked = Too many wrong tries. Please try again after { $time }.
pin-wrong = This PIN is wrong.
pin-unusable = A PIN has six digits, not all the same and not in a row.
pin-differs = The two were not the same. Please choose again.

## Campaigns: what is refused
refusal-other = This cannot be done. Please look at it again.
refusal-audience_missing = Please choose first whom it is for.
refusal-audience_empty = Nobody fits this audience.
refusal-audience_too_small = An audience by answers must have at least { $least } people, so that nobody's answers show.
refusal-audience_unknown_kind = There is no kind of condition “{ $kind }”.
refusal-audience_unknown_code = Unknown codes ({ $kind }): { $codes }.
refusal-audience_no_codes = Codes are wanted after “{ $kind }:”.
refusal-audience_kind_twice = “{ $kind }” stands twice; codes go with commas.
refusal-audience_closed_unit = Unit { $code } was closed; its successors: { $successors }.
refusal-audience_age = “{ $code }” is no age band; an example is 25-34.
refusal-audience_answered = “{ $code }” is not right; an example is answered:3/years=many.
refusal-audience_answered_nowhere = Nobody submitted an answer to “{ $question }” in “{ $where }”.
refusal-audience_answered_staff = Answers and staff codes must not stand together: that would tell what one person answered.
refusal-moment_unreadable = The day and time are not valid. An example: 17/6/2026 8:00.
refusal-opens_on_a_holiday = { $day } is not a working day. The next one is { $next }.
refusal-closes_before_opening = It must close after it opens.
refusal-closes_in_the_past = It would close in the past.
refusal-grace_before_closing = The grace period must end after it closes.
refusal-correction_before_opening = Corrections must end after it opens.
refusal-anonymous_not_built = Anonymous campaigns are not offered: answers are stored with their person. Anonymity may only be promised once the two are kept in separate stores.
refusal-campaign_changed = Somebody else has just changed this campaign. This is how it stands.
refusal-campaign_state = This cannot be done as the campaign stands now.
refusal-campaign_over = This campaign is over.
refusal-own_approval = Whoever sent it cannot approve it: a second admin does.
refusal-nobody_to_approve = There is no second admin yet who has joined and could approve it.
refusal-released = The 60 seconds are over and it cannot be recalled. You can pause or cancel it.
refusal-paused = The campaign is paused.
refusal-reminded_today = They were reminded today already.
refusal-nobody_to_remind = Everybody has finished.

## Campaigns: to those who answer
received-final = Your answers to “{ $survey }” were received at { $time } on { $day }. Thank you. You can see what you submitted with /results.
state-paused = paused
paused-now = “{ $survey }” is paused. Please come back later.
## Sending (admins)
button-sending = Sending
button-blast = Campaign { $number }: { $survey } · { $count } waiting
button-stop-sending = Stop all sending
button-send-again = Send again
button-pause-blast = Pause
button-resume-blast = Resume
button-cancel-blast = Cancel what was not sent
sending-title = Sending
sending-on = Messages go out, at most { $rate } a second. Due and not sent: { $count }.
sending-off = All sending is stopped since { $at }. Direct replies go on; what waits is looked at anew when sending goes on.
sending-campaigns = Campaigns with messages:
sending-none = No campaign has messages yet.
blast-title = Sending · campaign { $number }
blast-stopped = All sending is stopped.
blast-paused = Paused. No message of this campaign goes out.
blast-sent = • sent: { $count } of { $total }
blast-waiting = • waiting: { $count }
blast-later = • due later: { $count }
blast-failed = • failed: { $count }
blast-unreachable = • unreachable: { $count }
blast-unknown = • not known whether they arrived: { $count }
blast-cancelled = • cancelled: { $count }
blast-cancel-question = Cancel { $count } messages of this campaign that were not sent? What was sent cannot be called back.
toast-cancelled = Cancelled: { $count } messages.
toast-sending-off = All sending is stopped.
toast-sending-on = Sending goes on.
## Summaries (domain M8)
summary-title = Progress: { $agency } (as of { $moment })
summary-submitted-rate = “{ $survey }”: { $submitted } of { $total } submitted ({ $rate } %).
summary-submitted-of = “{ $survey }”: { $submitted } of { $total } submitted.
summary-where = In progress { $started }; not started { $new }; not joined { $unjoined }; unreachable { $unreachable }.
summary-beside = Beside the total: left the agency { $left }, exempt { $exempt }.
summary-since = Against { $day }: { $change }.
summary-unchanged = Against { $day }: no change.
summary-expected = If all came evenly, it would be { $people } by now.
summary-block = Block average: { $rate } %.
summary-deadline = Deadline: { $deadline } ({ $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}).
summary-action = Suggested action: { $action }.
summary-groups = By unit:
summary-others = Other units ({ $groups })
summary-whole-agency = The whole agency
summary-whole-province = The whole province
summary-province = The province
summary-stands-in = You receive this for the focal point of the agency, who cannot be reached at present.
summary-nothing = No survey is open at present.
summary-asked = The picture is on its way in a message of its own.
summary-not-yours = You do not look after an agency at present.
action-invite = hand out invitations again to { $people } who have not joined or cannot be reached
action-remind = remind in the weekly briefing
action-supervisors = name a supervisor for { $people } officials
action-none = none
chart-submitted = Submitted
chart-started = In progress
chart-open = Not submitted
chart-progress = Submissions over time
chart-even = if all came evenly
button-summary-open = Survey by survey
button-summary-all = All surveys
button-summary-picture = Send as a picture
button-summary-rhythm = How often
button-summary-back = Back to the summary
rhythm-title = How often the summary comes
rhythm-text = It comes by itself at 14:00. When should it?
rhythm-daily = Every working day
rhythm-weekly = Mondays
rhythm-changes = Only when something changed
rhythm-never = Never, I look for myself
rhythm-set-daily = The summary will come every working day.
rhythm-set-weekly = The summary will come on Mondays.
rhythm-set-changes = The summary will come only when something changed.
rhythm-set-never = It will not come any more. /summary shows it at any time.

## The program's health, for admins
button-health = See the system
button-health-again = Look again
health-title = State of the system
health-as-of = At { $moment }
health-fine = Nothing is wrong.
health-line = The system needs a look
health-deliveries = Messages: { $sent } sent; { $waiting } waiting; the oldest is { $minutes } minutes overdue
health-lost = Not delivered within 24 hours: { $failed }; people who cannot be reached: { $unreachable }
health-parked = Updates put aside: { $parked }; screens not shown: { $unshown }
health-alarms = Open alarms: { $alarms }
health-jobs = Recurring jobs:
health-job = • { $job }: { $ago }, { $milliseconds } ms, did { $done }, { $state }
health-job-well = well
health-job-failed = failed { $times } times in a row
health-seconds = { $n } seconds ago
health-minutes = { $n } minutes ago
health-no-jobs = No recurring job has run yet.
health-disk = Free on the disk: { $gigabytes } GB
health-disk-enough = There is room enough on the disk
health-backup = Last backup: { $moment }
health-no-backup = none known
health-clock = Clock against the database: { $seconds } seconds
wrong-not-sent = Messages are due and none was sent: the oldest has been waiting for { $minutes } minutes.
wrong-due-late = { $items } items were due and nothing was done about them.
wrong-parked = { $updates } updates could not be processed within the last hour.
wrong-unshown = { $chats } chats do not show their screen.
wrong-clock = The clock differs from that of the database by { $seconds } seconds.
wrong-job = The job { $job } failed { $times } times in a row.
wrong-disk = Only { $megabytes } MB are left on the disk.
alarm-open = Alarm
alarm-closes = You will be told when it is over.
alarm-over = Alarm over after { $minutes } minutes
alarm-was = It was: { $what }
job-show_lost_cards = show lost screens
job-move_campaigns = open and close campaigns
job-send_summaries = summaries
job-send_deliveries = send messages
job-seal_audit = seal the audit
job-tidy = tidy up
job-watch = watch the system
## Still right? and renewed versions
still-right = This is what you told us on { $day }. Is it still right?
still-nothing = Last time there was nothing to enter here.
still-open = Besides, { $count ->
        [one] one question is
       *[other] { $count } questions are
    } asked again, because there was no answer last time or the question has changed.
still-kept = { $section }: kept as last time
button-still-right = Still right
button-afresh = Start afresh
renewed = The survey was renewed. Your answers are all here.
renewed-aside = The survey was renewed. { $count ->
        [one] One answer does
       *[other] { $count } answers do
    } not fit the new one; what you told us stays stored, nothing is lost.
button-renew = Campaign { $campaign }: what it means
button-renew-keep = Keep the versions
button-renew-starts = New starts: version { $version }
button-renew-move = Move to the new version: { $count }
renew-on-version = { $people } on version { $version }
renew-line = • Campaign { $campaign }: { $inside } inside ({ $versions }), { $fresh } not begun.
renew-line-nobody = • Campaign { $campaign } (version { $version }): nobody inside, { $fresh } not begun.
renew-title = Campaign { $campaign } and version { $version }
renew-gone = This campaign has ended.
renew-counting = Counting what it would mean: { $done } of { $of } people. This card updates itself.
renew-standing = { $people } inside on an earlier version: { $parts }.
renew-calm = { $count } on a question that stays as it is
renew-changed = { $count } on a question that has changed
renew-removed = { $count } on a question that was removed
renew-nobody = Nobody is inside on an earlier version.
renew-answers = If they are moved: { $carried ->
        [one] one answer carries over
       *[other] { $carried } answers carry over
    }; { $aside ->
        [0] nothing has to be set aside.
        [one] one that no longer fits is set aside, not deleted.
       *[other] { $aside } that no longer fit are set aside, not deleted.
    } What was submitted stays as it is.
renew-fresh = { $count } not begun; at present new starts take version { $version }.
renew-choose = If you choose nothing, everybody goes on with the version they began.
renew-sure = Move { $people ->
        [one] one person
       *[other] { $people } people
    } to the new version, with { $aside ->
        [0] no answer
        [one] one answer
       *[other] { $aside } answers
    } set aside? Whoever has not begun takes the new version too.
renew-moving = Moving: { $done } done. This card updates itself.
renew-done = Moved to version { $version }: { $people ->
        [one] one person
       *[other] { $people } people
    }. Answers carried over: { $carried }; set aside: { $aside }.
renew-failed = { $count ->
        [one] One person stays
       *[other] { $count } people stay
    } on the earlier version, because the session could not be moved.
toast-renew-kept = Everybody goes on with their version.
toast-renew-starts = Whoever begins from now on takes the new version.
## What is wrong with a survey file: as survey_definitions/reading/sentences.py has it in English
fault-warning = warning: { $what }
check-good = { $code }: good, { $questions } questions ({ $shortest } to { $longest } on the way through), about { $minutes } min; languages: { $languages }
check-no-language = not named
draft-path = One person meets { $shortest } to { $longest } of them.
problem-file_too_large = The file has { $size } bytes; { $limit } are allowed.
remedy-file_too_large = Please either leave out pictures and spare sheets, or put long lists of choices into reference lists.
problem-old_excel = This is a workbook of an Excel before 2007 (.xls).
remedy-old_excel = Please save it as .xlsx and send that.
problem-encrypted = The workbook is protected by a password, so nobody else can read it.
remedy-encrypted = Please either remove the password (File, Info, Protect Workbook) or save a copy without one.
problem-macros = The workbook contains macros, and macros from outside are not accepted.
remedy-macros = Please save it as .xlsx, which has none.
problem-not_workbook = The file cannot be opened as an Excel workbook: { $detail }
remedy-not_workbook = Please open it in Excel, save it as .xlsx again and send that.
problem-unzipped_too_large = Unpacked, the workbook is larger than is allowed.
remedy-unzipped_too_large = Please either leave out pictures and spare sheets, or copy the three sheets into a new workbook.
problem-too_many_sheets = The workbook has { $count } sheets; { $limit } are allowed.
remedy-too_many_sheets = Please remove the sheets that are not the survey.
problem-too_many_rows = The sheet has more than { $limit } rows.
remedy-too_many_rows = Please either remove rows, or put long lists of choices into reference lists.
problem-too_many_columns = The sheet has more than { $limit } columns.
remedy-too_many_columns = Please remove the columns at the right that the survey does not need.
problem-cell_too_long = The cell has { $size } characters; { $limit } are allowed.
remedy-cell_too_long = Please either shorten the text or split it over several questions.
problem-formula_without_value = The cell holds a formula whose value is not stored in the file.
remedy-formula_without_value = Please either open the workbook in Excel and save it, or write the value itself.
problem-merged_cells = The cells { $range } are merged; only the first of them holds a text.
remedy-merged_cells = Please unmerge them and write the text into each row that needs it.
problem-hidden_sheet = The sheet “{ $name }” is hidden; it is read all the same.
remedy-hidden_sheet = Please either show it, or remove it if it is not meant.
problem-not_text = The file is not text in UTF-8; it looks like an older code page, such as Windows-1258.
remedy-not_text = Please save it again with the encoding UTF-8.
problem-wide_text = The file is text in UTF-16.
remedy-wide_text = Please save it again with the encoding UTF-8.
problem-yaml_syntax = The file is not valid YAML: { $detail }
remedy-yaml_syntax = Please check indentation and quotes near this line.
problem-yaml_shape = A survey in YAML has sheets (survey, choices, settings), each a list of rows with texts: { $detail }
remedy-yaml_shape = Please compare with one of the surveys that ship.
problem-repeated_key = “{ $key }” is written twice here.
remedy-repeated_key = Please keep one of the two.
problem-duplicate_column = There are two columns “{ $header }”.
remedy-duplicate_column = Please either remove or rename one of them.
problem-no_survey_sheet = There is no sheet “survey”.
remedy-no_survey_sheet = Please put the questions on a sheet of this name.
problem-empty_survey = The sheet “survey” has no questions.
remedy-empty_survey = Please write one question in each row: type, name, label.
problem-missing_column = The sheet has no column “{ $name }”.
remedy-missing_column = Please either add it to the first row, or correct the header that is meant.
problem-misspelt_column = There is no column “{ $header }”, so nothing in it would be read.
remedy-misspelt_column = Please either write “{ $near }”, or remove the column.
problem-unknown_column = The column “{ $header }” is not read.
remedy-unknown_column = Please either correct its header, or leave it if it is a remark for yourself.
problem-choice_column_with_blank = The header “{ $header }” has a blank, so no filter can name this column.
remedy-choice_column_with_blank = Please either write “{ $near }”, or remove the column.
problem-bad_choice_column = “{ $header }” cannot be the name of a column of choices.
remedy-bad_choice_column = Please either rename it, for example “{ $near }”, or remove the column.
problem-unsupported_sheet = The sheet “{ $name }” is not supported.
remedy-unsupported_sheet = Please remove the sheet.
problem-unsupported_setting = The setting “{ $setting }” is not supported.
remedy-unsupported_setting = Please remove the column.
problem-missing_setting = The setting “{ $setting }” is missing; “{ $value }” is used instead.
remedy-missing_setting = Please either add it to the sheet “settings”, or leave it so.
problem-unknown_default_language = No text is in “{ $language }”, the default language.
remedy-unknown_default_language = Please either add the texts in this language, or name one of: { $languages }.
problem-bad_id = “{ $name }” cannot be a survey's id.
remedy-bad_id = Please use letters without accents, digits, “_”, “-” and “.” only.
problem-survey_id_length = The survey's id has { $size } characters; 1 to { $limit } are allowed.
remedy-survey_id_length = Please write a shorter form_id.
problem-missing_type = The row has no type.
remedy-missing_type = Please either write the type of the question, or empty the row.
problem-unknown_type = There is no type “{ $type }”.
remedy-unknown_type = Please choose one of the types in the guide, for example text, integer or select_one.
problem-unsupported_type = The type “{ $type }” cannot be answered in a chat.
remedy-unsupported_type = Please either ask for a text, or remove the row.
problem-ignored_type = “{ $type }” has no effect in a chat.
remedy-ignored_type = Please either remove the row, or leave it.
problem-unsupported_appearance = The appearance “{ $appearance }” is not supported.
remedy-unsupported_appearance = Please either remove it, or use select_one_from_file with a choice_filter.
problem-missing_name = The question has no name.
remedy-missing_name = Please write a short name, for example “{ $example }”.
problem-bad_name = “{ $name }” cannot be a name: names begin with a letter and have only letters, digits, “_”, “-” and “.”.
remedy-bad_name = Please write, for example, “{ $near }”.
problem-reserved_name = The name “{ $name }” is reserved.
remedy-reserved_name = Please choose another name.
problem-duplicate_name = The name “{ $name }” is used in row { $other } already.
remedy-duplicate_name = Please either give one of the two another name, or remove one row.
problem-duplicate_repeat = The repeat “{ $name }” has the name of another group or repeat, in row { $other }.
remedy-duplicate_repeat = Please give one of the two another name.
problem-similar_name = The name “{ $name }” differs from that in row { $other } only in capital letters.
remedy-similar_name = Please either choose names that are easy to tell apart, or leave it so.
problem-missing_label = “{ $name }” has no label, so there is nothing to ask.
remedy-missing_label = Please either write the question in the column “label”, or remove the row.
problem-missing_calculation = “{ $name }” has no calculation.
remedy-missing_calculation = Please either write an expression in the column “calculation”, or remove the row.
problem-missing_list = “{ $type }” names no list of choices.
remedy-missing_list = Please write the list after the type, for example “{ $example }”.
problem-unknown_list = There is no list “{ $list }” on the sheet “choices”.
remedy-unknown_list = Please either add its choices to the sheet “choices”, or name a list that is there.
problem-file_ending = “{ $list }” is not the name of a reference list.
remedy-file_ending = Please write the name with “.csv”, for example “fields.csv”.
problem-unmatched_end = “{ $type }” ends nothing that is open here.
remedy-unmatched_end = Please either remove it, or add “{ $begin }” before it.
problem-unclosed = “{ $name }” is not ended.
remedy-unclosed = Please add a row “{ $end }” after its last question.
problem-too_deep = Groups are nested deeper than { $limit }.
remedy-too_deep = Please use fewer levels.
problem-unknown_reference = There is no question “{ $name }”.
remedy-unknown_reference = Please either correct the name, or add a question of this name.
problem-ambiguous_reference = “{ $name }” stands for several questions: rows { $rows }.
remedy-ambiguous_reference = Please either give each of them a name of its own, or refer to another question.
problem-broken_reference = A reference to a question is not written whole: “{ $found }”.
remedy-broken_reference = Please write a dollar sign, braces and the name of one question without blanks, for example “{ $example }”.
problem-bad_trigger = “{ $found }” cannot trigger a calculation.
remedy-bad_trigger = Please name one or more questions, for example “{ $example }”.
problem-bad_parameter = “{ $parameter }” cannot be used as a parameter of “{ $type }”.
remedy-bad_parameter = Please either correct it, for example “{ $example }”, or empty the cell.
problem-choice_without_list = The choice belongs to no list.
remedy-choice_without_list = Please either write the list in the column “list_name”, or empty the row.
problem-choice_without_name = The choice has no name.
remedy-choice_without_name = Please either write a short name in the column “name”, or empty the row.
problem-choice_without_label = The choice “{ $name }” has no label.
remedy-choice_without_label = Please write its text in the column “label”.
problem-duplicate_choice = The list “{ $list }” has the choice “{ $name }” in row { $other } already.
remedy-duplicate_choice = Please either give one of the two another name, or remove one row.
problem-same_choice_label = The choice reads like that in row { $other } of the same list: nobody can tell them apart.
remedy-same_choice_label = Please either change one of the two texts, or remove one row.
problem-choice_with_blank = The name “{ $name }” has a blank; the list is used where several can be chosen.
remedy-choice_with_blank = Please write “{ $near }”.
problem-expression_syntax = The expression cannot be read: { $detail }
remedy-expression_syntax = Please check brackets, quotes and operators there.
problem-expression_ends = The expression ends too early, at sign { $pos }: { $shown }
remedy-expression_ends = Please either complete it, or remove what is left over at its end.
problem-expression_quote = A quote is opened at sign { $pos } and not closed: { $shown }
remedy-expression_quote = Please either close it, or remove it.
problem-expression_expected = “{ $expected }” is missing at sign { $pos }: { $shown }
remedy-expression_expected = Please either add it, or remove what it would close or separate.
problem-expression_unexpected = “{ $found }” cannot stand at sign { $pos }: { $shown }
remedy-expression_unexpected = Please either remove it, or add the operator or comma that is missing before it.
problem-expression_function = There is no function { $name }().
remedy-expression_function = Please choose one of the functions in the guide.
problem-expression_arity = { $name }() takes { $wanted } argument(s), not { $given }.
remedy-expression_arity = Please compare with the list of functions in the guide.
problem-expression_unsupported = The expression uses “{ $what }”, which is not supported, at sign { $pos }: { $shown }
remedy-expression_unsupported = Please write it another way; questions are named like “{ $example }”.
problem-expression_pattern = The pattern of regex() cannot be used: { $detail }
remedy-expression_pattern = Please either correct it, or write a simpler pattern.
problem-expression_too_long = The expression is longer than { $limit } characters.
remedy-expression_too_long = Please put parts of it into a calculate of their own.
problem-expression_too_deep = The expression is nested too deeply.
remedy-expression_too_deep = Please put parts of it into a calculate of their own.
problem-cycle = These wait for one another, so none can be worked out: { $loop }.
remedy-cycle = Please either remove one of the references, or ask the question before it is needed.
problem-self_cycle = “{ $name }” refers to itself, so it can never be worked out.
remedy-self_cycle = Please either refer to another question, or use a constraint, where “.” is the answer itself.
problem-unknown_filter_column = The choices of “{ $list }” have no column “{ $name }”.
remedy-unknown_filter_column = Please either add the column to the choices, or filter by one of: { $columns }.
problem-unknown_reference_list = There is no reference list “{ $list }”.
remedy-unknown_reference_list = Please either name one of: { $lists }; or put the choices on the sheet “choices”.
problem-unknown_fact = Nothing is known of a person under “{ $name }”, so this would always be empty.
remedy-unknown_fact = Please either name one of: { $facts }; or ask the question.
problem-no_questions = The survey asks nothing: it has only notes and calculations.
remedy-no_questions = Please add at least one question.
problem-nothing_reachable = Nobody can reach a question of this survey: the condition of every one is never true.
remedy-nothing_reachable = Please correct or remove the conditions in the column “relevant”.
problem-missing_translation = The text is missing in { $language }; people who read { $language } see it in another language.
remedy-missing_translation = Please either write it in “{ $header }”, or leave it so.
problem-never_relevant = The condition is never true: “{ $name }” is never asked.
remedy-never_relevant = Please either correct the condition, or remove the row.
problem-no_such_choice = “{ $question }” has no choice “{ $value }”, so this comparison is never true.
remedy-no_such_choice = Please either write the name of a choice of the list “{ $list }”, or add this one.
problem-constraint_without_message = Whoever gives an answer that does not fit is not told why.
remedy-constraint_without_message = Please write in “constraint_message” what is wrong and what would be right.
problem-required_file = A file cannot be sent in this chat, and the question is required: nobody gets past it.
remedy-required_file = Please either make it optional, or ask for a text.
problem-long_choice = The choice has { $size } characters; on a phone more than { $limit } are hard to take in.
remedy-long_choice = Please either shorten it, or put the explanation into the question.
problem-long_card = Question and choices have { $size } characters; beyond { $limit } people have to scroll on a phone.
remedy-long_card = Please either shorten the texts, or split the question.
problem-empty_choices = The filter of “{ $name }” leaves no choice, and the question is required: nobody gets past it.
remedy-empty_choices = Please either correct the filter, or make the question optional.
problem-loose_pattern = The pattern { $pattern } is looked for anywhere in the answer.
remedy-loose_pattern = Please write ^ before and $ after it when the whole answer is meant.
problem-counted_by_choice = A repeat counted by a multiple choice moves answers to other entries when a choice is taken back.
remedy-counted_by_choice = Please let people add entries, and choose in each.
problem-looked_up_label = The label shows “{ $name }”, looked up by the entry's number: an edit leaves answers under other labels.
remedy-looked_up_label = Please either choose inside the entry, or write the questions out one by one.
problem-pyxform = The compiler says: { $detail }
remedy-pyxform = Please correct what it names, or remove the row.
problem-missing = The question has no choices that can be shown.
remedy-missing = Please check its type and its list.
problem-compiler = The survey cannot be compiled: { $detail }
remedy-compiler = Please compare the row with one of the surveys that ship.
remedy-near_type = Please either write “{ $near }”, or choose another type from the guide.
remedy-near_name = Please either write “{ $near }”, or add a question of the name “{ $name }”.
remedy-near_list = Please either write “{ $near }”, or add the list “{ $list }” to the sheet “choices”.
remedy-near_sheet = Please either rename the sheet “{ $near }”, or put the questions on a sheet “survey”.
remedy-near_function = Please either write { $near }(), or choose another function from the guide.
remedy-near_choice = Please either write “{ $near }”, or add the choice “{ $value }” to the list “{ $list }”.
remedy-near_column = Please either write “{ $near }”, or add the column “{ $name }”.
remedy-near_reference_list = Please either write “{ $near }.csv”, or put the choices on the sheet “choices”.
remedy-near_fact = Please either write “{ $near }”, or ask the question.
remedy-from_file = Please either write “{ $near }” for a reference list, or add the choices to the sheet “choices”.
remedy-wrong_end = Please either write “{ $end }”, which ends “{ $name }” from row { $other }, or remove the row.
remedy-wrong_order = Please add a row “{ $end }” before row { $other }, where something around it ends.
remedy-single_points = Please either ask for single places with geopoint, or remove the row.
remedy-reference_list = Please use select_one_from_file with a reference list.
remedy-roster = Please remove the sheet; such data is kept in the roster.
## Desks: my agency, one person, roles
menu-agency = My agency
button-contact = Share my contact
button-refresh = Refresh
button-to-agency = To my agency
button-to-people = People and roles
button-fresh-link = Draw a fresh link
button-new-account = New phone or account
button-undo-join = Undo joining (wrong person)
button-confirm-account = Confirm the new account
button-refuse-account = Refuse the new account
button-set-absence = Absent
button-back-again = Back again
button-leaving = Has left
button-confirm-leaving = Confirm the leaving
button-stays = Is still here
button-roles = Roles
button-give-role = Give: { $role }
button-take-role = ✓ Take: { $role }
button-unattended = No focal point ({ $count })
button-parked = Not processed ({ $count })
slip-how-birth = Scan the QR code with a phone that has Telegram, or send the code to { $bot } on Telegram. The bot will ask for the month and year of your birth.
enrol-birth-month = To confirm, please type the month and year of your birth like 03/1985.
enrol-proof = Last step: please press “Share my contact” below the keyboard. We only check that the contact is your own; the phone number is not stored.
contact-press = Please press “Share my contact” below the keyboard.
contact-foreign = This is not the contact of this very account. Please press “Share my contact”.
contact-over = The contact has been dealt with.
account-let-go = This account takes part in no survey any more. If this is a mistake, please ask the focal point of your agency.
rebind-waiting =
    Thank you. This code belongs to somebody who has joined with another account.
    To be sure that it is the right person, the focal point of your agency has to confirm it. Please tell them your staff code. Answers given so far are kept.
rebind-refused = The new account was not confirmed. Please ask the focal point of your agency.
rebind-asked = Somebody would like to take part with a new phone or account and waits to be confirmed. When they tell you their staff code, please open your desk, type that staff code and confirm.
handover = The focal point of { $agency } has stepped down. From now on you stand in until somebody is appointed. The state of the agency: /agency.
leaver-proposed = A focal point proposes to note that somebody has left. When they tell you the staff code, please type it and decide.
role-given = You now have the role: { $role }.
role-focal_point = focal point
role-focal_deputy = deputy focal point
role-agency_head = agency head
role-project_team = project team
role-data_officer = data protection officer
role-admin = admin
agency-title = Agency
agency-choose = Please choose an agency or type its code, for example BTC.
agency-head = { $agency } · as of { $at }
agency-joined = • Joined: { $joined } of { $total } (today: { $today })
agency-not-joined = • Not joined: { $count }
agency-unreachable = • Cannot be reached: { $count }
agency-no-messenger = • Do not use the messenger: { $count }
agency-absent = • Absent today: { $count }
agency-help = • Requests for help in the last 7 days: { $count }
agency-waiting = • New accounts to be confirmed: { $count }
agency-campaign = “{ $survey }”: { $submitted } of { $total } submitted; in progress { $started }; not started { $new }. Deadline: { $deadline }.
agency-campaign-apart = Of those who have not submitted: not joined { $not_joined }, cannot be reached { $unreachable }.
agency-no-campaign = No survey is open at present.
agency-ask = To see one person, draw a fresh link or note an absence, please type the exact staff code of that person.
agency-counts-only = There are only overall figures here. While the focal point is away, the deputy can look up one person by staff code.
desk-nobody = There is nobody with this staff code in your care. Please check the code.
desk-locked = Too many wrong tries. Please try again in an hour.
desk-refused = This cannot be done at present.
desk-not-yourself = This is for somebody else to do, not for oneself.
desk-last-admin = There must be at least one admin; the role stays.
desk-nobody-waits = No new account waits to be confirmed any more.
desk-person-no-messenger = This person is marked as not using the messenger.
one-head = { $name } · { $code }
one-joined = • Joined on { $day }
one-not-joined = • Not joined
one-no-messenger = • Does not use the messenger
one-unreachable = • Cannot be reached at present (blocked, or account deleted)
one-absent = • Absent from { $first } to { $last }
one-absent-day = • Absent on { $day }
one-leaving = • Proposed as having left from { $day }; an admin will decide
one-leaves = • Leaves on { $day }
one-waits = • A new account waits to be confirmed
one-survey = • { $survey }: { $state }
ask-undo = Undo the joining of { $name } ({ $code })? The present account is let go and codes end; answers given so far are kept.
ask-confirm = Has { $name } ({ $code }) asked you in person to change the account? Once confirmed, the old account is let go.
ask-reject = Refuse the new account that waits for { $name } ({ $code })? The old account stays.
ask-link = { $name } ({ $code }) has joined. Are you sure that this very person asks for a new phone or account? Once the new link is used, the old account is let go.
ask-leaves = Note as proposed that { $name } ({ $code }) has left? The account is let go and roles end; answers given so far are kept.
ask-make-admin = Make { $name } ({ $code }) an admin?
ask-unmake-admin = Take the role of admin from { $name } ({ $code })?
link-question = For whom is the link? Please type the exact staff code of that person.
link-fresh =
    A fresh link, shown once and for this person only:
    { $link }
    Code: { $code }
    Valid until { $until }. Earlier codes have ended. Please hand it over in person, not in a group.
absence-question = From which day to which day is { $name } ({ $code }) absent? For example: 20/06/2026 - 25/06/2026. No reason is needed; no reminders are sent on these days.
absence-unreadable = The days are not valid. Please type two dates like 20/06/2026 - 25/06/2026, from today on.
leaving-question = From which day on is { $name } ({ $code }) not here any more? Please type a date like 15/06/2026.
leaving-unreadable = The date is not valid. Please use the form 15/06/2026.
left-noted = Noted: this person is not here any more, the account was let go.
people-title = People and roles
people-text = Please type the exact staff code of one person to give roles, draw a link or note that they have left.
people-leaving = • Proposed as having left: { $count }
unattended-title = Agencies without a focal point
unattended-text = None is appointed, or the focal point has not joined, is absent or cannot be reached.
unattended-none = • { $agency } ({ $code }): none appointed
unattended-away = • { $agency } ({ $code }): the focal point is away
unattended-deputy = • { $agency } ({ $code }): the deputy stands in
list-more = … and { $count } more.
parked-title = Messages not processed
parked-text = What was written is not shown here. Kept for at most 14 days.
parked-line = • { $at }: { $kind }, { $error }, reference { $reference }
roles-text = Press to give or take a role. Focal points and heads have it for their own agency. Every change is recorded.
toast-role-given = Given: { $role }
toast-role-taken = Taken: { $role }

## The plan of messages
moment-planned = • { $moment } · { $what }: { $count ->
    [one] 1 message
   *[other] { $count } messages
}
moment-sent = • { $moment } · { $what }: { $sent } sent, { $left } left
moment-more = … and { $count } more moments
moment-invitation = invitation
moment-reminder1 = first reminder
moment-reminder2 = second reminder
moment-last = last reminder
moment-now = reminder by an admin
moment-snooze = reminder asked for
button-messages = Plan of messages
messages-title = Plan of messages of campaign { $number }
messages-none = No messages are planned.

## Follows an earlier campaign
button-follows = Follows an earlier campaign
plan-follows = Follows campaign { $number }: the answers of that time are offered again.
follows-question = Which campaign does it follow? Who submitted there is asked for each section whether last time's answers are kept, changed or given anew.
button-follows-one = Campaign { $number } · { $day } · { $submitted } submitted
button-follows-none = Follows none

## The focal point's desk: what can be acted on
agency-silent = • Not submitted after the last reminder; no further one comes: { $count }
agency-settle = • Statements that differ from the roster, to be settled: { $count }

## Leaving by the roster
one-missing = • Not on the newest roster; an admin will decide
