"""The review, and what is handed on when all is done."""

from __future__ import annotations

from lxml import etree

from tests.engine.kit import Taker, survey

TABLE = """
type          | name  | label      | relevant        | required | appearance
text          | who   | Name       |                 | yes      |
begin_group   | g     | Work       |                 |          |
select_one yn | job   | Job?       |                 |          |
date          | since | Since when | ${job} = 'yes'  | yes      | month-year
end_group     |       |            |                 |          |
begin_repeat  | r     | Post       |                 |          |
text          | title | Title      |                 |          |
begin_group   | more  | More       |                 |          |
integer       | years | Years      |                 |          |
end_group     |       |            |                 |          |
end_repeat    |       |            |                 |          |
note          | bye   | Bye        |                 |          |
"""


def done() -> Taker:
    taker = Taker(survey(TABLE, {"yn": "yes|Ja no|Nein"}), language="de")
    return taker.answer("An", "yes", "2019-03-01", "clerk", 3).add().answer("head").skip().close().skip()


def test_sections_follow_the_headings():
    sections = done().session.review()
    assert [(s.title, s.path, s.repeat_path) for s in sections] == [
        ("", "", None),
        ("Work", "/g", None),
        ("Post 1", "/r[k1]", "/r+"),
        ("Post 1 · More", "/r[k1]/more", "/r+"),
        ("Post 2", "/r[k2]", "/r+"),
        ("Post 2 · More", "/r[k2]/more", "/r+"),
    ]


def test_items_show_answers_as_people_write_them():
    items = [item for section in done().session.review() for item in section.items]
    assert [(i.path, i.label, i.shown, i.answered, i.required, i.instance_path) for i in items] == [
        ("/who", "Name", "An", True, True, None),
        ("/g/job", "Job?", "Ja", True, False, None),
        ("/g/since", "Since when", "03.2019", True, True, None),
        ("/r[k1]/title", "Title", "clerk", True, False, "/r[k1]"),
        ("/r[k1]/more/years", "Years", "3", True, False, "/r[k1]"),
        ("/r[k2]/title", "Title", "head", True, False, "/r[k2]"),
        ("/r[k2]/more/years", "Years", "", False, False, "/r[k2]"),
    ]


def test_what_does_not_apply_is_not_reviewed():
    taker = done()
    taker.go("/g/job").answer("no")
    assert "/g/since" not in {item.path for section in taker.session.review() for item in section.items}


def test_a_repeat_without_entries_has_a_section_to_add_to():
    taker = done().remove("/r[k1]").remove("/r[k2]")
    assert [(s.title, s.path, s.items, s.repeat_path) for s in taker.session.review()][-1] == ("Post", "/r+", (), "/r+")


def test_every_item_can_be_gone_to_and_returns_to_the_review():
    taker = done()
    for section in taker.session.review():
        for item in section.items:
            assert taker.go(item.path).path == item.path
            value = taker.prompt.value
            taker.answer(value) if value else taker.skip()
            assert taker.path == ""


def test_records_name_place_kind_and_entry():
    records = {r.path: r for r in done().session.answers()}
    assert records["/g/since"].kind == "date"
    assert records["/g/since"].ref == "/g/since"
    assert records["/g/since"].appearance == frozenset({"month-year"})
    assert records["/r[k2]/title"].instances == (("r", 2),)
    assert records["/r[k2]/title"].ref == "/r/title"
    assert records["/r[k1]/more/years"].type == "int"
    assert records["/meta/instanceID"].kind == "metadata"


def test_hidden_and_computed_values_are_recorded():
    table = "type | name | calculation | label\ncalculate | c | 1 + 1 |\nhidden | h | 'x' |\ninteger | a | | A\n"
    records = {
        r.path: (r.kind, r.value, r.live) for r in Taker(survey(table)).session.answers() if r.kind != "metadata"
    }
    assert records == {"/c": ("calculate", "2", True), "/h": ("calculate", "x", True)}


def test_the_submission_leaves_out_what_does_not_apply():
    taker = done()
    taker.go("/g/job").answer("no")
    root = etree.fromstring(taker.session.to_xml())
    assert etree.QName(root).localname == "data"
    assert root.get("id") == "test"
    assert root.findtext("{*}who") == "An"
    assert root.find("{*}g/{*}since") is None
    assert [e.findtext("{*}title") for e in root.findall("{*}r")] == ["clerk", "head"]
    assert root.findtext("{*}meta/{*}instanceID").startswith("uuid:")


def test_submission_carries_any_text():
    taker = Taker(survey("type | name\ntext | a")).answer("<b>&{} 🙂 مرحبا\u0000\nx")
    assert etree.fromstring(taker.session.to_xml()).findtext("{*}a") == "<b>&{} 🙂 مرحبا\nx"


def test_a_step_of_a_range_is_shown_with_its_label():
    table = "type | name | label | parameters\nrange | a | A | start=1 end=5 step=1 tick_labelset=lv"
    found = [
        Taker(survey(table, {"lv": "1|Poor 5|Great"})).answer(value).session.review()[0].items[0].shown
        for value in (5, 4, 1)
    ]
    assert found == ["5 – Great", "4", "1 – Poor"]
