"""What the guard holds back, and what it must leave alone: money, years, percentages, everyday words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.sessions.guard import suspicion
from tests.conversations.acts import answers, card, opened, say, tap

HELD = [
    ("stamp", "TUYỆT MẬT"),
    ("stamp", "Tài liệu tối mật của tỉnh"),
    ("stamp", "ĐỘ MẬT: Mật"),
    ("stamp", "độ mật"),
    ("stamp", "MẬT"),
    ("stamp", "(MẬT) phương án nhân sự"),
    ("stamp", "Hồ sơ MẬT."),
    ("stamp", "TUYET MAT"),
    ("stamp", "TOI MAT"),
    ("document", "123-QĐ/TU"),
    ("document", "theo Quyết định số 123-QĐ/TU ngày 01/02/2025"),
    ("document", "45-BC/BTCTU"),
    ("document", "12/KH-UBND"),
    ("document", "Nghị quyết 18-NQ/TW"),
    ("document", "Công văn 1234/UBND-TH"),
    ("document", "số 05/2024/QĐ-UBND"),
    ("document", "QĐ 123/QĐ-TTg"),
    ("contact", "an.nguyen@example.vn"),
    ("contact", "Liên hệ: AN_NGUYEN+1@thu.tinh.gov.vn."),
    ("digits", "0912345678"),
    ("digits", "0912 345 678"),
    ("digits", "0912.345.678"),
    ("digits", "+84 912 345 678"),
    ("digits", "0912-345-678"),
    ("digits", "CCCD 022085001234"),
    ("digits", "số tài khoản 19031234567890"),
]

HARMLESS = [
    "Chủ trì rà soát quy chế làm việc của phòng.",
    "Giải ngân 1.250.000.000 đồng, đạt 98,5 %",
    "12.500.000.000",
    "khoảng 1,250,000,000 VND",
    "Năm 2025, giai đoạn 2023-2025, tầm nhìn 2030",
    "từ 03/2019 đến 12/2024",
    "ngày 15/06/2026 lúc 08:30",
    "tăng 12,5% so với năm 2024; 87,8 % hồ sơ đúng hạn",
    "3 đề án, 14 kế hoạch, 120 báo cáo",
    "bí mật công tác là việc phải giữ",
    "giữ mật khẩu mạnh, an toàn",
    "sản xuất mật ong, nuôi mật độ cao",
    "mật thiết phối hợp với các sở",
    "Tham gia tổ 1/2, mục 3-4, điểm a/b",
    "tỷ lệ 3/4 và/hoặc 5/6",
    "Windows 11, ISO 9001:2015, IELTS 6.5",
    "km 18+500 quốc lộ 18",
    "Soạn thảo văn bản, đề án, nghị quyết",
    "https://tinh.gov.vn",
    "Phòng 1204, tầng 12",
    "👍 tốt",
    "",
]


@pytest.mark.parametrize(("reason", "text"), HELD)
def test_what_must_not_be_sent_is_held_back(reason, text):
    assert suspicion(text) == reason


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_words_and_figures_pass(text):
    assert suspicion(text) is None


@pytest.mark.parametrize(("reason", "text"), HELD)
def test_the_way_letters_are_composed_does_not_matter(reason, text):
    assert suspicion(unicodedata.normalize("NFD", text)) == reason


@pytest.mark.parametrize(("reason", "text"), HELD)
def test_words_around_it_do_not_hide_it(reason, text):
    assert suspicion(f"Ngoài ra, {text} và các việc khác") == reason


@given(st.text())
def test_any_text_is_judged(text):
    assert suspicion(text) in (None, "stamp", "document", "contact", "digits")


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=2, max_size=5), st.sampled_from([".", ","]))
def test_amounts_pass_however_large(first, groups, mark):
    assert suspicion(f"{first}{''.join(f'{mark}{group:03}' for group in groups)} đồng") is None


async def test_what_is_held_back_is_stored_nowhere_in_the_clear(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Theo 123-QĐ/TU về nhân sự")
    session = stage.session_of("BTC-012")
    assert len(answers(stage, session.id)) == 1
    state = stage.database.vault.open_json(session.state, "session state")
    assert "QĐ" not in repr(state)
    assert "Câu trả lời chưa được lưu" in card(phone)


async def test_a_harmless_text_is_taken_without_being_written_again(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Theo 123-QĐ/TU")
    await say(stage, phone, "Theo 124-QĐ/TU")
    await tap(stage, phone, "Không mật: lưu câu này")
    found = answers(stage, stage.session_of("BTC-012").id)
    assert opened(stage, found["/core/about_G1/G1_example"]) == "Theo 124-QĐ/TU", "the one before was not confirmed"


async def test_what_is_held_back_does_not_stay_in_the_chat(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Theo 123-QĐ/TU", "Chủ trì dự thảo quy chế.")
    assert [message.text for message in phone.messages if not message.from_bot][-1] == "Chủ trì dự thảo quy chế."
    assert not any("123-QĐ/TU" in message.text for message in phone.messages)


async def test_after_a_while_a_text_that_was_held_back_is_gone(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Theo 123-QĐ/TU")
    await stage.pass_(hours=1)
    await tap(stage, phone, "Không mật: lưu câu này")
    assert "không còn được giữ" in card(phone)
    assert len(answers(stage, stage.session_of("BTC-012").id)) == 1
