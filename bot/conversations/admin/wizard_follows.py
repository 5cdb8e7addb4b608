"""Planning a campaign: the earlier one it follows, if there is any that it can follow."""

from __future__ import annotations

from typing import Final

from bot.conversations.admin import campaigns
from bot.conversations.kit.turn import Turn
from bot.presenting import campaigns as cards
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Button, Screen, ScreenBuilder, Tone
from bot.services.campaigns import Campaign, drafts, follows
from bot.services.campaigns.follows import EarlierCampaign
from bot.services.refusals import Refusal
from storage.states import CampaignState

KIND: Final = "w"
AT: Final = "plan-follows"
NONE: Final = 0  # instead of a campaign


def offer(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    """The button on a draft's card, where there is an earlier campaign."""
    if follows.candidates(turn.uow, found.survey_id, turn.person.id):
        draft.row(turn.button("button-follows", Address(KIND, "f", (found.id,))))


def show(turn: Turn) -> Screen:
    """Which campaign it follows, the newest first."""
    found = campaigns.on_screen(turn)
    if found is None or found.state not in (CampaignState.DRAFT, CampaignState.WAITING):
        return campaigns.gone(turn)
    earlier = follows.candidates(turn.uow, found.survey_id, turn.person.id)
    return fitting(earlier, turn.page, lambda page: _list(turn, found, page), turn.room)


def _list(turn: Turn, found: Campaign, page: ListPage[EarlierCampaign]) -> Screen:
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("follows-question"))
    for one in page.entries:
        tick = "✓ " if one.campaign == found.follows_id else ""
        draft.row(Button(tick + _label(turn, one), _to(found, one.campaign)))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "f", (found.id, number))))
    tick = "" if found.follows_id else "✓ "
    draft.row(Button(tick + turn.t("button-follows-none"), _to(found, NONE)))
    return draft.row(turn.button("button-back", Address(campaigns.APPROVAL, "o", (found.id,)))).done()


def _label(turn: Turn, one: EarlierCampaign) -> str:
    day = turn.texts.day(one.closes_at)
    return turn.t("button-follows-one", number=one.campaign, day=day, submitted=one.submitted)


def _to(found: Campaign, follows: int) -> Address:
    return Address(KIND, "w", (found.id, found.revision, follows))


def ask(turn: Turn, found: Campaign, address: Address) -> None:
    """Show the choice, or another page of it."""
    turn.go(AT, campaign=found.id, page=max(0, address.number(1, 0)))


def choose(turn: Turn, found: Campaign, address: Address) -> None:
    """Take one of them, or none; back to the card."""
    campaigns.open_one(turn, found)
    try:
        drafts.set_follows(turn.uow, found.id, address.number(1), address.number(2) or None)
    except Refusal as refusal:
        turn.chat.place["problem"] = cards.problem(refusal)
