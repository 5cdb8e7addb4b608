## Joining
stranger =
    Dies ist ein Befragungsdienst für eingeladene Personen.
    Bitte öffnen Sie den Link Ihrer Einladung oder senden Sie Ihren Code hierher.
code-unknown = Der Code ist falsch oder verbraucht. Bitte fragen Sie die Kontaktstelle Ihrer Behörde.
enrol-fact = Bitte geben Sie zur Bestätigung die letzten { $letters } Zeichen Ihrer Personalnummer ein.
fact-wrong = Das stimmt nicht überein. Bitte prüfen Sie die Angabe und geben Sie sie erneut ein.
enrol-locked = Zu viele falsche Versuche. Bitte versuchen Sie es in einer Stunde wieder oder fragen Sie die Kontaktstelle Ihrer Behörde.
