"""The model of an XForm: instances, texts, binds, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.engine.definition import Action, Bind, Control
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.instances import read_primary, read_tables
from survey_definitions.reading.names import JAVAROSA, OPENROSA, XFORMS
from survey_definitions.reading.texts import Translations, expression

if TYPE_CHECKING:
    from lxml import etree

    from survey_definitions.xpath import Expression


class Model:
    """What the parts of an XForm know of one another while it is read."""

    def __init__(self, element: etree._Element) -> None:
        """Read the model. Raises XFormError."""
        primary, data = read_primary(element)
        self.primary, self.templates, self.elements = primary.root, primary.templates, primary.elements
        self.id = data.get("id") or ""
        self.version = data.get("version") or data.get(f"{OPENROSA}version") or ""
        self.nsmap: dict[str | None, str] = {k: v for k, v in data.nsmap.items() if v}
        self.texts = Translations(element)
        others = read_tables(element)
        self.tables, self.own, self.external = others.tables, others.own, others.external
        self.binds: dict[str, Bind] = {}
        self.ids: dict[str, str] = {}
        self.controls: dict[str, Control] = {}
        self.actions: list[Action] = []
        self.warnings: list[str] = []

    def absolute(self, ref: str | None, base: str) -> str:
        """A path as seen from a base."""
        ref = (ref or "").strip()
        if ref.startswith("/"):
            return ref
        path = base.strip("/").split("/")
        for name in ref.split("/"):
            if name == "..":
                path = path[:-1]
            elif name not in ("", ".", "current()"):
                path.append(name)
        return "/" + "/".join(path)

    def read_bind(self, element: etree._Element) -> None:
        """One bind. Raises XFormError."""
        ref = self.absolute(element.get("nodeset") or element.get("ref"), self.primary.ref)
        ref = ref.replace("/orx:meta", "/meta").replace("/orx:", "/")
        if element.get("id"):
            self.ids[element.get("id") or ""] = ref
        if ref not in self.elements:
            self.warnings.append(f"{ref}: this bind is for a node that does not exist")
            return
        self.binds[ref] = Bind(
            ref=ref,
            type=(element.get("type") or "string").split(":")[-1],
            relevant=_logic(element, ref, "relevant", "true()"),
            constraint=_logic(element, ref, "constraint", "true()"),
            required=_logic(element, ref, "required", "false()"),
            readonly=_logic(element, ref, "readonly", "false()"),
            calculate=_logic(element, ref, "calculate"),
            constraint_message=self.texts.message(element.get(f"{JAVAROSA}constraintMsg"), ref),
            required_message=self.texts.message(element.get(f"{JAVAROSA}requiredMsg"), ref),
            preload=(element.get(f"{JAVAROSA}preload") or "", element.get(f"{JAVAROSA}preloadParams") or ""),
            sealed=_is_on(element, "sealed"),
            in_summary=_is_on(element, "summary"),
            summary=None if _is_on(element, "summary") else self._summary(element, ref),
        )

    def _summary(self, element: etree._Element, ref: str) -> Expression | None:
        """What tells an entry from the others. One that cannot be read is left out: it only names entries."""
        try:
            # The compiler writes whole paths here, which would mean all entries: seen from an entry they are its own.
            return expression((element.get("summary") or "").strip().replace(f"{ref}/", "./"), ref, "summary")
        except XFormError as err:
            self.warnings.append(f"{ref}: bind::summary: {err}")
            return None

    def read_action(self, element: etree._Element, source: str) -> None:
        """One setvalue. Raises XFormError."""
        if element.get("ref"):
            target = self.absolute(element.get("ref"), source)
        else:
            target = self.ids.get(element.get("bind") or "", "")
        names = (element.get("event") or "").replace("xforms-ready", "odk-instance-first-load")
        value = expression(element.get("value"), target, "setvalue")
        literal = "" if element.get("value") else element.text or ""
        self.actions.append(Action(frozenset(names.split()), source, target, value, literal))


def _is_on(element: etree._Element, name: str) -> bool:
    return (element.get(name) or "").strip().lower() in ("yes", "true", "true()")


def _logic(element: etree._Element, ref: str, name: str, default: str = "") -> Expression | None:
    """An expression of a bind; None when it says what would hold anyway."""
    text = (element.get(name) or "").strip()
    return None if text == default else expression(text, ref, name)


def read_model(element: etree._Element) -> Model:
    """The model of an XForm. Raises XFormError."""
    model = Model(element)
    for bind in element.iter(f"{XFORMS}bind"):
        model.read_bind(bind)
    for action in element.iter(f"{XFORMS}setvalue"):
        model.read_action(action, "")
    return model
