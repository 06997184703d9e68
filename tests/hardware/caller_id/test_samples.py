"""What devices say, byte for byte, and what is read in it: `tests/data/caller_id` and `smdr`.

A sample's name begins with its profile; without one it is of a Hayes modem.
The texts follow the manuals of the makers named in the file names, and what other programs recorded of them.
`fsk_ht9032d_forum` is what an HT9032D module sent (Arduino forum, topic 361698), with the control bytes that
the page lost put back after GR-30; `fsk_linksprite_sdmf` follows LinkSprite's description of its module.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hardware.caller_id.events import to_json_dict
from hardware.caller_id.profiles import PROFILES, parser_for
from hardware.caller_id.series import merged

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(path for kind in ("caller_id", "smdr") for path in (DATA / kind).glob("*.bin"))
AT = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)


def read(data: bytes, profile: str, *, chunk: int = 4096) -> list[dict[str, Any]]:
    """Return the events without what all of them share."""
    parser = parser_for(profile)
    chunks = [data[start : start + chunk] for start in range(0, len(data), chunk)]
    events = merged([*(event for part in chunks for event in parser.feed(part, AT)), *parser.close(AT)])
    told = [to_json_dict(event, UTC) for event in events]
    for fields in told:
        assert fields.pop("at") == "2026-11-23T12:07:12.000+00:00"
        if fields["event"] in {"caller_id", "smdr"}:
            assert bytes.fromhex(fields.pop("raw_hex"))
        if fields["event"] == "smdr":
            assert fields.pop("raw")
    return told


def profile_of(sample: Path) -> str:
    word = sample.stem.split("_")[0]
    return word if word in PROFILES else "hayes"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_written_beside_it(sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert read(sample.read_bytes(), profile_of(sample)) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_auto_reads_the_same_byte_by_byte(sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert read(sample.read_bytes(), "auto", chunk=1) == expected


ALIKE = frozenset({"whozz", "netcallerid"})
"""Boxes that can be switched to the same lines."""


@pytest.mark.parametrize(
    "profile", [name for name in PROFILES if name not in {"auto", "hayes", "pattern", "contacts"}]
)
def test_no_device_is_mistaken_for_another(profile: str) -> None:
    """What one kind of device says is no call by the rules of another, but for what they have in common."""
    for sample in SAMPLES:
        if profile != profile_of(sample) and not {profile, profile_of(sample)} <= ALIKE:
            kinds = {event["event"] for event in read(sample.read_bytes(), profile)}
            assert kinds <= {"unparsed"}, sample.stem
