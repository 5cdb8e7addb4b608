## Rights
rights-title = Meine Rechte und Daten
rights-stored =
    Gespeichert sind: Personalnummer { $code }; { $unit }; Titel, Stelle, Geburtsmonat und -jahr laut Liste Ihrer Behörde; Fragebögen begonnen: { $started }, abgegeben: { $submitted }, Antworten: { $answers }.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = Sie können jede Antwort bis zur Frist einsehen und ändern, die Einwilligung widerrufen und jederzeit Löschung verlangen.
withdraw-question = Einwilligung widerrufen? Ihre Angaben werden ab sofort nicht mehr genutzt; Sie erhalten keine Fragebögen und keine Erinnerungen mehr. Ihre Antworten werden innerhalb der gesetzlichen Frist gelöscht, sofern Sie nicht vorher erneut zustimmen.
withdrawn = Ihre Einwilligung ist widerrufen. Ihre Daten werden ab sofort nicht mehr genutzt und Ihre Antworten gelöscht; bis wann, steht unter Ihren Rechten.
withdrawn-what-stays = Gelöscht wurden alle Antworten, abgegebenen Fragebögen und Ihre eigenen Worte. Es bleiben: Ihr Eintrag auf der Liste Ihrer Behörde, dass und wann Sie teilgenommen haben, Einwilligung und Widerruf, dieser Antrag, Einträge des Protokolls mit Nummern, und Ihre Begründung, wo Sie eine Liste von Personen ausgeben ließen.
erase-what = Gelöscht werden: alle Antworten, abgegebene Fragebögen, Entwürfe, eigene Worte, genannte Posten, aus früheren Erhebungen behaltene Antworten, Nachrichten, Abwesenheiten, Einladungscodes. Das lässt sich nicht rückgängig machen.
erase-stays = Es bleiben: Ihr Eintrag auf der Liste Ihrer Behörde (Name, Titel, Geburtsmonat und -jahr …), dass und wann Sie teilgenommen haben, Einwilligung und Widerruf, dieser Antrag, Einträge des Protokolls mit Nummern, und Ihre Begründung, wo Sie eine Liste von Personen ausgeben ließen. Veröffentlichte Gruppenzahlen bleiben, wie sie sind.
erase-question = Löschung verlangen? Die Nutzung endet sofort. Anonyme Antworten, falls vorhanden, können nicht wiedergefunden und gelöscht werden.
deletion-recorded = Ihr Löschwunsch ist erfasst. Die Nutzung endet sofort; abgeschlossen bis { $day }.
deletion-overdue = Ihr Löschwunsch ist erfasst, die Nutzung ist beendet. Er hätte bis { $day } ausgeführt sein sollen und ist überfällig; bitte fragen Sie beim Kontakt unten nach.
rights-call = Fragen: { $contact }.
erased-what-stays =
    Ihre Daten wurden gelöscht: Antworten, abgegebene Fragebögen, Entwürfe, eigene Worte, Nachrichten.
    Es bleiben: Ihr Eintrag auf der Liste Ihrer Behörde (Name, Titel, Geburtsmonat und -jahr …), dass und wann Sie teilgenommen haben, Einwilligung und Widerruf, dieser Antrag, Einträge des Protokolls mit Nummern, und Ihre Begründung, wo Sie eine Liste von Personen ausgeben ließen. Die Verbindung zu diesem Chat wird nach 14 Tagen gelöst.
    Möchten Sie wieder teilnehmen, wenden Sie sich bitte an den Kontakt für Datenschutz.
erased-see-card = Was gelöscht wurde und was bleibt: drücken Sie „Meine Rechte“.
restricted = Ihre Daten sind gespeichert, werden aber weder genutzt noch gezeigt; es kommen keine Nachrichten.
reminders-stopped = Sie erhalten keine Erinnerungen mehr, nur noch Einladungen zu neuen Fragebögen. Um sie wieder zu erhalten: öffnen Sie /rights und drücken Sie „Erinnerungen zustimmen“.
