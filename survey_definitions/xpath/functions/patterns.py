"""regex()."""

from __future__ import annotations

import re

from survey_definitions.xpath.registry import function

function("regex", "ss")(lambda _, s, pattern: bool(re.compile(pattern).search(s)))
