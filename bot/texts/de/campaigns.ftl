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
campaign-figures = Insgesamt { $total }: abgegeben { $done }; in Arbeit { $started }; nicht begonnen { $new }; nicht beigetreten { $unjoined }; nicht erreichbar { $unreachable }.
campaign-agency = • { $agency }: { $done } von { $total } abgesendet
campaign-few = Der Stand wird nicht gezeigt: Weniger als 5 Personen nehmen teil, oder sie wurden nach Antworten ausgewählt.
campaign-others = { $count ->
    [one] 1 andere Behörde
   *[other] { $count } andere Behörden zusammen
}
no-agency = ohne Behörde
extend-question = Ende bisher: { $until }. Bis wann verlängern?
close-question = Jetzt schließen, für alle? In Arbeit: { $started }. Nicht Abgesendetes bleibt gespeichert und kann nicht mehr abgesendet werden.
close-question-few = Jetzt schließen, für alle? Nicht Abgesendetes bleibt gespeichert und kann nicht mehr abgesendet werden.
cancel-question = Diese Erhebung absagen? Begonnen: { $started }. Nichts wird gesendet.
cancel-question-few = Diese Erhebung absagen? Nichts wird gesendet.
remind-question = { $count ->
    [one] Jetzt eine Person erinnern, die nicht fertig ist?
   *[other] Jetzt { $count } Personen erinnern, die nicht fertig sind?
}
remind-at-once = Die Erinnerung kommt in den nächsten Minuten an.
remind-then = Außerhalb der Zeiten für Nachrichten: Sie kommt um { $moment } an.
remind-nobody = Jetzt kann niemand erinnert werden.
remind-not = Nicht erinnert werden:
remind-not-submitted = • abgegeben: { $count }
remind-not-already = • heute auf diesem Weg erinnert: { $count }
remind-not-capped = • haben ihre Nachrichten für den Tag oder die Woche erhalten: { $count }
remind-not-absent = • abwesend oder auf später verschoben: { $count }
remind-not-not-joined = • nicht beigetreten: { $count }
remind-not-unreachable = • nicht erreichbar: { $count }
remind-not-declined = • wünschen keine Erinnerungen: { $count }
remind-not-other = • andere Gründe: { $count }
remind-question-few = Jetzt alle erinnern, die noch nicht fertig sind?
blast-invitation = So wird die Einladung lauten, mit dem Namen der jeweiligen Person:
button-see-invitation = Einladung ansehen
button-to-approval = Zur Freigabe
toast-reminded = { $count ->
    [one] Eine Erinnerung ist unterwegs.
   *[other] { $count } Erinnerungen sind unterwegs.
}
toast-reminded-then = { $count ->
    [one] Eine Person wird um { $moment } erinnert.
   *[other] { $count } Personen werden um { $moment } erinnert.
}
toast-reminded-few = Die Erinnerungen sind unterwegs.

## Erhebungen: was nicht geht
refusal-other = Das ist nicht möglich. Bitte prüfen Sie es noch einmal.
refusal-audience_missing = Bitte wählen Sie zuerst, für wen sie ist.
refusal-audience_empty = Auf diesen Kreis trifft niemand zu.
refusal-audience_too_small = Eine Regel nach Antworten muss mindestens { $least } Personen zur Auswahl lassen, damit niemandes Antworten erkennbar sind.
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
refusal-campaign_changed = Gerade hat jemand anderes diese Erhebung geändert. So steht sie jetzt.
refusal-campaign_state = Beim jetzigen Stand der Erhebung geht das nicht.
refusal-campaign_over = Diese Erhebung ist beendet.
refusal-helped_to_bind = Eine von beiden Personen hat geholfen, das Konto der anderen zu verbinden. Es braucht eine dritte.
refusal-pin_too_new = Die PIN wurde in einem neuen Konto gewählt und genehmigt einen Arbeitstag lang nichts.
refusal-own_approval = Wer sie gesendet hat, kann sie nicht freigeben: das macht eine zweite Person der Verwaltung.
refusal-nobody_to_approve = Noch ist keine zweite Person der Verwaltung beigetreten, die freigeben könnte.
refusal-released = Die 60 Sekunden sind vorbei, ein Rückruf geht nicht mehr. Sie können anhalten oder absagen.
refusal-paused = Die Erhebung ist angehalten.
refusal-reminded_today = Heute wurde schon erinnert.
refusal-no_time_to_remind = Bis zum Ende bleibt keine Zeit für Nachrichten.
refusal-nobody_to_remind = Niemand ist mehr offen, der erinnert werden kann.

## Erhebungen: für Antwortende
received-final = Ihre Antworten auf „{ $survey }“ sind am { $day } um { $time } Uhr eingegangen. Vielen Dank. Mit /results sehen Sie, was Sie abgesendet haben.
state-paused = angehalten
paused-now = „{ $survey }“ ist angehalten. Bitte kommen Sie später wieder.
