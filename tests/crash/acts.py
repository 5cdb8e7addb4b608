"""What a person may do on a card, chosen by chance."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from bot.sandbox.text.looks import SeenButton
from tests.crash.looking import Look, plain

SUBMIT, BACK, BEGIN = "vm", "ab", "mb"
TYPED, COMMAND = "typed", "command"
ITEM, LIST = "vi", "ve"  # in the review: an answer; an entry of a list, or a list without any
ANSWERING = frozenset({"ac", "ad", "as", TYPED})
TURNING = ANSWERING | {"an", "ar", "ax", "ay", BACK, ITEM, LIST, SUBMIT}  # what brings the session to another prompt
TICKING = frozenset({"at", "au"})
AS_IT_IS = "="  # what was ticked before stays
_EXAMPLE = re.compile(r"(?:mẫu|ví dụ:?) (\d[\d/,.]*)", re.IGNORECASE)
_LIKE_IT = (
    (r"\d+/\d+/\d{4}", ("15/03/2015", "1/6/2020", "03/02/1985")),
    (r"\d+/\d{4}", ("04/2006", "11/2011", "06/2015", "3-2018", "12/2019", "05/2021", "01/2023", "02/2024", "05/1985")),
    (r"\d{4}", ("2010", "2014", "2016", "2019", "2021", "2023")),
    (r"\d+,\d+", ("6,5", "5", "7.5", "4", "1,5", "20", "80")),
    (r"\d+", ("1", "2", "3", "4", "5", "20", "60", "90", "230", "450", "600")),
)
_WORDS = (
    "Văn bản",
    "Đề án",
    "số hóa",
    "cải cách",
    "giao ban",
    "<b>đậm</b>",
    "{kết quả}",
    "😀👩‍👩‍👧",
    "&amp;",
    "שלום",
    "“ngoặc”",
)
_PERCENT_NUMBER, _PERCENT_SKIP, _PERCENT_ENTRY, _MOST_ENTRIES = 40, 40, 45, 3
_ENOUGH_TRIES = 5
_PERCENT_SUBMIT, _PERCENT_PAGE, _PERCENT_CORRECT = 50, 25, 30


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: press a button, or write. ``given`` is what it says, for the record."""

    verb: str
    given: tuple[str, ...] = ()
    button: SeenButton | None = None
    text: str = ""


def press(verb: str, button: SeenButton, *given: str) -> Act:
    """Press a button."""
    return Act(verb, given or (plain(button.text),), button)


def write(text: str, verb: str = TYPED) -> Act:
    """Write."""
    return Act(verb, (text,), text=text)


class Chance:
    """A person's mind.

    ``tries`` counts refused entries in a row, ``returned`` says that the question on the card was asked before.
    """

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.tries = 0
        self.may_go_back = False
        self.returned = False

    def choose(self, look: Look | None) -> Act:
        """What to do on this card."""
        if look is None or look.kind == "other":
            return write("/phieu", COMMAND)
        if self._once_in(80) and look.kind in ("one", "typed", "note", "repeat"):
            return write("/phieu", COMMAND)
        if look.kind in ("one", "typed") and self.may_go_back and self._turns_back(look):
            return press(BACK, look.buttons(BACK)[0])
        act: Act = getattr(self, f"_{look.kind}")(look)
        return act

    def _turns_back(self, look: Look) -> bool:
        """By chance, or after enough tries: a language that has answers below it cannot be made another one."""
        return self.tries > _ENOUGH_TRIES or (not look.warned and self._once_in(25))

    def _once_in(self, times: int) -> bool:
        return self.dice.randrange(times) == 0

    def _percent(self, likely: int) -> bool:
        return self.dice.randrange(100) < likely

    def _list(self, look: Look) -> Act:
        offered = look.buttons("mo")
        unfinished = [button for button in offered if button.style == "primary"]
        return press("mo", self.dice.choice(unfinished or offered))

    def _intro(self, look: Look) -> Act:
        return press(BEGIN, look.buttons(BEGIN)[0])

    def _one(self, look: Look) -> Act:
        if (skip := look.buttons("as")) and self._percent(_PERCENT_SKIP):
            return press("as", skip[0])
        button = self.dice.choice(look.buttons("ac"))
        if self._percent(_PERCENT_NUMBER) and plain(button.text).isdecimal():
            return write(plain(button.text))
        return press("ac", button)

    def _several(self, look: Look) -> Act:
        done = look.buttons("ad")[0]
        if self.returned and not self.tries:
            return press("ad", done, AS_IT_IS)
        ticked, others = look.buttons("au"), look.buttons("at")
        if not ticked or (others and self.tries < 2 and self._percent(40)):
            return press("at", self.dice.choice(others))
        if self.tries:
            return press("au", self.dice.choice(ticked))
        return press("ad", done, *(plain(button.text) for button in ticked))

    def _typed(self, look: Look) -> Act:
        skip = look.buttons("as")
        if skip and (self.tries > 3 or self._percent(_PERCENT_SKIP)):
            return press("as", skip[0])
        if example := _EXAMPLE.search(look.message.text):
            values = next(values for shape, values in _LIKE_IT if re.match(shape, example[1]))
            return write(values[self.dice.randrange(len(values)) if self.tries < 4 else self.tries % len(values)])
        return write(" ".join(self.dice.sample(_WORDS, 3)) + f" {self.dice.randrange(1000)}")

    def _note(self, look: Look) -> Act:
        return press("an", look.buttons("an")[0])

    def _repeat(self, look: Look) -> Act:
        entries, close, add = look.buttons("ae"), look.buttons("ax"), look.buttons("ar")
        if entries and self._once_in(10):
            return press("ae", self.dice.choice(entries))
        if add and (not close or (len(entries) < _MOST_ENTRIES and self._percent(_PERCENT_ENTRY))):
            return press("ar", add[0])
        return press("ax", close[0])

    def _entry(self, look: Look) -> Act:
        if self._percent(40):
            return press("az", look.buttons("az")[0])
        return self._line(look, press("aw", look.buttons("aw")[0]))

    def _delete(self, look: Look) -> Act:
        button = look.buttons("ay")[0]
        return press("ay", button, str(next(a.number(2) for b, a in look.addresses if b is button)))

    def _review(self, look: Look) -> Act:
        """What was submitted and not changed since has no button to submit it: it can be left, or changed."""
        submit, pages = look.buttons(SUBMIT), look.buttons("vp")
        if submit and self._percent(_PERCENT_SUBMIT):
            return press(SUBMIT, submit[0])
        if self._once_in(12):
            return press(BACK, look.buttons("vb")[0])
        if pages and self._percent(_PERCENT_PAGE):
            return press("vp", self.dice.choice(pages))
        return self._line(look, press(SUBMIT, submit[0]) if submit else press("ms", look.buttons("ms")[0]))

    def _line(self, look: Look, otherwise: Act) -> Act:
        """Open an answer, or an entry of a list."""
        lines = [(button, address) for button, address in look.addresses if address.kind + address.verb in (ITEM, LIST)]
        if not lines or self._percent(20):
            return otherwise
        button, address = self.dice.choice(lines)
        verb = address.kind + address.verb
        return press(verb, button, *(str(address.number(n)) for n in ((2, 3) if verb == ITEM else (2,))))

    def _received(self, look: Look) -> Act:
        correct = look.buttons("vf")
        if self._percent(_PERCENT_CORRECT):
            return press("vf", correct[0])
        return press("ms", look.buttons("ms")[0])
