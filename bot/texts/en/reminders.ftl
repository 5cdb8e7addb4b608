## Reminders, later, absence
remind-new = Dear { $name }, “{ $survey }” awaits you: { $about }, and you can pause and continue. Deadline: { $deadline }. Please start when it suits you.
remind-started = Thank you, { $name }, for your interest in “{ $survey }”. What is left takes { $about }. Deadline: { $deadline }. Please continue when it suits you.
remind-review = Thank you, { $name }: all questions of “{ $survey }” are answered. Only the review and submitting are left. Deadline: { $deadline }. Please look it over when it suits you.
remind-unsent = Dear { $name }, you changed “{ $survey }” after submitting it, and the change is not sent yet. Deadline: { $deadline }. If you do not send it, what you submitted before counts.
needed-unsent = Dear { $name }, you changed “{ $survey }” after submitting it, and the change is not sent yet. Deadline: { $deadline }. If you do not send it, what you submitted before counts.
needed-new = Dear { $name }, “{ $survey }” closes at { $deadline }. Your answers are needed for a true picture of { $agency }. Please take { $about }. If something is unclear, press “Help”.
needed-started = Dear { $name }, “{ $survey }” closes at { $deadline }. Your answers are needed for a true picture of { $agency }. Please take { $about } for what is left. If something is unclear, press “Help”.
needed-review = Dear { $name }, “{ $survey }” closes at { $deadline }. All questions are answered; only the review and submitting are left. Your answers are needed for a true picture of { $agency }. If something is unclear, press “Help”.
closing-today = Dear { $name }, today is the last day for “{ $survey }” ({ $deadline }).
closing-soon = Dear { $name }, “{ $survey }” closes soon ({ $deadline }).
last-new = It takes { $about }. Please finish and submit in time.
last-started = What you have answered is saved; what is left takes { $about }. Please finish and submit in time.
last-review = All questions are answered and saved. Please look them over and submit in time.
last-unsent = You changed it after submitting, and the change is not sent yet. If you do not send it, what you submitted before counts.
last-one = This is the last reminder.
reminder-asked = The reminder you asked for.
several-invitation = Dear { $name }, you are invited to { $count } surveys by: { $sender }. You can pause and continue at any time. Please do not enter classified content.
also-open = What else waits for you:
several-mixed = Dear { $name }, there is a new survey to which you are invited. { $what }; you can pause and continue at any time. Please do not enter classified content.
several-what = { $unsent ->
    [0] { $unsubmitted } of your surveys are not submitted yet
   *[other] { $unsubmitted ->
        [0] { $unsent } of your surveys are changed and not sent again
        [one] 1 of your surveys is not submitted yet, { $unsent ->
            [one] 1 is
           *[other] { $unsent } are
        } changed and not sent again
       *[other] { $unsubmitted } of your surveys are not submitted yet, { $unsent ->
            [one] 1 is
           *[other] { $unsent } are
        } changed and not sent again
    }
}
several-reminder = Dear { $name }, { $what }. Please finish them when it suits you.
several-soon = Dear { $name }, a deadline is near: { $what }.
several-today = Dear { $name }, TODAY is the last day for { $today ->
    [1] one
   *[other] { $today }
} of { $count } surveys that wait for you. Please submit before the time given below.
several-all-today = Dear { $name }, TODAY is the last day for { $count ->
    [2] both
   *[other] all { $count }
} surveys that wait for you. Please submit before the time given below.
today-at = { $time } today, { $day }
tomorrow-at = { $time } tomorrow, { $day }
today-on = today, { $day }
tomorrow-on = tomorrow, { $day }
several-in-time = Please submit in time.
several-last = For what closes now this is the last reminder.
line-unsent = • { $survey }: changed, not sent yet; deadline { $deadline }
line-new = • { $survey }: not started, { $about }; deadline { $deadline }
line-started = • { $survey }: in progress, { $about } left; deadline { $deadline }
line-review = • { $survey }: all answered, only review and submitting are left; deadline { $deadline }
line-more = … and { $count } more: “My surveys”
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
absence-days = { $first } – { $last }
absence-line = • { $days }
absence-wrong = These days are not valid. Please type the first and the last day, for example { $example }.
button-end-absence = Remove { $days }
