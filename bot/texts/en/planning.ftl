## Campaigns: planning
plan-new-title = A new campaign
plan-head = Draft of campaign { $number } · step { $at } of { $of }
plan-changed = Somebody else has just changed: { $fields }. This is how it stands.
plan-people = { $count ->
    [1] 1 person
   *[other] { $count } people
} at present.
plan-people-few = A rule by answers must leave at least { $least } people to choose from: no number is given, so that nobody's answers show.
plan-people-band = About { $band } people; by answers no exact number is given.
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
step-name-version = survey
step-name-audience = audience
step-name-opening = opening
step-name-closing = closing
step-name-grace = grace period
step-name-reminders = reminders
step-name-correction = corrections
step-name-follows = earlier campaign

## Follows an earlier campaign
button-follows = Follows an earlier campaign
plan-follows = Follows campaign { $number }: the answers of that time are offered again.
follows-question = Which campaign does it follow? Who submitted there is asked for each section whether last time's answers are kept, changed or given anew.
button-follows-one = Campaign { $number } · { $day } · { $submitted } submitted
button-follows-none = Follows none
