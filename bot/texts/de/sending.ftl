## Sending (admins)
button-sending = Versand
button-blast = Erhebung { $number }: { $survey } · { $count } offen
button-blast-few = Erhebung { $number }: { $survey }
button-stop-sending = Gesamten Versand anhalten
button-send-again = Versand fortsetzen
button-pause-blast = Anhalten
button-resume-blast = Fortsetzen
button-cancel-blast = Nicht Gesendetes verwerfen
sending-title = Versand
sending-on = Nachrichten gehen hinaus, höchstens { $rate } je Sekunde. Fällig und nicht gesendet: { $count }.
sending-off = Der gesamte Versand ist seit { $at } angehalten. Direkte Antworten gehen weiter; was wartet, wird beim Fortsetzen neu geprüft.
sending-campaigns = Erhebungen, die laufen oder Nachrichten haben:
sending-none = Noch keine Erhebung hat Nachrichten.
blast-title = Versand · Erhebung { $number }
blast-stopped = Der gesamte Versand ist angehalten.
blast-paused = Angehalten. Keine Nachricht dieser Erhebung geht hinaus.
blast-sent = • gesendet: { $count } von { $total }
blast-waiting = • offen: { $count }
blast-later = • später fällig: { $count }
blast-failed = • gescheitert: { $count }
blast-unreachable = • nicht erreichbar: { $count }
blast-unknown = • ungewiss, ob angekommen: { $count }
blast-cancelled = • verworfen: { $count }
blast-cancel-question = { $count ->
    [one] 1 nicht gesendete Nachricht
   *[other] { $count } nicht gesendete Nachrichten
} dieser Erhebung verwerfen? Gesendetes lässt sich nicht zurückholen.
blast-cancel-question-few = Die nicht gesendeten Nachrichten dieser Erhebung verwerfen? Gesendetes lässt sich nicht zurückholen.
blast-few = Wie viele Nachrichten es sind, wird nicht gezeigt: Die Personen wurden nach ihren Antworten ausgewählt.
toast-cancelled = Verworfen: { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}.
toast-cancelled-few = Nicht Gesendetes verworfen.
toast-sending-off = Der gesamte Versand ist angehalten.
toast-sending-on = Der Versand geht weiter.
