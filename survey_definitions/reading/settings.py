"""What a survey file leaves out and must have: an id, a version, one title, the form of address."""

from __future__ import annotations

from pathlib import PurePath

from survey_definitions.limits import OWN_WORDS
from survey_definitions.reading.checks.references import INJECTED, REFERENCE
from survey_definitions.reading.others import with_others
from survey_definitions.reading.sheets import ON, SETTINGS, SURVEY, Book, Sheet, make_row
from survey_definitions.reading.texts import language_code
from survey_definitions.reading.words import as_name, survey_id

DOUBLES = "allow_choice_duplicates"
_VERSION_LENGTH = 8


def own_words(book: Book) -> dict[str, dict[str, str]]:
    """Purpose, sender and contact as the author wrote them, by language; one without a language stands under “”."""
    found: dict[str, dict[str, str]] = {}
    for cell in (cell for row in book.rows(SETTINGS)[:1] for cell in row.cells):
        if cell.column in OWN_WORDS and cell.text.strip():
            language = language_code(cell.language) if cell.language else ""
            found.setdefault(cell.column, {})[language] = cell.text.strip()
    return found


def completed(book: Book, file_name: str, sha256: str) -> tuple[Book, dict[str, str]]:
    """The book as pyxform wants it, and the titles by language.

    A missing id is taken from the file's name, a missing version from its hash. `${xh}` and `${Xh}`, the form
    of address of the person, are provided where they are used but not defined.
    """
    rows = book.rows(SETTINGS)
    cells = rows[0].cells if rows else ()
    texts = {cell.header: cell.text for cell in cells if cell.column not in ("form_title", *OWN_WORDS)}
    given = {cell.column: cell.text for cell in cells}
    titles = {language_code(cell.language): cell.text for cell in cells if cell.column == "form_title"}
    if titles:
        language = language_code(given.get("default_language", ""))
        texts["form_title"] = titles.get("") or titles.get(language) or next(iter(titles.values()))
    id_header = next((cell.header for cell in cells if cell.column == "form_id"), "form_id")
    texts[id_header] = survey_id(given["form_id"]) if "form_id" in given else identifier(file_name)
    doubles = next((cell for cell in cells if cell.column == DOUBLES), None)
    if doubles:
        texts[doubles.header] = "yes" if doubles.text.lower() in ON else "no"
    if "version" not in given:
        texts["version"] = sha256[:_VERSION_LENGTH]
    settings = Sheet(SETTINGS, tuple(texts), (make_row(2, texts, rows[0].line if rows else None),))
    whole = with_others(Book({**book.sheets, SETTINGS: settings}))
    return _with_address(whole), {k: v for k, v in titles.items() if k}


def root_name(book: Book) -> str:
    """The name of the instance's root."""
    return next((row.get("name") for row in book.rows(SETTINGS)[:1]), "") or "data"


def identifier(file_name: str) -> str:
    """A file's name as an id: ASCII letters, digits and underscores, without the ending."""
    return as_name(PurePath(file_name).stem, "survey")


def _with_address(book: Book) -> Book:
    """The book with a calculate for each form of address that is used but not defined."""
    sheet = book.sheets[SURVEY]
    used = {name for listed in book.sheets.values() for row in listed.rows for name in _names(row.plain())}
    missing = [name for name in INJECTED if name in used and not any(r.get("name") == name for r in sheet.rows)]
    if not missing:
        return book
    number = (sheet.rows[-1].number if sheet.rows else 1) + 1
    rows = [
        make_row(
            number + i,
            {"type": "calculate", "name": name, "calculation": f"pulldata('person', '{name}', 'key', 'me')"},
        )
        for i, name in enumerate(missing)
    ]
    headers = tuple(dict.fromkeys((*sheet.headers, "type", "name", "calculation")))
    return Book({**book.sheets, SURVEY: Sheet(SURVEY, headers, (*sheet.rows, *rows))})


def _names(texts: dict[str, str]) -> set[str]:
    return {name for text in texts.values() for name in REFERENCE.findall(text)}
