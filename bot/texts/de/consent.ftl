## Consent
notice-title = Hinweis zu personenbezogenen Daten (Fassung { $version })
notice =
    Verantwortliche Stelle: { $body }. Kontakt für Datenschutz: { $contact }.
    Wir erheben: Behörde, Titel, Geburtsmonat und -jahr, Laufbahn, Ihre Selbsteinschätzungen.
    Zweck: Bestandsaufnahme des Personals, Fortbildung und Einsatz im Rahmen des Projekts.
    Ihre Antworten sehen: Sie selbst; Ihre direkte Leitung, um Stufen zu bestätigen; die Kontaktstelle Ihrer Behörde, um Posten und Zeugnisse zu bestätigen; das Projektteam in dem, was auf dem Server erstellt wird. Alle anderen sehen nur zusammengefasste Zahlen.
    Manches wird nach festen Regeln berechnet (Sprachniveau, Abstand zur Zielstufe, Monate an Erfahrung, Voraussetzungen): Menschen entscheiden, Sie sehen, wie gerechnet wurde, und können widersprechen.
    Speicherdauer: { $period }. Speicherort: { $place }. Nachrichten laufen über Server des Messenger-Anbieters, möglicherweise außerhalb Vietnams.
    Sie können Ihre Daten jederzeit mit /rights einsehen, berichtigen, die Einwilligung widerrufen und Löschung verlangen.
    Geben Sie keine Staatsgeheimnisse oder vertraulichen Dienstsachen ein.
notice-body = Projektteam, Organisationskomitee des Provinzparteikomitees
notice-contact = Datenschutzbeauftragte/r des Organisationskomitees
notice-period = bis zum Ende der Erhebung und 24 Monate danach
notice-place = Server der verantwortlichen Stelle
notice-question = Sind Sie einverstanden?
details-title = Einzelheiten
details =
    • Jeder Zweck wird einzeln gefragt: (1) eigene Entwicklung und Personalanalyse, (2) Listen von Fach- und Nachwuchskräften, (3) Erinnerungen. Sie können dem einen zustimmen und das andere ablehnen.
    • Von Ihrem Messenger-Konto wird nur die Nummer dieses Chats gespeichert, verschlüsselt; kein Name, kein Bild, keine Telefonnummer.
    • Antworten in eigenen Worten und abgegebene Fragebögen werden verschlüsselt gespeichert.
    • Nach Regeln berechnet: Sprachniveaus aus dem, was Sie nach eigenen Angaben können; der Abstand zwischen Ihrer Stufe und der Zielstufe Ihrer Stelle; Monate an Erfahrung, die Regel der drei Jahre, ob Sie auf eine Liste passen. Jedes Ergebnis nennt Regel, Fassung und Grund; Sie sehen sie mit /results. Sind Sie mit einem Ergebnis oder der Berechnung nicht einverstanden: /rights, „Weitere Anträge“, „Widersprechen“; ein Mensch prüft es.
    • Selbsteinschätzungen dienen nicht der jährlichen Bewertung; über Personal entscheiden die zuständigen Personen, nicht dieses System.
    • Ablehnung oder Widerruf bringen keinen Nachteil; Sie können über die Kontaktstelle Ihrer Behörde auf Papier antworten.
purpose-head = Zweck { $n } von { $of }
purpose-development = Sind Sie einverstanden, dass Ihre Angaben für Ihre eigene Entwicklung und die Personalanalyse genutzt werden?
purpose-pools = Sind Sie einverstanden, dass Ihre Angaben für Listen von Fach- und Nachwuchskräften genutzt werden?
purpose-reminders = Sind Sie einverstanden, über diese App an Fragebögen erinnert zu werden?
short-development = Eigene Entwicklung, Personalanalyse
short-pools = Listen von Fach- und Nachwuchskräften
short-reminders = Erinnerungen
consent-refused =
    Vielen Dank für Ihre Rückmeldung. Es werden keine Angaben von Ihnen erhoben.
    Wenn Sie auf Papier teilnehmen möchten, wenden Sie sich bitte an die Kontaktstelle Ihrer Behörde.
