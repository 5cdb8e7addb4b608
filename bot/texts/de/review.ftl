## Review and receipt
review-title = Vor dem Absenden prüfen
review-title-sent = Was Sie abgegeben haben
review-title-unsent = Vor dem erneuten Absenden prüfen
review-text = Drücken Sie eine Nummer, um die Antwort zu sehen und zu ändern. Gesendet wird erst, wenn Sie „Absenden“ drücken.
review-missing = { $count ->
    [1] 1 Frage braucht noch eine Antwort.
   *[other] { $count } Fragen brauchen noch eine Antwort.
}
review-submitted = Dies wurde am { $day } abgegeben. Bis { $until } lässt es sich ändern; nach einer Änderung bitte erneut absenden. Drücken Sie eine Nummer, um eine Antwort anzusehen oder zu ändern.
review-unsent = Geändert, noch nicht gesendet. Es gilt, was Sie am { $day } abgegeben haben, bis Sie „Absenden“ drücken.
review-empty = (keine Antwort)
received =
    Ihre Antworten zu „{ $survey }“ sind am { $day } um { $time } Uhr eingegangen. Vielen Dank.
    Was Sie abgegeben haben, sehen Sie mit /results; ändern können Sie bis { $deadline }.
receipt = Empfangsbestätigung: { $code }
results-title = Meine Ergebnisse
results-none = Sie haben noch nichts abgegeben.
results-line = • { $survey }: Nr. { $number }, { $at }, Bestätigung { $code }
