"""Search and sort keys for Vietnamese text, kept in columns because no database we run on can be trusted with it.

SQLite knows only bytes, PostgreSQL without ICU has no Vietnamese collation. So every name is stored beside
two derived texts: `folded` for looking up and `sort_key` for ordering. In sorting đ is a
letter of its own, in looking up it is a d.
"""

import unicodedata

from survey_definitions.answers.folding import seen

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The letters in Vietnamese order; f, j, w and z stand where Latin dictionaries put them."""

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Grave, hook, tilde, acute, dot: their order after the unmarked syllable (level tone, 0)."""

_MARKS = {"\u0306": "breve", "\u0302": "circumflex", "\u031b": "horn"}
_OTHER = "zz"  # before the number of a character of another script: behind every Latin letter


def _letter_keys() -> dict[str, str]:
    """Two characters for each letter, so that comparing keys compares letters one by one."""
    keys: dict[str, str] = {}
    seen: dict[str, int] = {}
    for letter in ALPHABET:
        base = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
        keys[letter] = f"{base}{seen.get(base, 0)}"
        seen[base] = seen.get(base, 0) + 1
    return keys | {digit: f"1{digit}" for digit in "0123456789"}


_KEYS = _letter_keys()


def folded(text: str) -> str:
    """Return the text as search compares it: lower case, tones and diacritics off, đ as d, single blanks.

    Folding twice gives the same as folding once, and composed and decomposed spellings fold alike.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", seen(text)).casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(plain.replace("đ", "d").split())


def given_name(full_name: str) -> str:
    """Return the given name, which in Vietnamese stands last; '' for an empty name."""
    words = full_name.split()
    return words[-1] if words else ""


def sort_key(full_name: str) -> str:
    """Return the key that orders people as a Vietnamese list does: by given name, then family and middle names.

    Within a syllable the letters decide first, then the tone. The key holds only a-z and 0-9, so that any
    collation a database may use (bytes, C, a Latin locale) puts keys in the same order.
    """
    words = _words(full_name)
    return "".join(_word_key(word) for word in words[-1:] + words[:-1])


def text_key(text: str) -> str:
    """Return the key that orders any other text (units, titles): word by word from the left."""
    return "".join(_word_key(word) for word in _words(text))


def _words(text: str) -> list[str]:
    lowered = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign if _counts(sign) else " " for sign in lowered).split()


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _word_key(word: str) -> str:
    """Letters, then '0' and the tone: less than any letter, so the shorter word stands first."""
    tone = "0"
    letters: list[str] = []
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TONES:
            tone = _TONES[sign] if tone == "0" else tone
        elif sign in _MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        elif not unicodedata.combining(sign):
            letters.append(sign)
    return "".join(_letter_key(letter) for letter in letters) + "0" + tone


def _letter_key(letter: str) -> str:
    if letter in _KEYS:
        return _KEYS[letter]
    base = unicodedata.normalize("NFKD", letter)[0]
    return _KEYS.get(base) or f"{_OTHER}{ord(letter):06x}"
