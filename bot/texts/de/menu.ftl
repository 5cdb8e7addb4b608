## Menu
menu-surveys = Meine Fragebögen
menu-continue = Fortsetzen
menu-results = Meine Ergebnisse
menu-language = Sprache
menu-rights = Meine Rechte und Daten
menu-help = Hilfe
