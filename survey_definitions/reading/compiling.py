"""A survey file to everything that is stored of a version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey_definitions.reading.xform import read_survey

if TYPE_CHECKING:
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled survey file: the survey, the XForm to store, warnings, the hash of the file, its lists."""

    survey: Survey
    xform: str
    warnings: tuple[Problem, ...]
    sha256: str
    lists: frozenset[str]


def compile_survey(source: bytes, name: str) -> Compiled:
    """Compile an .xlsx file (known by its first bytes) or a YAML file. Raises SurveyRejected."""
    import yaml

    from pyxform.xls2json_backends import get_xlsform
    from pyxform.xls2xform import convert

    _titles.clear()
    sha = hashlib.sha256(source).hexdigest()
    if source[:2] == b"PK":
        book = get_xlsform(source, ".xlsx")
    else:
        book = get_xlsform(_flatten(yaml.load(source, yaml.BaseLoader), sha, name))
    xform = convert({f: getattr(book, f) for f in book.__slots__}).xform
    if _titles:
        xform = _with_title(xform, _titles)
    survey = read_survey(xform)
    return Compiled(survey, xform, (), sha, survey.lists)


def _flatten(sheets, sha, name):
    out = {}
    text = str(sheets)
    rows = sheets["survey"]
    for fact in ("xh", "Xh"):
        if "${%s}" % fact in text and not any(r.get("name") == fact for r in rows):
            rows.append({"type": "calculate", "name": fact, "calculation": f"pulldata('person', '{fact}', 'key', 'me')"})
    settings = sheets.setdefault("settings", [{}])
    settings = settings if isinstance(settings, list) else [settings]
    sheets["settings"] = settings
    settings[0].setdefault("form_id", name.rsplit("/", 1)[-1].split(".")[0])
    settings[0].setdefault("version", sha[:8])
    for sheet, rows in sheets.items():
        flat = []
        for row in rows:
            new = {}
            for key, value in row.items():
                if isinstance(value, dict):
                    new |= {f"{key}::{lang}": str(text) for lang, text in value.items()}
                elif value is not None:
                    new[key] = str(value)
            flat.append(new)
        out[sheet] = flat
        out[f"{sheet}_header"] = [dict.fromkeys(k for row in flat for k in row)]
    for row in out["settings"]:
        title = [v for k, v in row.items() if k.startswith("form_title::")]
        if title:
            _titles.update({k.split("::")[1]: v for k, v in row.items() if k.startswith("form_title::")})
            row["form_title"] = title[0]
            for k in [k for k in row if k.startswith("form_title::")]:
                del row[k]
    out["settings_header"] = [dict.fromkeys(k for row in out["settings"] for k in row)]
    return out


_titles = {}


def _with_title(xform, titles):
    from lxml import etree
    root = etree.fromstring(xform.encode())
    X = "{http://www.w3.org/2002/xforms}"
    for tr in root.iter(X + "translation"):
        if tr.get("lang") in titles:
            text = etree.SubElement(tr, X + "text", id="surveybot-title")
            etree.SubElement(text, X + "value").text = titles[tr.get("lang")]
    return etree.tostring(root, encoding="unicode")
