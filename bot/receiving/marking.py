"""The process in which a file from the chat is looked at, which also marks what is wrong in a copy for its author.

It says whether a file is a list of people, a structure, of which it gives the cells, or else what is wrong with the
survey. Nothing of a stranger's file is parsed elsewhere. Run as ``python -m bot.receiving.marking``.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.examiner import main
from bot.services.imports.problems import RowProblem
from bot.services.imports.tables.tables import ImportFile
from bot.services.operating.endings import LISTS, PLAIN
from bot.services.surveys.examining import Examiner
from survey_definitions import Diagnosis

if TYPE_CHECKING:
    from bot.services.operating.received_files import ToCheck
    from bot.texts import Texts

MODULE: Final = "bot.receiving.marking"


def marking(job: ToCheck, zone: ZoneInfo, name: str = "") -> Examiner:
    """How a file goes back to somebody: in their language and form of address.

    ``name`` is that of a file that came alone, which need not be a survey.
    """
    words = {"language": job.language, "form_of_address": job.form_of_address or "", "zone": str(zone)}
    sorts = bool(name) and not name.lower().endswith(PLAIN)
    return Examiner(MODULE, words, gives_way=True, sorts=sorts)


def sorted_out(job: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a file is if it is no survey, and the cells of a structure; or its rows marked, where they are known."""
    if job.get("faulty"):
        return {"copy": _marked_rows(job)}
    if not job["sorts"]:
        return None
    from bot.services.imports.structure import drafts  # noqa: PLC0415 - a .zip or an XForm need not wait for these
    from bot.services.imports.tables.recognising import OTHER, STRUCTURE, recognised  # noqa: PLC0415 - as said

    file = _file(job)
    kind = recognised(file)
    if kind == OTHER:
        return {"kind": kind} if file.name.lower().endswith(LISTS) else None
    return {"kind": kind, "table": drafts.to_json(drafts.read(file)) if kind == STRUCTURE else None}


def _file(job: Mapping[str, Any]) -> ImportFile:
    return ImportFile(job["name"], b64decode(job["source"]))


def _marked_rows(job: Mapping[str, Any]) -> list[str]:
    """The copy of a structure file with its refused rows marked."""
    from bot.exports.marked.marked_rows import marked as rows_marked  # noqa: PLC0415 - as said
    from bot.presenting import imports  # noqa: PLC0415 - as said
    from bot.services.imports.structure import drafts  # noqa: PLC0415 - as said

    file = _file(job)
    table = drafts.from_json(file, job["table"]).table
    assert table is not None
    problems = [RowProblem(**one) for one in job["faulty"]]
    body = rows_marked(file, table, job["sheet"], problems, partial(imports.problem, _texts(job)))
    return [f"{job['name'].rpartition('.')[0]}.problems.xlsx", b64encode(body).decode()]


def _texts(job: Mapping[str, Any]) -> Texts:
    from bot.texts import Texts  # noqa: PLC0415 - as said

    words = job["words"]
    return Texts(words["language"], words["form_of_address"] or None, ZoneInfo(words["zone"]))


def marked(job: Mapping[str, Any], found: Diagnosis) -> list[str]:
    """The marked copy of a file, or its mistakes as text: name, and content in base 64."""
    # A good file need not wait for what writes workbooks.
    from bot.exports.marked import copies  # noqa: PLC0415 - as said
    from bot.presenting.faults import in_a_comment, in_one_line  # noqa: PLC0415 - as said
    from bot.services.surveys.checked import Checked  # noqa: PLC0415 - as said

    texts = _texts(job)
    say = copies.Sayings(partial(in_a_comment, texts), partial(in_one_line, texts))
    name, body = copies.marked_copy(Checked(job["name"], b64decode(job["source"]), found.problems), say)
    return [name, b64encode(body).decode()]


if __name__ == "__main__":
    main(marked, sorted_out)
