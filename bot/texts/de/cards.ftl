## On the card
card-head = { $title } · { $at }/~{ $of } · noch etwa { $minutes ->
    [1] 1 Minute
   *[other] { $minutes } Minuten
}
chosen-number = Nr. { $number }
card-several = Mehreres ist möglich; drücken Sie danach „Fertig“.
card-rank = Drücken Sie der Reihe nach, das Wichtigste zuerst.
card-range = Bitte geben Sie eine Zahl von { $first } bis { $last } ein.
card-type-text = Bitte antworten Sie in eigenen Worten. Keine Verschlusssachen.
card-type-integer = Bitte geben Sie eine ganze Zahl ein, zum Beispiel 4.
card-type-decimal = Bitte geben Sie eine Zahl ein, zum Beispiel 6,5.
card-type-date = Bitte geben Sie ein Datum wie 15.03.2019 ein.
card-type-month-year = Bitte geben Sie einen Monat wie 03/2019 ein.
card-type-year = Bitte geben Sie ein Jahr wie 2019 ein.
card-type-time = Bitte geben Sie eine Uhrzeit wie 08:30 ein.
card-type-datetime = Bitte geben Sie Datum und Uhrzeit wie 15.03.2019 08:30 ein.
card-type-geopoint = Bitte geben Sie Breite und Länge ein, zum Beispiel 20,95 107,08, oder teilen Sie einen Standort.
card-type-file = Dateien werden hier nicht angenommen. Bitte reichen Sie diese Unterlage so ein, wie Ihre Ansprechperson es vorsieht, und gehen Sie mit der Taste unten weiter.
list-search = Sie können einen Teil des Namens eintippen, um zu suchen.
list-nothing = Nichts gefunden zu „{ $query }“.
repeat-empty = Noch keine Einträge.
repeat-delete = „{ $entry }“ mit allen Angaben darin löschen?
