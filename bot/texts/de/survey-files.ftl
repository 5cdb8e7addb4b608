## Für die Administration: Fragebogendateien
upload-arrived = Die Datei ist angekommen und wird geprüft; das Ergebnis erscheint hier, meist nach wenigen Sekunden.
upload-kind = Fragebögen werden als Arbeitsmappe (.xlsx, .xls, .ods), Textdatei (.yaml), XForm (.xml) oder .zip mit Fragebogen und Dateien angenommen, die Organisationsstruktur auch als CSV. Diese Datei ist nichts davon.
upload-part = In diesem Album ist kein Fragebogen. Bitte senden Sie Fragebogen und Dateien in einem Album oder zusammen in einem .zip.
upload-too-many = Es warten zu viele Dateien auf ihre Prüfung. Bitte warten Sie die Ergebnisse ab, bevor Sie weitere senden.
upload-too-large = Die Datei ist größer als 5 MB. Bitte Bilder und überzählige Blätter weglassen und sie erneut senden.
upload-failed = Die Datei konnte nicht vom Messenger geholt werden. Bitte senden Sie sie noch einmal.
upload-too-slow = Die Prüfung der Datei hat zu lange gedauert. Bitte verkleinern Sie den Fragebogen oder prüfen Sie ihn auf dem Server mit „surveybot check“.
upload-given-up = Die Prüfung der Datei brach dreimal ab und wird nicht noch einmal versucht. Gespeichert wurde nichts. Bitte prüfen Sie sie auf dem Server mit „surveybot check“.
upload-not-begun = Die Datei wurde nicht geprüft, weil der Rechner zu stark ausgelastet ist. Bitte senden Sie sie etwas später noch einmal.
button-desk = Zum Arbeitsplatz
button-draft = Entwurf: { $survey }
button-versions = Fassungen
button-version = Datei der Fassung { $version }
button-try = Ausprobieren
button-publish = Veröffentlichen
button-discard = Verwerfen
button-no-note = Ohne Vermerk veröffentlichen
menu-admin = Arbeitsplatz der Administration
desk-title = Arbeitsplatz
desk-text = Fragebögen senden Sie hierher als .xlsx oder .yaml, bis 5 MB. Sie werden erst geprüft; dadurch geht nichts hinaus.
desk-live = Veröffentlichte Fragebögen:
desk-nothing-live = Noch ist kein Fragebogen veröffentlicht.
desk-line = • { $survey } ({ $code }): Fassung { $version } vom { $day }
button-patterns = Vorlagen und Fragebögen (.xlsx)
patterns-title = Arbeitsmappen für den Anfang
patterns-text = Eine Datei nehmen, in Excel ändern und hierher zurücksenden. Eine mitgelieferte Umfrage behält ihre Kennung: Zurückgesendet ist sie eine neue Version.
button-pattern = Eine leere, mit Beispiel
button-pattern-skills = Kompetenz-Selbsteinschätzung
button-pattern-languages = Sprach-Selbsteinschätzung
button-pattern-experience = Berufserfahrung
versions-text = Eine Taste sendet die ursprüngliche Datei einer Fassung zurück. Jeder Abruf wird festgehalten.
versions-line = • Fassung { $version } vom { $day }: { $file }
version-known = Genau diese Datei ist Fassung { $version }, veröffentlicht am { $day }. Es gibt nichts zu veröffentlichen.
faults-text = { $count ->
    [1] Ein Fehler ist zu beheben. Es wurde nichts gespeichert.
   *[other] { $count } Fehler sind zu beheben. Es wurde nichts gespeichert.
}
faults-more = { $count ->
    [1] … und ein weiterer.
   *[other] … und { $count } weitere.
}
faults-next = Die Datei oben zeigt, wo. Bitte beheben und erneut senden.
faults-next-alone = Bitte beheben und erneut senden.
faults-stopped = Die Prüfung musste vorzeitig abgebrochen werden. Es wurde nichts gespeichert.
fault-sheet = Blatt { $sheet }
fault-question = Frage { $sheet }
fault-row = Zeile { $row }
fault-line = Textzeile { $line }
fault-column = Spalte { $column }
draft-head = Entwurf · { $code } · { $file }
draft-figures = { $questions ->
    [1] 1 Frage
   *[other] { $questions } Fragen
}, { $about }.
draft-languages = Sprachen: { $languages }.
draft-untranslated = Eine Sprache, nicht benannt.
draft-unknown-lists = Der Fragebogen sieht in Listen nach, die es in dieser Installation nicht gibt: { $lists }.
draft-warnings = { $count ->
    [1] 1 Warnung:
   *[other] { $count } Warnungen:
}
draft-first = Die erste Fassung dieses Fragebogens.
draft-changes = Gegenüber der gültigen Fassung { $version }:
draft-no-changes = Gegenüber der gültigen Fassung { $version } ist nichts anders, was man bemerken würde.
draft-outdated = Seit dieser Prüfung wurde Fassung { $version } veröffentlicht. Senden Sie die Datei erneut, um zu sehen, was sie ändert.
draft-next = Nur Sie sehen diesen Entwurf. Veröffentlichen öffnet nichts und versendet nichts.
draft-gone = Diesen Entwurf gibt es nicht mehr.
change-title = • anderer Titel
change-rules = • Regeln der Ergebnisse: { $names }
change-added = • neu ({ $count }): { $names }
change-removed = • entfallen ({ $count }): { $names }
change-changed = • in der Bedeutung geändert ({ $count }): { $names }
change-reworded = • im Wortlaut geändert ({ $count }): { $names }
change-languages_added = • neue Sprachen: { $names }
change-languages_removed = • entfallene Sprachen: { $names }
trial-title = PROBE · { $survey }
button-end-trial = Probe beenden
button-to-draft = Zum Entwurf
tried = Die Probe ist zu Ende. Keine Ihrer Antworten wurde gespeichert.
note-question = Was soll zu dieser Fassung festgehalten werden? Bitte schreiben Sie einen kurzen Vermerk, zum Beispiel „Hinweise aus dem Probelauf eingearbeitet“.
discard-question = Den Entwurf von „{ $survey }“ verwerfen? Veröffentlichtes bleibt, wie es ist.
toast-discarded = Der Entwurf von „{ $survey }“ ist verworfen.
published = Fassung { $version } ist veröffentlicht. Nichts wurde geöffnet, niemand wurde benachrichtigt.
published-before = Genau diese Datei ist schon Fassung { $version }. Nichts wurde geöffnet, niemand wurde benachrichtigt.
published-next = Als Nächstes: eine Erhebung mit { $code } planen.
