"""What the exchange calls uncertain is so by a solver that knows the same sums; and it misses little."""

from random import Random

import numpy as np
import pytest

from survey_definitions.disclosure.exchanges import Exchanges, PeopleLines
from tests.disclosure.attacker import System, plus


def by_chance(seed):
    """Some places of a few people, mostly nearly all or nearly none of whom answered."""
    chance = Random(seed)
    areas, parts, categories = chance.randint(1, 4), chance.randint(1, 3), chance.randint(2, 3)
    rate = chance.choice((0.1, 0.5, 0.9))
    keys = [(area, part) for area in range(areas) for part in range(parts) for _ in range(chance.randint(1, 2))]
    invited = [[chance.choice((0, 0, 1, 2, 3)) for _ in range(categories)] for _ in keys]
    done = [[sum(chance.random() < rate for _ in range(number)) for number in row] for row in invited]
    area, part = np.array(keys).T
    region = area // 2 if chance.random() < 0.5 else area * 0
    return PeopleLines(area, part, region, np.array(done), np.array(invited) - np.array(done))


def is_certain(places, lines, category):
    """Whether a solver finds one number alone, by the same sums of areas, parts, and categories in regions."""
    system, invited = System(), places.done + places.silent
    cells = [[system.unknown(0, int(number)) for number in row] for row in invited]
    for of in (places.area, places.part):
        for one in set(of.tolist()):
            number = int(places.done[of == one].sum())
            system.between(number, plus(*(cell for at in np.nonzero(of == one)[0] for cell in cells[at])), number)
    for one in set(places.region.tolist()):
        for at, number in enumerate(places.done[places.region == one].sum(axis=0).tolist()):
            mine = [cells[line][at] for line in np.nonzero(places.region == one)[0]]
            system.between(number, plus(*mine), number)
    return system.known(plus(*(cells[line][category] for line in lines))) is not None


def wanted(places):
    """Each place alone, and each area, by category, where there is anybody."""
    listed = [*([line] for line in range(len(places.area))), *(np.nonzero(places.area == one)[0] for one in range(4))]
    invited = places.done + places.silent
    for lines in map(np.array, listed):
        for category in range(invited.shape[1]) if len(lines) else ():
            if invited[lines, category].sum():
                yield lines, category


@pytest.mark.parametrize("part", range(3))
def test_nothing_is_called_uncertain_that_a_solver_knows(part):
    missed = uncertain = certain = 0
    for seed in range(20 * part, 20 * part + 20):
        places = by_chance(seed)
        exchanges = Exchanges(places)
        inside, between = exchanges.easily_open()
        for lines, category in wanted(places):
            is_open = exchanges.is_open(lines, category)
            is_known = is_certain(places, lines, category)
            assert not (is_open and is_known), (seed, lines, category)
            certain += is_known
            uncertain += not is_known
            missed += not is_known and not is_open
            if len(lines) == 1:
                assert not (is_known and (inside | between)[lines[0], category]), (seed, lines, category)
    assert (certain > 20, uncertain > 60, missed <= 0.05 * uncertain) == (True, True, True), (
        certain,
        uncertain,
        missed,
    )


def test_what_all_or_none_of_an_area_answered_is_told_by_participation_alone():
    area, part = np.array([0, 0, 1]), np.array([0, 1, 1])
    done, silent = np.array([[2, 1], [1, 1], [1, 0]]), np.array([[0, 0], [0, 0], [0, 2]])
    told = Exchanges(PeopleLines(area, part, area * 0, done, silent)).told_anyway()
    assert told.tolist() == [[True, True], [True, False]]
