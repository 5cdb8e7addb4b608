"""Tests. Importing this keeps bytecode: here, in the workers of xdist, and in every process that a test starts."""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
