"""Survey files that would keep a checker busy for ever, and one that only looks like it."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any, Final

from tests.reading.files import xlsx_file

Row = dict[str, str]
_END = {"type": "end_repeat"}


def _file(*rows: Row, choices: list[Row] | None = None) -> bytes:
    book: dict[str, Any] = {"settings": [{"form_id": "hostile"}], "survey": rows, "choices": choices or []}
    return json.dumps(book).encode()


def _repeat(name: str, count: str) -> Row:
    return {"type": "begin_repeat", "name": name, "label": "R", "repeat_count": count}


def _asked(name: str, type_: str = "text", **more: str) -> Row:
    return {"type": type_, "name": name, "label": "?", **more}


def _computed(name: str, calculation: str) -> Row:
    return {"type": "calculate", "name": name, "calculation": calculation}


def a_million_entries() -> bytes:
    return _file(_repeat("r", "1000000"), _computed("c", "position(..)"), _asked("t"), _END)


def six_nested_repeats() -> bytes:
    names = [f"r{i}" for i in range(6)]
    return _file(*(_repeat(name, "1000000") for name in names), _asked("t"), *[_END] * 6)


def two_nested_repeats() -> bytes:
    return _file(
        *(_repeat("a", "150"), _repeat("b", "150"), _asked("t"), _computed("k", "count(${a}) + count(${b})")),
        *(_END, _END),
    )


def cross_references() -> bytes:
    names = [f"c{i}" for i in range(700)]
    rows = (_computed(name, " + ".join(f"${{{one}}}" for one in names[:i])) for i, name in enumerate(names) if i)
    return _file(_asked("c0", "integer"), *rows)


def a_count_of_itself() -> bytes:
    return _file(_repeat("r", "count(${r}) + 1"), _asked("t"), _END)


def a_count_of_itself_by_a_calculation() -> bytes:
    return _file(_computed("n", "count(${r}) + 1"), _repeat("r", "${n}"), _asked("t"), _END)


def two_repeats_that_count_each_other() -> bytes:
    repeats = (("a", "count(${b}) + 1"), ("b", "count(${a}) + 1"))
    return _file(*(row for name, count in repeats for row in (_repeat(name, count), _asked(f"t{name}"), _END)))


def a_text_that_doubles() -> bytes:
    doubled = (_computed(f"c{i}", f"concat(${{c{i - 1}}}, ${{c{i - 1}}})") for i in range(1, 60))
    return _file(_asked("t"), _computed("c0", "'0123456789'"), *doubled, _repeat("r", "string-length(${c59})"), _END)


def entries_that_look_at_all_others() -> bytes:
    looked = (_computed(f"s{i}", f"sum(${{x}}) + count(//*) + {i}") for i in range(100))
    return _file(_repeat("r", "150"), _computed("x", "position(..)"), *looked, _asked("t"), _END)


def references_in_texts() -> bytes:
    label = " ".join("${c0}" for _ in range(1_500))
    return _file(_asked("c0"), *({"type": "note", "name": f"n{i}", "label": f"{label} {i}"} for i in range(300)))


def one_cell_merged_over_everything() -> bytes:
    data = xlsx_file({"survey": [["type", "name", *(f"label::{i}" for i in range(150))], ["text", "a", "A"]]})
    merged = b'<mergeCells count="1"><mergeCell ref="C2:ET5000"/></mergeCells>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, content.replace(b"</sheetData>", b"</sheetData>" + merged))
    return out.getvalue()


def patterns_that_try_everything() -> bytes:
    """Each constraint has two hundred patterns that a default of four thousand signs nearly fits."""
    tried = " or ".join(f"regex(., '^((a|a?)+){{1,20}}b{i}$')" for i in range(200))
    return _file(*(_asked(f"t{i}", default="a" * 3_900 + "!", constraint=tried) for i in range(50)))


def choices_of_choices_of_choices() -> bytes:
    """Each of 4,900 choices is compared with each of those that each is compared with."""
    items = "instance('l')/root/item"
    found = f"count({items}[name > count({items}[name > count({items}[name > ${{a}}])])])"
    choices = [{"list_name": "l", "name": str(i), "label": str(i)} for i in range(4_900)]
    asked = (_asked("a", "integer"), _asked("s", "select_one l", choice_filter=f"name > {found}"))
    return _file(*asked, *(_computed(f"k{i}", f"{found} + {i}") for i in range(500)), choices=choices)


def directives_without_end() -> bytes:
    """Before its first line a YAML file may say what its tags mean; each is compared with all those before."""
    return b"".join(b"%%TAG !%x! a:\n" % i for i in range(300_000)) + b"---\nsurvey: []\n"


def over_a_million_empty_rows() -> bytes:
    """Below one question a workbook has a million and a half of rows, formatted and empty."""
    rows = b"".join(b'<row r="%d" s="1"/>' % i for i in range(3, 1_500_003))
    return _grown(xlsx_file({"survey": [["type", "name", "label"], ["text", "a", "A"]]}), rows)


def every_cell_wrong() -> bytes:
    """Some 65,000 mistakes, each of them found, placed and told."""
    heads = ["type", "name", "label", "relevant", "constraint", "calculation", "required", "default", "choice_filter"]
    wrong = ["slect one x", "a b", "", "${q", "(((", "foo(", "maybe", "${", "]"]
    rows = [[*wrong[:2], f"${{n{i}}}", *wrong[3:]] for i in range(4_990)]
    return xlsx_file({"survey": [heads, *rows]})


def _grown(book: bytes, rows: bytes) -> bytes:
    """The workbook with further rows in its first sheet, and with so much else that its archive looks honest."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member).replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(member, content)
        new.writestr("xl/media/noise.png", random.Random(1).randbytes(len(rows) // 150))
    return out.getvalue()


def plain_questions() -> bytes:
    """Nothing wrong with these: each looks back at fifty others."""
    rows = []
    for i in range(350):
        found = " or ".join(f"${{q{j}}} = 'y'" for j in range(max(0, i - 50), i))
        rows.append(_asked(f"q{i}", "select_one yn", **({"relevant": found} if found else {})))
    return _file(*rows, choices=[{"list_name": "yn", "name": one, "label": one} for one in ("y", "n")])


HOSTILE: tuple[Callable[[], bytes], ...] = (
    a_million_entries,
    six_nested_repeats,
    two_nested_repeats,
    cross_references,
    a_count_of_itself,
    a_count_of_itself_by_a_calculation,
    two_repeats_that_count_each_other,
    a_text_that_doubles,
    entries_that_look_at_all_others,
    references_in_texts,
    one_cell_merged_over_everything,
    patterns_that_try_everything,
    choices_of_choices_of_choices,
    directives_without_end,
    over_a_million_empty_rows,
    every_cell_wrong,
)
WORKBOOKS: Final = (one_cell_merged_over_everything, over_a_million_empty_rows, every_cell_wrong)
