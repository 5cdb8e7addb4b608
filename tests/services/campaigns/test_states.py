"""The states of a campaign: what leads where, and what never does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.services.campaigns.states import BY, LEADS, OVER, Act, Who, follows, may
from storage.states import CampaignState

acts = st.lists(st.sampled_from(list(Act)), max_size=30)


def walk(steps, start=CampaignState.DRAFT):
    """Where a campaign gets by acts; what cannot be done is left out."""
    path = [start]
    for act in steps:
        following = follows(path[-1], act)
        if following is not None:
            path.append(following)
    return path


@given(acts)
def test_nothing_opens_that_was_not_approved_since_its_last_edit(steps):
    approved, state = False, CampaignState.DRAFT
    for act in steps:
        following = follows(state, act)
        if following is None:
            continue
        approved = (approved or act is Act.APPROVE) and following is not CampaignState.DRAFT
        state = following
        if state in (CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSING):
            assert approved


@given(acts)
def test_what_is_over_stays_over(steps):
    path = walk(steps)
    for before, after in pairwise(path):
        assert before not in OVER or before == after


@given(acts)
def test_whatever_happened_it_can_be_ended(steps):
    state = walk(steps)[-1]
    assert state in OVER or follows(state, Act.CLOSE) in OVER


def test_only_another_admin_or_the_operator_approves():
    assert {who for who in Who if may(Act.APPROVE, who)} == {Who.ADMIN, Who.OPERATOR}
    assert set(BY) == set(Act) == set(LEADS)
