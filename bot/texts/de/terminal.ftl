## Eine Umfrage im Terminal ausfüllen, Dateien prüfen und umwandeln
play-keys = { $back } zurück · { $skip } auslassen · { $switch } Sprache · { $quit } beenden
play-entries = + Eintrag hinzufügen · Enter: keine weiteren · 2 Eintrag 2 ändern · !2 Eintrag 2 entfernen
play-review = Enter: fertig · 3 Antwort 3 ändern
play-file = Dateien werden hier nicht angenommen, sondern anderswo abgegeben; { $skip }, um ohne fortzufahren.
play-now = jetzt: { $value }
play-may-skip = { $skip } zum Auslassen
play-unchanged = Es hat sich nichts geändert.
play-choose-one = Die Nummer einer Möglichkeit eingeben
play-choose-many = Die Nummern von Möglichkeiten eingeben
play-choose-order = Die Nummern in der gewünschten Reihenfolge eingeben
play-confirm = Enter: gelesen
annotated-nothing = Kein Problem hat eine Zelle, die sich markieren lässt; { $file } wurde nicht geschrieben.
annotated-marked = { $marked } von { $count } Problemen sind in { $file } markiert.
annotated-kind = nur eine Arbeitsmappe lässt sich markieren (.xlsx, .xls, .ods)
convert-kind = nur eine Arbeitsmappe oder YAML lässt sich umwandeln
