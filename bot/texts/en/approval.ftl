## Campaigns: approval
approval-wanted = Campaign { $number } waits for your approval: “{ $survey }”, { $people ->
    [one] 1 person
   *[other] { $people } people
}. Nothing has been sent.
approval-given = Campaign { $number } “{ $survey }” is approved.
approval-undone = Campaign { $number } “{ $survey }” is a draft again. Nothing has been sent.
button-see-campaign = See the campaign
button-look = Look at it
blast-version = { $code }, version { $version }
blast-agency = • { $agency }: { $count }
blast-more = … and { $count ->
    [one] 1 more agency
   *[other] { $count } more agencies
}
blast-messages-sum = { $messages } invitations go out when it opens.
blast-dates-there = More dates, reminders: “Plan of messages”
blast-messages = When it opens, { $messages ->
    [one] 1 message goes out
   *[other] { $messages } messages go out
} in about { $minutes } min; others see it when they join.
blast-draft = Nothing is sent. A second admin has to approve it.
blast-draft-alone = Nothing is sent. This installation has one admin: you approve it yourself, which is put on record.
blast-waits = It waits for a second admin. Whatever is changed has to be sent for approval again.
blast-approve = Please look at it with care. After approval it can be recalled for 60 seconds.
blast-approved = Approved. Before { $time } nothing leaves, and it can be recalled.

## A campaign's own words
button-invitation-words = Words of the invitation
button-words-purpose = Purpose
button-words-sender = Sender
button-words-contact = Contact
button-words-clear = Use the survey’s words: { $name }
words-title = Words of the invitation
words-text = Purpose, sender and contact are the survey’s, unless this campaign has words of its own. Press to change.
words-purpose = Purpose
words-sender = Sender
words-contact = Contact
words-line = • { $name }: { $text }
words-own = this campaign’s own
words-of-survey = the survey’s
words-usual = the usual words
words-none = (none)
words-missing = Not complete in: { $languages }; what is missing there is shown in another language.
words-question = Please type it in { $language }, at most { $most } characters, without a full stop.
words-of-campaign-there = It has words of its own, see below.
button-by-agency = By agency
words-of-campaign = This campaign’s own words:
refusal-words_too_long = This has { $length } characters; { $most } fit. Please say it in fewer words.
refusal-words_empty = There is nothing in it. Please type it again.
