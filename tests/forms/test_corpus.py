"""Real survey files that nobody here wrote: each runs to its end or is refused with a reason.

They are not part of the repository; without them this is skipped. `SURVEY_FORMS` names another folder.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.forms.run import CRASHED, PLACED, STUCK, TAKEN, UNPLACED, WITH_FILES, files, outcome

FOLDER = Path(os.environ.get("SURVEY_FORMS", Path(__file__).parents[3] / "shared" / "forms"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no survey files in {FOLDER}")
STEPS = 40


@pytest.mark.slow
def test_every_file_runs_or_is_refused_with_a_reason():
    found = {path: outcome(path, STEPS) for path in files(FOLDER)}
    assert {str(path): one.why for path, one in found.items() if one.kind in (CRASHED, UNPLACED)} == {}
    counts = Counter(one.kind for one in found.values())
    assert counts[TAKEN] + counts[WITH_FILES] > 0.88 * len(found)
    assert counts[STUCK] + counts[PLACED] < 0.12 * len(found)
