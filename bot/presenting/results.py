"""A person's results in words, which carry every number that the picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from bot.presenting.result_names import Speaker, versions
from bot.presenting.screens import ScreenBuilder, Tone, shortened
from bot.services.results.shown import ShownResult
from survey_definitions.assessment.gap import CONFIRMED
from survey_definitions.assessment.languages import CEFR, SKILLS
from survey_definitions.assessment.months import write_month
from survey_definitions.assessment.outcomes import EXPERIENCE, GAP, LANGUAGES, POOLS, Outcome, is_different

STRENGTHS: Final = 2
_ANCHOR: Final = 160


class Teller(Speaker):
    """Says results to one reader."""

    # -- competencies

    def gap(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """Fit, strengths, priorities with what the next level looks like, what is missing, what changed."""
        outcome = shown.outcome
        draft.say(Tone.HEADING, self.t("result-gap", position=self.position(outcome["position"])))
        draft.say(Tone.TEXT, "\n".join(self._fit(shown)))
        draft.say(Tone.TEXT, "\n".join(self._rows(outcome)))
        if best := self.strengths(outcome):
            draft.say(Tone.TEXT, self.t("result-strengths", list=", ".join(map(self._strength, best))))
        for row in self.priorities(outcome):
            draft.say(Tone.TEXT, self._priority(row))
        return draft.say(Tone.TEXT, "\n".join(self._besides(outcome)))

    def _rows(self, outcome: Outcome) -> Iterator[str]:
        """Every competency with its level and target."""
        for row in outcome["rows"]:
            mark = " ✓" if row["basis"] == CONFIRMED else ""
            yield f"• {self.competency(row['code'])}: {row['level']}/{row['target']}{mark}"

    def _fit(self, shown: ShownResult) -> Iterator[str]:
        outcome = shown.outcome
        if outcome["pfi"] is None:
            yield self.t("result-fit-none")
            return
        yield self.t("result-fit", fit=self.number(outcome["pfi"]))
        yield self.basis(outcome)
        if shown.before and shown.before["pfi"] is not None:
            yield self.t("result-fit-before", fit=self.number(shown.before["pfi"]))
            yield from self._changed(shown.before, outcome)
        for version, other in shown.others:
            if other["pfi"] is not None:
                yield self.t("result-fit-other", fit=self.number(other["pfi"]), version=version)

    def _changed(self, before: Outcome, now: Outcome) -> Iterator[str]:
        """Competencies whose level is another one than in the wave before."""
        was = {row["code"]: row["level"] for row in before["rows"]}
        moved = [
            f"{self.competency(row['code'])} {was[row['code']]} → {row['level']}"
            for row in now["rows"]
            if row["code"] in was and was[row["code"]] != row["level"]
        ]
        if moved:
            yield self.t("result-changed", list=", ".join(moved))

    def basis(self, outcome: Outcome) -> str:
        """Whose levels these are."""
        if outcome["basis"] == "mixed":
            return self.t("result-basis-mixed", count=outcome["confirmed_count"])
        return self.t(f"result-basis-{outcome['basis'] or 'self'}")

    def strengths(self, outcome: Outcome) -> list[Outcome]:
        """Two competencies that are furthest above the target, else those that reach it on the highest level."""
        reached = [row for row in outcome["rows"] if row["gap"] == 0]
        ordered = sorted(reached, key=lambda row: (-row["strength"] * row["weight"], -row["level"]))
        return ordered[:STRENGTHS]

    def _strength(self, row: Outcome) -> str:
        return self.t("result-strength", name=self.competency(row["code"]), level=row["level"], target=row["target"])

    def priorities(self, outcome: Outcome) -> list[Outcome]:
        """The rows of the priorities, in their order."""
        rows = {row["code"]: row for row in outcome["rows"]}
        return [rows[code] for code in outcome["priorities"] if code in rows]

    def _priority(self, row: Outcome) -> str:
        following = row["level"] + 1
        name = self.competency(row["code"])
        values: dict[str, str | int] = {"name": name, "level": row["level"], "target": row["target"]}
        anchor = self.names.anchors.get((row["code"], following))
        if not anchor:
            return self.t("result-priority", **values)
        return self.t("result-priority-next", next=following, anchor=shortened(anchor, _ANCHOR), **values)

    def _besides(self, outcome: Outcome) -> Iterator[str]:
        for reason in ("missing", "na"):
            codes = [code for code, why in outcome["left_out"].items() if why == reason]
            if codes:
                yield self.t(f"result-left-out-{reason}", list=", ".join(map(self.competency, codes)))
        if outcome["talk"]:
            yield self.t("result-talk", list=", ".join(map(self.competency, outcome["talk"])))
        digital = outcome["digital"]
        if digital and digital["hint"]:
            yield self.t("result-digital", suggested=digital["suggested"], own=digital["own"])

    # -- languages

    def languages(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """Each language with its profile and certificates, and what they give together."""
        draft.say(Tone.HEADING, self.t("result-languages"))
        for one in shown.outcome["languages"]:
            lines = [self._profile(one), *(self.certificate(cert) for cert in one["certificates"])]
            draft.say(Tone.TEXT, "\n".join(lines))
        if not shown.outcome["languages"]:
            draft.say(Tone.TEXT, self.t("result-languages-none"))
        draft.say(Tone.TEXT, self.t("result-g7", level=shown.outcome["g7"]))
        return self._others(draft, shown)

    def _profile(self, one: Outcome) -> str:
        name = self.language(one)
        if one["oral"] is not None:
            return self.t("result-oral", name=name, step=self.t(f"oral-{one['oral']}"))
        if one["overall"] is None:
            return self.t("result-language-open", name=name)
        skills = ", ".join(self._skill(one, skill) for skill in SKILLS if one["skills"].get(skill) is not None)
        text = self.t("result-language", name=name, level=CEFR[one["overall"]], skills=skills)
        if one["uneven"]:
            text = f"{text} {self.t('result-uneven')}"
        if one["verified"] is not None:
            text = f"{text} {self.t('result-verified', level=CEFR[one['verified']])}"
        return text

    def _skill(self, one: Outcome, skill: str) -> str:
        mark = "−" if one["minus"].get(skill) else ""
        return f"{self.t(f'skill-{skill.lower()}')} {CEFR[one['skills'][skill]]}{mark}"

    def certificate(self, one: Outcome) -> str:
        """A certificate: what it stands for, until when, whether it was verified."""
        level = CEFR[one["level"]] if one["level"] else self.t("result-certificate-no-level")
        at_least = self.t("result-at-least", level=level) if one["at_least"] else level
        until = self.t.date(date.fromisoformat(one["until"])) if one["until"] else ""
        return self.t(
            "result-certificate",
            name=self.certificate_name(one),
            score=self.score(one),
            level=at_least,
            state=self.t(f"certificate-{one['state']}" if until else "certificate-valid-open", until=until),
            verified=self.t("certificate-verified" if one["verified"] else "certificate-unverified"),
        )

    # -- experience

    def experience(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """The clock with its arithmetic, the rule with its status, what is missing and from when it is met."""
        outcome = shown.outcome
        reference = write_month(outcome["reference"])
        draft.say(Tone.HEADING, self.t("result-experience", month=reference))
        lines = [self.t("result-total", months=outcome["total"])]
        if outcome["present"] is not None:
            lines.append(self.t("result-present", months=outcome["present"]))
        lines += [f"• {self.field(code)}: {self.t('result-months', months=n)}" for code, n in outcome["fields"].items()]
        draft.say(Tone.TEXT, "\n".join(lines))
        if rule := outcome["rule"]:
            self._rule(draft, outcome, rule)
        elif outcome["gaps"]:
            draft.say(Tone.TEXT, self.t("rule-e-gap", period=_periods(outcome["gaps"])))
        return self._others(draft, shown)

    def _rule(self, draft: ScreenBuilder, outcome: Outcome, rule: Outcome) -> None:
        draft.say(Tone.HEADING, self.t("result-rule", min=rule["asked"], fields=self.fields(rule["fields"])))
        counted = [self._counted(post, outcome) for post in outcome["posts"] if post["item"] in rule["posts"]]
        arithmetic = self.t("result-arithmetic", months=rule["months"], min=rule["asked"], list="; ".join(counted))
        if rule["counted_once"]:
            arithmetic = f"{arithmetic} {self.t('result-counted-once', months=rule['counted_once'])}"
        if probation := rule.get("probation"):
            arithmetic = f"{arithmetic} {self.t('result-probation', months=probation)}"
        draft.say(Tone.TEXT, arithmetic if counted else "")
        draft.say(Tone.TEXT, "\n".join(self.code(code, rule) for code in rule["codes"]))
        draft.say(Tone.QUIET, self.t("result-rule-note", rule=rule["rule"], by=self._named(rule["decided_by"]) or "–"))

    def code(self, code: str, rule: Outcome) -> str:
        """A code of the rule in words."""
        if code == "E-SHORT":
            if rule["met_from"] is None:
                return self.t("rule-e-short-open", k=rule["missing"])
            return self.t("rule-e-short", k=rule["missing"], m=write_month(rule["met_from"]))
        if code == "E-EDGE":
            return self.t("rule-e-edge", ranges=len(rule["counted"]))
        if code == "E-GAP":
            return self.t("rule-e-gap", period=_periods(rule["gaps"]))
        if code == "E-EXC" and "exception" in rule:
            return self.t("rule-e-exc-reason", reason=rule["exception"])
        return self.t(f"rule-{code.lower()}", n=rule["months"], min=rule["asked"])

    def _counted(self, post: Outcome, outcome: Outcome) -> str:
        last = outcome["reference"] if post["last"] is None else min(post["last"], outcome["reference"])
        place = self.t.pick(self.names.units.get(post["unit"] or "", {})) or post["place"] or post["unit"] or "–"
        mark = " ✓" if post["confirmed"] else ""
        return f"{write_month(post['first'])}–{write_month(last)}, {place}{mark}"

    # -- pools

    def pools(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """Own status in the pools: criteria met and missing."""
        draft.say(Tone.HEADING, self.t("result-pools"))
        for one in shown.outcome.get("expert", ()):
            draft.say(Tone.TEXT, self._standing(self._expert(one), one, "potential"))
        if young := shown.outcome.get("young"):
            draft.say(Tone.TEXT, self._standing(self.t("pool-young"), young, "B"))
        return draft

    def _standing(self, title: str, one: Outcome, lowest: str) -> str:
        lists = one["tiers"].get(one["tier"] or lowest) or next(iter(one["tiers"].values()))
        unknown = [name for name in lists["missing"] if name in one.get("unknown", ())]
        missing = [name for name in lists["missing"] if name not in unknown]
        named = {"met": lists["met"], "missing": missing, "unknown": unknown}
        said = (
            self.t(f"pool-{about}", list=", ".join(self.t(f"criterion-{name}") for name in names))
            for about, names in named.items()
            if names
        )
        return "\n".join((f"{title}: {self._tier(one)}", *said))

    def _tier(self, one: Outcome) -> str:
        """How far somebody is in a pool, in two words."""
        tier = one["tier"]
        return self.t(f"tier-{tier.lower()}") if tier else self.t("tier-near" if one["near"] else "tier-none")

    def _pools_in_a_line(self, outcome: Outcome) -> str:
        found = [(self._expert(one), one) for one in outcome.get("expert", ())]
        if young := outcome.get("young"):
            found.append((self.t("pool-young"), young))
        listed = "; ".join(f"{title} ({self._tier(one)})" for title, one in found)
        return self.t("result-line-pools", list=listed) if listed else self.t("result-pools")

    def _expert(self, one: Outcome) -> str:
        return self.t("pool-expert", sector=self.t.pick(self.names.sectors.get(one["sector"], {})) or one["sector"])

    # -- all kinds

    def _others(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """That another edition of the rules gives something else."""
        differ = [version for version, other in shown.others if is_different(other, shown.outcome)]
        return draft.say(Tone.QUIET, self.t("result-other-edition", versions=", ".join(differ)) if differ else "")

    def what_it_is(self, shown: ShownResult) -> str:
        """That it is a self-assessment by a rule, on which people decide, and how to object."""
        rule = shown.rule
        return self.t(
            "result-note",
            version=rule["version"],
            authority=self._authority(rule) or "–",
            day=self.t.day(shown.at),
        )

    def what_they_are(self, found: Mapping[str, ShownResult]) -> str:
        """The same of all results together: by which rules, and when last computed."""
        newest = max(found.values(), key=lambda one: one.at)
        authorities = filter(None, dict.fromkeys(self._authority(one.rule) for one in found.values()))
        return self.t(
            "result-note",
            version=versions(found),
            authority="; ".join(authorities) or "–",
            day=self.t.day(newest.at),
        )

    def _authority(self, rule: Mapping[str, Any]) -> str:
        """Whose rule it is."""
        return self._named(rule["authority"])

    def _named(self, named: str | Mapping[str, str]) -> str:
        """A name in the reader's language; results of earlier versions hold one text for all."""
        return named if isinstance(named, str) else self.t.pick(named)

    def say(self, draft: ScreenBuilder, shown: ShownResult) -> ScreenBuilder:
        """One kind of result, whole."""
        said = _SAY[shown.kind](self, draft, shown)
        return said.say(Tone.QUIET, self.what_it_is(shown))

    def line(self, shown: ShownResult) -> str:
        """One kind of result in a line."""
        outcome = shown.outcome
        if shown.kind == GAP:
            if outcome["pfi"] is None:
                return self.t("result-line-gap-none")
            return self.t("result-line-gap", fit=self.number(outcome["pfi"]))
        if shown.kind == LANGUAGES:
            languages = ", ".join(map(self._short, outcome["languages"]))
            return self.t("result-line-languages", list=languages) if languages else self.t("result-line-no-languages")
        if shown.kind == EXPERIENCE and outcome["rule"]:
            rule = outcome["rule"]
            return self.t("result-line-rule", n=rule["months"], min=rule["asked"], status=self.status(rule))
        if shown.kind == EXPERIENCE:
            return self.t("result-total", months=outcome["total"])
        return self._pools_in_a_line(outcome)

    def status(self, rule: Outcome) -> str:
        """Where a person stands by the rule, in two words."""
        return self.t(f"status-{rule['status'].replace(' ', '-')}")

    def _short(self, one: Outcome) -> str:
        level = one["used"]
        if one["oral"] is not None:
            step = self.t(f"oral-{one['oral']}")
            return f"{self.language(one)} ({step})"
        return f"{self.language(one)} {CEFR[level] if level is not None else '–'}"

    def brief(self, draft: ScreenBuilder, found: Mapping[str, ShownResult]) -> ScreenBuilder:
        """All kinds in few words, to stand below the picture."""
        draft.say(Tone.TITLE, self.t("results-title"))
        draft.say(Tone.TEXT, "\n".join(self.line(one) for one in found.values()))
        if gap := found.get(GAP):
            draft.say(Tone.TEXT, "\n".join(self._brief_gap(gap.outcome)))
        return draft.say(Tone.QUIET, self.what_they_are(found))

    def _brief_gap(self, outcome: Outcome) -> Iterator[str]:
        if best := self.strengths(outcome):
            yield self.t("result-strengths", list=", ".join(self.competency(row["code"]) for row in best))
        if wanting := self.priorities(outcome):
            yield self.t("result-priorities", list=", ".join(self.competency(row["code"]) for row in wanting))


def _periods(gaps: Iterable[Any]) -> str:
    return ", ".join(f"{write_month(first)}–{write_month(last)}" for first, last in gaps)


_SAY: Final = {
    GAP: Teller.gap,
    LANGUAGES: Teller.languages,
    EXPERIENCE: Teller.experience,
    POOLS: Teller.pools,
}
