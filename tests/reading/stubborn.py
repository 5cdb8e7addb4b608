"""An examiner that tells where it stands and then never ends, whatever signal comes that can be caught."""

from __future__ import annotations

import signal
import sys

if __name__ == "__main__":
    sys.stderr.write('["survey", 3, ""]\n["survey", 7, "relevant"]\n["survey", null, ""]\nsomething else\n')
    sys.stderr.flush()
    for sign in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)
    while True:
        signal.pause()
