"""Planning a campaign, step by step: back and forth, left and taken up again, by any admin.

The plan is a row in state draft from the first step on. Every press carries the revision it was shown for: when
somebody else has changed the plan meanwhile, the card comes anew and says what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bot.conversations.admin import campaigns, wizard_follows, wizard_words
from bot.conversations.admin.wizard_audience import all_of, kind_list, on_rule, take_kind, toggle
from bot.conversations.admin.wizard_dates import MOMENTS, choices, choose, on_moment, set_plan
from bot.conversations.admin.wizard_kit import AT, KIND, STEPS, edit, go, step_of, to
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import campaigns as cards
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services.campaigns import Campaign, approvals, blast, drafts, listed, plans
from bot.services.campaigns.audience import Audience
from bot.services.campaigns.audience_choices import KINDS
from bot.services.people.role_words import ADMIN
from bot.services.surveys import history
from storage.states import CampaignState

LABEL: Final = 30
MOST_SURVEYS: Final = 20
NEW, DISCARD = "plan-new", "plan-discard"  # places


# -- screens


def show_new(turn: Turn) -> Screen:
    """Which survey a new campaign is for."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("plan-new-title"))
    live = history.live(turn.uow, turn.person.id)
    draft.say(Tone.QUESTION, turn.t("step-version" if live else "desk-nothing-live"))
    for found in live[:MOST_SURVEYS]:
        draft.row(Button(shortened(turn.texts.pick(found.titles), LABEL), Address(KIND, "n", (found.id,))))
    return draft.row(turn.button("button-campaigns", campaigns.LIST)).done()


def show(turn: Turn) -> Screen:
    """The step that is on."""
    found = campaigns.on_screen(turn)
    if found is None or found.state not in (CampaignState.DRAFT, CampaignState.WAITING):
        return campaigns.gone(turn)
    step = step_of(turn)
    draft = _head(turn, found)
    _BODIES[step](turn, draft, found)
    return _ways(turn, draft, found, step)


def _head(turn: Turn, found: Campaign) -> ScreenBuilder:
    at = STEPS.index(step_of(turn)) + 1
    titles = listed.titles_of(turn.uow, found)
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("plan-head", number=found.id, at=at, of=len(STEPS)))
    draft.say(Tone.TITLE, turn.texts.pick(titles)).say(Tone.WARNING, campaigns.refusal_on(turn))
    changed = turn.chat.place.get("changed")
    if changed:
        fields = ", ".join(turn.t(f"step-name-{name}") for name in changed)
        draft.say(Tone.WARNING, turn.t("plan-changed", fields=fields))
    return draft


def _ways(turn: Turn, draft: ScreenBuilder, found: Campaign, step: str) -> Screen:
    """Back, on, out."""
    at = STEPS.index(step)
    back = to("g", found.id, at - 1) if at else Address(campaigns.KIND, "o", (found.id,))
    further = to("g", found.id, at + 1)
    draft.row(turn.button("button-back", back), turn.button("button-next", further, Style.MAIN))
    return draft.row(turn.button("button-overview", places.campaign(found.id))).done()


def _version(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    draft.say(Tone.QUESTION, turn.t("step-version"))
    for one in history.live(turn.uow, turn.person.id)[:MOST_SURVEYS]:
        chosen = one.survey_id == found.survey_id
        if not chosen:
            draft.row(Button(shortened(turn.texts.pick(one.titles), LABEL), _choice(found, one.id)))
            continue
        for version in history.history(turn.uow, one.survey_id, turn.person.id)[:3]:
            tick = "✓ " if version.id == found.version_id else ""
            label = turn.t("version-label", survey=turn.texts.pick(one.titles), version=version.number)
            draft.row(Button(shortened(tick + label, LABEL), _choice(found, version.id)))


def _choice(found: Campaign, number: int) -> Address:
    return to("v", found.id, found.revision, number)


def _audience(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    kind = turn.chat.place.get("kind")
    rule = Audience.from_json(found.audience)
    unset = found.audience.get(approvals.CHOSEN) is False
    names = blast.names_in(turn.uow, rule)
    said = turn.t("audience-none") if unset else cards.audience(turn.texts, rule, names)
    draft.say(Tone.TEXT, said)
    if not unset:
        draft.say(Tone.TEXT, people_of(turn, found))
    if kind is not None:
        kind_list(turn, draft, found, KINDS[kind])
        return
    draft.say(Tone.QUESTION, turn.t("step-audience"))
    buttons = [turn.button(f"button-kind-{name}", to("k", found.id, n)) for n, name in enumerate(KINDS)]
    draft.grid(buttons, 2).row(turn.button("button-everybody", to("a", found.id, found.revision)))


def people_of(turn: Turn, found: Campaign) -> str:
    """How many people the audience gives now, and who is left out."""
    preview = drafts.preview(turn.uow, found, turn.now)
    if preview.few:
        return turn.t("plan-people-few", least=preview.few)
    if preview.band is not None:
        return turn.t("plan-people-band", band=str(preview.band))
    return cards.count(turn.texts, preview.people, preview.excluded)


def _moments(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    step = step_of(turn)
    plan = approvals.plan_of(turn.uow, found)
    draft.say(Tone.TEXT, "\n".join(cards.dates(turn.texts, plan, turn.now)))
    draft.say(Tone.QUESTION, turn.t(f"step-{step}"))
    for number, (label, _) in enumerate(choices(turn, plan, step)):
        draft.row(Button(label, to("o", found.id, found.revision, STEPS.index(step), number)))


def _reminders(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    draft.say(Tone.QUESTION, turn.t("step-reminders"))
    for number, name in enumerate(plans.REMINDERS):
        tick = "✓ " if found.reminders == name else ""
        label = tick + turn.t(f"button-reminders-{name}")
        draft.row(Button(label, to("o", found.id, found.revision, STEPS.index("reminders"), number)))


_BODIES: Final[dict[str, Callable[[Turn, ScreenBuilder, Campaign], None]]] = {
    "version": _version,
    "audience": _audience,
    **dict.fromkeys(MOMENTS, _moments),
    "reminders": _reminders,
}


def show_discard(turn: Turn) -> Screen:
    """Ask once before a plan goes."""
    found = campaigns.on_screen(turn)
    if found is None:
        return campaigns.gone(turn)
    title = turn.texts.pick(listed.titles_of(turn.uow, found))
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("plan-discard", survey=title))
    discard = turn.button("button-drop", to("y", found.id, found.revision), Style.DANGER)
    return draft.row(discard, turn.button("button-back", places.campaign(found.id))).done()


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press on a card of a plan."""
    if address.verb == "c":
        turn.go(NEW)
    elif address.verb == "n":
        _begin(turn, address.number(0))
    else:
        _on_plan(turn, address)


def _begin(turn: Turn, version: int) -> None:
    made = drafts.begin(turn.uow, version, turn.person.id, turn.settings.language, turn.now, turn.calendar)
    if made is None:
        raise LeadsNowhereError
    go(turn, made, 1)


def _on_plan(turn: Turn, address: Address) -> None:
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in _VERBS:
        raise LeadsNowhereError
    if found.state not in (CampaignState.DRAFT, CampaignState.WAITING):
        campaigns.open_one(turn, found)
    else:
        _VERBS[address.verb](turn, found, address)


def _go(turn: Turn, found: Campaign, address: Address) -> None:
    go(turn, found, max(0, address.number(1)))


def _ask_discard(turn: Turn, found: Campaign, _: Address) -> None:
    turn.go(DISCARD, campaign=found.id)


def _discard(turn: Turn, found: Campaign, address: Address) -> None:
    if turn.chat.place["at"] != DISCARD:
        raise LeadsNowhereError
    who = turn.person.id
    if edit(turn, found, address, lambda: drafts.discard(turn.uow, found.id, found.revision, who, turn.now)):
        turn.go("campaigns")


def _take_version(turn: Turn, found: Campaign, address: Address) -> None:
    chosen = address.number(2)
    if edit(turn, found, address, lambda: drafts.choose_version(turn.uow, found.id, found.revision, chosen)):
        go(turn, found, STEPS.index("audience"))


def _option(turn: Turn, found: Campaign, address: Address) -> None:
    """One of the buttons of a step: a moment, reminders."""
    step, number = address.number(2), address.number(3)
    if not 0 <= step < len(STEPS):
        raise LeadsNowhereError
    name = STEPS[step]
    if name == "reminders":
        _set(turn, found, address, {"reminders": (*plans.REMINDERS, "")[min(number, 3)]})
    elif name in MOMENTS:
        choose(turn, found, address, name)
    else:
        raise LeadsNowhereError


def _set(turn: Turn, found: Campaign, address: Address, changes: dict[str, Any]) -> None:
    if edit(turn, found, address, lambda: set_plan(turn, found, changes)):
        go(turn, found, address.number(2) + 1)


def _everybody(turn: Turn, found: Campaign, address: Address) -> None:
    """The usual case, everybody at the usual dates: what would be sent off is shown at once, each part a press on."""
    if all_of(turn, found, address):
        campaigns.open_one(turn, found)


_VERBS: Final[dict[str, Callable[[Turn, Campaign, Address], None]]] = {
    "g": _go,
    "v": _take_version,
    "k": take_kind,
    "t": toggle,
    "a": _everybody,
    "o": _option,
    "f": wizard_follows.ask,
    "w": wizard_follows.choose,
    "x": _ask_discard,
    "y": _discard,
    **wizard_words.VERBS,
}


def on_text(turn: Turn, text: str) -> bool:
    """A rule or a moment, typed."""
    found = campaigns.on_screen(turn)
    if found is None or found.state not in (CampaignState.DRAFT, CampaignState.WAITING):
        return False
    step = step_of(turn)
    if step == "audience":
        return on_rule(turn, found, text)
    return step in MOMENTS and on_moment(turn, found, step, text)


CONVERSATION = Conversation(
    name="wizard",
    screens={
        AT: show,
        NEW: show_new,
        DISCARD: show_discard,
        wizard_follows.AT: wizard_follows.show,
        **wizard_words.SCREENS,
    },
    taps={KIND: on_tap},
    typed={AT: on_text, wizard_words.ONE: wizard_words.on_text},
    role=ADMIN,
)
