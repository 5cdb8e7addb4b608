"""Erasing and freezing while another process takes a turn of the same person, or sends them something."""

from __future__ import annotations

from itertools import count

import pytest
from sqlalchemy import func, select, update

from bot.calendar.periods import DELETE, WITHDRAW
from bot.conversations.dispatch import take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.delivery import parcels
from bot.services.people.register import RequestWish
from bot.services.reminders import acting
from bot.services.rights import asking, desk
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.database import Database
from storage.models import Campaign, Delivery, DueItem, Person, StoredAnswer, StoredSession
from storage.vault import Vault
from tests.services.builders import CLOCKS
from tests.support import house
from tests.support.clock import START
from tests.support.province import SECRET
from tests.support.side_by_side import side_by_side

pytestmark = pytest.mark.both_databases
WHO, ACCOUNT = "BTC-012", 4711
SETTINGS = Settings(_env_file=None, api_base_url="http://127.0.0.1:1/bot", timezone="Asia/Ho_Chi_Minh")


class Chatting:
    """Somebody's chat, turn by turn, in either of two processes; nothing is sent anywhere."""

    def __init__(self, url):
        self.two = [Database(url, Vault(SECRET)) for _ in range(2)]
        self.libraries = [Library(), Library()]
        self.updates, self.now, self.card = count(1), START, None
        self.two[0].run_now(house.join, ACCOUNT, WHO, START)

    def turn(self, process, kind, text="", command=""):
        """The use case of one update."""
        incoming = Incoming(next(self.updates), ACCOUNT, kind, text, command, message_id=10 + next(self.updates))

        def use(uow):
            outcome = take(uow, incoming, self.now, self.libraries[process], SETTINGS)
            self.card = outcome.card or self.card
            return outcome

        return use

    def press(self, process, place=0):
        """The use case of a press on what is on the card."""
        buttons = [one for row in self.card.message.keyboard["inline_keyboard"] for one in row]
        return self.turn(process, Kind.TAP, buttons[place]["callback_data"])

    def do(self, use, process=0):
        return self.two[process].run_now(use)

    def request(self, kind):
        """Ask for something; gives its number."""
        person = self.person().id
        return self.do(lambda uow: asking.ask(uow, person, RequestWish(kind), CLOCKS, self.now).id)

    def person(self):
        return self.do(lambda uow: uow.orm.scalars(select(Person).where(Person.staff_code == WHO)).one())

    def left(self):
        """How many answers there are of the person, and states of sessions."""
        mine = select(StoredSession.id).join(Person).where(Person.staff_code == WHO)
        answers = select(func.count(StoredAnswer.id)).where(StoredAnswer.session_id.in_(mine))
        states = select(func.count()).select_from(mine.where(StoredSession.state.is_not(None)).subquery())
        return self.do(lambda uow: (uow.connection.scalar(answers), uow.connection.scalar(states)))


@pytest.fixture
def chatting(province_url):
    """Somebody who has answered the first question of a survey, and has the second on the screen."""
    made = Chatting(province_url)
    made.do(made.turn(0, Kind.COMMAND, command="surveys"))
    for _ in range(3):
        made.do(made.press(0))
    answers, states = made.left()
    assert (answers > 0, states) == (True, 1)
    yield made
    for database in made.two:
        database.close()


@pytest.mark.parametrize("kind", [DELETE, WITHDRAW])
def test_an_answer_just_being_given_is_erased_as_well(chatting, kind):
    number = chatting.request(kind)
    chatting.do(lambda uow: uow.orm.execute(update(Person).values(frozen_at=None)))  # it came before it stopped
    chatting.do(lambda uow: uow.orm.execute(update(StoredSession).values(status="started")))

    def carry_out(uow):
        desk.carry_out(uow, number, "operator", chatting.now)

    assert side_by_side(chatting.two, chatting.press(0), carry_out) is None
    assert chatting.left() == (0, 0)


@pytest.mark.parametrize("kind", [DELETE, WITHDRAW])
@pytest.mark.parametrize("process", [0, 1])
def test_nothing_is_answered_after_it_was_erased_whatever_a_process_remembers(chatting, kind, process):
    """Process 0 has the session in memory; the press comes from a card that is still on the screen."""
    number, press = chatting.request(kind), chatting.press(process)

    def carry_out(uow):
        desk.carry_out(uow, number, "operator", chatting.now)

    assert side_by_side([chatting.two[1 - process], chatting.two[process]], carry_out, press) is None
    assert chatting.left() == (0, 0)


# -- freezing against messages


def due(chatting):
    """Something is due to the person: an invitation to a campaign that opened just now."""

    def prepare(uow):
        uow.orm.execute(update(StoredSession).values(status="new"))
        mine = select(StoredSession).join(Person).where(Person.staff_code == WHO, StoredSession.state.is_(None))
        session = uow.orm.scalars(mine.order_by(StoredSession.id)).first()  # nobody is invited to what they began
        campaign = uow.orm.get_one(Campaign, session.campaign_id)
        uow.orm.add(
            DueItem(
                person_id=session.person_id,
                campaign_id=campaign.id,
                kind="invitation",
                due_at=chatting.now,
                state="planned",
                plan_revision=campaign.plan_revision,
                unique_key="invitation",
            )
        )

    chatting.do(prepare)


def act(chatting):
    def use(uow):
        assert acting.act_next(uow, chatting.now, SETTINGS)

    return use


def ask(chatting):
    def use(uow):
        person = uow.orm.scalars(select(Person).where(Person.staff_code == WHO)).one()
        asking.ask(uow, person.id, RequestWish(DELETE), CLOCKS, chatting.now)

    return use


def messages(chatting):
    """What goes out to the person now."""
    batch = chatting.do(lambda uow: parcels.claim(uow, chatting.now, SETTINGS))
    return [parcel.kind for parcel in batch.parcels]


def test_something_is_due(chatting):
    due(chatting)
    chatting.do(act(chatting))
    assert messages(chatting) == ["invitation"]


@pytest.mark.parametrize("asked_first", [False, True])
def test_nothing_goes_to_whoever_asks_for_deletion_in_that_moment(chatting, asked_first):
    due(chatting)
    uses = (ask(chatting), act(chatting)) if asked_first else (act(chatting), ask(chatting))
    side_by_side(chatting.two, *uses)
    assert messages(chatting) == []


def test_what_was_claimed_is_not_begun_once_deletion_was_asked_for(chatting):
    due(chatting)
    chatting.do(act(chatting))
    batch = chatting.do(lambda uow: parcels.claim(uow, chatting.now, SETTINGS))
    begun = []

    def begin(uow):
        begun.extend(parcels.begin(uow, batch.parcels, batch.lease, chatting.now))

    assert side_by_side(chatting.two, ask(chatting), begin) is None
    assert begun == []
    assert chatting.do(lambda uow: uow.orm.scalars(select(Delivery.state)).all()) == ["cancelled"]
