## The plan of messages
moment-planned = • { $moment } · { $what }: { $count ->
    [one] 1 message
   *[other] { $count } messages
}
moment-sent = • { $moment } · { $what }: { $sent } sent, { $left } left
moment-none = • { $moment } · { $what }: { $count } not sent ({ $why })
moment-held = ; { $count } not sent ({ $why })
moment-held-submitted = submitted { $count }
moment-held-capped = had their messages for the day or week { $count }
moment-held-absent = absent or later { $count }
moment-held-unreachable = unreachable { $count }
moment-held-late = too late { $count }
moment-more = … and { $count ->
    [one] 1 more moment
   *[other] { $count } more moments
}
moment-invitation = invitation
moment-reminder1 = first reminder
moment-reminder2 = second reminder
moment-last = last reminder
moment-now = reminder by an admin
moment-snooze = reminder asked for
button-messages = Plan of messages
messages-title = Plan of messages of campaign { $number }
messages-none = No messages are planned.
