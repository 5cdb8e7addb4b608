"""A database with the demo province, and imports with the least said."""

from pathlib import Path

import pytest

import bot.sandbox
from bot.services.imports.batches import untold
from bot.services.imports.roster.roster import RosterOptions, import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile, load_file

PROVINCE = Path(bot.sandbox.__file__).parent / "province"


class Imports:
    """Imports into one database, from text or from the demo province."""

    def __init__(self, database, clock):
        self.database = database
        self.clock = clock

    @property
    def today(self):
        return self.clock().date()

    def structure(self, text=None, **options):
        return import_structure(self.database, _file(text, "structure.yaml"), self.clock(), **options)

    def roster(self, text=None, progress=untold, **options):
        file = _file(text, "roster.csv")
        return import_roster(self.database, file, self.clock(), self.today, RosterOptions(**options), progress)


def _file(text, name):
    return load_file(PROVINCE / name) if text is None else ImportFile("list.csv", text.encode())


@pytest.fixture
def imports(database, clock):
    return Imports(database, clock)


@pytest.fixture
def province(imports):
    imports.structure()
    imports.roster()
    return imports
