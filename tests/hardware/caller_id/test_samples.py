"""What devices say, byte for byte, and what is read in it: `tests/data/caller_id`.

The texts follow the manuals of the makers named in the file names, and what other programs recorded of them.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hardware.caller_id.events import to_json_dict
from hardware.caller_id.parser import HayesParser
from hardware.caller_id.series import merged

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "caller_id").glob("*.bin"))
AT = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)


def read(data: bytes) -> list[dict[str, Any]]:
    """Return the events without what all of them share."""
    parser = HayesParser()
    events = merged([*parser.feed(data, AT), *parser.close(AT)])
    told = [to_json_dict(event, UTC) for event in events]
    for fields in told:
        assert fields.pop("at") == "2026-11-23T12:07:12.000+00:00"
        if fields["event"] == "caller_id":
            assert fields.pop("raw_hex")
    return told


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_written_beside_it(sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert read(sample.read_bytes()) == expected
