## My surveys
surveys-title = My surveys
surveys-none = There is no survey for you at present.
surveys-no-consent = There is no consent on personal data, so there is no survey to answer.
surveys-line = • { $survey }: { $state }; deadline { $deadline }
surveys-left-new = { $state }, { $left }
surveys-left-started = { $state }, { $left } left
apart-number = no. { $number }
state-new = not started
state-started = in progress
state-submitted = submitted, can be changed
state-unsent = changed, not sent yet
state-done = submitted
state-closed = closed
state-stopped = stopped
intro =
    Time needed: { $about }; you can pause and continue.
    Deadline: { $deadline }.
    Purpose: { $purpose }.
    Please do not enter classified content.
closed = “{ $survey }” is closed. Thank you for your interest.
not-yet-open = “{ $survey }” opens at { $when }.
usual-purpose = training needs and assignment; not used for the yearly rating
invitation =
    Dear { $name },
    { $sender } invites you to complete “{ $survey }”.
    • Time needed: { $about }; you can pause and continue.
    • Deadline: { $deadline }.
    • Purpose: { $purpose }.
    • Contact: { $contact }.
    Please do not enter classified content.
    Kind regards
