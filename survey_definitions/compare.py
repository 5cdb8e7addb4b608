"""What changed between two versions of a survey: questions by name, in words only or in what they ask and store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from survey_definitions.engine.definition import MISSING, Bind, Control, Parts, Text

if TYPE_CHECKING:
    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath import Expression

_LABELS = ("itextId", "label")  # columns of a list of choices that hold words, not codes
_NO_CONTROL = Control("input", "", Bind(""))


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of questions, groups and calculations, in the order of the newer version (removed ones: the older).

    `reworded` differ only in words of a language that both versions have; `changed` in what is asked, when, or stored.
    A question that was moved to another group is the same question, unless it went into or out of a repeat.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    languages_added: tuple[str, ...] = ()
    languages_removed: tuple[str, ...] = ()
    retitled: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether people would not notice any difference."""
        return self == Changes()


def compare(before: Survey, after: Survey) -> Changes:
    """What changed from one version to another."""
    old, new = _Side(before), _Side(after)
    pairs = dict(_pairs(old.names, new.names))
    found = set(pairs.values())
    languages = _languages(before, after)
    changed = {now for was, now in pairs.items() if old.meaning(was) != new.meaning(now)}
    reworded = {
        now
        for was, now in pairs.items()
        if now not in changed and any(old.wording(was, one) != new.wording(now, other) for one, other in languages)
    }
    return Changes(
        added=tuple(name for path, name in new.names.items() if path not in found),
        removed=tuple(name for path, name in old.names.items() if path not in pairs),
        reworded=tuple(name for path, name in new.names.items() if path in reworded),
        changed=tuple(name for path, name in new.names.items() if path in changed),
        languages_added=tuple(one for one in after.languages if one not in before.languages),
        languages_removed=tuple(one for one in before.languages if one not in after.languages),
        retitled=any(before.title(one) != after.title(other) for one, other in languages),
    )


def _languages(before: Survey, after: Survey) -> list[tuple[str, str]]:
    """In which language of the one to read what is compared with which of the other."""
    common = [(one, one) for one in after.languages if one in before.languages]
    return common or [(before.default_language, after.default_language)]


def _pairs(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Paths that are the same question: the same path, else the only one of that name on both sides."""
    yield from ((path, path) for path in old if path in new)
    was = _unique((path, name) for path, name in old.items() if path not in new)
    now = _unique((path, name) for path, name in new.items() if path not in old)
    yield from ((was[name], now[name]) for name in was if name in now)


def _unique(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name to path, for names that occur once."""
    listed = list(items)
    count = Counter(name for _, name in listed)
    return {name: path for path, name in listed if count[name] == 1}


class _Side:
    """One of the two versions. Paths are those below the root, which may be called anything."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._root = f"{survey.root.ref}/"

    @cached_property
    def names(self) -> dict[str, str]:
        """Path to name: everything on the screen and every calculation."""
        computed = [ref for ref, bind in self.survey.binds.items() if bind.calculate]
        refs = dict.fromkeys([*self.survey.controls, *computed])
        below = (ref for ref in refs if ref.startswith(self._root))
        return {ref[len(self._root) :]: ref.rsplit("/", 1)[-1] for ref in below if "/meta/" not in ref}

    def meaning(self, path: str) -> Any:
        """What is asked, when, and what may be answered; comparable."""
        ref = self._root + path
        control = self.survey.controls.get(ref, _NO_CONTROL)
        bind = self.survey.binds.get(ref) or control.bind
        rules = (bind.relevant, bind.constraint, bind.required, bind.readonly, bind.calculate, control.count)
        shown = (control.question, control.appearance, control.range, control.fixed, control.media)
        return (
            (control.kind, bind.type, bind.preload, shown, self._repeats(ref)),
            [self._logic(rule) for rule in rules],
            self._choices(control),
            (self._defaults.get(ref, ""), self._actions.get(ref, [])),
        )

    def wording(self, path: str, language: str) -> Any:
        """All texts in a language; comparable."""
        control = self.survey.controls.get(self._root + path)
        if control is None:
            return ()
        bind = control.bind
        texts = [control.label, control.hint, bind.constraint_message, bind.required_message]
        texts += [item.label for item in control.items]
        named = [self._said(text, language) for text in texts]
        tables = control.itemset.nodeset.tables if control.itemset else ()
        return (named, [self._labels(table, language) for table in sorted(tables)])

    # -- parts

    def _repeats(self, ref: str) -> tuple[str, ...]:
        """The repeats around a question, by name."""
        around = (one for one in self.survey.shapes.values() if one.outer and ref.startswith(f"{one.ref}/"))
        return tuple(shape.name for shape in sorted(around, key=lambda shape: shape.level))

    def _logic(self, rule: Expression | None) -> Any:
        if rule is None:
            return None
        return (self._below(rule.text), [self._codes(table) for table in sorted(rule.tables)])

    def _below(self, text: str) -> str:
        return " ".join(text.replace(self._root, "/").split())

    def _choices(self, control: Control) -> Any:
        if control.itemset is not None:
            return (self._logic(control.itemset.nodeset), control.itemset.value.text)
        return [item.value for item in control.items]

    @cached_property
    def _defaults(self) -> dict[str, str]:
        found = {}
        for shape in self.survey.shapes.values():
            for ref, slots in shape.slots_of_ref.items():
                found[ref] = "".join(shape.seed.texts[slot] for slot in slots if slot < len(shape.seed.texts))
        return found

    @cached_property
    def _actions(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for one in self.survey.actions:
            source = one.source[len(self._root) :]
            found.setdefault(one.target, []).append((sorted(one.events), source, self._logic(one.value), one.literal))
        return found

    def _rows(self, table: str) -> Iterator[Mapping[str, str]]:
        kept = self.survey.tables.get(table)
        for root in kept.top.children() if kept else ():
            for row in root.children():
                yield {kid.name: kid.string() for kid in row.children()}
        yield from self.survey.own[table].rows if table in self.survey.own else ()

    def _codes(self, table: str) -> Any:
        """A list of choices without its words. One that comes from outside is known by its name alone."""
        rows = [{key: text for key, text in row.items() if key not in _LABELS} for row in self._rows(table)]
        return rows or self.survey.external.get(table, table)

    def _labels(self, table: str, language: str) -> list[Any]:
        return [self._label(row, language) for row in self._rows(table)]

    def _label(self, row: Mapping[str, str], language: str) -> Any:
        text = self.survey.itext.get(row.get("itextId", ""))
        return self._said(text, language) if text else row.get("label", "")

    def _said(self, text: Text, language: str) -> Any:
        forms = text.by_language.get(language) or text.by_language.get(self.survey.default_language) or {}
        return {form: self._parts(parts) for form, parts in forms.items() if parts and parts != MISSING}

    def _parts(self, parts: Parts) -> list[str]:
        return [part if isinstance(part, str) else f"{{{self._below(part.text)}}}" for part in parts]
