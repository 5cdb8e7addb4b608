"""Messages to those who look after people are decided when they are sent, and name nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.presenting import deadlines, places
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import admins, focal_points, leaving_for_good, leaving_proposed, new_accounts, roles
from bot.services.people.role_words import ADMIN
from bot.services.people.scope import Right, Scope
from bot.services.summaries import agency_state
from bot.texts import Texts
from storage.models import Delivery, Person, Rebinding, Unit
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork


def _desk(uow: UnitOfWork, texts: Texts, person_id: int, text: str) -> Screen:
    """A text with the way to the reader's own desk."""
    admin = admins.has_role(uow, person_id, ADMIN)
    button = ("button-to-people", places.PEOPLE) if admin else ("button-to-agency", places.AGENCY)
    return ScreenBuilder().say(Tone.TEXT, text).row(Button(texts(button[0]), button[1], Style.MAIN)).done()


def _rebind(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A new account waits, and the reader may still say yes or no."""
    del chat
    scope = Scope(delivery.person_id, now.date())
    query = select(Rebinding.id).join(Person, Person.id == Rebinding.person_id)
    query = query.where(Rebinding.id == delivery.params["rebinding"], new_accounts.UNDECIDED)
    if uow.connection.execute(query.where(scope.people(Right.VOUCHING))).first() is None:
        return None
    return _desk(uow, texts, delivery.person_id, texts("rebind-asked"))


def _rebind_own(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """To the old account: another one would like to go on in its place. An admin's account can only stop it."""
    del chat
    query = select(Rebinding.binds_at).where(Rebinding.id == delivery.params["rebinding"], new_accounts.UNDECIDED)
    found = uow.connection.execute(query.where(Rebinding.person_id == delivery.person_id)).first()
    if found is None:
        return None
    if found.binds_at is None:
        draft = ScreenBuilder().say(Tone.TEXT, texts("own-account-asked"))
    else:
        draft = ScreenBuilder().say(
            Tone.TEXT, texts("own-account-agreed", until=deadlines.in_words(texts, found.binds_at, now))
        )
    agrees, stops = (places.own_account(delivery.params["rebinding"], agreed=agreed) for agreed in (True, False))
    if not admins.has_role(uow, delivery.person_id, ADMIN):
        draft.row(Button(texts("button-own-account-yes"), agrees))
    return draft.row(Button(texts("button-own-account-no"), stops, Style.DANGER)).done()


def _role_proposed(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A role waits for a second admin's word."""
    del chat, now
    waits = roles.proposed(uow, delivery.params["person"], delivery.person_id)
    role = delivery.params["role"]
    if waits.get(role, delivery.person_id) == delivery.person_id:
        return None
    return _desk(uow, texts, delivery.person_id, texts("role-proposed", role=texts(f"role-{role}")))


def _handover(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """The focal point has gone; the reader is the deputy."""
    del chat, now
    names = uow.connection.execute(select(Unit.names).where(Unit.id == delivery.params["agency"])).scalar()
    text = texts("handover", agency=texts.pick(names or {}))
    return ScreenBuilder().say(Tone.TEXT, text).row(Button(texts("button-to-agency"), places.AGENCY, Style.MAIN)).done()


def _leaver(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """Somebody is proposed as having left, and nobody decided yet; or another one meanwhile, told by this message."""
    del chat
    scope = Scope(delivery.person_id, now.date())
    if not admins.has_role(uow, delivery.person_id, ADMIN) or not leaving_proposed.is_any_said(uow, scope):
        return None
    count = max(1, agency_state.leaving(uow, scope))
    button = Button(texts("button-leavers", count=count), places.LEAVERS, Style.MAIN)
    return ScreenBuilder().say(Tone.TEXT, texts("leaver-proposed")).row(button).done()


def _leaver_decided(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """What became of a leaver whom the reader proposed, by the code they typed; not when they look after nobody now."""
    del chat
    mine = Scope(delivery.person_id, now.date()).agencies(Right.COUNTS)
    query = select(Person.staff_code, Person.agency_id).join(Unit, Unit.id == Person.agency_id)
    found = uow.connection.execute(query.where(Person.id == delivery.params["person"], mine)).first()
    if found is None or found.agency_id is None:
        return None
    said = texts("leaver-gone" if delivery.params["gone"] else "leaver-stays", code=found.staff_code)
    draft = ScreenBuilder().say(Tone.TITLE, texts("leaver-decided")).say(Tone.TEXT, said)
    return draft.row(Button(texts("button-to-agency"), places.agency(found.agency_id), Style.MAIN)).done()


def _role(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """The reader has a new role."""
    del chat, now
    role = delivery.params["role"]
    if not admins.has_role(uow, delivery.person_id, role):
        return None
    draft = ScreenBuilder().say(Tone.TEXT, texts("role-given", role=texts(f"role-{role}")))
    desk = {ADMIN: ("button-to-people", places.PEOPLE), "data_officer": ("button-requests", places.REQUESTS)}
    button = desk.get(role, ("button-to-agency", places.AGENCY))
    return draft.row(Button(texts(button[0]), button[1], Style.MAIN)).done()


KINDS: Final[dict[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]]] = {
    new_accounts.KIND: _rebind,
    new_accounts.OWN: _rebind_own,
    focal_points.HANDOVER: _handover,
    leaving_proposed.KIND: _leaver,
    leaving_for_good.DECIDED: _leaver_decided,
    roles.KIND: _role,
    roles.PROPOSED: _role_proposed,
}
