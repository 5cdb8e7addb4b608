# English. Wording after domain sections 8.3, 8.4, 9.5 and 12.

moment = { $time }, { $day }
word-yes = yes
word-no = no

## Buttons
button-next = Next
button-back = ◀ Back
button-skip = Skip
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
card-type-file = Files are not accepted; please skip this question.
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
reject-file = Files, photos and voice are not accepted. Please use the buttons or text.
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
reminders-stopped = You will get no more reminders. You can allow them again under my rights, /rights.

## Admins: survey files
upload-kind = Surveys are accepted as an Excel workbook (.xlsx) or a text file (.yaml). This file is neither.
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
published-next = Next, on the server: surveybot campaign create --survey { $code }

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
    Answer with the buttons or type their numbers. Every answer is saved at once; you can stop at any time.
help-asked = The focal point of your agency was told that somebody needs help. Neither your answers nor your name were sent.
help-nobody = The focal point of your agency cannot be told through this app at present. Please contact them directly.
help-wanted = Somebody in your agency needs help with a survey. Please mention in the briefing that they may come to you.
apology = Sorry, something went wrong with your last message. Reference: { $reference }. Please try again or tell the focal point of your agency.

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
button-absence = Absent
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
