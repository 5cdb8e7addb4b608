## Summaries
summary-title = Progress: { $agency } (as of { $moment })
summary-instead = Your agency is not shown by itself: it has fewer than 5 people, or such a group could be worked out from it. These are the figures of { $group }.
summary-submitted-rate = “{ $survey }”: { $submitted } of { $total } submitted ({ $rate } %).
summary-submitted-of = “{ $survey }”: { $submitted } of { $total } submitted.
summary-where = In progress { $started }; not started { $new }; not joined { $unjoined }; unreachable { $unreachable }.
summary-beside = Of these, left or moved { $left }; besides, exempt { $exempt }.
summary-since = Against { $day }: { $change }.
summary-unchanged = Against { $day }: no change.
summary-expected = If all came evenly, it would be { $people } by now.
summary-block = Block average: { $rate } %.
summary-deadline = Deadline: { $deadline } ({ $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}).
summary-deadline-now = Deadline: { $deadline }.
summary-action = Suggested action: { $action }.
summary-action-of = Suggested action for “{ $survey }”: { $action }.
summary-groups = By unit:
summary-others = Other units ({ $groups })
summary-whole-agency = The whole agency
summary-whole-province = The whole province
summary-province = The province
summary-stands-in = You receive this for the focal point of the agency, who cannot be reached at present.
summary-nothing = No survey is open at present.
summary-asked = The picture is on its way in a message of its own.
summary-not-yours = You do not look after an agency at present.
summary-line = • { $survey }: { $submitted } of { $total } submitted{ $change }, { $left }
summary-line-over = { $submitted } of { $total } submitted
summary-more = … and { $count ->
        [one] one more survey
       *[other] { $count } more surveys
    }
summary-final = Final figures: { $survey }, { $agency }
summary-ended = Ended at { $moment }.
summary-final-kept = To be seen again at any time with /summary.
week-until = As of { $moment }
week-final = Final figures, drawn up at { $moment }
week-deadline = until { $moment }
week-ended = ended { $moment }
week-left = { $days ->
        [one] one working day
       *[other] { $days } working days
    } left
week-block = block: { $rate } %
week-since = { $change } since { $day }
week-unchanged = no change since { $day }
place-submitted = Submitted
place-in_progress = In progress
place-not_started = Not started
place-not_joined = Not joined
place-unreachable = Unreachable
action-invite = hand out invitations again to { $people } who have not joined or cannot be reached
action-remind = remind in the weekly briefing
action-finish = remind now { $people ->
    [one] the one person who has joined and not submitted
   *[other] the { $people } who have joined and not submitted
}
action-finish-invite = remind now { $people ->
    [one] the one person who has joined and not submitted
   *[other] the { $people } who have joined and not submitted
}; then invite { $outside ->
    [one] the other one
   *[other] the other { $outside }
}
action-complete = remind { $people ->
    [one] the one person who is under way
   *[other] the { $people } who are under way
} to finish and submit
action-supervisors = name a supervisor for { $people ->
    [one] 1 official
   *[other] { $people } officials
}
action-none = none
chart-submitted = Submitted
chart-started = In progress
chart-open = Not submitted
chart-progress = Submissions over time
chart-even = if all came evenly
button-summary-desk = Open my desk
button-summary-final = See the final figures
button-summary-over = Ended { $day }: { $survey }
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
