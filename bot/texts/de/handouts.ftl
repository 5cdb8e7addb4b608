## Invitations on paper
slip-title = Einladungen zur Befragung: { $agency }
slip-advice = Entlang der Linien schneiden und jeder Person ihren Abschnitt geben. Diese Liste nicht fotografieren und nicht per Messenger senden.
slip-page = Seite
slip-name = Name
slip-division = Abteilung
slip-staff = Personalnummer
slip-code = Code
slip-link = Link
slip-valid = Gültig
slip-join = So nehmen Sie teil
slip-until = Gültig bis { $moment }
slip-how = Scannen Sie den QR-Code mit einem Telefon, auf dem Telegram läuft, oder senden Sie den Code auf Telegram an { $bot }. Der Bot fragt nach den letzten { $letters } Zeichen Ihrer Personalnummer; deshalb steht sie hier nicht vollständig.
list-name = Name
list-code = Personalnummer
list-unit = Einheit
list-why = Stand
list-invited = Einladung gültig bis
