## Reminders, later, absence
remind-new = Guten Tag { $name }, „{ $survey }“ wartet auf Sie: { $about }, Sie können unterbrechen und fortsetzen. Frist: { $deadline }. Bitte beginnen Sie, wenn es Ihnen passt.
remind-started = Vielen Dank, { $name }, für Ihr Interesse an „{ $survey }“. Der Rest dauert { $about }. Frist: { $deadline }. Bitte setzen Sie fort, wenn es Ihnen passt.
remind-review = Vielen Dank, { $name }: alle Fragen von „{ $survey }“ sind beantwortet. Es fehlen nur noch Durchsicht und Abgabe. Frist: { $deadline }. Bitte sehen Sie es durch, wenn es Ihnen passt.
remind-unsent = Guten Tag { $name }, Sie haben „{ $survey }“ nach dem Absenden geändert und noch nicht erneut gesendet. Frist: { $deadline }. Ohne erneutes Senden gilt, was Sie zuvor abgegeben haben.
needed-unsent = Guten Tag { $name }, Sie haben „{ $survey }“ nach dem Absenden geändert und noch nicht erneut gesendet. Frist: { $deadline }. Ohne erneutes Senden gilt, was Sie zuvor abgegeben haben.
needed-new = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Bitte nehmen Sie sich { $about }. Bei Fragen drücken Sie „Hilfe“.
needed-started = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Bitte nehmen Sie sich für den Rest { $about }. Bei Fragen drücken Sie „Hilfe“.
needed-review = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Alle Fragen sind beantwortet; es fehlen nur noch Durchsicht und Abgabe. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Bei Fragen drücken Sie „Hilfe“.
closing-today = Guten Tag { $name }, heute endet die Frist für „{ $survey }“ ({ $deadline }).
closing-soon = Guten Tag { $name }, die Frist für „{ $survey }“ endet bald ({ $deadline }).
last-new = Es dauert { $about }. Bitte schließen Sie ab und geben Sie rechtzeitig ab.
last-started = Ihre bisherigen Antworten sind gespeichert; der Rest dauert { $about }. Bitte schließen Sie ab und geben Sie rechtzeitig ab.
last-review = Alle Fragen sind beantwortet und gespeichert. Bitte sehen Sie sie durch und geben Sie rechtzeitig ab.
last-unsent = Sie haben nach dem Absenden etwas geändert und noch nicht erneut gesendet. Ohne erneutes Senden gilt, was Sie zuvor abgegeben haben.
last-one = Dies ist die letzte Erinnerung.
reminder-asked = Die Erinnerung, um die Sie gebeten haben.
several-invitation = Guten Tag { $name }, Sie sind gebeten, { $count } Fragebögen auszufüllen, von: { $sender }. Sie können jederzeit unterbrechen und fortsetzen. Bitte geben Sie keine Verschlusssachen ein.
also-open = Außerdem wartet auf Sie:
several-mixed = Guten Tag { $name }, es gibt einen neuen Fragebogen für Sie. { $what }; Sie können jederzeit unterbrechen und fortsetzen. Bitte geben Sie keine Verschlusssachen ein.
several-what = { $unsent ->
    [0] { $unsubmitted } Ihrer Fragebögen sind noch nicht abgegeben
   *[other] { $unsubmitted ->
        [0] { $unsent } Ihrer Fragebögen sind geändert und nicht erneut gesendet
        [one] 1 Ihrer Fragebögen ist noch nicht abgegeben, { $unsent ->
            [one] 1 ist
           *[other] { $unsent } sind
        } geändert und nicht erneut gesendet
       *[other] { $unsubmitted } Ihrer Fragebögen sind noch nicht abgegeben, { $unsent ->
            [one] 1 ist
           *[other] { $unsent } sind
        } geändert und nicht erneut gesendet
    }
}
several-reminder = Guten Tag { $name }, { $what }. Bitte schließen Sie sie ab, wenn es Ihnen passt.
several-soon = Guten Tag { $name }, eine Frist endet bald: { $what }.
several-today = Guten Tag { $name }, HEUTE endet die Frist für { $today ->
    [1] einen
   *[other] { $today }
} von { $count } Fragebögen, die auf Sie warten. Bitte geben Sie rechtzeitig ab.
several-all-today = Guten Tag { $name }, HEUTE endet die Frist für { $count ->
    [2] beide
   *[other] alle { $count }
} Fragebögen, die auf Sie warten. Bitte geben Sie rechtzeitig ab.
today-at = heute, { $day }, { $time } Uhr
tomorrow-at = morgen, { $day }, { $time } Uhr
today-on = heute, { $day }
tomorrow-on = morgen, { $day }
several-in-time = Bitte geben Sie rechtzeitig ab.
several-last = Für das, was jetzt endet, ist dies die letzte Erinnerung.
line-unsent = • { $survey }: geändert, noch nicht gesendet; Frist { $deadline }
line-new = • { $survey }: nicht begonnen, { $about }; Frist { $deadline }
line-started = • { $survey }: in Arbeit, noch { $about }; Frist { $deadline }
line-review = • { $survey }: alles beantwortet, es fehlen nur Durchsicht und Abgabe; Frist { $deadline }
line-more = … und { $count ->
    [one] { $count } weiterer
   *[other] { $count } weitere
}: „Meine Fragebögen“
later-question = Wann möchten Sie erinnert werden? Wählen Sie einen Zeitpunkt oder tippen Sie ein Datum, zum Beispiel { $example }. Vorher kommt keine Erinnerung.
later-none = Frist: { $deadline }; davor ist kein passender Zeitpunkt für eine Erinnerung mehr. Bitte schließen Sie ab, wenn Sie können.
later-nothing = Es wartet kein Fragebogen mehr auf Sie.
later-set = Sie werden am { $moment } erinnert. Ihre bisherigen Antworten sind gespeichert; Sie können jederzeit fortsetzen.
later-wrong = Dieses Datum ist ungültig, vergangen oder nach der Frist ({ $deadline }). Bitte im Format { $example }.
button-afternoon = Heute Nachmittag, { $time }
button-tomorrow = Morgen früh, { $day }
button-monday = Montag, { $day }
button-absence = Ich bin abwesend
absence-title = Tage der Abwesenheit
absence-text = An Tagen Ihrer Abwesenheit kommt keine Erinnerung; ein Grund ist nicht nötig. Bitte tippen Sie den ersten und den letzten Tag, zum Beispiel { $example }.
absence-days = { $first } – { $last }
absence-line = • { $days }
absence-wrong = Diese Tage sind ungültig. Bitte tippen Sie den ersten und den letzten Tag, zum Beispiel { $example }.
button-end-absence = Entfernen: { $days }
