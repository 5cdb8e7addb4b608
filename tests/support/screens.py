"""Every kind of screen somebody may meet in a shipped survey: questions on random ways, lists, the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import entries, review
from bot.presenting import prompts
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Screen
from bot.services.sessions.answering import Live
from bot.services.sessions.library import Library
from bot.settings import Settings
from bot.texts import Texts
from storage.repositories.chats import ChatView, SessionView
from survey_definitions import AddRepeat, Answer, CloseRepeat, Context, Prompt, Session, Skip
from survey_definitions.inputs import Input, ReopenRepeat
from tests.support import warned
from tests.surveys.facts import NOW, begin, survey

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DONE = "Chủ trì dự thảo kế hoạch chuyển đổi số…: Chủ trì dự thảo kế hoạch chuyển đổi số…"  # no longer
MOST = 400
SAMPLES = {
    "integer": ("3", "1", "10", "2020", "50", "0"),
    "decimal": ("3", "1", "10", "0.5"),
    "date": ("2020-06-01", "2022-06-01", "2030-01-01", "1985-06-01"),
    "time": ("09:00:00.000",),
    "datetime": ("2020-06-01T09:00:00.000",),
    "geopoint": ("21 105 0 0",),
    "file": ("a.jpg",),
}
TEXTS = ("abc", "A1", "a" * 30, "123456", "a@b.vn")


def of_survey(name: str, language: str, context: Context, seed: int) -> Iterator[tuple[str, Screen]]:
    """What each screen is, and the screen, of somebody who answers at random."""
    chance = Random(seed)
    session = begin(name, context, language)
    texts = Texts(language, context.facts.get("form_of_address", "dong_chi"), ZONE)
    notes: list[str] = []
    for _ in range(MOST):
        prompt = session.prompt()
        if prompt is None:
            break
        if prompt.question == "note":
            notes.append("\n".join(filter(None, (prompt.label, prompt.hint))))
            session.apply(Skip(prompt.path), NOW)
            continue
        yield from _cards(texts, session, prompt, notes)
        notes = []
        _answer(session, prompt, chance)
    turn = turn_of(session, texts)
    yield from _pages("review", turn, review.review_screen)
    yield from _entries(turn)


def _cards(texts: Texts, session: Session, prompt: Prompt, notes: list[str]) -> Iterator[tuple[str, Screen]]:
    title = survey(session.survey.id).title(texts.language)
    pages = -(-len(prompt.choices or prompt.instances) // prompts.PAGE) if prompts.is_long(prompt) else 1
    for page in range(min(pages, 3)):
        around = Around(title, session.outlook(), done=DONE, notes=notes, longer=True)
        yield prompt.path, prompts.card(texts, prompt, around, CardContext(1, 1, page))
        yield from warned.cards(session.survey.id, texts, prompt, around, page)


def _inputs(prompt: Prompt) -> list[Input]:
    """What may be taken at a prompt, in the order in which it is tried."""
    if prompt.kind == "repeat":
        return [*([] if prompt.instances else [AddRepeat()]), CloseRepeat()]
    return [*(Answer(value) for value in _values(prompt)), Skip()]


def _values(prompt: Prompt) -> list[str]:
    if prompt.choices:
        ordered = [choice.value for choice in prompt.choices]
        middle = (len(ordered) - 1) // 2
        return [" ".join(ordered)] if prompt.question == "rank" else [*ordered[middle:], *ordered[:middle]]
    if prompt.range is not None:
        return [f"{prompt.range[0]:g}"]
    return [*([prompt.value] if prompt.value else []), *SAMPLES.get(prompt.question, TEXTS)]


def _answer(session: Session, prompt: Prompt, chance: Random) -> None:
    if prompt.kind == "repeat":
        add = prompt.can_add and len(prompt.instances) < chance.choice((1, 2, 3))
        given: list[Input] = [AddRepeat(prompt.path) if add else CloseRepeat(prompt.path)]
    elif prompt.choices and prompt.question == "select_one":
        given = [Answer(chance.choice(prompt.choices).value, prompt.path)]
    else:
        given = []
    for attempt in [*given, *_inputs(prompt)]:
        session.apply(attempt, NOW)
        after = session.prompt()
        if after is None or (after.kind, after.path, after.instances) != (prompt.kind, prompt.path, prompt.instances):
            return
    raise AssertionError(prompt.path)


def turn_of(session: Session, texts: Texts, at: datetime = NOW) -> Turn:
    """A turn of somebody who looks at this session; there is no database behind it."""
    titles = {language: session.survey.title(language) for language in ("vi", "en", "de")}
    row = SessionView(
        id=1, campaign_id=1, person_id=1, version_id=1, status="started", language=session.language, lists_sha256=None,
        facts=None, state=b"", revision=1, turn=1, unit_code="", submitted_at=None, campaign_state="open", opens_at=at,
        closes_at=at + timedelta(days=9), grace_until=None, correct_until=None, paused_at=None, titles=titles,
        minutes=8,
    )  # fmt: skip
    chat = ChatView(
        id=1, key="", address=b"", language=texts.language, place={"at": "session"}, session_id=1, revision=1,
        shown_revision=1, message_id=1, bottom_id=1, unreachable_at=None, wrong_tries=0, tries_until=None,
        wanted_at=None, asks=None, asks_from=None, asks_since=None, session=row,
    )  # fmt: skip
    turn = Turn(None, chat, at, Library(), Settings(_env_file=None))  # type: ignore[arg-type, call-arg]
    turn.memo |= {"live": Live(row, session, {"done": DONE}, {}), "texts": texts}
    return turn


def _pages(name, turn, show) -> Iterator[tuple[str, Screen]]:
    for page in range(30):
        turn.chat.place = turn.chat.place | {"page": page}
        screen = show(turn)
        yield f"{name} {page}", screen
        yield f"below a warning: {name} {page}", warned.below(turn.texts, screen)
        if not any("▶" in button.label for button in screen.buttons):
            return


def _entries(turn: Turn) -> Iterator[tuple[str, Screen]]:
    live = turn.memo["live"]
    for path in {section.list_path for section in live.engine.review() if section.list_path}:
        live.engine.apply(ReopenRepeat(path), NOW)
        prompt = live.engine.prompt()
        assert prompt is not None
        place = CardContext(1, 1)
        yield path, prompts.card(turn.texts, prompt, Around("x", live.engine.outlook(), done=DONE), place)
        for entry in prompt.instances:
            turn.chat.place = {"at": "entry", "key": entry.key}
            yield from _pages(entry.path, turn, entries.show_entry)
        live.engine.apply(CloseRepeat(path), NOW)
