"""What a campaign can go through, and by whom: the whole of it on one page, without rows and without a clock.

``draft → waiting → scheduled → open → closing → closed``, or ``cancelled``. Being paused is beside the state.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from storage.states import CampaignState


class Act(StrEnum):
    """What can be done with it."""

    EDIT = "edit"
    SUBMIT = "submit"  # send it for approval
    APPROVE = "approve"
    RECALL = "recall"  # before anything has left
    OPEN = "open"
    STOP_STARTS = "stop_starts"
    END = "end"
    EXTEND = "extend"
    CLOSE = "close"  # by hand: ends what runs, cancels what does not yet
    PAUSE = "pause"
    RESUME = "resume"
    REMIND = "remind"


class Who(StrEnum):
    """Who does it, seen from the campaign."""

    AUTHOR = "author"  # the admin who sent it for approval
    ADMIN = "admin"  # another one
    OPERATOR = "operator"  # at the server's command line
    JOBS = "jobs"  # its time has come


_S = CampaignState
_PEOPLE = frozenset({Who.AUTHOR, Who.ADMIN, Who.OPERATOR})
_TIME = frozenset({Who.JOBS, Who.OPERATOR})
_SAME: Final = {state: state for state in (_S.SCHEDULED, _S.OPEN, _S.CLOSING)}

LEADS: Final[dict[Act, dict[CampaignState, CampaignState]]] = {
    Act.EDIT: {_S.DRAFT: _S.DRAFT, _S.WAITING: _S.DRAFT},
    Act.SUBMIT: {_S.DRAFT: _S.WAITING},
    Act.APPROVE: {_S.WAITING: _S.SCHEDULED},
    Act.RECALL: {_S.WAITING: _S.DRAFT, _S.SCHEDULED: _S.DRAFT},
    Act.OPEN: {_S.SCHEDULED: _S.OPEN},
    Act.STOP_STARTS: {_S.OPEN: _S.CLOSING},
    Act.END: {_S.SCHEDULED: _S.CLOSED, _S.OPEN: _S.CLOSED, _S.CLOSING: _S.CLOSED},
    Act.EXTEND: {_S.SCHEDULED: _S.SCHEDULED, _S.OPEN: _S.OPEN, _S.CLOSING: _S.OPEN},
    Act.CLOSE: {
        _S.DRAFT: _S.CANCELLED,
        _S.WAITING: _S.CANCELLED,
        _S.SCHEDULED: _S.CANCELLED,
        _S.OPEN: _S.CLOSED,
        _S.CLOSING: _S.CLOSED,
    },
    Act.PAUSE: _SAME,
    Act.RESUME: _SAME,
    Act.REMIND: {_S.OPEN: _S.OPEN},  # nobody is reminded after the closing
}
"""Act -> from where -> to where. What is not here cannot be done."""

BY: Final[dict[Act, frozenset[Who]]] = dict.fromkeys(Act, _PEOPLE) | {
    Act.APPROVE: frozenset({Who.ADMIN, Who.OPERATOR}),
    Act.OPEN: _TIME,
    Act.STOP_STARTS: _TIME,
    Act.END: _TIME,
}

OVER: Final = frozenset({CampaignState.CLOSED, CampaignState.CANCELLED})
JOINABLE: Final = frozenset(
    {CampaignState.SCHEDULED, CampaignState.OPEN}
)  # who comes to the audience still gets a session
RUNNING: Final = frozenset({CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSING})


def follows(state: str, act: Act) -> CampaignState | None:
    """The state an act leads to; None when it cannot be done there."""
    return LEADS[act].get(CampaignState(state))


def may(act: Act, who: Who) -> bool:
    """Whether somebody may do it at all."""
    return who in BY[act]
