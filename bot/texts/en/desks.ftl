## Focal points: roster and survey differ
discrepancies = What people stated in a survey differs from the roster of your agency. People concerned: { $count }. Both statements are kept. Please ask the personnel division to look into it; names are not sent by messenger.

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
    Thank you. This code belongs to somebody who has joined with another account, or had.
    To be sure that it is the right person, either please agree in the old account, or tell the focal point and the head of your agency your staff code: two of them have to confirm it. Answers given so far are kept, and are not shown here before.
rebind-survey = • { $survey }, until { $deadline }
rebind-refused = The new account was not confirmed. Please ask the focal point of your agency.
rebind-asked = Somebody would like to take part with a new phone or account. Two people have to confirm it; you are one of those who may. When they tell you their staff code, please open your desk, type that staff code and confirm.
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
agency-few = The people of this agency are not counted here: they are fewer than 5, or such a group could be worked out from it.
agency-not-joined = • Not joined: { $count }
agency-unreachable = • Cannot be reached: { $count }
agency-no-messenger = • Do not use the messenger: { $count }
agency-absent = • Absent today: { $count }
agency-help = • Requests for help in the last 7 days: { $count }
agency-waiting = • New accounts to be confirmed: { $count }
agency-campaign = “{ $survey }”: { $submitted } of { $total } submitted; in progress { $started }; not started { $new }. Deadline: { $deadline }.
agency-campaign-hidden = “{ $survey }”: not shown by itself. Deadline: { $deadline }.
agency-campaign-covered = “{ $survey }”: the agency is not shown by itself. { $group }: { $submitted }/{ $total } submitted. Deadline: { $deadline }.
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
ask-confirm = Has { $name } ({ $code }) asked you in person to change the account? Two people have to confirm it; the old account is told and may stop it for a working day.
ask-reject = Refuse the new account that waits for { $name } ({ $code })? The old account stays.
ask-link = { $name } ({ $code }) has joined. Are you sure that this very person asks for a new phone or account? A new account is bound once the old one agrees or two people confirm it.
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

## The focal point's desk: what can be acted on
agency-silent = • Not submitted after the last reminder; no further one comes: { $count }
agency-settle = • Statements that differ from the roster, to be settled: { $count }

## Leaving by the roster
one-missing = • Not on the newest roster; an admin will decide
own-account-asked = Somebody has opened your invitation with another account and would like to go on there as you. If that was you, please agree: this account is let go. If not, please stop it.
own-account-agreed = Two people have confirmed that you go on with another account. This one is let go at { $until }, unless you stop it.
own-account-stopped = It was stopped. This account stays yours. If you did not ask for another one, please tell your agency.
button-own-account-yes = That was me: change over
button-own-account-no = That was not me: stop it
role-proposed = Another admin would like to give somebody the role: { $role }. It counts once a second admin says so. When they tell you the staff code, please open your desk, type it and decide.
role-waits = • { $role }: waits for a second admin's word
role-waits-own = • { $role }: proposed by you, waits for a second admin's word
button-second-role = Confirm: { $role }
toast-role-proposed = { $role }: waits for a second admin's word
desk-person-frozen = This person has asked for deletion or restriction.
