"""Faults on purpose: a call that fails as calls to Telegram do fail."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Fault:
    """What shall happen to the next ``times`` calls.

    ``kind`` is an HTTP status (the call is not carried out), or ``reset`` (the connection breaks before), ``lost``
    (carried out, but the answer never arrives), ``timeout`` (no answer at all, not carried out), ``late`` (carried
    out, answered after ``seconds``), ``slow`` (carried out and answered after ``seconds``), ``page`` (not carried out:
    something in between answers with status 200 and ``body``).
    """

    kind: int | str
    method: str | None = None
    chat_id: int | None = None
    retry_after: int | None = None
    seconds: float = 0.0
    times: int = 1
    body: str = "<html><head><title>Please sign in</title></head></html>"

    def meets(self, method: str, params: dict[str, Any]) -> bool:
        """Whether this call is meant."""
        if self.method not in (None, method) or (self.method is None and method == "getUpdates"):
            return False
        return self.chat_id is None or str(params.get("chat_id")) == str(self.chat_id)


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []

    def take(self, method: str, params: dict[str, Any]) -> Fault | None:
        """The fault for this call, used up by it."""
        if not self.coming:
            return None
        fault = next((one for one in self.coming if one.meets(method, params)), None)
        if fault:
            fault.times -= 1
            if fault.times <= 0:
                self.coming.remove(fault)
        return fault
