"""A new state: its root, and what its expressions may look at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from survey_definitions.engine.choices import label_at
from survey_definitions.xpath import Environment, Table

if TYPE_CHECKING:
    from survey_definitions.engine.shape import Seed
    from survey_definitions.engine.state import State


class Tables:
    """The secondary instances as one session sees them: the survey's own, the facts and the lists."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self, name: str) -> Table | None:
        """The table of this name; None when nobody knows it."""
        state = self._state
        own = state.survey.tables.get(name)
        if own is not None:
            return own
        brought = state.survey.own.get(name)
        if brought is not None:
            return brought.table(state.language, state.survey.default_language)
        listed = state.survey.external.get(name, name)
        return state.context.table(listed, state.language, state.survey.default_language)


def plant(state: State, seed: Seed | None) -> None:
    """Grow the tree of a new state; with a seed also the entries that repeats begin with.

    How many entries a counted repeat has follows from answers: `compute.settle_counts`, after each.
    """
    state.plant(seed)
    state.env = Environment(
        state.root,
        state.now,
        f"{state.seed}:{state.events}",
        Tables(state),
        partial(_itext, state),
        partial(label_at, state),
        state.survey.version,
    )


def _itext(state: State, text_id: str) -> str:
    """A text of the survey by its id, for jr:itext()."""
    text = state.survey.itext.get(text_id)
    return text.render(state.languages, state.env, state.root) if text else ""
