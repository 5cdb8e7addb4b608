"""Who may do what in the chat and on the server: a row for every handler. A handler without a row fails the suite.

Rows name the roles that may; everybody else meets nothing, as if it did not exist. *Own* and *foreign* agencies are
told apart by the tests, not here: what a role may, it may for its own agency only, unless it is one of `EVERYWHERE`.
"""

from __future__ import annotations

from typing import Final

STRANGER: Final = "stranger"  # a chat that is bound to nobody
RESPONDENT: Final = "respondent"
ROLES: Final = (
    RESPONDENT,
    "supervisor",
    "focal_point",
    "focal_deputy",
    "agency_head",
    "project_team",
    "standing_body",
    "admin",
    "data_officer",
)
EVERYWHERE: Final = frozenset({"project_team", "standing_body", "admin", "data_officer"})
"""Roles whose counts are not those of one agency."""

JOINED: Final = frozenset(ROLES)
ANYBODY: Final = JOINED | {STRANGER}
ADMIN: Final = frozenset({"admin"})
OFFICER: Final = frozenset({"data_officer"})
READERS: Final = frozenset({"focal_point", "focal_deputy", "agency_head", "project_team", "standing_body"})
"""Who is told how an agency, or the province, stands."""
AGENCY: Final = frozenset({"focal_point", "focal_deputy", "agency_head", "project_team", "standing_body", "admin"})
PERSON: Final = frozenset({"focal_point", "focal_deputy", "agency_head", "admin"})  # somebody by their exact staff code

SUPERVISOR: Final = frozenset({"supervisor", "agency_head", "standing_body"})  # these have staff to confirm here
CONFIRMING: Final = SUPERVISOR | frozenset({"focal_point", "focal_deputy"})

COMMANDS: Final[dict[str, frozenset[str]]] = {
    "start": ANYBODY, "batdau": ANYBODY,
    "surveys": JOINED, "phieu": JOINED,
    "continue": JOINED, "tieptuc": JOINED,
    "results": JOINED, "ketqua": JOINED,
    "language": ANYBODY, "ngonngu": ANYBODY,
    "rights": JOINED, "quyen": JOINED,
    "mydata": JOINED, "dulieu": JOINED,
    "delete": JOINED, "xoa": JOINED,
    "stop": JOINED, "dung": JOINED,
    "absence": JOINED, "vangmat": JOINED,
    "help": JOINED, "trogiup": JOINED,
    "admin": ADMIN, "quantri": ADMIN,
    "summary": READERS, "tinhhinh": READERS,
    "health": ADMIN, "hethong": ADMIN,
    "agency": AGENCY, "coquan": AGENCY,
    "figures": AGENCY, "solieu": AGENCY,
    "requests": OFFICER, "yeucau": OFFICER,
    "confirm": SUPERVISOR, "xacnhan": SUPERVISOR,
}  # fmt: skip

TAPS: Final[dict[str, frozenset[str]]] = {
    "A": JOINED,  # one's own new account
    "a": JOINED,  # answering
    "b": ADMIN,  # approval of campaigns
    "c": JOINED,  # consent
    "d": ADMIN,  # drafts
    "e": JOINED,  # entries of a repeat
    "g": ADMIN,  # campaigns
    "f": AGENCY,  # an agency's desk
    "h": JOINED,  # help
    "j": JOINED,  # absence
    "i": ADMIN,  # structure files
    "k": ADMIN,  # the admin's desk
    "l": ANYBODY,  # language
    "m": JOINED,  # surveys
    "n": ADMIN,  # roles, what waits for admins
    "o": PERSON,  # one person
    "p": ADMIN,  # versions
    "q": ADMIN | OFFICER,  # PINs
    "r": JOINED,  # rights
    "s": JOINED,  # still right?
    "t": ADMIN,  # trials
    "u": ADMIN,  # renewed versions
    "x": ADMIN,  # sending
    "v": JOINED,  # review
    "z": JOINED,  # later
    "y": READERS | ADMIN,  # summaries; health, for admins
    "w": ADMIN,  # planning a campaign
    "W": frozenset({STRANGER}),  # pages of what somebody with a new account waits for
    "D": JOINED,  # a copy of one's own data
    "R": JOINED,  # results
    "Y": OFFICER,  # the data protection officer's desk
    "G": AGENCY,  # figures of groups; admins see participation only
    "S": CONFIRMING,  # confirming; what a focal point checks
}

ALONE: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(ROLES, frozenset()),
    **dict.fromkeys(("focal_point", "focal_deputy"), frozenset({"undone"})),  # where the other one is not on duty
    "admin": frozenset({"undone"}),
}
"""What one person reaches about another with their own knowledge alone: undoing a join, and nothing more.

Never "account" (going on as the other), "answers" (seeing any of theirs), "role" (one more for oneself).
"""

TYPED: Final[dict[str, frozenset[str]]] = {
    "stranger": ANYBODY, "locked": ANYBODY, "fact": ANYBODY,
    "confirm-reason": SUPERVISOR, "confirmer": CONFIRMING,
    "session": JOINED, "said-comment": JOINED, "note": ADMIN, "later": JOINED, "absence": JOINED,
    "plan": ADMIN, "plan-word": ADMIN, **dict.fromkeys(("pin", "pin-new", "pin-again"), ADMIN | OFFICER),
    "proof": ANYBODY,
    "figure-why": AGENCY, "agency": AGENCY, "summary": AGENCY, "people": ADMIN, "roles": ADMIN,
    "wish": JOINED, "help-reply": JOINED, "requests": OFFICER, "request": OFFICER, "request-why": OFFICER,
    **dict.fromkeys(("one", "one-link", "one-left", "one-absence", "one-leaving", "link-for"), PERSON),
}  # fmt: skip

OPERATOR: Final = frozenset({"operator"})  # whoever may run commands on the server
CLI: Final[dict[str, frozenset[str]]] = dict.fromkeys(
    (
        "start", "init", "run", "work", "tick", "sandbox", "check", "play", "publish", "structure", "roster", "invite",
        "campaign", "export", "migrate", "backup", "restore", "audit", "doctor", "calendar",
        "summary", "validity", "figures", "lists", "pictures", "report", "template", "convert",
        "key", "sending", "deliveries", "pin", "rights", "retention",
    ),
    OPERATOR,
)  # fmt: skip
"""Every command of the command line. None of them takes a reader: whoever may run them is the operator."""
