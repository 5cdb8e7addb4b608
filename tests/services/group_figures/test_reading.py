"""What a focal point, who knows how the own agency stands, must not be told beside it: pure, over its groups."""

from bot.services.group_figures.reading import View, within


def seen(*agencies, block=None, everywhere=False, of="A"):
    """Which groups a focal point of A sees, of agencies of one block as (answered, invited, is printed) and another.

    ``everywhere``: who also works for the whole province.
    """
    inside = [
        {"id": name, "parent": "K1", "answered": answered if printed else None, "invited": invited}
        for name, (answered, invited, printed) in zip("ABCDE", agencies, strict=False)
    ]
    answered, invited = sum(one[0] for one in agencies), sum(one[1] for one in agencies)
    groups = [
        {"id": "province", "parent": None, "answered": answered + 30, "invited": invited + 50},
        {"id": "K1", "parent": "province", "answered": answered if block is None else block, "invited": invited},
        {"id": "K2", "parent": "province", "answered": 30, "invited": 50},
        *inside,
    ]
    release = {"groups": groups, "partitions": [], "tables": []}
    view = View(None if everywhere else frozenset(of), answers=everywhere, known=frozenset(of))
    return {one["id"] for one in within(release, view)["groups"]}


def test_a_block_that_is_the_own_agency_and_one_small_one_is_not_told():
    assert seen((2, 3, False), (2, 4, False)) == {"A"}  # nor the province: K2 is printed, and the rest is four people


def test_a_block_with_many_others_is_told():
    assert seen((2, 3, False), (4, 9, False), (6, 12, False)) == {"A", "K1", "province"}


def test_a_block_in_which_nearly_all_have_answered_is_not_told():
    assert "K1" not in seen((2, 3, False), (4, 4, False), (3, 3, False))


def test_beside_an_agency_that_everybody_sees_there_is_nothing_to_know():
    assert seen((6, 9, True), (2, 3, False), (2, 3, False)) == {"A", "K1", "province"}


def test_who_works_for_the_province_too_is_not_told_what_the_own_agency_could_be_subtracted_from():
    small = ((2, 3, False), (2, 4, False))
    assert seen(*small, everywhere=True) == {"A", "B", "K2"}  # without numbers of A and B, as for everybody
    assert seen((2, 3, False), (4, 9, False), (6, 12, False), everywhere=True) >= {"K1", "K2", "province"}


def test_who_knows_two_agencies_is_not_told_what_both_together_could_be_subtracted_from():
    three = ((4, 9, False), (4, 9, False), (4, 9, False))
    assert seen(*three, of="A") >= {"K1"} <= seen(*three, of="B")
    assert "K1" not in seen(*three, of="AB")
    assert "K1" in seen(*three, (10, 20, False), (20, 30, False), of="AB")


def test_who_knows_an_agency_in_each_of_two_blocks_is_not_told_of_the_province_what_is_left_of_both():
    """Of A (1 person), B (4) and D (5) all have answered: beside C and E, and what is printed, no other sum is left."""
    tree = {
        "province": (None, 111, 79),
        "K1": ("province", 37, 14),
        "K2": ("province", 60, 57),
        "K3": ("province", 14, 8),
        "A": ("K1", 1, None),
        "B": ("K1", 4, None),
        "C": ("K1", 12, None),
        "P": ("K1", 20, 8),
        "D": ("K2", 5, None),
        "E": ("K2", 3, None),
        "Q": ("K2", 52, 50),
    }
    groups = [
        {"id": name, "parent": parent, "invited": invited, "answered": answered}
        for name, (parent, invited, answered) in tree.items()
    ]
    release = {"groups": groups, "partitions": [], "tables": []}
    told = {one["id"] for one in within(release, View(None, answers=True, known=frozenset("CE")))["groups"]}
    assert told == {"A", "B", "C", "D", "E", "K3", "P", "Q"}
