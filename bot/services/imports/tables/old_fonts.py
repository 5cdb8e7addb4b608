"""Vietnamese of the time before Unicode: text typed for the fonts of TCVN3 (`.VnTime`) or VNI (`VNI-Times`).

Such a text is a row of Latin signs which only its font showed as Vietnamese: `NguyÔn V¨n` in TCVN3 and `Nguyeãn Vaên`
in VNI are both `Nguyễn Văn`. What it is follows from the orthography: every Vietnamese word is one syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Final

TCVN3: Final = "TCVN3 (.VnTime)"
VNI: Final = "VNI (VNI-Times)"

_LATIN_1: Final = 0xFF  # the last sign of it

_TONES: Final = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # grave, acute, hook, tilde, dot
_TCVN3_TONED: Final = {
    "a": "µ¸¶·¹",
    "ă": "»¾¼½Æ",
    "â": "ÇÊÈÉË",
    "e": "ÌÐÎÏÑ",
    "ê": "ÒÕÓÔÖ",
    "i": "×ÝØÜÞ",
    "o": "ßãáâä",
    "ô": "åèæçé",
    "ơ": "êíëìî",
    "u": "ïóñòô",
    "ư": "õøö÷ù",
    "y": "úýûüþ",
}
"""The sign for each vowel with its five tones, in the order of `_TONES`."""
_TCVN3_PLAIN: Final = dict(zip("¨©ª«¬\u00ad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))

_VNI_TONES: Final = dict(zip("øùûõï", _TONES, strict=True))
_VNI_HATS: Final = {"â": "", **dict(zip("àáåãä", _TONES, strict=True))}  # behind a, e, o: a circumflex
_VNI_BREVES: Final = {"ê": "", **dict(zip("èéúüë", _TONES, strict=True))}  # behind a: a breve
_VNI_SINGLE: Final = dict(zip("ìíæóòîñôö", "ìíỉĩịỵđơư", strict=True))


def _toned(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


def _tcvn3() -> dict[str, str]:
    toned = {
        sign: _toned(vowel, tone)
        for vowel, signs in _TCVN3_TONED.items()
        for sign, tone in zip(signs, _TONES, strict=True)
    }
    return toned | _TCVN3_PLAIN


def _vni() -> dict[str, str]:
    pairs = {vowel + sign: _toned(vowel, tone) for vowel in "aeouy" for sign, tone in _VNI_TONES.items()}
    pairs |= {base + sign: _toned(_toned(base, "\u0302"), tone) for base in "aeo" for sign, tone in _VNI_HATS.items()}
    pairs |= {"a" + sign: _toned("ă", tone) for sign, tone in _VNI_BREVES.items()}
    pairs |= {"ô" + sign: _toned("ơ", tone) for sign, tone in _VNI_TONES.items()}
    pairs |= {"ö" + sign: _toned("ư", tone) for sign, tone in _VNI_TONES.items()}
    pairs |= _VNI_SINGLE
    upper = {pair.upper(): meant.upper() for pair, meant in pairs.items()}
    mixed = {pair[0].upper() + pair[1:]: meant.upper() for pair, meant in pairs.items()}  # `Ñöùc`
    return pairs | upper | mixed


_INITIALS: Final = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_CLOSED: Final = "uyê|iê|yê|oa|oă|oe|uâ|uê|uô|uy|ươ|[aăâeêioôơuưy]"  # vowels that a final may follow
_OPEN: Final = (
    "iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|uya|uyu|ia|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ua|ui|uơ|ưa|ưi|ưu"
)
_SYLLABLE: Final = re.compile(
    f"(?:{_INITIALS})?(?:(?P<closed>{_CLOSED})(?P<final>ch|ng|nh|[cmnpt])?|(?P<open>{_OPEN}))"
)
_MARKED: Final = frozenset("ăâêôơư")
_MIDDLE: Final = frozenset(("oai", "oay", "oao", "oeo", "uya", "uyu"))  # three of which the second bears the tone
_EITHER_WAY: Final = frozenset(("oa", "oe", "uy"))  # hòa and hoà
_WORD: Final = re.compile(r"[^\s.,;:()/\"'–-]+")


@lru_cache(maxsize=4_000)
def is_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable, with at most one tone, which stands where it may."""
    letters, tones = "", []
    for place, letter in enumerate(unicodedata.normalize("NFC", word.lower())):
        apart = unicodedata.normalize("NFD", letter)
        plain = "".join(sign for sign in apart if sign not in _TONES)
        tones += [place] * (len(apart) - len(plain))
        letters += unicodedata.normalize("NFC", plain)
    found = _SYLLABLE.fullmatch(letters)
    return found is not None and (not tones or (len(tones) == 1 and tones[0] in _for_the_tone(found)))


def _for_the_tone(syllable: re.Match[str]) -> set[int]:
    """The places of a word at which its tone may stand: on the vowel with a mark, else on the leading one."""
    part = "open" if syllable["open"] else "closed"
    vowels, begin = syllable[part], syllable.start(part)
    if marked := [place for place, vowel in enumerate(vowels) if vowel in _MARKED]:
        return {begin + marked[-1]}
    if vowels in _EITHER_WAY and not syllable["final"]:
        return {begin, begin + 1}
    is_second = len(vowels) > 1 and (vowels in _MIDDLE or bool(syllable["final"]))
    return {begin + int(is_second)}


def _converter(table: dict[str, str]) -> Callable[[str], str]:
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return lambda word: _in_its_case(word, pattern.sub(lambda found: table[found[0]], word))


def _in_its_case(written: str, meant: str) -> str:
    """TCVN3 has no capitals with tones: another font showed small letters as such."""
    letters = [sign for sign in written if sign.isascii() and sign.isalpha()]
    return meant.upper() if len(letters) > 1 and all(map(str.isupper, letters)) else meant


_CONVERTERS: Final = {TCVN3: _converter(_tcvn3()), VNI: _converter(_vni())}


def converted(text: str) -> tuple[str, str] | None:
    """The kind of fonts a text was typed for, and the text in Unicode; None for any other text.

    Every word that holds more than ASCII must become a Vietnamese syllable, and at least one must not be one before.
    """
    if text.isascii():
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if any(ord(sign) > _LATIN_1 for word in words for sign in word) or all(map(is_syllable, words)):
        return None
    for kind, convert in _CONVERTERS.items():
        if all(is_syllable(convert(word)) for word in words):
            return kind, _WORD.sub(partial(_replaced, convert), text)
    return None


def _replaced(convert: Callable[[str], str], found: re.Match[str]) -> str:
    return found[0] if found[0].isascii() else convert(found[0])


def share(texts: Iterable[str]) -> float:
    """Which part of the texts with more than ASCII was typed for such fonts, from 0 to 1."""
    told = [converted(text) is not None for text in texts if not text.isascii()]
    return sum(told) / len(told) if told else 0.0
