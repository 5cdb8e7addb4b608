"""Small facts of an installation, which several processes may learn at the same moment."""

from __future__ import annotations

import pytest

from bot.services.installation_facts import BOT_NAME, recall, remember
from storage.database import Database
from storage.vault import Vault
from tests.support.province import SECRET


def test_the_newest_value_is_kept(database):
    assert database.read_now(recall, BOT_NAME) == ""
    for name in ("one_bot", "other_bot"):
        database.run_now(remember, BOT_NAME, name)
        assert database.read_now(recall, BOT_NAME) == name


def test_what_is_kept_is_known_at_once(database):
    def twice(uow):
        remember(uow, BOT_NAME, "one_bot")
        remember(uow, BOT_NAME, "other_bot")
        return recall(uow, BOT_NAME)

    assert database.run_now(twice) == "other_bot"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_replicas_that_start_together_both_keep_the_name(database, database_url):
    other = Database(database_url, Vault(SECRET))

    def while_another_does(uow):
        assert recall(uow, BOT_NAME) == ""
        found = uow.orm.get
        uow.orm.get = lambda *asked: (found(*asked), other.run_now(remember, BOT_NAME, "its_bot"))[0]
        remember(uow, BOT_NAME, "my_bot")

    database.run_now(while_another_does)
    other.close()
    assert database.read_now(recall, BOT_NAME) == "my_bot"
