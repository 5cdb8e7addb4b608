"""The desk of the focal point: my agency in counts, and from there one person by their exact staff code."""

from __future__ import annotations

from typing import Any, Final

from bot.conversations.agency import somebody, somebody_card
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import roster_discrepancies
from bot.services.people import somebody as staff
from bot.services.people.role_words import AT_AGENCY_DESK
from bot.services.reminders import figures
from bot.services.summaries import agency_state
from bot.services.summaries.agency_state import Covered, OpenCampaign, ReadableAgency

KIND: Final = "f"
MOST: Final = 8  # agencies offered as buttons; any other is reached by typing its code
CODE: Final = 40


def show(turn: Turn) -> Screen:
    """One agency in counts; whoever has the care of several, or of none, chooses first."""
    agency = _agency(turn)
    return _choice(turn) if agency is None else _state(turn, agency)


def _agency(turn: Turn) -> ReadableAgency | None:
    scope = somebody_card.scope(turn)
    if chosen := turn.chat.place.get("agency"):
        return agency_state.agency(turn.uow, scope, number=chosen)
    mine = agency_state.agencies(turn.uow, scope, 2)
    return mine[0] if len(mine) == 1 else None


def _choice(turn: Turn) -> Screen:
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("agency-title")).say(Tone.TEXT, turn.t("agency-choose"))
    for one in agency_state.agencies(turn.uow, somebody_card.scope(turn), MOST):
        draft.row(Button(turn.texts.pick(one.names), Address(KIND, "s", (one.id,))))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def _state(turn: Turn, agency: ReadableAgency) -> Screen:
    scope = somebody_card.scope(turn)
    name = turn.texts.pick(agency.names)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("agency-head", agency=name, at=turn.texts.moment(turn.now)))
    for line in _people(turn, agency):
        draft.say(Tone.OPTION, line)
    running = agency_state.shown_campaigns(turn.uow, scope, agency)
    for campaign in running:
        draft.say(
            Tone.TEXT, _campaign(turn, campaign) if isinstance(campaign, OpenCampaign) else _covered(turn, campaign)
        )
    if not running:
        draft.say(Tone.TEXT, turn.t("agency-no-campaign"))
    may_ask = staff.may_ask(turn.uow, scope)
    draft.say(Tone.TEXT, turn.t("agency-ask" if may_ask else "agency-counts-only"))
    if may_ask:
        draft.row(turn.button("button-fresh-link", Address(somebody_card.KIND, "f")))
    draft.row(turn.button("button-refresh", Address(KIND, "s", (agency.id,)), Style.MAIN))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def _people(turn: Turn, agency: ReadableAgency) -> list[str]:
    scope = somebody_card.scope(turn)
    if not agency_state.may_show_people(turn.uow, scope, agency):
        return [turn.t("agency-few")]
    found = agency_state.people(turn.uow, scope, agency.id, turn.now)
    counted: dict[str, dict[str, Any]] = {
        "agency-joined": {"joined": found.joined, "total": found.total, "today": found.joined_today},
        "agency-not-joined": {"count": found.not_joined},
        "agency-unreachable": {"count": found.unreachable},
        "agency-no-messenger": {"count": found.no_messenger},
        "agency-absent": {"count": found.absent},
        "agency-help": {"count": agency_state.asked_for_help(turn.uow, scope, agency.id, turn.now)},
        "agency-silent": {"count": figures.silent(turn.uow, scope, agency.id)},
        "agency-settle": {"count": roster_discrepancies.people_to_settle(turn.uow, scope, agency.id)},
        "agency-waiting": {"count": agency_state.waiting(turn.uow, scope, agency.id)},
    }
    return [turn.t(name, **values) for name, values in counted.items() if values.get("count", 1)]


def _campaign(turn: Turn, found: OpenCampaign) -> str:
    lines = [
        turn.t(
            "agency-campaign", survey=turn.texts.pick(found.titles), submitted=found.submitted, total=found.total,
            started=found.started, new=found.new, deadline=turn.texts.moment(found.closes_at),
        )
    ]  # fmt: skip
    if found.not_joined or found.unreachable:
        lines.append(turn.t("agency-campaign-apart", not_joined=found.not_joined, unreachable=found.unreachable))
    return "\n".join(lines)


def _covered(turn: Turn, found: Covered) -> str:
    """A campaign of an agency that is too small to be shown: where its block or the province stands."""
    survey, deadline = turn.texts.pick(found.titles), turn.texts.moment(found.closes_at)
    if found.whole is None:
        return turn.t("agency-campaign-hidden", survey=survey, deadline=deadline)
    names = agency_state.names_of(turn.uow, found.whole)
    group = turn.texts.pick(names) if names else turn.t("summary-province")
    return turn.t(
        "agency-campaign-covered", survey=survey, deadline=deadline, group=group, submitted=found.submitted,
        total=found.total,
    )  # fmt: skip


def on_agency(turn: Turn, _: str) -> None:
    """``/agency``."""
    turn.go("agency")


def on_tap(turn: Turn, address: Address) -> None:
    """The present state, or another agency."""
    number = address.number(0, 0)
    found = agency_state.agency(turn.uow, somebody_card.scope(turn), number=number) if number else None
    if address.verb != "s" or (number and found is None):
        turn.refused = True
    else:
        turn.go("agency", **({"agency": number} if number else {}))


def on_text(turn: Turn, text: str) -> bool:
    """The code of an agency whose counts the reader may see, or a staff code."""
    found = agency_state.agency(turn.uow, somebody_card.scope(turn), code=text[:CODE])
    if found is None:
        return somebody.on_text(turn, text)
    turn.go("agency", agency=found.id)
    return True


CONVERSATION = Conversation(
    name="agency",
    screens={"agency": show},
    commands={"agency": on_agency, "coquan": on_agency},
    taps={KIND: on_tap},
    typed={"agency": on_text},
    role=" ".join(AT_AGENCY_DESK),
)
