## Results: what the person gets back
results-line-head = Drücken Sie auf einen Teil, um ihn ganz zu sehen.
results-waiting = Ihre Ergebnisse werden berechnet; bitte sehen Sie in ein paar Minuten noch einmal nach.
results-not-agreed = Ergebnisse werden nur berechnet, solange Sie der Nutzung Ihrer Antworten zustimmen.
competency-g7 = Fremdsprachen
result-no-position = noch keine Positionsgruppe in der Personalliste
result-gap = Kompetenzen gegenüber der Stelle: { $position }
result-fit = Passung zur Stelle: { $fit } % (erreichte Stufen im Verhältnis zu den geforderten, gewichtet).
result-fit-none = Es gibt noch keine Kompetenz zum Vergleich mit der Stelle.
result-fit-before = Beim letzten Mal: { $fit } %.
result-fit-other = Nach Regel { $version }: { $fit } %.
result-changed = Geändert seit dem letzten Mal: { $list }.
result-basis-self = Alle Stufen sind Selbsteinschätzungen; Ihre direkte Führungskraft hat noch keine bestätigt.
result-basis-confirmed = Alle Stufen sind von Ihrer direkten Führungskraft bestätigt.
result-basis-mixed = { $count ->
    [one] 1 Kompetenz ist
   *[other] { $count } Kompetenzen sind
} von Ihrer direkten Führungskraft bestätigt (✓), die anderen sind Selbsteinschätzung.
result-strengths = Stärken: { $list }.
result-strength = { $name } (Stufe { $level }, gefordert { $target })
result-priorities = Zuerst entwickeln: { $list }.
result-priority = Vorrangig: { $name }, Stufe { $level }, gefordert { $target }.
result-priority-next = Vorrangig: { $name }, Stufe { $level }, gefordert { $target }. Stufe { $next } heißt: „{ $anchor }“
result-left-out-missing = Nicht beantwortet: { $list }.
result-left-out-na = Trifft nicht zu: { $list }.
result-talk = Die beiden Einschätzungen liegen zwei Stufen oder mehr auseinander, am besten klären Sie das im Gespräch: { $list }. Beide bleiben erhalten.
result-digital = Der Kurztest zur digitalen Kompetenz legt Stufe { $suggested } nahe; Sie wählten Stufe { $own }. Das ist nur ein Hinweis.
result-languages = Sprachen
result-languages-none = Sie haben keine Sprache angegeben.
result-language = { $name }: { $level } ({ $skills }).
result-language-open = { $name }: Die Stufe konnte noch nicht ermittelt werden.
result-oral = { $name }: { $step }.
oral-1 = einfache Gespräche
oral-2 = Arbeit mit Einwohnern möglich
oral-3 = fließend, kann dolmetschen
skill-ng = Hören
skill-do = Lesen
skill-tt = An Gesprächen teilnehmen
skill-tb = Zusammenhängend sprechen
skill-vi = Schreiben
result-uneven = Die Fertigkeiten liegen auf verschiedenen Stufen.
result-verified = Durch geprüftes Zertifikat nachgewiesene Stufe: { $level }.
result-g7 = Kompetenz „Fremdsprachen“: Stufe { $level }.
result-certificate = • { $name } { $score }: { $level }; { $state }; { $verified }
result-certificate-no-level = keine entsprechende Stufe
result-at-least = mindestens { $level }
certificate-valid = gültig bis { $until }
certificate-valid-open = gültig, unbefristet
certificate-expiring = läuft bald ab, am { $until }
certificate-expired = abgelaufen am { $until }
certificate-verified = geprüft
certificate-unverified = noch nicht geprüft
result-experience = Berufserfahrung bis { $month }
result-total = Erfahrung insgesamt: { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
}.
result-present = Auf der jetzigen Stelle: { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
}.
result-months = { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
}
result-rule = Kriterium: { $min } Monate einschlägige Erfahrung ({ $fields })
result-arithmetic = Bisher gezählt: { $months } von { $min } Monaten: { $list }.
result-counted-once = { $months ->
    [one] 1 Monat überschneidet sich und zählt
   *[other] { $months } Monate überschneiden sich und zählen
} einmal.
result-probation = { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
} Probezeit nicht gerechnet.
result-rule-note = Regel { $rule } des Projekts (beschlossen: { $by }); keine Bedingung des Gesetzes.
rule-e-ok = { $n ->
    [one] 1 Monat
   *[other] { $n } Monate
} einschlägige Erfahrung ({ $min } gefordert).
rule-e-short = { $k ->
    [one] Es fehlt 1 Monat
   *[other] Es fehlen { $k } Monate
}; voraussichtlich erfüllt ab { $m }.
rule-e-short-open = { $k ->
    [one] Es fehlt 1 Monat
   *[other] Es fehlen { $k } Monate
}; die jetzige Stelle liegt in einem anderen Fachgebiet, daher ist nicht absehbar, ab wann es erfüllt ist.
rule-e-none = Es gibt noch keine Zeit im geforderten Fachgebiet.
rule-e-edge = Die Monate weichen höchstens einen Monat vom Geforderten ab; sie sind mit den Verfügungen abzugleichen ({ $ranges } Zeiträume).
rule-e-gap = Ein Zeitraum wurde nicht angegeben: { $period }. Falls Sie da gearbeitet haben, ergänzen Sie es bitte.
rule-e-unconf = Diese Monate sind Ihre eigene Angabe und noch nicht bestätigt.
rule-e-exc = Dies wird als Ausnahme betrachtet.
rule-e-exc-reason = Dies wird als Ausnahme betrachtet: { $reason }.
status-met = erfüllt
status-not-met = nicht erfüllt
status-to-check = zu prüfen
status-exception = Ausnahme
result-pools = Fach- und Nachwuchskräfte
result-line-pools = Fach- und Nachwuchskräfte: { $list }
pool-expert = Fachkraft „{ $sector }“
pool-young = Nachwuchskraft für internationale Aufgaben
pool-met = Erfüllt: { $list }.
pool-missing = Es fehlt: { $list }.
pool-unknown = Nicht bekannt: { $list }. Die Ansprechperson Ihrer Behörde kann es in die Personalliste eintragen lassen.
tier-expert = erfüllt die Kriterien für Fachleute
tier-potential = erfüllt die Kriterien für mögliche Fachleute
tier-a = erfüllt die Kriterien der Stufe A
tier-b = erfüllt die Kriterien der Stufe B
tier-near = nahe daran, ein Kriterium fehlt
tier-none = erfüllt die Kriterien noch nicht
criterion-p5 = Wissen über den Schlüsselsektor
criterion-months = Monate in verwandter Arbeit
criterion-proof = weiterführender Abschluss, Projekt oder Zertifikat
criterion-wish = eigener Wunsch
criterion-age = Alter
criterion-language = Fremdsprache
criterion-p6 = internationales Arbeiten
criterion-g1 = Ethik und Integrität
criterion-rating = amtliche Bewertung der letzten zwei Jahre
result-other-edition = Nach einer anderen Fassung der Regeln ({ $versions }) ist das Ergebnis ein anderes; beide bleiben erhalten.
result-note = Dies ist eine Selbsteinschätzung, berechnet am { $day } nach Regel { $version } ({ $authority }). Menschen entscheiden, nicht das Programm. Wenn Sie nicht einverstanden sind: ändern Sie Ihre Antworten, solange der Fragebogen offen ist, schreiben Sie eine Stellungnahme, oder nutzen Sie /help und /rights.
result-line-gap = Kompetenzen: Passung zur Stelle { $fit } %
result-line-gap-none = Kompetenzen: noch keine zum Vergleich mit der Stelle
result-line-languages = Sprachen: { $list }
result-line-no-languages = Sprachen: keine angegeben
result-line-rule = Einschlägige Erfahrung: { $n }/{ $min } Monate ({ $status })
picture-title = Meine Ergebnisse
picture-footer = Selbsteinschätzung nach Regel { $version }, berechnet am { $day }. Menschen entscheiden.
picture-levels = Kompetenzen gegenüber der Stelle
picture-level = Stufe
picture-target = gefordert
picture-confirmed = bestätigt
picture-languages = Sprachen nach Fertigkeit
picture-certificate = – – Zertifikat
picture-months = Monate nach Fachgebiet
picture-asked = – – { $months } Monate gefordert
picture-asked-some = – – { $months } Monate gefordert · blass: zählt nicht
picture-counted = Von der Regel gezählt
button-results = Meine Ergebnisse
button-result-gap = Kompetenzen
button-result-languages = Sprachen
button-result-experience = Berufserfahrung
button-result-pools = Fachleute, Talente
button-result-picture = Bild senden
button-result-compare = Mit anderer Stelle vergleichen
button-result-said = Bestätigt von der Führungskraft
button-submitted = Was ich abgegeben habe
button-pdf = Als PDF
result-picture-coming = Das Bild ist unterwegs.
compare-title = Mit anderer Stelle vergleichen
compare-text = Wählen Sie eine Positionsgruppe oder eine Stelle laut Stellenschema. Was sie fordert, wird mit Ihren abgegebenen Antworten verglichen; nur Sie sehen es, gespeichert wird es nicht.
compare-none = Die Liste der Stellen ist leer.
compare-own-group = { $n ->
        [one] Für eine Kompetenz
       *[other] Für { $n } Kompetenzen
    } hat diese Stelle keine eigenen Zielstufen; dort gelten die Ihrer Positionsgruppe: { $group }.
compare-general = { $n ->
        [one] Für eine Kompetenz
       *[other] Für { $n } Kompetenzen
    } gelten die allgemeinen Zielstufen.
submitted-title = Was ich abgegeben habe
submitted-line = { $survey }: Nr. { $number }, { $at }
submitted-head = Nr. { $number }, abgegeben { $at }. Beleg: { $code }.
submitted-older = Danach wurde noch einmal abgegeben.
submitted-empty = Es gibt keine Antworten.
submitted-foot = Aus dem Erhebungsprogramm gedruckt, { $at }. Nur für die Person, die geantwortet hat.
said-title = Was die direkte Führungskraft bestätigt hat
said-none = Noch ist nichts bestätigt.
said-agree = { $name }: Die Führungskraft ist mit Stufe { $own } einverstanden.
said-cannot = { $name }: Die Führungskraft kann dies nicht beurteilen; Stufe { $own } bleibt eine Selbsteinschätzung.
said-lower = { $name }: Sie schätzten sich auf Stufe { $own } ein, die Führungskraft bestätigte Stufe { $level }. Grund: { $reason }
said-higher = { $name }: Sie schätzten sich auf Stufe { $own } ein, die Führungskraft bestätigte Stufe { $level }. Grund: { $reason }
said-talk = Die beiden Einschätzungen liegen zwei Stufen oder mehr auseinander, am besten klären Sie das im Gespräch.
said-comment = Ihre Stellungnahme: { $text }
said-can-comment = Sie können zu jeder Kompetenz einmal Stellung nehmen: drücken Sie ihre Nummer.
comment-ask = Bitte schreiben Sie Ihre Stellungnahme zu „{ $name }“ (höchstens { $limit } Zeichen, keine Verschlusssachen). Die Führungskraft, die bestätigt hat, liest sie.
comment-long = Das ist zu lang. Bitte schreiben Sie höchstens { $limit } Zeichen.
words-wanted = Bitte schreiben Sie es in Worten.
comment-kept = Ihre Stellungnahme ist gespeichert.
certificate-soon = Ihr Zertifikat { $name } läuft am { $day } ab. Wenn Sie ein neueres haben, geben Sie es bitte im nächsten Sprachfragebogen an.
