## My surveys
surveys-title = Meine Fragebögen
surveys-none = Derzeit gibt es keinen Fragebogen für Sie.
surveys-no-consent = Es liegt keine Einwilligung zu personenbezogenen Daten vor, daher gibt es keinen Fragebogen.
surveys-line = • { $survey }: { $state }; Frist { $deadline }
state-new = nicht begonnen
state-started = in Arbeit
state-submitted = abgegeben, kann geändert werden
state-unsent = geändert, noch nicht gesendet
state-done = abgegeben
state-closed = beendet
state-stopped = gestoppt
intro =
    Dauer: etwa { $minutes } Minuten; Sie können unterbrechen und fortsetzen.
    Frist: { $deadline }.
    Zweck: Fortbildungsbedarf und Einsatz; nicht für die jährliche Bewertung.
    Bitte geben Sie keine Verschlusssachen ein.
closed = „{ $survey }“ ist beendet. Vielen Dank für Ihr Interesse.
not-yet-open = „{ $survey }“ beginnt am { $when }.
invitation =
    Guten Tag { $name },
    im Rahmen des Projekts zur Verbesserung der Qualität der beratenden Beamten bittet das Projektteam Sie, „{ $survey }“ auszufüllen.
    • Dauer: etwa { $minutes } Minuten; Sie können unterbrechen und fortsetzen.
    • Frist: { $deadline }.
    • Zweck: Fortbildungsbedarf und Einsatz; nicht für die jährliche Bewertung.
    Bitte geben Sie keine Verschlusssachen ein.
    Mit freundlichen Grüßen
