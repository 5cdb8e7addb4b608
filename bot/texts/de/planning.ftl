## Erhebungen: planen
plan-new-title = Neue Erhebung
plan-head = Entwurf der Erhebung { $number } · Schritt { $at } von { $of }
plan-changed = Gerade hat jemand anderes geändert: { $fields }. So steht es jetzt.
plan-people = Derzeit { $count ->
    [1] 1 Person
   *[other] { $count } Personen
}.
plan-people-few = Eine Regel nach Antworten muss mindestens { $least } Personen zur Auswahl lassen: keine Zahl, damit niemandes Antworten erkennbar sind.
plan-people-band = Etwa { $band } Personen; nach Antworten wird keine genaue Zahl genannt.
plan-opens = Öffnet: { $moment }
plan-opens-now = Öffnet: sofort nach der Freigabe
plan-closes = Schließt: { $moment }
plan-grace = Begonnenes kann beendet werden bis: { $moment }
plan-no-grace = Nach dem Ende kann nichts mehr beendet werden
plan-correct = Abgesendetes kann geändert werden bis: { $moment }
plan-correct-closing = Abgesendetes kann bis zum Ende geändert werden
plan-no-correction = Abgesendetes kann nicht geändert werden
plan-reminders-standard = Erinnerungen: drei
plan-reminders-last_only = Erinnerungen: nur am letzten Tag
plan-reminders-none = Erinnerungen: keine
plan-discard = Den Entwurf der Erhebung „{ $survey }“ verwerfen?
version-label = { $survey }, Fassung { $version }
step-version = Welcher Fragebogen?
step-audience = Für wen? Wählen Sie eine oder mehrere Arten von Bedingungen; alle müssen zutreffen. Sie können auch eine Regel eingeben, etwa block:K1 age:25-34, oder Personalnummern.
step-audience-kind = Wählen Sie eines oder mehrere; nochmaliges Drücken nimmt es heraus.
step-opening = Wann öffnet sie? Sie können Tag und Uhrzeit eingeben, etwa 17.6.2026 8:00.
step-closing = Wie lange? Sie können Tag und Uhrzeit eingeben.
step-grace = Bis wann darf nach dem Ende beenden, wer begonnen hat? Sie können Tag und Uhrzeit eingeben.
step-reminders = Wie wird erinnert, wer noch nicht fertig ist?
step-correction = Bis wann darf Abgesendetes geändert werden? Sie können Tag und Uhrzeit eingeben.
step-name-version = Fragebogen
step-name-audience = Kreis
step-name-opening = Öffnung
step-name-closing = Ende
step-name-grace = Nachfrist
step-name-reminders = Erinnerungen
step-name-correction = Änderungen
step-name-follows = frühere Erhebung

## Folgt einer früheren Erhebung
button-follows = Folgt einer früheren Erhebung
plan-follows = Folgt Erhebung { $number }: die damaligen Antworten werden wieder angeboten.
follows-question = Welcher Erhebung folgt sie? Wer dort abgesendet hat, wird je Abschnitt gefragt, ob die damaligen Antworten bleiben, geändert oder neu gegeben werden.
button-follows-one = Erhebung { $number } · { $day } · { $submitted } abgesendet
button-follows-none = Folgt keiner
