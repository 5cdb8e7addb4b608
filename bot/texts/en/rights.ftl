## Rights
rights-title = My rights and data
rights-stored =
    Stored: staff code { $code }; { $unit }; title, position, month and year of birth as your agency's roster has them; surveys started: { $started }, submitted: { $submitted }, answers: { $answers }.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = You may see and change each answer until the deadline, withdraw consent and ask for deletion at any time.
withdraw-question = Withdraw consent? Your answers are no longer used from now on; you will get no surveys and no reminders. Your answers will be erased within the time that the law sets, unless you agree again before.
withdrawn = Your consent is withdrawn. Your data are no longer used from now on, and your answers will be erased; until when stands under your rights.
withdrawn-what-stays = All answers, submitted surveys and your own words were erased. What stays: what your agency's roster has of you, that you took part and when, your consent and its withdrawal, this request, entries of the record by number, with your reason where you had a list of people handed out.
erase-what = What will be erased: all answers, submitted surveys, drafts, your own words, posts you named, answers kept from earlier, messages, absences, invitation codes. It cannot be undone.
erase-stays = What stays: what your agency's roster has of you (name, title, month and year of birth …), that you took part and when, your consent and its withdrawal, this request, entries of the record by number, with your reason where you had a list of people handed out. Group figures that were published stay as they are.
erase-question = Ask for deletion? Use stops at once. Anonymous answers, if any, cannot be found again to be deleted.
deletion-recorded = Your deletion request is recorded. Use stops at once; completed by { $day }.
deletion-overdue = Your deletion request is recorded and use has stopped. It should have been carried out by { $day } and is overdue; please ask the contact below.
rights-call = Questions: { $contact }.
erased-what-stays =
    Your data were erased: answers, submitted surveys, drafts, your own words, messages.
    What stays: what your agency's roster has of you (name, title, month and year of birth …), that you took part and when, your consent and its withdrawal, this request, entries of the record by number, with your reason where you had a list of people handed out. The link to this chat is removed after 14 days.
    Should you want to take part again, please turn to the data protection contact.
erased-see-card = What was erased and what stays: press “My rights”.
restricted = Your data are stored, but neither used nor shown to anybody; no messages are sent.
reminders-stopped = You will get no more reminders, only invitations to new surveys. To get them again: open /rights and press “Agree to reminders”.
