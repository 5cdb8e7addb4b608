"""Planning a campaign: whom it is for. Buttons for what there are codes for, a typed rule for everything."""

from __future__ import annotations

from typing import Final

from bot.conversations.admin.wizard_kit import STEPS, apply, edit, go, say_what_changed, to
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import campaigns as cards
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of
from bot.presenting.screens import Button, ScreenBuilder, Tone, shortened
from bot.services.campaigns import Campaign, audience, audience_choices, drafts
from bot.services.campaigns.audience import EVERYBODY, STAFF, Audience
from bot.services.campaigns.audience_choices import KINDS, OfferedCode
from bot.services.refusals import Refusal
from bot.texts import LANGUAGE_NAMES

PAGE: Final = 8
LABEL: Final = 32
STEP: Final = STEPS.index("audience")


def kind_list(turn: Turn, draft: ScreenBuilder, found: Campaign, kind: str) -> None:
    """The codes of a kind, those that were chosen with a tick."""
    rule = Audience.from_json(found.audience)
    offered = _offered(turn, found, kind)
    page = page_of(offered, turn.page, PAGE)
    draft.say(Tone.QUESTION, turn.t("step-audience-kind"))
    number = KINDS.index(kind)
    for one in page.entries:
        tick = "✓ " if one.code in rule.conditions.get(kind, ()) else ""
        label = shortened(tick + _label(turn, kind, one), LABEL)
        draft.row(Button(label, to("t", found.id, found.revision, number, one.number)))
    draft.row(*page.turning(turn.texts, lambda other: to("k", found.id, number, other)))
    draft.row(turn.button("button-conditions", to("g", found.id, STEP)))


def _label(turn: Turn, kind: str, one: OfferedCode) -> str:
    if kind == "role":
        return turn.t(f"audience-role-{one.code}")
    if kind == "language":
        return LANGUAGE_NAMES[one.code]
    return turn.texts.pick(one.names) or one.code


def _offered(turn: Turn, found: Campaign, kind: str) -> list[OfferedCode]:
    rule = Audience.from_json(found.audience)
    return audience_choices.offered(turn.uow, kind, rule, turn.person.id, turn.now.date())


def take_kind(turn: Turn, found: Campaign, address: Address) -> None:
    """Open the codes of a kind, or another page of them."""
    kind = address.number(1)
    if not 0 <= kind < len(KINDS):
        raise LeadsNowhereError
    last = max(0, len(_offered(turn, found, KINDS[kind])) - 1) // PAGE
    go(turn, found, STEP, kind=kind, page=min(max(0, address.number(2, 0)), last))


def toggle(turn: Turn, found: Campaign, address: Address) -> None:
    """Take a code in, or out again."""
    kind = address.number(2)
    code = _code(turn, found, kind, address.number(3)) if 0 <= kind < len(KINDS) else None
    if code is None:
        raise LeadsNowhereError
    chosen = (KINDS[kind], code)
    edit(turn, found, address, lambda: drafts.toggle(turn.uow, found.id, found.revision, chosen, turn.now))


def _code(turn: Turn, found: Campaign, kind: int, number: int) -> str | None:
    listed = _offered(turn, found, KINDS[kind])
    return next((one.code for one in listed if one.number == number), None)


def all_of(turn: Turn, found: Campaign, address: Address) -> bool:
    """Everybody; False where that was refused."""
    rule = Audience({}, turn.settings.language)
    return edit(turn, found, address, lambda: drafts.set_audience(turn.uow, found.id, found.revision, rule, turn.now))


def on_rule(turn: Turn, found: Campaign, text: str) -> bool:
    """A rule as on the command line, or bare staff codes: it takes the place of what was chosen."""
    if turn.chat.place.get("revision") != found.revision:
        say_what_changed(turn, found)
        return True
    words = text.replace(",", " ").split()
    bare = words and ":" not in text and [word.casefold() for word in words] != [EVERYBODY]
    rule = f"{STAFF}:{','.join(words)}" if bare else text
    turn.chat.place.pop("kind", None)
    try:
        read = audience.parse(rule, turn.settings.language)
    except Refusal as refusal:
        turn.chat.place["problem"] = cards.problem(refusal)
        return True
    apply(turn, found, lambda: drafts.set_audience(turn.uow, found.id, found.revision, read, turn.now))
    return True
