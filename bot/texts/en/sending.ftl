## Sending (admins)
button-sending = Sending
button-blast = Campaign { $number }: { $survey } · { $count } waiting
button-blast-few = Campaign { $number }: { $survey }
button-stop-sending = Stop all sending
button-send-again = Send again
button-pause-blast = Pause
button-resume-blast = Resume
button-cancel-blast = Cancel what was not sent
sending-title = Sending
sending-on = Messages go out, at most { $rate } a second. Due and not sent: { $count }.
sending-off = All sending is stopped since { $at }. Direct replies go on; what waits is looked at anew when sending goes on.
sending-campaigns = Campaigns that run or have messages:
sending-none = No campaign has messages yet.
blast-title = Sending · campaign { $number }
blast-stopped = All sending is stopped.
blast-paused = Paused. No message of this campaign goes out.
blast-sent = • sent: { $count } of { $total }
blast-waiting = • waiting: { $count }
blast-later = • due later: { $count }
blast-failed = • failed: { $count }
blast-unreachable = • unreachable: { $count }
blast-unknown = • not known whether they arrived: { $count }
blast-cancelled = • cancelled: { $count }
blast-cancel-question = Cancel { $count ->
    [one] 1 message of this campaign that was not sent
   *[other] { $count } messages of this campaign that were not sent
}? What was sent cannot be called back.
blast-cancel-question-few = Cancel the messages of this campaign that were not sent? What was sent cannot be called back.
blast-few = How many messages there are is not shown: people were chosen by their answers.
toast-cancelled = Cancelled: { $count ->
    [one] 1 message
   *[other] { $count } messages
}.
toast-cancelled-few = Cancelled what was not sent.
toast-sending-off = All sending is stopped.
toast-sending-on = Sending goes on.
