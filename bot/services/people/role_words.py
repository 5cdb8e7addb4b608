"""The words for roles: what each is called in rosters and rows, where it counts, and what it opens."""

from __future__ import annotations

from typing import Final

FOCAL: Final = "focal_point"
DEPUTY: Final = "focal_deputy"
HEAD: Final = "agency_head"
TEAM: Final = "project_team"
STANDING: Final = "standing_body"
ADMIN: Final = "admin"
ROLES = (
    "respondent", "supervisor", "focal_point", "focal_deputy", "agency_head", "project_team", "standing_body", "admin",
    "data_officer",
)  # fmt: skip


TECHNICAL = "technical"  # the kind of the unit of people who only run the installation: no campaign is for them
