## PINs
pin-ask = Please type your six-digit PIN. The message with it is deleted at once.
pin-why = Before what cannot be undone you are asked for a PIN, at most every twelve hours. You have none yet.
pin-new = Please choose six digits and type them. The message with them is deleted at once.
pin-again = Please type the same PIN again.
pin-locked = Too many wrong tries. Please try again after { $time }.
pin-wrong = This PIN is wrong.
pin-unusable = A PIN has six digits, not all the same and not in a row.
pin-differs = The two were not the same. Please choose again.
pin-not-asked = The PIN is not needed now; that message has been deleted.
