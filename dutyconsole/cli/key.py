"""`key`: the key that signs evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.app.commands import RenewKey
from dutyconsole.cli.output import Exit, iso
from dutyconsole.domain.signing import judge

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.cli.session import Call
    from dutyconsole.domain.signing import SigningKey


def show(call: Call) -> int:
    """Print the room's public keys, oldest first; exit 1 where this machine's is lost or foreign."""
    with call.console() as console:
        keys = console.desk.ask(lambda queries: queries.signing_keys()).result()
        here = console.signer.public()
        for key in keys:
            _print(call, key, console.zone, here=key.public == here)
        return Exit.FOUND_WRONG if judge(keys, here) is not None else Exit.GOOD


def renew(call: Call) -> int:
    """Make a new key in the name of an administrator and print it."""
    with call.console() as console:
        key = console.desk.submit(RenewKey(), call.person(console)).result()
        _print(call, key, console.zone, here=True)
    return Exit.GOOD


def _print(call: Call, key: SigningKey, zone: ZoneInfo, *, here: bool) -> None:
    fields = {
        "fingerprint": key.fingerprint,
        "public_key": key.public.hex(),
        "made_at": iso(key.made_at, zone),
        "made_by": key.made_by,
        "here": here,
    }
    call.output.row(fields, f"{key.fingerprint}\t{iso(key.made_at, zone)}\t{'*' if here else ''}")
