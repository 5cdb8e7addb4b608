"""ODK XPath: expression text to closures, and the ODK XForms function library.

Parser and closures are our own: lxml cannot compare dates nor keep `if()` lazy, elementpath is ten times slower.
"""

from survey_definitions.xpath.environment import Environment, Focus, Table
from survey_definitions.xpath.errors import BudgetError, XPathError
from survey_definitions.xpath.expression import Expression, compile_expression
from survey_definitions.xpath.node import Node
from survey_definitions.xpath.registry import FUNCTIONS
from survey_definitions.xpath.values import number_of, text_of

__all__ = [
    "FUNCTIONS",
    "BudgetError",
    "Environment",
    "Expression",
    "Focus",
    "Node",
    "Table",
    "XPathError",
    "compile_expression",
    "number_of",
    "text_of",
]
