"""The card before anything leaves: sent for approval by one admin, approved by another, recalled for a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.conversations.admin import campaigns, pins, wizard_follows, wizard_words
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions
from bot.presenting import campaigns as cards
from bot.presenting import deadlines, durations, heights, own_words, places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.campaigns import Campaign, approvals, blast, drafts, listed
from bot.services.people import reference
from bot.services.people.role_words import ADMIN
from bot.services.refusals import Refusal
from bot.services.sessions import answering
from bot.services.surveys import drafts as drafts_of_surveys
from bot.services.surveys import own_words as words
from bot.services.surveys import versions
from bot.texts import LANGUAGE_NAMES, LANGUAGES, Texts
from storage.repositories.chats import trial_of
from storage.states import CampaignState
from survey_definitions import Context

KIND: Final = "b"
AT: Final = "blast"
INVITATION: Final = "blast-invitation"
# Nothing folded; agencies and messages; also the campaign's own words; below a warning also what follows the closing,
# which stands with the messages.
WHOLE, FOLDED_LISTS, FOLDED_WORDS, FOLDED_DATES = range(4)
AGENCIES, MOMENTS = "blast-agencies", "blast-messages"  # places


# -- the card


def show(turn: Turn) -> Screen:
    """What would be sent off, and what can be done about it by whoever looks."""
    found = campaigns.on_screen(turn)
    if found is None:
        return campaigns.gone(turn)
    if found.state not in (CampaignState.DRAFT, CampaignState.WAITING) and not campaigns.is_recallable(found, turn.now):
        return campaigns.show_card(turn)  # released: it has figures now
    try:
        figures = _figures(turn, found)
    except Refusal as refusal:  # a code that was there when it was planned
        return _card(turn, found, refusal, WHOLE)
    folds = (_card(turn, found, figures, folded) for folded in (WHOLE, FOLDED_LISTS))
    fitting = next((card for card in folds if heights.of_screen(card) <= turn.room), None)
    if fitting is None and turn.warning:
        below = _card(turn, found, figures, FOLDED_WORDS)
        fits = heights.of_screen(below) <= turn.room
        return below if fits else _card(turn, found, figures, FOLDED_DATES)
    return fitting or _card(turn, found, figures, FOLDED_WORDS)


def _figures(turn: Turn, found: Campaign) -> blast.Blast | None:
    """What would be sent off; None while nobody has been chosen. Raises Refusal."""
    if found.audience.get(approvals.CHOSEN) is False:
        return None
    titles = listed.titles_of(turn.uow, found)
    return blast.of(turn.uow, found, titles, turn.now, turn.settings, turn.library, anew=not turn.only_looks)


def _card(turn: Turn, found: Campaign, figures: blast.Blast | Refusal | None, folded: int) -> Screen:
    """The card; what is ``folded`` stands behind buttons."""
    draft = _body(turn, found, figures, folded)
    _said(turn, draft, found)
    _acts(turn, draft, found)
    if folded and isinstance(figures, blast.Blast):
        lines = cards.agencies_of(turn.texts, figures)
        draft.row(
            turn.button("button-by-agency", Address(KIND, "g", (found.id,))) if lines else None,
            turn.button("button-messages", Address(KIND, "m", (found.id,)))
            if figures.moments or folded == FOLDED_DATES
            else None,
        )
    desk = turn.button("button-desk", places.ADMIN)
    return draft.row(turn.button("button-campaigns", campaigns.LIST), desk).done()


def _body(turn: Turn, found: Campaign, figures: blast.Blast | Refusal | None, folded: int) -> ScreenBuilder:
    state = campaigns.state_in_words(turn, found.state, paused=False)
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("campaign-head", number=found.id, state=state))
    if not isinstance(figures, blast.Blast):
        code, params = (figures.code, figures.params) if figures is not None else ("audience_missing", {})
        title = turn.texts.pick(listed.titles_of(turn.uow, found))
        return draft.say(Tone.TITLE, title).say(Tone.WARNING, cards.refused(turn.texts, code, params))
    names = blast.names_in(turn.uow, figures.plan.audience)
    brief = folded == FOLDED_DATES
    body = cards.blast(turn.texts, figures, names, turn.now, folded=folded > WHOLE, brief=brief).done()
    for part in body.parts:
        draft.say(part.tone, part.text)
    own = wizard_words.said(turn, found)
    if own and folded >= FOLDED_WORDS:
        return draft.say(Tone.TEXT, turn.t("words-of-campaign-there"))
    return draft.say(Tone.TEXT, f"{turn.t('words-of-campaign')}\n{own}" if own else "")


def show_agencies(turn: Turn) -> Screen:
    """How many people of which agency it is for."""
    return _details(turn, lambda figures: cards.agencies_of(turn.texts, figures))


def show_moments(turn: Turn) -> Screen:
    """When it runs, and which messages would go when, and to how many."""
    return _details(
        turn,
        lambda figures: [*cards.dates(turn.texts, figures.plan, turn.now), *cards.moments(turn.texts, figures.moments)],
    )


def _details(turn: Turn, lines: Callable[[blast.Blast], list[str]]) -> Screen:
    found = campaigns.on_screen(turn)
    if found is None:
        return campaigns.gone(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.texts.pick(listed.titles_of(turn.uow, found)))
    try:
        figures = _figures(turn, found)
        for line in lines(figures) if figures is not None else ():
            draft.say(Tone.OPTION, line)
    except Refusal as refusal:
        draft.say(Tone.WARNING, cards.refused(turn.texts, refusal.code, refusal.params))
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def _said(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    """Where it stands between the two; what was refused; what somebody else changed meanwhile."""
    draft.say(Tone.WARNING, campaigns.refusal_on(turn))
    hindered = _hindrance(turn, found)
    if hindered is not None:
        said = cards.refused(turn.texts, hindered.code, hindered.params)
        is_said = found.audience.get(approvals.CHOSEN) is False or said == campaigns.refusal_on(turn)
        draft.say(Tone.WARNING, "" if is_said else said)
    elif found.state == CampaignState.DRAFT:
        draft.say(Tone.TEXT, turn.t("blast-draft-alone" if turn.settings.single_admin else "blast-draft"))
    elif found.state == CampaignState.WAITING:
        draft.say(Tone.TEXT, turn.t("blast-waits" if _is_author(turn, found) else "blast-approve"))
    elif campaigns.is_recallable(found, turn.now):
        assert found.released_at is not None
        until = found.released_at.astimezone(turn.now.tzinfo)
        draft.say(Tone.TEXT, turn.t("blast-approved", time=f"{until:%H:%M:%S}"))


def _hindrance(turn: Turn, found: Campaign) -> Refusal | None:
    """Why a draft cannot be sent as it stands: said on its card, and the button is not offered."""
    if found.state != CampaignState.DRAFT:
        return None
    alone = turn.settings.single_admin
    return approvals.hindrance(turn.uow, found, turn.person.id, turn.now, turn.calendar, alone=alone)


def _acts(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    if found.state == CampaignState.DRAFT:
        name = "button-approve" if turn.settings.single_admin else "button-send"
        draft.row(turn.button(name, _to("s", found), Style.DONE) if _hindrance(turn, found) is None else None)
    elif found.state == CampaignState.WAITING:
        may = turn.settings.single_admin or not _is_author(turn, found)
        draft.row(turn.button("button-approve", _to("a", found), Style.DONE) if may else None)
        draft.row(turn.button("button-take-back", _to("r", found)))
    elif campaigns.is_recallable(found, turn.now):
        draft.row(turn.button("button-recall", _to("r", found), Style.DANGER))
    if found.state in (CampaignState.DRAFT, CampaignState.WAITING):
        draft.row(
            turn.button("button-see-invitation", Address(KIND, "i", (found.id,))),
            turn.button("button-try", Address(KIND, "t", (found.id,))),
        )
        wizard_follows.offer(turn, draft, found)
        wizard_words.offer(turn, draft, found)
        discard = turn.button("button-drop", Address(campaigns.WIZARD, "x", (found.id,)))
        draft.row(turn.button("button-change", Address(campaigns.WIZARD, "g", (found.id, 0))), discard)


def show_invitation(turn: Turn) -> Screen:
    """The invitation as it will read, with the reader as the one who is invited."""
    found = campaigns.on_screen(turn)
    if found is None:
        return campaigns.gone(turn)
    plan = approvals.plan_of(turn.uow, found)
    version = versions.one(turn.uow, plan.survey, plan.version)
    survey = turn.library.survey(turn.uow, found.version_id)
    facts = reference.facts_of(turn.uow, turn.person.id)
    context = Context(facts, turn.library.lists_today(turn.uow, survey.lists).lists)
    minutes = answering.told_of(survey, context, version.minutes, turn.now, turn.texts.language)
    number = min(max(0, turn.chat.place.get("language", LANGUAGES.index(turn.texts.language))), len(LANGUAGES) - 1)
    texts = Texts(LANGUAGES[number], turn.person.form_of_address, turn.settings.zone)
    values: dict[str, str | int] = {
        "name": turn.person.full_name,
        "survey": texts.pick(listed.titles_of(turn.uow, found)),
        "deadline": deadlines.in_words(texts, found.closes_at, max(turn.now, found.opens_at)),
        "about": durations.in_words(texts, minutes),
        **own_words.worded(texts, turn.settings, words.of_campaign(turn.uow, found.id, found.version_id)),
    }
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("blast-invitation")).say(Tone.TEXT, texts("invitation", **values))
    buttons = (texts(name) for name in ("button-begin", "button-later", "button-rights"))
    draft.say(Tone.QUIET, " ".join(f"[{label}]" for label in buttons))
    draft.row(*(_in_language(found, n, number) for n in range(len(LANGUAGES))))
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def _in_language(found: Campaign, language: int, chosen: int) -> Button:
    tick = "✓ " if language == chosen else ""
    return Button(tick + LANGUAGE_NAMES[LANGUAGES[language]], Address(KIND, "i", (found.id, language)))


def _try(turn: Turn, found: Campaign) -> None:
    """Take the version as those who are invited will; nothing of it is stored."""
    copy = drafts_of_surveys.copy_to_try(turn.uow, found.version_id, found.id, turn.person.id, turn.now)
    if copy is None:
        raise LeadsNowhereError
    sessions.enter(turn, trial_of(copy))


def _is_author(turn: Turn, found: Campaign) -> bool:
    return found.created_by == turn.person.id


def _to(verb: str, found: Campaign) -> Address:
    return Address(KIND, verb, (found.id, found.revision))


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """Look at it, send it, approve it, recall it. An approval is for the revision on the card."""
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in {"o", "i", "t", *_DETAILS, *_DOES}:
        raise LeadsNowhereError
    if address.verb in _DETAILS:
        turn.go(_DETAILS[address.verb], campaign=found.id)
    elif address.verb == "i":
        turn.go(INVITATION, campaign=found.id, **({"language": address.number(1)} if address.numbers[1:] else {}))
    elif address.verb == "t":
        _try(turn, found)
    elif address.verb == "o":
        campaigns.open_one(turn, found)
    elif address.verb == "s" or not pins.required(turn):
        _do(turn, found, address)


def _do(turn: Turn, found: Campaign, address: Address) -> None:
    turn.go(AT, campaign=found.id)
    try:
        _DOES[address.verb](turn, found, address.number(1))
    except Refusal as refusal:
        if found.state not in (CampaignState.DRAFT, CampaignState.WAITING):
            turn.go(campaigns.CARD, campaign=found.id)
        turn.chat.place["problem"] = cards.problem(refusal)


def _send(turn: Turn, found: Campaign, revision: int) -> None:
    if not turn.settings.single_admin:
        approvals.submit(turn.uow, found.id, turn.person.id, revision, turn.now, turn.calendar)
    elif not pins.required(turn):
        approvals.approve_alone(turn.uow, found.id, turn.person.id, revision, turn.now, turn.calendar)


def _approve(turn: Turn, found: Campaign, revision: int) -> None:
    alone = turn.settings.single_admin and _is_author(turn, found)
    approvals.approve(turn.uow, found.id, turn.person.id, revision, turn.now, turn.calendar, alone=alone)


def _recall(turn: Turn, found: Campaign, _: int) -> None:
    approvals.recall(turn.uow, found.id, turn.person.id, turn.now)


_DETAILS: Final = {"g": AGENCIES, "m": MOMENTS}
_DOES: Final = {"s": _send, "a": _approve, "r": _recall}

CONVERSATION = Conversation(
    name="approval",
    screens={AT: show, INVITATION: show_invitation, AGENCIES: show_agencies, MOMENTS: show_moments},
    taps={KIND: on_tap},
    role=ADMIN,
    live=frozenset({AT}),
)
