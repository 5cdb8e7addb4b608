## PINs
pin-ask = Bitte geben Sie Ihre sechsstellige PIN ein. Die Nachricht damit wird sofort gelöscht.
pin-why = Vor allem, was nicht rückgängig zu machen ist, wird nach einer PIN gefragt, höchstens alle zwölf Stunden. Sie haben noch keine.
pin-new = Bitte wählen Sie sechs Ziffern und geben Sie sie ein. Die Nachricht damit wird sofort gelöscht.
pin-again = Bitte geben Sie dieselbe PIN noch einmal ein.
pin-locked = Zu viele falsche Versuche. Bitte versuchen Sie es nach { $time } wieder.
pin-wrong = Diese PIN ist falsch.
pin-unusable = Eine PIN hat sechs Ziffern, nicht alle gleich und nicht der Reihe nach.
pin-differs = Die beiden waren verschieden. Bitte wählen Sie neu.
pin-not-asked = Die PIN wird jetzt nicht gebraucht; die Nachricht wurde gelöscht.
