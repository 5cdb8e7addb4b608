"""The process in which a survey file is examined, which also marks what is wrong with it in a copy for its author.

Run as ``python -m bot.receiving.marking``.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.examiner import main
from bot.services.surveys.examining import Examiner
from survey_definitions import Diagnosis

MODULE: Final = "bot.receiving.marking"


def marking(language: str, form_of_address: str | None, zone: ZoneInfo) -> Examiner:
    """How a file goes back to somebody: in their language and form of address."""
    return Examiner(MODULE, {"language": language, "form_of_address": form_of_address or "", "zone": str(zone)})


def marked(job: Mapping[str, Any], found: Diagnosis) -> list[str]:
    """The marked copy of a file, or its mistakes as text: name, and content in base 64."""
    # A good file need not wait for what writes workbooks.
    from bot.exports.marked import copies  # noqa: PLC0415 - as said
    from bot.presenting.faults import in_a_comment, in_one_line  # noqa: PLC0415 - as said
    from bot.services.surveys.checked import Checked  # noqa: PLC0415 - as said
    from bot.texts import Texts  # noqa: PLC0415 - as said

    words = job["words"]
    texts = Texts(words["language"], words["form_of_address"] or None, ZoneInfo(words["zone"]))
    say = copies.Sayings(partial(in_a_comment, texts), partial(in_one_line, texts))
    name, body = copies.marked_copy(Checked(job["name"], b64decode(job["source"]), found.problems), say)
    return [name, b64encode(body).decode()]


if __name__ == "__main__":
    main(marked)
