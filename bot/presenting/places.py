"""Where buttons lead from one conversation into another: every such address by its name.

A conversation makes the addresses of its own buttons from its own letter. Whoever leads a person elsewhere, and
a message that was delivered, takes the address from here: a letter stands in its conversation and in this file.
"""

from __future__ import annotations

from typing import Final

from bot.presenting.callbacks import Address

# Everybody's own.
SURVEYS: Final = Address("m", "s")
NOTICE: Final = Address("c", "n")  # the notice on personal data, to agree after all
LANGUAGE: Final = Address("l", "s")
RIGHTS: Final = Address("r", "s")
MY_DATA: Final = Address("D", "s")
RESULTS: Final = Address("R", "s")
WHAT_SUPERVISOR_SAID: Final = Address("R", "w")
HELP: Final = Address("h", "a")
LATER: Final = Address("z", "s")  # when to be reminded, or that one is away

# Desks.
AGENCY: Final = Address("f", "s")
FIGURES: Final = Address("G", "s")  # released figures of groups
CONFIRMING: Final = Address("S", "s")  # a supervisor's queue
REQUESTS: Final = Address("Y", "s")  # the data protection officer's
ADMIN: Final = Address("k", "s")
PEOPLE: Final = Address("n", "s")  # roles, invitations, what waits
LEAVERS: Final = Address("n", "v")  # proposed, one by one
CAMPAIGNS: Final = Address("g", "s")
SENDING: Final = Address("x", "s")
HEALTH: Final = Address("y", "h")  # how the program does


def open_session(session: int) -> Address:
    """The survey list, with one of one's sessions chosen."""
    return Address("m", "o", (session,))


def go_on(session: int) -> Address:
    """The question at which one's session stands."""
    return Address("m", "b", (session,))


def reply_to_help(request: int) -> Address:
    """A focal point's answer to somebody who asked for help."""
    return Address("h", "r", (request,))


def own_account(number: int, *, agreed: bool) -> Address:
    """What the old account says of a new one that wants to take its place; the number is the request's."""
    return Address("A", "y" if agreed else "n", (number,))


def request(number: int) -> Address:
    """One request on the register of rights."""
    return Address("Y", "o", (number,))


def agency(number: int) -> Address:
    """The desk of one agency; 0 for the choice of one."""
    return Address("f", "s", (number,)) if number else Address("f", "c", (0,))


def next_step(agency: int) -> Address:
    """What is to be done next in an agency: words to forward, the list of those who have not joined."""
    return Address("f", "n", (agency,))


def settling(agency: int) -> Address:
    """Statements that differ from the roster, one by one."""
    return Address("f", "q", (agency,))


def summary(agency: int, campaign: int = 0) -> Address:
    """How an agency stands, or the province for 0, in all running campaigns or in one, also one that has ended."""
    return Address("y", "c", (agency, campaign))


def somebody(person: int) -> Address:
    """A person of one's agency."""
    return Address("o", "s", (person,))


def posts_of(person: int) -> Address:
    """The posts somebody stated, for the focal point to check."""
    return Address("S", "p", (person,))


def roles_of(person: int) -> Address:
    """The roles of a person, to give and to take."""
    return Address("n", "r", (person,))


def campaign(number: int) -> Address:
    """A campaign's card."""
    return Address("b", "o", (number,))


def new_campaign(draft: int) -> Address:
    """The wizard, for the survey of a draft that was published."""
    return Address("w", "n", (draft,))


def survey_draft(number: int) -> Address:
    """A survey that waits to be published."""
    return Address("d", "o", (number,))


def survey_versions(survey: int) -> Address:
    """What was published of a survey."""
    return Address("p", "s", (survey,))


def trial(draft: int) -> Address:
    """Taking a draft as a respondent would, with nothing stored."""
    return Address("t", "b", (draft,))


def structure_draft(number: int) -> Address:
    """A structure that waits to be taken over."""
    return Address("i", "o", (number,))
