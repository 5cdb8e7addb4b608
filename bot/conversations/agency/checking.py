"""What a focal point checks against the papers: posts and certificates of somebody whose card is on; who confirms."""

from __future__ import annotations

from typing import Final

from bot.conversations.agency.somebody_card import desk_of, known_here, scope
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.result_names import Speaker
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people.scope import Right
from bot.services.people.somebody import KnownPerson
from bot.services.refusals import Refusal
from bot.services.results import checking, names, shown
from bot.services.results.checking import Statement
from survey_definitions.assessment.languages import CEFR
from survey_definitions.assessment.months import write_month

KIND: Final = "S"
_CARDS: Final = ("one", "checking", "confirmer")  # places about one person, who was asked for by the exact staff code
_MOST: Final = 20
_WHY: Final = {
    "not_yourself": "confirmer-yourself",
    "supervisor_here": "confirmer-not-needed",
    "confirmer_below": "confirmer-below",
}


def _known(turn: Turn) -> KnownPerson | None:
    """The person whose card is on, as far as the reader may check what they stated; never the reader."""
    found = known_here(turn) if "person" in turn.chat.place else None
    return found if found and Right.PEOPLE in found.rights and found.id != turn.person.id else None


def show(turn: Turn) -> Screen:
    """What somebody stated, numbered; each number confirms it, or takes that back."""
    found = _known(turn)
    if found is None:
        return ScreenBuilder().say(Tone.TEXT, turn.t("desk-nobody")).done()
    stated = checking.statements(turn.uow, scope(turn), found.id)[:_MOST]
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("check-title", code=found.staff_code))
    draft.say(Tone.TEXT, turn.t("check-text" if stated else "check-none"))
    called = names.called(turn.uow, turn.library, shown.of_person(turn.uow, found.id), turn.chat.language)
    speaker = Speaker(turn.texts, called)
    for number, one in enumerate(stated, 1):
        draft.option(number, _line(turn, one, speaker))
    buttons = (
        Button(f"{n} ✓" if one.confirmed else f"{n}", Address(KIND, "c", (found.id, n - 1, int(one.confirmed))))
        for n, one in enumerate(stated, 1)
    )
    draft.grid(buttons, 5)
    if checking.can_name(turn.uow, scope(turn), found.id):
        named = checking.named_for(turn.uow, found.id)
        draft.say(Tone.TEXT, turn.t("confirmer-is", code=named.staff_code) if named else "")
        draft.row(turn.button("button-name-confirmer", Address(KIND, "w", (found.id,))))
    return draft.row(turn.button("button-done", places.somebody(found.id), Style.MAIN)).done()


def _line(turn: Turn, one: Statement, speaker: Speaker) -> str:
    """A post or certificate in the words of the papers it is compared with."""
    about = one.about
    if "kind" in about and "first" in about:
        last = turn.t("check-now") if about["last"] is None else write_month(about["last"])
        place = turn.texts.pick(speaker.names.units.get(about["unit"] or "", {})) or about["place"] or "–"
        text = f"{write_month(about['first'])}–{last}, {place} ({speaker.fields(about['fields'])})"
    else:
        level = CEFR[about["level"]] if about["level"] else "–"
        text = f"{speaker.certificate_name(about)} {speaker.score(about)}: {level}, {write_month(about['issued'])}"
    return f"{text} ✓" if one.confirmed else text


def show_confirmer(turn: Turn) -> Screen:
    """Ask for the staff code of whoever confirms from now on."""
    found = _known(turn)
    if found is None:
        return ScreenBuilder().say(Tone.TEXT, turn.t("desk-nobody")).done()
    if not checking.can_name(turn.uow, scope(turn), found.id):
        draft = ScreenBuilder().say(Tone.TEXT, turn.t("confirmer-not-needed"))
        return draft.row(turn.button("button-back", Address(KIND, "p", (found.id,)))).done()
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("confirmer-ask", code=found.staff_code))
    return draft.row(turn.button("button-back", Address(KIND, "p", (found.id,)))).done()


def take(turn: Turn, address: Address) -> bool:
    """Take a press of this part; it counts only while the card of that very person is on."""
    if address.verb not in ("p", "c", "w"):
        return False
    place = turn.chat.place
    found = _known(turn) if place["at"] in _CARDS and place.get("person") == address.number(0) else None
    if found is None:
        raise LeadsNowhereError
    if address.verb == "c":
        _confirm(turn, found.id, address)
    else:
        turn.go("checking" if address.verb == "p" else "confirmer", person=found.id, home=desk_of(turn))
    return True


def _confirm(turn: Turn, person: int, address: Address) -> None:
    stated = checking.statements(turn.uow, scope(turn), person)
    number = address.number(1)
    if not 0 <= number < len(stated) or stated[number].confirmed != bool(address.number(2)):
        raise LeadsNowhereError
    checking.confirm(turn.uow, scope(turn), person, stated[number].item, turn.now)
    turn.go("checking", person=person, home=desk_of(turn))


def on_confirmer(turn: Turn, text: str) -> bool:
    """A staff code of the same agency."""
    found = _known(turn)
    if found is None:
        turn.go("surveys")
        return True
    person = found.id
    try:
        checking.name_confirmer(turn.uow, scope(turn), person, text, turn.now)
    except Refusal as refusal:
        turn.warn(_WHY.get(refusal.code, "confirmer-unknown"))
        return True
    turn.go("checking", person=person, home=desk_of(turn))
    return True


SCREENS: Final = {"checking": show, "confirmer": show_confirmer}
TYPED: Final = {"confirmer": on_confirmer}
