## Kontaktstellen: Personalliste und Fragebogen
discrepancies = Angaben in einem Fragebogen weichen von der Personalliste Ihrer Behörde ab. Betroffene Personen: { $count }. Beides bleibt gespeichert. Bitte lassen Sie das von der Personalabteilung klären; Namen gehen nicht durch den Messenger.

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
    Vielen Dank. Dieser Code gehört zu jemandem, der mit einem anderen Konto beigetreten ist.
    Damit es die richtige Person ist, stimmen Sie bitte im alten Konto zu, oder nennen Sie der Ansprechperson und der Leitung Ihrer Behörde Ihre Personalnummer: Zwei Personen müssen es bestätigen. Bisherige Antworten bleiben erhalten und sind hier vorher nicht zu sehen.
rebind-survey = • { $survey }, bis { $deadline }
rebind-refused = Das neue Konto wurde nicht bestätigt. Bitte fragen Sie die Kontaktstelle Ihrer Behörde.
rebind-asked = Jemand möchte mit einem neuen Telefon oder Konto teilnehmen. Zwei Personen müssen es bestätigen; Sie gehören zu denen, die das dürfen. Wenn man Ihnen die Personalnummer nennt, öffnen Sie bitte Ihre Seite, tippen Sie sie ein und bestätigen Sie.
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
agency-few = Die Personen dieser Behörde werden nicht gezählt: Es sind weniger als 5, oder eine solche Gruppe ließe sich daraus errechnen.
agency-not-joined = • Nicht beigetreten: { $count }
agency-unreachable = • Nicht erreichbar: { $count }
agency-no-messenger = • Ohne Nachrichten-App: { $count }
agency-absent = • Heute abwesend: { $count }
agency-help = • Bitten um Hilfe in den letzten 7 Tagen: { $count }
agency-waiting = • Neue Konten, die zu bestätigen sind: { $count }
agency-campaign = „{ $survey }“: { $submitted } von { $total } abgegeben; in Arbeit { $started }; nicht begonnen { $new }. Frist: { $deadline }.
agency-campaign-hidden = „{ $survey }“: nicht einzeln gezeigt. Frist: { $deadline }.
agency-campaign-covered = „{ $survey }“: Die Behörde wird nicht einzeln gezeigt. { $group }: { $submitted } von { $total } eingereicht. Frist: { $deadline }.
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
ask-confirm = Hat { $name } ({ $code }) Sie persönlich gebeten, das Konto zu wechseln? Zwei Personen müssen es bestätigen; das alte Konto erfährt davon und kann es einen Arbeitstag lang aufhalten.
ask-reject = Das wartende neue Konto von { $name } ({ $code }) ablehnen? Das alte Konto bleibt.
ask-link = { $name } ({ $code }) ist beigetreten. Sind Sie sicher, dass genau diese Person um ein neues Telefon oder Konto bittet? Ein neues Konto gilt erst, wenn das alte zustimmt oder zwei Personen es bestätigen.
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

## Der Arbeitsplatz der Ansprechperson: was zu tun ist
agency-silent = • Nach der letzten Erinnerung nicht abgegeben, es folgt keine weitere: { $count }
agency-settle = • Angaben weichen von der Personalliste ab, zu klären: { $count }

## Ausscheiden laut Liste
one-missing = • Nicht auf der neuesten Personalliste; die Verwaltung entscheidet
own-account-asked = Jemand hat Ihre Einladung mit einem anderen Konto geöffnet und möchte dort als Sie weitermachen. Wenn Sie das waren, stimmen Sie bitte zu: Dieses Konto wird dann gelöst. Wenn nicht, halten Sie es bitte auf.
own-account-agreed = Zwei Personen haben bestätigt, dass Sie mit einem anderen Konto weitermachen. Dieses wird am { $until } gelöst, wenn Sie es nicht aufhalten.
own-account-stopped = Es wurde aufgehalten. Dieses Konto bleibt Ihres. Wenn Sie um kein anderes gebeten haben, sagen Sie es bitte Ihrer Behörde.
button-own-account-yes = Das war ich: wechseln
button-own-account-no = Das war ich nicht: aufhalten
role-proposed = Jemand mit Verwaltungsrechten möchte eine Rolle vergeben: { $role }. Sie gilt, sobald eine zweite Person mit Verwaltungsrechten zustimmt. Wenn man Ihnen die Personalnummer nennt, öffnen Sie bitte Ihre Seite, tippen Sie sie ein und entscheiden Sie.
role-waits = • { $role }: wartet auf eine zweite Zustimmung
role-waits-own = • { $role }: von Ihnen vorgeschlagen, wartet auf eine zweite Zustimmung
button-second-role = Bestätigen: { $role }
toast-role-proposed = { $role }: wartet auf eine zweite Zustimmung
desk-person-frozen = Diese Person hat um Löschung oder Einschränkung gebeten.
