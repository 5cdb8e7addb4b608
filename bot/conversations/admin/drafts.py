"""Survey files an admin sends: what is wrong with them, or a draft to publish or discard. Its author alone sees it."""

from __future__ import annotations

from typing import Any, Final

from bot.conversations.admin import pins, renewing, structure
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.incoming import ALBUM, Incoming, SentFile
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import drafts as cards
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.operating import received_files
from bot.services.people.role_words import ADMIN
from bot.services.refusals import Refusal
from bot.services.sessions import answering
from bot.services.surveys import drafts, history, trials
from bot.services.surveys.checking import plain
from bot.services.surveys.drafts import SurveyDraft
from storage.repositories.chats import trial_of

KIND: Final = "d"
_DECLINED: Final = "declined"  # in a place: the album of which a piece was not taken
RESULTS: Final = frozenset({"draft", "known", "faults", "structure", "structure-idle", "structure-refused"})  # places
MOST_FAULTS: Final = 10  # on a card; the copy that goes back has all of them


# -- a file comes in


def on_file(turn: Turn, incoming: Incoming) -> None:
    """A file from an admin: kept, and said to be there; it is checked after this turn.

    An album is answered once, and once more when a piece of it is declined that is not the first.
    """
    sent, album = incoming.file, incoming.album
    assert sent is not None
    why_not = received_files.refused(sent, album)
    if not why_not and not received_files.keep(
        turn.uow, turn.chat.id, turn.person.id, incoming.message_id or 0, album, sent, turn.now
    ):
        why_not = "upload-too-many"
    turn.has_file = not why_not
    is_answered = bool(album) and turn.chat.place.get(ALBUM) == album
    if is_answered and (not why_not or turn.chat.place.get(_DECLINED) == album):
        turn.silent = True
    elif why_not:
        turn.warn(why_not, sent.name if album else "")
        turn.chat.place |= {_DECLINED: album} if album else {}
    else:
        before = turn.chat.place
        turn.go("file", name="" if album else sent.name, came_from=before.get("came_from", before))
    if album:
        turn.chat.place[ALBUM] = album


def on_checked(turn: Turn, file: SentFile | None) -> None:
    """A file was checked. Only one without errors becomes a draft; None for one that could not be checked."""
    turn.anew = turn.chat.place["at"] in RESULTS  # of another file, sent with this one: it stays to be read
    turn.chat.place = turn.chat.place.get("came_from", turn.chat.place)
    if file is None:
        return
    if file.refusal:
        turn.warn(file.refusal, file.name)
    elif file.structure is not None:
        structure.take(turn, file)
    elif file.measured is None:
        _give_back(turn, file)
    else:
        _keep(turn, file)


def _give_back(turn: Turn, file: SentFile) -> None:
    assert file.checked is not None
    errors = file.checked.errors
    first = [plain(problem) for problem in errors[:MOST_FAULTS]]
    turn.go("faults", name=file.name, count=file.checked.count, problems=first, marked=file.copy is not None)
    turn.anew |= file.copy is not None  # below the copy


def _keep(turn: Turn, file: SentFile) -> None:
    assert file.checked is not None
    assert file.checked.compiled is not None
    assert file.measured is not None
    same = drafts.same_bytes(turn.uow, file.checked.compiled, turn.person.id)
    if same is not None:
        turn.go("known", version=same.id)
    else:
        turn.go("draft", draft=drafts.keep(turn.uow, turn.person.id, file.checked, file.measured, turn.now))


# -- screens


def show_file(turn: Turn) -> Screen:
    """A file is there and is being checked; what is found takes the place of this."""
    name, draft = turn.chat.place["name"], ScreenBuilder()
    if name:
        draft.say(Tone.TITLE, name)
    draft.say(Tone.TEXT, turn.t("upload-arrived"))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def show_faults(turn: Turn) -> Screen:
    """What is wrong with a file; nothing of it was stored."""
    place = turn.chat.place
    marked = place.get("marked", True)  # cards from before this was noted had a copy above them
    card = cards.faults(turn.texts, place["name"], place["problems"], place["count"], marked=marked)
    return card.row(turn.button("button-desk", places.ADMIN)).done()


def show_known(turn: Turn) -> Screen:
    """These very bytes are published."""
    found = history.version(turn.uow, turn.chat.place["version"], turn.person.id)
    if found is None:
        return _gone(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.texts.pick(found.titles))
    day = turn.texts.day(found.published_at)
    draft.say(Tone.TEXT, turn.t("version-known", version=found.number, day=day))
    draft.row(turn.button("button-versions", places.survey_versions(found.survey_id)))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def show_draft(turn: Turn) -> Screen:
    """What a draft is, and what can be done with it."""
    found = _on_screen(turn)
    if found is None:
        return _gone(turn)
    live = history.live_number(turn.uow, found.survey_code, turn.person.id)
    tried = trials.session_of(turn.uow, trial_of(found.id), turn.person.id)
    assert tried is not None  # the draft is the reader's
    minutes = answering.foretold(turn.uow, tried, turn.library, turn.now, turn.texts.language)
    card = cards.draft(turn.texts, found, live, minutes)
    card.row(turn.button("button-try", places.trial(found.id), Style.MAIN))
    card.row(turn.button("button-publish", Address(KIND, "p", (found.id,)), Style.DONE))
    discard = turn.button("button-discard", Address(KIND, "x", (found.id,)))
    return card.row(discard, turn.button("button-desk", places.ADMIN)).done()


def show_note(turn: Turn) -> Screen:
    """Before publishing: what is to be remembered of this version."""
    found = _on_screen(turn)
    if found is None:
        return _gone(turn)
    draft = ScreenBuilder().say(Tone.QUIET, turn.texts.pick(found.titles)).say(Tone.QUESTION, turn.t("note-question"))
    draft.row(turn.button("button-no-note", Address(KIND, "n", (found.id,)), Style.MAIN))
    return draft.row(turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def show_discard(turn: Turn) -> Screen:
    """Ask once before a draft goes."""
    found = _on_screen(turn)
    if found is None:
        return _gone(turn)
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("discard-question", survey=turn.texts.pick(found.titles)))
    discard = turn.button("button-discard", Address(KIND, "y", (found.id,)), Style.DANGER)
    return draft.row(discard, turn.button("button-back", Address(KIND, "o", (found.id,)))).done()


def show_published(turn: Turn) -> Screen:
    """What was published; nothing is open yet."""
    found = history.version(turn.uow, turn.chat.place["version"], turn.person.id)
    if found is None:
        return _gone(turn)
    name = "published" if turn.chat.place.get("new") else "published-before"
    draft = ScreenBuilder().say(Tone.TITLE, turn.texts.pick(found.titles))
    draft.say(Tone.TEXT, turn.t(name, version=found.number))
    draft.say(Tone.TEXT, turn.t("published-next", code=found.code))
    draft.row(turn.button("button-new-campaign", places.new_campaign(found.id), Style.MAIN))
    renewing.tell(turn, draft, found.survey_id)
    draft.row(turn.button("button-versions", places.survey_versions(found.survey_id)))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def _gone(turn: Turn) -> Screen:
    return (
        ScreenBuilder()
        .say(Tone.TEXT, turn.t("draft-gone"))
        .row(turn.button("button-desk", places.ADMIN, Style.MAIN))
        .done()
    )


def _on_screen(turn: Turn) -> SurveyDraft | None:
    return drafts.one(turn.uow, turn.chat.place["draft"], turn.person.id)


# -- presses and the note


def on_tap(turn: Turn, address: Address) -> None:
    """A press on a card of a draft. One for a draft that is gone, or another's, changes nothing."""
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    place: dict[str, Any] = turn.chat.place
    asked_here = address.verb not in _DOES or (place["at"], place.get("draft")) == (
        _DOES[address.verb],
        address.number(0),
    )
    if found is None or address.verb not in _LEADS_TO | _DOES or not asked_here:
        raise LeadsNowhereError
    if address.verb in _ASKS_PIN and pins.required(turn):
        return
    if address.verb in _LEADS_TO:
        turn.go(_LEADS_TO[address.verb], draft=found.id)
    else:
        _do(turn, address.verb, found)


_LEADS_TO: Final = {"o": "draft", "p": "note", "x": "discard"}
_ASKS_PIN: Final = frozenset({"p", "n"})
_DOES: Final = {"n": "note", "y": "discard"}  # what is done only from the card that asked


def _do(turn: Turn, verb: str, found: SurveyDraft) -> None:
    if verb == "n":
        _publish(turn, found, "")
        return
    title = turn.texts.pick(found.titles)
    drafts.discard(turn.uow, found)
    turn.library.forget_session(trial_of(found.id))
    turn.toast = turn.t("toast-discarded", survey=title)
    turn.go("desk")


def on_note(turn: Turn, text: str) -> bool:
    """The note, typed: publish with it."""
    found = _on_screen(turn)
    if found is None:
        return False
    if not pins.required(turn, Address(KIND, "p", (found.id,))):
        _publish(turn, found, text.strip())
    return True


def _publish(turn: Turn, found: SurveyDraft, note: str) -> None:
    try:
        done = drafts.publish(turn.uow, found, note, turn.now)
    except Refusal:
        raise LeadsNowhereError from None
    turn.library.forget_session(trial_of(found.id))
    turn.go("published", version=done.version_id, new=done.is_new)


CONVERSATION = Conversation(
    name="drafts",
    screens={
        "file": show_file,
        "faults": show_faults,
        "known": show_known,
        "draft": show_draft,
        "note": show_note,
        "discard": show_discard,
        "published": show_published,
    },
    taps={KIND: on_tap},
    typed={"note": on_note},
    on_file=on_file,
    on_checked=on_checked,
    role=ADMIN,
)
