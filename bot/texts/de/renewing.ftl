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
button-renew = Erhebung { $campaign }: Folgen
button-renew-keep = Versionen beibehalten
button-renew-starts = Neue beginnen mit Version { $version }
button-renew-move = Auf die neue Version: { $count }
renew-on-version = { $people } mit Version { $version }
renew-line = • Erhebung { $campaign }: { $inside } mittendrin ({ $versions }), { $fresh } nicht begonnen.
renew-line-nobody = • Erhebung { $campaign } (Version { $version }): niemand mittendrin, { $fresh } nicht begonnen.
renew-title = Erhebung { $campaign } und Version { $version }
renew-gone = Diese Erhebung ist beendet.
renew-counting = Es wird gezählt, was es bedeutet: { $of ->
    [one] { $done } von 1 Person
   *[other] { $done } von { $of } Personen
}. Diese Karte aktualisiert sich.
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
