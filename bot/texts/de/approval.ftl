## Erhebungen: Freigabe
approval-wanted = Erhebung { $number } wartet auf Ihre Freigabe: „{ $survey }“, { $people ->
    [one] 1 Person
   *[other] { $people } Personen
}. Noch wurde nichts gesendet.
approval-given = Erhebung { $number } „{ $survey }“ ist freigegeben.
approval-undone = Erhebung { $number } „{ $survey }“ ist wieder ein Entwurf. Noch wurde nichts gesendet.
button-see-campaign = Erhebung ansehen
button-look = Ansehen
blast-version = { $code }, Fassung { $version }
blast-agency = • { $agency }: { $count }
blast-more = … und { $count ->
    [one] 1 weitere Behörde
   *[other] { $count } weitere Behörden
}
blast-messages-sum = Zur Öffnung gehen { $messages } Einladungen hinaus.
blast-dates-there = Weitere Termine: „Nachrichtenplan“
blast-messages = Bei der Öffnung { $messages ->
    [one] geht 1 Nachricht
   *[other] gehen { $messages } Nachrichten
} in etwa { $minutes } Min. hinaus; andere sehen sie, wenn sie beitreten.
blast-draft = Nichts ist gesendet. Eine zweite Person der Verwaltung muss es freigeben.
blast-draft-alone = Nichts ist gesendet. Diese Anlage hat eine einzige Person in der Verwaltung: Sie geben selbst frei, und das wird vermerkt.
blast-waits = Es wartet auf eine zweite Person der Verwaltung. Jede Änderung muss neu freigegeben werden.
blast-approve = Bitte sehen Sie genau hin. Nach der Freigabe kann sie 60 Sekunden lang zurückgerufen werden.
blast-approved = Freigegeben. Vor { $time } geht nichts hinaus; bis dahin kann sie zurückgerufen werden.

## A campaign's own words
button-invitation-words = Worte der Einladung
button-words-purpose = Zweck
button-words-sender = Absender
button-words-contact = Kontakt
button-words-clear = Wie im Fragebogen: { $name }
words-title = Worte der Einladung
words-text = Zweck, Absender und Kontakt sind die des Fragebogens, außer diese Erhebung hat eigene Worte. Zum Ändern drücken.
words-purpose = Zweck
words-sender = Absender
words-contact = Kontakt
words-line = • { $name }: { $text }
words-own = eigene Worte dieser Erhebung
words-of-survey = Worte des Fragebogens
words-usual = übliche Worte
words-none = (keine)
words-missing = Nicht vollständig auf: { $languages }; was dort fehlt, erscheint in einer anderen Sprache.
words-question = Bitte auf { $language } eingeben, höchstens { $most } Zeichen, ohne Punkt am Ende.
words-of-campaign-there = Mit eigenen Worten, siehe unten.
button-by-agency = Nach Behörden
words-of-campaign = Eigene Worte dieser Erhebung:
refusal-words_too_long = Das hat { $length } Zeichen; { $most } passen. Bitte kürzer fassen.
refusal-words_empty = Es steht nichts darin. Bitte erneut eingeben.
