## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Hilfe
help =
    • /surveys: Ihre Fragebögen
    • /continue: Begonnenes fortsetzen
    • /results: Ihre Ergebnisse, was Sie abgegeben haben
    • /language: Sprache ändern
    • /rights: gespeicherte Daten, Widerruf, Löschung
    • /stop: keine Erinnerungen mehr
    • /absence: Tage Ihrer Abwesenheit
    Antworten Sie mit den Tasten oder tippen Sie ihre Nummer. Jede Antwort wird sofort gespeichert; Sie können jederzeit unterbrechen.
help-asked = Die Kontaktstelle Ihrer Behörde weiß nun, dass jemand Hilfe braucht. Weder Ihre Antworten noch Ihr Name wurden gesendet.
help-call = Wer sofort anrufen möchte: { $contact }.
help-named = Die Kontaktstelle Ihrer Behörde erfährt, dass Sie Hilfe brauchen, und bei welchem Fragebogen und welcher Frage. Mit Ihrem Namen? Ihre Antworten werden nicht gesendet.
help-asked-named = Die Kontaktstelle Ihrer Behörde kennt jetzt Ihren Namen, den Fragebogen und die Frage. Ihre Antworten wurden nicht gesendet. Die Antwort kommt hierher.
help-wanted-by = Die Person mit der Personalnummer { $code } braucht Hilfe bei einem Fragebogen; wer es ist, zeigt die Nummer unter /agency.
help-about = Fragebogen: „{ $survey }“.
help-question = Frage: { $question }
help-write = Bitte geben Sie die Antwort ein; sie wird weitergeleitet. Keine Verschlusssachen, keine Telefonnummern.
help-replied = Ihre Antwort wurde weitergeleitet.
help-reply-title = Die Kontaktstelle Ihrer Behörde antwortet
help-held = Der Text enthält womöglich Angaben, die nicht über diese App gesendet werden dürfen; die Nachricht wurde gelöscht. Bitte schreiben Sie ihn neu.
help-nobody = Die Kontaktstelle Ihrer Behörde ist über diese App derzeit nicht erreichbar. Bitte wenden Sie sich direkt an sie.
help-wanted = Jemand in Ihrer Behörde braucht Hilfe bei einem Fragebogen. Bitte weisen Sie in der Dienstbesprechung darauf hin, dass man sich an Sie wenden kann.
apology = Leider ist bei Ihrer letzten Nachricht ein Fehler aufgetreten. Kennung: { $reference }. Bitte versuchen Sie es noch einmal oder sagen Sie es der Kontaktstelle Ihrer Behörde.

## Words used everywhere
moment = { $day }, { $time } Uhr
word-yes = ja
word-no = nein
