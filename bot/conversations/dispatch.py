"""One update from the row it belongs to, to the screen that follows: the use case behind every handler."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.conversations import registry
from bot.conversations.kit import typed_for
from bot.conversations.kit.courtesy import forget_stray_pin, is_thanks
from bot.conversations.kit.incoming import Incoming, Kind, is_of_told_album
from bot.conversations.kit.plainly import plainly
from bot.conversations.kit.turn import WARNED_OF, WARNING, LeadsNowhereError, Turn
from bot.conversations.respondent import language, mydata, rights, sessions
from bot.presenting import heights
from bot.presenting.callbacks import Address, unpack
from bot.presenting.cards import Card, Outcome
from bot.presenting.screens import Attachment, Screen, with_warning
from bot.presenting.telegram import Message, render
from bot.services.people import admins, consents
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.repositories import chats, updates
from storage.repositories.chats import ADDRESS, CHAT, ChatView
from storage.unit_of_work import UnitOfWork
from survey_definitions.answers.folding import bare

MOST_TYPED: Final = 4096  # Telegram's own limit; anything longer was forged
STRANGER: Final = {"at": "stranger"}
_SENDS: Final = "sends"  # in a place: what brings the files that go out above its card
OF_ONE_CARD: Final = frozenset(
    {WARNING, WARNED_OF, "missing", "bare", "look", "problem", "changed", "ends_keyboard", _SENDS, typed_for.PART}
)  # what a place says on one card only: the next card of the same place is without
FILES_WITHIN: Final = timedelta(minutes=10)  # after which a card is shown without the files that did not go out
_OPEN_TO_FROZEN: Final = frozenset({"rights", "erase", "mydata", "language"})  # whose data may not be used
_PRESSED_BY_FROZEN: Final = frozenset({rights.KIND, mydata.KIND, language.KIND})
_COMMANDS_OF_FROZEN: Final = frozenset(
    {*rights.CONVERSATION.commands, *mydata.CONVERSATION.commands, *language.CONVERSATION.commands} - {"dung", "stop"}
)
_FORESEEN: Final = frozenset({"fact"})  # whoever opens a link may know what is asked next, and it asks nothing else
_NEEDS_CONSENT: Final = frozenset({sessions.AT, "section", "entry", "delete", "received", "intro"})


def take(uow: UnitOfWork, incoming: Incoming, now: datetime, library: Library, settings: Settings) -> Outcome:
    """Take an update: everything it changes, and what is to be shown. The second time it changes nothing."""
    key = uow.vault.key_of(incoming.chat, CHAT)
    is_new = updates.is_new(uow, incoming.update_id, now, key)
    chat = chats.by_key(uow, key)
    if chat is None:
        if incoming.kind in (Kind.BLOCKED, Kind.UNBLOCKED):
            return Outcome()
        chat = chats.create(uow, key, incoming.chat, settings.language, dict(STRANGER))
    turn = begun(Turn(uow, chat, now, library, settings))
    if not is_new:
        return _again(turn, incoming)
    if incoming.kind in (Kind.BLOCKED, Kind.UNBLOCKED):
        chat.unreachable_at = now if incoming.kind is Kind.BLOCKED else None
        chats.save(uow, chat, now)
        return Outcome()
    return _act(turn, incoming)


def _again(turn: Turn, incoming: Incoming) -> Outcome:
    """What came before changes nothing. A replica that lives is showing its card, and a second one would be a twin."""
    card = _card_again(turn, incoming.chat)
    if card is None or turn.settings.receives_alone:
        return Outcome(card, incoming.tap_id)
    return Outcome(tap_id=incoming.tap_id, later=turn.chat.id)


def begun(turn: Turn) -> Turn:
    """A turn whose chat has the session that belongs to its screen."""
    sessions.meet(turn)
    return turn


def _act(turn: Turn, incoming: Incoming) -> Outcome:
    chat = turn.chat
    chat.unreachable_at = None
    if incoming.message_id is not None and incoming.kind is not Kind.TAP:
        chat.bottom_id = max(chat.bottom_id or 0, incoming.message_id)
    before, turn.part = chat.place, chat.place.get(typed_for.PART)
    chat.place = {name: value for name, value in chat.place.items() if name not in OF_ONE_CARD}
    _leave_what_is_not_theirs(turn)
    stood = turn.standing()
    led = _led(turn, incoming)
    if incoming.kind is Kind.TEXT and turn.part is not None:
        chat.place[typed_for.PART] = turn.part
    if turn.silent:
        chat.place = before
        chats.save(turn.uow, chat, turn.now)
        return Outcome(tap_id=incoming.tap_id, has_file=turn.has_file)
    if not led:
        turn.put_back(stood)
    settle(turn)
    if before["at"] == registry.CONTACT[0] != chat.place["at"]:
        chat.place["ends_keyboard"] = True
    if not led:
        on_card = incoming.message_id == chat.message_id
        turn.toast = turn.t("toast-again" if on_card else "toast-stale")
        if on_card and chat.place["at"] == before["at"]:
            return Outcome(_card_again(turn, incoming.chat), incoming.tap_id, turn.toast)
        turn.anew = not on_card  # what stands on a card that they may not see any more gives way to what they may
    card = _card(turn, incoming.chat, before, may_edit=incoming.kind is Kind.TAP)
    chats.save(turn.uow, chat, turn.now)
    forget = (incoming.chat, incoming.message_id) if turn.forget and incoming.message_id is not None else None
    others = tuple(other for other in turn.uow.other_chats if other != chat.id)
    return Outcome(card, incoming.tap_id, turn.toast, forget, others, has_file=turn.has_file)


def _led(turn: Turn, incoming: Incoming) -> bool:
    """Take the update, and the press that a question held up; False for what led nowhere."""
    try:
        _ROUTES[incoming.kind](turn, incoming)
        _follow(turn)
    except LeadsNowhereError:
        return False
    return True


def go_on(
    uow: UnitOfWork, chat: ChatView, act: Callable[[Turn], None], now: datetime, library: Library, settings: Settings
) -> Card | None:
    """Bring a chat, locked, to where something leads that was begun there before; nobody did anything just now."""
    turn = begun(Turn(uow, chat, now, library, settings))
    before = chat.place
    chat.place = {name: value for name, value in before.items() if name not in OF_ONE_CARD}
    with suppress(LeadsNowhereError):
        act(turn)
    settle(turn)
    chat.place |= {name: value for name, value in before.items() if name == typed_for.PART}
    card = _card(turn, int(uow.vault.open_text(chat.address, ADDRESS)), before, may_edit=True)
    chats.save(uow, chat, now)
    return card if chat.unreachable_at is None else None


# -- routes


def _command(turn: Turn, incoming: Incoming) -> None:
    if turn.chat.person is None and incoming.command not in registry.OPEN_COMMANDS:
        turn.go("stranger")
    elif _is_frozen(turn) and incoming.command not in _COMMANDS_OF_FROZEN:
        turn.go("rights")
    elif incoming.command in registry.COMMANDS and _may(turn, registry.ROLES_OF_COMMANDS[incoming.command]):
        registry.COMMANDS[incoming.command](turn, incoming.text)
    else:
        turn.warn("unknown-command")


def _tap(turn: Turn, incoming: Incoming) -> None:
    address = unpack(incoming.text)
    if address is None or not _may_press(turn, address):
        raise LeadsNowhereError
    _adopt_twin(turn, incoming)
    _press(turn, address)


def _may_press(turn: Turn, address: Address) -> bool:
    tap = registry.tap_of(address)
    if tap is None or (turn.chat.person is None and not tap.open_to_strangers):
        return False
    if _is_frozen(turn) and address.kind not in _PRESSED_BY_FROZEN:
        return False
    return _may(turn, tap.role)


def _press(turn: Turn, address: Address) -> None:
    tap = registry.tap_of(address)
    assert tap is not None  # looked up when it was asked who may press it
    turn.pressed = address
    tap.take(turn, address)


def _follow(turn: Turn) -> None:
    """Take the press that a question held up, as if it came now."""
    address, turn.then = turn.then, None
    if address is not None and _may_press(turn, address):
        _press(turn, address)


def _adopt_twin(turn: Turn, incoming: Incoming) -> None:
    """A card newer than the one we noted is ours all the same: the note was lost in a crash."""
    if incoming.message_id is not None and incoming.message_id > (turn.chat.bottom_id or 0):
        turn.chat.message_id = turn.chat.bottom_id = incoming.message_id


def _text(turn: Turn, incoming: Incoming) -> None:
    _take_text(turn, incoming)
    forget_stray_pin(turn, incoming.text)


def _take_text(turn: Turn, incoming: Incoming) -> None:
    at, text = turn.chat.place["at"], incoming.text[:MOST_TYPED]
    if not _is_for_this_card(turn, incoming, text):
        return
    if at != sessions.AT:  # an answer is kept as it was given; what is for others to read must read as it is
        text = plainly(text)
        if not text.strip():
            turn.warn("refused-other")
            return
    if at in registry.TYPED and registry.TYPED[at](turn, text):
        return
    if is_thanks(text):
        turn.silent = True
        return
    named = named_button(registry.SCREENS[at](turn), text) if at in registry.SCREENS else None
    if named is not None:
        _press(turn, named)
    else:
        turn.warn("press-a-button")


def _is_for_this_card(turn: Turn, incoming: Incoming, text: str = "") -> bool:
    """Whether what was sent was meant for what the chat asks now; if not, that is said, or passed over in silence."""
    turn.forget = turn.chat.place["at"] in registry.SECRET_PLACES
    part, asked = turn.part, asks_of(turn)
    turn.part = typed_for.part_of(incoming, text)
    if typed_for.continues(incoming, part, turn.chat.message_id):
        turn.warn("typed-in-parts")
    elif turn.chat.place["at"] in _FORESEEN or typed_for.belongs(turn, incoming, asked):
        return True
    elif is_thanks(text) or is_of_told_album(turn.chat.place, incoming):
        turn.silent = True
    else:
        is_reply = typed_for.answers_an_older(incoming, incoming.asked or turn.chat.asked)
        turn.warn("typed-to-another" if is_reply else "typed-too-early")
    return False


def asks_of(turn: Turn) -> str:
    """A checksum of what the chat asks: its place, and of a session the turn."""
    session = turn.chat.session if turn.chat.place["at"] == sessions.AT else None
    return typed_for.asks(turn.chat.place, session.turn if session is not None else None)


def named_button(screen: Screen, text: str) -> Address | None:
    """The address of the button that was typed instead of pressed: its label, or the number on it."""
    wanted = bare(text)
    for button in screen.buttons:
        if wanted and bare(button.label.strip("✓◀▶ ")) == wanted:
            return button.address
    return None


def _file(turn: Turn, incoming: Incoming) -> None:
    if incoming.file is None or turn.chat.person is None or not _may(turn, registry.FILES.role):
        _other(turn, incoming)
    elif registry.FILES.on_file is not None:
        registry.FILES.on_file(turn, incoming)


def _may(turn: Turn, role: str) -> bool:
    """Whether whoever acts holds a role; what needs none is everybody's."""
    return not role or (turn.chat.person is not None and admins.has_role(turn.uow, turn.person.id, role))


def _other(turn: Turn, incoming: Incoming) -> None:
    """What cannot be taken is named for what it is, an album once; a sticker that says thank you is a courtesy."""
    is_courtesy = incoming.what == "sticker" and is_thanks(incoming.text)
    if is_courtesy or is_of_told_album(turn.chat.place, incoming):
        turn.silent = True
        return
    turn.warn(f"refused-{incoming.what}")


def _sent(turn: Turn, incoming: Incoming) -> None:
    """A place or a picture: an answer where the card asks for one."""
    at, takes = turn.chat.place["at"], registry.LOCATED if incoming.picture is None else registry.PICTURED
    if not _is_for_this_card(turn, incoming):
        return
    if at not in takes or not takes[at](turn, incoming.picture or incoming.text):
        _other(turn, incoming)


def _contact(turn: Turn, incoming: Incoming) -> None:
    at, take_it = registry.CONTACT
    if turn.chat.place["at"] == at:
        take_it(turn, own=incoming.own)
    else:
        _other(turn, incoming)


_ROUTES: Final = {
    Kind.COMMAND: _command, Kind.TAP: _tap, Kind.TEXT: _text, Kind.FILE: _file, Kind.CONTACT: _contact,
    Kind.OTHER: _other, Kind.LOCATION: _sent, Kind.PICTURE: _sent,
}  # fmt: skip


# -- screens


def _is_frozen(turn: Turn) -> bool:
    """Whether the person's data may not be used: no role of theirs counts, and only their rights are open."""
    return turn.chat.person is not None and turn.chat.person.frozen_at is not None


def _leave_what_is_not_theirs(turn: Turn) -> None:
    """Take a chat from a place that is for people with a role, or for people at all, if it may not be there."""
    at = turn.chat.place["at"]
    if turn.chat.person is None and at not in registry.OPEN_PLACES:
        turn.chat.place = dict(STRANGER)
    elif _is_frozen(turn) and at not in _OPEN_TO_FROZEN:
        turn.go("rights")
    elif not _may(turn, registry.ROLES_OF_PLACES.get(at, "")):
        turn.go("surveys")


def settle(turn: Turn) -> None:
    """Send a chat home that may not be where it is: unbound, without consent, without its session."""
    _leave_what_is_not_theirs(turn)
    sessions.meet(turn)
    chat, at = turn.chat, turn.chat.place["at"]
    if at not in registry.SCREENS:
        chat.place = dict(STRANGER)
    elif at in _NEEDS_CONSENT and chat.session is None:
        turn.go("surveys")
    elif at == "surveys" and consents.decided(turn.uow, turn.person.id, consents.DEVELOPMENT) is None:
        turn.go("notice")


def screen_of(turn: Turn) -> Screen:
    """The screen of the place where the chat is."""
    screen: Screen = registry.SCREENS[turn.chat.place["at"]](turn)
    warning = turn.warning
    if not warning or (warning == "press-a-button" and not screen.rows):
        return screen
    return heights.below_warning(with_warning(screen, turn.t(warning), turn.warned_of))


def _message(turn: Turn) -> Message:
    """The screen as a message; the first one behind a place with a keyboard of its own takes that away."""
    message = render(screen_of(turn))
    if not turn.chat.place.get("ends_keyboard"):
        return message
    return replace(message, leading=(turn.t("contact-over"), *message.leading), ends_keyboard=True)


def _card(turn: Turn, address: int, before: dict[str, Any], *, may_edit: bool) -> Card | None:
    """The card for the place where the chat is; None when the one on the screen reads the same."""
    chat = turn.chat
    message = _message(turn)
    chat.place |= {"look": message.look} | ({} if message.has_buttons else {"bare": True})
    at_bottom = chat.message_id is not None and chat.message_id >= (chat.bottom_id or 0)
    if may_edit and at_bottom and not turn.anew and not message.must_be_new:
        if message.look == before.get("look") and chat.revision == chat.shown_revision:
            return None
        chat.revision += 1
        return Card(chat.id, address, chat.revision, message, asks_of(turn), edit=chat.message_id)
    chat.revision += 1
    if turn.sends:
        chat.place[_SENDS] = [one.pack() for one in turn.sends]
    retire = None if before.get("bare") else chat.message_id
    closing = render(turn.closing) if turn.closing is not None else None
    return Card(chat.id, address, chat.revision, message, asks_of(turn), _files(turn), retire=retire, closing=closing)


def _files(turn: Turn) -> list[Attachment]:
    """The files that go out above the card, made from the addresses that the place has."""
    addresses = filter(None, map(unpack, turn.chat.place.get(_SENDS, ())))
    return [Attachment(*file) for one in addresses for file in registry.FILES_OF[one.kind](turn, one)]


def _card_again(turn: Turn, address: int) -> Card | None:
    """The card a chat should show and does not yet; None when it does."""
    chat = turn.chat
    if chat.revision <= chat.shown_revision:
        return None
    settle(turn)
    is_late = turn.now > (chat.wanted_at or turn.now) + FILES_WITHIN
    if is_late and _SENDS in chat.place:
        turn.warn("file-not-sent")
    message = _message(turn)
    files = [] if is_late else _files(turn)
    at_bottom = chat.message_id is not None and chat.message_id >= (chat.bottom_id or 0)
    edit = chat.message_id if at_bottom and not files and not message.must_be_new else None
    retire = None if edit else chat.message_id
    return Card(chat.id, address, chat.revision, message, asks_of(turn), files, edit=edit, retire=retire)


def repair(
    uow: UnitOfWork, chat_id: int, now: datetime, library: Library, settings: Settings, before: datetime | None = None
) -> Card | None:
    """The card of a chat that does not show what it should; with a moment, has not since before it.

    What a chat should show since a later moment, whoever took the update is just showing.
    """
    chat = chats.by_id(uow, chat_id)
    if chat is None or chat.unreachable_at is not None:
        return None
    if before is not None and chat.wanted_at is not None and chat.wanted_at > before:
        return None
    turn = begun(Turn(uow, chat, now, library, settings))
    return _card_again(turn, int(uow.vault.open_text(chat.address, ADDRESS)))
