"""What goes over the local socket between recorder and desk: one JSON object per line, UTF-8.

The client begins with `{"token": …}`; the recorder answers `{"type":"hello"}` and then pushes
`{"type":"fact", …}` for each fact on the disk and `{"type":"status", …}` ten times a second. A client may
send `{"type":"stop"}` to end the recorder, `{"type":"dial", …}` to have a modem dial, answered to everybody
by `{"type":"dialled", …}`, and `{"type":"self_test", …}` to have a line tested, answered alike some seconds
later. Address and token stand in `journal/recorder.json`, which only its owner may read.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.dialling import DialAct, DialRequest
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.status import DeviceReport, Health, LineStatus, RecorderStatus

if TYPE_CHECKING:
    from dutyconsole.paths import DataFolder

ADDRESS_FILE = "recorder.json"
LONGEST_LINE = 1 << 20
ALREADY_RUNS = 3
"""Exit code of a recorder that found another one at work."""


@dataclass(frozen=True)
class Address:
    """Where a recorder listens on 127.0.0.1."""

    pid: int
    port: int
    token: str
    version: str
    started_at: str


def write_address(folder: DataFolder, address: Address) -> None:
    """Tell desks where the recorder is; whole or not at all, readable by the owner only."""
    draft = folder.journal / f"{ADDRESS_FILE}.{address.pid}.tmp"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(address), file)
    draft.replace(folder.journal / ADDRESS_FILE)


def read_address(folder: DataFolder) -> Address | None:
    """Return where a recorder said it is, or None; it may be dead."""
    try:
        raw = json.loads((folder.journal / ADDRESS_FILE).read_text(encoding="utf-8"))
        return Address(
            int(raw["pid"]), int(raw["port"]), str(raw["token"]), raw["version"], raw["started_at"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_address(folder: DataFolder, pid: int) -> None:
    """Take the address away at a clean end, if it is still ours."""
    address = read_address(folder)
    if address is not None and address.pid == pid:
        (folder.journal / ADDRESS_FILE).unlink(missing_ok=True)


def message(kind: str, body: dict[str, Any] | None = None) -> bytes:
    """Return one line of the wire."""
    return (
        json.dumps({"type": kind, **(body or {})}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def status_body(status: RecorderStatus) -> dict[str, Any]:
    """Return a status as JSON values."""
    body = asdict(status)
    for part in (body, *body["lines"]):
        for device in part["devices"]:
            device["state"] = device.pop("health").value
            device["params"] = {name: str(value) for name, value in device["params"].items()}
    return body


def read_status(body: dict[str, Any]) -> RecorderStatus:
    """Read a status back; raises `KeyError`, `TypeError` or `ValueError` where it is not one."""
    lines = tuple(_read_line(raw) for raw in body["lines"])
    names = ("pid", "version", "disk_hours", "free_bytes", "disk_health", "on_reserve")
    rest = {name: body[name] for name in names}
    return RecorderStatus(lines=lines, devices=_read_devices(body["devices"]), **rest)


def dial_body(request: DialRequest) -> dict[str, Any]:
    """Return an order to dial, let go or hang up as JSON values."""
    return {**asdict(request), "act": request.act.value}


def read_dial(body: dict[str, Any]) -> DialRequest | None:
    """Read such an order back; None where it is none."""
    if body.get("type") != "dial":
        return None
    try:
        line, act = LineId(str(body["line"])), DialAct(body["act"])
        number, party = str(body.get("number", "")), str(body.get("party", ""))
        return DialRequest(line, act, str(body["ticket"]), number, party)
    except (KeyError, ValueError):
        return None


def _read_line(raw: dict[str, Any]) -> LineStatus:
    devices = _read_devices(raw["devices"])
    rest = {name: value for name, value in raw.items() if name not in {"devices", "line"}}
    return LineStatus(line=LineId(raw["line"]), devices=devices, **rest)


def _read_devices(raw: list[dict[str, Any]]) -> tuple[DeviceReport, ...]:
    return tuple(DeviceReport(one["device"], Health(one["state"]), one["code"], one["params"]) for one in raw)
