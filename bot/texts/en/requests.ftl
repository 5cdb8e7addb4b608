## Requests, as whoever asked reads them
request-see = to know what is stored
request-correct = correction
request-copy = copy of the data
request-withdraw = withdrawal of consent
request-restrict = restriction
request-object = objection
request-delete = deletion
request-open = • Request { $number } ({ $kind }) of { $asked }: first answer by { $answer }, to be carried out by { $due }.
request-answered = • Request { $number } ({ $kind }) of { $asked }: received, to be carried out by { $due }.
request-extended = • Request { $number } ({ $kind }) of { $asked }: the time was made longer, to be carried out by { $due }.
request-carried-out = • Request { $number } ({ $kind }): carried out on { $day }.
request-refused = • Request { $number } ({ $kind }): refused on { $day }.
request-taken-back = • Request { $number } ({ $kind }): taken back by you on { $day }.
request-lifted = • Request { $number } ({ $kind }): carried out on { $day }, no longer in force.
request-reason = The reason: { $reason }
button-other-requests = Other requests
button-request-take-back = Take back request { $number }
button-lift = Let my data be used again
button-mydata = My data
button-ask-correct = Ask for a correction
button-ask-restrict = Ask for restriction
button-ask-object = Object
button-without-words = Send without words
other-requests-title = Other requests
request-about-correct = Correction: you can change answers yourself until the survey's deadline; afterwards, or when the roster is wrong, ask here.
request-about-restrict = Restriction: your data stay stored, but are neither used nor shown, and no reminders come.
request-about-object = Objection to the processing, also to what is computed by rule (language levels, eligibility): use stops at once, and a person looks at it.
ask-question = Send this request? Use of your data stops at once; you can take the request back.
wish-question = What is to be corrected? Please write briefly, without anything classified, phone numbers or document numbers.
wish-too-long = That is more than { $most } characters; please write less.
wish-suspicious = The text seems to contain document numbers, identity numbers or what must not be sent through this app. Please write it differently.

## The data protection officer's desk
menu-requests = Requests about data
button-requests = Requests about data
button-see-request = See the request
button-request = Request { $number }
button-request-answer = Answer: received
button-request-carry-out = Carry out
button-request-extend = Extend the time
button-request-refuse = Refuse
requests-title = Requests about personal data
requests-count = Open: { $open }; due or overdue: { $late }
requests-type-number = Type the number of a request to open it. Who asked can be seen on the server only: surveybot rights show.
request-title = Request { $number }: { $kind }
request-who = Who asked, and what they wrote: on the server, surveybot rights show { $number }. Please confirm outside this app that it is really them.
request-unknown-number = There is no request with this number for you to deal with.
officer-does-see = Carrying it out: they learn what is stored (/mydata, or surveybot rights carry-out on the server).
officer-does-copy = Carrying it out: the server makes the copy (surveybot rights carry-out); hand it over inside the agency's network.
officer-does-correct = Carry it out once it was corrected: by a new roster, or by a longer time for corrections.
officer-does-withdraw = Carrying it out erases all answers, submitted surveys and their own words. That they took part, the consent and its withdrawal stay.
officer-does-restrict = Carrying it out: the data stay stored and unused, as they have been since it was asked.
officer-does-object = Carrying it out: the data stay stored and unused, as they have been since it was asked.
officer-does-delete = Carrying it out erases all answers, surveys, drafts and messages. The agency's roster, that they took part, the consents, this request and the record in numbers stay.
carry-out-question = Carry it out now? It cannot be undone.
why-extend = Why does request { $number } need more time? The person is told the reason. It is possible once.
why-refuse = Why is request { $number } refused? The person is told the reason.
officer-new = A new request: { $kind }.
officer-answer = Not more than { $days ->
    [one] 1 working day is left
   *[other] { $days } working days are left
} for the first answer to a request: { $kind }.
officer-answer-today = Today is the last day for the first answer to a request: { $kind }.
officer-answer-overdue = The first answer to a request is overdue: { $kind }.
officer-warning = Not more than { $days ->
    [one] 1 working day is left
   *[other] { $days } working days are left
} for a request: { $kind }.
officer-warning-today = Today is the last day for carrying out a request: { $kind }.
officer-warning-overdue = A request is overdue: { $kind }.
officer-missing = Nobody is data protection officer, hence admins get this message. Give somebody the role, or deal with it on the server: surveybot rights list.
refusal-request_settled = This request is closed.
refusal-request_answered = This request has had its first answer.
refusal-request_extended = The time was made longer once; that is the limit.
refusal-request_overdue = The time is over and cannot be made longer: carry it out or refuse it.
refusal-request_no_reason = A reason is needed.

## My data
mydata-title = My data
mydata-kept = A copy holds everything that is stored about you: roster, consents, answers, requests, messages, and who looked at it when.
mydata-by-chat = Files sent into this chat pass through the servers of the messenger's provider. If you would rather not, draw a code and fetch the files at your agency.
mydata-not-by-chat = Here files are not sent by the messenger. Draw a code, give it to the operator or the data protection officer, and get the files at your agency.
mydata-code = The code for your copy: { $code }. An earlier code is worth nothing any more.
button-mydata-send = Send the files here
button-mydata-code = Draw a code
copy-title = Data about { $name } ({ $code })
copy-made = Made at { $moment }.
copy-campaign = Campaign { $number }: { $state }.
copy-begun = Begun on { $day }.
copy-sent = Submitted at { $moment }, receipt { $receipt }.
copy-new = not begun
copy-started = begun
copy-submitted = submitted
copy-stopped = no longer used
copy-withdrawn = no longer of this campaign
copy-looks = Who looked or did something, and when
copy-nobody-looked = Nobody yet.
copy-actor-operator = the operator of the server
copy-actor-jobs = the program, by itself
copy-actor-person = somebody with a role (number { $number })
copy-everything = Everything that is stored, table by table
copy-everything-text = As it stands in the database, with what is encrypted opened.
