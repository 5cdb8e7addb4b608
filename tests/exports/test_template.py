"""The workbook that authors begin with is a survey without faults, with help at every header."""

from __future__ import annotations

import io
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.exports.template import columns, template
from bot.services.people.outside import KNOWN
from bot.texts import LANGUAGES, Texts
from survey_definitions import examine


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_a_survey_without_faults_and_helps_at_every_header(language):
    texts = Texts(language, None, ZoneInfo("UTC"))
    data = template(texts)
    found = examine(data, "template.xlsx", KNOWN)
    assert found.problems == ()
    assert found.compiled.about.languages == LANGUAGES
    assert (found.compiled.rehearsal.shortest, found.compiled.rehearsal.longest) == (2, 3)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        headers = [cell.value for cell in sheet[1]]
        assert headers == columns(sheet.title)
        assert all(cell.comment and cell.comment.text.strip() for cell in sheet[1])
    types = book["survey"].data_validations.dataValidation[0]
    assert "select_one yes_no" in types.formula1
