"""A law: a press that is refused, or is for another turn, changes no row and no place; a card names what rows say.

Somebody with three open surveys presses whatever card they ever had, types, and goes elsewhere by commands. No bot runs
here and nothing is sent: what would be shown is noted as shown.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.conversations.dispatch import OF_ONE_CARD, Card, Outcome, take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.presenting.callbacks import Address, unpack
from bot.services.campaigns import lifecycle
from bot.services.people import consents, invitations, joining
from bot.services.sessions.library import Library
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database
from storage.models import Chat, StoredSession, StoredSurvey, Submission, SurveyVersion
from storage.repositories import chats, shown_cards
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from tests.support.clock import START, VIET_NAM
from tests.support.province import SECRET
from tests.support.writes import forget_writes, note_writes, tables_written

CHAT = 4711
OF_EVERY_TURN = frozenset({"received", "chats"})
OF_A_SESSION = frozenset({"session", "section", "entry", "delete", "received", "intro", "closed"})
COMMANDS = ("surveys", "continue", "help", "language", "rights", "results", "absence")
TYPED = ("VPUB-020", "all", "17/06/2026", "1", "2", "4", "03/2019", "2019", "Chuyên viên", "x" * 3000, "hello")


@dataclass(frozen=True)
class Standing:
    """Where a chat stands: place and session on the screen."""

    place: dict[str, Any]
    session: int | None


@dataclass
class Somebody:
    """A person with a chat, and every card they ever had."""

    database: Database
    settings: Settings
    staff_code: str = "BTC-012"
    library: Library = field(default_factory=Library)
    cards: list[tuple[int, list[str]]] = field(default_factory=list)  # message, data of its buttons
    text: str = ""  # of the card on the screen
    _update: int = 0
    _message: int = 100

    def __post_init__(self) -> None:
        self.database.run_now(lifecycle.reconcile_all, START.astimezone(VIET_NAM))
        self.database.run_now(_join, self.staff_code)
        self.database.run_now(note_writes)
        self.do(Kind.COMMAND, command="surveys")

    def do(self, kind: Kind, text: str = "", command: str = "", on: int | None = None) -> Outcome:
        """One act; what follows is shown."""
        self._update += 1
        if kind is not Kind.TAP:
            self._message += 1
        incoming = Incoming(self._update, CHAT, kind, text, command, message_id=on or self._message, tap_id="t")
        now = START.astimezone(VIET_NAM)
        self.database.run_now(forget_writes)
        outcome = self.database.run_now(take, incoming, now, self.library, self.settings)
        self.written = self.database.read_now(tables_written) - OF_EVERY_TURN
        if outcome.card is not None:
            self._show(outcome.card)
        return outcome

    def _show(self, card: Card) -> None:
        if card.edit is None:
            self._message += 1
        shown = card.edit or self._message
        keyboard = (card.message.keyboard or {}).get("inline_keyboard", [])
        self.cards.append((shown, [button["callback_data"] for row in keyboard for button in row]))
        self.text = "\n".join((*card.message.leading, card.message.text))
        self.database.run_now(
            shown_cards.note_shown, [shown_cards.CardNews(card.chat, card.revision, shown, card.asks)]
        )

    def standing(self) -> Standing:
        """Where the chat stands, without what is said once."""
        chat = self.database.read_now(lambda uow: uow.orm.scalars(select(Chat)).one())
        place = {name: value for name, value in chat.place.items() if name not in OF_ONE_CARD}
        return Standing(place, chat.session_id)


def _join(uow: UnitOfWork, staff_code: str) -> None:
    chat = chats.create(uow, uow.vault.key_of(CHAT, "chat"), CHAT, "vi", {"at": "surveys"})
    invitations.draw(uow, invitations.person_of(uow, staff_code), START, lambda: "REFUSED")
    uow.orm.flush()
    found = invitations.find(uow, "REFUSED", START)
    assert found is not None
    joining.bind(uow, chat, found, START)
    chats.save(uow, chat, START)
    for purpose in consents.PURPOSES:
        consents.record(uow, found.person_id, purpose, agreed=True, language="vi", now=START)


@pytest.fixture
def somebody(request, sqlite_province, tmp_path):
    shutil.copy(sqlite_province, tmp_path / "walk.sqlite")
    settings = Settings(
        _env_file=None, data_dir=tmp_path, token=SecretStr("1:x"), secret_key=SecretStr(SECRET), language="vi"
    )
    database = Database(f"sqlite:///{tmp_path / 'walk.sqlite'}", Vault(SECRET))
    yield Somebody(database, settings, getattr(request, "param", "BTC-012"))
    database.close()


REFUSALS = frozenset(
    Texts(language, form, VIET_NAM)(name)
    for language in ("vi", "en", "de")
    for form in (None, "dong_chi", "anh_chi", "ong_ba")
    for name in ("toast-again", "toast-stale")
)


def is_for_another_turn(somebody: Somebody, data: str) -> bool:
    """Whether a press is on a card of a session that stands elsewhere by now."""
    address = unpack(data)
    if address is None or address.kind not in "aves" or (address.kind, address.verb) == ("v", "f"):
        return False
    row = somebody.database.read_now(lambda uow: uow.orm.get(StoredSession, address.number(0)))
    return row is None or row.turn != address.number(1)


def check_names(somebody: Somebody) -> None:
    """What a card says of a session is what the rows say."""
    standing = somebody.standing()
    if standing.place["at"] not in OF_A_SESSION:
        return
    session = standing.place["session"]
    assert session == standing.session
    titles, status, receipts = somebody.database.read_now(_said_of, session)
    spared = somebody.text.startswith("⚠")  # below a warning the title may stand on the card before alone
    assert spared or any(title in somebody.text for title in titles), (standing, somebody.text[:300])
    if standing.place["at"] == "received":
        assert status == "submitted"
        assert standing.place["receipt"] in receipts


def _said_of(uow: UnitOfWork, session: int) -> tuple[list[str], str, list[str]]:
    row = uow.orm.get_one(StoredSession, session)
    version = uow.orm.get_one(SurveyVersion, row.version_id)
    receipts = uow.orm.scalars(select(Submission.receipt).where(Submission.session_id == session))
    return list(version.titles.values()), row.status, list(receipts)


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("somebody", "commands", "seed"),
    [
        *(("BTC-012", COMMANDS, seed) for seed in range(4)),
        ("BTC-032", (*COMMANDS, "admin", "admin", "agency", "health"), 4),
        ("BTC-032", ("admin", "agency", "surveys"), 5),
        ("VPUB-054", (*COMMANDS, "agency", "summary"), 6),
    ],
    indirect=["somebody"],
)
def test_a_refused_press_changes_nothing_and_a_card_names_what_the_rows_say(somebody, commands, seed):
    dice = random.Random(seed)
    refusals = 0
    for _ in range(160):
        wanted, before = dice.random(), somebody.standing()
        if wanted < 0.12:
            somebody.do(Kind.COMMAND, command=dice.choice(commands))
        elif wanted < 0.24:
            somebody.do(Kind.TEXT, dice.choice(TYPED))
        else:
            message, data = _some_button(somebody, dice, old=wanted > 0.7)
            stale = is_for_another_turn(somebody, data)
            outcome = somebody.do(Kind.TAP, data, on=message)
            assert outcome.toast in REFUSALS or not stale, data
            if outcome.toast in REFUSALS:
                refusals += 1
                assert somebody.written == frozenset(), data
                assert somebody.standing() == before, data
        check_names(somebody)
    assert refusals > 0


def _some_button(somebody: Somebody, dice: random.Random, *, old: bool) -> tuple[int, str]:
    cards = [card for card in somebody.cards if card[1]]
    message, data = dice.choice(cards) if old else cards[-1]
    forward = [one for one in data if one[0] != "r"]  # nobody asks for deletion here: nothing would be left to press
    chosen = dice.choice(forward or data)
    address = unpack(chosen)
    assert address is not None
    if old and dice.random() < 0.2 and len(address.numbers) > 1:
        chosen = replace(address, numbers=(address.numbers[0], max(0, address.numbers[1] - 1))).pack()
    return message, chosen


def test_an_old_button_of_one_survey_does_not_put_its_name_on_what_was_said_of_another(somebody):
    """Begun *experience*, submitted *skills*: the old button says "out of date", and "received" still means skills."""
    sessions = somebody.database.read_now(_sessions)
    somebody.do(Kind.TAP, Address("m", "b", (sessions["experience"],)).pack(), on=100)
    old = somebody.cards[-1]
    somebody.do(Kind.TEXT, "2")
    assert is_for_another_turn(somebody, old[1][0])
    somebody.do(Kind.TAP, Address("m", "b", (sessions["skills"],)).pack(), on=100)
    while somebody.standing().place["at"] != "received":
        _answer(somebody)
    said, standing = somebody.text, somebody.standing()
    outcome = somebody.do(Kind.TAP, old[1][0], on=old[0])
    assert outcome.toast in REFUSALS
    assert outcome.card is not None
    assert somebody.text == said
    assert somebody.standing() == standing
    assert standing.session == sessions["skills"]


def test_a_press_that_turns_out_to_mean_nothing_leaves_the_chat_where_it_stood(somebody):
    """On an older card: for a choice that is not there, which is seen only when its survey is on the screen already."""
    sessions = somebody.database.read_now(_sessions)
    somebody.do(Kind.TAP, Address("m", "b", (sessions["experience"],)).pack(), on=100)
    somebody.do(Kind.TEXT, "2")
    _, data = somebody.cards[-1]
    address = unpack(data[0])
    assert address is not None
    somebody.do(Kind.TAP, Address("m", "b", (sessions["skills"],)).pack(), on=100)
    standing = somebody.standing()
    forged = replace(address, verb="c", numbers=(*address.numbers[:2], 99))
    assert somebody.do(Kind.TAP, forged.pack(), on=1).toast in REFUSALS
    assert somebody.standing() == standing
    assert standing.session == sessions["skills"]


def _answer(somebody: Somebody) -> None:
    """The first choice, whatever is asked; at the end submit."""
    message, data = somebody.cards[-1]
    submit = [one for one in data if one.startswith("v1m")]
    somebody.do(Kind.TAP, (submit or data)[0], on=message)


def _sessions(uow: UnitOfWork) -> dict[str, int]:
    query = (
        select(StoredSurvey.code, StoredSession.id)
        .join(SurveyVersion, SurveyVersion.survey_id == StoredSurvey.id)
        .join(StoredSession, StoredSession.version_id == SurveyVersion.id)
        .join(Chat, Chat.person_id == StoredSession.person_id)
    )
    return {row.code: row.id for row in uow.connection.execute(query)}
