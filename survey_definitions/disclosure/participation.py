"""Of which groups it is said how many of the invited have answered.

Only of groups with at least five invited, and so that it cannot be worked out of a smaller one by subtraction: what is
left of a group beside its shown parts has two groups and five invited at least, of whom neither none nor all answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from survey_definitions.disclosure.groups import Group, Groups
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


def told_at_any_time(groups: Groups) -> frozenset[str]:
    """The groups of the tree whose participation may be known, those of this release and more.

    Summaries while a survey ran told of divisions as well, and another moment's numbers may have hidden less: so this
    is what would be shown if some, not all, had answered wherever it matters.
    """
    found = {groups.tree[0].id}
    for group in groups.tree:
        for division in groups.divisions(group.id):
            found.update(_told_of([one for part in division if (one := groups.by_id[part]).parent == group.id]))
    return frozenset(found)


def _told_of(parts: list[Group]) -> Iterator[str]:
    """Of the parts of a group those that are not hidden, however many have answered; the smallest are hidden first.

    Of those of equal size it is the last division by its code, but the first agency or block.
    """
    is_first = any(one.printed for one in parts)
    parts = sorted(parts, key=lambda one: "" if one.level == "own" else one.id, reverse=not is_first)
    shown = sorted((one for one in parts if one.invited >= K), key=lambda one: one.invited)
    hidden = [one.invited for one in parts if 0 < one.invited < K]
    while shown and hidden and (len(hidden) < 2 or sum(hidden) < K):  # noqa: PLR2004 - two: a pair
        hidden.append(shown.pop(0).invited)
    yield from (one.id for one in shown)


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
