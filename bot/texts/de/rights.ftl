## Rights
rights-title = Meine Rechte und Daten
rights-stored =
    Gespeichert sind: Personalnummer { $code }; { $unit }; Titel, Stelle, Geburtsmonat und -jahr laut Liste Ihrer Behörde; Fragebögen begonnen: { $started }, abgegeben: { $submitted }, Antworten: { $answers }.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = Sie können jede Antwort bis zur Frist einsehen und ändern, die Einwilligung widerrufen und jederzeit Löschung verlangen.
withdraw-question = Einwilligung widerrufen? Ihre Angaben werden ab sofort nicht mehr genutzt; Sie erhalten keine Fragebögen und keine Erinnerungen mehr.
withdrawn = Ihre Einwilligung ist widerrufen. Ihre Daten werden ab sofort nicht mehr genutzt.
erase-question = Löschung verlangen? Die Nutzung endet sofort. Anonyme Antworten, falls vorhanden, können nicht wiedergefunden und gelöscht werden.
deletion-recorded = Ihr Löschwunsch ist erfasst. Die Nutzung endet sofort; abgeschlossen bis { $day }.
reminders-stopped = Sie erhalten keine Erinnerungen mehr, nur noch Einladungen zu neuen Fragebögen. Um sie wieder zu erhalten: öffnen Sie /rights und drücken Sie „Erinnerungen zustimmen“.
