"""An ODK XForm to a Survey: what the bot does with a stored version. Needs no pyxform."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from survey_definitions.engine.definition import Rule
from survey_definitions.engine.order import RuleCycleError, Rules
from survey_definitions.engine.shape import Shape, layout, shapes
from survey_definitions.engine.survey import Survey, arrange
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.body import read_body
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.lists import lists_of
from survey_definitions.reading.model import Model, read_model
from survey_definitions.reading.names import XFORMS, XHTML
from survey_definitions.reading.xmltree import parsed
from survey_definitions.xpath import Node
from survey_definitions.xpath.analysis import is_truth

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control


_KEPT: Final = 8  # compiled surveys: more than are open at the same time


@lru_cache(maxsize=_KEPT)
def read_survey(xform: str | bytes) -> Survey:
    """Compile an XForm. The result is immutable and may be shared between threads. Raises SurveyRejected.

    The same text gives the same survey: those read last are kept, as compiling one takes some 20 ms.
    """
    try:
        return build_survey(xform)
    except XFormError as fault:
        raise SurveyRejected((problem_of(fault),)) from fault


def problem_of(fault: XFormError) -> Problem:
    """A fault as a problem with its path for a place."""
    params = {**fault.params, "path": fault.where} if fault.where else fault.params
    return Problem(
        code=fault.code,
        column=fault.attribute,
        text=fault.text,
        message=": ".join(part for part in (fault.where, fault.message) if part),
        params=params,
    )


def build_survey(xform: str | bytes) -> Survey:
    """Compile an XForm. Raises XFormError."""
    document = parsed(xform)
    model_element = document.find(f".//{XFORMS}model")
    body_element = document.find(f"{XHTML}body")
    if model_element is None or body_element is None or model_element.find(f"{XFORMS}instance") is None:
        raise XFormError("this is not an XForm", code="not_xform")
    model = read_model(model_element)
    controls = read_body(body_element, model)
    return _assembled(model, controls, document.findtext(f"{XHTML}head/{XHTML}title") or "")


def _assembled(model: Model, body: list[Control], title: str) -> Survey:
    flags = {ref for ref, bind in model.binds.items() if bind.calculate and is_truth(bind.calculate.tree)}
    root = layout(model.primary, _templates(model), flags)
    _mark_relevance(root, model)
    return Survey(
        id=model.id,
        version=model.version,
        languages=model.texts.languages,
        default_language=model.texts.default_language,
        lists=lists_of(model),
        warnings=tuple(model.warnings),
        plain_title=title,
        root=root,
        body=arrange(body, root),
        binds=model.binds,
        controls=model.controls,
        rules=_rules(model, root),
        counts=tuple(control for control in model.controls.values() if control.count),
        actions=tuple(model.actions),
        itext=model.texts.itext,
        tables=model.tables,
        own=model.own,
        external=model.external,
        elements=model.elements,
        nsmap=model.nsmap,
    )


def _templates(model: Model) -> dict[str, Node]:
    """What a new entry of each repeat looks like; without a template of its own, as its first entry."""
    templates = dict(model.templates)
    for ref, control in model.controls.items():
        if control.kind == "repeat" and ref not in templates:
            templates[ref] = _first(model.primary, ref) or Node(control.name, None, "", ref)
    return templates


def _first(node: Node, ref: str) -> Node | None:
    for name in ref[len(node.ref) + 1 :].split("/"):
        group = node.kids.get(name)
        if not group:
            return None
        node = group[0]
    return node


def _mark_relevance(root: Shape, model: Model) -> None:
    """Note in each shape which slots can be hidden."""
    for shape in shapes(root):
        hidden = (
            slot
            for slot, row in enumerate(shape.rows)
            if not row.repeat and row.ref in model.binds and model.binds[row.ref].relevant
        )
        shape.relevant_slots = tuple(hidden)


def _rules(model: Model, root: Shape) -> Rules:
    rules = [Rule("relevant", ref, bind.relevant) for ref, bind in model.binds.items() if bind.relevant]
    rules += [Rule("calculate", ref, bind.calculate) for ref, bind in model.binds.items() if bind.calculate]
    rules += [
        Rule("prune", ref, control.itemset.nodeset, control)
        for ref, control in model.controls.items()
        if control.itemset and control.itemset.nodeset.reads(ref)
    ]
    try:
        return Rules(rules, root, model.controls, list(model.elements))
    except RuleCycleError as err:
        kind, ref = err.loop[0]
        attribute = "calculation" if kind == "calculate" else kind
        params = {"loop": str(err), "refs": " ".join(ref for _, ref in err.loop)}
        raise XFormError(f"these depend on one another: {err}", ref, attribute, "cycle", params) from err
