"""Replay submissions of ours in ODK's engine: `python -m tests.javarosa.run FOLDER [--runs N] [--json]`; needs a JDK.

Every workbook in a folder that is taken as it is, is answered to its end N times by somebody who answers anything; each
submission is loaded by JavaRosa, which computes everything anew. What it gives must be what was submitted, or differ in
a declared kind only (docs/authors.md, where engines differ):

- `moment`: what is computed of now, of chance or of the device; it is another moment there;
- `writing`: the same number, place or moment, written otherwise (`0` and `0.0`, `+00:00` and `Z`);
- `empty or zero`: one side has nothing where the other counts nothing;
- `no text`: where there is no text of a name, JavaRosa writes `[itext:]`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final

from lxml import etree

from bot.examiner import Beside
from bot.services.people.outside import KNOWN
from survey_definitions import Compiled, Session, examine
from tests.forms.run import NOW, files
from tests.forms.taker import StoppedError, StuckError, take
from tests.javarosa.oracle import Asked, ask, is_here

EQUAL, DIFFERS, REFUSED = "equal", "differs", "refused there"
_VOLATILE: Final = re.compile(r"\b(?:now|today|random|uuid|once|pulldata|version)\s*\(|jr:preload|last-saved")
_BOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Replay:
    """One submission: what became of it, and where the two differ (path, ours, theirs)."""

    file: str
    kind: str
    said: str = ""
    differences: tuple[tuple[str, str, str], ...] = ()


def replays(folder: Path, runs: int) -> list[Replay]:
    """All submissions of all workbooks."""
    with tempfile.TemporaryDirectory() as name:
        asked: list[tuple[str, Compiled, Asked]] = []
        for number, (path, compiled) in enumerate(_taken(folder)):
            form = Path(name) / str(number) / "form.xml"
            form.parent.mkdir()
            form.write_text(compiled.xform, encoding="utf-8")
            for seed in range(runs):
                body = _submission(compiled, seed)
                if body is not None:
                    (form.parent / f"{seed}.xml").write_bytes(body)
                    places = (form, form.parent / f"{seed}.xml", form.parent / f"{seed}.out")
                    asked.append((str(path.relative_to(folder)), compiled, Asked(*places)))
        said = ask([one for _, _, one in asked])
        return [_compared(file, compiled, one, word) for (file, compiled, one), word in zip(asked, said, strict=True)]


def _taken(folder: Path) -> Iterator[tuple[Path, Compiled]]:
    for path in files(folder):
        if path.suffix.lower() in _BOOKS:
            found = examine(path.read_bytes(), path.name, KNOWN, Beside(path))
            if found.compiled is not None and not found.compiled.lists:
                yield path, found.compiled


def _submission(compiled: Compiled, seed: int) -> bytes | None:
    kept: list[Session] = []
    try:
        take(compiled.survey, seed, NOW, keep=kept)
    except (StuckError, StoppedError):
        return None
    return kept[-1].to_xml() if kept else None


def _compared(file: str, compiled: Compiled, one: Asked, said: str) -> Replay:
    assert one.submission is not None
    assert one.out is not None
    if not one.out.exists():
        return Replay(file, REFUSED, said)
    ours, theirs = _leaves(one.submission), _leaves(one.out)
    volatile = _volatile(compiled.xform)
    differing = [
        (path, ours.get(path, ""), theirs.get(path, ""))
        for path in ours | theirs
        if ours.get(path, "") != theirs.get(path, "")
    ]
    kinds = {_declared(path, a, b, volatile) for path, a, b in differing}
    if not differing:
        return Replay(file, EQUAL, said)
    kind = DIFFERS if "" in kinds else "differs as declared: " + ", ".join(sorted(kinds))
    return Replay(file, kind, said, tuple(differing))


def _declared(path: str, ours: str, theirs: str, volatile: set[str]) -> str:
    """The declared kind of a difference; empty for one that is none."""
    if re.sub(r"\[\d+\]", "", path) in volatile:
        return "moment"
    if {ours or "0", theirs or "0"} == {"0"}:
        return "empty or zero"
    if _plain(ours) == _plain(theirs):
        return "writing"
    return "no text" if (ours, theirs) == ("", "[itext:]") else ""


def _plain(value: str) -> object:
    """A value whatever it is written like: a number, a place of several, a moment, a time of day."""
    try:
        return tuple(map(float, value.split()))
    except ValueError:
        pass
    with suppress(ValueError):
        return datetime.fromisoformat(value)
    with suppress(ValueError):
        return time.fromisoformat(value.removesuffix("Z"))
    return value


def _leaves(file: Path) -> Mapping[str, str]:
    """Value by path, entries of repeats by their position; the id of the instance is its own."""
    found: dict[str, str] = {}

    def walk(element: etree._Element, path: str) -> None:
        seen: Counter[str] = Counter()
        kids = [one for one in element if isinstance(one.tag, str)]
        if not kids and element.text and not path.endswith("/meta/instanceID"):
            found[path] = element.text.strip()
        for kid in kids:
            tag = etree.QName(kid).localname
            seen[tag] += 1
            walk(kid, f"{path}/{tag}[{seen[tag]}]")

    root = etree.fromstring(file.read_bytes())
    walk(root, f"/{etree.QName(root).localname}")
    return {re.sub(r"\[1\]", "", path): value for path, value in found.items()}


def _volatile(xform: str) -> set[str]:
    """The paths of what hangs on the moment, directly or by what it reads."""
    binds = list(etree.fromstring(xform.encode()).iter("{*}bind", "{*}setvalue"))
    reads = {
        one.get("nodeset") or one.get("ref") or "": " ".join(str(value) for value in one.attrib.values())
        for one in binds
    }
    preloaded = {one.get("nodeset") or "" for one in binds if any("preload" in str(key) for key in one.attrib)}
    found = preloaded | {ref for ref, text in reads.items() if _VOLATILE.search(text)}
    while more := {
        ref for ref, text in reads.items() if ref not in found and any(other in text for other in found if other)
    }:
        found |= more
    return found


def main(given: Sequence[str] | None = None) -> int:
    """Replay, and say what differs; the exit code is 1 when anything does that is not declared."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(prog="python -m tests.javarosa.run")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="submissions of each workbook")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(given)
    if not is_here():
        parser.error("needs java and javac")
    found = replays(args.folder, args.runs)
    counts = Counter(one.kind for one in found)
    if args.json:
        print(json.dumps({"runs": [asdict(one) for one in found], "counts": counts}, ensure_ascii=False))
    else:
        for one in found:
            if one.kind in (DIFFERS, REFUSED):
                print(f"{one.file}: {one.kind}: {one.said} {one.differences[:4]}")
        print(dict(counts))
    return 1 if counts[DIFFERS] or counts[REFUSED] else 0


if __name__ == "__main__":
    sys.exit(main())
