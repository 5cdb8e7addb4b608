"""Attack many organisations: ``python -m tests.disclosure 60``. Prints what was found, and how much is shown."""

import sys

from survey_definitions.disclosure import K2, Shown
from tests.disclosure.attacker import attack
from tests.disclosure.organisations import Organisation
from tests.disclosure.test_attack import KINDS, printed_of


def main(number):
    found, two_ways = 0, ("province", "block")
    for kind, options in KINDS.items():
        releases = leaks = shown = big = pairs = large = 0
        for seed in range(number):
            for document, release in printed_of(Organisation(1000 + seed, **options)):
                releases += 1
                leaks += bool(attack(document))
                table = release.tables[0]
                able = [group for group in release.hiding["Q"] if table.of(group).total >= 5]
                big += len(able)
                shown += sum(release.hiding["Q"][group] is not Shown.HIDDEN for group in able)
                for group, row in release.hiding.get("Q*role", {}).items() if len(document["releases"]) == 1 else ():
                    is_large = release.groups.by_id[group].level in two_ways and table.of(group).total >= K2
                    large += is_large
                    pairs += is_large and row is Shown.EXACT
        both = f", two ways {pairs} of {large}" if large else ""
        print(
            f"{kind}: {number} organisations, {releases} releases, {leaks} with a leak, {shown / big:.0%} shown{both}"
        )
        found += leaks
    return found


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)))
