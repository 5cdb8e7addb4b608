"""Files, contacts and places: sending them, and fetching what people sent."""

import hashlib
import secrets
import struct
from typing import Any

from bot.sandbox.backend import Backend, Params
from bot.sandbox.methods.fitting import Upload
from bot.sandbox.methods.methods_messages import caption_content, send
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import Body, StoredFile, World

_MOST_DOWNLOAD = 20 * 1024 * 1024
_MOST_UPLOAD = 50 * 1024 * 1024
_MOST_PHOTO = 10 * 1024 * 1024
_MOST_SIDES = 10_000  # width and height together
_MOST_RATIO = 20
_FOLDERS = {"photo": "photos", "voice": "voice", "document": "documents", "video": "videos", "audio": "music"}
_EXTENSIONS = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "audio": ".mp3", "animation": ".mp4"}
_PNG = b"\x89PNG\r\n\x1a\n"
_PHOTO_SIDE = (640, 480)


def send_file(backend: Backend, params: Params, kind: str) -> Body:
    """A file to a chat, uploaded now or known by its file_id."""
    content = caption_content(params)
    return send(backend, params, _described(backend.world, kind, _file_of(backend, params[kind], kind)) | content)


def send_contact(backend: Backend, params: Params) -> Body:
    """A telephone number with a name."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    return send(backend, params, {"contact": {name: params[name] for name in names if name in params}})


def send_location(backend: Backend, params: Params) -> Body:
    """A place on the map."""
    place = {"latitude": params["latitude"], "longitude": params["longitude"]}
    return send(backend, params, {"location": place})


def get_file(backend: Backend, params: Params) -> Body:
    """Where a file can be fetched. Telegram gives no more than 20 MB to a bot."""
    file = known_file(backend, params["file_id"])
    if file.size > _MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return _identity(file) | {"file_path": file.path}


def known_file(backend: Backend, identifier: str) -> StoredFile:
    """A file by its id. Raises Refusal (400)."""
    file = backend.world.files.get(identifier)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return file


def store(world: World, kind: str, upload: Upload) -> StoredFile:
    """Keeps an uploaded file under a new id."""
    unique = hashlib.sha256(secrets.token_bytes(16)).hexdigest()[:16]
    number = len(world.files) + 1
    extension = _EXTENSIONS.get(kind) or "." + upload.name.rpartition(".")[2].lower()
    path = f"{_FOLDERS.get(kind, 'animations')}/file_{number}{extension}"
    identifier = "BQAC" + secrets.token_urlsafe(40).replace("-", "A")
    file = StoredFile(identifier, unique, upload.name, upload.mime, len(upload.content), path)
    return world.keep_file(file, upload.content)


def described(world: World, kind: str, upload: Upload) -> Body:
    """The content of a message with this file."""
    return _described(world, kind, store(world, kind, upload))


def _file_of(backend: Backend, given: Upload | str, kind: str) -> StoredFile:
    if isinstance(given, Upload):
        _check_upload(given, kind)
        return store(backend.world, kind, given)
    if given.startswith(("http://", "https://")):
        raise bad_request("Failed to get HTTP URL content")
    file = backend.world.files.get(given)
    if file is None:
        raise bad_request("Wrong remote file identifier specified: Wrong string length")
    return file


def _check_upload(upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > _MOST_UPLOAD:
        raise bad_request("file is too big")
    if kind == "photo":
        if len(upload.content) > _MOST_PHOTO:
            raise bad_request("PHOTO_SAVE_FILE_INVALID")
        sides = _dimensions(upload.content)
        if sides is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if sum(sides) > _MOST_SIDES or max(sides) > _MOST_RATIO * min(sides):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _described(world: World, kind: str, file: StoredFile) -> Body:
    about: Body = _identity(file)
    if kind == "photo":
        width, height = _dimensions(world.content(file)) or _PHOTO_SIDE
        return {"photo": [about | {"width": width, "height": height}]}
    if kind == "document":
        return {"document": about | {"file_name": file.name, "mime_type": file.mime}}
    length: dict[str, Any] = {"duration": 1, "mime_type": file.mime}
    if kind in ("video", "animation"):
        length |= {"width": _PHOTO_SIDE[0], "height": _PHOTO_SIDE[1]}
    return {kind: about | length}


def _identity(file: StoredFile) -> Body:
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size}


def _dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG picture; None for anything else."""
    if content.startswith(_PNG):
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_dimensions(content)
    return None


def _jpeg_dimensions(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:  # noqa: PLR2004 - a marker's first byte
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 - the frame headers
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + length
    return _PHOTO_SIDE
