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
reminders-stopped = You will get no more reminders, only invitations to new surveys. To get them again: open /rights and press “Agree to reminders”.
