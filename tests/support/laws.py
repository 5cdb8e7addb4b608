"""How many examples a law is tried with: `examples` in place of hypothesis's own settings.

The profile follows the extent of the run (`tests.support.extent`): *quick* a quarter, *ci* what the test says, *long*
ten times as many. ``--hypothesis-profile`` picks another one.
"""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, settings

_SHARE: Final = {"quick": 0.25, "ci": 1.0, "long": 10.0}
_USUAL: Final = 100  # examples of a law that says nothing


def register() -> None:
    """Make the profiles known. Nowhere is a deadline: machines are busy."""
    for name, share in _SHARE.items():
        settings.register_profile(
            name,
            max_examples=_scaled(_USUAL, share),
            deadline=None,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        )


def examples(number: int) -> settings:
    """Settings for a law that is tried with so many examples in ``make test``."""
    share = _SHARE.get(settings.get_current_profile_name(), 1.0)
    return settings(max_examples=_scaled(number, share))


def _scaled(number: int, share: float) -> int:
    return max(2, round(number * share))
