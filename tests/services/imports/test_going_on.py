"""Where the work of an agency goes on that was split and merged: by hand, and by chance as all its ways say."""

from datetime import date, timedelta
from random import Random

import pytest

from bot.services.imports.structure.going_on import EndedAgency, GoesOn, going_on

FIRST = date(2026, 1, 1)


def day(number):
    return FIRST + timedelta(days=number)


def structure(*ended):
    """Agencies as (number, last day, successors)."""
    return {agency: EndedAgency(day(until), frozenset(successors)) for agency, until, successors in ended}


@pytest.mark.parametrize(
    ("ended", "goes_on"),
    [
        ([(1, 5, [2])], {1: (2, 5)}),
        ([(1, 5, [2, 3])], {}),  # it is in two
        ([(1, 5, [2, 3]), (2, 9, [3])], {1: (3, 9), 2: (3, 9)}),  # one of them went to the other
        ([(1, 5, [2, 3]), (2, 9, [4]), (3, 7, [4])], {1: (4, 9), 2: (4, 9), 3: (4, 7)}),  # both to a third
        ([(1, 5, [2, 3]), (2, 9, [4])], {2: (4, 9)}),
        (
            [(1, 5, [2, 3]), (2, 9, [4, 5]), (4, 11, [3]), (5, 10, [3])],
            {1: (3, 11), 2: (3, 11), 4: (3, 11), 5: (3, 10)},
        ),
        ([(1, 5, [2, 3]), (2, 3, [3])], {1: (3, 5), 2: (3, 3)}),  # the other one had gone there before
        ([(1, 5, [2, None])], {}),  # a part is in no agency
        ([(1, 5, [1])], {}),
        ([(1, 5, [2]), (2, 6, [1])], {1: (2, 5), 2: (1, 6)}),  # a circle ends
        ([(1, 5, [])], {}),
    ],
)
def test_work_goes_on_where_all_of_it_is_together_again(ended, goes_on):
    found = going_on(structure(*ended))
    assert found == {agency: GoesOn(by, day(after)) for agency, (by, after) in goes_on.items()}


def at_the_end_of(paths, ended):
    """Every way that the work can have gone, as (agency, day after which it is there), one after the other."""
    for path in paths:
        agency, since = path[-1]
        if agency not in ended:
            yield path
            continue
        further = [[*path, (one, max(since, ended[agency].until))] for one in ended[agency].successors]
        yield from at_the_end_of(further, ended)


def test_by_chance_it_is_the_first_agency_that_every_way_passes():
    chance = Random(11)
    for _ in range(400):
        count = chance.randint(2, 8)
        ended = structure(
            *(
                (
                    one,
                    chance.randint(1, 40),
                    chance.sample(range(one + 1, count + 1), min(count - one, chance.choice((1, 1, 2, 3)))),
                )
                for one in range(1, count)
                if chance.random() < 0.8
            )
        )
        found = going_on(ended)
        for agency in ended:
            ways = [dict(path[1:]) for path in at_the_end_of([[(agency, date.min)]], ended)]
            common = [one for one in ways[0] if all(one in way for way in ways)]
            after = max(way[common[0]] for way in ways) if common else None
            assert found.get(agency) == (GoesOn(common[0], after) if common else None)
