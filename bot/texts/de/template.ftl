# Help in the headers of the workbook that authors begin with.
template-type = Was gefragt wird: { $one } LISTE und { $several } LISTE bieten die Auswahlen einer Liste, text, integer, decimal und date werden getippt, note wird nur gelesen, calculate rechnet etwas aus.
template-name = Ein kurzer Name ohne Leerzeichen: Buchstaben, Ziffern, Unterstriche. Andere Zellen verweisen darauf, Ausgaben nutzen ihn.
template-label = Was die Leute lesen.
template-hint = Eine Zeile unter der Frage, am besten ein Beispiel für eine Antwort.
template-constraint_message = Was zu lesen ist, wenn die Antwort nicht passt: was falsch ist und was richtig wäre.
template-required = yes: Ohne Antwort geht es nicht weiter. Leer: Die Frage darf übersprungen werden.
template-relevant = Wann gefragt wird: ein Name mit Dollarzeichen und geschweiften Klammern, Texte in Anführungszeichen, wie im Beispiel. Leer: immer.
template-constraint = Was für eine Antwort gelten muss; der Punkt steht für die Antwort.
template-calculation = Für calculate: wie der Wert errechnet wird.
template-choice_filter = Welche Auswahlen der Liste angeboten werden, nach einer eigenen Spalte auf dem Blatt „choices“.
template-default = Eine Antwort, die angeboten wird: der Name einer Auswahl, eine Zahl oder ein Datum wie 2026-03-17.
template-list_name = Die Liste, zu der eine Auswahl gehört; die Spalte „type“ auf dem Blatt „survey“ nennt sie.
template-form_id = Der Name der Umfrage für Programme, in allen Versionen derselbe.
template-version = Ihre eigene Zählung; das Programm zählt selbst auch.
template-form_title = Der Titel, den die Leute sehen.
template-default_language = Wird gelesen, wenn die eigene Sprache fehlt.
