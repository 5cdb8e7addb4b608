"""A person's results as a picture: what it shows, with no number that the words do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.charts.person_shapes import Pair, Personal, PersonalWords, Profile, WorkField
from bot.presenting.result_names import Speaker, versions
from bot.presenting.screens import shortened
from bot.services.results.shown import ShownResult
from survey_definitions.assessment.certificates import EXPIRED
from survey_definitions.assessment.gap import CONFIRMED
from survey_definitions.assessment.languages import CEFR, SKILLS
from survey_definitions.assessment.outcomes import EXPERIENCE, GAP, LANGUAGES, Outcome

_NAME: Final = 60


class Painter(Speaker):
    """Says what is to be drawn for one reader."""

    def picture(self, found: Mapping[str, ShownResult]) -> Personal:
        """Everything on one picture."""
        gap, tongues, experience = (found.get(kind) for kind in (GAP, LANGUAGES, EXPERIENCE))
        newest = max(found.values(), key=lambda one: one.at)
        rule = experience.outcome["rule"] if experience else None
        asked = rule["asked"] if rule else None
        fields = tuple(self._months(experience.outcome)) if experience else ()
        return Personal(
            title=self.t("picture-title"),
            subtitle=self.position(gap.outcome["position"]) if gap else self.t.day(newest.at),
            footer=self.t("picture-footer", version=versions(found), day=self.t.day(newest.at)),
            words=self._words(asked, fields),
            pairs=tuple(map(self._pair, gap.outcome["rows"])) if gap else (),
            profiles=tuple(map(self._bars, _six_levels(tongues.outcome))) if tongues else (),
            fields=fields,
            asked=asked,
        )

    def _words(self, asked: int | None, fields: Sequence[WorkField]) -> PersonalWords:
        line = "picture-asked" if all(one.counts for one in fields) else "picture-asked-some"
        return PersonalWords(
            levels=self.t("picture-levels"),
            level=self.t("picture-level"),
            target=self.t("picture-target"),
            confirmed=self.t("picture-confirmed"),
            languages=self.t("picture-languages"),
            certificate=self.t("picture-certificate"),
            months=self.t("picture-months"),
            asked=self.t(line, months=asked or 0),
        )

    def _pair(self, row: Outcome) -> Pair:
        name = shortened(self.competency(row["code"]), _NAME)
        return Pair(name, row["level"], row["target"], row["basis"] == CONFIRMED)

    def _bars(self, one: Outcome) -> Profile:
        skills = tuple((self.t(f"skill-{skill.lower()}"), one["skills"].get(skill)) for skill in SKILLS)
        certificates = [found for found in one["certificates"] if found["level"] and found["state"] != EXPIRED]
        best = max(certificates, key=lambda found: found["level"], default=None)
        note = self.certificate_name(best) if best else ""
        level = CEFR[one["overall"]] if one["overall"] is not None else "–"
        return Profile(f"{self.language(one)}: {level}", skills, best["level"] if best else None, note)

    def _months(self, outcome: Outcome) -> Iterator[WorkField]:
        """The fields, those that the rule asks for first; above them what it counts, if that is no field's own bar."""
        rule = outcome["rule"]
        relevant = set(rule["fields"]) if rule else set()
        if rule and [n for code, n in outcome["fields"].items() if code in relevant] != [rule["months"]]:
            yield WorkField(self.t("picture-counted"), rule["months"], counts=True)
        ordered = sorted(outcome["fields"].items(), key=lambda one: (one[0] not in relevant, -one[1]))
        for code, months in ordered:
            yield WorkField(self.field(code), months, code in relevant)


def _six_levels(outcome: Outcome) -> list[Outcome]:
    return [one for one in outcome["languages"] if one["oral"] is None]
