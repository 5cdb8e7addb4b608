"""Reference lists for sessions that begin: read once, and anew whenever the structure was written."""

import re
from pathlib import Path

import pytest

import bot
from bot.services.imports.structure.structure_rows import read_structure
from bot.services.imports.structure.structure_writing import write_rows
from bot.services.sessions.library import Library, for_messages, packed, unpack_lists
from storage.database import Database
from storage.vault import Vault
from tests.services.imports.files import table
from tests.support.province import SECRET

NAMES = frozenset({"agencies"})
HEADER = "code,kind,name::vi,parent\n"


def write(uow, rows):
    write_rows(uow, read_structure(table(HEADER + rows), ()).rows)


def codes(found):
    return [row["name"] for row in found.lists["agencies"].rows]


async def test_they_are_read_again_only_after_the_structure_was_written(database):
    library = Library()
    await database.run(write, "K1,block,Khối,\nBTC,agency,Ban,K1\n")
    first = await database.read(library.lists_today, NAMES)
    again = await database.read(library.lists_today, NAMES)
    assert again is first
    assert codes(first) == ["BTC"]
    await database.run(write, "K1,block,Khối,\nVPTU,agency,Văn phòng,K1\n")
    after = await database.read(library.lists_today, NAMES)
    assert codes(after) == ["BTC", "VPTU"]
    assert after.sha256 != first.sha256


async def test_what_did_not_come_to_pass_is_not_remembered(database):
    library = Library()
    await database.run(write, "K1,block,Khối,\nBTC,agency,Ban,K1\n")

    def fails(uow):
        write(uow, "K1,block,Khối,\nVPTU,agency,Văn phòng,K1\n")
        library.lists_today(uow, NAMES)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.run(fails)
    assert codes(await database.read(library.lists_today, NAMES)) == ["BTC"]


async def test_packed_lists_read_back(database):
    await database.run(write, "K1,block,Khối,\nBTC,agency,Ban,K1\n")
    found = await database.read(Library().lists_today, NAMES)
    read = unpack_lists(found.body)
    assert [dict(row) for row in read["agencies"].rows] == [dict(row) for row in found.lists["agencies"].rows]
    assert packed(read).sha256 == found.sha256, "equal lists have equal hashes"


def test_the_structure_is_written_in_one_place():
    """Whoever writes it elsewhere leaves sessions with lists of yesterday."""
    writing = re.compile(r"(?:insert|update|delete)\((?:Unit|ListEntry)\b|(?<![\w.])(?:Unit|ListEntry)\((?!Base)")
    sources = Path(bot.__file__).parent.rglob("*.py")
    found = [path.name for path in sources if writing.search(path.read_text(encoding="utf-8"))]
    assert found == ["structure_writing.py"]


def test_what_messages_keep_of_surveys_by_their_number_belongs_to_one_database(database, database_url):
    again = Database(database_url, Vault(SECRET))
    assert database.read_now(for_messages) is database.read_now(for_messages)
    assert again.read_now(for_messages) is not database.read_now(for_messages)
    again.close()
