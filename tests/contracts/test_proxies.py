"""The proxies of docs/deploy before a bot that runs: TLS ends there, nothing but Telegram's calls goes through."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import select

from bot.receiving.webhook import HEADER
from storage.models import Received
from tests.docs_tools import ROOT
from tests.support.child import free_port
from tests.support.house import FIRST_ACCOUNT, House
from tests.support.patience import PATIENCE

FOLDER = ROOT / "docs" / "deploy"
TELEGRAMS = "a-secret_of-Telegrams"
UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": FIRST_ACCOUNT, "type": "private"},
        "from": {"id": FIRST_ACCOUNT, "is_bot": False, "first_name": "A"},
        "text": "/stop",
    },
}

pytestmark = pytest.mark.slow


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "localhost.pem", folder / "localhost.key"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


def nginx(folder: Path, port: int, bot: int) -> list[str]:
    """nginx with our server block, on this port; gives the command."""
    certificate, key = self_signed(folder)
    ours = (FOLDER / "nginx.conf").read_text()
    for theirs, here in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8443": f"127.0.0.1:{bot}",
        "/etc/ssl/survey.example.org.pem": str(certificate),
        "/etc/ssl/private/survey.example.org.key": str(key),
    }.items():
        assert theirs in ours
        ours = ours.replace(theirs, here)
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off; pid {folder}/nginx.pid; events {{}} http {{ {paths}\n{ours} }}"
    if os.geteuid() == 0:
        whole = f"user root; {whole}"
    (folder / "whole.conf").write_text(whole)
    return ["nginx", "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "whole.conf")]


def caddy(folder: Path, port: int, bot: int) -> list[str]:
    """Caddy with our site, on this port, with a certificate of its own making; gives the command."""
    ours = (FOLDER / "Caddyfile").read_text()
    assert "bot:8443" in ours
    ours = ours.replace("bot:8443", f"127.0.0.1:{bot}").replace("{$DOMAIN}", f"https://localhost:{port}")
    own = "{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n"
    (folder / "Caddyfile").write_text(own + ours)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@asynccontextmanager
async def running(command: list[str], folder: Path):
    """The proxy, until the block ends."""
    # Caddy keeps its certificates where these point.
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))
    with (folder / "proxy.log").open("w") as log:
        process = await asyncio.create_subprocess_exec(*command, env=os.environ | homes, stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def answers(http: aiohttp.ClientSession, url: str) -> None:
    """Wait until the proxy takes connections."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await http.get(url)
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
            else:
                return


@pytest.mark.one_in(2)
@pytest.mark.parametrize("proxy", [nginx, caddy], ids=lambda made: made.__name__)
async def test_telegrams_calls_come_through_and_nothing_else(proxy, tmp_path):
    program = proxy.__name__
    if shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip(f"no {program} here")
    house = House(tmp_path, "", "webhook")
    await house.open(1)
    port, bot = free_port(), free_port()
    child = house.child("run", WEBHOOK_LISTEN=f"127.0.0.1:{bot}", WEBHOOK_SECRET=TELEGRAMS)
    folder = tmp_path / program
    folder.mkdir()
    await child.start()
    await child.says("running")
    url, secret = f"https://localhost:{port}", {HEADER: TELEGRAMS}
    async with (
        running(proxy(folder, port, bot), folder),
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as http,
    ):
        await answers(http, url)
        told = [(await http.post(f"{url}/telegram", json=UPDATE, headers=given)).status for given in (secret, {})]
        others = [(await http.get(f"{url}{path}")).status for path in ("/", "/metrics", "/healthz", "/telegram/x")]
        large = (await http.post(f"{url}/telegram", data=b"x" * (2 << 20), headers=secret)).status
    assert told == [200, 403]
    assert others == [404, 404, 404, 404]
    assert large in (413, 502), "413 from nginx and from Caddy since 2.7; before, Caddy called it a broken gateway"
    assert house.database.read_now(lambda uow: list(uow.orm.scalars(select(Received.update_id)))) == [7]
    await house.close()
