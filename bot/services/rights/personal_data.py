"""What becomes of every table and column when somebody's data are erased: one entry a table.

A table that is not here fails a test, and so does a column that neither goes nor is said to stay, by its name: nothing
speaks for columns that are added later. Whoever adds a table: does it hold anything about a person? Then say by which
column it hangs on them (`person` or `session`) and what goes when (`rows`, `blank`); for every other column, but for
the row's own number, why it stays. Else it belongs to `NOTHING_PERSONAL`, and nobody asks for its columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, select

from storage.models import (
    Absence,
    AuditEntry,
    Campaign,
    Chat,
    Confirmation,
    Confirmer,
    Consent,
    Delivery,
    DueItem,
    FigureOrder,
    HandedOut,
    HelpRequest,
    ImportRun,
    Invitation,
    LeaverProposal,
    ParkedUpdate,
    PassingMessage,
    Person,
    PersonRole,
    Pin,
    ProfileStatement,
    Rebinding,
    RebindingVote,
    ReceivedFile,
    Renewal,
    Result,
    ResultDue,
    ResultItem,
    ResultPicture,
    RightRequest,
    RoleProposal,
    StoredAnswer,
    StoredPicture,
    StoredSession,
    StructureDraft,
    Submission,
    Summary,
    SurveyDraft,
)

ANSWERS: Final = "answers"  # goes when consent was withdrawn, when the time of keeping is over, and with a deletion
EVERYTHING: Final = "everything"  # goes with a deletion

ROSTER: Final = "roster"  # the agency's own list; without it the next roster would bring the person back anew
TOOK_PART: Final = "took-part"  # that somebody took part, in which unit, when
PROOF: Final = "proof"  # consents, their withdrawal, the request itself, why a list of people was taken out
OPAQUE: Final = "opaque"  # privileged acts, by number
ACCOUNT: Final = "account"  # the chat, until the person was told; then it is let go
OTHERWISE: Final = "otherwise"  # about what somebody planned or did, and nothing about them
REASONS: Final = (ROSTER, TOOK_PART, PROOF, OPAQUE, ACCOUNT, OTHERWISE)
"""Why something stays; each, but for the last, has its words on the screen, before and after."""


def _each(said: Mapping[str, str]) -> dict[str, str]:
    """What is said of columns, by column: given are what is said and, with blanks between, the columns."""
    return {column: one for one, columns in said.items() for column in columns.split()}


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a table's rows about somebody.

    ``person``, ``session`` or ``result`` is the column by which they are theirs; ``whose`` a condition where there is
    none, made of the person's number. ``rows``: from which scope on they go as a whole; ``blank``: columns that are
    emptied, with their scope. ``stays``: why each other column stays.
    """

    model: Any
    person: Any = None
    session: Any = None
    result: Any = None
    whose: Any = None
    rows: str = ""
    blank: Mapping[str, str] = field(default_factory=dict)
    stays: Mapping[str, str] = field(default_factory=dict)

    def of_person(self, person_id: int) -> ColumnElement[bool]:
        """The condition: rows about somebody."""
        if self.hangs_on_session:
            return self.of_sessions(select(StoredSession.id).where(StoredSession.person_id == person_id))
        found: ColumnElement[bool] = self.person == person_id if self.whose is None else self.whose(person_id)
        return found

    def of_sessions(self, sessions: Any) -> ColumnElement[bool]:
        """The condition: rows that hang on sessions, given as numbers or as a query of them."""
        if self.result is not None:
            return self._of_results(select(Result.id).where(Result.session_id.in_(sessions)))
        found: ColumnElement[bool] = self.session.in_(sessions)
        return found

    def _of_results(self, results: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = self.result.in_(results)
        return found

    @property
    def hangs_on_session(self) -> bool:
        """Whether its rows go with the answers of a session, whoever's it is."""
        return self.session is not None or self.result is not None


def _met(person_id: int) -> ColumnElement[bool]:
    return ParkedUpdate.chat_key.in_(select(Chat.key).where(Chat.person_id == person_id))


def _sent(person_id: int) -> ColumnElement[bool]:
    return ResultPicture.delivery_id.in_(select(Delivery.id).where(Delivery.person_id == person_id))


def _acted(person_id: int) -> ColumnElement[bool]:
    actor = f"person:{person_id}"
    return (AuditEntry.actor == actor) | (AuditEntry.subject == actor)


def _took_out(person_id: int) -> ColumnElement[bool]:
    return HandedOut.actor == f"person:{person_id}"


def _imported(person_id: int) -> ColumnElement[bool]:
    return ImportRun.actor == f"person:{person_id}"


FATES: Final = (
    Fate(
        Person,
        person=Person.id,
        stays=_each(
            {
                ROSTER: "staff_code full_name search_key sort_key unit_id agency_id title position_group job_position"
                " rank birth_month ratings language_degrees experience_exception supervisor_id language form_of_address"
                " messenger valid_from left_on",
                PROOF: "frozen_at",
            }
        ),
        blank=_each({EVERYTHING: "reminders_stopped_at snoozed_until digest_rhythm leaving_on leaving_by"}),
    ),
    Fate(PersonRole, person=PersonRole.person_id, stays=_each({ROSTER: "person_id role unit_id source"})),
    Fate(
        Consent,
        person=Consent.person_id,
        stays=_each({PROOF: "person_id purpose given notice_version language channel at"}),
    ),
    Fate(
        RightRequest,
        person=RightRequest.person_id,
        blank=_each({EVERYTHING: "wish"}),
        stays=_each(
            {
                PROOF: "person_id kind asked_at through answer_due_on answered_at answered_by due_on extended_at"
                " extended_by extension_reason done_at done_by outcome refusal_reason figures code_key"
            }
        ),
    ),
    Fate(AuditEntry, whose=_acted, stays=_each({OPAQUE: "at actor act subject details position hash"})),
    Fate(
        Chat,
        person=Chat.person_id,
        blank=_each({ANSWERS: "session_id"}),
        stays=_each(
            {
                ACCOUNT: "key address person_id bound_at language place revision shown_revision wanted_at message_id"
                " bottom_id asks asks_from asks_since unreachable_at wrong_tries tries_until menu"
            }
        ),
    ),
    Fate(
        StoredSession,
        session=StoredSession.id,
        blank=_each({ANSWERS: "state facts lists_sha256 language changed_at"}),
        stays=_each(
            {
                TOOK_PART: "campaign_id person_id version_id unit_code status revision turn started_on submitted_at"
                " erased_at stood"
            }
        ),
    ),
    Fate(StoredAnswer, session=StoredAnswer.session_id, rows=ANSWERS),
    Fate(StoredPicture, session=StoredPicture.session_id, rows=ANSWERS),
    Fate(Submission, session=Submission.session_id, rows=ANSWERS),
    Fate(Result, session=Result.session_id, rows=ANSWERS),
    Fate(ResultItem, result=ResultItem.result_id, rows=ANSWERS),
    Fate(Confirmation, session=Confirmation.session_id, rows=ANSWERS),
    Fate(ResultDue, person=ResultDue.person_id, rows=ANSWERS),
    Fate(ResultPicture, whose=_sent, rows=ANSWERS),
    Fate(Confirmer, person=Confirmer.person_id, rows=EVERYTHING),
    Fate(ProfileStatement, session=ProfileStatement.session_id, rows=ANSWERS),
    Fate(ParkedUpdate, whose=_met, rows=ANSWERS),  # what was typed and could not be processed
    Fate(Delivery, person=Delivery.person_id, rows=EVERYTHING),
    Fate(  # until it is deleted there
        PassingMessage,
        person=PassingMessage.person_id,
        stays=_each({ACCOUNT: "person_id address message_id sent_at delete_after"}),
    ),
    Fate(DueItem, person=DueItem.person_id, rows=EVERYTHING),
    Fate(FigureOrder, person=FigureOrder.person_id, rows=EVERYTHING),
    Fate(HandedOut, whose=_took_out, stays=_each({OPAQUE: "at actor what campaign_id", PROOF: "reason"})),
    Fate(
        ImportRun,
        whose=_imported,
        stays=_each({OPAQUE: "actor", OTHERWISE: "kind sha256 state done total started_at leased_until finished_at"}),
    ),
    Fate(Absence, person=Absence.person_id, rows=EVERYTHING),
    Fate(HelpRequest, person=HelpRequest.person_id, rows=EVERYTHING),
    Fate(Summary, person=Summary.person_id, rows=EVERYTHING),
    Fate(LeaverProposal, person=LeaverProposal.person_id, rows=EVERYTHING),
    Fate(Pin, person=Pin.person_id, rows=EVERYTHING),
    Fate(Invitation, person=Invitation.person_id, rows=EVERYTHING),
    Fate(Rebinding, person=Rebinding.person_id, rows=EVERYTHING),
    Fate(RebindingVote, person=RebindingVote.person_id, rows=EVERYTHING),
    Fate(RoleProposal, person=RoleProposal.person_id, rows=EVERYTHING),
    Fate(ReceivedFile, person=ReceivedFile.person_id, rows=EVERYTHING),
    Fate(SurveyDraft, person=SurveyDraft.person_id, rows=EVERYTHING),
    Fate(StructureDraft, person=StructureDraft.person_id, rows=EVERYTHING),
    Fate(
        Campaign,
        person=Campaign.created_by,
        stays=_each(
            {
                OPAQUE: "created_by approved_by approved_at",
                ROSTER: "audience",  # a rule, or staff codes
                OTHERWISE: "survey_id version_id state opens_at closes_at created_at plan_revision grace_until"
                " correct_until reminders follows_id paused_at sending_paused_at released_at revision words filled_at",
            }
        ),
    ),
    Fate(
        Renewal,
        person=Renewal.asked_by,
        stays=_each(
            {
                OPAQUE: "asked_by asked_at",
                OTHERWISE: "campaign_id version_id state reached people carried aside removed changed failed done_at",
            }
        ),
    ),
)

NOTHING_PERSONAL: Final = frozenset(
    {
        "units",
        "list_entries",
        "list_snapshots",
        "surveys",
        "survey_versions",
        "calendar_entries",
        "job_runs",
        "alarms",
        "received",
        "installation",
        "figure_releases",
        "figure_files",
        "erased_counts",
    }
)
"""Tables with nothing about a person in them."""

SCOPES: Final[Mapping[str, tuple[str, ...]]] = {ANSWERS: (ANSWERS,), EVERYTHING: (ANSWERS, EVERYTHING)}
"""What goes with an erasure of a scope: everything takes the answers with it."""
