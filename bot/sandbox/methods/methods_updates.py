"""getUpdates, and the webhook that takes its place."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.backend import Backend, Params
from bot.sandbox.refusals import TelegramRefusal, bad_request
from bot.sandbox.world import Body

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS = frozenset({80, 88, 443, 8443})
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_SECRET = 256
_CONNECTIONS = 40
_MOST_CONNECTIONS = 100


async def get_updates(backend: Backend, params: Params) -> list[Any]:
    """What waits, by long polling."""
    return await backend.poller.get(params, webhook=backend.webhooks.active)


def set_webhook(backend: Backend, params: Params) -> bool:
    """Has updates delivered to an address; an empty address takes the webhook away."""
    url = params.get("url", "")
    if not url:
        return delete_webhook(backend, params)
    wanted = _wanted(url, params)
    backend.queue.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        backend.queue.clear()
    if wanted != backend.webhooks.settings:
        backend.poller.abort("terminated by setWebhook request")
        backend.world.keep_setting("webhook", wanted)
    backend.webhooks.changed()
    return True


def delete_webhook(backend: Backend, params: Params) -> bool:
    """Back to polling."""
    if params.get("drop_pending_updates"):
        backend.queue.clear()
    backend.world.keep_setting("webhook", None)
    backend.webhooks.changed()
    return True


def webhook_info(backend: Backend, params: Params) -> Body:  # noqa: ARG001 - every method has the same shape
    """How the webhook is doing."""
    webhook = backend.webhooks.settings
    allowed = backend.world.settings.get("allowed_updates")
    info: Body = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(backend.queue),
    }
    if webhook:
        info |= {"max_connections": webhook["max_connections"]} | backend.webhooks.errors
    return info | ({"allowed_updates": allowed} if allowed else {})


def _wanted(url: str, params: Params) -> Body:
    _check_address(url)
    secret = params.get("secret_token", "")
    if len(secret) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(params.get("max_connections", _CONNECTIONS), 1), _MOST_CONNECTIONS)
    return {"url": url, "secret": secret, "max_connections": connections}


def _check_address(url: str) -> None:
    """HTTPS and the four ports; a loopback address may have any port and no encryption."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port, host = parts.port, parts.hostname
    except ValueError:
        raise _invalid_address() from None
    if not host or parts.scheme not in ("http", "https"):
        raise _invalid_address()
    if host in _LOOPBACK:
        return
    if parts.scheme == "http":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _invalid_address() -> TelegramRefusal:
    return bad_request("invalid webhook URL specified")
