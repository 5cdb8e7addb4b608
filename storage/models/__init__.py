"""The tables, one module a subject. Import this package to have them all in `Base.metadata`."""

from storage.base import Base
from storage.models.campaigns import (
    Campaign,
    ListSnapshot,
    Renewal,
    StoredAnswer,
    StoredPicture,
    StoredSession,
    Submission,
)
from storage.models.chats import Chat, Invitation, Rebinding, RebindingVote
from storage.models.figures import FigureFile, FigureOrder, FigureRelease, HandedOut
from storage.models.imports import ImportRun, LeaverProposal, ProfileStatement, StructureDraft
from storage.models.operations import (
    AuditEntry,
    CalendarEntry,
    Delivery,
    DueItem,
    ErasedCount,
    HelpRequest,
    Installation,
    ParkedUpdate,
    PassingMessage,
    Received,
    ReceivedFile,
)
from storage.models.organisation import ListEntry, Unit
from storage.models.people import Absence, Consent, Person, PersonRole, Pin, RightRequest, RoleProposal
from storage.models.results import Confirmation, Confirmer, Result, ResultDue, ResultItem, ResultPicture
from storage.models.surveys import StoredSurvey, SurveyDraft, SurveyVersion
from storage.models.watching import Alarm, JobRun, Summary

__all__ = [
    "Absence",
    "Alarm",
    "AuditEntry",
    "Base",
    "CalendarEntry",
    "Campaign",
    "Chat",
    "Confirmation",
    "Confirmer",
    "Consent",
    "Delivery",
    "DueItem",
    "ErasedCount",
    "FigureFile",
    "FigureOrder",
    "FigureRelease",
    "HandedOut",
    "HelpRequest",
    "ImportRun",
    "Installation",
    "Invitation",
    "JobRun",
    "LeaverProposal",
    "ListEntry",
    "ListSnapshot",
    "ParkedUpdate",
    "PassingMessage",
    "Person",
    "PersonRole",
    "Pin",
    "ProfileStatement",
    "Rebinding",
    "RebindingVote",
    "Received",
    "ReceivedFile",
    "Renewal",
    "Result",
    "ResultDue",
    "ResultItem",
    "ResultPicture",
    "RightRequest",
    "RoleProposal",
    "StoredAnswer",
    "StoredPicture",
    "StoredSession",
    "StoredSurvey",
    "StructureDraft",
    "Submission",
    "Summary",
    "SurveyDraft",
    "SurveyVersion",
    "Unit",
]
