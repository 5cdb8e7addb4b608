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
button-cancel = Cancel campaign
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
campaign-figures = { $total } in all: submitted { $done }; in progress { $started }; not started { $new }; not joined { $unjoined }; unreachable { $unreachable }.
campaign-agency = • { $agency }: { $done } of { $total } submitted
campaign-few = How they stand is not shown: fewer than 5 people take part, or they were chosen by their answers.
campaign-others = { $count ->
    [one] 1 other agency
   *[other] { $count } other agencies together
}
no-agency = no agency
extend-question = It closes at { $until }. How much longer?
close-question = Close now, for everybody? In progress: { $started }. What was not submitted stays stored and can no longer be submitted.
close-question-few = Close now, for everybody? What was not submitted stays stored and can no longer be submitted.
cancel-question = Cancel this campaign? Begun: { $started }. Nothing will be sent.
cancel-question-few = Cancel this campaign? Nothing will be sent.
remind-question = { $count ->
    [one] Remind one person who has not finished now?
   *[other] Remind { $count } people who have not finished now?
}
remind-at-once = It reaches them in the next few minutes.
remind-then = Outside the hours for messages: it reaches them at { $moment }.
remind-nobody = Nobody can be reminded now.
remind-not = Not reminded:
remind-not-submitted = • submitted: { $count }
remind-not-already = • reminded in this way today: { $count }
remind-not-capped = • had their messages for the day or the week: { $count }
remind-not-absent = • absent, or asked for later: { $count }
remind-not-not-joined = • not joined: { $count }
remind-not-unreachable = • unreachable: { $count }
remind-not-declined = • want no reminders: { $count }
remind-not-other = • other reasons: { $count }
remind-question-few = Remind those who have not finished now?
blast-invitation = The invitation will read like this, with the name of each person:
button-see-invitation = See the invitation
button-to-approval = To the approval
toast-reminded = { $count ->
    [one] One reminder is on its way.
   *[other] { $count } reminders are on their way.
}
toast-reminded-then = { $count ->
    [one] One person will be reminded at { $moment }.
   *[other] { $count } people will be reminded at { $moment }.
}
toast-reminded-few = The reminders are on their way.

## Campaigns: what is refused
refusal-other = This cannot be done. Please look at it again.
refusal-audience_missing = Please choose first whom it is for.
refusal-audience_empty = Nobody fits this audience.
refusal-audience_too_small = A rule by answers must leave at least { $least } people to choose from, so that nobody's answers show.
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
refusal-campaign_changed = Somebody else has just changed this campaign. This is how it stands.
refusal-campaign_state = This cannot be done as the campaign stands now.
refusal-campaign_over = This campaign is over.
refusal-helped_to_bind = One of you helped to bind the other's account. Another admin is needed.
refusal-pin_too_new = The PIN was chosen in a new account. It approves nothing for a working day.
refusal-own_approval = Whoever sent it cannot approve it: a second admin does.
refusal-nobody_to_approve = There is no second admin yet who has joined and could approve it.
refusal-released = The 60 seconds are over and it cannot be recalled. You can pause or cancel it.
refusal-paused = The campaign is paused.
refusal-reminded_today = They were reminded today already.
refusal-no_time_to_remind = No hour for messages is left before it ends.
refusal-nobody_to_remind = Nobody is left who has not finished and can be reminded.

## Campaigns: to those who answer
received-final = Your answers to “{ $survey }” were received at { $time } on { $day }. Thank you. You can see what you submitted with /results.
state-paused = paused
paused-now = “{ $survey }” is paused. Please come back later.
