"""The tables, one module a subject. Import this package to have them all in `Base.metadata`."""

from storage.base import Base
from storage.models.campaigns import Campaign, ListSnapshot, StoredAnswer, StoredSession, Submission
from storage.models.chats import Chat, Invitation, Rebinding
from storage.models.operations import AuditEntry, Delivery, DueItem, HelpRequest, Installation, ParkedUpdate, Received
from storage.models.organisation import ListEntry, Unit
from storage.models.people import Absence, Consent, Person, PersonRole, RightRequest
from storage.models.surveys import StoredSurvey, SurveyDraft, SurveyVersion

__all__ = [
    "Absence",
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
    "ListEntry",
    "ListSnapshot",
    "ParkedUpdate",
    "Person",
    "PersonRole",
    "Rebinding",
    "Received",
    "RightRequest",
    "StoredAnswer",
    "StoredSession",
    "StoredSurvey",
    "Submission",
    "SurveyDraft",
    "SurveyVersion",
    "Unit",
]
