"""``python -m storage.migrations "what changes"``: write a new migration from the models."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from storage import schema
from storage.database import make_engine


def main(message: str) -> None:
    """Compare the models with a database at head and write the difference as the next migration."""
    number = f"{int(re.sub(r'[^0-9].*', '', schema.head()) or 0) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'head.sqlite'}")
        schema.migrate(engine)
        with engine.connect() as connection:
            command.revision(schema.config(connection), message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():  # noqa: PLR2004 - the program and the message
        sys.exit('say what changes: make migration m="..."')
    main(sys.argv[1])
