"""Pictures as answers: taken where the installation allows it and a question asks for one, and gone with the person."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from bot.exports.results.campaign import ExportOrder, export_campaign
from bot.receiving import pictures as receiving
from bot.services.operating.backup import write_backup
from bot.services.operating.restoring import restore
from bot.services.rights import erasing
from bot.services.rights.personal_data import ANSWERS
from bot.services.sessions import pictures
from bot.services.surveys import publishing
from storage.models import Person, StoredPicture
from storage.pictures import PictureFolder
from survey_definitions import compile_survey
from tests.conversations.acts import answers, card, opened, tap

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)

SURVEY = """
settings: [{form_id: proofs, form_title: Proofs, version: '1'}]
survey:
- {type: image, name: proof, label: Your certificate?, required: 'yes'}
- {type: text, name: wish, label: Wish?}
"""


def jpeg(colour: str = "red") -> bytes:
    out = BytesIO()
    picture = Image.new("RGB", (90, 60), colour)
    exif = picture.getexif()
    exif[0x010F] = "SecretCam"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue() + b"behind the end"


async def begun(stage, *, allowed: bool = True):
    """Somebody at a question for a picture."""
    stage.changed = {"image_answers": allowed}
    await stage.restart()
    source = SURVEY.encode()
    compiled = compile_survey(source, "proofs.yaml")
    await stage.database.run(publishing.publish, compiled, source, "proofs.yaml", stage.clock())
    await stage.open_campaign("proofs")
    phone = await stage.join("BTC-012", "en")
    await tap(stage, phone, "Proofs", "Start")
    return phone


def files(stage) -> list[Path]:
    folder = stage.settings.pictures_folder
    return sorted(folder.iterdir()) if folder.exists() else []


async def test_a_picture_is_the_answer_and_lies_sealed_beside_the_database(stage):
    phone = await begun(stage)
    assert "Please send one picture here" in card(phone)
    await phone.send_photo(jpeg())
    await stage.settle()
    assert "Wish?" in card(phone)
    [answer] = answers(stage, stage.session_of("BTC-012", 4).id).values()
    [file] = files(stage)
    assert file.name == opened(stage, answer)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert b"\xff\xd8" not in file.read_bytes()[:2]
    folder = PictureFolder(stage.settings.pictures_folder)
    content = stage.look(pictures.opened, folder, answer.session_id, file.name)
    assert Image.open(BytesIO(content)).size == (90, 60)
    assert b"SecretCam" not in content
    assert not content.endswith(b"end")


async def test_it_is_shown_again_and_another_takes_its_place_for_good(stage):
    phone = await begun(stage)
    await phone.send_photo(jpeg())
    await stage.settle()
    [first] = files(stage)
    await tap(stage, phone, "◀ Back")
    assert phone.last.photo
    await phone.send_document("proof.png", _png())
    await stage.settle()
    await stage.run_jobs()
    [second] = files(stage)
    assert second.suffix == ".png"
    assert second != first


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), "blue").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.gif", b"GIF89a" + bytes(40), "Only JPEG and PNG"),
        ("a.jpg", jpeg()[:200], "cannot be read"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "cannot be read"),
        ("a.jpg", b"\xff\xd8" + bytes(6_000_000), "too large"),
    ],
)
async def test_what_is_no_picture_or_too_large_is_told_and_not_kept(stage, name, content, told):
    phone = await begun(stage)
    await phone.send_document(name, content)
    await stage.settle()
    assert told in card(phone)
    assert files(stage) == []


async def test_one_that_comes_too_slowly_is_asked_for_again(stage, monkeypatch):
    monkeypatch.setattr(receiving, "FETCHED_WITHIN", 0.0)
    phone = await begun(stage)
    await phone.send_photo(jpeg())
    await stage.settle()
    assert "could not be fetched" in phone.card.text
    assert files(stage) == []


async def test_where_it_is_not_allowed_pictures_are_refused_and_there_is_a_way_on(stage):
    phone = await begun(stage, allowed=False)
    assert "Files are not accepted here" in card(phone)
    await phone.send_photo(jpeg())
    await stage.settle()
    assert "Photos are not accepted" in card(phone)
    await tap(stage, phone, "Go on without a file")
    assert "Wish?" in card(phone)
    assert files(stage) == []


async def test_a_required_picture_cannot_be_passed_over_and_words_are_none(stage):
    phone = await begun(stage)
    assert not any("Skip" in button.text for row in phone.last.buttons for button in row)
    await phone.send_text("here it is")
    await stage.settle()
    assert "needs a picture" in card(phone)


async def test_a_picture_where_none_is_asked_for_is_not_kept(stage):
    phone = await begun(stage)
    await phone.send_photo(jpeg())
    await stage.settle()
    await phone.send_photo(jpeg("green"))
    await stage.settle()
    assert "Photos are not accepted" in card(phone)
    assert len(files(stage)) == 1


async def test_it_is_exported_beside_the_table_and_erased_with_the_answers(stage, tmp_path):
    phone = await begun(stage)
    await phone.send_photo(jpeg())
    await stage.settle()
    await phone.send_text("none")
    await stage.settle()
    await tap(stage, phone, "Submit")
    [file] = files(stage)
    folder = PictureFolder(stage.settings.pictures_folder)
    table = tmp_path / "out.xlsx"
    wanted = ExportOrder(stage.settings.zone, pictures=folder)
    export_campaign(stage.database, 4, table, stage.clock(), wanted=wanted)
    assert [one.name for one in (tmp_path / "out-media").iterdir()] == [file.name]
    person = stage.session_of("BTC-012", 4).person_id
    await stage.database.run(_freeze, person, stage.clock())
    export_campaign(stage.database, 4, tmp_path / "later.xlsx", stage.clock(), wanted=wanted)
    assert not (tmp_path / "later-media").exists()  # who asks for deletion is in no export from then on
    await stage.database.run(erasing.erase_person, person, ANSWERS, stage.clock())
    await stage.run_jobs()
    assert files(stage) == []
    assert stage.rows(select(StoredPicture.name)) == []


def _freeze(uow, person, now):
    uow.orm.get_one(Person, person).frozen_at = now


async def test_a_backup_brings_pictures_along(stage, tmp_path):
    phone = await begun(stage)
    await phone.send_photo(jpeg())
    await stage.settle()
    await stage.drain()
    [file] = files(stage)
    sealed, check = file.read_bytes(), stage.database.vault.check_value
    folder = PictureFolder(stage.settings.pictures_folder)
    write_backup(stage.database.engine, check, tmp_path / "b.zip", stage.clock(), folder=folder)
    file.unlink()
    await stage.bot.kill()
    keep = tmp_path / "before.zip"
    restore(stage.database.engine, check, tmp_path / "b.zip", stage.clock(), keep=keep, folder=folder)
    assert file.read_bytes() == sealed
    await stage.bot.start()


async def test_of_an_album_one_picture_is_the_answer_and_the_others_are_told_once(stage):
    phone = await begun(stage)
    await phone.send_album(4)
    await stage.settle()
    assert len(files(stage)) == 1
    told = [message.text for message in phone.messages if message.text.startswith("⚠")]
    assert len(told) == 1, told
    assert "Wish?" in card(phone)
