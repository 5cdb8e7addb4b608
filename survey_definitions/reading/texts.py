"""Texts and expressions of an XForm."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from survey_definitions.engine.definition import MISSING, NO_TEXT, Parts, Text
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.names import XFORMS
from survey_definitions.xpath import Expression, XPathError, compile_expression
from survey_definitions.xpath.syntax import FunctionCall
from survey_definitions.xpath.syntax import TextLiteral as Literal

if TYPE_CHECKING:
    from lxml import etree

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-\w+)*)\)\s*$")
LANGUAGE_NAMES: Final = {
    **dict.fromkeys(("english", "tiếng anh", "englisch", "eng"), "en"),
    **dict.fromkeys(("vietnamese", "tiếng việt", "tieng viet", "việt", "vietnamesisch", "vn", "vie"), "vi"),
    **dict.fromkeys(("german", "deutsch", "tiếng đức", "deu", "ger"), "de"),
    **dict.fromkeys(("french", "français", "francais", "tiếng pháp"), "fr"),
    **dict.fromkeys(("spanish", "español", "espanol"), "es"),
    **dict.fromkeys(("portuguese", "português", "portugues"), "pt"),
    **dict.fromkeys(("russian", "русский"), "ru"),
    **dict.fromkeys(("chinese", "中文", "tiếng trung"), "zh"),
    **dict.fromkeys(("arabic", "العربية"), "ar"),
}
_ITEXT = re.compile(r"jr:itext\('([^']*)'\)")
_TEXT, _VALUE = f"{XFORMS}text", f"{XFORMS}value"
_UNNAMED = "default"  # pyxform's name for texts without a language


@lru_cache(maxsize=256)
def language_code(name: str) -> str:
    """`Tiếng Việt (vi)`, `Tiếng Việt`, `VI` and `vi` are vi; texts without a language have none."""
    found = _CODE.search(name)
    code = found[1] if found else "" if name == _UNNAMED else name.strip()
    base, dash, region = code.partition("-")
    known = LANGUAGE_NAMES.get(base.casefold(), base.lower() if base.isascii() and len(base) in (2, 3) else base)
    return f"{known}{dash}{region}"


def expression(text: str | None, where: str, attribute: str) -> Expression | None:
    """The compiled expression; None when there is none. Raises XFormError."""
    if not text or not text.strip():
        return None
    try:
        return compile_expression(text)
    except XPathError as err:
        shown = f"{text[: err.pos]}▶{text[err.pos :]}" if err.text else ""
        params = {"what": "", "pos": str(err.pos + 1), "shown": shown, **err.params}
        raise XFormError(str(err), where, attribute, f"expression_{err.code}", params, text.strip()) from err


def needed(text: str | None, where: str, attribute: str) -> Expression:
    """The compiled expression, which must be there. Raises XFormError."""
    found = expression(text, where, attribute)
    if found is None:
        raise XFormError(f"the {attribute} are missing", where, attribute, "missing")
    return found


class Translations:
    """The translations of an XForm."""

    def __init__(self, model: etree._Element) -> None:
        """Read all translations. Raises XFormError."""
        got: dict[str, dict[str, dict[str | None, Parts]]] = {}
        codes: list[str] = []
        self.computed: list[Expression] = []  # what stands computed in any text
        self.default_language = ""
        for translation in model.findall(f"{XFORMS}itext/{XFORMS}translation"):
            code = language_code(translation.get("lang") or "")
            codes.append(code)
            if translation.get("default") is not None:
                self.default_language = code
            for text in translation.iterchildren(_TEXT):
                name = text.get("id") or ""
                known = got.setdefault(name, {}).setdefault(code, {})
                for value in text.iterchildren(_VALUE):
                    form, found = value.get("form"), self._parts(value, name)
                    # One language may stand under two names, `label::Vietnamese` and `hint::vn`: what is there counts.
                    if found != MISSING or form not in known:
                        known[form] = found
        self.languages = tuple(dict.fromkeys(code for code in codes if code))
        self.default_language = self.default_language or (codes[0] if codes else "")
        self.itext = {text_id: Text(by_language) for text_id, by_language in got.items()}

    def of(self, element: etree._Element | None, where: str) -> Text:
        """The text of a label or hint. Raises XFormError."""
        if element is None:
            return NO_TEXT
        ref = element.get("ref")
        return self.message(ref, where) if ref else self._alone(self._parts(element))

    def message(self, value: str | None, where: str) -> Text:
        """What jr:itext('id') names, or the literal. Raises XFormError."""
        if not value:
            return NO_TEXT
        if not value.strip().startswith("jr:itext("):
            return self._alone((value,))
        plain = _ITEXT.fullmatch(value.strip())
        if plain:
            return self.itext.get(plain[1], NO_TEXT)
        tree = needed(value, where, "text").tree
        arg = tree.args[0] if isinstance(tree, FunctionCall) else None
        return self.itext.get(arg.value, NO_TEXT) if isinstance(arg, Literal) else NO_TEXT

    def _alone(self, found: Parts) -> Text:
        return Text({self.default_language: {None: found}}) if found else NO_TEXT

    def _parts(self, element: etree._Element, name: str = "") -> Parts:
        if len(element) == 0:
            text = (element.text or "").strip()
            return (text,) if text else ()
        found = _mixed(element, name)
        self.computed += (part for part in found if not isinstance(part, str))
        return found


def _mixed(element: etree._Element, name: str) -> Parts:
    """The literal and computed parts of a text; the blanks that pyxform pads with are dropped. Raises XFormError.

    `name` is the id of the text: `/data/age:label` says where it stands.
    """
    where, _, attribute = name.rpartition(":")
    out: list[str | Expression] = [element.text or ""]
    for kid in element:
        if kid.tag == f"{XFORMS}output":
            out.append(needed(kid.get("value") or kid.get("ref") or "''", where, attribute or "label"))
        elif isinstance(kid.tag, str):
            out += _mixed(kid, name)
        out.append(kid.tail or "")
    if isinstance(out[0], str):
        out[0] = out[0].lstrip()
    if isinstance(out[-1], str):
        out[-1] = out[-1].rstrip()
    return tuple(part for part in out if part != "")
