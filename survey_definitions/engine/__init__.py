"""Survey + state + input + now → state + events + next step. Pure."""

from survey_definitions import events, inputs

__all__ = ["events", "inputs"]
