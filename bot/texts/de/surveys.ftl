## My surveys
surveys-title = Meine Fragebögen
surveys-none = Derzeit gibt es keinen Fragebogen für Sie.
surveys-no-consent = Es liegt keine Einwilligung zu personenbezogenen Daten vor, daher gibt es keinen Fragebogen.
surveys-line = • { $survey }: { $state }; Frist { $deadline }
surveys-left-new = { $state }, { $left }
surveys-left-started = { $state }, noch { $left }
apart-number = Nr. { $number }
state-new = nicht begonnen
state-started = in Arbeit
state-submitted = abgegeben, kann geändert werden
state-unsent = geändert, noch nicht gesendet
state-done = abgegeben
state-closed = beendet
state-stopped = gestoppt
intro =
    Dauer: { $about }; Sie können unterbrechen und fortsetzen.
    Frist: { $deadline }.
    Zweck: { $purpose }.
    Bitte geben Sie keine Verschlusssachen ein.
closed = „{ $survey }“ ist beendet. Vielen Dank für Ihr Interesse.
not-yet-open = Beginn von „{ $survey }“: { $when }.
usual-purpose = Fortbildungsbedarf und Einsatz; nicht für die jährliche Bewertung
invitation =
    Guten Tag { $name },
    Sie sind gebeten, „{ $survey }“ auszufüllen, von: { $sender }.
    • Dauer: { $about }; Sie können unterbrechen und fortsetzen.
    • Frist: { $deadline }.
    • Zweck: { $purpose }.
    • Fragen an: { $contact }.
    Bitte geben Sie keine Verschlusssachen ein.
    Mit freundlichen Grüßen
