## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Help
help =
    • /surveys: your surveys
    • /continue: go on with the one you began
    • /results: your results, what you submitted
    • /language: change the language
    • /rights: what is stored, withdraw consent, deletion
    • /stop: no more reminders
    • /absence: days on which you are away
    Answer with the buttons or type their numbers. Every answer is saved at once; you can stop at any time.
help-asked = The focal point of your agency was told that somebody needs help. Neither your answers nor your name were sent.
help-call = To call somebody now: { $contact }.
help-named = The focal point of your agency will hear that you need help, with which survey and question. With your name? Your answers are not sent.
help-asked-named = The focal point of your agency was told your name, the survey and the question. Your answers were not sent. The reply comes here.
help-wanted-by = The person with staff code { $code } needs help with a survey; type the code under /agency to see who it is.
help-about = Survey: “{ $survey }”.
help-question = Question: { $question }
help-write = Please type the reply; it is passed on to whoever asked. No classified content, no telephone numbers.
help-replied = Your reply was passed on.
help-reply-title = The focal point of your agency replies
help-held = The text seems to contain information that must not be sent through this app; the message was deleted. Please write it anew.
help-nobody = The focal point of your agency cannot be told through this app at present. Please contact them directly.
help-wanted = Somebody in your agency needs help with a survey. Please mention in the briefing that they may come to you.
apology = Sorry, something went wrong with your last message. Reference: { $reference }. Please try again or tell the focal point of your agency.

## Words used everywhere
moment = { $time }, { $day }
word-yes = yes
word-no = no
