"""My results: what came of the answers, in words and as a picture; another position to compare with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import said, submitted, surveys
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of
from bot.presenting.results import Teller
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services import results_due as due
from bot.services.people import consents
from bot.services.results import comparing, computing, names, shown
from bot.services.results.shown import ShownResult
from survey_definitions.assessment.outcomes import GAP, KINDS

KIND: Final = "R"
HOME: Final = Address(KIND, "s")
_PAGE: Final = 12
_LABEL: Final = 48


def _to(verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, numbers)


def _found(turn: Turn) -> dict[str, ShownResult]:
    if "results" not in turn.memo:
        turn.memo["results"] = shown.of_person(turn.uow, turn.person.id)
    found: dict[str, ShownResult] = turn.memo["results"]
    return found


def _teller(turn: Turn, found: Mapping[str, ShownResult]) -> Teller:
    return Teller(turn.texts, names.called(turn.uow, turn.library, found, turn.chat.language))


def show(turn: Turn) -> Screen:
    """A line for each kind of result, and where each leads."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("results-title"))
    found = _found(turn) if consents.given(turn.uow, turn.person.id, consents.DEVELOPMENT) else {}
    if found:
        teller = _teller(turn, found)
        draft.say(Tone.TEXT, "\n".join(teller.line(one) for one in found.values()))
        draft.say(Tone.TEXT, turn.t("results-line-head"))
        draft.say(Tone.QUIET, teller.what_they_are(found))
    else:
        draft.say(Tone.TEXT, turn.t(_why_nothing(turn)))
    if turn.chat.place.get("asked"):
        draft.say(Tone.QUIET, turn.t("result-picture-coming"))
    draft.grid((turn.button(f"button-result-{kind}", _to("k", KINDS.index(kind))) for kind in found), 2)
    draft.row(turn.button("button-result-picture", _to("p"), Style.MAIN) if found else None)
    if GAP in found:
        draft.row(turn.button("button-result-said", _to("w"))).row(turn.button("button-result-compare", _to("c", 0)))
    draft.row(turn.button("button-submitted", submitted.LIST))
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def _why_nothing(turn: Turn) -> str:
    if not consents.given(turn.uow, turn.person.id, consents.DEVELOPMENT):
        return "results-not-agreed"
    return "results-waiting" if due.is_due(turn.uow, turn.person.id) else "results-none"


def show_one(turn: Turn) -> Screen:
    """One kind of result, whole."""
    found = _found(turn)
    kind = turn.chat.place.get("kind")
    if kind not in found or not consents.given(turn.uow, turn.person.id, consents.DEVELOPMENT):
        return show(turn)
    draft = _teller(turn, found).say(ScreenBuilder(), found[kind])
    return _back(turn, draft).done()


def _back(turn: Turn, draft: ScreenBuilder) -> ScreenBuilder:
    return draft.row(turn.button("button-results", HOME, Style.MAIN))


# -- another position


def _positions(turn: Turn) -> list[tuple[str, str, Mapping[str, str]]]:
    """Position groups, then job positions: kind, code, names."""
    kinds = (comparing.GROUP, comparing.JOB)
    return [(kind, code, names) for kind in kinds for code, names in shown.entry_names(turn.uow, kind).items()]


def show_positions(turn: Turn) -> Screen:
    """The positions to choose from."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("compare-title"))
    jobs = _positions(turn)
    draft.say(Tone.TEXT, turn.t("compare-text" if jobs else "compare-none"))
    page = page_of(list(enumerate(jobs)), turn.page, _PAGE)
    for number, (_, _, labels) in page.entries:
        draft.row(Button(shortened(turn.texts.pick(labels), _LABEL), _to("j", number)))
    draft.row(*page.turning(turn.texts, lambda number: _to("c", number)))
    return _back(turn, draft).done()


def show_compared(turn: Turn) -> Screen:
    """The same answers against a position that the person chose; nothing of it is kept."""
    jobs = _positions(turn)
    number, found = turn.chat.place.get("job", -1), _found(turn)
    if not 0 <= number < len(jobs) or GAP not in found:
        return show_positions(turn)
    kind, code, _ = jobs[number]
    other = comparing.against(turn.uow, turn.person.id, found[GAP], kind, code, turn.settings.zone)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("compare-title"))
    if other is None:
        draft.say(Tone.TEXT, turn.t("result-fit-none"))
    else:
        _teller(turn, found).say(draft, other)
        draft.say(Tone.QUIET, "\n".join(_whose_targets(turn, kind, other)))
    return _back(turn, draft.row(turn.button("button-result-compare", _to("c", number // _PAGE)))).done()


def _whose_targets(turn: Turn, kind: str, compared: ShownResult) -> Iterator[str]:
    """What is not asked for by the position itself: a job position without targets has those of the own group."""
    named = Counter(row["place"] for row in compared.outcome["rows"])
    if kind == comparing.JOB and named["group"]:
        group = comparing.group_of(turn.uow, turn.person.id)
        yield turn.t("compare-own-group", n=named["group"], group=turn.texts.pick(group))
    if named["default"]:
        yield turn.t("compare-general", n=named["default"])


# -- presses


def on_results(turn: Turn, _: str) -> None:
    """``/results``."""
    _open(turn)


def _open(turn: Turn, *, asked: bool = False) -> None:
    """Compute what waits: whoever looks does not wait for a job."""
    if due.is_due(turn.uow, turn.person.id):
        computing.compute(turn.uow, turn.person.id, turn.now, turn.settings.zone)
        due.settle(turn.uow, turn.person.id)
    turn.go("results", **({"asked": True} if asked else {}))


def on_tap(turn: Turn, address: Address) -> None:
    """Where the buttons of results lead."""
    verb, number = address.verb, address.number(0)
    if verb == "s":
        _open(turn)
    elif verb == "k" and 0 <= number < len(KINDS):
        turn.go("result", kind=KINDS[number])
    elif verb == "p" and _found(turn):
        due.for_person(turn.uow, turn.person.id, turn.now, tell=True)
        _open(turn, asked=True)
    elif verb == "c":
        turn.go("positions", page=max(0, number))
    elif verb == "j":
        turn.go("compared", job=number)
    elif not said.take(turn, address) and not submitted.take(turn, address):
        raise LeadsNowhereError


CONVERSATION = Conversation(
    name="results",
    screens={
        "results": show,
        "result": show_one,
        "positions": show_positions,
        "compared": show_compared,
        **said.SCREENS,
        **submitted.SCREENS,
    },
    commands={"results": on_results, "ketqua": on_results},
    taps={KIND: on_tap},
    files={KIND: submitted.files},
    typed=said.TYPED,
)
