## Review and receipt
review-title = Review before submitting
review-title-sent = What you submitted
review-title-unsent = Review before submitting again
review-text = Press a number to see and change that answer. Nothing is sent until you press “Submit”.
review-missing = { $count ->
    [1] 1 question still needs an answer.
   *[other] { $count } questions still need an answer.
}
review-submitted = This was submitted at { $day }. It can be changed until { $until }; after a change please submit it again. Press a number to look at or change an answer.
review-unsent = Changed, not sent yet. What was submitted on { $day } counts until you press “Submit”.
review-empty = (no answer)
received =
    Your answers to “{ $survey }” were received at { $time } on { $day }. Thank you.
    You can see what you submitted with /results and change your answers until { $deadline }.
receipt = Receipt: { $code }
results-title = My results
results-none = You have not submitted anything yet.
results-line = • { $survey }: no. { $number }, { $at }, receipt { $code }
