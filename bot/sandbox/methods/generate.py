"""Makes ``methods.json`` from a machine-readable Bot API specification.

Run it as ``python -m bot.sandbox.generate SPECIFICATION.json``. Kept are the methods with their parameters and the
object types that can be reached from a parameter: what a caller may send, not what comes back.
"""

import json
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("methods.json")
_SCALARS = frozenset({"Integer", "String", "Boolean", "Float", "InputFile"})
_ARRAY = "Array of "


def compact(specification: dict[str, Any]) -> dict[str, Any]:
    """The table: a parameter is written as its types joined by ``|``, with ``!`` in front where it is required."""
    methods = {name: _fields(method["p"]) for name, method in sorted(specification["methods"].items())}
    updates = [name for name in specification["types"]["Update"]["f"] if name != "update_id"]
    table: dict[str, Any] = {"version": specification["version"], "updates": updates, "methods": methods}
    table |= {"types": {}, "unions": {}}
    waiting = _named(methods.values())
    while waiting:
        name = waiting.pop()
        if name in table["types"] or name in table["unions"]:
            continue
        waiting |= _add_type(table, name, specification["types"][name])
    return table


def _add_type(table: dict[str, Any], name: str, spec: dict[str, Any]) -> set[str]:
    if "s" in spec:
        table["unions"][name] = spec["s"]
        return set(spec["s"])
    table["types"][name] = _fields(spec.get("f", {}))
    return _named([table["types"][name]])


def _fields(spec: dict[str, Any]) -> dict[str, str]:
    return {name: ("!" if required else "") + "|".join(types) for name, (required, types) in spec.items()}


def _named(groups: Any) -> set[str]:
    found = set()
    for fields in groups:
        for written in fields.values():
            found |= {_bare(one) for one in written.lstrip("!").split("|")}
    return found - _SCALARS


def _bare(written: str) -> str:
    return written.replace(_ARRAY, "")


def main() -> None:
    """Reads the specification named on the command line and writes the table beside this file."""
    specification = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(compact(specification), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    TABLE.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
