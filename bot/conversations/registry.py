"""All conversations, and what they can do by command, by kind of button, by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from bot.conversations.admin import (
    approval,
    campaigns,
    drafts,
    health,
    home,
    people,
    pins,
    renewing,
    sending,
    structure,
    trial,
    wizard,
)
from bot.conversations.agency import agency, confirming, figures, next_step, somebody, summaries
from bot.conversations.kit.conversation import Conversation, OnTap
from bot.conversations.officer import requests
from bot.conversations.respondent import (
    answering,
    consent,
    enrolment,
    entries,
    help,  # noqa: A004 - the command is called so
    language,
    later,
    mydata,
    own_account,
    results,
    review,
    rights,
    sent,
    still_right,
    surveys,
)
from bot.presenting.callbacks import Address

CONVERSATIONS: Final[tuple[Conversation, ...]] = (
    enrolment.CONVERSATION,
    consent.CONVERSATION,
    surveys.CONVERSATION,
    answering.CONVERSATION,
    sent.CONVERSATION,
    review.CONVERSATION,
    entries.CONVERSATION,
    still_right.CONVERSATION,
    results.CONVERSATION,
    rights.CONVERSATION,
    mydata.CONVERSATION,
    later.CONVERSATION,
    language.CONVERSATION,
    own_account.CONVERSATION,
    help.CONVERSATION,
    home.CONVERSATION,
    drafts.CONVERSATION,
    structure.CONVERSATION,
    trial.CONVERSATION,
    campaigns.CONVERSATION,
    wizard.CONVERSATION,
    approval.CONVERSATION,
    pins.CONVERSATION,
    sending.CONVERSATION,
    summaries.CONVERSATION,
    figures.CONVERSATION,
    confirming.CONVERSATION,
    health.CONVERSATION,
    renewing.CONVERSATION,
    agency.CONVERSATION,
    next_step.CONVERSATION,
    somebody.CONVERSATION,
    people.CONVERSATION,
    requests.CONVERSATION,
)


def _merged(part: Callable[[Conversation], Mapping[str, Any]]) -> dict[str, Any]:
    pairs = list(chain.from_iterable(part(conversation).items() for conversation in CONVERSATIONS))
    merged = dict(pairs)
    assert len(merged) == len(pairs), "two conversations claim the same name"
    return merged


def _roles(part: Callable[[Conversation], Mapping[str, Any]]) -> dict[str, str]:
    return {name: conversation.role for conversation in CONVERSATIONS for name in part(conversation)}


@dataclass(frozen=True, slots=True)
class Tap:
    """What takes a press: the function, the role it asks for, and whether strangers may press it."""

    take: OnTap
    role: str
    open_to_strangers: bool


def _taps() -> dict[tuple[str, str], Tap]:
    """By kind letter and verb. Two conversations may share a letter, but no verb of it."""
    found: dict[tuple[str, str], Tap] = {}
    for conversation in CONVERSATIONS:
        for kind, taps in conversation.taps.items():
            for verb, take in (taps if isinstance(taps, Mapping) else {ANY_VERB: taps}).items():
                assert (kind, verb) not in found, f"two conversations claim {kind}{verb}"
                found[kind, verb] = Tap(take, conversation.role, conversation.open_to_strangers)
    return found


def tap_of(address: Address) -> Tap | None:
    """What takes presses of an address; None for a kind or verb that there is not."""
    return TAPS.get((address.kind, address.verb)) or TAPS.get((address.kind, ANY_VERB))


ANY_VERB: Final = ""  # a function that looks at the verb itself
TAPS: Final = _taps()
SCREENS: Final = _merged(lambda conversation: conversation.screens)
COMMANDS: Final = _merged(lambda conversation: conversation.commands)
TYPED: Final = _merged(lambda conversation: conversation.typed)
FILES_OF: Final = _merged(lambda conversation: conversation.files)
LOCATED: Final = _merged(lambda conversation: conversation.located)
PICTURED: Final = _merged(lambda conversation: conversation.pictured)
ROLES_OF_COMMANDS: Final = _roles(lambda conversation: conversation.commands)
ROLES_OF_PLACES: Final = _roles(lambda conversation: conversation.screens)
CONTACT: Final = next(conversation.on_contact for conversation in CONVERSATIONS if conversation.on_contact is not None)
FILES: Final = next(conversation for conversation in CONVERSATIONS if conversation.on_file is not None)
OPEN_COMMANDS: Final = frozenset(chain(*(c.commands for c in CONVERSATIONS if c.open_to_strangers)))
OPEN_PLACES: Final = frozenset(chain(*(c.screens for c in CONVERSATIONS if c.open_to_strangers)))
SECRET_PLACES: Final = frozenset(chain(*(c.secret for c in CONVERSATIONS)))
LIVE_PLACES: Final = frozenset(chain(*(c.live for c in CONVERSATIONS)))
