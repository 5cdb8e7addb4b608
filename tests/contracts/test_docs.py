"""The docs say what the code does: settings, commands, buttons, tables, files and links they name exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from io import BytesIO
from textwrap import dedent

import pytest
import typer.main
from openpyxl import Workbook
from sqlalchemy import func, select
from typer.core import TyperGroup
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.lazy import LazyGroup
from bot.conversations.registry import COMMANDS as CHAT_COMMANDS
from bot.conversations.registry import CONVERSATIONS, TAPS
from bot.settings import PREFIX, Settings
from bot.texts import LANGUAGES
from storage.models import (
    Absence,
    Base,
    Campaign,
    Chat,
    Confirmation,
    Confirmer,
    Delivery,
    DueItem,
    FigureOrder,
    HandedOut,
    HelpRequest,
    Invitation,
    LeaverProposal,
    PassingMessage,
    PersonRole,
    Pin,
    ProfileStatement,
    Rebinding,
    ReceivedFile,
    Result,
    ResultDue,
    ResultItem,
    ResultPicture,
    RightRequest,
    StoredAnswer,
    StoredSession,
    StructureDraft,
    Submission,
    Summary,
    SurveyDraft,
)
from survey_definitions import compile_survey
from tests.docs_tools import ROOT, pages, with_parts
from tests.services.builders import add_province, add_survey, bind, person
from tests.support.province import SECRET
from tests.texts.reading import literal, messages

PAGES = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in pages()}
OF_PEOPLE = {language: PAGES[f"docs/respondents.{language}.md"] for language in LANGUAGES}
FOLDERS = ("bot/", "storage/", "survey_definitions/", "tests/", "docs/", "benchmarks/", ".ci/")
TOP_FILES = ("README.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", "requirements.lock")

FENCE = re.compile(r"^ *```(.*?)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


def blocks(page, info):
    return [dedent(body) for head, body in FENCE.findall(page) if head.strip() == info]


def prose(page):
    """A page without its code blocks."""
    return FENCE.sub("", page)


def each_page():
    """Look at every page in one test, which names all those that are wrong."""
    return for_each(PAGES)


def for_each(things):
    def over_all(look):
        def test():
            wrong = []
            for thing in things:
                try:
                    look(thing)
                except AssertionError as error:
                    wrong.append(f"{thing}: {error}")
            assert not wrong, "\n".join(wrong)

        test.__name__, test.__qualname__, test.__doc__ = look.__name__, look.__qualname__, look.__doc__
        return test

    return over_all


# -- generated parts


@each_page()
def test_generated_parts_are_up_to_date(page):
    """``python -m tests.docs_tools`` writes them anew."""
    assert with_parts(PAGES[page]) == PAGES[page]


def test_every_setting_is_described():
    table = PAGES["docs/operators.md"]
    for name, field in Settings.model_fields.items():
        assert f"`{PREFIX}{name.upper()}`" in table
        assert field.description


@each_page()
def test_settings_named_exist(page):
    named = set(re.findall(rf"\b{PREFIX}([A-Z_]+)\b", PAGES[page]))
    assert named <= {name.upper() for name in Settings.model_fields}


# -- the command line


def root():
    group = typer.main.get_command(app)
    assert isinstance(group, LazyGroup)
    return group


def resolve(words):
    """The command that the first words name, and the words behind it; None for what is no command."""
    command, rest = root(), list(words)
    while isinstance(command, TyperGroup) and rest and rest[0] in command.commands:
        with command.make_context("surveybot", [], resilient_parsing=True) as context:
            _, command, rest = command.resolve_command(context, rest)
    return (command, rest) if not isinstance(command, TyperGroup) else None


def leaves():
    """Every command by its words: ``("campaign", "create")``."""
    found = []
    for name in root().commands:
        with root().make_context("surveybot", [], resilient_parsing=True) as context:
            _, command, _ = root().resolve_command(context, [name])
        found += [(name, sub) for sub in command.commands] if isinstance(command, TyperGroup) else [(name,)]
    return found


def calls_of(text):
    """Every ``surveybot …`` in code blocks and in inline code, as words."""
    code = [line for _, body in FENCE.findall(text) for line in body.replace("\\\n", " ").splitlines()]
    code += INLINE.findall(prose(text))
    calls = []
    for line in code:
        match = re.match(r"(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?surveybot\s+(.*)", line.strip())
        if match:
            calls.append(shlex.split(match[1].split(" #")[0].split(" > ")[0].split(" | ")[0], posix=True))
    return calls


@for_each(leaves())
def test_every_command_is_documented(words):
    """A heading or a row of operators.md names it."""
    assert any(call[: len(words)] == list(words) for call in calls_of(PAGES["docs/operators.md"]))


@for_each(leaves())
def test_every_option_is_in_the_list_of_commands(words):
    command, _ = resolve(words)
    listed = PAGES["docs/operators.md"].split("## All commands", 1)[1]
    (call,) = [call for call in calls_of(listed) if call[: len(words)] == list(words)]
    named = {word.strip("[]") for word in call}
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert options - {"--help"} <= named


@each_page()
def test_commands_named_exist_with_their_options(page):
    for call in calls_of(PAGES[page]):
        if call == ["--help"]:
            continue
        found = resolve(call)
        if found is None:
            assert " ".join(call) in root().commands, f"no such command: surveybot {' '.join(call)}"
            continue
        command, rest = found
        known = {"--help"}.union(*(parameter.opts for parameter in command.params))
        named = {word.split("=")[0].strip("[]()") for word in rest if word.strip("[(").startswith("--")}
        assert named <= known, f"surveybot {' '.join(call)}"


def test_five_minutes_to_a_first_survey(sqlite_province, tmp_path, monkeypatch):
    """The steps of the README, as they stand there, on the sandbox's database."""
    steps = PAGES["README.md"].split("## Five minutes", 1)[1].split("\n## ", 1)[0]
    _enter_sandbox(sqlite_province, tmp_path, monkeypatch)
    (survey,) = blocks(steps, "yaml survey")
    (tmp_path / "tools.yaml").write_text(survey)
    said = []
    for call in calls_of(steps):
        approved = [*call, "--yes"] if call[:2] == ["campaign", "create"] else call
        result = CliRunner().invoke(app, approved, input="1\n\n" if call[0] == "play" else None)
        assert result.exit_code == 0, (call, result.output, result.exception)
        said.append(result.output)
    assert len(said) == 6
    assert "campaign 4" in said[3]
    assert (tmp_path / "tools.xlsx").exists()


def _enter_sandbox(province, folder, monkeypatch):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    (folder / "var" / "sandbox").mkdir(parents=True)
    shutil.copy(province, folder / "var" / "sandbox" / "surveybot.sqlite")
    monkeypatch.chdir(folder)
    monkeypatch.setenv(f"{PREFIX}DATA_DIR", "var/sandbox")
    monkeypatch.setenv(f"{PREFIX}SECRET_KEY", SECRET)
    monkeypatch.setenv(f"{PREFIX}BOT_NAME", "vanhai_bot")


@each_page()
def test_make_targets_named_exist(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for code in [*INLINE.findall(PAGES[page]), *(line for _, body in FENCE.findall(PAGES[page]) for line in [body])]:
        for target in re.findall(r"(?:^|\n)make ([a-z-]+)", code):
            assert target in targets


# -- the chat


@each_page()
def test_chat_commands_named_exist(page):
    for code in INLINE.findall(prose(PAGES[page])):
        if re.fullmatch(r"/[a-z]+", code) and code not in ("/healthz", "/metrics", "/newbot"):
            assert code[1:] in CHAT_COMMANDS


def test_kind_letters_of_buttons_are_listed():
    listed = re.search(r"Kind letters taken: ([^.]+)\.", PAGES["docs/developers.md"])
    assert set(INLINE.findall(listed[1])) == {kind for kind, _ in TAPS}


def test_every_chat_command_is_explained():
    named = {code for page in PAGES.values() for code in INLINE.findall(prose(page))}
    assert {f"/{name}" for name in CHAT_COMMANDS} <= named


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_for_everybody_is_explained_to_those_who_answer(language):
    """Those of the desks, which need a role, are explained elsewhere."""
    open_to_all = [one for one in CONVERSATIONS if not getattr(one, "role", "")]
    missing = [name for one in open_to_all for name in one.commands if f"`/{name}`" not in OF_PEOPLE[language]]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_named_to_those_who_answer_read_so(language):
    """What is bold on these pages are buttons, as the texts have them."""
    said = {name: literal(message).replace("{}", "") for name, message in messages(language).items()}
    buttons = {text.strip(" ◀▶:") for name, text in said.items() if name.startswith("button-")}
    of_desks = PAGES["docs/focal-points.md"] + PAGES["docs/admins.md"] if language == "en" else ""
    for bold in re.findall(r"\*\*([^*]+)\*\*", OF_PEOPLE[language] + of_desks):
        assert bold.strip(" ◀▶:") in buttons, bold


def test_the_same_in_every_language():
    """Three pages with the same sections and the same number of points."""
    shapes = {
        language: [
            re.sub(r"^(#+|-|\d+\.|\|).*", r"\1", line) for line in text.splitlines() if line[:1] in "#-|123456789"
        ]
        for language, text in OF_PEOPLE.items()
    }
    assert shapes["vi"] == shapes["en"] == shapes["de"]


# -- files, links, surveys


def anchor(heading):
    """The anchor of a heading, as the hosts of repositories make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower().replace("`", "")).replace(" ", "-")


def anchors(path):
    return {anchor(found) for found in re.findall(r"^#+ (.*)$", prose(path.read_text(encoding="utf-8")), re.MULTILINE)}


@each_page()
def test_no_section_stands_twice(page):
    titles = re.findall(r"(?m)^## (.+)$", PAGES[page])
    if page != "CHANGELOG.md":
        assert len(titles) == len(set(titles))


@each_page()
def test_links_lead_somewhere(page):
    for target in LINK.findall(prose(PAGES[page])):
        if target.startswith(("http://", "https://")):
            continue
        path, _, place = target.partition("#")
        found = (ROOT / page).parent / path if path else ROOT / page
        assert found.exists(), target
        if place:
            assert place in anchors(found), target


@each_page()
def test_files_named_exist(page):
    """In code font: ``bot/jobs/schedule.py``, ``tests/support/``, ``tests/x/test_y.py::test_z``."""
    for code in INLINE.findall(prose(PAGES[page])):
        name, _, test = code.partition("::")
        if (name.startswith(FOLDERS) and re.fullmatch(r"[\w./-]+", name)) or name in TOP_FILES:
            assert (ROOT / name).exists(), code
        if test and name.endswith(".py"):
            assert f"def {test}(" in (ROOT / name).read_text(encoding="utf-8"), code


@each_page()
def test_surveys_in_the_docs_compile(page):
    for source in blocks(PAGES[page], "yaml survey"):
        assert compile_survey(source.encode(), "survey.yaml").warnings == ()


def test_every_promise_names_its_tests():
    table = PAGES["docs/developers.md"].split("## What holds", 1)[1].split("\n## ", 1)[0]
    rows = [row for row in table.splitlines() if re.match(r"\| \d+ ", row)]
    assert len(rows) == 14
    for row in rows:
        *_, proof, _ = row.split("|")
        for name in INLINE.findall(proof):
            assert name.startswith("tests/")
            assert (ROOT / name.split("::")[0]).exists(), name


@for_each([page for page in PAGES if re.search(r"decisions/\d", page)])
def test_decisions_say_what_lost_and_what_follows(page):
    for part in ("**Context.**", "**Decision", "**What lost", "**Consequences.**"):
        assert part in PAGES[page]


# -- what a change costs

# Where an example of that table stands without being part of its cost, with the reason.
USES_IT = {
    "bot/conversations/respondent/sent.py": "takes a place that is shared instead of typed",
    "bot/conversations/respondent/still_right.py": "says the text",
    "bot/messages/desks.py": "leads to the desk of requests",
    "bot/services/reminders/confirmations.py": "asks supervisors at the rank of the second reminder",
}
LOOKED_FOR_IN = {
    "experience_exception": ("storage/", "bot/services/imports/", "bot/services/rights/")
}  # who uses a column is no part of its cost


def costs():
    """First example -> (all examples, files)."""
    table = PAGES["docs/developers.md"].split("<!-- costs -->\n", 1)[1].split("\n\n", 1)[0]
    rows = [[INLINE.findall(cell) for cell in line.split("|")[2:4]] for line in table.splitlines()[2:]]
    return {examples[0]: (examples, set(files)) for examples, files in rows}


def says(path, word):
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", path.read_text(encoding="utf-8"))


@for_each(costs())
def test_a_change_costs_the_files_that_are_named(example):
    examples, named = costs()[example]
    for path in named:
        assert any(says(ROOT / path, word) for word in examples), f"{path} has nothing to do with it"
    folders = LOOKED_FOR_IN.get(example, ("bot/", "storage/", "survey_definitions/"))
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".ftl")]
    assert {str(path.relative_to(ROOT)) for path in paths if says(path, example)} - set(USES_IT) <= named


# -- what is stored


def data_map():
    """Table of the database -> (columns in the clear, columns sealed or hashed), as privacy.md has them."""
    found = {}
    for row in re.findall(r"^\| `(\w+)` \|(.*)\|$", PAGES["docs/privacy.md"], re.MULTILINE):
        cells = row[1].split("|")
        found[row[0]] = (set(INLINE.findall(cells[1])), set(INLINE.findall(cells[2])))
    return found


def test_every_table_is_on_the_data_map():
    assert set(data_map()) == set(Base.metadata.tables)


@for_each(Base.metadata.tables)
def test_every_column_is_on_the_data_map(name):
    table = Base.metadata.tables[name]
    clear, sealed = data_map()[name]
    assert clear | sealed == set(table.columns.keys()) - {"id"}
    assert not clear & sealed


@each_page()
def test_no_page_is_a_wall(page):
    """Somebody reads this on a phone or between two meetings: no paragraph beyond a screen."""
    for paragraph in prose(PAGES[page]).split("\n\n"):
        if not paragraph.lstrip().startswith(("|", "<!--", "-", "*")):
            assert len(paragraph) < 1200, paragraph[:80]


def _a_file(uow, person_id, now):
    chat = uow.orm.scalars(select(Chat.id).where(Chat.person_id == person_id)).one()
    sent = {"message_id": 1, "album": "", "kind": "xlsx", "content": b"x", "state": "waiting"}
    return ReceivedFile(person_id=person_id, chat_id=chat, received_at=now, **sent)


def _somebody_with_everything(uow, now):
    """Two people, each with a row in every table that is about people."""
    add_province(uow)
    version = add_survey(uow)
    uow.orm.add(
        Campaign(
            id=1,
            survey_id=version.survey_id,
            version_id=version.id,
            state="open",
            audience={},
            opens_at=now,
            closes_at=now,
            created_at=now,
        )
    )
    for number, code in enumerate(("BTC-001", "BTC-002"), 1):
        somebody = person(uow, code)
        sent = {"kind": "summary", "params": {}, "state": "sent", "due_at": now, "person_id": somebody.id}
        delivery = Delivery(unique_key=f"s{number}", **sent)
        uow.orm.add(delivery)
        uow.orm.flush()
        told = {"campaign_id": 1, "delivery_id": delivery.id, "at": now, "occurrence": "2026-W25", "figures": {}}
        uow.orm.add(Summary(person_id=somebody.id, **told))
        # What was due for somebody else and read by a deputy.
        item = {"kind": "summary", "state": "acted", "due_at": now, "delivery_id": delivery.id}
        uow.orm.add(DueItem(unique_key=f"i{number}", person_id=person(uow, "BTC-004").id, **item))
        bind(uow, code, now)
        session = StoredSession(
            campaign_id=1, person_id=somebody.id, version_id=version.id, unit_code="BTC", status="new"
        )
        uow.orm.add(session)
        uow.orm.flush()
        computed = Result(
            person_id=somebody.id,
            session_id=session.id,
            number=1,
            kind="gap",
            edition="x",
            version="1",
            inputs_sha256="x",
            reference=24317,
            computed_at=now,
            current=True,
            body=b"x",
        )
        uow.orm.add(computed)
        uow.orm.flush()
        uow.orm.add(ResultItem(result_id=computed.id, name="G1", level=3))
        uow.orm.add(ResultPicture(delivery_id=delivery.id, at=now, body=b"x"))
        mine, my_session = {"person_id": somebody.id}, {"session_id": session.id, "number": 1, "language": "vi"}
        uow.orm.add_all(
            [
                StoredAnswer(path="/a", name="a", kind="text", text=b"x", answered_at=now, **my_session),
                Submission(receipt=f"R-{number}", submitted_at=now, unit_code="BTC", body=b"x", **my_session),
                Delivery(unique_key=f"k{number}", kind="invitation", params={}, state="sent", due_at=now, **mine),
                DueItem(unique_key=f"d{number}", kind="reminder1", state="planned", due_at=now, **mine),
                Absence(first_day=now.date(), last_day=now.date(), created_at=now, **mine),
                HelpRequest(asked_at=now, **mine),
                _a_file(uow, somebody.id, now),
                Invitation(code_key=f"c{number}", created_at=now, expires_at=now, **mine),
                PersonRole(role="admin", **mine),
                LeaverProposal(sha256="x", state="proposed", proposed_at=now, **mine),
                ProfileStatement(fact="rank", session_id=session.id, said=b"x", said_at=now, **mine),
                StructureDraft(name="x", sha256="x", content={}, digest="x", created_at=now, **mine),
                Pin(salt=b"x", digest=b"x", **mine),
                Rebinding(asked_at=now, **mine),
                ResultDue(asked_at=now, tell=False, **mine),
                FigureOrder(campaign_id=1, topic="levels", about="BTC", asked_at=now, **mine),
                HandedOut(at=now, actor=f"person:{somebody.id}", what="figures", reason=b"x"),
                Confirmation(
                    session_id=session.id, item="G1", own="3", verdict="agree", given_by=somebody.id, given_at=now
                ),
                PassingMessage(address=b"x", message_id=1, sent_at=now, delete_after=now, **mine),
                Confirmer(confirmer_id=somebody.id, named_by=somebody.id, named_at=now, **mine),
                RightRequest(kind="delete", asked_at=now, answer_due_on=now.date(), due_on=now.date(), **mine),
                SurveyDraft(
                    survey_code="s",
                    sha256="",
                    source=b"",
                    source_name="",
                    xform="",
                    titles={},
                    languages=[],
                    lists=[],
                    figures={},
                    changes={},
                    minutes=1,
                    created_at=now,
                    **mine,
                ),
            ]
        )


def _tables_with(uow, staff_code):
    """The tables that hold rows about somebody, directly or through a session."""
    somebody = person(uow, staff_code).id
    found = set()
    for name, table in Base.metadata.tables.items():
        condition = _condition(name, somebody)
        if (
            condition is not None
            and uow.connection.execute(select(func.count()).select_from(table).where(condition)).scalar()
        ):
            found.add(name)
    return found


def _condition(name, somebody):
    """Which rows of a table are about somebody; None for tables that are not about people."""
    table = Base.metadata.tables[name]
    if name == "people":
        return table.c.id == somebody
    if "person_id" in table.c:
        return table.c.person_id == somebody
    if any(key.column.table.name == "sessions" for key in table.foreign_keys):
        return table.c.session_id.in_(select(StoredSession.id).where(StoredSession.person_id == somebody))
    return None


# -- the workbook of the authors' page


def test_the_example_reads_the_same_as_a_workbook():
    """authors.md shows one survey twice."""
    book = Workbook()
    book.remove(book.active)
    tables = re.findall(r"<!-- workbook: (\w+) -->\n(.*?)\n\n", PAGES["docs/authors.md"], re.DOTALL)
    for name, table in tables:
        sheet = book.create_sheet(name)
        for number, line in enumerate(table.splitlines()):
            if number != 1:  # the rule below the header
                sheet.append([cell.strip() or None for cell in line.strip().strip("|").split("|")])
    file = BytesIO()
    book.save(file)
    as_text = blocks(PAGES["docs/authors.md"], "yaml survey")[0]
    assert compile_survey(file.getvalue(), "tools.xlsx").xform == compile_survey(as_text.encode(), "tools.yaml").xform
