"""The ODK XForms function library, by subject. Importing it fills the registry."""

from survey_definitions.xpath.functions import (
    choices,
    dates,
    geography,
    logic,
    mathematics,
    nodes,
    numbers,
    patterns,
    strings,
)

__all__ = ["choices", "dates", "geography", "logic", "mathematics", "nodes", "numbers", "patterns", "strings"]
