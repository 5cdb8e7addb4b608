"""How an agency stands, for those who look after it: now, by campaign, as a picture; and how often it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final

from bot.conversations.agency import agency, somebody_card
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.messages.summaries import KIND, name_of, worded
from bot.presenting import heights
from bot.presenting import places as where
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.presenting.summaries import first_action, in_lines, told_apart
from bot.services.people import admins
from bot.services.people.role_words import AT_AGENCY_DESK
from bot.services.summaries import agency_state, ended, figures, plan, reports
from bot.services.summaries.figures import ReadablePlace
from bot.services.summaries.plan import RHYTHMS
from bot.services.summaries.readers import SeenAgencies, Somebody, seen_by
from bot.services.summaries.reports import CampaignReport

LABEL: Final = 40
MOST_OVER: Final = 5  # campaigns that ended, the newest first


def show(turn: Turn) -> Screen:
    """The present summary of a place: all running campaigns, one with its groups, or the last figures of one.

    Where there are more campaigns than a phone shows with all that is said of each, they have a line each, and who
    wants more opens one; then ended campaigns are left out from the end, and what is left comes in pages.
    """
    places = figures.places_of(turn.uow, turn.person.id, _today(turn))
    if not places:
        return ScreenBuilder().say(Tone.TEXT, turn.t("summary-not-yours")).done()
    reader = Somebody(turn.person.id, _today(turn))
    place, running = _place(turn, seen_by(turn.uow, reader), places)
    campaign = turn.chat.place.get("campaign") or None
    now = turn.now.astimezone(turn.settings.zone)
    found = told_apart(turn.texts, running)
    shown = [one for one in found if one.campaign == campaign]
    if campaign is not None and not shown:
        shown = [one for one in [ended.report(turn.uow, reader, place.agency, campaign, now, turn.calendar)] if one]
    over = ended.listed(turn.uow, reader, place.agency, MOST_OVER)
    others = [one for one in over if [one.campaign] != _numbers(shown)]
    seen = _Summary(places, place, found, shown or found, others, cache(partial(_missing, turn, place)))
    if (whole := next((one for one in _versions(turn, seen) if heights.of_screen(one) <= turn.room), None)) is not None:
        return whole
    if len(seen.shown) == 1:
        return _made(turn, seen, 0, [])
    return fitting(seen.shown, turn.page, lambda page: _in_lines(turn, seen, 0, page), turn.room)


@dataclass(frozen=True, slots=True)
class _Summary:
    """What may be told: of ``shown`` in words, of the others that run (``found``) or are ``over`` by a button."""

    places: list[ReadablePlace]
    place: ReadablePlace
    found: list[CampaignReport]
    shown: list[CampaignReport]
    over: Sequence[ended.Ended]
    missing: Callable[[], list[str]]  # who has not joined or cannot be reached, of the agency as a whole


def _numbers(reports: list[CampaignReport]) -> list[int]:
    return [one.campaign for one in reports]


def _versions(turn: Turn, seen: _Summary) -> Iterator[Screen]:
    """The same summary, shorter and shorter."""
    yield _made(turn, seen, len(seen.over), seen.found)
    if len(seen.shown) == 1:
        yield from (_made(turn, seen, over, seen.found) for over in range(len(seen.over) - 1, -1, -1))
    else:
        lines = ListPage(seen.shown, 0, has_more=False)
        yield from (_in_lines(turn, seen, over, lines, change=True) for over in range(len(seen.over), -1, -1))


def _made(turn: Turn, seen: _Summary, over: int, listed: Sequence[CampaignReport]) -> Screen:
    """The card with all that is said of each campaign; buttons for these, and for so many of those that ended."""
    draft = _head(turn)
    _add_words(draft, turn, seen.place, seen.shown)
    _campaigns(draft, turn, seen, listed)
    return _foot(draft, turn, seen, over)


def _in_lines(turn: Turn, seen: _Summary, over: int, page: ListPage[CampaignReport], *, change: bool = False) -> Screen:
    """A line and a button for each campaign; who has not joined is told of the agency as a whole, or with the lines.

    ``change``: below each what is new since the last summary.
    """
    draft = _head(turn).say(Tone.TITLE, _title(turn, seen.place))
    is_province = seen.place.agency is None
    lines = in_lines(turn.texts, page.entries, turn.now, change=change, outside=is_province)
    draft.say(Tone.TEXT, "\n".join(lines))
    draft.say(Tone.TEXT, "\n".join((*seen.missing(), first_action(turn.texts, seen.shown))))
    _campaigns(draft, turn, seen, page.entries)
    agency_id = seen.place.agency or 0
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "c", (agency_id, 0, number))))
    return _foot(draft, turn, seen, over, next_step=bool(seen.missing()))


def _missing(turn: Turn, place: ReadablePlace) -> list[str]:
    """How many of an agency have not joined or cannot be reached, a line each; the next step leads to their list."""
    if place.agency is None or not _has_desk(turn):
        return []
    found = agency_state.agency(turn.uow, somebody_card.scope(turn), number=place.agency)
    return agency.missing_people(turn, found) if found is not None else []


def _head(turn: Turn) -> ScreenBuilder:
    draft = ScreenBuilder()
    return draft.say(Tone.QUIET, turn.t("summary-asked") if turn.chat.place.get("asked") else "")


def _foot(draft: ScreenBuilder, turn: Turn, seen: _Summary, over: int, *, next_step: bool = False) -> Screen:
    _over(draft, turn, seen.place.agency, seen.over[:over])
    return _ways(draft, turn, seen, next_step=next_step).done()


def _title(turn: Turn, place: ReadablePlace) -> str:
    return turn.t("summary-title", agency=name_of(turn.texts, place), moment=turn.texts.moment(turn.now))


def _add_words(draft: ScreenBuilder, turn: Turn, place: ReadablePlace, shown: list[CampaignReport]) -> None:
    if shown:
        for part in worded(turn.texts, place, shown, turn.now).done().parts:
            draft.say(part.tone, part.text, part.spare)
        return
    draft.say(Tone.TITLE, _title(turn, place)).say(Tone.TEXT, turn.t("summary-nothing"))


def _campaigns(draft: ScreenBuilder, turn: Turn, seen: _Summary, listed: Sequence[CampaignReport]) -> None:
    """A button for each of these that is not told by itself, and one back to all that run."""
    alone, agency_id = seen.shown[0].campaign if len(seen.shown) == 1 else None, seen.place.agency or 0
    for one in (one for one in listed if one.campaign != alone):
        title = shortened(turn.texts.pick(one.titles), LABEL)
        draft.row(Button(title, Address(KIND, "c", (agency_id, one.campaign))))
    if alone is not None and any(one.campaign != alone for one in seen.found):
        draft.row(turn.button("button-summary-all", Address(KIND, "c", (agency_id, 0))))


def _over(draft: ScreenBuilder, turn: Turn, agency: int | None, over: Sequence[ended.Ended]) -> None:
    """A button for each campaign that ended: its last figures stay to be read."""
    for one in over:
        title = shortened(turn.texts.pick(one.titles), LABEL)
        label = turn.t("button-summary-over", survey=title, day=turn.texts.day(one.closes_at))
        draft.row(Button(label, Address(KIND, "c", (agency or 0, one.campaign))))


def _ways(draft: ScreenBuilder, turn: Turn, seen: _Summary, *, next_step: bool) -> ScreenBuilder:
    """To other places, the chart, the next step, the rhythm, the desk."""
    for other in (other for other in seen.places if other.agency != seen.place.agency):
        name = shortened(name_of(turn.texts, other), LABEL)
        draft.row(Button(name, Address(KIND, "c", (other.agency or 0, 0))))
    here = seen.place.agency or 0
    step = turn.button("button-next-step", where.next_step(here)) if next_step else None
    if seen.shown:
        at = (here, seen.shown[0].campaign if len(seen.shown) == 1 else 0)
        draft.row(step, turn.button("button-summary-picture", Address(KIND, "p", at), Style.MAIN))
    return draft.row(
        turn.button("button-summary-rhythm", Address(KIND, "r")),
        turn.button("button-to-agency", where.agency(seen.place.desk)),
    )


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.settings.zone).date()


def _place(turn: Turn, sight: SeenAgencies, places: list[ReadablePlace]) -> tuple[ReadablePlace, list[CampaignReport]]:
    """The place that is looked at, with what runs there; where it is not the reader's, their first with anything."""
    wanted = turn.chat.place.get("agency")
    listed = [one for one in places if (one.agency or 0) == wanted] or places
    for place in listed:
        if running := _running(turn, sight, place):
            return place, running
    return listed[0], []


def _running(turn: Turn, sight: SeenAgencies, place: ReadablePlace) -> list[CampaignReport]:
    now = turn.now.astimezone(turn.settings.zone)
    return reports.of_reader(turn.uow, sight, turn.person.id, place.agency, now, turn.calendar)


def show_rhythm(turn: Turn) -> Screen:
    """How often a summary comes by itself."""
    now = _rhythm(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("rhythm-title")).say(Tone.TEXT, turn.t("rhythm-text"))
    for n, rhythm in enumerate(RHYTHMS):
        label = turn.t(f"rhythm-{rhythm}")
        draft.row(Button(f"✓ {label}" if rhythm == now else label, Address(KIND, "w", (n,))))
    return draft.row(turn.button("button-summary-back", Address(KIND, "s"))).done()


def _rhythm(turn: Turn) -> str:
    """The reader's rhythm; a deputy who set none only stands in."""
    return plan.rhythm_of(turn.uow, turn.person.id)


def on_summary(turn: Turn, _: str) -> None:
    """``/summary``: unknown to those who look after nothing."""
    if figures.places_of(turn.uow, turn.person.id, _today(turn)):
        turn.go("summary")
    else:
        turn.warn("unknown-command")


def on_text(turn: Turn, text: str) -> bool:
    """A staff code or an agency's, as on the desk, for whoever has one."""
    if not figures.places_of(turn.uow, turn.person.id, _today(turn)):
        turn.go("surveys")  # whoever looks after nothing any more
        return True
    return _has_desk(turn) and agency.on_text(turn, text)


def _has_desk(turn: Turn) -> bool:
    return admins.has_role(turn.uow, turn.person.id, " ".join(AT_AGENCY_DESK))


def on_tap(turn: Turn, address: Address) -> None:
    """Another place or campaign, a picture, the rhythm."""
    places = {place.agency or 0: place for place in figures.places_of(turn.uow, turn.person.id, _today(turn))}
    if not places:
        raise LeadsNowhereError
    _TAPS[address.verb](turn, address, places)


def _open(turn: Turn, address: Address, places: dict[int, ReadablePlace]) -> None:
    del address, places
    turn.go("summary")


def _choose(turn: Turn, address: Address, places: dict[int, ReadablePlace]) -> None:
    if address.number(0) in places:
        campaign, page = max(0, address.number(1, 0)), max(0, address.number(2, 0))
        turn.go("summary", agency=address.number(0), campaign=campaign, **({"page": page} if page else {}))
    else:
        raise LeadsNowhereError


def _ask_picture(turn: Turn, address: Address, places: dict[int, ReadablePlace]) -> None:
    """A message with the picture is on its way; the jobs draw and send it."""
    place, campaign = places.get(address.number(0)), max(0, address.number(1, 0))
    if place is None:
        raise LeadsNowhereError
    plan.ask(turn.uow, turn.person.id, place.agency, campaign, turn.now)
    turn.go("summary", agency=place.agency or 0, campaign=campaign, asked=True)


def _open_rhythm(turn: Turn, address: Address, places: dict[int, ReadablePlace]) -> None:
    del address, places
    turn.go("rhythm")


def _set_rhythm(turn: Turn, address: Address, places: dict[int, ReadablePlace]) -> None:
    del places
    if not 0 <= address.number(0) < len(RHYTHMS):
        raise LeadsNowhereError
    rhythm = RHYTHMS[address.number(0)]
    plan.set_rhythm(turn.uow, turn.person.id, rhythm)
    turn.toast = turn.t(f"rhythm-set-{rhythm}")
    turn.go("rhythm")


_TAPS: Final = {"s": _open, "c": _choose, "p": _ask_picture, "r": _open_rhythm, "w": _set_rhythm}


CONVERSATION = Conversation(
    name="summaries",
    screens={"summary": show, "rhythm": show_rhythm},
    commands={"summary": on_summary, "tinhhinh": on_summary},
    taps={KIND: dict.fromkeys(_TAPS, on_tap)},
    typed={"summary": on_text},
)
