## Requests, as whoever asked reads them
request-see = Auskunft
request-correct = Berichtigung
request-copy = Kopie der Daten
request-withdraw = Widerruf der Einwilligung
request-restrict = Einschränkung
request-object = Widerspruch
request-delete = Löschung
request-open = • Antrag { $number } ({ $kind }) vom { $asked }: erste Antwort bis { $answer }, zu erledigen bis { $due }.
request-answered = • Antrag { $number } ({ $kind }) vom { $asked }: angenommen, zu erledigen bis { $due }.
request-extended = • Antrag { $number } ({ $kind }) vom { $asked }: Frist verlängert, zu erledigen bis { $due }.
request-carried-out = • Antrag { $number } ({ $kind }): erledigt am { $day }.
request-refused = • Antrag { $number } ({ $kind }): abgelehnt am { $day }.
request-taken-back = • Antrag { $number } ({ $kind }): von Ihnen zurückgenommen am { $day }.
request-lifted = • Antrag { $number } ({ $kind }): erledigt am { $day }, nicht mehr in Kraft.
request-reason = Der Grund: { $reason }
button-other-requests = Weitere Anträge
button-request-take-back = Antrag { $number } zurücknehmen
button-lift = Meine Daten wieder nutzen lassen
button-mydata = Meine Daten
button-ask-correct = Berichtigung verlangen
button-ask-restrict = Einschränkung verlangen
button-ask-object = Widersprechen
button-without-words = Ohne Worte senden
other-requests-title = Weitere Anträge
request-about-correct = Berichtigung: Antworten ändern Sie bis zur Frist selbst; danach, oder wenn die Liste der Behörde falsch ist, beantragen Sie es hier.
request-about-restrict = Einschränkung: Ihre Daten bleiben gespeichert, werden aber weder genutzt noch gezeigt, und es kommen keine Erinnerungen.
request-about-object = Widerspruch gegen die Verarbeitung, auch gegen das, was nach Regeln berechnet wird (Sprachniveau, Voraussetzungen): Die Nutzung endet sofort, und ein Mensch prüft es.
ask-question = Diesen Antrag stellen? Die Nutzung Ihrer Daten endet sofort; Sie können den Antrag zurücknehmen.
wish-question = Was ist zu berichtigen? Bitte kurz, ohne Verschlusssachen, Telefon- oder Aktennummern.
wish-too-long = Das sind mehr als { $most } Zeichen; bitte kürzer.
wish-suspicious = Der Text enthält womöglich Aktenzeichen, Ausweisnummern oder Angaben, die nicht über diese App gesendet werden dürfen. Bitte anders schreiben.

## The data protection officer's desk
menu-requests = Anträge zum Datenschutz
button-requests = Anträge zum Datenschutz
button-see-request = Antrag ansehen
button-request = Antrag { $number }
button-request-answer = Antworten: angenommen
button-request-carry-out = Ausführen
button-request-extend = Frist verlängern
button-request-refuse = Ablehnen
requests-title = Anträge zu personenbezogenen Daten
requests-count = Offen: { $open }; fällig oder überfällig: { $late }
requests-type-number = Geben Sie die Nummer eines Antrags ein, um ihn zu öffnen. Wer ihn gestellt hat, steht nur auf dem Server: surveybot rights show.
request-title = Antrag { $number }: { $kind }
request-who = Wer ihn gestellt und was die Person geschrieben hat: auf dem Server, surveybot rights show { $number }. Bitte außerhalb dieser App prüfen, dass es wirklich die Person ist.
request-unknown-number = Es gibt keinen Antrag mit dieser Nummer, den Sie bearbeiten könnten.
officer-does-see = Ausführen: Die Person erfährt, was gespeichert ist (/mydata, oder surveybot rights carry-out auf dem Server).
officer-does-copy = Ausführen: Der Server erstellt die Kopie (surveybot rights carry-out); übergeben Sie sie im Netz der Behörde.
officer-does-correct = Ausführen, sobald berichtigt ist: durch eine neue Liste oder eine längere Frist für Korrekturen.
officer-does-withdraw = Ausführen löscht alle Antworten, abgegebenen Fragebögen und eigenen Worte. Dass die Person teilgenommen hat, Einwilligung und Widerruf bleiben.
officer-does-restrict = Ausführen: Die Daten bleiben gespeichert und ungenutzt, wie seit dem Antrag.
officer-does-object = Ausführen: Die Daten bleiben gespeichert und ungenutzt, wie seit dem Antrag.
officer-does-delete = Ausführen löscht alle Antworten, Fragebögen, Entwürfe und Nachrichten. Es bleiben die Liste der Behörde, die Teilnahme, die Einwilligungen, dieser Antrag und das Protokoll in Nummern.
carry-out-question = Jetzt ausführen? Das lässt sich nicht rückgängig machen.
why-extend = Warum braucht Antrag { $number } mehr Zeit? Der Grund wird der Person mitgeteilt. Es geht nur einmal.
why-refuse = Warum wird Antrag { $number } abgelehnt? Der Grund wird der Person mitgeteilt.
officer-new = Ein neuer Antrag: { $kind }.
officer-answer = Nicht mehr als { $days ->
    [one] 1 Arbeitstag bleibt
   *[other] { $days } Arbeitstage bleiben
} für die erste Antwort auf einen Antrag: { $kind }.
officer-answer-today = Heute ist der letzte Tag für die erste Antwort auf einen Antrag: { $kind }.
officer-answer-overdue = Die erste Antwort auf einen Antrag ist überfällig: { $kind }.
officer-warning = Nicht mehr als { $days ->
    [one] 1 Arbeitstag bleibt
   *[other] { $days } Arbeitstage bleiben
} für einen Antrag: { $kind }.
officer-warning-today = Heute ist der letzte Tag, einen Antrag auszuführen: { $kind }.
officer-warning-overdue = Ein Antrag ist überfällig: { $kind }.
officer-missing = Niemand ist für den Datenschutz benannt, daher erhält die Verwaltung diese Nachricht. Bitte die Rolle vergeben oder auf dem Server bearbeiten: surveybot rights list.
refusal-request_settled = Dieser Antrag ist abgeschlossen.
refusal-request_answered = Dieser Antrag hat seine erste Antwort.
refusal-request_extended = Die Frist wurde schon einmal verlängert; mehr geht nicht.
refusal-request_overdue = Die Frist ist vorbei und kann nicht verlängert werden: ausführen oder ablehnen.
refusal-request_no_reason = Ein Grund ist nötig.

## My data
mydata-title = Meine Daten
mydata-kept = Eine Kopie enthält alles, was über Sie gespeichert ist: Liste, Einwilligungen, Antworten, Anträge, Nachrichten, und wer wann Einsicht nahm.
mydata-by-chat = Dateien in diesem Chat laufen über Server des Messenger-Anbieters. Möchten Sie das nicht, holen Sie einen Code und erhalten die Dateien in Ihrer Behörde.
mydata-not-by-chat = Hier werden Dateien nicht über den Messenger gesendet. Holen Sie einen Code, geben Sie ihn dem Betrieb oder dem Datenschutz und erhalten Sie die Dateien in Ihrer Behörde.
mydata-code = Der Code für Ihre Kopie: { $code }. Ein früherer Code gilt nicht mehr.
button-mydata-send = Dateien hierher senden
button-mydata-code = Code holen
copy-title = Daten über { $name } ({ $code })
copy-made = Erstellt um { $moment }.
copy-campaign = Erhebung { $number }: { $state }.
copy-begun = Begonnen am { $day }.
copy-sent = Abgegeben um { $moment }, Quittung { $receipt }.
copy-new = nicht begonnen
copy-started = begonnen
copy-submitted = abgegeben
copy-stopped = nicht mehr genutzt
copy-withdrawn = nicht mehr Teil dieser Erhebung
copy-looks = Wer Einsicht nahm oder etwas tat, und wann
copy-nobody-looked = Bisher niemand.
copy-actor-operator = der Betrieb des Servers
copy-actor-jobs = das Programm, von selbst
copy-actor-person = jemand mit einer Rolle (Nummer { $number })
copy-everything = Alles, was gespeichert ist, Tabelle für Tabelle
copy-everything-text = Wie es in der Datenbank steht, Verschlüsseltes geöffnet.
