"""Campaigns on the admin's desk: the list, and one with its figures in a card that keeps itself up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.conversations.admin import pins
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import campaigns as cards
from bot.presenting import deadlines, heights, places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services.campaigns import Campaign, approvals, blast, drafts, lifecycle, message_plan, remind_now, workdays
from bot.services.campaigns import listed as campaign_desk
from bot.services.campaigns.listed import Listed, ListedCampaign
from bot.services.campaigns.remind_now import Remindable
from bot.services.campaigns.states import OVER
from bot.services.people.role_words import ADMIN
from bot.services.people.scope import Right
from bot.services.refusals import Refusal
from bot.services.summaries import figures, reports
from bot.services.summaries.figures import Figures
from bot.services.summaries.readers import Somebody, seen_by
from storage.states import CampaignState

KIND: Final = "g"
WIZARD: Final = "w"
APPROVAL: Final = "b"
LIST: Final = Address(KIND, "s")
LABEL: Final = 26
MOST_AGENCIES: Final = 25
EXTENSIONS: Final = (3, 5, 10)  # working days
_NOT_REMINDED: Final = (
    "submitted",
    "already",
    "capped",
    "absent",
    "not_joined",
    "unreachable",
    "declined",
    "other",
)
CARD, EXTEND, CLOSE, REMIND, PLAN = "campaign", "extend", "close-campaign", "remind", "messages"  # places
AGENCIES: Final = "campaign-agencies"


# -- screens


def show_list(turn: Turn) -> Screen:
    """All campaigns: what needs somebody on top."""
    found = campaign_desk.listed(turn.uow, turn.person.id)
    return fitting(found, turn.page, lambda page: _list(turn, page), turn.room)


def _list(turn: Turn, page: ListPage[Listed]) -> Screen:
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("campaigns-title"))
    draft.say(Tone.TEXT, "" if page.entries else turn.t("campaigns-none"))
    for one in page.entries:
        draft.say(Tone.OPTION, _line(turn, one))
        label = f"{one.id} · {shortened(turn.texts.pick(one.titles), LABEL)}"
        draft.row(Button(label, Address(KIND, "o", (one.id,))))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "s", (0, number))))
    draft.row(turn.button("button-new-campaign", Address(WIZARD, "c"), Style.MAIN))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def _line(turn: Turn, one: Listed) -> str:
    state = state_in_words(turn, one.state, paused=one.is_paused)
    title, until = turn.texts.pick(one.titles), deadlines.in_words(turn.texts, one.closes_at, turn.now)
    return turn.t("campaigns-line", number=one.id, survey=title, state=state, until=until)


def state_in_words(turn: Turn, state: str, *, paused: bool) -> str:
    """Where a campaign stands."""
    said = turn.t(f"campaign-{state}")
    return turn.t("campaign-paused", state=said) if paused and state not in OVER else said


def show_card(turn: Turn) -> Screen:
    """One campaign, with figures as they are now; agencies behind a button where they would not fit on a phone."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    live = campaign_desk.live(turn.uow, found)
    whole = _card(turn, found, live, folded=False)
    return whole if heights.of_screen(whole) <= turn.room else _card(turn, found, live, folded=True)


def _card(turn: Turn, found: Campaign, live: ListedCampaign, *, folded: bool) -> Screen:
    draft = head(turn, found, live)
    draft.say(Tone.TEXT, cards.audience(turn.texts, live.rule, blast.names_in(turn.uow, live.rule)))
    state = live.state
    lines = cards.ends(turn.texts, state)
    opens = turn.t("plan-opens", moment=turn.texts.moment(state.opens_at))
    draft.say(Tone.TEXT, "\n".join([opens, *lines, cards.reminders(turn.texts, state.reminders)]))
    lines = _figures(turn, draft, live)
    for line in () if folded else lines:
        draft.say(Tone.OPTION, line)
    by_agency = turn.button("button-by-agency", Address(KIND, "a", (found.id,))) if folded and lines else None
    draft.row(by_agency, turn.button("button-messages", Address(KIND, "l", (found.id,))))
    _acts(turn, draft, found)
    return draft.row(turn.button("button-campaigns", LIST), turn.button("button-desk", places.ADMIN)).done()


def head(turn: Turn, found: Campaign, live: ListedCampaign) -> ScreenBuilder:
    """Number, state and title; what was just refused."""
    state = state_in_words(turn, found.state, paused=found.paused_at is not None)
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("campaign-head", number=found.id, state=state))
    draft.say(Tone.TITLE, turn.texts.pick(live.titles))
    return draft.say(Tone.WARNING, refusal_on(turn))


def refusal_on(turn: Turn) -> str:
    """What was refused on this card, in words."""
    problem = turn.chat.place.get("problem")
    return cards.refused(turn.texts, problem[0], problem[1]) if problem else ""


def show_agencies(turn: Turn) -> Screen:
    """One campaign, a line an agency."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    live = campaign_desk.live(turn.uow, found)
    draft = head(turn, found, live)
    for line in _figures(turn, draft, live):
        draft.say(Tone.OPTION, line)
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def _figures(turn: Turn, draft: ScreenBuilder, live: ListedCampaign) -> list[str]:
    """Say the sum; gives the lines of the agencies."""
    counts = live.state.counts
    if not counts.total:
        return []
    if live.few:
        draft.say(Tone.TEXT, turn.t("campaign-few"))
        return []
    found = _counted(turn, live.state.id)
    standing = found.standing
    draft.say(
        Tone.TEXT,
        turn.t(
            "campaign-figures",
            total=standing.total,
            done=standing.submitted,
            started=standing.in_progress,
            new=standing.not_started,
            unjoined=standing.not_joined,
            unreachable=standing.unreachable,
        ),
    )
    return _agencies(turn, found)


def _counted(turn: Turn, number: int) -> Figures:
    """Where everybody stands, counted and worded as for focal points and the project team."""
    today = turn.now.date()
    about = figures.campaign(turn.uow, number, turn.settings.zone)
    reader = Somebody(turn.person.id, today, Right.COUNTS)
    return figures.figures(turn.uow, seen_by(turn.uow, reader), about, None, today)


def _agencies(turn: Turn, found: Figures) -> list[str]:
    """A line an agency of those that may be shown one by one, and the others together: they add up to the total."""
    bars = reports.shown_groups(found)
    if not bars.shown:
        return []
    listed, more = bars.shown[:MOST_AGENCIES], len(bars.shown) - MOST_AGENCIES
    names = figures.short_names(turn.uow, [bar.code for bar in listed])
    named = [(turn.texts.pick(names.get(bar.code, {})) or bar.code or turn.t("no-agency"), bar) for bar in listed]
    lines = [turn.t("campaign-agency", agency=name, done=bar.submitted, total=bar.invited) for name, bar in named]
    if more > 0:
        lines.append(turn.t("blast-more", count=more))
    if bars.others is not None:
        name = turn.t("campaign-others", count=bars.hidden)
        others = bars.others
        lines.append(turn.t("campaign-agency", agency=name, done=others.submitted, total=others.invited))
    return lines


def _acts(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    if found.state not in (CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSING):
        return
    if is_recallable(found, turn.now):
        draft.row(turn.button("button-recall", Address(APPROVAL, "r", (found.id, found.revision)), Style.DANGER))
    paused = found.paused_at is not None
    runs = found.state in (CampaignState.OPEN, CampaignState.CLOSING)
    draft.row(
        turn.button("button-resume" if paused else "button-pause", _to("u" if paused else "p", found)),
        turn.button("button-remind", _to("n", found)) if found.state == CampaignState.OPEN and not paused else None,
    )
    close = turn.button("button-close" if runs else "button-cancel", _to("c", found))
    draft.row(turn.button("button-extend", _to("x", found)), close)


def is_recallable(found: Campaign, now: datetime) -> bool:
    """Whether an approval can still be taken back."""
    return found.state == CampaignState.SCHEDULED and found.released_at is not None and now < found.released_at


def _to(verb: str, found: Campaign, *numbers: int) -> Address:
    return Address(KIND, verb, (found.id, found.revision, *numbers))


def show_extend(turn: Turn) -> Screen:
    """How much longer; or a moment, typed."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    draft = head(turn, found, campaign_desk.live(turn.uow, found))
    draft.say(Tone.QUESTION, turn.t("extend-question", until=deadlines.in_words(turn.texts, found.closes_at, turn.now)))
    for days in EXTENSIONS:
        until = _later(turn, found, days)
        draft.row(turn.button("button-until", _to("e", found, days), Style.PLAIN, moment=turn.texts.moment(until)))
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def _later(turn: Turn, found: Campaign, days: int) -> datetime:
    """The end of the n-th working day after a campaign's end."""
    day = found.closes_at.astimezone(turn.calendar.zone).date()
    return workdays.closing_on(turn.calendar, workdays.after(turn.calendar, day, days))


def show_close(turn: Turn) -> Screen:
    """Ask once before it ends."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    live = campaign_desk.live(turn.uow, found)
    runs = found.state in (CampaignState.OPEN, CampaignState.CLOSING)
    draft = head(turn, found, live)
    if live.few:
        draft.say(Tone.QUESTION, turn.t("close-question-few" if runs else "cancel-question-few"))
    else:
        name = "close-question" if runs else "cancel-question"
        draft.say(Tone.QUESTION, turn.t(name, started=_counted(turn, found.id).standing.in_progress))
    label = "button-close" if runs else "button-cancel"
    back = turn.button("button-back", Address(KIND, "o", (found.id,)))
    return draft.row(turn.button(label, _to("y", found), Style.DANGER), back).done()


def show_remind(turn: Turn) -> Screen:
    """Ask once before people are reminded."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    live = campaign_desk.live(turn.uow, found)
    draft = head(turn, found, live)
    back = turn.button("button-back", Address(KIND, "o", (found.id,)))
    reached = remind_now.count(turn.uow, found.id, turn.now, turn.settings)
    if not reached.now:
        draft.say(Tone.TEXT, turn.t("remind-nobody"))
        return draft.say(Tone.TEXT, "" if live.few else _not_reminded(turn, reached)).row(back).done()
    if live.few:
        draft.say(Tone.QUESTION, turn.t("remind-question-few"))
    else:
        draft.say(Tone.QUESTION, turn.t("remind-question", count=reached.now))
    draft.say(Tone.TEXT, _when_reminded(turn, reached))
    draft.say(Tone.TEXT, "" if live.few else _not_reminded(turn, reached))
    return draft.row(turn.button("button-remind", _to("m", found), Style.MAIN), back).done()


def _when_reminded(turn: Turn, reached: Remindable) -> str:
    if reached.at is None or reached.at <= turn.now:
        return turn.t("remind-at-once")
    return turn.t("remind-then", moment=turn.texts.moment(reached.at))


def _not_reminded(turn: Turn, reached: Remindable) -> str:
    """Who is not reminded, and why, a line a reason; nothing where everybody is."""
    counted = [(name, getattr(reached, name)) for name in _NOT_REMINDED]
    lines = [turn.t(f"remind-not-{name.replace('_', '-')}", count=number) for name, number in counted if number]
    return "\n".join([turn.t("remind-not"), *lines]) if lines else ""


def show_plan(turn: Turn) -> Screen:
    """Which messages of a campaign go when, what was sent of them, what is left."""
    found = on_screen(turn)
    if found is None:
        return gone(turn)
    few = campaign_desk.live(turn.uow, found).few
    planned = () if few else message_plan.of_campaign(turn.uow, turn.settings, found.id, turn.now)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("messages-title", number=found.id))
    lines = cards.moments(turn.texts, planned)
    for line in lines or [turn.t("campaign-few" if few else "messages-none")]:
        draft.say(Tone.OPTION, line)
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def gone(turn: Turn) -> Screen:
    """There is no such campaign for whoever looks."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("campaign-gone"))
    return draft.row(turn.button("button-campaigns", LIST, Style.MAIN)).done()


def on_screen(turn: Turn) -> Campaign | None:
    """The campaign of the chat's place."""
    return drafts.one(turn.uow, turn.chat.place["campaign"], turn.person.id)


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """The list, a campaign, or something to be done with one."""
    if address.verb == "s":
        turn.go("campaigns", page=max(0, address.number(1, 0)))
        return
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in {"o", *_LOOKS, *_ASKS, *_DOES}:
        raise LeadsNowhereError
    if address.verb == "o":
        open_one(turn, found)
    elif address.verb in _LOOKS:
        turn.go(_LOOKS[address.verb], campaign=found.id)
    elif found.revision != address.number(1):
        turn.go(CARD, campaign=found.id, problem=["campaign_changed", {}])
    elif address.verb in _ASKS:
        turn.go(_ASKS[address.verb], campaign=found.id)
    elif not pins.required(turn):
        do(turn, found, lambda: _DOES[address.verb](turn, found, address))


def open_one(turn: Turn, found: Campaign) -> None:
    """What is being planned, what waits, or the card with figures."""
    if found.state in (CampaignState.DRAFT, CampaignState.WAITING):
        turn.go("blast", campaign=found.id, revision=found.revision)
    else:
        turn.go(CARD, campaign=found.id)


def do(turn: Turn, found: Campaign, act: Callable[[], object]) -> None:
    """Do something with a campaign; what is refused is said on its card."""
    turn.go(CARD, campaign=found.id)
    try:
        act()
    except Refusal as refusal:
        turn.chat.place["problem"] = cards.problem(refusal)


def _actor(turn: Turn) -> str:
    return approvals.actor_of(turn.person.id)


def _pause(turn: Turn, found: Campaign, _: Address) -> None:
    lifecycle.pause(turn.uow, found.id, turn.now, actor=_actor(turn))


def _resume(turn: Turn, found: Campaign, _: Address) -> None:
    lifecycle.resume(turn.uow, found.id, turn.now, actor=_actor(turn))


def _extend(turn: Turn, found: Campaign, address: Address) -> None:
    if address.number(2) not in EXTENSIONS:
        raise LeadsNowhereError
    until = _later(turn, found, address.number(2))
    lifecycle.extend(turn.uow, found.id, until, turn.now, turn.calendar, actor=_actor(turn))


def _close(turn: Turn, found: Campaign, _: Address) -> None:
    lifecycle.close(turn.uow, found.id, turn.now, actor=_actor(turn))


def _remind(turn: Turn, found: Campaign, _: Address) -> None:
    reached = remind_now.remind(turn.uow, found.id, turn.now, turn.settings, actor=_actor(turn))
    few = campaign_desk.live(turn.uow, found).few
    if few:
        turn.toast = turn.t("toast-reminded-few")
    elif reached.at is not None and reached.at > turn.now:
        turn.toast = turn.t("toast-reminded-then", count=reached.now, moment=turn.texts.moment(reached.at))
    else:
        turn.toast = turn.t("toast-reminded", count=reached.now)
    turn.go(PLAN, campaign=found.id)  # where what becomes of them is seen, and kept up to date


_LOOKS: Final = {"l": PLAN, "a": AGENCIES}
_ASKS: Final = {"x": EXTEND, "c": CLOSE, "n": REMIND}
_DOES: Final = {"p": _pause, "u": _resume, "e": _extend, "y": _close, "m": _remind}

CONVERSATION = Conversation(
    name="campaigns",
    screens={
        "campaigns": show_list,
        CARD: show_card,
        EXTEND: show_extend,
        CLOSE: show_close,
        REMIND: show_remind,
        PLAN: show_plan,
        AGENCIES: show_agencies,
    },
    taps={KIND: on_tap},
    role=ADMIN,
    live=frozenset({CARD, PLAN, AGENCIES, "campaigns"}),
)
