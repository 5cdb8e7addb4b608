## Gruppenzahlen und Bericht
figures-source = Quelle: Erhebung { $campaign }, veröffentlicht am { $date }
figures-hidden = nicht gezeigt (Schutz kleiner Gruppen)
figures-coverage = Beteiligung
figures-levels = Mittlere Stufe je Kompetenz
figures-gaps = Mittlere Lücke zum Ziel
figures-named = genannt
figures-not-named = nicht genannt
figures-trend = Veränderung zwischen den Erhebungen
report-title = Bericht zum Stand der beratenden Beamtenschaft
report-draft = ENTWURF
report-opinion = ENTWURF ZUR STELLUNGNAHME
report-need = I. Bedarf und Grundlagen
report-state = II. Stand der Beamtenschaft
report-aims = III. Ansichten, Ziele und Zielwerte bis 2025, Ausblick bis 2030
report-tasks = IV. Aufgaben und Lösungen
report-carrying = V. Umsetzung
report-annex = Anhang
report-need-text = Die Zahlen stammen aus { $campaigns }. Es sind Selbsteinschätzungen der Beschäftigten, keine Prüfungen. Gruppen mit weniger als 5 Personen und Gruppen, aus denen sich eine so kleine errechnen ließe, werden nicht gezeigt.
report-campaign = „{ $survey }“ (Erhebung { $campaign }, { $day })
report-heading = { $survey } (Erhebung { $campaign }, { $day })
report-to-write = (Vom Projektteam zu schreiben.)
report-coverage-text = { $answered } von { $invited } Eingeladenen haben „{ $survey }“ abgegeben ({ $rate } %).
report-coverage-hidden = Die Beteiligung an „{ $survey }“ wird nicht gezeigt.
report-table = Tabelle { $number }. { $title }
report-figure = Abbildung { $number }. { $title }
report-group = Behörde
report-answers = Antworten
report-left-out = { $count ->
    [one] Die andere Gruppe wird nicht gezeigt, zum Schutz kleiner Gruppen
   *[other] Die anderen { $count } Gruppen werden nicht gezeigt, zum Schutz kleiner Gruppen
    }
report-at-least = ≥ 80 %
report-met = { $rate } % erreichen alle Ziele ihrer Stelle (Ziel: 60 %).
report-languages = { $rate } % erreichen B1 oder besser in mindestens einer Fremdsprache (Ziel: 30 %).
report-annex-text = Die Zahlen aller Tabellen stehen in der beigefügten Arbeitsmappe: { $file }.
annex-note = Eine leere Zelle wird zum Schutz kleiner Gruppen nicht gezeigt. Unter „at least 80 %“ steht die Antwort, die mindestens 80 % gaben, wo genaue Zahlen nicht gezeigt werden.
menu-figures = Zahlen der Gruppen
button-figures = Alle Erhebungen
button-figures-groups = Andere Behörde oder Gruppe
button-figures-more = Weitere Inhalte
button-figures-campaign = Erhebung vom { $day }
button-figures-workbook = Arbeitsmappe anfordern
figures-title = Veröffentlichte Zahlen der Gruppen
figures-text = Zahlen werden einmal veröffentlicht, nachdem eine Erhebung geschlossen ist. Bitte wählen Sie eine Erhebung.
figures-none = Noch ist nichts veröffentlicht: Zahlen gibt es, sobald eine Erhebung geschlossen ist.
figures-counts-only = Ihre Rolle sieht nur, wie viele geantwortet haben.
figures-of-campaign = { $survey }, Erhebung { $campaign }, veröffentlicht am { $day }
figures-few = Nicht gezeigt: Die Gruppe hat weniger als 5 Antworten, oder aus ihren Zahlen ließe sich eine kleinere errechnen.
figures-note = Es sind Selbsteinschätzungen. „–“: nicht gezeigt, zum Schutz kleiner Gruppen.
figures-rate = { $answered }/{ $invited } ({ $rate } %)
figures-beside = { $value }; Provinz { $whole }
figures-least = Von { $total } Antworten sind mindestens 80 % „{ $name }“.
figures-total = Antworten: { $total }
figures-cell = { $count } ({ $rate } %)
figures-of-block = { $name } (Block)
figures-of-agency = { $name } (Behörde)
figures-groups = Behörde oder Gruppe wählen
figures-topics = Inhalt wählen
figures-picture-coming = Das Bild kommt in einer eigenen Nachricht.
figures-workbook-coming = Vermerkt. Die Arbeitsmappe kommt in einer eigenen Nachricht.
figures-workbook = Veröffentlichte Zahlen der Gruppen: „{ $survey }“, Erhebung { $campaign }. Die Arbeitsmappe enthält nur, was gezeigt werden darf, und keine Namen.
figures-why = Wofür brauchen Sie die Arbeitsmappe mit den Zahlen?
figures-why-note = Bitte nennen Sie den Grund (8–300 Zeichen, keine Namen, nichts Geheimes). Er wird aufbewahrt.
figures-reason-wanted = Bitte nennen Sie einen Grund von { $least } bis { $most } Zeichen.
figures-agreement = Höchstens eine Stufe Abstand zur Führungskraft (%)
figures-few-of-ten = Nicht gezeigt: Die Gruppe hat weniger als 10 Antworten, oder aus ihren Zahlen ließe sich eine kleinere errechnen; es gibt nur Blöcke und die Provinz.
figures-column = { $name } ({ $total })
figures-column-mean = { $column }, Mittel { $mean }
figures-texts = { $total ->
    [one] 1 Person hat
   *[other] { $total } Personen haben
} einen Text geschrieben. Die Texte stehen nicht hier.
report-two-ways = Mittlere Stufe in der Provinz nach Gruppe
report-asked = Frage
figures-validity = Was Selbsteinschätzungen wert sind
validity-certificates = Selbst eingeschätzte Sprachstufen gegen gültige Zertifikate (ganze Provinz, Personen: { $people }): { $same } % gleiche Stufe, { $within } % höchstens eine Stufe auseinander; Unterschied im Mittel { $difference } Stufen (positiv: Selbsteinschätzung höher).
validity-certificates-least = Selbst eingeschätzte Sprachstufen gegen gültige Zertifikate (ganze Provinz, Personen: { $people }): mindestens 80 %: „{ $name }“.
validity-supervisors = Selbst eingeschätzte Kompetenzstufen gegen die der Führungskräfte (ganze Provinz, Personen: { $people }): { $same } % gleiche Stufe, { $within } % höchstens eine Stufe auseinander; Unterschied im Mittel { $difference } Stufen (positiv: Selbsteinschätzung höher).
validity-r = Korrelation r = { $r }; veröffentlichte Studien: etwa { $published }.
validity-r-and-d = Korrelation r = { $r }, standardisierter Unterschied d = { $d }; veröffentlichte Studien: r etwa { $published }, d etwa { $published_d }.
validity-ability = Zum Vergleich: selbst eingeschätzte Fähigkeiten korrelieren mit Tests allgemein etwa mit r = { $r }. Eine Selbsteinschätzung zeigt, wohin eine Gruppe neigt; sie ist keine Prüfung einzelner Personen.
