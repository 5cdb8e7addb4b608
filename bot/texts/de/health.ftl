## The program's health, for admins
button-health = System ansehen
button-health-again = Erneut ansehen
health-title = Zustand des Systems
health-as-of = Am { $moment }
health-fine = Es ist nichts auffällig.
health-line = Das System sollte angesehen werden
health-deliveries = Nachrichten: { $sent } gesendet; { $waiting } warten{ $minutes ->
    [0] {""}
    [one] ; die älteste ist 1 Minute überfällig
   *[other] ; die älteste ist { $minutes } Minuten überfällig
}
health-lost = In 24 Stunden nicht zugestellt: { $failed }; nicht erreichbare Personen: { $unreachable }
health-parked = Beiseitegelegte Eingänge: { $parked }; nicht gezeigte Ansichten: { $unshown }
health-alarms = Offene Meldungen: { $alarms }
health-jobs = Wiederkehrende Aufgaben:
health-job = • { $job }: { $ago }, { $milliseconds } ms, erledigt { $done }, { $state }
health-job-well = gut
health-job-failed = { $times }-mal in Folge fehlgeschlagen
health-seconds = vor { $n } Sekunden
health-minutes = vor { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
}
health-no-jobs = Noch ist keine wiederkehrende Aufgabe gelaufen.
health-disk = Frei auf dem Datenträger: { $gigabytes } GB
health-disk-enough = Auf dem Datenträger ist genug Platz
health-backup = Letzte Sicherung: { $moment }
health-no-backup = keine bekannt
health-clock = Uhr gegenüber der Datenbank: { $seconds } Sekunden
wrong-not-sent = Nachrichten sind fällig, und keine wurde gesendet: die älteste wartet seit { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}.
wrong-due-late = { $items } Vorgänge waren fällig, und nichts ist geschehen.
wrong-parked = { $updates } Eingänge konnten in der letzten Stunde nicht verarbeitet werden.
wrong-unshown = { $chats } Chats zeigen ihre Ansicht nicht.
wrong-clock = Die Uhr weicht um { $seconds } Sekunden von der der Datenbank ab.
wrong-job = Die Aufgabe { $job } ist { $times }-mal in Folge fehlgeschlagen.
wrong-disk = Auf dem Datenträger sind nur noch { $megabytes } MB frei.
wrong-replaced = Die Datei der Datenbank wurde bei laufendem System ersetzt oder umbenannt: Antworten gehen in die alte Datei. Bitte das System auf dem Server sofort neu starten lassen.
wrong-requests-due = { $requests } Anträge zu personenbezogenen Daten sind fällig oder überfällig.
alarm-open = Störung
alarm-closes = Sie werden benachrichtigt, wenn sie vorbei ist.
alarm-over = Störung nach { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} vorbei
alarm-was = Es war: { $what }
job-show_lost_cards = verlorene Ansichten zeigen
job-look_after_files = Prüfung gesendeter Dateien
job-move_campaigns = Erhebungen öffnen und schließen
job-send_summaries = Stand für Kontaktstellen
job-send_deliveries = Nachrichten senden
job-seal_audit = Protokoll versiegeln
job-tidy = aufräumen
job-receive_updates = Empfang von Telegram
job-watch = System beobachten
job-release_figures = Freigabe der Gruppenwerte
job-look_after_people = Hinweise an Kontaktstellen
job-remind = Einladungen und Erinnerungen
job-look_after_accounts = Konten und Menüs
job-compute_results = Berechnung der Ergebnisse
job-send_figures = angeforderte Zahlen
job-ask_supervisors = Bitten um Bestätigung
job-look_after_certificates = ablaufende Zertifikate
job-refresh_cards = Aktualisierung der Karten
job-renew_versions = Wechsel auf neue Fassungen
job-look_after_requests = Anträge zum Datenschutz
