"""What one answer costs the engine alone: `python -m benchmarks.engine [--json]`.

CPU time of this process, the median over all answers of several walks. “stored” is a whole answer of a program
that keeps nothing: state from JSON, load, apply, prompt, progress, dump, state to JSON. “live” is apply, prompt
and progress on a session that is in memory.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from survey_definitions import (
    AddRepeat,
    Answer,
    CloseRepeat,
    Context,
    Input,
    Prompt,
    ReferenceList,
    Rejected,
    Session,
    Skip,
    Survey,
    compile_survey,
    read_survey,
)

NOW = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)
SURVEYS = Path(__file__).parent.parent / "survey_definitions" / "surveys"
WALKS = 5
STEPS = 400
T = TypeVar("T")


def hundred() -> Survey:
    """100 questions, 30 of them relevant on condition, and 20 calculations."""
    rows = []
    for i in range(100):
        relevant = f"${{q{i - 1}}} >= 0" if i % 10 in (3, 6, 9) else ""
        name = f"q{i}"
        rows.append({"type": "integer", "name": name, "label": {"vi": f"Câu {i}?", "en": f"Question {i}?"}})
        rows[-1] |= {"relevant": relevant, "constraint": ". >= 0 and . <= 100", "required": "yes"}
        if i % 5 == 4:
            total = f"${{q{i}}} + ${{q{i - 1}}} * 2 + coalesce(${{c{i - 5}}}, 0)" if i > 5 else f"${{q{i}}} + 1"
            rows.append({"type": "calculate", "name": f"c{i}", "calculation": total})
    settings = {"form_id": "hundred", "version": "1", "default_language": "vi"}
    return compile_survey(json.dumps({"settings": settings, "survey": rows}).encode(), "hundred.yaml").survey


class Walker:
    """Answers as if it knew the survey: two entries in every repeat, each choice of a list of languages once."""

    def __init__(self) -> None:
        self.languages = 0
        self.refused: set[tuple[str, str]] = set()

    def input(self, prompt: Prompt) -> Input:
        """What to do at a prompt."""
        if prompt.kind == "repeat":
            return AddRepeat() if len(prompt.instances) < 2 else CloseRepeat()
        if prompt.kind == "note":
            return Skip()
        for value in self.values(prompt):
            if (prompt.path, value) not in self.refused:
                return Answer(value)
        return Skip()

    def values(self, prompt: Prompt) -> list[str]:
        """What may be worth trying."""
        if prompt.name == "code":
            return [choice.value for choice in prompt.choices[1:]]
        names = [choice.value for choice in prompt.choices]
        if names:
            return ["yes", *names[::-1]] if "yes" in names else names[::-1]
        return ["7", "7.5", "2020-05-01", "2021-05-01", "2019-05-01", "abc", "4", "2000"]


@dataclass
class Figures:
    """Milliseconds of CPU, one for each answer."""

    stored: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=dict)
    size: int = 0

    def part(self, name: str, run: Callable[..., T], *args: object) -> T:
        """Run something and note what it cost."""
        begun = time.process_time_ns()
        result = run(*args)
        self.parts.setdefault(name, []).append((time.process_time_ns() - begun) / 1e6)
        return result


def stored_answer(survey: Survey, context: Context, text: str, given: Input, figures: Figures) -> str:
    """One answer of a program that keeps nothing; the new state."""
    begun = time.process_time_ns()
    session = figures.part("load", Session.load, survey, context, json.loads(text), NOW)
    figures.part("apply", session.apply, given, NOW)
    figures.part("prompt", session.prompt)
    figures.part("progress", session.progress)
    after = json.dumps(figures.part("dump", session.dump))
    figures.stored.append((time.process_time_ns() - begun) / 1e6)
    figures.size = max(figures.size, len(after))
    return after


def live_answer(session: Session, given: Input, figures: Figures) -> bool:
    """One answer on a session in memory; whether it was taken."""
    begun = time.process_time_ns()
    events = session.apply(given, NOW)
    session.prompt()
    session.progress()
    figures.live.append((time.process_time_ns() - begun) / 1e6)
    return not isinstance(events[0], Rejected)


def measure(survey: Survey, context: Context, figures: Figures) -> None:
    """Walk once, noting each answer."""
    session = Session.start(survey, context, now=NOW, seed="bench", language=survey.default_language)
    text = json.dumps(session.dump())
    walker = Walker()
    for _ in range(STEPS):
        prompt = session.prompt()
        if prompt is None:
            return
        given = walker.input(prompt)
        text = stored_answer(survey, context, text, given, figures)
        if not live_answer(session, given, figures):
            if not isinstance(given, Answer):  # a list that is empty without real data
                return
            walker.refused.add((prompt.path, given.value))


def context_of(survey: Survey) -> Context:
    """Forty rows in every list the survey looks into."""
    rows = tuple({"name": f"n{i}", "label::vi": f"Mục {i}", "label::en": f"Item {i}"} for i in range(40))
    return Context({"position_group": "CV", "xh::vi": "đồng chí"}, dict.fromkeys(survey.lists, ReferenceList(rows)))


def report(name: str, survey: Survey, context: Context) -> dict[str, object]:
    """The figures of a survey."""
    figures = Figures()
    for _ in range(WALKS):
        measure(survey, context, figures)
    return {
        "survey": name,
        "questions": survey.question_count,
        "answers": len(figures.stored),
        "stored_ms": round(statistics.median(figures.stored), 3),
        "stored_p95_ms": round(statistics.quantiles(figures.stored, n=20)[-1], 3),
        "live_ms": round(statistics.median(figures.live), 3),
        "live_p95_ms": round(statistics.quantiles(figures.live, n=20)[-1], 3),
        "parts_ms": {part: round(statistics.median(values), 3) for part, values in figures.parts.items()},
        "state_bytes": figures.size,
    }


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures; ``arguments`` are further survey files and ``--json``."""
    surveys = {"hundred": hundred()}
    for path in [*sorted(SURVEYS.glob("*.yaml")), *map(Path, (a for a in arguments if not a.startswith("-")))]:
        surveys[path.stem] = read_survey(compile_survey(path.read_bytes(), path.name).xform)
    reports = [report(name, survey, context_of(survey)) for name, survey in surveys.items()]
    if "--json" in arguments:
        print(json.dumps(reports))
        return
    for one in reports:
        print(f"{one['survey']:12} {one['questions']:4} questions, {one['answers']} answers")
        print(f"    stored {one['stored_ms']} ms (95 %: {one['stored_p95_ms']}), live {one['live_ms']} ms", end="")
        print(f" (95 %: {one['live_p95_ms']}), state {one['state_bytes']} bytes, {one['parts_ms']}")


if __name__ == "__main__":
    main(sys.argv[1:])
