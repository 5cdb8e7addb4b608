"""The tables, one module a subject. Import this package to have them all in `Base.metadata`."""

from storage.base import Base
from storage.models.campaigns import Campaign, ListSnapshot, StoredAnswer, StoredSession, Submission
from storage.models.chats import Chat, Invitation
from storage.models.operations import AuditEntry, Delivery, DueItem, HelpRequest, Installation, ParkedUpdate, Received
from storage.models.organisation import ListEntry, Unit
from storage.models.people import Absence, Consent, Person, PersonRole, RightRequest
from storage.models.surveys import StoredSurvey, SurveyDraft, SurveyVersion
from storage.models.watching import Alarm, JobRun, Summary

__all__ = [
    "Absence",
    "Alarm",
    "AuditEntry",
    "Base",
    "Campaign",
    "Chat",
    "Consent",
    "Delivery",
    "DueItem",
    "HelpRequest",
    "Installation",
    "Invitation",
    "JobRun",
    "ListEntry",
    "ListSnapshot",
    "ParkedUpdate",
    "Person",
    "PersonRole",
    "Received",
    "RightRequest",
    "StoredAnswer",
    "StoredSession",
    "StoredSurvey",
    "Submission",
    "Summary",
    "SurveyDraft",
    "SurveyVersion",
    "Unit",
]
