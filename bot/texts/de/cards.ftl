## On the card
card-head = { $title } · Teil { $part } von { $parts } · { $left }
card-head-whole = { $title } · { $left }
card-longer = Ihre letzte Antwort bringt weitere Fragen mit sich.
left-less = noch unter 1 Minute
left-up-to = noch höchstens { $most ->
    [one] 1 Minute
   *[other] { $most } Minuten
}
left-about = noch etwa { $most ->
    [1] 1 Minute
   *[other] { $most } Minuten
}
left-range = noch { $least } bis { $most } Minuten
chosen-level = Stufe { $number }
chosen-number = Nr. { $number }
card-several = Mehreres ist möglich; drücken Sie danach „Fertig“.
card-rank = Drücken Sie der Reihe nach, das Wichtigste zuerst.
card-range = Bitte geben Sie eine Zahl von { $first } bis { $last } ein.
card-type-text = Bitte antworten Sie in eigenen Worten. Keine Verschlusssachen.
card-type-integer = Bitte geben Sie eine ganze Zahl ein, zum Beispiel { $example }.
card-type-decimal = Bitte geben Sie eine Zahl ein, zum Beispiel { $example }.
card-type-date = Bitte geben Sie ein Datum wie { $example } ein.
card-type-month-year = Bitte geben Sie einen Monat wie { $example } ein.
card-type-year = Bitte geben Sie ein Jahr wie { $example } ein.
card-type-time = Bitte geben Sie eine Uhrzeit wie 08:30 ein.
card-type-datetime = Bitte geben Sie Datum und Uhrzeit wie { $example } ein.
card-type-geopoint = Bitte geben Sie Breite und Länge ein, zum Beispiel 20,95 107,08, oder teilen Sie einen Standort.
card-type-file = Dateien werden hier nicht angenommen. Bitte reichen Sie diese Unterlage so ein, wie Ihre Ansprechperson es vorsieht, und gehen Sie mit der Taste unten weiter.
card-type-picture = Bitte senden Sie hier ein Bild (JPEG oder PNG). Senden Sie nur, wonach gefragt ist: keine Verschlusssachen, keine Bilder anderer Personen.
list-search = Sie können einen Teil des Namens eintippen, um zu suchen.
list-nothing = Nichts gefunden zu „{ $query }“.
repeat-empty = Noch keine Einträge.
repeat-delete = „{ $entry }“ mit allen Angaben darin löschen?
