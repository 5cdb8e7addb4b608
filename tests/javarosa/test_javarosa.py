"""JavaRosa loads what we store and recomputes the same. Skipped where there is no JDK."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from survey_definitions import Session, Survey, compile_survey
from survey_definitions.engine.submission import rebuilt
from tests.engine.kit import NOW
from tests.forms.taker import take
from tests.forms.test_corpus import FOLDER
from tests.javarosa.oracle import Asked, ask, is_here
from tests.javarosa.run import DIFFERS, EQUAL, REFUSED, replays
from tests.reading.files import yaml_file

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_here(), reason="needs java and javac")]

TABLE = """type | name | label | relevant | calculation | repeat_count
integer | a | A | | |
calculate | twice | | | ${a} * 2 |
text | late | Late | ${a} > 3 | |
begin_repeat | job | Job | | |
text | title | Title | | |
calculate | place | | | position(..) |
end_repeat | | | | |
select_multiple yn | m | M | | |
calculate | many | | | count-selected(${m}) |"""
YN = "list_name | name | label\nyn | y | Yes\nyn | n | No\n"


def leaves(element: etree._Element, path: str = "") -> list[tuple[str, str]]:
    """Path by bare names and value of everything that has one, but for the id of the instance."""
    here, kids = f"{path}/{etree.QName(element).localname}", [one for one in element if isinstance(one.tag, str)]
    if here.endswith("/meta"):
        return []
    own = [(here, element.text or "")] if element.text and not kids else []
    return own + [leaf for kid in kids for leaf in leaves(kid, here)]


def test_what_differs_on_real_workbooks_is_declared() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"no survey files in {FOLDER}")
    found = replays(FOLDER, 1)
    assert [one for one in found if one.kind in (DIFFERS, REFUSED)] == []
    assert sum(one.kind == EQUAL for one in found) > len(found) / 2


def finished(survey: Survey, seed: int) -> Session:
    taken: list[Session] = []
    take(survey, seed, NOW, keep=taken)
    return taken[-1]


@pytest.mark.parametrize("through", ["session", "answers"])
def test_javarosa_recomputes_what_was_submitted(tmp_path: Path, through: str) -> None:
    compiled = compile_survey(yaml_file(TABLE, YN), "test.yaml")
    (tmp_path / "form.xml").write_text(compiled.xform, encoding="utf-8")
    asked, sent = [], []
    for seed in range(12):
        session = finished(compiled.survey, seed)
        records = [{"path": one.path, "value": one.value} for one in session.answers() if one.live]
        again = etree.tostring(rebuilt(compiled.survey, records, "uuid:1"))
        body = session.to_xml() if through == "session" else again
        (tmp_path / f"{seed}.xml").write_bytes(body)
        sent.append(leaves(etree.fromstring(body)))
        asked.append(Asked(tmp_path / "form.xml", tmp_path / f"{seed}.xml", tmp_path / f"{seed}.out"))
    assert ask(asked) == ["valid"] * len(asked)
    assert [leaves(etree.fromstring(one.out.read_bytes())) for one in asked if one.out] == sent
