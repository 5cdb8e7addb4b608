"""Pictures that people sent as answers: files beside the database, each sealed with a key of its own.

A file is called by the hash of what it holds, so that the same picture is kept once. Its key follows from the same
content and stands, sealed, in the row that refers to it: without a row nobody can open the file, whatever copies of it
there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage import private

_NONCE: Final = bytes(12)  # a key is made of one content and seals nothing else
_KEY: Final = b"surveybot picture key "


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture on disk: its name, as the answer has it, and the key that opens it."""

    name: str
    key: bytes


def described(content: bytes, ending: str) -> PictureFile:
    """What a picture will be called, and its key."""
    return PictureFile(f"{sha256(content).hexdigest()}{ending}", sha256(_KEY + content).digest())


class PictureFolder:
    """The folder, which nobody but its owner may look into."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, file: PictureFile, content: bytes) -> None:
        """Write a picture, whole or not at all; one that is there already is left as it is."""
        self.put(file.name, AESGCM(file.key).encrypt(_NONCE, content, Path(file.name).stem.encode()))

    def put(self, name: str, sealed: bytes) -> None:
        """Write a file as it is sealed."""
        target = private.folder(self.path) / name
        if target.exists():
            return
        part = self.path / f".{name}.{os.getpid()}"
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 - a mode
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)

    def sealed(self, name: str) -> bytes | None:
        """A file as it is sealed; None when it is not there."""
        path = self.path / Path(name).name
        return path.read_bytes() if path.is_file() else None

    def open(self, file: PictureFile) -> bytes | None:
        """A picture; None when its file is not there, or is not what its row speaks of."""
        sealed = self.sealed(file.name)
        if sealed is None:
            return None
        try:
            return AESGCM(file.key).decrypt(_NONCE, sealed, Path(file.name).stem.encode())
        except InvalidTag:
            return None

    def names(self) -> Iterator[str]:
        """What is there, files included that a crash left half written."""
        return (path.name for path in self.path.iterdir() if path.is_file()) if self.path.is_dir() else iter(())

    def remove(self, names: Iterable[str]) -> int:
        """Remove files for good; gives how many there were."""
        found = [path for path in (self.path / Path(name).name for name in names) if path.exists()]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)
