"""The admin's desk of people: somebody by staff code, their roles; agencies nobody looks after; parked updates."""

from __future__ import annotations

from functools import partial
from typing import Final

from bot.conversations.agency import somebody, somebody_card
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.operating import parked
from bot.services.people import focal_points, leaving_proposed, roles
from bot.services.people import somebody as staff
from bot.services.people.focal_points import Unattended
from bot.services.people.leaving_proposed import Leaver
from bot.services.people.role_words import ADMIN, GRANTABLE
from bot.services.refusals import Refusal
from bot.services.summaries import agency_state

KIND: Final = "n"
MOST: Final = 12  # lines of a list


def show(turn: Turn) -> Screen:
    """What waits for an admin, in counts; a staff code is typed here."""
    scope, reader = somebody_card.scope(turn), turn.person.id
    alone, failed = len(focal_points.unattended(turn.uow, scope)), parked.count(turn.uow, reader)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("people-title")).say(Tone.TEXT, turn.t("people-text"))
    counted = {
        "agency-waiting": agency_state.waiting(turn.uow, scope),
        "people-leaving": agency_state.leaving(turn.uow, scope),
    }
    for name, count in counted.items():
        draft.say(Tone.OPTION, turn.t(name, count=count) if count else "")
    leaver = leaving_proposed.next_proposed(turn.uow, scope)
    if leaver is not None:
        label = turn.button("button-leavers", Address(KIND, "v"), Style.MAIN, count=leaver.left)
        draft.row(label)
    draft.row(turn.button("button-fresh-link", Address(somebody_card.KIND, "f")))
    draft.row(turn.button("button-unattended", Address(KIND, "u"), count=alone) if alone else None)
    draft.row(turn.button("button-parked", Address(KIND, "k"), count=failed) if failed else None)
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def show_unattended(turn: Turn) -> Screen:
    """Agencies without a focal point on duty, and whether a deputy stands in."""
    found = focal_points.unattended(turn.uow, somebody_card.scope(turn))
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("unattended-title")).say(Tone.TEXT, turn.t("unattended-text"))
    for one in found[:MOST]:
        name = turn.texts.pick(one.names)
        draft.say(Tone.OPTION, turn.t(_why(one), agency=name, code=one.code))
    if len(found) > MOST:
        draft.say(Tone.QUIET, turn.t("list-more", count=len(found) - MOST))
    return _back(turn, draft)


def _why(one: Unattended) -> str:
    if one.has_deputy:
        return "unattended-deputy"
    return "unattended-away" if one.has_focal_point else "unattended-none"


def show_leaver(turn: Turn) -> Screen:
    """Somebody proposed as having left, by staff code; the program brings the next one."""
    one = _leaver(turn)
    draft = ScreenBuilder()
    if one is None:
        return _back(turn, draft.say(Tone.TEXT, turn.t("leavers-done")))
    draft.say(Tone.QUIET, turn.t("leavers-left", count=one.left))
    draft.say(Tone.TITLE, turn.t("leavers-head", code=one.staff_code, unit=turn.texts.pick(one.unit)))
    said = turn.t("leavers-day", day=turn.texts.date(one.day)) if one.day else turn.t("leavers-missing")
    draft.say(Tone.TEXT, said)
    draft.row(turn.button("button-confirm-leaving", Address(KIND, "d", (one.person,)), Style.DANGER))
    draft.row(turn.button("button-stays", Address(KIND, "w", (one.person,))))
    later = turn.button("button-later", Address(KIND, "v", (one.person,))) if one.left > 1 else None
    draft.row(later)
    return _back(turn, draft)


def show_leaver_question(turn: Turn) -> Screen:
    """Ask once before somebody is let go, by code: nobody was asked for by name."""
    one = _leaver(turn)
    if one is None or one.person != turn.chat.place["person"]:
        return show_leaver(turn)
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("ask-leaver", code=one.staff_code))
    yes, no = Address(KIND, "e", (one.person,)), Address(KIND, "v", (one.person - 1,))
    return draft.row(turn.button("button-yes", yes), turn.button("button-no", no)).done()


def _leaver(turn: Turn) -> Leaver | None:
    return leaving_proposed.next_proposed(turn.uow, somebody_card.scope(turn), turn.chat.place.get("after", 0))


def _on_leaver(turn: Turn, address: Address) -> None:
    """The next one; the one on the card stays, or goes after a question."""
    if address.verb == "v":
        turn.go("leaver", after=max(0, address.number(0, 0)))
        return
    one = _leaver(turn) if turn.chat.place["at"] == _DECIDED_AT[address.verb] else None
    scope = somebody_card.scope(turn)
    if one is None or one.person != address.number(0):
        raise LeadsNowhereError
    if address.verb == "d":
        turn.go("leaver-ask", person=one.person, after=turn.chat.place.get("after", 0))
    else:
        if address.verb == "w":
            staff.keep(turn.uow, scope, one.person, turn.now)
        else:
            staff.let_leave(turn.uow, scope, one.person, one.day or scope.today, turn.now)
        turn.toast = turn.t("leaver-stays" if address.verb == "w" else "leaver-gone", code=one.staff_code)
        turn.go("leaver", after=one.person)


def show_parked(turn: Turn) -> Screen:
    """What could not be processed: kind, error, reference, time; never what was written."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("parked-title")).say(Tone.TEXT, turn.t("parked-text"))
    for one in parked.newest(turn.uow, turn.person.id, MOST):
        at = turn.texts.moment(one.at)
        draft.say(Tone.OPTION, turn.t("parked-line", at=at, kind=one.kind, error=one.error, reference=one.reference))
    return _back(turn, draft)


def _back(turn: Turn, draft: ScreenBuilder) -> Screen:
    return draft.row(turn.button("button-to-people", Address(KIND, "s"))).done()


def show_roles(turn: Turn) -> Screen:
    """The roles of one person; a press gives or takes one."""
    found = staff.known(turn.uow, somebody_card.scope(turn), turn.chat.place["person"])
    draft = ScreenBuilder()
    if found is None:
        return _back(turn, draft.say(Tone.TEXT, turn.t("desk-nobody")))
    draft.say(Tone.TITLE, turn.t("one-head", name=found.name, code=found.staff_code))
    draft.say(Tone.TEXT, turn.t("roles-text"))
    held = roles.held(turn.uow, found.id, turn.person.id)
    proposed = roles.proposed(turn.uow, found.id, turn.person.id)
    for role, by in proposed.items():
        waits = "role-waits-own" if by == turn.person.id else "role-waits"
        draft.say(Tone.OPTION, turn.t(waits, role=turn.t(f"role-{role}")))
    for number, role in enumerate(GRANTABLE):
        if found.id == turn.person.id and (role == ADMIN or role not in held):
            continue
        name = "button-take-role" if role in held else "button-give-role"
        if role in proposed and role not in held:
            name = "button-second-role"
        give = 0 if role in held else 1
        draft.row(turn.button(name, Address(KIND, "c", (found.id, number, give)), role=turn.t(f"role-{role}")))
    return draft.row(turn.button("button-back", Address(somebody_card.KIND, "s", (found.id,)))).done()


def show_question(turn: Turn) -> Screen:
    """An admin is made or unmade only after a question."""
    found = staff.known(turn.uow, somebody_card.scope(turn), turn.chat.place["person"])
    if found is None:
        return show_roles(turn)
    give = turn.chat.place["give"]
    name = "ask-make-admin" if give else "ask-unmake-admin"
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t(name, name=found.name, code=found.staff_code))
    yes, no = Address(KIND, "y", (found.id,)), Address(KIND, "r", (found.id,))
    return draft.row(turn.button("button-yes", yes), turn.button("button-no", no)).done()


_DECIDED_AT: Final = {"w": "leaver", "d": "leaver", "e": "leaver-ask"}  # where a word on a leaver counts
_PLACES: Final = {"s": "people", "u": "unattended", "k": "parked"}
_ABOUT: Final = ("one", "roles", "roles-ask")


def on_tap(turn: Turn, address: Address) -> None:
    """Another part of the desk, or a role of the person whose card is on."""
    place = turn.chat.place
    if address.verb == "v" or address.verb in _DECIDED_AT:
        _on_leaver(turn, address)
    elif address.verb in _PLACES:
        turn.go(_PLACES[address.verb])
    elif place["at"] not in _ABOUT or address.number(0) != place["person"]:
        raise LeadsNowhereError
    elif address.verb == "r":
        _roles(turn)
    elif address.verb == "c" and place["at"] == "roles" and 0 <= address.number(1) < len(GRANTABLE):
        _asked(turn, GRANTABLE[address.number(1)], give=address.number(2) == 1)
    elif address.verb == "y" and place["at"] == "roles-ask":
        _change(turn, ADMIN, give=place["give"])
    else:
        raise LeadsNowhereError


def _roles(turn: Turn, warning: str = "") -> None:
    more = {"warning": warning} if warning else {}
    turn.go("roles", person=turn.chat.place["person"], home="people", **more)


def _asked(turn: Turn, role: str, *, give: bool) -> None:
    if role == ADMIN and turn.chat.place["person"] == turn.person.id:
        raise LeadsNowhereError
    if role == ADMIN:
        turn.go("roles-ask", person=turn.chat.place["person"], home="people", give=give)
    else:
        _change(turn, role, give=give)


def _change(turn: Turn, role: str, *, give: bool) -> None:
    grant = partial(roles.grant, alone=turn.settings.single_admin)
    change = grant if give else roles.take
    try:
        changed = change(turn.uow, turn.chat.place["person"], role, turn.person.id, turn.now)
    except Refusal as refusal:
        name = f"desk-{refusal.code.replace('_', '-')}"
        _roles(turn, name if turn.texts.has(name) else "desk-refused")
        return
    if changed:
        turn.toast = turn.t("toast-role-given" if give else "toast-role-taken", role=turn.t(f"role-{role}"))
    elif give:
        turn.toast = turn.t("toast-role-proposed", role=turn.t(f"role-{role}"))
    _roles(turn)


CONVERSATION = Conversation(
    name="people",
    screens={
        "people": show,
        "unattended": show_unattended,
        "parked": show_parked,
        "leaver": show_leaver,
        "leaver-ask": show_leaver_question,
        "roles": show_roles,
        "roles-ask": show_question,
    },
    taps={KIND: on_tap},
    typed={"people": somebody.on_text, "roles": somebody.on_text},
    role=ADMIN,
)
