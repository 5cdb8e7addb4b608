"""A copy of one's own data as two files: JSON for programs, one HTML page for its reader, with nothing from outside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from typing import Any

from bot.services.rights.copies import AnsweredSurvey, Copy, Look
from bot.texts import Texts

HTML_NAME, JSON_NAME = "my-data.html", "my-data.json"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{border-bottom:1px solid #ddd;padding:.3rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}h1,h2{line-height:1.2}summary{cursor:pointer}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_json(copy: Copy) -> bytes:
    """The copy as JSON, UTF-8; moments and days as ISO text."""
    return json.dumps(copy.plain(), ensure_ascii=False, indent=1, default=_iso).encode()


def _iso(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return f"(a file of {len(value)} bytes)" if isinstance(value, bytes) else str(value)


def as_html(copy: Copy, texts: Texts) -> bytes:
    """The copy as one page in the reader's language: who, surveys with answers, who looked, and every row as stored."""
    title = texts("copy-title", name=copy.full_name, code=copy.staff_code)
    parts = [
        f"<h1>{escape(title)}</h1><p>{escape(texts('copy-made', moment=texts.moment(copy.made_at)))}</p>",
        *(_survey(one, texts) for one in copy.surveys),
        _looks(copy.looks, texts),
        f"<h2>{escape(texts('copy-everything'))}</h2><p>{escape(texts('copy-everything-text'))}</p>",
        *(_table(name, rows) for name, rows in copy.tables.items()),
    ]
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
    )
    return (
        f'<!doctype html><html lang="{texts.language}"><head>{head}</head><body>{"".join(parts)}</body></html>'.encode()
    )


def _survey(one: AnsweredSurvey, texts: Texts) -> str:
    facts = [texts("copy-campaign", number=one.campaign, state=texts(f"copy-{one.status}"))]
    if one.started_on is not None:
        facts.append(texts("copy-begun", day=texts.date(one.started_on)))
    if one.submitted_at is not None:
        facts.append(texts("copy-sent", moment=texts.moment(one.submitted_at), receipt=one.receipt or "–"))
    parts = (
        f"<h3>{escape(part.title)}</h3>{_grid((line.question, line.answer) for line in part.lines)}"
        for part in one.parts
    )
    return f"<h2>{escape(texts.pick(one.titles))}</h2><p>{escape(' '.join(facts))}</p>{''.join(parts)}"


def _looks(looks: list[Look], texts: Texts) -> str:
    rows = [(texts.moment(look.at), _actor(look.actor, texts), look.act) for look in looks]
    nobody = f"<p>{escape(texts('copy-nobody-looked'))}</p>"
    return f"<h2>{escape(texts('copy-looks'))}</h2>{_grid(rows) if rows else nobody}"


def _actor(actor: str, texts: Texts) -> str:
    """Who it was, by number: a name of somebody else does not go into the copy."""
    kind, _, number = actor.partition(":")
    name = f"copy-actor-{kind}"
    return texts(name, number=number) if texts.has(name) else actor


def _table(name: str, rows: list[dict[str, Any]]) -> str:
    inner = "".join(_grid((column, _cell(value)) for column, value in row.items() if value is not None) for row in rows)
    return f"<details><summary>{escape(name)} ({len(rows)})</summary>{inner}</details>"


def _cell(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=_iso)
    return _iso(value) if isinstance(value, (date, datetime, bytes)) else str(value)


def _grid(rows: Iterable[tuple[str, ...]]) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
