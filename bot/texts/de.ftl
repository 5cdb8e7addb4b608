# German. Wording after domain sections 8.3, 8.4, 9.5 and 12.

moment = { $day }, { $time } Uhr
word-yes = ja
word-no = nein

## Buttons
button-next = Weiter
button-back = ◀ Zurück
button-skip = Überspringen
button-without = Weiter ohne Datei
button-done = Fertig
button-undo = Letzte Wahl zurücknehmen
button-add = Hinzufügen
button-delete = Löschen
button-edit-number = { $number } ändern
button-delete-number = { $number } löschen
button-keep = Beibehalten: { $value }
button-understood = Verstanden
button-earlier = ◀ Vorherige
button-further = Weitere ▶
button-all = Alle zeigen
button-unclassified = Keine Verschlusssache
button-submit = Absenden
button-review = Zur Überprüfung
button-list = Liste: hinzufügen, ändern, löschen
button-correct = Angaben ändern
button-surveys = Meine Fragebögen
button-begin = Beginnen
button-continue = Fortsetzen
button-later = Später
button-rights = Meine Rechte
button-language = Sprache
button-help = Hilfe
button-agree = Einverstanden
button-refuse = Nicht einverstanden
button-details = Einzelheiten
button-notice-again = Hinweis noch einmal lesen
button-yes = Ja
button-no = Nein
button-allow-pools = Aufnahme in Listen erlauben
button-end-pools = Aus den Listen zurückziehen
button-allow-reminders = Erinnerungen zustimmen
button-end-reminders = Erinnerungen stoppen
button-withdraw = Einwilligung widerrufen
button-erase = Löschung verlangen

## Menu
menu-surveys = Meine Fragebögen
menu-continue = Fortsetzen
menu-results = Meine Ergebnisse
menu-language = Sprache
menu-rights = Meine Rechte und Daten
menu-help = Hilfe

## Joining
stranger =
    Dies ist ein Befragungsdienst für eingeladene Personen.
    Bitte öffnen Sie den Link Ihrer Einladung oder senden Sie Ihren Code hierher.
code-unknown = Der Code ist falsch oder verbraucht. Bitte fragen Sie die Kontaktstelle Ihrer Behörde.
enrol-fact = Bitte geben Sie zur Bestätigung die letzten { $letters } Zeichen Ihrer Personalnummer ein.
fact-wrong = Das stimmt nicht überein. Bitte prüfen Sie die Angabe und geben Sie sie erneut ein.
enrol-locked = Zu viele falsche Versuche. Bitte versuchen Sie es in einer Stunde wieder oder fragen Sie die Kontaktstelle Ihrer Behörde.

## Invitations on paper
slip-title = Einladungen zur Befragung: { $agency }
slip-advice = Entlang der Linien schneiden und jeder Person ihren Abschnitt geben. Diese Liste nicht fotografieren und nicht per Messenger senden.
slip-page = Seite
slip-name = Name
slip-division = Abteilung
slip-staff = Personalnummer
slip-code = Code
slip-link = Link
slip-valid = Gültig
slip-join = So nehmen Sie teil
slip-until = Gültig bis { $moment }
slip-how = Scannen Sie den QR-Code mit einem Telefon, auf dem Telegram läuft, oder senden Sie den Code auf Telegram an { $bot }. Der Bot fragt nach den letzten { $letters } Zeichen Ihrer Personalnummer; deshalb steht sie hier nicht vollständig.

## Consent (domain 8.3)
notice-title = Hinweis zu personenbezogenen Daten (Fassung { $version })
notice =
    Verantwortliche Stelle: { $body }. Kontakt für Datenschutz: { $contact }.
    Wir erheben: Behörde, Titel, Geburtsmonat und -jahr, Laufbahn, Ihre Selbsteinschätzungen.
    Zweck: Bestandsaufnahme des Personals, Fortbildung und Einsatz im Rahmen des Projekts.
    Einsicht haben: Sie selbst, Ihre direkte Leitung, die Kontaktstelle Ihrer Behörde, das Projektteam. Berichte enthalten nur zusammengefasste Zahlen.
    Speicherdauer: { $period }. Speicherort: { $place }. Nachrichten laufen über Server des Messenger-Anbieters, möglicherweise außerhalb Vietnams.
    Sie können Ihre Daten jederzeit mit /rights einsehen, berichtigen, die Einwilligung widerrufen und Löschung verlangen.
    Geben Sie keine Staatsgeheimnisse oder vertraulichen Dienstsachen ein.
notice-body = Projektteam, Organisationskomitee des Provinzparteikomitees
notice-contact = Datenschutzbeauftragte/r des Organisationskomitees
notice-period = bis zum Ende der Erhebung und 24 Monate danach
notice-place = Server der verantwortlichen Stelle
notice-question = Sind Sie einverstanden?
details-title = Einzelheiten
details =
    • Jeder Zweck wird einzeln gefragt: (1) eigene Entwicklung und Personalanalyse, (2) Listen von Fach- und Nachwuchskräften, (3) Erinnerungen. Sie können dem einen zustimmen und das andere ablehnen.
    • Von Ihrem Messenger-Konto wird nur die Nummer dieses Chats gespeichert, verschlüsselt; kein Name, kein Bild, keine Telefonnummer.
    • Antworten in eigenen Worten und abgegebene Fragebögen werden verschlüsselt gespeichert.
    • Selbsteinschätzungen dienen nicht der jährlichen Bewertung; über Personal entscheiden die zuständigen Personen, nicht dieses System.
    • Ablehnung oder Widerruf bringen keinen Nachteil; Sie können über die Kontaktstelle Ihrer Behörde auf Papier antworten.
purpose-head = Zweck { $n } von { $of }
purpose-development = Sind Sie einverstanden, dass Ihre Angaben für Ihre eigene Entwicklung und die Personalanalyse genutzt werden?
purpose-pools = Sind Sie einverstanden, dass Ihre Angaben für Listen von Fach- und Nachwuchskräften genutzt werden?
purpose-reminders = Sind Sie einverstanden, über diese App an Fragebögen erinnert zu werden?
short-development = Eigene Entwicklung, Personalanalyse
short-pools = Listen von Fach- und Nachwuchskräften
short-reminders = Erinnerungen
consent-refused =
    Vielen Dank für Ihre Rückmeldung. Es werden keine Angaben von Ihnen erhoben.
    Wenn Sie auf Papier teilnehmen möchten, wenden Sie sich bitte an die Kontaktstelle Ihrer Behörde.

## My surveys
surveys-title = Meine Fragebögen
surveys-none = Derzeit gibt es keinen Fragebogen für Sie.
surveys-no-consent = Es liegt keine Einwilligung zu personenbezogenen Daten vor, daher gibt es keinen Fragebogen.
surveys-line = • { $survey }: { $state }; Frist { $deadline }
state-new = nicht begonnen
state-started = in Arbeit
state-submitted = abgegeben, kann geändert werden
state-done = abgegeben
state-closed = beendet
state-stopped = gestoppt
intro =
    Dauer: etwa { $minutes } Minuten; Sie können unterbrechen und fortsetzen.
    Frist: { $deadline }.
    Zweck: Fortbildungsbedarf und Einsatz; nicht für die jährliche Bewertung.
    Bitte geben Sie keine Verschlusssachen ein.
closed = „{ $survey }“ ist beendet. Vielen Dank für Ihr Interesse.
not-yet-open = „{ $survey }“ beginnt am { $when }.
invitation =
    Guten Tag { $name },
    im Rahmen des Projekts zur Verbesserung der Qualität der beratenden Beamten bittet das Projektteam Sie, „{ $survey }“ auszufüllen.
    • Dauer: etwa { $minutes } Minuten; Sie können unterbrechen und fortsetzen.
    • Frist: { $deadline }.
    • Zweck: Fortbildungsbedarf und Einsatz; nicht für die jährliche Bewertung.
    Bitte geben Sie keine Verschlusssachen ein.
    Mit freundlichen Grüßen

## On the card
card-head = { $title } · { $at }/~{ $of } · noch etwa { $minutes ->
    [1] 1 Minute
   *[other] { $minutes } Minuten
}
chosen-number = Nr. { $number }
card-several = Mehreres ist möglich; drücken Sie danach „Fertig“.
card-rank = Drücken Sie der Reihe nach, das Wichtigste zuerst.
card-range = Bitte geben Sie eine Zahl von { $first } bis { $last } ein.
card-type-text = Bitte antworten Sie in eigenen Worten. Keine Verschlusssachen.
card-type-integer = Bitte geben Sie eine ganze Zahl ein, zum Beispiel 4.
card-type-decimal = Bitte geben Sie eine Zahl ein, zum Beispiel 6,5.
card-type-date = Bitte geben Sie ein Datum wie 15.03.2019 ein.
card-type-month-year = Bitte geben Sie einen Monat wie 03/2019 ein.
card-type-year = Bitte geben Sie ein Jahr wie 2019 ein.
card-type-time = Bitte geben Sie eine Uhrzeit wie 08:30 ein.
card-type-datetime = Bitte geben Sie Datum und Uhrzeit wie 15.03.2019 08:30 ein.
card-type-geopoint = Bitte geben Sie Breite und Länge ein, zum Beispiel 20,95 107,08.
card-type-file = Dateien werden hier nicht angenommen. Bitte reichen Sie diese Unterlage so ein, wie Ihre Ansprechperson es vorsieht, und gehen Sie mit der Taste unten weiter.
list-search = Sie können einen Teil des Namens eintippen, um zu suchen.
list-nothing = Nichts gefunden zu „{ $query }“.
repeat-empty = Noch keine Einträge.
repeat-delete = „{ $entry }“ mit allen Angaben darin löschen?

## What was wrong with an entry
reject-required = Diese Frage braucht eine Antwort.
reject-constraint = Diese Antwort passt nicht. Bitte prüfen Sie sie.
reject-choice = Bitte wählen Sie eine Taste oder antworten Sie mit ihrer Nummer.
reject-range = Bitte geben Sie eine Zahl im Bereich { $values } ein.
reject-number = Bitte geben Sie eine Zahl ein, zum Beispiel 6,5.
reject-integer = Bitte geben Sie eine ganze Zahl ein, zum Beispiel 4.
reject-decimal = Bitte geben Sie eine Zahl ein, zum Beispiel 6,5.
reject-date = Das Datum ist ungültig. Bitte im Format 15.03.2019 eingeben.
reject-datetime = Datum und Uhrzeit sind ungültig. Bitte im Format 15.03.2019 08:30 eingeben.
reject-month = Die Angabe ist ungültig. Bitte im Format 03/2019 eingeben.
reject-year = Das Jahr ist ungültig. Bitte im Format 2019 eingeben.
reject-time = Die Uhrzeit ist ungültig. Bitte im Format 08:30 eingeben.
reject-geopoint = Die Position ist ungültig. Bitte im Format 20,95 107,08 eingeben.
reject-too_long = Diese Antwort ist zu lang. Bitte kürzen Sie sie.
reject-file = Dateien, Fotos und Sprachnachrichten werden hier nicht angenommen; diese Unterlage wird anderswo eingereicht. Bitte gehen Sie mit der Taste unten weiter.
reject-fault = Diese Frage kann derzeit keine Antwort aufnehmen. Bitte sagen Sie es der Kontaktstelle Ihrer Behörde.
reject-other = Diese Antwort passt nicht. Bitte prüfen Sie sie.
reject-held-stamp = Der Text enthält womöglich Angaben, die nicht über diese App gesendet werden dürfen. Bitte entfernen Sie Aktenzeichen oder Verschlusssachen. Die Antwort wurde nicht gespeichert.
reject-held-document = Der Text enthält womöglich Angaben, die nicht über diese App gesendet werden dürfen. Bitte entfernen Sie Aktenzeichen oder Verschlusssachen. Die Antwort wurde nicht gespeichert.
reject-held-contact = Der Text enthält womöglich eine E-Mail-Adresse. Bitte entfernen Sie persönliche Angaben. Die Antwort wurde nicht gespeichert.
reject-held-digits = Der Text enthält eine lange Nummer wie eine Telefon- oder Ausweisnummer. Bitte entfernen Sie persönliche Angaben. Die Antwort wurde nicht gespeichert.
reject-send-again = Wenn Sie sicher sind, dass nichts darin der Geheimhaltung unterliegt, senden Sie bitte genau diese Antwort noch einmal.
files-refused = Dateien, Bilder und Sprachnachrichten werden nicht angenommen. Bitte nutzen Sie Tasten oder Text.
press-a-button = Bitte wählen Sie eine der Tasten unten.
unknown-command = Diesen Befehl gibt es nicht. Mit /help sehen Sie die Befehle.
toast-again = Die Karte ist weiter; diese Taste ändert nichts mehr.
toast-stale = Diese Taste ist veraltet. Bitte nutzen Sie die unterste Karte.

## Review and receipt
review-title = Vor dem Absenden prüfen
review-text = Drücken Sie die Nummer eines Abschnitts, um Antworten zu sehen und zu ändern. Gesendet wird erst, wenn Sie „Absenden“ drücken.
review-missing = { $count ->
    [1] 1 Frage braucht noch eine Antwort.
   *[other] { $count } Fragen brauchen noch eine Antwort.
}
review-empty = (keine Antwort)
received =
    Ihre Antworten zu „{ $survey }“ sind am { $day } um { $time } Uhr eingegangen. Vielen Dank.
    Was Sie abgegeben haben, sehen Sie mit /results; ändern können Sie bis { $deadline }.
receipt = Empfangsbestätigung: { $code }
results-title = Meine Ergebnisse
results-none = Sie haben noch nichts abgegeben.
results-line = • { $survey }: Nr. { $number }, { $at }, Bestätigung { $code }

## Rights
rights-title = Meine Rechte und Daten
rights-stored =
    Gespeichert sind: Personalnummer { $code }; { $unit }; Titel, Stelle, Geburtsmonat und -jahr laut Liste Ihrer Behörde; Fragebögen begonnen: { $started }, abgegeben: { $submitted }, Antworten: { $answers }.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = Sie können jede Antwort bis zur Frist einsehen und ändern, die Einwilligung widerrufen und jederzeit Löschung verlangen.
withdraw-question = Einwilligung widerrufen? Ihre Angaben werden ab sofort nicht mehr genutzt; Sie erhalten keine Fragebögen und keine Erinnerungen mehr.
withdrawn = Ihre Einwilligung ist widerrufen. Ihre Daten werden ab sofort nicht mehr genutzt.
erase-question = Löschung verlangen? Die Nutzung endet sofort. Anonyme Antworten, falls vorhanden, können nicht wiedergefunden und gelöscht werden.
deletion-recorded = Ihr Löschwunsch ist erfasst. Die Nutzung endet sofort; abgeschlossen bis { $day }.
reminders-stopped = Sie erhalten keine Erinnerungen mehr, nur noch Einladungen zu neuen Fragebögen. Um sie wieder zu erhalten: öffnen Sie /rights und drücken Sie „Erinnerungen zustimmen“.

## Für die Administration: Fragebogendateien
upload-kind = Fragebögen werden als Excel-Arbeitsmappe (.xlsx) oder Textdatei (.yaml) angenommen, die Organisationsstruktur auch als CSV. Diese Datei ist keines davon.
upload-too-large = Die Datei ist größer als 5 MB. Bitte Bilder und überzählige Blätter weglassen und sie erneut senden.
upload-failed = Die Datei konnte nicht vom Messenger geholt werden. Bitte senden Sie sie noch einmal.
upload-too-slow = Die Prüfung der Datei hat zu lange gedauert. Bitte verkleinern Sie den Fragebogen oder prüfen Sie ihn auf dem Server mit „surveybot check“.
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
desk-text = Senden Sie einen Fragebogen als Excel-Arbeitsmappe (.xlsx) oder Textdatei (.yaml) hierher, bis 5 MB. Er wird erst geprüft; durch das Senden geht nichts hinaus.
desk-live = Veröffentlichte Fragebögen:
desk-nothing-live = Noch ist kein Fragebogen veröffentlicht.
desk-line = • { $survey } ({ $code }): Fassung { $version } vom { $day }
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
fault-sheet = Blatt { $sheet }
fault-row = Zeile { $row }
fault-line = Textzeile { $line }
fault-column = Spalte { $column }
draft-head = Entwurf · { $code } · { $file }
draft-figures = { $questions ->
    [1] 1 Frage
   *[other] { $questions } Fragen
}, etwa { $minutes ->
    [1] 1 Minute
   *[other] { $minutes } Minuten
}.
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

## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Hilfe
help =
    • /surveys: Ihre Fragebögen
    • /continue: Begonnenes fortsetzen
    • /results: was Sie abgegeben haben
    • /language: Sprache ändern
    • /rights: gespeicherte Daten, Widerruf, Löschung
    • /stop: keine Erinnerungen mehr
    • /absence: Tage Ihrer Abwesenheit
    Antworten Sie mit den Tasten oder tippen Sie ihre Nummer. Jede Antwort wird sofort gespeichert; Sie können jederzeit unterbrechen.
help-asked = Die Kontaktstelle Ihrer Behörde weiß nun, dass jemand Hilfe braucht. Weder Ihre Antworten noch Ihr Name wurden gesendet.
help-nobody = Die Kontaktstelle Ihrer Behörde ist über diese App derzeit nicht erreichbar. Bitte wenden Sie sich direkt an sie.
help-wanted = Jemand in Ihrer Behörde braucht Hilfe bei einem Fragebogen. Bitte weisen Sie in der Dienstbesprechung darauf hin, dass man sich an Sie wenden kann.
apology = Leider ist bei Ihrer letzten Nachricht ein Fehler aufgetreten. Kennung: { $reference }. Bitte versuchen Sie es noch einmal oder sagen Sie es der Kontaktstelle Ihrer Behörde.

## Verwaltung: Strukturdateien
desk-structure = Die Organisationsstruktur senden Sie als XLSX, CSV oder YAML. Personenlisten gehören nicht hierher.
upload-people = Das ist eine Personenliste. Personenlisten gehen nie durch den Messenger: Bitte auf dem Server mit „surveybot roster import“ einlesen. Der Inhalt der Datei wurde weder gelesen noch gespeichert. Bitte löschen Sie die Nachricht mit dieser Datei.
button-structure = Struktur: { $name }
button-apply = Übernehmen
button-discard-file = Datei verwerfen
structure-head = Organisationsstruktur
structure-created = • Neu: { $count }
structure-changed = • Geändert: { $count }
structure-unchanged = • Unverändert: { $count }
structure-refused = • Abgelehnt: { $count }
structure-first-created = Neu:
structure-first-changed = Geändert:
structure-first-refused = Abgelehnt; in der Datei oben sind die Zellen markiert:
structure-more = … und { $count } weitere Zeilen
structure-next = Noch ist nichts geändert. Mit „Übernehmen“ gilt die Struktur sofort; es geht keine Nachricht hinaus.
structure-next-some = Noch ist nichts geändert. Mit „Übernehmen“ gelten die richtigen Zeilen sofort, abgelehnte bleiben weg; es geht keine Nachricht hinaus.
structure-idle = Diese Datei ändert nichts.
structure-untouched = Es ist nichts geändert.
structure-moved = Die Struktur hat sich geändert, seit Sie die Datei gesendet haben. Diese Karte sagt, was die Datei jetzt bewirkt; bitte prüfen Sie noch einmal.
structure-applied = Die Struktur ist übernommen
structure-applied-next = Wer in einer geschlossenen Einheit steht, wird mit der nächsten Personalliste umgesetzt, die auf dem Server eingelesen wird.
structure-gone = Diese Datei gibt es nicht mehr.
toast-file-discarded = Datei verworfen. Die Struktur bleibt, wie sie war.
toast-import-running = Gerade läuft ein anderer Import. Bitte in einigen Minuten noch einmal.
import-file-file_too_large = Die Datei hat { $size } MB; höchstens { $limit } MB werden gelesen.
import-file-file_empty = Die Datei ist leer.
import-file-unknown_format = Die Datei ist weder XLSX noch CSV noch YAML.
import-file-old_workbook = Das ist eine alte XLS-Mappe oder eine mit Kennwort. Bitte ohne Kennwort als XLSX speichern.
import-file-macro_workbook = Die Mappe enthält Makros. Bitte als XLSX (ohne Makros) speichern.
import-file-zip_bomb = Die Mappe hat entpackt { $size } MB; höchstens { $limit } MB oder das { $ratio }-Fache der Dateigröße werden gelesen.
import-file-unreadable_workbook = Diese Mappe lässt sich nicht lesen. Bitte öffnen und erneut als XLSX speichern.
import-file-unreadable_yaml = Zeile { $line }: Das ist nicht das YAML einer Importdatei ({ $detail }).
import-file-unreadable_csv = Zeile { $line }: Das ist keine CSV-Datei ({ $detail }).
import-file-unknown_encoding = Die Buchstaben dieser Datei lassen sich nicht sicher lesen. Bitte als CSV UTF-8 oder XLSX speichern.
import-file-too_many_rows = Mehr als { $limit } Zeilen. Bitte in Teilen senden oder auf dem Server mit „surveybot structure import“ einlesen.
import-file-too_many_columns = Mehr als { $limit } Spalten.
import-file-no_header = In der ersten Zeile müssen die Namen der Spalten stehen.
import-file-header_merged = In der ersten Zeile müssen die Namen der Spalten stehen, je Zelle einer; { $place } ist verbunden.
import-file-header_formula = Der Name einer Spalte darf keine Formel sein ({ $place }).
import-file-duplicate_column = Die Spalte { $column } gibt es zweimal.
import-file-missing_columns = Diese Spalten fehlen: { $columns }.
import-file-no_rows = Unter den Namen der Spalten steht keine Zeile.
import-row-formula = eine Formel; bitte den Wert selbst eintragen.
import-row-merged = eine verbundene Zelle ({ $place }); bitte die Verbindung lösen und jede Zelle ausfüllen.
import-row-cell_error = ein Fehlerwert ({ $value }).
import-row-cell_too_long = { $length } Zeichen; höchstens { $limit }.
import-row-control_characters = Zeichen, die sich nicht anzeigen lassen.
import-row-required = darf nicht leer sein.
import-row-bad_code = { $value } ist kein Code: Buchstaben, Ziffern, Punkt, Binde- und Unterstrich, Schrägstrich, keine Leerzeichen, höchstens { $limit } Zeichen.
import-row-too_long = { $length } Zeichen; höchstens { $limit }.
import-row-unknown_kind = { $value } ist keine Art; am nächsten kommt { $nearest }, bekannt sind { $known }.
import-row-bad_number = { $value } ist keine ganze Zahl von 0 bis { $limit }.
import-row-bad_date = { $value } ist kein Datum; zum Beispiel 01/03/2025.
import-row-unknown_word = { $value } ist nicht bekannt; am nächsten kommt { $nearest }, bekannt sind { $known }.
import-row-duplicate = { $value } steht auch in Zeile { $rows }, mit anderem Inhalt; was stimmt?
import-row-repeated = dasselbe wie Zeile { $rows }.
import-row-no_parent_allowed = über einem Block steht nichts.
import-row-parent_kind = { $value } ist { $found }; { $kind } gehört zu: { $wanted }.
import-row-unknown_parent = { $value } steht weder in dieser Datei noch in der Struktur; am nächsten kommt { $nearest }.
import-row-parent_refused = { $value } steht in einer abgelehnten Zeile.
import-row-parent_loop = die Einheit stünde über sich selbst ({ $value }).
import-row-ends_before_it_begins = endet ({ $value }), bevor sie beginnt ({ $begins }).
import-row-unknown_successor = { $value } steht weder in dieser Datei noch in der Struktur; am nächsten kommt { $nearest }.
import-row-successor_refused = { $value } steht in einer abgelehnten Zeile.
import-row-successor_loop = die Einheit folgte auf sich selbst ({ $value }).
import-row-successor_without_end = eine Einheit mit Nachfolgern braucht den Tag ihres Endes.
import-row-kind_changed = { $value } ist in der Struktur { $found } und kann nicht { $kind } werden.
import-note-unknown_column = die Spalte { $column } ist nicht bekannt und wurde nicht gelesen; am nächsten kommt { $nearest }.
import-note-unnamed_column = die Spalte { $column } hat keinen Namen und wurde nicht gelesen.
import-note-other_sheets = nur das Blatt { $sheet } wurde gelesen; nicht: { $others }.
import-note-read_as_windows_1258 = die Datei ist nicht Unicode und wurde als Windows-1258 gelesen. Bitte einige Namen prüfen.
import-note-read_as_utf_16 = die Datei wurde als UTF-16 gelesen.
import-note-people_in_closed = in { $value } stehen noch { $count } Personen, die Einheit ist geschlossen; die nächste Personalliste setzt sie um.
import-note-open_in_closed = die Einheit bleibt offen, obwohl { $value } darüber am { $date } endet.

## Kontaktstellen: Personalliste und Fragebogen
discrepancies = Angaben in einem Fragebogen weichen von der Personalliste Ihrer Behörde ab. Betroffene Personen: { $count }. Beides bleibt gespeichert. Bitte lassen Sie das von der Personalabteilung klären; Namen gehen nicht durch den Messenger.
## Reminders, later, absence (domain 9.5)
about = { $minutes ->
    [1] etwa 1 Minute
   *[other] etwa { $minutes } Minuten
}
remind-new = Guten Tag { $name }, „{ $survey }“ wartet auf Sie: { $about }, Sie können unterbrechen und fortsetzen. Frist: { $deadline }. Bitte beginnen Sie, wenn es Ihnen passt.
remind-started = Vielen Dank, { $name }, für Ihr Interesse an „{ $survey }“. { $questions ->
    [1] Es ist noch 1 Frage, { $about }.
   *[other] Es sind noch { $questions } Fragen, { $about }.
} Frist: { $deadline }. Bitte setzen Sie fort, wenn es Ihnen passt.
remind-review = Vielen Dank, { $name }: alle Fragen von „{ $survey }“ sind beantwortet. Es fehlen nur noch Durchsicht und Abgabe. Frist: { $deadline }. Bitte sehen Sie es durch, wenn es Ihnen passt.
needed-new = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Bitte nehmen Sie sich { $about }. Bei Fragen drücken Sie „Hilfe“.
needed-started = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Noch offene Fragen: { $questions }; bitte nehmen Sie sich { $about }. Bei Fragen drücken Sie „Hilfe“.
needed-review = Guten Tag { $name }, „{ $survey }“ endet am { $deadline }. Alle Fragen sind beantwortet; es fehlen nur noch Durchsicht und Abgabe. Ihre Angaben werden für ein richtiges Bild Ihrer Behörde ({ $agency }) gebraucht. Bei Fragen drücken Sie „Hilfe“.
closing-today = Guten Tag { $name }, heute endet die Frist für „{ $survey }“ ({ $deadline }).
closing-soon = Guten Tag { $name }, die Frist für „{ $survey }“ endet bald ({ $deadline }).
last-new = Es dauert { $about }. Bitte schließen Sie ab und geben Sie rechtzeitig ab.
last-started = Ihre bisherigen Antworten sind gespeichert; noch offene Fragen: { $questions }, { $about }. Bitte schließen Sie ab und geben Sie rechtzeitig ab.
last-review = Alle Fragen sind beantwortet und gespeichert. Bitte sehen Sie sie durch und geben Sie rechtzeitig ab.
last-one = Dies ist die letzte Erinnerung.
reminder-asked = Die Erinnerung, um die Sie gebeten haben.
several-invitation = Guten Tag { $name }, die Projektgruppe bittet Sie, { $count } Fragebögen auszufüllen; Sie können jederzeit unterbrechen und fortsetzen. Bitte geben Sie keine Verschlusssachen ein.
several-reminder = Guten Tag { $name }, { $count } Ihrer Fragebögen sind noch nicht abgegeben. Bitte schließen Sie sie ab, wenn es Ihnen passt.
several-last = Bitte geben Sie rechtzeitig ab. Für das, was jetzt endet, ist dies die letzte Erinnerung.
line-new = • { $survey }: nicht begonnen, { $about }; Frist { $deadline }
line-started = • { $survey }: noch offene Fragen: { $questions }, { $about }; Frist { $deadline }
line-review = • { $survey }: alles beantwortet, es fehlen nur Durchsicht und Abgabe; Frist { $deadline }
later-question = Wann möchten Sie erinnert werden? Wählen Sie einen Zeitpunkt oder tippen Sie ein Datum, zum Beispiel { $example }. Vorher kommt keine Erinnerung.
later-none = Die Frist endet am { $deadline }; davor ist kein passender Zeitpunkt für eine Erinnerung mehr. Bitte schließen Sie ab, wenn Sie können.
later-nothing = Es wartet kein Fragebogen mehr auf Sie.
later-set = Sie werden am { $moment } erinnert. Ihre bisherigen Antworten sind gespeichert; Sie können jederzeit fortsetzen.
later-wrong = Dieses Datum ist ungültig, vergangen oder nach der Frist { $deadline }. Bitte im Format { $example }.
button-afternoon = Heute Nachmittag, { $time }
button-tomorrow = Morgen früh, { $day }
button-monday = Montag, { $day }
button-absence = Ich bin abwesend
absence-title = Tage der Abwesenheit
absence-text = An Tagen Ihrer Abwesenheit kommt keine Erinnerung; ein Grund ist nicht nötig. Bitte tippen Sie den ersten und den letzten Tag, zum Beispiel { $example }.
absence-line = • { $first } – { $last }
absence-wrong = Diese Tage sind ungültig. Bitte tippen Sie den ersten und den letzten Tag, zum Beispiel { $example }.
button-end-absence = Entfernen: { $first } – { $last }
## Erhebungen
button-campaigns = Erhebungen
button-new-campaign = Neue Erhebung
button-recall = Zurückrufen
button-take-back = Zurück zum Entwurf
button-approve = Freigeben
button-send = Zur Freigabe senden
button-change = Ändern
button-drop = Verwerfen
button-overview = Übersicht
button-pause = Anhalten
button-resume = Fortsetzen
button-remind = Jetzt erinnern
button-extend = Verlängern
button-close = Jetzt schließen
button-cancel = Erhebung absagen
button-until = Bis { $moment }
button-everybody = Alle
button-conditions = Zu den Bedingungen
button-kind-block = Blöcke
button-kind-agency = Behörden
button-kind-division = Abteilungen
button-kind-position_group = Funktionsgruppen
button-kind-job_position = Dienstposten
button-kind-role = Rollen
button-kind-language = Sprachen
button-kind-age = Alter
button-open-now = Sofort nach Freigabe
button-working-days = { $days }. Arbeitstag: { $day }
button-no-grace = Keine Nachfrist
button-correct-closing = Bis zum Ende
button-correct-grace = Bis zum Ende der Nachfrist
button-no-correction = Keine Änderungen
button-reminders-standard = Drei Erinnerungen
button-reminders-last_only = Nur am letzten Tag
button-reminders-none = Keine Erinnerungen
button-named = Mit Namen
button-anonymous = Anonym
campaigns-title = Erhebungen
campaigns-none = Noch gibt es keine Erhebung.
campaigns-line = • { $number } · { $survey }: { $state }; bis { $until }
campaign-head = Erhebung { $number } · { $state }
campaign-draft = Entwurf
campaign-waiting = wartet auf Freigabe
campaign-scheduled = freigegeben, noch nicht offen
campaign-open = offen
campaign-closing = läuft aus
campaign-closed = beendet
campaign-cancelled = abgesagt
campaign-paused = { $state }, angehalten
campaign-gone = Diese Erhebung gibt es nicht.
campaign-figures = Insgesamt { $total } · nicht begonnen { $new } · in Arbeit { $started } · abgesendet { $done }
campaign-agency = • { $agency }: { $done } von { $total } abgesendet
no-agency = ohne Behörde
extend-question = Ende bisher: { $until }. Bis wann verlängern?
close-question = Jetzt schließen, für alle? In Arbeit: { $started }. Nicht Abgesendetes bleibt gespeichert und kann nicht mehr abgesendet werden.
cancel-question = Diese Erhebung absagen? Begonnen: { $started }. Nichts wird gesendet.
remind-question = { $count } erinnern, die noch nicht fertig sind? Je höchstens eine Nachricht am Tag, in der Arbeitszeit.
toast-reminded = { $count } Erinnerungen sind geplant.

## Erhebungen: für wen
audience-none = Noch ist niemand gewählt.
audience-all = Alle
audience-block = Blöcke: { $names }
audience-agency = Behörden: { $names }
audience-division = Abteilungen: { $names }
audience-position_group = Funktionsgruppen: { $names }
audience-job_position = Dienstposten: { $names }
audience-role = Rollen: { $names }
audience-language = Sprachen: { $names }
audience-age = Alter bei der Öffnung: { $names }
audience-answered = Geantwortet: { $names }
audience-staff = Eine Liste von { $count } Personalnummern
audience-role-respondent = alle
audience-role-supervisor = Vorgesetzte
audience-role-focal_point = Kontaktstellen
audience-role-focal_deputy = Vertretungen der Kontaktstellen
audience-role-agency_head = Behördenleitungen
audience-role-project_team = Projektgruppe
audience-role-standing_body = ständiges Gremium
audience-role-admin = Verwaltung
audience-role-data_officer = Datenbeauftragte
left-out-left = Nicht dabei: { $count } Ausgeschiedene.
left-out-not_yet = Nicht dabei: { $count }, die noch nicht da sind.
left-out-frozen = Nicht dabei: { $count }, deren Daten nicht verwendet werden dürfen.
left-out-no_messenger = Nicht dabei: { $count } ohne Messenger.
left-out-technical = Nicht dabei: { $count }, die nur die Anlage betreiben.

## Erhebungen: planen
plan-new-title = Neue Erhebung
plan-head = Entwurf der Erhebung { $number } · Schritt { $at } von { $of }
plan-changed = Gerade hat jemand anderes geändert: { $fields }. So steht es jetzt.
plan-people = Derzeit { $count ->
    [1] 1 Person
   *[other] { $count } Personen
}.
plan-people-few = Weniger als { $least } Personen: keine Zahl, damit niemandes Antworten erkennbar sind.
plan-opens = Öffnet: { $moment }
plan-opens-now = Öffnet: sofort nach der Freigabe
plan-closes = Schließt: { $moment }
plan-grace = Begonnenes kann beendet werden bis: { $moment }
plan-no-grace = Nach dem Ende kann nichts mehr beendet werden
plan-correct = Abgesendetes kann geändert werden bis: { $moment }
plan-correct-closing = Abgesendetes kann bis zum Ende geändert werden
plan-no-correction = Abgesendetes kann nicht geändert werden
plan-reminders-standard = Erinnerungen: drei
plan-reminders-last_only = Erinnerungen: nur am letzten Tag
plan-reminders-none = Erinnerungen: keine
plan-discard = Den Entwurf der Erhebung „{ $survey }“ verwerfen?
version-label = { $survey }, Fassung { $version }
step-version = Welcher Fragebogen?
step-audience = Für wen? Wählen Sie eine oder mehrere Arten von Bedingungen; alle müssen zutreffen. Sie können auch eine Regel eingeben, etwa block:K1 age:25-34, oder Personalnummern.
step-audience-kind = Wählen Sie eines oder mehrere; nochmaliges Drücken nimmt es heraus.
step-opening = Wann öffnet sie? Sie können Tag und Uhrzeit eingeben, etwa 17.6.2026 8:00.
step-closing = Wie lange? Sie können Tag und Uhrzeit eingeben.
step-grace = Bis wann darf nach dem Ende beenden, wer begonnen hat? Sie können Tag und Uhrzeit eingeben.
step-reminders = Wie wird erinnert, wer noch nicht fertig ist?
step-correction = Bis wann darf Abgesendetes geändert werden? Sie können Tag und Uhrzeit eingeben.
step-anonymity = Antworten werden mit der Person gespeichert.
step-name-version = Fragebogen
step-name-audience = Kreis
step-name-opening = Öffnung
step-name-closing = Ende
step-name-grace = Nachfrist
step-name-reminders = Erinnerungen
step-name-correction = Änderungen
step-name-follows = frühere Erhebung

## Erhebungen: Freigabe
approval-wanted = Erhebung { $number } wartet auf Ihre Freigabe: „{ $survey }“, { $people } Personen. Noch wurde nichts gesendet.
button-look = Ansehen
blast-version = { $code }, Fassung { $version }
blast-agency = • { $agency }: { $count }
blast-more = … und { $count } weitere Behörden
blast-messages = Bei der Öffnung gehen { $messages } Nachrichten in etwa { $minutes } Min. hinaus; andere sehen sie, wenn sie beitreten.
blast-draft = Nichts ist gesendet. Eine zweite Person der Verwaltung muss es freigeben.
blast-draft-alone = Nichts ist gesendet. Diese Anlage hat eine einzige Person in der Verwaltung: Sie geben selbst frei, und das wird vermerkt.
blast-waits = Es wartet auf eine zweite Person der Verwaltung. Jede Änderung muss neu freigegeben werden.
blast-approve = Bitte sehen Sie genau hin. Nach der Freigabe kann sie 60 Sekunden lang zurückgerufen werden.
blast-approved = Freigegeben. Vor { $time } geht nichts hinaus; bis dahin kann sie zurückgerufen werden.

## PINs
pin-ask = Bitte geben Sie Ihre sechsstellige PIN ein. Die Nachricht damit wird sofort gelöscht.
pin-why = Vor allem, was nicht rückgängig zu machen ist, wird nach einer PIN gefragt, höchstens alle zwölf Stunden. Sie haben noch keine.
pin-new = Bitte wählen Sie sechs Ziffern und geben Sie sie ein. Die Nachricht damit wird sofort gelöscht.
pin-again = Bitte geben Sie dieselbe PIN noch einmal ein.
pin-locked = Zu viele falsche Versuche. Bitte versuchen Sie es nach { $time } wieder.
pin-wrong = Diese PIN ist falsch.
pin-unusable = Eine PIN hat sechs Ziffern, nicht alle gleich und nicht der Reihe nach.
pin-differs = Die beiden waren verschieden. Bitte wählen Sie neu.

## Erhebungen: was nicht geht
refusal-other = Das ist nicht möglich. Bitte prüfen Sie es noch einmal.
refusal-audience_missing = Bitte wählen Sie zuerst, für wen sie ist.
refusal-audience_empty = Auf diesen Kreis trifft niemand zu.
refusal-audience_too_small = Ein Kreis nach Antworten muss mindestens { $least } Personen haben, damit niemandes Antworten erkennbar sind.
refusal-audience_unknown_kind = Die Bedingung „{ $kind }“ gibt es nicht.
refusal-audience_unknown_code = Unbekannt ({ $kind }): { $codes }.
refusal-audience_no_codes = Nach „{ $kind }:“ werden Codes erwartet.
refusal-audience_kind_twice = „{ $kind }“ steht zweimal; Codes mit Kommas trennen.
refusal-audience_closed_unit = Die Einheit { $code } wurde geschlossen; Nachfolger: { $successors }.
refusal-audience_age = „{ $code }“ ist keine Altersspanne; ein Beispiel ist 25-34.
refusal-audience_answered = „{ $code }“ stimmt nicht; ein Beispiel ist answered:3/years=many.
refusal-audience_answered_nowhere = In „{ $where }“ hat niemand auf „{ $question }“ geantwortet.
refusal-audience_answered_staff = Antworten und Personalnummern dürfen nicht zusammen stehen: das verriete, was jemand geantwortet hat.
refusal-moment_unreadable = Tag und Uhrzeit sind nicht gültig. Ein Beispiel: 17.6.2026 8:00.
refusal-opens_on_a_holiday = Der { $day } ist kein Arbeitstag. Der nächste ist der { $next }.
refusal-closes_before_opening = Das Ende muss nach der Öffnung liegen.
refusal-closes_in_the_past = Das Ende läge in der Vergangenheit.
refusal-grace_before_closing = Die Nachfrist muss nach dem Ende ablaufen.
refusal-correction_before_opening = Änderungen müssen nach der Öffnung möglich sein.
refusal-anonymous_not_built = Anonyme Erhebungen gibt es nicht: Antworten werden mit der Person gespeichert. Anonymität darf erst zugesagt werden, wenn beides getrennt gespeichert wird.
refusal-campaign_changed = Gerade hat jemand anderes diese Erhebung geändert. So steht sie jetzt.
refusal-campaign_state = Beim jetzigen Stand der Erhebung geht das nicht.
refusal-campaign_over = Diese Erhebung ist beendet.
refusal-own_approval = Wer sie gesendet hat, kann sie nicht freigeben: das macht eine zweite Person der Verwaltung.
refusal-nobody_to_approve = Noch ist keine zweite Person der Verwaltung beigetreten, die freigeben könnte.
refusal-released = Die 60 Sekunden sind vorbei, ein Rückruf geht nicht mehr. Sie können anhalten oder absagen.
refusal-paused = Die Erhebung ist angehalten.
refusal-reminded_today = Heute wurde schon erinnert.
refusal-nobody_to_remind = Alle sind fertig.

## Erhebungen: für Antwortende
received-final = Ihre Antworten auf „{ $survey }“ sind am { $day } um { $time } Uhr eingegangen. Vielen Dank. Mit /results sehen Sie, was Sie abgesendet haben.
state-paused = angehalten
paused-now = „{ $survey }“ ist angehalten. Bitte kommen Sie später wieder.
## Sending (admins)
button-sending = Versand
button-blast = Kampagne { $number }: { $survey } · { $count } offen
button-stop-sending = Gesamten Versand anhalten
button-send-again = Versand fortsetzen
button-pause-blast = Anhalten
button-resume-blast = Fortsetzen
button-cancel-blast = Nicht Gesendetes verwerfen
sending-title = Versand
sending-on = Nachrichten gehen hinaus, höchstens { $rate } je Sekunde. Fällig und nicht gesendet: { $count }.
sending-off = Der gesamte Versand ist seit { $at } angehalten. Direkte Antworten gehen weiter; was wartet, wird beim Fortsetzen neu geprüft.
sending-campaigns = Kampagnen mit Nachrichten:
sending-none = Noch keine Kampagne hat Nachrichten.
blast-title = Versand · Kampagne { $number }
blast-stopped = Der gesamte Versand ist angehalten.
blast-paused = Angehalten. Keine Nachricht dieser Kampagne geht hinaus.
blast-sent = • gesendet: { $count } von { $total }
blast-waiting = • offen: { $count }
blast-later = • später fällig: { $count }
blast-failed = • gescheitert: { $count }
blast-unreachable = • nicht erreichbar: { $count }
blast-unknown = • ungewiss, ob angekommen: { $count }
blast-cancelled = • verworfen: { $count }
blast-cancel-question = { $count } nicht gesendete Nachrichten dieser Kampagne verwerfen? Gesendetes lässt sich nicht zurückholen.
toast-cancelled = Verworfen: { $count } Nachrichten.
toast-sending-off = Der gesamte Versand ist angehalten.
toast-sending-on = Der Versand geht weiter.
## Summaries (domain M8)
summary-title = Stand: { $agency } (am { $moment })
summary-submitted-rate = „{ $survey }“: { $submitted } von { $total } abgegeben ({ $rate } %).
summary-submitted-of = „{ $survey }“: { $submitted } von { $total } abgegeben.
summary-where = In Arbeit { $started }; nicht begonnen { $new }; nicht beigetreten { $unjoined }; nicht erreichbar { $unreachable }.
summary-beside = Außerhalb der Gesamtzahl: ausgeschieden { $left }, befreit { $exempt }.
summary-since = Gegenüber { $day }: { $change }.
summary-unchanged = Gegenüber { $day }: unverändert.
summary-expected = Bei gleichmäßiger Abgabe wären es bisher { $people }.
summary-block = Mittel des Blocks: { $rate } %.
summary-deadline = Frist: { $deadline } ({ $days ->
    [one] noch 1 Arbeitstag
   *[other] noch { $days } Arbeitstage
}).
summary-action = Vorgeschlagener Schritt: { $action }.
summary-groups = Nach Einheiten:
summary-others = Übrige Einheiten ({ $groups })
summary-whole-agency = Gesamte Behörde
summary-whole-province = Gesamte Provinz
summary-province = Gesamte Provinz
summary-stands-in = Sie erhalten dies für die Kontaktstelle der Behörde, die derzeit nicht erreichbar ist.
summary-nothing = Derzeit ist kein Fragebogen offen.
summary-asked = Das Bild kommt gleich in einer eigenen Nachricht.
summary-not-yours = Sie betreuen derzeit keine Behörde.
action-invite = { $people } Personen, die nicht beigetreten oder nicht erreichbar sind, erneut einladen
action-remind = in der Wochenbesprechung erinnern
action-supervisors = für { $people } Personen die Leitung benennen
action-none = keiner
chart-submitted = Abgegeben
chart-started = In Arbeit
chart-open = Nicht abgegeben
chart-progress = Abgaben im Verlauf
chart-even = bei gleichmäßiger Abgabe
button-summary-open = Einzeln ansehen
button-summary-all = Alle Fragebögen
button-summary-picture = Als Bild senden
button-summary-rhythm = Wie oft
button-summary-back = Zurück zum Stand
rhythm-title = Wie oft der Stand kommt
rhythm-text = Er kommt von selbst um 14:00 Uhr. Wann soll das sein?
rhythm-daily = An jedem Arbeitstag
rhythm-weekly = Montags
rhythm-changes = Nur bei Änderungen
rhythm-never = Nie, ich sehe selbst nach
rhythm-set-daily = Der Stand kommt an jedem Arbeitstag.
rhythm-set-weekly = Der Stand kommt montags.
rhythm-set-changes = Der Stand kommt nur, wenn sich etwas geändert hat.
rhythm-set-never = Er kommt nicht mehr. /summary zeigt ihn jederzeit.

## The program's health, for admins
button-health = System ansehen
button-health-again = Erneut ansehen
health-title = Zustand des Systems
health-as-of = Am { $moment }
health-fine = Es ist nichts auffällig.
health-line = Das System sollte angesehen werden
health-deliveries = Nachrichten: { $sent } gesendet; { $waiting } warten; die älteste ist { $minutes } Minuten überfällig
health-lost = In 24 Stunden nicht zugestellt: { $failed }; nicht erreichbare Personen: { $unreachable }
health-parked = Beiseitegelegte Eingänge: { $parked }; nicht gezeigte Ansichten: { $unshown }
health-alarms = Offene Meldungen: { $alarms }
health-jobs = Wiederkehrende Aufgaben:
health-job = • { $job }: { $ago }, { $milliseconds } ms, erledigt { $done }, { $state }
health-job-well = gut
health-job-failed = { $times }-mal in Folge fehlgeschlagen
health-seconds = vor { $n } Sekunden
health-minutes = vor { $n } Minuten
health-no-jobs = Noch ist keine wiederkehrende Aufgabe gelaufen.
health-disk = Frei auf dem Datenträger: { $gigabytes } GB
health-disk-enough = Auf dem Datenträger ist genug Platz
health-backup = Letzte Sicherung: { $moment }
health-no-backup = keine bekannt
health-clock = Uhr gegenüber der Datenbank: { $seconds } Sekunden
wrong-not-sent = Nachrichten sind fällig, und keine wurde gesendet: die älteste wartet seit { $minutes } Minuten.
wrong-due-late = { $items } Vorgänge waren fällig, und nichts ist geschehen.
wrong-parked = { $updates } Eingänge konnten in der letzten Stunde nicht verarbeitet werden.
wrong-unshown = { $chats } Chats zeigen ihre Ansicht nicht.
wrong-clock = Die Uhr weicht um { $seconds } Sekunden von der der Datenbank ab.
wrong-job = Die Aufgabe { $job } ist { $times }-mal in Folge fehlgeschlagen.
wrong-disk = Auf dem Datenträger sind nur noch { $megabytes } MB frei.
alarm-open = Störung
alarm-closes = Sie werden benachrichtigt, wenn sie vorbei ist.
alarm-over = Störung nach { $minutes } Minuten vorbei
alarm-was = Es war: { $what }
job-show_lost_cards = verlorene Ansichten zeigen
job-move_campaigns = Umfragen öffnen und schließen
job-send_summaries = Stand für Kontaktstellen
job-send_deliveries = Nachrichten senden
job-seal_audit = Protokoll versiegeln
job-tidy = aufräumen
job-watch = System beobachten
## Still right? and renewed versions
still-right = Das haben Sie am { $day } angegeben. Stimmt es noch?
still-nothing = Beim letzten Mal gab es hier nichts einzutragen.
still-open = Außerdem { $count ->
        [one] wird eine Frage
       *[other] werden { $count } Fragen
    } neu gestellt, weil es beim letzten Mal keine Antwort gab oder die Frage sich geändert hat.
still-kept = { $section }: wie beim letzten Mal
button-still-right = Stimmt noch
button-afresh = Neu beginnen
renewed = Die Umfrage wurde erneuert. Alle Ihre Antworten sind da.
renewed-aside = Die Umfrage wurde erneuert. { $count ->
        [one] Eine Antwort passt
       *[other] { $count } Antworten passen
    } nicht mehr dazu; Ihre Angaben bleiben gespeichert, nichts geht verloren.
button-renew = Kampagne { $campaign }: Folgen
button-renew-keep = Versionen beibehalten
button-renew-starts = Neue beginnen mit Version { $version }
button-renew-move = Auf die neue Version: { $count }
renew-on-version = { $people } mit Version { $version }
renew-line = • Kampagne { $campaign }: { $inside } mittendrin ({ $versions }), { $fresh } nicht begonnen.
renew-line-nobody = • Kampagne { $campaign } (Version { $version }): niemand mittendrin, { $fresh } nicht begonnen.
renew-title = Kampagne { $campaign } und Version { $version }
renew-gone = Diese Kampagne ist beendet.
renew-counting = Es wird gezählt, was es bedeutet: { $done } von { $of } Personen. Diese Karte aktualisiert sich.
renew-standing = { $people } mittendrin mit einer früheren Version: { $parts }.
renew-calm = { $count } bei einer unveränderten Frage
renew-changed = { $count } bei einer geänderten Frage
renew-removed = { $count } bei einer entfallenen Frage
renew-nobody = Niemand ist mit einer früheren Version mittendrin.
renew-answers = Bei einem Wechsel: { $carried ->
        [one] eine Antwort bleibt
       *[other] { $carried } Antworten bleiben
    }; { $aside ->
        [0] nichts muss beiseitegelegt werden.
        [one] eine, die nicht mehr passt, wird beiseitegelegt, nicht gelöscht.
       *[other] { $aside }, die nicht mehr passen, werden beiseitegelegt, nicht gelöscht.
    } Eingereichtes bleibt, wie es ist.
renew-fresh = { $count } nicht begonnen; zurzeit beginnt man mit Version { $version }.
renew-choose = Wenn Sie nichts wählen, bleibt jede Person bei der begonnenen Version.
renew-sure = { $people ->
        [one] Eine Person
       *[other] { $people } Personen
    } auf die neue Version bringen und { $aside ->
        [0] keine Antwort
        [one] eine Antwort
       *[other] { $aside } Antworten
    } beiseitelegen? Auch wer nicht begonnen hat, nimmt dann die neue Version.
renew-moving = Der Wechsel läuft: { $done } fertig. Diese Karte aktualisiert sich.
renew-done = Auf Version { $version } gebracht: { $people ->
        [one] eine Person
       *[other] { $people } Personen
    }. Antworten, die blieben: { $carried }; beiseitegelegt: { $aside }.
renew-failed = { $count ->
        [one] Eine Person bleibt
       *[other] { $count } Personen bleiben
    } bei der früheren Version, weil die Sitzung nicht übertragen werden konnte.
toast-renew-kept = Jede Person bleibt bei ihrer Version.
toast-renew-starts = Wer jetzt beginnt, nimmt die neue Version.
## What is wrong with a survey file: as survey_definitions/reading/sentences.py has it in English
fault-warning = Warnung: { $what }
check-good = { $code }: in Ordnung, { $questions } Fragen ({ $shortest } bis { $longest } auf dem Weg), etwa { $minutes } min; Sprachen: { $languages }
check-no-language = nicht benannt
draft-path = Eine Person begegnet { $shortest } bis { $longest } davon.
problem-file_too_large = Die Datei hat { $size } Bytes; erlaubt sind { $limit }.
remedy-file_too_large = Bitte entweder Bilder und überzählige Blätter weglassen oder lange Auswahllisten in Verzeichnisse auslagern.
problem-old_excel = Dies ist eine Arbeitsmappe von Excel vor 2007 (.xls).
remedy-old_excel = Bitte als .xlsx speichern und diese Datei senden.
problem-encrypted = Die Arbeitsmappe ist durch ein Kennwort geschützt und lässt sich nicht lesen.
remedy-encrypted = Bitte entweder das Kennwort entfernen (Datei, Informationen, Arbeitsmappe schützen) oder eine Kopie ohne Kennwort speichern.
problem-macros = Die Arbeitsmappe enthält Makros; Makros von außen werden nicht angenommen.
remedy-macros = Bitte als .xlsx speichern, das keine enthält.
problem-not_workbook = Die Datei lässt sich nicht als Excel-Arbeitsmappe öffnen: { $detail }
remedy-not_workbook = Bitte in Excel öffnen, erneut als .xlsx speichern und diese Datei senden.
problem-unzipped_too_large = Entpackt ist die Arbeitsmappe größer als erlaubt.
remedy-unzipped_too_large = Bitte entweder Bilder und überzählige Blätter weglassen oder die drei Blätter in eine neue Arbeitsmappe kopieren.
problem-too_many_sheets = Die Arbeitsmappe hat { $count } Blätter; erlaubt sind { $limit }.
remedy-too_many_sheets = Bitte die Blätter entfernen, die nicht zum Fragebogen gehören.
problem-too_many_rows = Das Blatt hat mehr als { $limit } Zeilen.
remedy-too_many_rows = Bitte entweder Zeilen entfernen oder lange Auswahllisten in Verzeichnisse auslagern.
problem-too_many_columns = Das Blatt hat mehr als { $limit } Spalten.
remedy-too_many_columns = Bitte rechts die Spalten entfernen, die der Fragebogen nicht braucht.
problem-cell_too_long = Die Zelle hat { $size } Zeichen; erlaubt sind { $limit }.
remedy-cell_too_long = Bitte entweder kürzen oder auf mehrere Fragen verteilen.
problem-formula_without_value = Die Zelle enthält eine Formel, deren Wert nicht in der Datei steht.
remedy-formula_without_value = Bitte entweder die Arbeitsmappe in Excel öffnen und speichern oder den Wert selbst eintragen.
problem-merged_cells = Die Zellen { $range } sind verbunden; nur die erste enthält einen Text.
remedy-merged_cells = Bitte den Verbund aufheben und den Text in jede Zeile schreiben, die ihn braucht.
problem-hidden_sheet = Das Blatt „{ $name }“ ist ausgeblendet; gelesen wird es trotzdem.
remedy-hidden_sheet = Bitte entweder einblenden oder entfernen, wenn es nicht gemeint ist.
problem-not_text = Die Datei ist kein Text in UTF-8; sie sieht nach einer älteren Zeichentabelle aus, etwa Windows-1258.
remedy-not_text = Bitte erneut in der Kodierung UTF-8 speichern.
problem-wide_text = Die Datei ist Text in UTF-16.
remedy-wide_text = Bitte erneut in der Kodierung UTF-8 speichern.
problem-yaml_syntax = Die Datei ist kein gültiges YAML: { $detail }
remedy-yaml_syntax = Bitte Einrückung und Anführungszeichen um diese Textzeile prüfen.
problem-yaml_shape = Ein Fragebogen in YAML hat Blätter (survey, choices, settings), jedes eine Liste von Zeilen mit Texten: { $detail }
remedy-yaml_shape = Bitte mit einem mitgelieferten Fragebogen vergleichen.
problem-repeated_key = „{ $key }“ steht hier zweimal.
remedy-repeated_key = Bitte eines von beiden behalten.
problem-duplicate_column = Es gibt zwei Spalten „{ $header }“.
remedy-duplicate_column = Bitte eine davon entweder entfernen oder umbenennen.
problem-no_survey_sheet = Es gibt kein Blatt „survey“.
remedy-no_survey_sheet = Bitte die Fragen auf ein Blatt dieses Namens setzen.
problem-empty_survey = Das Blatt „survey“ enthält keine Fragen.
remedy-empty_survey = Bitte in jede Zeile eine Frage schreiben: type, name, label.
problem-missing_column = Dem Blatt fehlt die Spalte „{ $name }“.
remedy-missing_column = Bitte entweder in der ersten Zeile ergänzen oder die gemeinte Überschrift berichtigen.
problem-misspelt_column = Eine Spalte „{ $header }“ gibt es nicht; ihr Inhalt würde nicht gelesen.
remedy-misspelt_column = Bitte entweder „{ $near }“ schreiben oder die Spalte entfernen.
problem-unknown_column = Die Spalte „{ $header }“ wird nicht gelesen.
remedy-unknown_column = Bitte entweder die Überschrift berichtigen oder sie als eigene Notiz stehen lassen.
problem-choice_column_with_blank = Die Überschrift „{ $header }“ enthält ein Leerzeichen; kein Filter kann diese Spalte nennen.
remedy-choice_column_with_blank = Bitte entweder „{ $near }“ schreiben oder die Spalte entfernen.
problem-bad_choice_column = „{ $header }“ kann keine Spalte der Antworten heißen.
remedy-bad_choice_column = Bitte entweder umbenennen, zum Beispiel in „{ $near }“, oder die Spalte entfernen.
problem-unsupported_sheet = Das Blatt „{ $name }“ wird nicht unterstützt.
remedy-unsupported_sheet = Bitte das Blatt entfernen.
problem-unsupported_setting = Die Einstellung „{ $setting }“ wird nicht unterstützt.
remedy-unsupported_setting = Bitte die Spalte entfernen.
problem-missing_setting = Die Einstellung „{ $setting }“ fehlt; verwendet wird „{ $value }“.
remedy-missing_setting = Bitte entweder auf dem Blatt „settings“ ergänzen oder so lassen.
problem-unknown_default_language = Kein Text ist in „{ $language }“, der Standardsprache.
remedy-unknown_default_language = Bitte entweder die Texte in dieser Sprache ergänzen oder eine von diesen nennen: { $languages }.
problem-bad_id = „{ $name }“ kann keine Kennung eines Fragebogens sein.
remedy-bad_id = Bitte nur Buchstaben ohne Akzente, Ziffern, „_“, „-“ und „.“ verwenden.
problem-survey_id_length = Die Kennung des Fragebogens hat { $size } Zeichen; erlaubt sind 1 bis { $limit }.
remedy-survey_id_length = Bitte eine kürzere form_id schreiben.
problem-missing_type = Die Zeile hat keinen Typ.
remedy-missing_type = Bitte entweder den Typ der Frage eintragen oder die Zeile leeren.
problem-unknown_type = Einen Typ „{ $type }“ gibt es nicht.
remedy-unknown_type = Bitte einen Typ aus der Anleitung wählen, zum Beispiel text, integer oder select_one.
problem-unsupported_type = Der Typ „{ $type }“ lässt sich im Chat nicht beantworten.
remedy-unsupported_type = Bitte entweder nach einem Text fragen oder die Zeile entfernen.
problem-ignored_type = „{ $type }“ hat im Chat keine Wirkung.
remedy-ignored_type = Bitte die Zeile entweder entfernen oder stehen lassen.
problem-unsupported_appearance = Die Darstellung „{ $appearance }“ wird nicht unterstützt.
remedy-unsupported_appearance = Bitte entweder entfernen oder select_one_from_file mit einem choice_filter verwenden.
problem-missing_name = Die Frage hat keinen Namen.
remedy-missing_name = Bitte einen kurzen Namen eintragen, zum Beispiel „{ $example }“.
problem-bad_name = „{ $name }“ kann kein Name sein: Namen beginnen mit einem Buchstaben und haben nur Buchstaben, Ziffern, „_“, „-“ und „.“.
remedy-bad_name = Bitte zum Beispiel „{ $near }“ schreiben.
problem-reserved_name = Der Name „{ $name }“ ist vergeben.
remedy-reserved_name = Bitte einen anderen Namen wählen.
problem-duplicate_name = Der Name „{ $name }“ wird schon in Zeile { $other } verwendet.
remedy-duplicate_name = Bitte entweder einen der beiden umbenennen oder eine Zeile entfernen.
problem-duplicate_repeat = Die Wiederholung „{ $name }“ heißt wie eine Gruppe oder Wiederholung in Zeile { $other }.
remedy-duplicate_repeat = Bitte eine der beiden umbenennen.
problem-similar_name = Der Name „{ $name }“ unterscheidet sich von dem in Zeile { $other } nur in der Großschreibung.
remedy-similar_name = Bitte entweder leicht unterscheidbare Namen wählen oder so lassen.
problem-missing_label = „{ $name }“ hat keinen Fragetext.
remedy-missing_label = Bitte entweder die Frage in die Spalte „label“ schreiben oder die Zeile entfernen.
problem-missing_calculation = „{ $name }“ hat keine Berechnung.
remedy-missing_calculation = Bitte entweder eine Formel in die Spalte „calculation“ schreiben oder die Zeile entfernen.
problem-missing_list = „{ $type }“ nennt keine Auswahlliste.
remedy-missing_list = Bitte die Liste nach dem Typ nennen, zum Beispiel „{ $example }“.
problem-unknown_list = Auf dem Blatt „choices“ gibt es keine Liste „{ $list }“.
remedy-unknown_list = Bitte entweder ihre Antworten auf dem Blatt „choices“ ergänzen oder eine vorhandene Liste nennen.
problem-file_ending = „{ $list }“ ist kein Name eines Verzeichnisses.
remedy-file_ending = Bitte den Namen mit „.csv“ schreiben, zum Beispiel „fields.csv“.
problem-unmatched_end = „{ $type }“ beendet nichts, was hier offen wäre.
remedy-unmatched_end = Bitte entweder entfernen oder davor „{ $begin }“ ergänzen.
problem-unclosed = „{ $name }“ wird nicht beendet.
remedy-unclosed = Bitte nach der letzten Frage eine Zeile „{ $end }“ ergänzen.
problem-too_deep = Gruppen sind tiefer als { $limit } ineinander geschachtelt.
remedy-too_deep = Bitte weniger Ebenen verwenden.
problem-unknown_reference = Eine Frage „{ $name }“ gibt es nicht.
remedy-unknown_reference = Bitte entweder den Namen berichtigen oder eine Frage dieses Namens ergänzen.
problem-ambiguous_reference = „{ $name }“ heißen mehrere Fragen: Zeilen { $rows }.
remedy-ambiguous_reference = Bitte entweder jeder einen eigenen Namen geben oder auf eine andere Frage verweisen.
problem-broken_reference = Ein Verweis auf eine Frage ist nicht vollständig geschrieben: „{ $found }“.
remedy-broken_reference = Bitte Dollarzeichen, geschweifte Klammern und den Namen einer Frage ohne Leerzeichen schreiben, zum Beispiel „{ $example }“.
problem-bad_trigger = „{ $found }“ kann keine Berechnung auslösen.
remedy-bad_trigger = Bitte eine oder mehrere Fragen nennen, zum Beispiel „{ $example }“.
problem-bad_parameter = „{ $parameter }“ ist als Parameter von „{ $type }“ nicht zu gebrauchen.
remedy-bad_parameter = Bitte entweder berichtigen, zum Beispiel „{ $example }“, oder die Zelle leeren.
problem-choice_without_list = Die Antwort gehört zu keiner Liste.
remedy-choice_without_list = Bitte entweder die Liste in die Spalte „list_name“ schreiben oder die Zeile leeren.
problem-choice_without_name = Die Antwort hat keinen Namen.
remedy-choice_without_name = Bitte entweder einen kurzen Namen in die Spalte „name“ schreiben oder die Zeile leeren.
problem-choice_without_label = Die Antwort „{ $name }“ hat keinen Text.
remedy-choice_without_label = Bitte ihren Text in die Spalte „label“ schreiben.
problem-duplicate_choice = Die Liste „{ $list }“ hat die Antwort „{ $name }“ schon in Zeile { $other }.
remedy-duplicate_choice = Bitte entweder eine der beiden umbenennen oder eine Zeile entfernen.
problem-same_choice_label = Die Antwort lautet wie die in Zeile { $other } derselben Liste; niemand kann sie unterscheiden.
remedy-same_choice_label = Bitte entweder einen der beiden Texte ändern oder eine Zeile entfernen.
problem-choice_with_blank = Der Name „{ $name }“ enthält ein Leerzeichen; aus der Liste können mehrere gewählt werden.
remedy-choice_with_blank = Bitte „{ $near }“ schreiben.
problem-expression_syntax = Die Formel lässt sich nicht lesen: { $detail }
remedy-expression_syntax = Bitte dort Klammern, Anführungszeichen und Rechenzeichen prüfen.
problem-expression_ends = Die Formel endet zu früh, bei Zeichen { $pos }: { $shown }
remedy-expression_ends = Bitte entweder vervollständigen oder am Ende entfernen, was übrig ist.
problem-expression_quote = Ein Anführungszeichen bei Zeichen { $pos } wird nicht geschlossen: { $shown }
remedy-expression_quote = Bitte entweder schließen oder entfernen.
problem-expression_expected = Bei Zeichen { $pos } fehlt „{ $expected }“: { $shown }
remedy-expression_expected = Bitte entweder ergänzen oder entfernen, was es schließen oder trennen würde.
problem-expression_unexpected = „{ $found }“ kann bei Zeichen { $pos } nicht stehen: { $shown }
remedy-expression_unexpected = Bitte entweder entfernen oder davor das fehlende Rechenzeichen oder Komma ergänzen.
problem-expression_function = Eine Funktion { $name }() gibt es nicht.
remedy-expression_function = Bitte eine Funktion aus der Anleitung wählen.
problem-expression_arity = { $name }() nimmt { $wanted } Argumente, nicht { $given }.
remedy-expression_arity = Bitte mit der Liste der Funktionen in der Anleitung vergleichen.
problem-expression_unsupported = Die Formel verwendet „{ $what }“, das nicht unterstützt wird, bei Zeichen { $pos }: { $shown }
remedy-expression_unsupported = Bitte anders schreiben; Fragen werden so genannt: „{ $example }“.
problem-expression_pattern = Das Muster von regex() ist nicht zu gebrauchen: { $detail }
remedy-expression_pattern = Bitte entweder berichtigen oder ein einfacheres Muster schreiben.
problem-expression_too_long = Die Formel ist länger als { $limit } Zeichen.
remedy-expression_too_long = Bitte Teile davon in eigene Zeilen vom Typ calculate setzen.
problem-expression_too_deep = Die Formel ist zu tief geschachtelt.
remedy-expression_too_deep = Bitte Teile davon in eigene Zeilen vom Typ calculate setzen.
problem-cycle = Diese warten aufeinander, sodass nichts davon zu berechnen ist: { $loop }.
remedy-cycle = Bitte entweder einen der Verweise entfernen oder die Frage stellen, bevor sie gebraucht wird.
problem-self_cycle = „{ $name }“ verweist auf sich selbst und ist daher nie zu berechnen.
remedy-self_cycle = Bitte entweder auf eine andere Frage verweisen oder constraint verwenden, wo „.“ die Antwort selbst ist.
problem-unknown_filter_column = Die Antworten von „{ $list }“ haben keine Spalte „{ $name }“.
remedy-unknown_filter_column = Bitte entweder die Spalte bei den Antworten ergänzen oder nach einer von diesen filtern: { $columns }.
problem-unknown_reference_list = Ein Verzeichnis „{ $list }“ gibt es nicht.
remedy-unknown_reference_list = Bitte entweder eines von diesen nennen: { $lists }; oder die Antworten auf das Blatt „choices“ setzen.
problem-unknown_fact = Unter „{ $name }“ ist über niemanden etwas bekannt; es bliebe immer leer.
remedy-unknown_fact = Bitte entweder eines von diesen nennen: { $facts }; oder danach fragen.
problem-no_questions = Der Fragebogen fragt nichts: Er hat nur Hinweise und Berechnungen.
remedy-no_questions = Bitte mindestens eine Frage ergänzen.
problem-nothing_reachable = Niemand kann eine Frage dieses Fragebogens erreichen: Die Bedingung einer jeden trifft nie zu.
remedy-nothing_reachable = Bitte die Bedingungen in der Spalte „relevant“ berichtigen oder entfernen.
problem-missing_translation = Der Text fehlt in „{ $language }“; wer diese Sprache liest, sieht ihn in einer anderen.
remedy-missing_translation = Bitte entweder in „{ $header }“ eintragen oder so lassen.
problem-never_relevant = Die Bedingung trifft nie zu: „{ $name }“ wird nie gefragt.
remedy-never_relevant = Bitte entweder die Bedingung berichtigen oder die Zeile entfernen.
problem-no_such_choice = „{ $question }“ hat keine Antwort „{ $value }“; dieser Vergleich trifft nie zu.
remedy-no_such_choice = Bitte entweder den Namen einer Antwort der Liste „{ $list }“ schreiben oder diese ergänzen.
problem-constraint_without_message = Wer eine unpassende Antwort gibt, erfährt nicht, warum.
remedy-constraint_without_message = Bitte in „constraint_message“ schreiben, was nicht stimmt und was richtig wäre.
problem-required_file = In diesem Chat lassen sich keine Dateien senden, und die Frage ist Pflicht: Niemand kommt daran vorbei.
remedy-required_file = Bitte entweder freiwillig machen oder nach einem Text fragen.
problem-long_choice = Die Antwort hat { $size } Zeichen; auf dem Telefon sind mehr als { $limit } schwer zu erfassen.
remedy-long_choice = Bitte entweder kürzen oder die Erläuterung in die Frage setzen.
problem-long_card = Frage und Antworten haben { $size } Zeichen; ab { $limit } muss man auf dem Telefon blättern.
remedy-long_card = Bitte entweder die Texte kürzen oder die Frage teilen.
problem-empty_choices = Der Filter von „{ $name }“ lässt keine Antwort übrig, und die Frage ist Pflicht: Niemand kommt daran vorbei.
remedy-empty_choices = Bitte entweder den Filter berichtigen oder die Frage freiwillig machen.
problem-loose_pattern = Das Muster { $pattern } wird irgendwo in der Antwort gesucht.
remedy-loose_pattern = Bitte ^ davor und $ dahinter schreiben, wenn die ganze Antwort gemeint ist.
problem-counted_by_choice = Eine Wiederholung, die eine Mehrfachauswahl zählt, verschiebt Antworten zu anderen Einträgen, wenn eine Auswahl zurückgenommen wird.
remedy-counted_by_choice = Bitte Einträge hinzufügen und in jedem wählen lassen.
problem-looked_up_label = Der Fragetext zeigt „{ $name }“, das nach der Nummer des Eintrags nachgeschlagen wird: Wird eine frühere Antwort geändert, stehen Antworten unter anderen Fragen.
remedy-looked_up_label = Bitte entweder im Eintrag wählen lassen oder die Fragen einzeln ausschreiben.
problem-pyxform = Der Übersetzer meldet: { $detail }
remedy-pyxform = Bitte berichtigen, was er nennt, oder die Zeile entfernen.
problem-missing = Die Frage hat keine Antworten, die gezeigt werden können.
remedy-missing = Bitte Typ und Liste prüfen.
problem-compiler = Der Fragebogen lässt sich nicht übersetzen: { $detail }
remedy-compiler = Bitte die Zeile mit einem mitgelieferten Fragebogen vergleichen.
remedy-near_type = Bitte entweder „{ $near }“ schreiben oder einen anderen Typ aus der Anleitung wählen.
remedy-near_name = Bitte entweder „{ $near }“ schreiben oder eine Frage namens „{ $name }“ ergänzen.
remedy-near_list = Bitte entweder „{ $near }“ schreiben oder die Liste „{ $list }“ auf dem Blatt „choices“ ergänzen.
remedy-near_sheet = Bitte entweder das Blatt „{ $near }“ umbenennen oder die Fragen auf ein Blatt „survey“ setzen.
remedy-near_function = Bitte entweder { $near }() schreiben oder eine andere Funktion aus der Anleitung wählen.
remedy-near_choice = Bitte entweder „{ $near }“ schreiben oder die Antwort „{ $value }“ in der Liste „{ $list }“ ergänzen.
remedy-near_column = Bitte entweder „{ $near }“ schreiben oder die Spalte „{ $name }“ ergänzen.
remedy-near_reference_list = Bitte entweder „{ $near }.csv“ schreiben oder die Antworten auf das Blatt „choices“ setzen.
remedy-near_fact = Bitte entweder „{ $near }“ schreiben oder danach fragen.
remedy-from_file = Bitte entweder „{ $near }“ für ein Verzeichnis schreiben oder die Antworten auf dem Blatt „choices“ ergänzen.
remedy-wrong_end = Bitte entweder „{ $end }“ schreiben, das „{ $name }“ aus Zeile { $other } beendet, oder die Zeile entfernen.
remedy-wrong_order = Bitte vor Zeile { $other }, wo etwas Äußeres endet, eine Zeile „{ $end }“ ergänzen.
remedy-single_points = Bitte entweder einzelne Orte mit geopoint erfragen oder die Zeile entfernen.
remedy-reference_list = Bitte select_one_from_file mit einem Verzeichnis verwenden.
remedy-roster = Bitte das Blatt entfernen; solche Daten stehen in der Personalliste.
## Desks: my agency, one person, roles
menu-agency = Meine Behörde
button-contact = Meinen Kontakt teilen
button-refresh = Aktualisieren
button-to-agency = Zu meiner Behörde
button-to-people = Personen und Rollen
button-fresh-link = Neuen Link ausstellen
button-new-account = Neues Telefon oder Konto
button-undo-join = Beitritt aufheben (falsche Person)
button-confirm-account = Neues Konto bestätigen
button-refuse-account = Neues Konto ablehnen
button-set-absence = Abwesend
button-back-again = Wieder da
button-leaving = Ist ausgeschieden
button-confirm-leaving = Ausscheiden bestätigen
button-stays = Ist weiterhin hier
button-roles = Rollen
button-give-role = Geben: { $role }
button-take-role = ✓ Nehmen: { $role }
button-unattended = Ohne Kontaktstelle ({ $count })
button-parked = Nicht verarbeitet ({ $count })
slip-how-birth = Scannen Sie den QR-Code mit einem Telefon, auf dem Telegram läuft, oder senden Sie den Code auf Telegram an { $bot }. Der Bot fragt nach Monat und Jahr Ihrer Geburt.
enrol-birth-month = Zur Bestätigung geben Sie bitte Monat und Jahr Ihrer Geburt ein, etwa 03/1985.
enrol-proof = Letzter Schritt: Bitte drücken Sie unter der Tastatur „Meinen Kontakt teilen“. Geprüft wird nur, ob es Ihr eigener Kontakt ist; die Telefonnummer wird nicht gespeichert.
contact-press = Bitte drücken Sie unter der Tastatur „Meinen Kontakt teilen“.
contact-foreign = Das ist nicht der Kontakt dieses Kontos. Bitte drücken Sie „Meinen Kontakt teilen“.
contact-over = Der Kontakt ist geprüft.
account-let-go = Dieses Konto nimmt an keinem Fragebogen mehr teil. Falls das ein Irrtum ist, fragen Sie bitte die Kontaktstelle Ihrer Behörde.
rebind-waiting =
    Vielen Dank. Dieser Code gehört jemandem, der schon mit einem anderen Konto teilnimmt.
    Damit es die richtige Person ist, muss die Kontaktstelle Ihrer Behörde zustimmen. Bitte nennen Sie ihr Ihre Personalnummer. Bisherige Antworten bleiben erhalten.
rebind-refused = Das neue Konto wurde nicht bestätigt. Bitte fragen Sie die Kontaktstelle Ihrer Behörde.
rebind-asked = Jemand möchte mit einem neuen Telefon oder Konto teilnehmen und wartet auf Bestätigung. Wenn Ihnen die Person ihre Personalnummer nennt, öffnen Sie bitte Ihren Arbeitsplatz, geben Sie diese Nummer ein und bestätigen Sie.
handover = Die Kontaktstelle von { $agency } hat ihre Aufgabe abgegeben. Ab jetzt vertreten Sie sie, bis jemand benannt ist. Stand der Behörde: /agency.
leaver-proposed = Eine Kontaktstelle schlägt vor, jemanden als ausgeschieden zu vermerken. Wenn sie Ihnen die Personalnummer nennt, geben Sie sie bitte ein und entscheiden Sie.
role-given = Sie haben jetzt die Rolle: { $role }.
role-focal_point = Kontaktstelle
role-focal_deputy = stellv. Kontaktstelle
role-agency_head = Behördenleitung
role-project_team = Projektteam
role-data_officer = Datenschutz
role-admin = Verwaltung
agency-title = Behörde
agency-choose = Bitte wählen Sie eine Behörde oder geben Sie ihren Code ein, zum Beispiel BTC.
agency-head = { $agency } · Stand { $at }
agency-joined = • Beigetreten: { $joined } von { $total } (heute: { $today })
agency-not-joined = • Nicht beigetreten: { $count }
agency-unreachable = • Nicht erreichbar: { $count }
agency-no-messenger = • Ohne Nachrichten-App: { $count }
agency-absent = • Heute abwesend: { $count }
agency-help = • Bitten um Hilfe in den letzten 7 Tagen: { $count }
agency-waiting = • Neue Konten, die zu bestätigen sind: { $count }
agency-campaign = „{ $survey }“: { $submitted } von { $total } abgegeben; in Arbeit { $started }; nicht begonnen { $new }. Frist: { $deadline }.
agency-campaign-apart = Von denen, die noch nicht abgegeben haben: nicht beigetreten { $not_joined }, nicht erreichbar { $unreachable }.
agency-no-campaign = Zurzeit ist kein Fragebogen offen.
agency-ask = Um eine Person zu sehen, einen neuen Link auszustellen oder eine Abwesenheit zu vermerken, geben Sie bitte ihre genaue Personalnummer ein.
agency-counts-only = Hier gibt es nur Gesamtzahlen. Ist die Kontaktstelle abwesend, kann die Stellvertretung einzelne Personen über die Personalnummer aufrufen.
desk-nobody = In Ihrem Zuständigkeitsbereich gibt es niemanden mit dieser Personalnummer. Bitte prüfen Sie die Nummer.
desk-locked = Zu viele falsche Versuche. Bitte versuchen Sie es in einer Stunde wieder.
desk-refused = Das ist zurzeit nicht möglich.
desk-not-yourself = Das muss jemand anderes tun, nicht man selbst.
desk-last-admin = Es muss mindestens eine Person mit Verwaltungsrolle geben; die Rolle bleibt.
desk-nobody-waits = Es wartet kein neues Konto mehr auf Bestätigung.
desk-person-no-messenger = Diese Person soll die Nachrichten-App nicht benutzen.
one-head = { $name } · { $code }
one-joined = • Beigetreten am { $day }
one-not-joined = • Nicht beigetreten
one-no-messenger = • Benutzt die Nachrichten-App nicht
one-unreachable = • Zurzeit nicht erreichbar (blockiert oder Konto gelöscht)
one-absent = • Abwesend vom { $first } bis { $last }
one-absent-day = • Abwesend am { $day }
one-leaving = • Als ausgeschieden vorgeschlagen ab { $day }; die Verwaltung entscheidet
one-leaves = • Scheidet aus am { $day }
one-waits = • Ein neues Konto wartet auf Bestätigung
one-survey = • { $survey }: { $state }
ask-undo = Beitritt von { $name } ({ $code }) aufheben? Das jetzige Konto wird gelöst, Codes enden; bisherige Antworten bleiben erhalten.
ask-confirm = Hat { $name } ({ $code }) Sie persönlich um den Wechsel des Kontos gebeten? Nach der Bestätigung wird das alte Konto gelöst.
ask-reject = Das wartende neue Konto von { $name } ({ $code }) ablehnen? Das alte Konto bleibt.
ask-link = { $name } ({ $code }) ist beigetreten. Sind Sie sicher, dass genau diese Person ein neues Telefon oder Konto möchte? Sobald der neue Link benutzt wird, wird das alte Konto gelöst.
ask-leaves = Wie vorgeschlagen vermerken, dass { $name } ({ $code }) ausgeschieden ist? Das Konto wird gelöst, Rollen enden; bisherige Antworten bleiben erhalten.
ask-make-admin = { $name } ({ $code }) die Verwaltungsrolle geben?
ask-unmake-admin = { $name } ({ $code }) die Verwaltungsrolle nehmen?
link-question = Für wen ist der Link? Bitte geben Sie die genaue Personalnummer der Person ein.
link-fresh =
    Ein neuer Link, nur einmal gezeigt und nur für diese Person:
    { $link }
    Code: { $code }
    Gültig bis { $until }. Frühere Codes sind beendet. Bitte persönlich übergeben, nicht in einer Gruppe.
absence-question = Von wann bis wann ist { $name } ({ $code }) abwesend? Zum Beispiel: 20.06.2026 - 25.06.2026. Ein Grund ist nicht nötig; an diesen Tagen gehen keine Erinnerungen hinaus.
absence-unreadable = Die Tage sind ungültig. Bitte geben Sie zwei Daten wie 20.06.2026 - 25.06.2026 ein, ab heute.
leaving-question = Ab welchem Tag ist { $name } ({ $code }) nicht mehr hier? Bitte geben Sie ein Datum wie 15.06.2026 ein.
leaving-unreadable = Das Datum ist ungültig. Bitte im Format 15.06.2026 eingeben.
left-noted = Vermerkt: Diese Person ist nicht mehr hier, das Konto wurde gelöst.
people-title = Personen und Rollen
people-text = Bitte geben Sie die genaue Personalnummer einer Person ein, um Rollen zu geben, einen Link auszustellen oder das Ausscheiden zu vermerken.
people-leaving = • Als ausgeschieden vorgeschlagen: { $count }
unattended-title = Behörden ohne Kontaktstelle
unattended-text = Niemand ist benannt, oder die Kontaktstelle ist nicht beigetreten, abwesend oder nicht erreichbar.
unattended-none = • { $agency } ({ $code }): niemand benannt
unattended-away = • { $agency } ({ $code }): Kontaktstelle nicht da
unattended-deputy = • { $agency } ({ $code }): Stellvertretung springt ein
list-more = … und { $count } weitere.
parked-title = Nicht verarbeitete Nachrichten
parked-text = Was geschrieben wurde, wird hier nicht gezeigt. Höchstens 14 Tage aufbewahrt.
parked-line = • { $at }: { $kind }, { $error }, Kennung { $reference }
roles-text = Drücken Sie, um eine Rolle zu geben oder zu nehmen. Kontaktstellen und Leitungen haben sie für ihre eigene Behörde. Jede Änderung wird vermerkt.
toast-role-given = Gegeben: { $role }
toast-role-taken = Genommen: { $role }

## Der Plan der Nachrichten
moment-planned = • { $moment } · { $what }: { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}
moment-sent = • { $moment } · { $what }: { $sent } gesendet, { $left } offen
moment-more = … und { $count } weitere Zeitpunkte
moment-invitation = Einladung
moment-reminder1 = erste Erinnerung
moment-reminder2 = zweite Erinnerung
moment-last = letzte Erinnerung
moment-now = Erinnerung durch Verwaltende
moment-snooze = erbetene Erinnerung
button-messages = Plan der Nachrichten
messages-title = Plan der Nachrichten von Erhebung { $number }
messages-none = Es sind keine Nachrichten geplant.

## Folgt einer früheren Erhebung
button-follows = Folgt einer früheren Erhebung
plan-follows = Folgt Erhebung { $number }: die damaligen Antworten werden wieder angeboten.
follows-question = Welcher Erhebung folgt sie? Wer dort abgesendet hat, wird je Abschnitt gefragt, ob die damaligen Antworten bleiben, geändert oder neu gegeben werden.
button-follows-one = Erhebung { $number } · { $day } · { $submitted } abgesendet
button-follows-none = Folgt keiner

## Der Arbeitsplatz der Ansprechperson: was zu tun ist
agency-silent = • Nach der letzten Erinnerung nicht abgegeben, es folgt keine weitere: { $count }
agency-settle = • Angaben weichen von der Personalliste ab, zu klären: { $count }

## Ausscheiden laut Liste
one-missing = • Nicht auf der neuesten Personalliste; die Verwaltung entscheidet
