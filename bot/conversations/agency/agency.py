"""The desk of an agency: its people and its surveys in counts, the next step, one person by their exact staff code."""

from __future__ import annotations

from typing import Any, Final

from bot.conversations.agency import somebody, somebody_card
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import deadlines, heights, places
from bot.presenting import summaries as wording
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of, within
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import roster_discrepancies
from bot.services.people import somebody as staff
from bot.services.people.role_words import AT_AGENCY_DESK
from bot.services.people.scope import Right
from bot.services.reminders import figures
from bot.services.summaries import agency_state, reports
from bot.services.summaries.agency_state import ReadableAgency
from bot.services.summaries.figures import places_of
from bot.services.summaries.readers import Somebody
from bot.services.summaries.reports import CampaignReport

KIND: Final = "f"
PAGE: Final = 8  # agencies offered as buttons at once; any other is reached by typing its code, too
CODE: Final = 40


def show(turn: Turn) -> Screen:
    """One agency in counts; whoever has the care of several, or of the province, chooses first."""
    agency = _agency(turn)
    return _choice(turn) if agency is None else _state(turn, agency)


def _agency(turn: Turn) -> ReadableAgency | None:
    scope = somebody_card.scope(turn)
    if chosen := turn.chat.place.get("agency"):
        return agency_state.agency(turn.uow, scope, number=chosen)
    mine = agency_state.own_agencies(turn.uow, scope)
    return mine[0] if len(mine) == 1 and "page" not in turn.chat.place else None


def _choice(turn: Turn) -> Screen:
    """The agencies whose counts the reader may see, and the whole province for those to whom it is reported."""
    scope = somebody_card.scope(turn)
    page = page_of(agency_state.agencies(turn.uow, scope), turn.page, PAGE)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("agency-title")).say(Tone.TEXT, turn.t("agency-choose"))
    for one in page.entries:
        draft.row(Button(turn.texts.pick(one.names), Address(KIND, "s", (one.id,))))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "c", (number,))))
    if agency_state.sees_province(turn.uow, scope):
        draft.row(turn.button("button-province", places.summary(0), Style.MAIN))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def _state(turn: Turn, agency: ReadableAgency) -> Screen:
    """The desk, on one screen of a phone: where it would be higher, surveys take a line each, and then some only.

    How to look at one person is said while there is room for it.
    """
    people, running = _people(turn, agency), campaigns_of(turn, agency)
    whole = _desk(turn, agency, people, running, [(Tone.TEXT, _campaign(turn, one)) for one in running])
    if heights.of_screen(whole) <= turn.room:
        return whole
    for shown, hint in ((len(running), True), *((count, False) for count in range(len(running), 0, -1))):
        lines = wording.in_lines(turn.texts, running[:shown], turn.now)
        lines += [turn.t("agency-campaigns-more", count=len(running) - shown)] if shown < len(running) else []
        whole = _desk(turn, agency, people, running, [(Tone.TEXT, "\n".join(lines))], hint=hint)
        if heights.of_screen(whole) <= turn.room:
            break
    return whole


def _desk(
    turn: Turn,
    agency: ReadableAgency,
    people: list[str],
    running: list[CampaignReport],
    told: list[tuple[Tone, str]],
    *,
    hint: bool = True,
) -> Screen:
    name = turn.texts.pick(agency.names)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("agency-head", agency=name, at=turn.texts.moment(turn.now)))
    draft.say(Tone.TEXT, "\n".join(people))
    for tone, text in told:
        draft.say(tone, text)
    draft.say(Tone.TEXT, wording.first_action(turn.texts, running) if running else turn.t("agency-no-campaign"))
    may_ask = staff.may_ask(turn.uow, somebody_card.scope(turn))
    draft.say(Tone.TEXT, turn.t("agency-ask" if may_ask else "agency-counts-only") if hint else "")
    return _buttons(turn, draft, agency, running).done()


def campaigns_of(turn: Turn, agency: ReadableAgency) -> list[CampaignReport]:
    """Those that run, with the counts that summaries tell; paused ones too."""
    reader = Somebody(turn.person.id, turn.now.date(), Right.COUNTS)
    now = turn.now.astimezone(turn.settings.zone)
    return wording.told_apart(turn.texts, reports.at_desk(turn.uow, reader, agency.id, now, turn.calendar))


def _buttons(turn: Turn, draft: ScreenBuilder, agency: ReadableAgency, running: list[CampaignReport]) -> ScreenBuilder:
    scope = somebody_card.scope(turn)
    may_ask = staff.may_ask(turn.uow, scope)
    told = (running or _has_taken_over(turn, agency)) and agency_state.is_told(turn.uow, scope, agency.id)
    draft.row(
        turn.button("button-summary", places.summary(agency.id)) if told else None,
        turn.button("button-fresh-link", Address(somebody_card.KIND, "f")) if may_ask else None,
    )
    if any(one.action.concerns_answers for one in running):
        draft.row(turn.button("button-next-step", places.next_step(agency.id), Style.MAIN))
    _settling(turn, draft, agency)
    others = len(agency_state.agencies(turn.uow, scope)) > 1
    draft.row(turn.button("button-other-agencies", Address(KIND, "c", (0,))) if others else None)
    refresh = turn.button("button-refresh", Address(KIND, "s", (agency.id,)))
    return draft.row(refresh, turn.button("button-surveys", places.SURVEYS))


def _has_taken_over(turn: Turn, agency: ReadableAgency) -> bool:
    """Whether there are summaries of another agency whose people are looked after here now."""
    places = places_of(turn.uow, turn.person.id, turn.now.astimezone(turn.settings.zone).date())
    return any(one.desk == agency.id != one.agency for one in places)


def _settling(turn: Turn, draft: ScreenBuilder, agency: ReadableAgency) -> None:
    """The button to the statements that differ, for whoever may look at one person."""
    people = roster_discrepancies.people_to_settle(turn.uow, somebody_card.scope(turn), agency.id)
    one = roster_discrepancies.next_to_settle(turn.uow, somebody_card.scope(turn), agency.id)
    if one is not None:
        draft.row(turn.button("button-settle", Address(KIND, "q", (agency.id,)), Style.PLAIN, count=people))


def on_card(turn: Turn) -> ReadableAgency | None:
    """The agency of the chat's place, as far as the reader may see its counts."""
    return agency_state.agency(turn.uow, somebody_card.scope(turn), number=turn.chat.place["agency"])


def missing_people(turn: Turn, agency: ReadableAgency) -> list[str]:
    """How many have not joined or cannot be reached, a line each, where that may be said."""
    scope = somebody_card.scope(turn)
    if not agency_state.may_show_people(turn.uow, scope, agency):
        return []
    found = agency_state.people(turn.uow, scope, agency.id, turn.now)
    counted = {"agency-not-joined": found.not_joined, "agency-unreachable": found.unreachable}
    return [turn.t(name, count=count) for name, count in counted.items() if count]


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


def _campaign(turn: Turn, found: CampaignReport) -> str:
    """How it stands, in the words of the summary; nothing but the deadline where the agency is too small."""
    if found.is_hidden:
        survey, deadline = turn.texts.pick(found.titles), deadlines.in_words(turn.texts, found.closes_at, turn.now)
        return turn.t("agency-campaign-hidden", survey=survey, deadline=deadline)
    return wording.brief(turn.texts, found, turn.now)


def on_agency(turn: Turn, _: str) -> None:
    """``/agency``."""
    turn.go("agency")


def on_tap(turn: Turn, address: Address) -> None:
    """The present state of an agency, or the choice of one."""
    scope, number = somebody_card.scope(turn), max(0, address.number(0, 0))
    if address.verb == "c":
        turn.go("agency", page=within(number, len(agency_state.agencies(turn.uow, scope)), PAGE))
    elif number and (agency_state.agency(turn.uow, scope, number=number) is None):
        raise LeadsNowhereError
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
    taps={KIND: {"s": on_tap, "c": on_tap}},
    typed={"agency": on_text},
    role=" ".join(AT_AGENCY_DESK),
)
