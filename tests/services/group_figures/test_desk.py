"""The desk of figures: whose groups somebody sees and gets pictures of, who gets the workbook, what is kept."""

import asyncio
import re
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select, update

from bot.jobs.figures import FigureOrders
from bot.messages import figures as words
from bot.messages.figures import Sight
from bot.presenting.screens import MOST_UNDER_PICTURE, Part, Screen, Tone, under_picture
from bot.presenting.telegram import render
from bot.services import handing_out
from bot.services.group_figures import orders, reading
from bot.services.group_figures.structure import PROVINCE
from bot.services.refusals import Refusal
from bot.settings import Settings
from bot.texts import Texts
from storage.models import AuditEntry, Delivery, FigureFile, FigureOrder, Person, PersonRole, StoredSurvey
from storage.repositories import chats
from tests.services.group_figures.conftest import LATER
from tests.services.group_figures.test_releasing import released
from tests.support.clock import VIET_NAM
from tests.support.house import join

pytestmark = pytest.mark.by_turns

HEAD, TEAM, FOCAL = "BNC-001", "BTC-009", "VPTU-040"
VI = Texts("vi", None, VIET_NAM)


@pytest.fixture
def desk(answered):
    """The database, a campaign that is released, and who may look at it."""
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    released(database, campaign)
    people = database.read_now(lambda uow: dict(uow.connection.execute(select(Person.staff_code, Person.id)).all()))
    return database, campaign, people


def seen_by(uow, person, campaign) -> Sight | None:
    return words.sight(uow, campaign, reading.view_of(uow, person, LATER.date()), "vi")


def made(database):
    """Carry out what was asked for; gives what the jobs left for delivery."""
    settings = Settings(_env_file=None, timezone="Asia/Ho_Chi_Minh")
    done = asyncio.run(FigureOrders(database, lambda: LATER, settings).carry_out())
    left = database.read_now(lambda uow: list(uow.orm.scalars(select(Delivery).where(Delivery.kind == orders.KIND))))
    return done, left


def delivered(uow, delivery):
    """What the chat of 4711 gets of a delivery."""
    chat = chats.by_key(uow, uow.vault.key_of(4711, "chat"))
    return words.KINDS[orders.KIND](uow, delivery, chat, VI, LATER)


def test_a_head_has_no_row_of_another_agency_in_anything(desk):
    database, campaign, people = desk
    seen = database.read_now(seen_by, people[HEAD], campaign)
    units = {one["id"] for one in seen.found.release["groups"] if one["level"] in ("block", "agency")}
    assert units == {"BNC", "K1"}
    assert {row["group"] for table in seen.found.release["tables"] for row in table["rows"]} & {"BTC", "VPTU"} == set()
    heat = words.drawn(VI, seen, "levels", "BNC")
    assert [label.strip() for label, _ in heat.rows] == ["Toàn tỉnh", "Các ban xây dựng Đảng", "BNCTU"]
    assert words.drawn(VI, seen, "levels", "VPTU") is None


def test_who_has_counts_only_sees_coverage_and_nothing_else(desk):
    database, campaign, people = desk
    seen = database.read_now(seen_by, people[FOCAL], campaign)
    assert seen.topics() == ["coverage"]
    assert seen.found.release["tables"] == []


def test_who_has_no_such_role_sees_nothing(desk):
    database, campaign, people = desk
    assert database.read_now(seen_by, people["BTC-012"], campaign) is None


def test_a_picture_is_drawn_once_for_all_who_ask_for_the_same_figures(desk):
    database, campaign, people = desk
    for who in (HEAD, HEAD):
        database.run_now(orders.order, people[who], campaign, "levels", "BNC", LATER)
    assert made(database)[0] == 1  # the same twice is one
    database.run_now(orders.order, people[HEAD], campaign, "levels", "BNC", LATER.replace(hour=LATER.hour - 1))
    _, left = made(database)
    assert len(left) == 2
    assert len({one.params["digest"] for one in left}) == 1
    assert database.read_now(lambda uow: len(list(uow.orm.scalars(select(FigureFile))))) == 1


def test_what_was_asked_for_does_not_come_once_the_role_is_gone(desk):
    database, campaign, people = desk
    database.run_now(orders.order, people[HEAD], campaign, "levels", "BNC", LATER)
    database.run_now(lambda uow: uow.connection.execute(delete(PersonRole).where(PersonRole.person_id == people[HEAD])))
    assert made(database)[1] == []
    assert database.read_now(lambda uow: list(uow.orm.scalars(select(FigureOrder)))) == []


def test_what_was_made_for_a_wider_role_is_not_delivered_once_only_a_narrower_one_is_left(desk):
    database, campaign, people = desk
    database.run_now(join, 4711, TEAM, LATER)
    database.run_now(orders.order, people[TEAM], campaign, "levels", PROVINCE, LATER)
    _, (delivery,) = made(database)

    assert database.read_now(delivered, delivery).picture is not None
    narrower = update(PersonRole).where(PersonRole.person_id == people[TEAM]).values(role="agency_head")
    database.run_now(lambda uow: uow.connection.execute(narrower))
    assert database.read_now(seen_by, people[TEAM], campaign) is not None  # the province is still theirs to see
    assert database.read_now(delivered, delivery) is None


def stretched(node, length):
    """A release whose every name is so long."""
    if isinstance(node, dict):
        labels = {"label": {one: f"{name} ".ljust(length, "ế") for one, name in node.get("label", {}).items()}}
        return {key: stretched(value, length) for key, value in node.items()} | (labels if "label" in node else {})
    return [stretched(one, length) for one in node] if isinstance(node, list) else node


@pytest.mark.parametrize("length", [0, 90, 500], ids=["as-it-is", "long", "very-long"])
@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_below_a_picture_stands_what_fits_and_how_much_more_there_is(desk, language, length):
    database, campaign, people = desk
    seen = database.read_now(seen_by, people[TEAM], campaign)
    found = replace(
        seen.found, release=stretched(seen.found.release, length), title="Phiếu kỹ năng ".ljust(length, "ế")
    )
    seen, texts, cut = replace(seen, found=found, waves=(found,)), Texts(language, None, VIET_NAM), 0
    for topic in (topic for topic in seen.topics() if words.drawn(texts, seen, topic, PROVINCE) is not None):
        below = words.under(texts, seen, topic, PROVINCE)
        sent = render(Screen(below, picture=b"PNG"))
        assert (sent.leading, sent.caption) == ((), None), topic  # one message
        assert len(re.sub("<[^>]*>", "", sent.text)) <= MOST_UNDER_PICTURE
        lines = [line for line, _ in words._lines(texts, seen, topic, PROVINCE)]
        listed = [part.text for part in below if part.tone is Tone.OPTION]
        assert listed == lines[: len(listed)], topic
        left = len(lines) - len(listed)
        if left and words.has_figures(texts, seen, topic, PROVINCE):
            cut += 1
            assert below[-1].text == texts("list-more", count=left)
            assert under_picture((*below[:-1], Part(Tone.OPTION, lines[len(listed)]), below[-1])) <= len(below)
    assert cut or not length


LONG_TITLE = "Phiếu khảo sát kỹ năng của cán bộ, công chức tham mưu, giúp việc " * 20


def titled(uow, title):
    uow.connection.execute(update(StoredSurvey).values(titles={"vi": title}))


def test_below_a_picture_a_long_title_leaves_room_for_group_campaign_and_day(desk):
    database, campaign, people = desk
    database.run_now(join, 4711, TEAM, LATER)
    database.run_now(titled, LONG_TITLE)
    database.run_now(orders.order, people[TEAM], campaign, "levels", PROVINCE, LATER)
    _, (delivery,) = made(database)
    head, below, *lines = database.read_now(delivered, delivery).parts
    assert head.text.endswith(": Toàn tỉnh")
    assert re.fullmatch(rf"Phiếu khảo sát kỹ năng .*…, đợt số {campaign}, công bố ngày \d\d/\d\d/\d{{4}}", below.text)
    assert lines


@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_below_a_picture_a_long_question_leaves_room_for_the_group(desk, language):
    database, campaign, people = desk
    seen = database.read_now(seen_by, people[TEAM], campaign)
    table = seen.found.scored()[0]
    asked = {**table, "label": dict.fromkeys(("vi", "en", "de"), "Đồng chí tự đánh giá kỹ năng này thế nào? " * 20)}
    tables = [asked if one is table else one for one in seen.found.release["tables"]]
    seen = replace(seen, found=replace(seen.found, release={**seen.found.release, "tables": tables}))
    head, *_ = words.under(Texts(language, None, VIET_NAM), seen, asked["id"], "BNC")
    assert re.fullmatch("Đồng chí tự đánh giá .*…: BNCTU", head.text)


def test_the_workbook_arrives_however_long_the_title(desk):
    database, campaign, people = desk
    database.run_now(join, 4711, TEAM, LATER)
    database.run_now(titled, LONG_TITLE)
    database.run_now(orders.order_workbook, people[TEAM], campaign, "phụ lục cho cuộc họp ngày 01/07", LATER)
    _, (delivery,) = made(database)
    said = database.read_now(delivered, delivery).parts[0].text
    assert len(said) <= MOST_UNDER_PICTURE
    assert re.fullmatch(f".*“Phiếu khảo sát .*…”, đợt số {campaign}. .* không có tên người.", said)


def test_the_workbook_is_the_release_and_its_reason_is_on_record(desk):
    database, campaign, people = desk
    reason = "phụ lục cho cuộc họp ngày 01/07"
    database.run_now(orders.order_workbook, people[TEAM], campaign, reason, LATER)
    _, (delivery,) = made(database)
    book = load_workbook(BytesIO(database.read_now(orders.file_of, delivery.params["digest"])))
    (document,) = database.read_now(reading.document, campaign)["releases"]
    rows = {row["group"]: row for table in document["tables"] if table["id"] == "G1" for row in table["rows"]}
    sheet = book[f"{campaign} G1"]
    for line in sheet.iter_rows(min_row=2):
        group, _, total, *cells = (cell.value for cell in line)
        row = rows[group]
        assert [total, *cells[:5]] == [row.get("total"), *row.get("cells", [None] * 5)]
    (noted,) = database.read_now(lambda uow: list(handing_out.noted(uow)))
    assert (noted.actor, noted.campaign, noted.reason) == (f"person:{people[TEAM]}", campaign, reason)
    entries = database.read_now(lambda uow: list(uow.orm.query(AuditEntry).filter_by(act="figures.handed_out")))
    assert reason not in str([entry.details for entry in entries])  # the audit holds no texts


@pytest.mark.parametrize("who", [HEAD, FOCAL, "BTC-012"])
def test_the_workbook_is_for_the_project_team_alone(desk, who):
    database, campaign, people = desk
    with pytest.raises(Refusal):
        database.run_now(orders.order_workbook, people[who], campaign, "vì tôi muốn xem", LATER)
