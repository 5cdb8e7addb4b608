# German. Wording after domain sections 8.3, 8.4, 9.5 and 12.

moment = { $day }, { $time } Uhr
word-yes = ja
word-no = nein

## Buttons
button-next = Weiter
button-back = ◀ Zurück
button-skip = Überspringen
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
card-type-file = Dateien werden nicht angenommen; bitte überspringen Sie diese Frage.
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
reject-file = Dateien, Bilder und Sprachnachrichten werden nicht angenommen. Bitte nutzen Sie Tasten oder Text.
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
reminders-stopped = Sie erhalten keine Erinnerungen mehr. Unter „Meine Rechte“, /rights, können Sie sie wieder zulassen.

## Für die Administration: Fragebogendateien
upload-kind = Fragebögen werden als Excel-Arbeitsmappe (.xlsx) oder Textdatei (.yaml) angenommen. Diese Datei ist keines von beiden.
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
published-next = Als Nächstes, auf dem Server: surveybot campaign create --survey { $code }

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
    Antworten Sie mit den Tasten oder tippen Sie ihre Nummer. Jede Antwort wird sofort gespeichert; Sie können jederzeit unterbrechen.
help-asked = Die Kontaktstelle Ihrer Behörde weiß nun, dass jemand Hilfe braucht. Weder Ihre Antworten noch Ihr Name wurden gesendet.
help-nobody = Die Kontaktstelle Ihrer Behörde ist über diese App derzeit nicht erreichbar. Bitte wenden Sie sich direkt an sie.
help-wanted = Jemand in Ihrer Behörde braucht Hilfe bei einem Fragebogen. Bitte weisen Sie in der Dienstbesprechung darauf hin, dass man sich an Sie wenden kann.
apology = Leider ist bei Ihrer letzten Nachricht ein Fehler aufgetreten. Kennung: { $reference }. Bitte versuchen Sie es noch einmal oder sagen Sie es der Kontaktstelle Ihrer Behörde.

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
button-absence = Abwesend
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
