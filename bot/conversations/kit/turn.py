"""A turn: one update of one chat, inside its transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from bot.calendar import Calendar
from bot.presenting import heights
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, Style
from bot.services.operating.calendars import calendar_of
from bot.services.sessions.library import Library
from bot.settings import Settings
from bot.texts import Texts
from storage.repositories.chats import ChatView, PersonView, SessionView
from storage.unit_of_work import UnitOfWork

WARNING: Final = "warning"  # in a place: the message above the next card
WARNED_OF: Final = "warned_of"
Standing = tuple[dict[str, Any], SessionView | None, int | None, str]  # place, session, its id, language


class LeadsNowhereError(Exception):
    """A press means nothing here any more. The chat is left where it stood, and whoever pressed is told.

    Raised before anything is changed. An exception and no result, since a result may be dropped on its way up.
    """


@dataclass(slots=True)
class Turn:
    """What conversations work with. They change rows and the chat's place; the screen is made from the place."""

    uow: UnitOfWork
    chat: ChatView
    now: datetime
    library: Library
    settings: Settings
    toast: str = ""
    closing: Screen | None = None  # how the card that stays behind should read
    anew: bool = False  # the next card goes to the bottom, whatever card is there
    silent: bool = False  # nothing is to be answered: what is on the screen stays as it is
    pressed: Address | None = None  # the press that is being taken
    then: Address | None = None  # a press to be taken after this: what was held up by a question
    part: list[int] | None = None  # a long message that was typed last: the rest of it may follow
    forget: bool = False  # the message that was typed must not stay in the chat
    sends: list[Address] = field(default_factory=list)  # files that go out above the next card, by what brings them
    has_file: bool = False  # a file came that is to be checked
    only_looks: bool = False  # nobody did anything: does the screen still say what is?
    memo: dict[str, Any] = field(default_factory=dict)  # what was loaded in this turn already

    @property
    def person(self) -> PersonView:
        """The person of a bound chat. Conversations that need one are not reached by strangers."""
        assert self.chat.person is not None
        return self.chat.person

    @property
    def texts(self) -> Texts:
        """Texts in the reader's language and form of address."""
        made = self.memo.get("texts")
        if made is None or made.language != self.chat.language:
            form = self.chat.person.form_of_address if self.chat.person else None
            made = self.memo["texts"] = Texts(self.chat.language, form, self.settings.zone)
        return made

    @property
    def calendar(self) -> Calendar:
        """The installation's calendar as it stands now."""
        if "calendar" not in self.memo:
            self.memo["calendar"] = calendar_of(self.uow, self.settings)
        found: Calendar = self.memo["calendar"]
        return found

    @property
    def room(self) -> int:
        """Pixels that a screen may take on a phone, less the warning that will stand above it."""
        return heights.ROOM - (heights.above(self.t(self.warning)) if self.warning else 0)

    @property
    def warning(self) -> str:
        """The name of the message that stands above the card this once; empty for none."""
        return str(self.chat.place.get(WARNING, ""))

    @property
    def warned_of(self) -> str:
        """What the warning is about: the name of a file; empty where that goes without saying."""
        return str(self.chat.place.get(WARNED_OF, ""))

    @property
    def page(self) -> int:
        """Which page of a list is on, from 0; the list may have become shorter since."""
        return int(self.chat.place.get("page", 0))

    def t(self, name: str, /, **values: str | int) -> str:
        """A message in the reader's language."""
        return self.texts(name, **values)

    def button(self, name: str, address: Address, style: Style = Style.PLAIN, /, **values: str | int) -> Button:
        """A button with a message as its label."""
        return Button(self.texts(name, **values), address, style)

    def send(self, address: Address) -> None:
        """Send the files that a conversation has for an address; the card comes anew below them.

        The place notes the address, so that what did not go out before the process died is made again.
        """
        self.sends.append(address)
        self.anew = True

    def go(self, at: str, **params: Any) -> None:
        """The chat should show this place from now on."""
        self.chat.place = {"at": at, **params}

    def warn(self, name: str, about: str = "") -> None:
        """Say a message above the next card, and on that one only; ``about`` names what it speaks of."""
        self.chat.place[WARNING] = name
        if about:
            self.chat.place[WARNED_OF] = about

    def standing(self) -> Standing:
        """Where the chat stands, for `put_back`."""
        chat = self.chat
        return dict(chat.place), chat.session, chat.session_id, chat.language

    def put_back(self, stood: Standing) -> None:
        """Leave the chat where it stood, whatever the handler of a press that led nowhere had begun."""
        chat = self.chat
        chat.place, chat.session, chat.session_id, chat.language = stood
        self.memo.clear()
        self.sends.clear()
        self.then, self.closing = None, None
