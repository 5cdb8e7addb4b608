## Summaries
summary-title = Stand: { $agency } (am { $moment })
summary-instead = Ihre Behörde wird nicht einzeln gezeigt: Sie hat weniger als 5 Personen, oder eine solche Gruppe ließe sich daraus errechnen. Dies sind die Zahlen von { $group }.
summary-submitted-rate = „{ $survey }“: { $submitted } von { $total } abgegeben ({ $rate } %).
summary-submitted-of = „{ $survey }“: { $submitted } von { $total } abgegeben.
summary-where = In Arbeit { $started }; nicht begonnen { $new }; nicht beigetreten { $unjoined }; nicht erreichbar { $unreachable }.
summary-beside = Davon ausgeschieden oder versetzt { $left }; außerdem befreit { $exempt }.
summary-since = Gegenüber { $day }: { $change }.
summary-unchanged = Gegenüber { $day }: unverändert.
summary-expected = Bei gleichmäßiger Abgabe wären es bisher { $people }.
summary-block = Mittel des Blocks: { $rate } %.
summary-deadline = Frist: { $deadline } ({ $days ->
    [one] noch 1 Arbeitstag
   *[other] noch { $days } Arbeitstage
}).
summary-deadline-now = Frist: { $deadline }.
summary-action = Vorgeschlagener Schritt: { $action }.
summary-action-of = Vorgeschlagener Schritt für „{ $survey }“: { $action }.
summary-groups = Nach Einheiten:
summary-others = Übrige Einheiten ({ $groups })
summary-whole-agency = Gesamte Behörde
summary-whole-province = Gesamte Provinz
summary-province = Gesamte Provinz
summary-stands-in = Sie erhalten dies für die Kontaktstelle der Behörde, die derzeit nicht erreichbar ist.
summary-nothing = Derzeit ist kein Fragebogen offen.
summary-asked = Das Bild kommt gleich in einer eigenen Nachricht.
summary-not-yours = Sie betreuen derzeit keine Behörde.
summary-line = • { $survey }: { $submitted } von { $total } abgegeben{ $change }, { $left }
summary-line-over = { $submitted } von { $total } abgegeben
summary-more = … und { $count ->
        [one] ein weiterer Fragebogen
       *[other] { $count } weitere Fragebögen
    }
summary-final = Endstand: { $survey }, { $agency }
summary-ended = Beendet: { $moment }.
summary-final-kept = Jederzeit wieder zu sehen mit /summary.
week-until = Stand { $moment }
week-final = Endstand, erstellt { $moment }
week-deadline = Frist { $moment }
week-ended = beendet { $moment }
week-left = noch { $days ->
        [one] ein Arbeitstag
       *[other] { $days } Arbeitstage
    }
week-block = Block: { $rate } %
week-since = { $change } seit { $day }
week-unchanged = unverändert seit { $day }
place-submitted = Abgegeben
place-in_progress = In Arbeit
place-not_started = Nicht begonnen
place-not_joined = Nicht beigetreten
place-unreachable = Nicht erreichbar
action-invite = { $people ->
    [one] 1 Person, die nicht beigetreten oder nicht erreichbar ist,
   *[other] { $people } Personen, die nicht beigetreten oder nicht erreichbar sind,
} erneut einladen
action-remind = in der Wochenbesprechung erinnern
action-finish = jetzt { $people ->
    [one] die Person erinnern, die beigetreten ist und noch nicht abgegeben hat
   *[other] die { $people } Personen erinnern, die beigetreten sind und noch nicht abgegeben haben
}
action-finish-invite = jetzt { $people ->
    [one] die Person erinnern, die beigetreten ist und noch nicht abgegeben hat
   *[other] die { $people } Personen erinnern, die beigetreten sind und noch nicht abgegeben haben
}; danach die { $outside ->
    [one] übrige Person
   *[other] übrigen { $outside }
} einladen
action-complete = { $people ->
    [one] die Person, die begonnen hat,
   *[other] die { $people } Personen, die begonnen haben,
} an das Abgeben erinnern
action-supervisors = für { $people ->
    [one] 1 Person
   *[other] { $people } Personen
} die Leitung benennen
action-none = keiner
chart-submitted = Abgegeben
chart-started = In Arbeit
chart-open = Nicht abgegeben
chart-progress = Abgaben im Verlauf
chart-even = bei gleichmäßiger Abgabe
button-summary-desk = Arbeitsplatz öffnen
button-summary-final = Endstand ansehen
button-summary-over = Beendet { $day }: { $survey }
button-summary-all = Alle Fragebögen
button-summary-picture = Als Bild senden
button-summary-rhythm = Wie oft
button-summary-back = Zurück zum Stand
rhythm-title = Wie oft der Stand kommt
rhythm-text = Er kommt von selbst um 14:00 Uhr. Wann soll das sein?
rhythm-daily = An jedem Arbeitstag
rhythm-weekly = Montags
rhythm-changes = Nur bei Änderungen
rhythm-never = Nie, ich sehe selbst nach
rhythm-set-daily = Der Stand kommt an jedem Arbeitstag.
rhythm-set-weekly = Der Stand kommt montags.
rhythm-set-changes = Der Stand kommt nur, wenn sich etwas geändert hat.
rhythm-set-never = Er kommt nicht mehr. /summary zeigt ihn jederzeit.
