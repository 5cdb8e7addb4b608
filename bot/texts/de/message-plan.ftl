## Der Plan der Nachrichten
moment-planned = • { $moment } · { $what }: { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}
moment-sent = • { $moment } · { $what }: { $sent } gesendet, { $left } offen
moment-none = • { $moment } · { $what }: { $count } nicht gesendet ({ $why })
moment-held = ; { $count } nicht gesendet ({ $why })
moment-held-submitted = abgegeben { $count }
moment-held-capped = Nachrichten für Tag oder Woche schon erhalten { $count }
moment-held-absent = abwesend oder später { $count }
moment-held-unreachable = nicht erreichbar { $count }
moment-held-late = zu spät { $count }
moment-more = … und { $count ->
    [one] 1 weiterer Zeitpunkt
   *[other] { $count } weitere Zeitpunkte
}
moment-invitation = Einladung
moment-reminder1 = erste Erinnerung
moment-reminder2 = zweite Erinnerung
moment-last = letzte Erinnerung
moment-now = Erinnerung durch Verwaltende
moment-snooze = erbetene Erinnerung
button-messages = Nachrichtenplan
messages-title = Plan der Nachrichten von Erhebung { $number }
messages-none = Es sind keine Nachrichten geplant.
