## Results: what the person gets back
results-line-head = Drücken Sie auf einen Teil, um ihn ganz zu sehen.
results-waiting = Ihre Ergebnisse werden berechnet; bitte sehen Sie in ein paar Minuten noch einmal nach.
results-not-agreed = Ergebnisse werden nur berechnet, solange Sie der Nutzung Ihrer Antworten zustimmen.
competency-g7 = Fremdsprachen
result-no-position = noch keine Positionsgruppe in der Personalliste
result-gap = Kompetenzen gegenüber der Stelle: { $position }
result-fit = Passung zur Stelle: { $fit } % (erreichte von geforderten Stufen, gewichtet).
result-fit-none = Es gibt noch keine Kompetenz zum Vergleich mit der Stelle.
result-fit-before = Vorige Welle: { $fit } %.
result-fit-other = Nach Regel { $version }: { $fit } %.
result-changed = Geändert seit der vorigen Welle: { $list }.
result-basis-self = Alles ist Selbsteinschätzung; noch hat keine Führungskraft bestätigt.
result-basis-confirmed = Alles ist von Ihrer direkten Führungskraft bestätigt.
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
result-talk = Zwei Stufen oder mehr Unterschied, besser im Gespräch klären: { $list }. Beide Einschätzungen bleiben erhalten.
result-digital = Der Kurztest zur digitalen Kompetenz legt Stufe { $suggested } nahe, Sie wählten Stufe { $own }; nur ein Hinweis.
result-languages = Sprachen
result-languages-none = Sie haben keine Sprache angegeben.
result-language = { $name }: { $level } ({ $skills }).
result-language-open = { $name }: noch keine Stufe ermittelt.
result-oral = { $name }: { $step }.
oral-1 = einfaches Gespräch
oral-2 = Arbeit mit Einwohnern möglich
oral-3 = fließend, kann dolmetschen
skill-ng = Hören
skill-do = Lesen
skill-tt = An Gesprächen teilnehmen
skill-tb = Zusammenhängend sprechen
skill-vi = Schreiben
result-uneven = Die Fertigkeiten sind uneinheitlich.
result-verified = Durch Zertifikat nachgewiesen: { $level }.
result-g7 = Kompetenz „Fremdsprachen“: Stufe { $level }.
result-certificate = • { $name } { $score }: { $level }; { $state }, { $until }; { $verified }
result-certificate-no-level = keine Stufe zugeordnet
result-at-least = mindestens { $level }
result-no-end = unbefristet
certificate-valid = gültig
certificate-expiring = läuft ab
certificate-expired = abgelaufen
certificate-verified = geprüft
certificate-unverified = nicht geprüft
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
result-rule = Kriterium { $min } Monate einschlägige Erfahrung: { $fields }
result-arithmetic = { $months } von { $min } Monaten: { $list }.
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
rule-e-none = Noch keine Zeit im geforderten Fachgebiet.
rule-e-edge = Höchstens ein Monat Abweichung; mit den Verfügungen abgleichen ({ $ranges } Zeiträume).
rule-e-gap = Nicht angegebener Zeitraum: { $period }. Falls Sie da gearbeitet haben, ergänzen Sie es bitte.
rule-e-unconf = Eigene Angabe, noch nicht bestätigt.
rule-e-exc = Als Ausnahme geprüft.
rule-e-exc-reason = Als Ausnahme geprüft: { $reason }.
status-met = erfüllt
status-not-met = nicht erfüllt
status-to-check = zu prüfen
status-exception = Ausnahme
result-pools = Fach- und Nachwuchskräfte
pool-expert = Fachkraft „{ $sector }“
pool-young = Nachwuchskraft für internationale Aufgaben
pool-met = Erfüllt: { $list }.
pool-missing = Es fehlt: { $list }.
pool-unknown = Nicht bekannt: { $list }. Die Ansprechperson kann es in die Personalliste eintragen lassen.
tier-expert = erfüllt die Kriterien für Fachleute
tier-potential = erfüllt die Kriterien für mögliche Fachleute
tier-a = erfüllt die Kriterien der Stufe A
tier-b = erfüllt die Kriterien der Stufe B
tier-near = nahe daran, ein Kriterium fehlt
tier-none = erfüllt die Kriterien noch nicht
criterion-p5 = Wissen über den Schlüsselsektor
criterion-months = Monate in verwandter Arbeit
criterion-proof = weiterführender Abschluss, Projekt oder Zertifikat
criterion-wish = Wunsch
criterion-age = Alter
criterion-language = Fremdsprache
criterion-p6 = internationales Arbeiten
criterion-g1 = Ethik und Integrität
criterion-rating = amtliche Bewertung der letzten zwei Jahre
result-other-edition = Eine andere Ausgabe der Regeln ({ $versions }) ergibt etwas anderes; beide bleiben erhalten.
result-note = Dies ist eine Selbsteinschätzung, berechnet am { $day } nach Regel { $version } ({ $authority }). Menschen entscheiden, nicht das Programm. Wenn Sie nicht einverstanden sind: ändern Sie Ihre Antworten, solange der Fragebogen offen ist, schreiben Sie eine Stellungnahme, oder nutzen Sie /help und /rights.
result-line-gap = Kompetenzen: Passung zur Stelle { $fit } %
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
button-results = Meine Ergebnisse
button-result-gap = Kompetenzen
button-result-languages = Sprachen
button-result-experience = Berufserfahrung
button-result-pools = Fach- und Nachwuchskräfte
button-result-picture = Bild senden
button-result-compare = Mit anderer Stelle vergleichen
button-result-said = Bestätigt von der Führungskraft
button-submitted = Was ich abgegeben habe
button-pdf = Als PDF
result-picture-coming = Das Bild ist unterwegs.
compare-title = Mit anderer Stelle vergleichen
compare-text = Wählen Sie eine Positionsgruppe oder eine Stelle laut Stellenschema. Was sie fordert, wird mit Ihren abgegebenen Antworten verglichen; nur Sie sehen es, gespeichert wird es nicht.
compare-none = Die Liste der Stellen ist leer.
submitted-title = Was ich abgegeben habe
submitted-line = { $survey }: Nr. { $number }, { $at }
submitted-head = Nr. { $number }, abgegeben { $at }. Beleg: { $code }.
submitted-older = Danach wurde noch einmal abgegeben.
submitted-empty = Es gibt keine Antworten.
submitted-foot = Aus dem Erhebungsprogramm gedruckt, { $at }. Nur für die Person, die geantwortet hat.
said-title = Was die direkte Führungskraft bestätigt hat
said-none = Noch ist nichts bestätigt.
said-agree = { $name }: einverstanden mit Stufe { $own }.
said-cannot = { $name }: nicht beurteilbar; Stufe { $own } bleibt eine Selbsteinschätzung.
said-lower = { $name }: selbst eingeschätzt Stufe { $own }, von der Führungskraft bestätigt Stufe { $level }. Grund: { $reason }
said-higher = { $name }: selbst eingeschätzt Stufe { $own }, von der Führungskraft bestätigt Stufe { $level }. Grund: { $reason }
said-talk = Zwei Stufen oder mehr Unterschied, besser im Gespräch klären.
said-comment = Ihre Stellungnahme: { $text }
said-can-comment = Sie können zu jeder Kompetenz einmal Stellung nehmen: drücken Sie ihre Nummer.
comment-ask = Bitte schreiben Sie Ihre Stellungnahme zu „{ $name }“ (höchstens { $limit } Zeichen, keine Verschlusssachen).
comment-long = Das ist zu lang. Bitte höchstens { $limit } Zeichen.
comment-kept = Ihre Stellungnahme ist gespeichert.
certificate-soon = Ihr Zertifikat { $name } läuft am { $day } ab. Wenn Sie ein neueres haben, geben Sie es bitte im Sprachfragebogen der nächsten Welle an.
