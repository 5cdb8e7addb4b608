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
blast-messages = When it opens, { $messages ->
    [one] 1 message goes out
   *[other] { $messages } messages go out
} in about { $minutes } min; others see it when they join.
blast-draft = Nothing is sent. A second admin has to approve it.
blast-draft-alone = Nothing is sent. This installation has one admin: you approve it yourself, which is put on record.
blast-waits = It waits for a second admin. Whatever is changed has to be sent for approval again.
blast-approve = Please look at it with care. After approval it can be recalled for 60 seconds.
blast-approved = Approved. Before { $time } nothing leaves, and it can be recalled.
