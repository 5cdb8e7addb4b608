"""A new version while people are in the middle: who is inside, what would become of the answers, keep or move."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.people.role_words import ADMIN
from bot.services.refusals import Refusal
from bot.services.sessions import Renewal, renewals
from bot.services.sessions.renewals import Inside
from storage.states import RenewalState

KIND: Final = "u"
MOST: Final = 8  # campaigns on one card


def tell(turn: Turn, draft: ScreenBuilder, survey_id: int) -> None:
    """On a card about a survey: the campaigns in which people stand on a version that is not the newest."""
    newest = renewals.newest(turn.uow, survey_id)
    for found in renewals.inside(turn.uow, survey_id, turn.person.id)[:MOST]:
        if found.version != newest or any(number != newest for number in found.started):
            draft.say(Tone.OPTION, _line(turn, found))
            draft.row(turn.button("button-renew", Address(KIND, "c", (found.campaign,)), campaign=found.campaign))


def _line(turn: Turn, found: Inside) -> str:
    people = ", ".join(
        turn.t("renew-on-version", people=people, version=number) for number, people in found.started.items()
    )
    inside = sum(found.started.values())
    return turn.t(
        "renew-line" if inside else "renew-line-nobody",
        campaign=found.campaign,
        inside=inside,
        versions=people,
        fresh=found.fresh,
        version=found.version,
    )


# -- screens


def show(turn: Turn) -> Screen:
    """What a newer version would mean for a campaign, or how far the move is."""
    found = renewals.one(turn.uow, turn.chat.place["renewal"], turn.person.id)
    inside = renewals.of_campaign(turn.uow, found.campaign_id, turn.person.id) if found is not None else None
    if found is None or inside is None:
        return (
            ScreenBuilder()
            .say(Tone.TEXT, turn.t("renew-gone"))
            .row(turn.button("button-desk", places.ADMIN, Style.MAIN))
            .done()
        )
    version = renewals.number_of(turn.uow, found.version_id)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("renew-title", campaign=found.campaign_id, version=version))
    if turn.chat.place.get("sure") and found.state == RenewalState.COUNTED:
        return _sure(turn, draft, found)
    _STATES[found.state](turn, draft, found, inside, version)
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def _counting(turn: Turn, draft: ScreenBuilder, found: Renewal, inside: Inside, version: int) -> None:
    del version
    draft.say(Tone.TEXT, turn.t("renew-counting", done=found.people, of=sum(inside.started.values())))


def _counted(turn: Turn, draft: ScreenBuilder, found: Renewal, inside: Inside, version: int) -> None:
    draft.say(Tone.TEXT, _standing(turn, found))
    if found.people:
        draft.say(Tone.TEXT, turn.t("renew-answers", carried=found.carried, aside=found.aside))
    fresh = turn.t("renew-fresh", count=inside.fresh, version=inside.version)
    draft.say(Tone.TEXT, fresh if inside.fresh or inside.version != version else "")
    draft.say(Tone.TEXT, turn.t("renew-choose"))
    draft.row(turn.button("button-renew-keep", _to(found, "k"), Style.MAIN))
    if inside.version != version:
        draft.row(turn.button("button-renew-starts", _to(found, "n"), version=version))
    if found.people:
        draft.row(turn.button("button-renew-move", _to(found, "m"), count=found.people))


def _standing(turn: Turn, found: Renewal) -> str:
    if not found.people:
        return turn.t("renew-nobody")
    calm = found.people - found.removed - found.changed
    parts = [turn.t("renew-calm", count=calm)] if calm else []
    parts += [turn.t("renew-changed", count=found.changed)] if found.changed else []
    parts += [turn.t("renew-removed", count=found.removed)] if found.removed else []
    return turn.t("renew-standing", people=found.people, parts=", ".join(parts))


def _moving(turn: Turn, draft: ScreenBuilder, found: Renewal, inside: Inside, version: int) -> None:
    del inside, version
    draft.say(Tone.TEXT, turn.t("renew-moving", done=found.people))


def _done(turn: Turn, draft: ScreenBuilder, found: Renewal, inside: Inside, version: int) -> None:
    del inside
    draft.say(
        Tone.TEXT,
        turn.t("renew-done", people=found.people, carried=found.carried, aside=found.aside, version=version),
    )
    draft.say(Tone.WARNING, turn.t("renew-failed", count=found.failed) if found.failed else "")


def _sure(turn: Turn, draft: ScreenBuilder, found: Renewal) -> Screen:
    draft.say(Tone.QUESTION, turn.t("renew-sure", people=found.people, aside=found.aside))
    draft.row(turn.button("button-renew-move", _to(found, "y"), Style.DANGER, count=found.people))
    return draft.row(turn.button("button-back", _to(found, "o"))).done()


def _to(found: Renewal, verb: str) -> Address:
    return Address(KIND, verb, (found.id,))


_STATES: Final = {"counting": _counting, "counted": _counted, "moving": _moving, "done": _done}


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """Count for a campaign; keep, let new starts take the newer version, move."""
    if address.verb == "c":
        _count(turn, address.number(0))
        return
    found = renewals.one(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in _VERBS:
        raise LeadsNowhereError
    try:
        _VERBS[address.verb](turn, found)
    except Refusal:
        raise LeadsNowhereError from None


def _count(turn: Turn, campaign: int) -> None:
    if renewals.of_campaign(turn.uow, campaign, turn.person.id) is None:
        raise LeadsNowhereError
    found = renewals.ask(turn.uow, campaign, None, turn.now, asked_by=turn.person.id)
    renewals.count_few(turn.uow, found.id, turn.library, turn.now)
    turn.go("renewing", renewal=found.id)


def _open(turn: Turn, found: Renewal) -> None:
    turn.go("renewing", renewal=found.id)


def _keep(turn: Turn, found: Renewal) -> None:
    del found
    turn.toast = turn.t("toast-renew-kept")
    turn.go("desk")


def _starts(turn: Turn, found: Renewal) -> None:
    renewals.new_starts(turn.uow, found.campaign_id, found.version_id, turn.now, actor=f"person:{turn.person.id}")
    turn.toast = turn.t("toast-renew-starts")
    turn.go("renewing", renewal=found.id)


def _ask_once(turn: Turn, found: Renewal) -> None:
    turn.go("renewing", renewal=found.id, sure=True)


def _move(turn: Turn, found: Renewal) -> None:
    place = turn.chat.place
    if (place["at"], place.get("renewal"), place.get("sure")) != ("renewing", found.id, True):
        raise LeadsNowhereError
    renewals.move(turn.uow, found.id, turn.now, actor=f"person:{turn.person.id}")
    turn.go("renewing", renewal=found.id)


_VERBS: Final = {"o": _open, "k": _keep, "n": _starts, "m": _ask_once, "y": _move}

CONVERSATION = Conversation(name="renewing", screens={"renewing": show}, taps={KIND: on_tap}, role=ADMIN)
