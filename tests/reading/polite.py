"""An examiner that says how much less than others it wants a processor."""

from __future__ import annotations

import json
import os
import sys

if __name__ == "__main__":
    sys.stdin.read()
    json.dump({"problems": [], "compiled": None, "nice": os.nice(0)}, sys.stdout)
