"""The desk of results: released figures of groups by campaign, group and indicator, in words and as pictures.

Everybody sees the same rows hidden; a head sees the own agency with what it is part of, who has counts only coverage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.messages import figures as words
from bot.messages.figures import KIND, Sight
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting, page_of
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services import handing_out
from bot.services.group_figures import desk, orders, reading
from bot.services.group_figures.desk import Wave
from bot.services.people.admins import has_role
from bot.services.people.role_words import TEAM
from bot.services.refusals import Refusal
from bot.services.sessions.guard import suspicion

LIST, ONE, GROUPS, TOPICS, WHY = "figures", "figure", "figure-groups", "figure-topics", "figure-why"  # places
MOST_WAVES: Final = 5  # beside the one that is on
PAGE: Final = 12
_LABEL: Final = 44
_SHORT: Final = 28


def _to(verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, numbers)


# -- what is looked at


def _view(turn: Turn) -> reading.View:
    if "view" not in turn.memo:
        turn.memo["view"] = reading.view_of(turn.uow, turn.person.id, turn.now.astimezone(turn.settings.zone).date())
    found: reading.View = turn.memo["view"]
    return found


def _sight(turn: Turn, campaign: int) -> Sight | None:
    name = f"sight {campaign}"
    if name not in turn.memo:
        turn.memo[name] = words.sight(turn.uow, campaign, _view(turn), turn.texts.language)
    found: Sight | None = turn.memo[name]
    return found


def _groups(seen: Sight) -> list[Mapping[str, Any]]:
    """Each block with its agencies below it, then position groups."""
    listed = seen.found.groups
    known = {one["id"] for one in listed}
    return [*listed, *(one for one in seen.found.release["groups"] if one["id"] not in known)]


def _home(turn: Turn, seen: Sight) -> int:
    """The group to begin with: the own agency of who has one, before any that was merged into it; else the province."""
    view, codes = _view(turn), [one["id"] for one in _groups(seen)]
    mine = [at for at, code in enumerate(codes) if code in (view.agencies or ())]
    return next((at for at in mine if codes[at] not in view.ended), next(iter(mine), 0))


# -- screens


def show_list(turn: Turn) -> Screen:
    """Every campaign with a release, the newest first."""
    listed = [] if _view(turn).is_empty else desk.waves(turn.uow)
    return fitting(listed, turn.page, lambda page: _list(turn, page), turn.room)


def _list(turn: Turn, page: ListPage[Wave]) -> Screen:
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("figures-title"))
    draft.say(Tone.TEXT, turn.t("figures-text" if page.entries else "figures-none"))
    if page.entries and not _view(turn).answers:
        draft.say(Tone.QUIET, turn.t("figures-counts-only"))
    for one in page.entries:
        label = f"{shortened(turn.texts.pick(one.titles), _LABEL)} · {turn.texts.day(one.opens_at)}"
        draft.row(Button(label, _to("c", one.campaign)))
    draft.row(*page.turning(turn.texts, lambda number: _to("s", number)))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def show_one(turn: Turn) -> Screen:
    """A topic about a group, and where else to look."""
    place = turn.chat.place
    seen = _sight(turn, place["campaign"])
    if seen is None:
        return show_list(turn)
    groups, topics = _groups(seen), seen.topics()
    at, topic = min(place.get("group", 0), len(groups) - 1), min(place.get("topic", 0), len(topics) - 1)
    draft = ScreenBuilder()
    if place.get("asked"):
        draft.say(Tone.QUIET, turn.t(f"figures-{place['asked']}-coming"))
    words.worded(draft, turn.texts, seen, topics[topic], groups[at]["id"])
    draft.say(Tone.QUIET, turn.t("figures-note"))
    return _buttons(turn, draft, seen, at, topic).done()


def _buttons(turn: Turn, draft: ScreenBuilder, seen: Sight, at: int, topic: int) -> ScreenBuilder:
    campaign, topics, groups = seen.wave.campaign, seen.topics(), _groups(seen)
    main = len(seen.main())
    draft.grid([_topic(turn, seen, at, number) for number in range(main) if number != topic], 2)
    if len(topics) > main:
        draft.row(turn.button("button-figures-more", _to("x", campaign, at, 0)))
    if words.drawn(turn.texts, seen, topics[topic], groups[at]["id"]) is not None:
        draft.row(turn.button("button-summary-picture", _to("p", campaign, at, topic), Style.MAIN))
    if len(groups) > 1:
        draft.row(turn.button("button-figures-groups", _to("g", campaign, 0, topic)))
    same = (one for one in desk.waves(turn.uow) if one.survey == seen.wave.survey and one.campaign != campaign)
    days = (
        Button(turn.t("button-figures-campaign", day=turn.texts.day(one.opens_at)), _to("c", one.campaign))
        for one in same
    )
    for day in islice(days, MOST_WAVES):  # half a width is too little for them; the others stand in the list
        draft.row(day)
    if has_role(turn.uow, turn.person.id, TEAM):
        draft.row(turn.button("button-figures-workbook", _to("w", campaign)))
    return draft.row(turn.button("button-figures", _to("s")))


def _topic(turn: Turn, seen: Sight, at: int, number: int, most: int = _SHORT) -> Button:
    name = words.topic_name(turn.texts, seen.found, seen.topics()[number])
    return Button(shortened(name, most), _to("t", seen.wave.campaign, at, number))


def show_groups(turn: Turn) -> Screen:
    """The groups to choose from: those of which there are figures on the topic, told apart where names are alike."""
    seen = _sight(turn, turn.chat.place["campaign"])
    if seen is None:
        return show_list(turn)
    topic, groups = turn.chat.place.get("topic", 0), _groups(seen)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("figures-groups"))
    told = seen.topics()[min(topic, len(seen.topics()) - 1)]
    shown = [at for at, one in enumerate(groups) if words.has_figures(turn.texts, seen, told, one["id"])]
    if not shown:
        draft.say(Tone.TEXT, turn.t("figures-few"))
    named = Counter(seen.found.name(groups[at]) for at in shown)
    page = page_of(shown, turn.page, PAGE)
    for at in page.entries:
        name = shortened(seen.found.name(groups[at]), _LABEL)
        if named[seen.found.name(groups[at])] > 1 and groups[at]["level"] in ("block", "agency"):
            name = turn.t(f"figures-of-{groups[at]['level']}", name=name)
        inside = "· " if groups[at]["level"] == "agency" else ""
        draft.row(Button(f"{inside}{name}", _to("t", seen.wave.campaign, at, topic)))
    draft.row(*page.turning(turn.texts, lambda number: _to("g", seen.wave.campaign, number, topic)))
    return draft.row(_back(turn)).done()


def show_topics(turn: Turn) -> Screen:
    """Every topic of a campaign."""
    seen = _sight(turn, turn.chat.place["campaign"])
    if seen is None:
        return show_list(turn)
    at = turn.chat.place.get("group", 0)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("figures-topics"))
    page = page_of(range(len(seen.topics())), turn.page, PAGE)
    for number in page.entries:
        draft.row(_topic(turn, seen, at, number, _LABEL))
    draft.row(*page.turning(turn.texts, lambda number: _to("x", seen.wave.campaign, at, number)))
    return draft.row(_back(turn)).done()


def show_why(turn: Turn) -> Screen:
    """Ask the project team for the reason."""
    draft = ScreenBuilder()
    if wrong := turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t(wrong, least=handing_out.LEAST, most=handing_out.MOST))
    draft.say(Tone.QUESTION, turn.t("figures-why")).say(Tone.QUIET, turn.t("figures-why-note"))
    return draft.row(_back(turn)).done()


def _back(turn: Turn) -> Button:
    """To what was looked at before."""
    place = turn.chat.place
    return turn.button("button-back", _to("t", place["campaign"], place.get("group", 0), place.get("topic", 0)))


# -- what is done


def on_figures(turn: Turn, _: str) -> None:
    """``/figures``, ``/solieu``: unknown to those who see none."""
    if _view(turn).is_empty:
        turn.warn("unknown-command")
    else:
        turn.go(LIST)


def on_tap(turn: Turn, address: Address) -> None:
    """Another campaign, group or topic; a picture; the workbook."""
    if _view(turn).is_empty:
        raise LeadsNowhereError
    if address.verb == "s":
        turn.go(LIST, page=max(0, address.number(0, 0)))
    else:
        seen = _sight(turn, address.number(0))
        if seen is None:
            raise LeadsNowhereError
        _TAPS[address.verb](turn, seen, address)


def _open(turn: Turn, seen: Sight, _address: Address) -> None:
    """Another wave with the same group and topic as before, where it has them."""
    place, campaign = turn.chat.place, seen.wave.campaign
    before = _sight(turn, place["campaign"]) if place["at"] == ONE else None
    group, topic = _home(turn, seen), 0
    if before is not None:
        about = _groups(before)[min(place["group"], len(_groups(before)) - 1)]["id"]
        group = next((at for at, one in enumerate(_groups(seen)) if one["id"] == about), group)
        was = before.topics()[min(place["topic"], len(before.topics()) - 1)]
        topic = seen.topics().index(was) if was in seen.topics() else 0
    turn.go(ONE, campaign=campaign, group=group, topic=topic)


def _go(turn: Turn, seen: Sight, address: Address, **more: Any) -> None:
    """Show what the numbers of a press name."""
    group, topic = address.number(1), address.number(2)
    if not (0 <= group < len(_groups(seen)) and 0 <= topic < len(seen.topics())):
        raise LeadsNowhereError
    turn.go(ONE, campaign=seen.wave.campaign, group=group, topic=topic, **more)


def _look(turn: Turn, seen: Sight, address: Address) -> None:
    _go(turn, seen, address)


def _ask_picture(turn: Turn, seen: Sight, address: Address) -> None:
    """The jobs draw and send it."""
    _go(turn, seen, address, asked="picture")
    topic, group = seen.topics()[address.number(2)], _groups(seen)[address.number(1)]["id"]
    orders.order(turn.uow, turn.person.id, seen.wave.campaign, topic, group, turn.now)


def _looked_at(turn: Turn, seen: Sight) -> dict[str, int]:
    """The group and the topic that are on, to come back to."""
    place, campaign = turn.chat.place, seen.wave.campaign
    if place.get("campaign") == campaign and "group" in place and "topic" in place:
        return {"campaign": campaign, "group": place["group"], "topic": place["topic"]}
    return {"campaign": campaign, "group": _home(turn, seen), "topic": 0}


def _choose_group(turn: Turn, seen: Sight, address: Address) -> None:
    topic = max(0, address.number(2))
    turn.go(GROUPS, **_looked_at(turn, seen) | {"page": max(0, address.number(1)), "topic": topic})


def _choose_topic(turn: Turn, seen: Sight, address: Address) -> None:
    group = max(0, address.number(1))
    turn.go(TOPICS, **_looked_at(turn, seen) | {"group": group, "page": max(0, address.number(2))})


def _ask_why(turn: Turn, seen: Sight, _address: Address) -> None:
    if has_role(turn.uow, turn.person.id, TEAM):
        turn.go(WHY, **_looked_at(turn, seen))
    else:
        raise LeadsNowhereError


_TAPS: Final = {
    "c": _open,
    "t": _look,
    "p": _ask_picture,
    "g": _choose_group,
    "x": _choose_topic,
    "w": _ask_why,
}


def on_reason(turn: Turn, text: str) -> bool:
    """The reason why the workbook is wanted: on record, then the jobs make and send it."""
    place = {name: turn.chat.place[name] for name in ("campaign", "group", "topic") if name in turn.chat.place}
    if suspicion(text) is not None:
        turn.go(WHY, **place, wrong="wish-suspicious")
        turn.forget = True
        return True
    try:
        orders.order_workbook(turn.uow, turn.person.id, place["campaign"], text, turn.now)
    except Refusal as refusal:
        if refusal.code == "reason_wanted":
            turn.go(WHY, **place, wrong="figures-reason-wanted")
        else:
            turn.go(LIST)
        return True
    turn.go(ONE, **place, asked="workbook")
    return True


CONVERSATION = Conversation(
    name="figures",
    screens={LIST: show_list, ONE: show_one, GROUPS: show_groups, TOPICS: show_topics, WHY: show_why},
    commands={"figures": on_figures, "solieu": on_figures},
    taps={KIND: {"s": on_tap, **dict.fromkeys(_TAPS, on_tap)}},
    typed={WHY: on_reason},
    role=" ".join(reading.ROLES),
)
