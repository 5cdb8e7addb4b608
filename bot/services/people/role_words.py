"""The words for roles, in rosters and rows: one table, from which everything that depends on a role is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FOCAL: Final = "focal_point"
DEPUTY: Final = "focal_deputy"
HEAD: Final = "agency_head"
TEAM: Final = "project_team"
STANDING: Final = "standing_body"
ADMIN: Final = "admin"
OFFICER: Final = "data_officer"

AGENCY, PROVINCE, NOWHERE = "agency", "province", ""
TECHNICAL = "technical"  # the kind of the unit of people who only run the installation: no campaign is for them


@dataclass(frozen=True, slots=True)
class Role:
    """One role.

    ``counts``: where its holder reads how people stand: in their own AGENCY, in the whole PROVINCE, NOWHERE.
    ``derived``: it follows from the roster and is never stored. ``summary``: a summary comes to its holder by itself.
    ``desk``: the desk that their menu begins with: that of agencies, of admins, of requests by law.
    """

    word: str
    counts: str = NOWHERE
    derived: bool = False
    summary: bool = False
    desk: str = ""


TABLE: Final = (
    Role("respondent", derived=True),  # everybody
    Role("supervisor", derived=True),  # whoever has staff
    Role(FOCAL, AGENCY, summary=True, desk="agency"),
    Role(DEPUTY, AGENCY, desk="agency"),
    Role(HEAD, AGENCY, summary=True, desk="agency"),
    Role(TEAM, PROVINCE, summary=True, desk="agency"),
    Role(STANDING, PROVINCE, desk="agency"),
    Role(ADMIN, desk="admin"),
    Role(OFFICER, desk="requests"),
)

ROLES: Final = tuple(role.word for role in TABLE)
DERIVED: Final = frozenset(role.word for role in TABLE if role.derived)
STORED: Final = frozenset(ROLES) - DERIVED
GRANTABLE: Final = (FOCAL, DEPUTY, HEAD, TEAM, OFFICER, ADMIN)
"""What an admin gives and takes in the chat. Buttons carry the place in this list: add at its end only."""
OF_AGENCY: Final = tuple(role.word for role in TABLE if role.counts == AGENCY)
OF_PROVINCE: Final = tuple(role.word for role in TABLE if role.counts == PROVINCE)
TOLD: Final = tuple(role.word for role in TABLE if role.summary)
AT_AGENCY_DESK: Final = (*(role.word for role in TABLE if role.desk == "agency"), ADMIN)
"""Who may open the desk of agencies."""
