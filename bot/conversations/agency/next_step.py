"""From the desk of an agency to what is to be done next: words to forward, and statements settled one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.conversations.agency import agency, somebody_card
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import deadlines, heights, places, summaries
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services import installation_facts
from bot.services.people import not_joined, roster_discrepancies
from bot.services.people import somebody as staff
from bot.services.people.role_words import AT_AGENCY_DESK
from bot.services.people.roster_discrepancies import ROSTER_IS_RIGHT, SAID_IS_RIGHT, ToSettle
from bot.services.summaries import agency_state
from bot.services.summaries.agency_state import ReadableAgency

KIND: Final = agency.KIND
NEXT, WORDS, SETTLE = "agency-next", "agency-words", "agency-settle"  # places
_ANSWERS: Final = (ROSTER_IS_RIGHT, SAID_IS_RIGHT)  # buttons carry the place in it


# -- what is to be done next


def show(turn: Turn) -> Screen:
    """What helps most now, who is not reached yet, in counts, and the ways to bring them in."""
    found = agency.on_card(turn)
    if found is None:
        return _gone(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("next-title", agency=turn.texts.pick(found.names)))
    draft.say(Tone.TEXT, summaries.first_action(turn.texts, agency.campaigns_of(turn, found)))
    may_ask = staff.may_ask(turn.uow, somebody_card.scope(turn))
    for line in agency.missing_people(turn, found):
        draft.say(Tone.OPTION, line)
    draft.say(Tone.TEXT, turn.t("next-text"))
    lists = turn.settings.list_in_chat and not_joined.may_ask(turn.uow, somebody_card.scope(turn), found.id)
    if may_ask:
        draft.say(Tone.TEXT, turn.t("next-lists-here" if lists else "next-lists"))
    draft.row(turn.button("button-words", Address(KIND, "t", (found.id,)), Style.MAIN))
    if lists:
        draft.row(turn.button("button-list-here", Address(KIND, "l", (found.id,))))
    if may_ask:
        draft.row(turn.button("button-fresh-link", Address(somebody_card.KIND, "f")))
    return draft.row(turn.button("button-to-agency", places.agency(found.id))).done()


def show_words(turn: Turn) -> Screen:
    """A message to be forwarded as it is: which surveys, until when, how to join; it names nobody."""
    found = agency.on_card(turn)
    if found is None:
        return _gone(turn)
    running = agency.campaigns_of(turn, found)
    ahead = [one for one in running if one.closes_at > turn.now] or running  # a survey that closes is not offered
    lines = [_survey(turn, one.titles, one.closes_at) for one in ahead]
    made = (_words(turn, found, lines, most) for most in range(len(lines), 0, -1))
    return next((one for one in made if heights.of_screen(one) <= turn.room), _words(turn, found, lines, 1))


def _words(turn: Turn, agency: ReadableAgency, lines: list[str], most: int) -> Screen:
    """With so many surveys, those that close first; the others are counted."""
    name = turn.settings.bot_name or installation_facts.recall(turn.uow, installation_facts.BOT_NAME)
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("words-head", agency=turn.texts.pick(agency.names)))
    for line in lines[:most]:
        draft.say(Tone.OPTION, line)
    draft.say(Tone.OPTION, turn.t("summary-more", count=len(lines) - most) if most < len(lines) else "")
    draft.say(Tone.TEXT, turn.t("words-how", bot=f"@{name.removeprefix('@')}" if name else "Telegram"))
    return draft.row(turn.button("button-back", places.next_step(agency.id))).done()


def _survey(turn: Turn, titles: Mapping[str, str], closes_at: datetime) -> str:
    deadline = deadlines.in_words(turn.texts, closes_at, turn.now)
    return turn.t("words-survey", survey=turn.texts.pick(titles), deadline=deadline)


def _gone(turn: Turn) -> Screen:
    surveys = turn.button("button-surveys", places.SURVEYS)
    return ScreenBuilder().say(Tone.TEXT, turn.t("summary-not-yours")).row(surveys).done()


# -- statements that differ from the roster


def show_settle(turn: Turn) -> Screen:
    """One statement beside the roster's, by staff code; the program brings the next one."""
    found, one = agency.on_card(turn), _statement(turn)
    if found is None:
        return _gone(turn)
    back = turn.button("button-to-agency", places.agency(found.id))
    settled = turn.chat.place.get("settled")
    done = turn.t(f"settled-{settled[0]}", code=settled[1]) if settled else ""
    draft = ScreenBuilder().say(Tone.QUIET, f"✓ {done}" if done else "")
    if one is None:
        return draft.say(Tone.TEXT, turn.t("settle-done")).row(back).done()
    draft.say(Tone.QUIET, turn.t("settle-left", count=one.left))
    draft.say(Tone.TITLE, turn.t("settle-head", code=one.staff_code, fact=turn.t(f"fact-{one.fact}")))
    draft.say(Tone.OPTION, turn.t("settle-roster", value=_value(turn, one, one.roster)))
    draft.say(Tone.OPTION, turn.t("settle-said", value=_value(turn, one, one.said)))
    draft.say(Tone.QUESTION, turn.t("settle-question"))
    names = ("button-roster-right", "button-said-right")
    draft.row(*(turn.button(name, Address(KIND, "a", (found.id, one.id, n))) for n, name in enumerate(names)))
    later = turn.button("button-later", Address(KIND, "q", (found.id, one.id))) if one.left > 1 else None
    return draft.row(later, back).done()


def _statement(turn: Turn) -> ToSettle | None:
    place = turn.chat.place
    scope = somebody_card.scope(turn)
    return roster_discrepancies.next_to_settle(turn.uow, scope, place["agency"], place.get("after", 0))


def _value(turn: Turn, one: ToSettle, value: str) -> str:
    names = one.names.get(value)
    return turn.texts.pick(names) if names else turn.texts.plain_date(value)


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """The next step, words to forward, the next statement, or which of two is right."""
    scope = somebody_card.scope(turn)
    found = agency_state.agency(turn.uow, scope, number=max(0, address.number(0, 0)))
    if found is None:
        raise LeadsNowhereError
    if address.verb == "a":
        _settle(turn, address)
    elif address.verb == "l":
        _send_list(turn, found.id)
    else:
        at = {"n": NEXT, "t": WORDS, "q": SETTLE}[address.verb]
        after = {"after": max(0, address.number(1, 0))} if address.verb == "q" else {}
        turn.go(at, agency=found.id, **after)


def _send_list(turn: Turn, agency_id: int) -> None:
    """Where the installation allows it, to whoever has the care of these people now."""
    allowed = turn.settings.list_in_chat
    if not (allowed and not_joined.ask(turn.uow, somebody_card.scope(turn), agency_id, turn.now)):
        raise LeadsNowhereError
    turn.toast = turn.t("list-comes")
    turn.go(NEXT, agency=agency_id)


def _settle(turn: Turn, address: Address) -> None:
    """Counts only for the statement that is on the card."""
    one = _statement(turn) if turn.chat.place["at"] == SETTLE else None
    how = _ANSWERS[address.number(2)] if 0 <= address.number(2, -1) < len(_ANSWERS) else ""
    is_on = one is not None and one.id == address.number(1, 0) and turn.chat.place["agency"] == address.number(0)
    scope = somebody_card.scope(turn)
    if one is None or not is_on or not roster_discrepancies.settle(turn.uow, scope, one.id, how, turn.now):
        raise LeadsNowhereError
    turn.toast = turn.t(f"settled-{how}", code=one.staff_code)
    turn.go(SETTLE, agency=address.number(0), after=one.id, settled=[how, one.staff_code])


CONVERSATION = Conversation(
    name="next step",
    screens={NEXT: show, WORDS: show_words, SETTLE: show_settle},
    taps={KIND: dict.fromkeys(("n", "t", "q", "a", "l"), on_tap)},
    role=" ".join(AT_AGENCY_DESK),
)
