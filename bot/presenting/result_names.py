"""What results are called in the reader's language: competencies, positions, fields, languages, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.services.results.names import Called
from bot.services.results.shown import ShownResult
from bot.texts import Texts
from survey_definitions.assessment.outcomes import Outcome


class Speaker:
    """Names what results speak of, for one reader."""

    def __init__(self, texts: Texts, names: Called) -> None:
        """Remember language and names."""
        self.t, self.names = texts, names

    # -- names

    def competency(self, code: str) -> str:
        """What a competency is called."""
        return self.names.competencies.get(code) or (self.t("competency-g7") if code == "G7" else code)

    def position(self, position: Mapping[str, str | None]) -> str:
        """A position by group and job."""
        group, job = position.get("group") or "", position.get("job") or ""
        names = (self.names.groups.get(group), self.names.jobs.get(job))
        return " · ".join(self.t.pick(one) for one in names if one) or self.t("result-no-position")

    def fields(self, codes: Iterable[str]) -> str:
        """Fields of work, by name."""
        return ", ".join(self.field(code) for code in codes)

    def field(self, code: str) -> str:
        """A field of work, by name."""
        return self.t.pick(self.names.fields.get(code, {})) or code

    def certificate_name(self, one: Outcome) -> str:
        """What a certificate is called, by the words of whoever asks for it."""
        return self.names.certificates.get(one["answer"], one["kind"])

    def score(self, one: Outcome) -> str:
        """The score of a certificate; of one in parts each with its letter."""
        score = one["score"]
        return " ".join(f"{part} {value}" for part, value in score.items()) if isinstance(score, dict) else str(score)

    def language(self, one: Outcome) -> str:
        """A language, by name."""
        return one["name"] or self.names.languages.get(one["code"]) or str(one["code"])

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.t.number(value)


def versions(found: Mapping[str, ShownResult]) -> str:
    """What the editions of the rules are called that results were computed by."""
    return ", ".join(dict.fromkeys(one.version for one in found.values()))
