"""What people type, as canonical values, and back."""

from survey_definitions.answers.parsing import parse_answer
from survey_definitions.answers.showing import show_answer
from survey_definitions.answers.unreadable import Unreadable

__all__ = ["Unreadable", "parse_answer", "show_answer"]
