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
help-nobody = Die Kontaktstelle Ihrer Behörde ist über diese App derzeit nicht erreichbar. Bitte wenden Sie sich direkt an sie.
help-wanted = Jemand in Ihrer Behörde braucht Hilfe bei einem Fragebogen. Bitte weisen Sie in der Dienstbesprechung darauf hin, dass man sich an Sie wenden kann.
apology = Leider ist bei Ihrer letzten Nachricht ein Fehler aufgetreten. Kennung: { $reference }. Bitte versuchen Sie es noch einmal oder sagen Sie es der Kontaktstelle Ihrer Behörde.

## Words used everywhere
moment = { $day }, { $time } Uhr
word-yes = ja
word-no = nein
