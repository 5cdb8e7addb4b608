## Confirming: supervisors and focal points
confirm-title = Confirm self-assessments
confirm-waiting = { $all ->
    [one] { $open } of 1 self-assessment of your staff awaits
   *[other] { $open } of { $all } self-assessments of your staff { $open ->
        [one] awaits
       *[other] await
    }
} your confirmation, about 3 minutes each.
confirm-none-waits = No self-assessment awaits your confirmation any more. You can still look at each of them below.
confirm-note = Only people who agreed to it are listed here. Staff codes stand for names. Both assessments are kept; the person sees yours and may comment once.
confirm-one = { $code }: { $said }/{ $all }
confirm-one-comments = { $code }: { $said }/{ $all } · { $n ->
    [one] 1 comment
   *[other] { $n } comments
}
confirm-head = { $code } · { $number }/{ $all }
confirm-own = Self-assessed level { $level }: “{ $anchor }”
confirm-question = What do you say to this level?
confirm-which = Self-assessed level { $own }. Which level is it in your view?
confirm-reason = { $name }: from level { $own } to level { $level }. Please give the reason ({ $limit } characters at most, nothing classified).
confirm-agreed = You agreed to the other { $count }.
button-verdict-agree = Agree
button-verdict-lower = Lower
button-verdict-higher = Higher
button-verdict-cannot = Cannot judge
button-confirm-rest = Agree to all that is left
button-confirm-next = Start confirming
button-confirm-home = The list
button-confirmations = Confirm self-assessments
button-confirmations-waiting = Confirm self-assessments ({ $n })
records-title = { $code }: both records
records-note = The supervisor's level is used where there is one, else the self-assessed one. Press a number to look again at what you said, or to change it.
record-open = { $name }: self { $own } (used); supervisor: not yet
record-agree = { $name }: self { $own }; supervisor: agrees (used)
record-cannot = { $name }: self { $own } (used); supervisor: cannot judge
record-level = { $name }: self { $own }; supervisor: { $level } (used)
record-talk = Please talk this over.
record-reason = Reason: { $text }
record-comment = Comment of the person: { $text }
confirm-wanted = { $n ->
    [one] 1 self-assessment from { $unit } awaits
   *[other] { $n } self-assessments from { $unit } await
} your confirmation, about 3 minutes each. Deadline: { $until }.
confirmed-told = Your direct supervisor has gone through your self-assessment. You can see it, and comment once on each competency.
confirmed-changed = Your direct supervisor has changed what they say of your self-assessment. You can see it, and comment once on what is new.
check-title = { $code }: compare with originals
check-text = Press a number to confirm that you compared it with the decision or the original (✓); press it again to take that back.
check-none = There is nothing to compare, or this person did not agree to it.
check-now = now
button-check = Compare with originals
button-name-confirmer = Name who confirms
confirmer-ask = Please enter the staff code of whoever will confirm for { $code } (same agency).
confirmer-unknown = Nobody else of this agency has this code.
confirmer-yourself = Nobody names themselves: whoever confirms reads the answers. Please name somebody else, or let another who looks after the agency do it.
confirmer-below = This person works under the one to be confirmed, and cannot confirm for them. Please name somebody else; where the agency has nobody, the self-assessment remains one.
confirmer-is = Who confirms the self-assessment: staff code { $code }.
confirmer-not-needed = This person’s supervisor is in office and confirms, so nobody else is named. If the roster is wrong, please have it corrected.
confirmer-told =
    The roster has no supervisor for you who is in office, so the focal point has named the person with the staff code { $code } to confirm your self-assessment. They can read the levels you stated.
    If that does not seem right, please talk to the focal point, or use your right to object below.
