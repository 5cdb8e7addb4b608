"""The attacker over organisations by chance: it finds nothing, and finds a lot where hiding is switched off."""

import pytest

from survey_definitions.disclosure import K2, NotReleasable, as_json, release_json, two_way
from survey_definitions.disclosure.hiding import first_hiding
from survey_definitions.disclosure.protecting import protect
from survey_definitions.disclosure.releases import Release
from survey_definitions.disclosure.second import protect_again
from tests.disclosure.attacker import attack
from tests.disclosure.organisations import Organisation

KINDS = {
    "agencies": {},
    "divisions": {"divisions": True},
    "leaders and officials": {"partitioned": True},
    "several answers": {"multi": True},
    "blocks alone": {"blocks": True},
    "texts": {"multi": True, "text": True},
    "two ways": {"two_way": True},
    "two ways, partitioned": {"two_way": True, "partitioned": True},
    "two ways, divisions": {"two_way": True, "divisions": True, "partitioned": True},
}
AGENCIES = ("province", "block", "agency")


def printed_of(organisation, waves=3):
    """The document after the first release, and after each further one that is allowed."""
    groups = organisation.groups(AGENCIES)
    release = protect(groups, organisation.tables(groups))
    printed = [release_json(release, 1, "2026-06-30") | {"roster": organisation.roster(groups)}]
    yield as_json("S", printed), release
    for number in range(2, waves + 1):
        organisation.more()
        groups = organisation.groups(AGENCIES)
        try:
            release = protect_again(groups, organisation.tables(groups), release)
        except NotReleasable:
            return
        document = release_json(release, number, f"2026-{number + 6:02}-30")
        printed.append(document | {"roster": organisation.roster(groups)})
        yield as_json("S", printed), release


@pytest.mark.parametrize(
    ("kind", "seed"), [(kind, seed) for kind in KINDS for seed in range(1 if kind.startswith("two ways") else 3)]
)
def test_nothing_follows_from_what_is_printed(kind, seed):
    *_, (document, _release) = printed_of(Organisation(seed, **KINDS[kind]))
    assert str(attack(document)) == "nothing"


def test_the_attacker_finds_people_where_only_the_threshold_is_kept():
    found = [attack(_threshold_only(Organisation(seed))) for seed in range(5)]
    assert sum(bool(leaks) for leaks in found) >= 3
    assert {kind for leaks in found for kind in leaks.found} >= {"a", "b"}


def test_the_attacker_finds_people_where_two_way_tables_keep_their_threshold_alone(monkeypatch):
    monkeypatch.setattr(two_way, "close", lambda *_: None)
    monkeypatch.setattr(two_way, "told_of_few", lambda *_: iter(()))
    monkeypatch.setattr(two_way, "followed", lambda *_: iter(()))
    monkeypatch.setattr(two_way, "_alone", lambda table, _by, _columns, group: table.of(group).total >= K2)
    organisations = [Organisation(seed, **KINDS["two ways, divisions"]) for seed in (1001, 1002, 1003)]
    assert any(attack(next(printed_of(one))[0]) for one in organisations)


def test_most_groups_with_five_answers_are_shown():
    shown = big = 0
    for seed in range(60):
        organisation = Organisation(seed)
        groups = organisation.groups(AGENCIES)
        table = organisation.table(groups)
        release = protect(groups, [table])
        able = [one.id for one in groups.tree if table.of(one.id).total >= 5 and one.printed]
        big += len(able)
        shown += sum(release.row(table, group).total is not None for group in able)
    assert shown / big > 0.65  # of organisations made of many small and unanimous agencies


def _threshold_only(organisation):
    groups = organisation.groups(AGENCIES)
    table = organisation.table(groups)
    participation = frozenset(one.id for one in groups.tree if one.invited >= 5)
    release = Release(groups, (table,), participation, {"Q": first_hiding(groups, table, participation)})
    return as_json("S", [release_json(release, 1, "2026-06-30")])
