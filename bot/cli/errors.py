"""Errors that the operator can mend, as sentences."""

from __future__ import annotations

from sqlalchemy.exc import OperationalError

from bot.installation import InstallationError
from bot.services.refusals import Refusal
from bot.settings import SettingsError
from storage.presence import NotAloneError
from storage.schema import NewerDatabaseError
from storage.vault import WrongKeyError
from survey_definitions.problems import SurveyRejected

REFUSED = 1  # what was asked is not done
NOT_STARTED = 2  # the installation does not let anything be done


def explained(error: Exception) -> tuple[str, int]:
    """The sentence to print and the exit code; an empty sentence for a fault of the program itself."""
    if isinstance(error, SurveyRejected):
        return "\n".join(str(problem) for problem in error.problems), REFUSED
    if isinstance(error, Refusal):
        return error.message, REFUSED
    if isinstance(error, (SettingsError, InstallationError, WrongKeyError, NewerDatabaseError, NotAloneError)):
        return str(error), NOT_STARTED
    if isinstance(error, OperationalError):
        return f"the database cannot be used: {error.orig}".strip(), NOT_STARTED
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}", REFUSED
    return "", 0
