## Confirming: supervisors and focal points
confirm-title = Selbsteinschätzungen bestätigen
confirm-waiting = { $all ->
    [one] { $open } von 1 Selbsteinschätzung Ihrer Mitarbeitenden wartet
   *[other] { $open } von { $all } Selbsteinschätzungen Ihrer Mitarbeitenden { $open ->
        [one] wartet
       *[other] warten
    }
} auf Ihre Bestätigung, je etwa 3 Minuten.
confirm-none-waits = Keine Selbsteinschätzung wartet mehr auf Ihre Bestätigung. Sie können jede unten noch ansehen.
confirm-note = Hier stehen nur Personen, die zugestimmt haben. Personalnummern stehen für Namen. Beide Einschätzungen bleiben erhalten; die Person sieht Ihre und kann einmal Stellung nehmen.
confirm-one = { $code }: { $said }/{ $all }
confirm-one-comments = { $code }: { $said }/{ $all } · { $n ->
    [one] 1 Stellungnahme
   *[other] { $n } Stellungnahmen
}
confirm-head = { $code } · { $number }/{ $all }
confirm-own = Selbst eingeschätzt Stufe { $level }: „{ $anchor }“
confirm-question = Was sagen Sie zu dieser Stufe?
confirm-which = Selbst eingeschätzt Stufe { $own }. Welche Stufe ist es aus Ihrer Sicht?
confirm-reason = { $name }: von Stufe { $own } auf Stufe { $level }. Bitte nennen Sie den Grund (höchstens { $limit } Zeichen, keine Verschlusssachen).
confirm-agreed = Sie sind mit den übrigen { $count } einverstanden.
button-verdict-agree = Einverstanden
button-verdict-lower = Niedriger
button-verdict-higher = Höher
button-verdict-cannot = Nicht beurteilbar
button-confirm-rest = Mit allem Übrigen einverstanden
button-confirm-next = Mit dem Bestätigen beginnen
button-confirm-home = Zur Liste
button-confirmations = Einschätzungen bestätigen
button-confirmations-waiting = Einschätzungen bestätigen ({ $n })
records-title = { $code }: beide Einschätzungen
records-note = Die Stufe der Führungskraft gilt, wo es eine gibt, sonst die selbst eingeschätzte. Drücken Sie eine Nummer, um sich eine Kompetenz noch einmal anzusehen oder Ihre Einschätzung zu ändern.
record-open = { $name }: selbst { $own } (gilt); Führungskraft: noch offen
record-agree = { $name }: selbst { $own }; Führungskraft: einverstanden (gilt)
record-cannot = { $name }: selbst { $own } (gilt); Führungskraft: nicht beurteilbar
record-level = { $name }: selbst { $own }; Führungskraft: { $level } (gilt)
record-talk = Bitte im Gespräch klären.
record-reason = Grund: { $text }
record-comment = Stellungnahme der Person: { $text }
confirm-wanted = { $n ->
    [one] 1 Selbsteinschätzung aus { $unit } wartet
   *[other] { $n } Selbsteinschätzungen aus { $unit } warten
} auf Ihre Bestätigung, je etwa 3 Minuten. Frist: { $until }.
confirmed-told = Ihre direkte Führungskraft hat Ihre Selbsteinschätzung durchgesehen. Sie können das Ergebnis ansehen und zu jeder Kompetenz einmal Stellung nehmen.
confirmed-changed = Ihre direkte Führungskraft hat ihre Einschätzung zu Ihrer Selbsteinschätzung geändert. Sie können sie ansehen und zu dem, was neu ist, einmal Stellung nehmen.
check-title = { $code }: mit Originalen vergleichen
check-text = Drücken Sie eine Nummer, um zu bestätigen, dass Sie die Angabe mit der Verfügung oder dem Original verglichen haben (✓); noch einmal gedrückt, wird es zurückgenommen.
check-none = Es gibt nichts zu vergleichen, oder die Person hat nicht zugestimmt.
check-now = heute
button-check = Mit Originalen vergleichen
button-name-confirmer = Bestätigende Person benennen
confirmer-ask = Bitte geben Sie die Personalnummer der Person ein, die für { $code } bestätigen wird (gleiche Behörde).
confirmer-unknown = Niemand sonst in dieser Behörde hat diese Nummer.
confirmer-yourself = Niemand benennt sich selbst: Wer bestätigt, liest die Angaben. Bitte benennen Sie jemand anderen, oder lassen Sie es eine andere Person tun, die für die Behörde zuständig ist.
confirmer-below = Diese Person arbeitet unter der, für die bestätigt wird, und kann es nicht tun. Bitte benennen Sie jemand anderen; hat die Behörde niemanden, bleibt es bei der Selbsteinschätzung.
confirmer-is = Die Selbsteinschätzung bestätigt: Personalnummer { $code }.
confirmer-not-needed = Die Führungskraft dieser Person ist im Dienst und bestätigt selbst; es wird niemand anderes benannt. Stimmt die Liste nicht, lassen Sie sie bitte berichtigen.
confirmer-told =
    In der Liste steht für Sie keine Führungskraft, die im Dienst ist. Die Ansprechperson hat daher die Person mit der Personalnummer { $code } benannt, Ihre Selbsteinschätzung zu bestätigen. Sie kann die von Ihnen angegebenen Stufen lesen.
    Wenn Ihnen das nicht richtig erscheint, sprechen Sie bitte mit der Ansprechperson, oder nutzen Sie unten Ihr Widerspruchsrecht.
