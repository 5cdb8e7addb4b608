"""One transaction for each use case: its connection, its ORM session (opened when first asked for), the vault."""

from __future__ import annotations

from typing import Self

from sqlalchemy import Connection
from sqlalchemy.orm import Session as Orm

from storage.vault import Vault


class UnitOfWork:
    """What a use case works with. Committing is not its business: `storage.database.Database` does that."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault
        self.other_chats: list[int] = []  # whose screen changed beside that of whoever acts: shown once it is committed
        self._orm: Orm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write what is held back, unless something was raised, and let it go."""
        try:
            if kind is None:
                self.finish()
        finally:
            self.close()

    @property
    def orm(self) -> Orm:
        """The ORM session on this transaction; the answering path does without."""
        if self._orm is None:
            self._orm = Orm(self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        return self._orm

    @property
    def is_sqlite(self) -> bool:
        """Whether this runs on SQLite, where one writer makes row locks needless."""
        return self.connection.dialect.name == "sqlite"

    def finish(self) -> None:
        """Write what the ORM session holds back (it works in a savepoint, so that its failures stay its own)."""
        if self._orm is not None:
            self._orm.commit()

    def close(self) -> None:
        """Let the ORM session go; rows handed out stay readable."""
        if self._orm is not None:
            self._orm.expunge_all()
            self._orm.close()
