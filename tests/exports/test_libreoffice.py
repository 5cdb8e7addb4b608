"""The workbook of answers as LibreOffice reads it: every value of the same type, nothing asked, nothing repaired."""

import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from tests.exports.test_export import province, short

__all__ = ["province"]  # a fixture

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CALC = shutil.which("localc")  # without it, the others convert no workbook and report no error


def values(path):
    """All sheets as rows of values, without the empty ends that programs write or leave out."""
    return {sheet.title: [_row(row) for row in sheet.iter_rows(values_only=True)] for sheet in load_workbook(path)}


def _row(row):
    kept = [None if value == "" else value for value in row]
    while kept and kept[-1] is None:
        kept.pop()
    return kept


@pytest.mark.skipif(OFFICE is None or CALC is None, reason="LibreOffice (soffice, localc) is not installed")
def test_libreoffice_reads_texts_numbers_and_dates_as_they_are(province, tmp_path):
    for staff_code, motto in (("BTC-001", "Dĩ bất biến"), ("BTC-002", "=1+1"), ("BTC-003", "0042")):
        province.answer(staff_code, *short(motto))
    province.export(tmp_path / "x.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    ods = [OFFICE, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "x.xlsx")]
    back = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "back"), "x.ods"]
    for command in (ods, back):  # by its own format, so that it has to understand what it read
        subprocess.run(command, check=True, timeout=120, cwd=tmp_path, capture_output=True)
    before, after = values(tmp_path / "x.xlsx"), values(tmp_path / "back" / "x.xlsx")
    assert after == before
    assert [type(value) for row in after["posts"] for value in row] == [
        type(value) for row in before["posts"] for value in row
    ]
