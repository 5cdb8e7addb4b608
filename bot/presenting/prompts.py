"""A prompt of the engine as a card: progress, headings, question, choices as buttons a thumb can hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final

from bot.presenting import durations, heights, plain_words
from bot.presenting.callbacks import Address
from bot.presenting.paging import Turning, page_of
from bot.presenting.screens import Button, Screen, ScreenBuilder, Spare, Style, Tone, shortened
from bot.texts import Texts
from storage.vietnamese import folded
from survey_definitions import Choice, Outlook, Prompt, limits, show_answer
from survey_definitions.markup import plain
from survey_definitions.pace import minutes_left
from survey_definitions.question_types import AnsweredBy, names
from survey_definitions.value import value

KIND: Final = "a"  # the kind letter of all addresses on cards of a session
PAGE: Final = 8  # choices on a card before it is paged
LEAST: Final = 4  # on a page, however much stands above
ENOUGH: Final = 5  # buttons on a page, or else it is made of numbers
BELOW: Final = 3  # rows of buttons under a page: turning, keeping or ending, going on
LABEL_FITS: Final = limits.PHONE_LABEL
HALF_FITS: Final = 14
KEPT: Final = 40  # characters of an earlier answer on the button that keeps it
THIRD_FITS: Final = 8
RATING_ROW: Final = 5  # numbered buttons in one row, at most
MOST_STEPS: Final = 12  # a range with more steps is typed
ASIDE: Final = frozenset({"na", "dk", "none"})  # choices that stand beside a scale, not on it
EXAMPLES: Final = names(by=AnsweredBy.TYPING)


@value
class CardContext:
    """Whose card it is: the session, its turn, and what the person is doing on this prompt."""

    session: int
    turn: int
    page: int = 0
    query: str = ""
    ticked: Sequence[int] = field(default=())
    held: bool = False  # a typed text was held back and may be confirmed as harmless
    guided: bool = False  # the author's guidance is open
    recalled: bool = False  # the value on the prompt is the answer given in an earlier campaign

    def to(self, verb: str, *numbers: int) -> Address:
        """An address on this card."""
        return Address(KIND, verb, (self.session, self.turn, *numbers))


@value
class Around:
    """What stands around the question: title, how far, what was answered last, what is new, what went wrong."""

    title: str
    outlook: Outlook
    done: str = ""
    news: str = ""
    notes: Sequence[str] = field(default=())
    warning: str = ""
    pace: float = 1.0  # how much longer than estimated people take for this survey
    longer: bool = False  # the last answer brought more to answer than it settled


def visible(choices: Sequence[Choice], query: str) -> list[int]:
    """Positions of the choices that match what was typed; without a query all of them.

    Case, tones and đ/d do not count.
    """
    wanted = folded(query).split()
    return [n for n, choice in enumerate(choices) if all(word in folded(plain(choice.label)) for word in wanted)]


def matching(choices: Sequence[Choice], typed: str) -> list[int]:
    """Positions of the choices somebody may mean: the one that reads so, else those that hold all the words."""
    exact = [n for n, choice in enumerate(choices) if folded(plain(choice.label)) == folded(typed)]
    return exact if len(exact) == 1 else visible(choices, typed)


def numbers_in_row(count: int) -> int:
    """How many numbered buttons to a row."""
    return even(count, RATING_ROW)


def even(count: int, most: int) -> int:
    """How many to a row of at most ``most``, so that the rows are about as long: 6 of 5 are 3 and 3."""
    rows = -(-count // most)
    return -(-count // max(1, rows))


def card(texts: Texts, prompt: Prompt, around: Around, place: CardContext, picture: bytes | None = None) -> Screen:
    """The card for a prompt; the picture is that of the question and its choices."""
    prompt = plain_words.of_prompt(prompt)
    draft = ScreenBuilder().show(picture)
    _above(texts, around, draft)
    draft.say(Tone.HEADING, " · ".join(prompt.headings[-2:]), Spare.HEADING)
    draft.say(Tone.WARNING, around.warning)
    draft.say_marked(Tone.QUESTION if prompt.kind != "note" else Tone.TEXT, prompt.marked_label or prompt.label)
    draft.say(Tone.TITLE, prompt.shown)
    draft.say_marked(Tone.TEXT, prompt.marked_hint or prompt.hint, Spare.HINT)
    _aside(texts, prompt, place, draft)
    _BODIES.get(prompt.question, _typed)(texts, prompt, place, draft)
    made = draft.done()
    return heights.below_warning(made) if around.warning else heights.without(made, (Spare.DONE,))


def _above(texts: Texts, around: Around, draft: ScreenBuilder) -> None:
    """What stands above the part of the survey: what was before, title and time, what the author says first."""
    draft.say(Tone.QUIET, f"✓ {around.done}" if around.done else "", Spare.DONE)
    draft.say(Tone.QUIET, around.news, Spare.NEWS)
    draft.say(Tone.QUIET, head(texts, around), Spare.HEAD)
    draft.say(Tone.QUIET, texts("card-longer") if around.longer else "", Spare.NEWS)
    for note in around.notes:
        draft.say_marked(Tone.TEXT, note, Spare.NOTES)


def _aside(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    """What is there for whoever wants it: the author's guidance, a sound, a film."""
    if prompt.guidance and place.guided:
        draft.say_marked(Tone.QUIET, prompt.guidance)
    guide = Button(texts("button-guidance"), place.to("i")) if prompt.guidance and not place.guided else None
    play = Button(texts("button-play"), place.to("m")) if prompt.audio or prompt.video else None
    draft.row(guide, play)


def head(texts: Texts, around: Around) -> str:
    """The line on top: title, in which part, how long the rest takes."""
    outlook = around.outlook
    if outlook.most <= 0:
        return around.title
    left = texts("card-left", time=durations.in_words(texts, minutes_left(outlook, around.pace)))
    if outlook.parts == 1:
        return texts("card-head-whole", title=around.title, left=left)
    return texts("card-head", title=around.title, part=outlook.part, parts=outlook.parts, left=left)


def closed(prompt: Prompt, shown: str) -> Screen:
    """What stays of a card whose answer was typed: question and answer."""
    draft = ScreenBuilder().say_marked(Tone.QUESTION, prompt.marked_label or prompt.label)
    return draft.say(Tone.ANSWER, plain_words.of_answer(prompt.question, shown)).done()


# -- bodies


def _choose_one(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    aside = _choices(texts, prompt, place, draft, verb="c")
    if is_long(prompt) or place.recalled:
        draft.row(_keep(texts, prompt, place))
    _navigation(texts, prompt, place, draft, aside)


def _choose_many(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    draft.say(Tone.QUIET, texts("card-several"))
    done = Button(texts("button-done"), place.to("d"), Style.MAIN)
    for button in _choices(texts, prompt, place, draft, verb="t", done=done):
        draft.row(button)
    draft.row(done if not is_long(prompt) or place.query else None)
    _navigation(texts, prompt, place, draft)


def _rank(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    draft.say(Tone.QUIET, texts("card-rank"))
    order = list(place.ticked)
    for position, choice in enumerate(order, 1):
        draft.option(position, prompt.choices[choice].label)
    left = [n for n in range(len(prompt.choices)) if n not in order]
    first, last, turning = _turned(texts, place, len(left), _on_page(draft))
    draft.grid((Button(prompt.choices[n].label, place.to("t", n)) for n in left[first:last]), 1)
    draft.row(*turning)
    if order:
        draft.row(Button(texts("button-undo"), place.to("u", order[-1])))
    if not left:
        draft.row(Button(texts("button-done"), place.to("d"), Style.MAIN))
    _navigation(texts, prompt, place, draft)


def _range(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    steps = range_values(prompt)
    labels = prompt.choices[: MOST_STEPS + 1]  # of single steps
    draft.say(Tone.TEXT, "\n".join(f"{one.value} – {one.label}" for one in labels))
    if len(steps) <= MOST_STEPS:
        draft.grid((Button(step, place.to("c", n)) for n, step in enumerate(steps)), numbers_in_row(len(steps)))
    else:
        draft.say(Tone.QUIET, texts("card-range", first=steps[0], last=steps[-1]))
    draft.row(_keep(texts, prompt, place) if place.recalled else None)
    _navigation(texts, prompt, place, draft)


def range_values(prompt: Prompt) -> list[str]:
    """The steps of a range question, in canonical form."""
    first, last, step = prompt.range or (0, 10, 1)
    count = round((last - first) / step)
    return [f"{first + n * step:g}" for n in range(count + 1)]


def _typed(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    wanted = typed_as(prompt)
    if wanted == "text" or not prompt.hint:  # an author's hint brings its own example
        spare = Spare.OWN_WORDS if wanted == "text" else Spare.MANNER
        draft.say(Tone.QUIET, texts(f"card-type-{wanted}", example=prompt.example), spare)
    draft.row(Button(texts("button-unclassified"), place.to("g")) if place.held else None)
    draft.row(_keep(texts, prompt, place))
    _navigation(texts, prompt, place, draft)


def typed_as(prompt: Prompt) -> str:
    """The kind of entry a prompt wants: its type, or month or year for such dates."""
    for appearance in ("month-year", "year"):
        if prompt.question == "date" and appearance in prompt.appearance:
            return appearance
    if prompt.takes_picture:
        return "picture"
    return prompt.question if prompt.question in EXAMPLES else "file" if prompt.question == "file" else "text"


def _note(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    if prompt.kind == "note" and prompt.required and not prompt.value:  # nobody gets past it
        draft.say(Tone.WARNING, texts("reject-stop"))
        draft.row(_back(texts, place))
        return
    label = texts("button-understood" if prompt.question == "acknowledge" else "button-next")
    draft.row(Button(label, place.to("n"), Style.MAIN))
    draft.row(_back(texts, place))


def _repeat(texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder) -> None:
    if not prompt.instances:
        draft.say(Tone.TEXT, texts("repeat-empty"))
    first, last, turning = _turned(texts, place, len(prompt.instances), _on_page(draft, 2 * heights.LINE))
    listed = list(enumerate(prompt.instances, 1))[first:last]
    for n, entry in listed:
        draft.option(n, entry.summary or entry.title)
    for n, entry in listed:
        draft.row(
            Button(texts("button-edit-number", number=n), place.to("e", entry.key)),
            Button(texts("button-delete-number", number=n), place.to("z", entry.key)),
        )
    draft.row(*turning)
    draft.row(Button(texts("button-add"), place.to("r")) if prompt.can_add else None)
    draft.row(Button(texts("button-done"), place.to("x"), Style.MAIN) if prompt.can_close else None)
    draft.row(_back(texts, place))


# -- choices


def _choices(
    texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder, *, verb: str, done: Button | None = None
) -> list[Button]:
    """Put the choices on the card, and what says that all are chosen; gives those that stand beside the scale."""
    aside = [n for n, choice in enumerate(prompt.choices) if choice.value in ASIDE and len(choice.label) <= LABEL_FITS]
    main = [n for n in range(len(prompt.choices)) if n not in aside]
    turning: list[Button | None] = []
    if is_long(prompt):
        main, turning, aside = *_page(texts, prompt, place, draft), []
        turning[2:2] = [] if place.query else [done]  # one row less; with a search it has three buttons already
    chosen = set(place.ticked) if verb == "t" else {n for n, c in enumerate(prompt.choices) if c.value == prompt.value}
    longest = max((len(prompt.choices[n].label) for n in main), default=0)
    by_number = longest > LABEL_FITS or any(prompt.choices[n].image for n in main)
    if by_number or (longest > HALF_FITS and len(main) * heights.BUTTONS > _room(prompt, draft)):
        _numbered(prompt, place, draft, main, chosen, verb)
    else:
        width = 3 if longest <= THIRD_FITS else 2 if longest <= HALF_FITS else 1
        draft.grid((_labelled(prompt, place, n, chosen, verb) for n in main), even(len(main), width))
    draft.row(*turning)
    return [_labelled(prompt, place, n, chosen, verb) for n in aside]


def is_long(prompt: Prompt) -> bool:
    """Whether a list is shown in pages and searched by typing."""
    return prompt.question in ("select_one", "select_multiple") and len(prompt.choices) > PAGE + 2


def _page(
    texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder
) -> tuple[list[int], list[Button | None]]:
    """What of a long list is on this page, and the buttons that turn pages."""
    found = visible(prompt.choices, place.query)
    if not found:
        draft.say(Tone.WARNING, texts("list-nothing", query=place.query))
    draft.say(Tone.QUIET, texts("list-search"))
    first, last, (earlier, further) = _turned(texts, place, len(found), _choices_on_page(prompt, draft))
    everything = Button(texts("button-all"), place.to("q")) if place.query else None
    return found[first:last], [earlier, everything, further]


def _room(prompt: Prompt, draft: ScreenBuilder) -> int:
    """Pixels for choices under what the card says and over the rows that follow them.

    A warning does not count, or else the pages below it would be others than those before and after.
    """
    below, said = BELOW if is_long(prompt) else BELOW - 1, draft.done()
    calm = Screen(tuple(part for part in said.parts if part.tone != Tone.WARNING), said.rows)
    return heights.ROOM - heights.of_screen(calm) - below * heights.BUTTONS


def _choices_on_page(prompt: Prompt, draft: ScreenBuilder) -> int:
    """How many choices of a long list are on a page, the same on all its pages: as buttons, or else by number."""
    room, labels = _room(prompt, draft), [choice.label for choice in prompt.choices]
    if max(map(len, labels)) <= LABEL_FITS and room >= ENOUGH * heights.BUTTONS:
        return min(PAGE, room // heights.BUTTONS)
    longest = sorted((heights.lines(f"00  {label}") for label in labels), reverse=True)
    return PAGE if sum(longest[:PAGE]) * heights.LINE + 2 * heights.BUTTONS <= room else PAGE - 2


def _on_page(draft: ScreenBuilder, line: int = 0) -> int:
    """How many buttons of their own row, with a line of text each, fit on a phone under what the card says."""
    room = heights.ROOM - heights.of_screen(draft.done()) - (BELOW + 1) * heights.BUTTONS
    return max(LEAST, min(PAGE, room // (heights.BUTTONS + line)))


def _turned(texts: Texts, place: CardContext, count: int, on_page: int) -> tuple[int, int, Turning]:
    """Where the page of a list of ``count`` begins and ends, and the buttons to the pages before and after it."""
    page = page_of(range(count), place.page, on_page)
    first = page.number * on_page
    return first, first + on_page, page.turning(texts, lambda number: place.to("p", number))


def _numbered(
    prompt: Prompt, place: CardContext, draft: ScreenBuilder, main: list[int], chosen: set[int], verb: str
) -> None:
    for n in main:
        choice = prompt.choices[n]
        if not choice.image or choice.label != choice.value:  # a picture without words speaks by its number
            draft.option(n + 1, choice.label)
    draft.grid(
        (Button(f"✓ {n + 1}" if n in chosen else f"{n + 1}", place.to(_toggled(verb, n, chosen), n)) for n in main),
        numbers_in_row(len(main)),
    )


def _labelled(prompt: Prompt, place: CardContext, n: int, chosen: set[int], verb: str) -> Button:
    label = prompt.choices[n].label
    return Button(f"✓ {label}" if n in chosen else label, place.to(_toggled(verb, n, chosen), n))


def _toggled(verb: str, n: int, chosen: set[int]) -> str:
    # A press says the state it wants, so that a double tap does not undo itself.
    return "u" if verb == "t" and n in chosen else verb


# -- around


def _keep(texts: Texts, prompt: Prompt, place: CardContext) -> Button | None:
    if not prompt.value:
        return None
    return Button(texts("button-keep", value=shortened(show_answer(prompt, texts.language), KEPT)), place.to("k"))


def _back(texts: Texts, place: CardContext) -> Button:
    return Button(texts("button-back"), place.to("b"))


def _navigation(
    texts: Texts, prompt: Prompt, place: CardContext, draft: ScreenBuilder, aside: Sequence[Button] = ()
) -> None:
    label = "button-without" if prompt.question == "file" and not prompt.takes_picture else "button-skip"
    skip = None if prompt.required else Button(texts(label), place.to("s"))
    if len(aside) == 1 and skip is None:
        draft.row(_back(texts, place), aside[0])
        return
    for button in aside:
        draft.row(button)
    draft.row(_back(texts, place), skip)


_BODIES = {
    "select_one": _choose_one,
    "select_multiple": _choose_many,
    "rank": _rank,
    "range": _range,
    "note": _note,
    "acknowledge": _note,
    "repeat": _repeat,
}
