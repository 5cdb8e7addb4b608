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
help-nobody = The focal point of your agency cannot be told through this app at present. Please contact them directly.
help-wanted = Somebody in your agency needs help with a survey. Please mention in the briefing that they may come to you.
apology = Sorry, something went wrong with your last message. Reference: { $reference }. Please try again or tell the focal point of your agency.

## Words used everywhere
moment = { $time }, { $day }
word-yes = yes
word-no = no
