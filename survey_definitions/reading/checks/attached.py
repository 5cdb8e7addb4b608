"""Pictures, sounds and films: there, of a kind that can be shown, and not too large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.attachments import ReferredFile
from survey_definitions.reading.bundle import Files
from survey_definitions.reading.media import media_kind
from survey_definitions.reading.messages import problem

_KINDS: Final = {"big-image": "image"}


def check_media(one: ReferredFile, files: Files) -> Iterator[Problem]:
    """A file that is not there is an error where nothing else would be shown."""
    place, text = (one.sheet, one.row, one.cell.header), one.cell.text
    content = files.get(one.name)
    wanted = _KINDS.get(one.cell.column, one.cell.column)
    if content is None:
        if one.row.get("label"):
            yield problem("missing_media", *place, text=text, severity="warning", file=one.name)
        else:
            yield problem("missing_file", *place, text=text, file=one.name)
    elif len(content) > limits.MEDIA_BYTES:
        params = {"file": one.name, "size": str(len(content)), "limit": str(limits.MEDIA_BYTES)}
        yield problem("media_too_large", *place, params, text=text)
    elif media_kind(content) != wanted:
        yield problem("media_kind", *place, text=text, file=one.name)
