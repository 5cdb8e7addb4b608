"""Of which groups it is said how many of the invited have answered.

Only of groups with at least five invited, and so that it cannot be worked out of a smaller one by subtraction: what is
left of a group beside its shown parts has two groups and five invited at least, of whom neither none nor all answered.
"""

from __future__ import annotations

from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.rules import K, participation_is_safe


def shown_participation(groups: Groups, allowed: frozenset[str] | None = None) -> frozenset[str]:
    """The ids of the groups whose participation may be said. ``allowed``: no others than these (an earlier release)."""
    printed = (one.id for one in groups.by_id.values() if one.printed and one.invited >= K)
    shown = {group for group in printed if allowed is None or group in allowed}
    before = None
    while before != shown:
        before = set(shown)
        for group in groups.all_bottom_up():
            for division in groups.divisions(group):
                if group in shown:
                    _settle(groups, shown, group, division)
        _hide_below_hidden(groups, shown)
    return frozenset(shown)


def _settle(groups: Groups, shown: set[str], group: str, division: list[str]) -> None:
    """Hide further parts of a group, the smallest first, until what is left may be known; else the group itself."""
    if not _has_printed(groups, division):
        return
    while not participation_is_safe([_pair(groups, part) for part in division if part not in shown]):
        smallest = min(
            (part for part in division if part in shown), key=lambda part: (_pair(groups, part)[0], part), default=group
        )
        shown.discard(smallest)
        if smallest == group:
            return


def _has_printed(groups: Groups, division: list[str]) -> bool:
    """Nothing is subtracted from a group whose parts readers do not see at all."""
    return any(groups.by_id[part].printed for part in division)


def _pair(groups: Groups, group: str) -> tuple[int, int]:
    return groups.by_id[group].invited, groups.by_id[group].answered


def _hide_below_hidden(groups: Groups, shown: set[str]) -> None:
    for group in groups.by_id:
        if group not in shown:
            shown.difference_update(groups.below(group))
