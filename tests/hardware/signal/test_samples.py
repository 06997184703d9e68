"""The samples are heard as well as was promised: how many right, and nothing wrong shown as good."""

from __future__ import annotations

import pytest

from dutyconsole.domain.call import CallerId, Presentation
from hardware.signal.decoder import SoundDecoder
from tests.hardware.signal.samples import dialled, heard_in, manifest, read, told

CALLER_ID = manifest("caller_id")
PRESENTATION = {"": Presentation.OK, "P": Presentation.PRIVATE, "O": Presentation.UNAVAILABLE}


def of_kind(*kinds: str) -> list[dict[str, str]]:
    return [sample for sample in CALLER_ID if sample["kind"] in kinds]


def heard(sample: dict[str, str]) -> list[CallerId]:
    """Return the callers that are heard in the sample."""
    return [one for one in told(heard_in("caller_id/" + sample["file"])) if isinstance(one, CallerId)]


def expected(sample: dict[str, str]) -> tuple[object, ...]:
    stamp = sample["datetime"]
    number, name = sample["number"] or None, sample["name"] or None
    return number, name, PRESENTATION[sample["absent"]], stamp[:4] or None, stamp[4:] or None


def is_right(sample: dict[str, str]) -> bool:
    callers = heard(sample)
    if len(callers) != 1:
        return False
    one = callers[0]
    said = one.number, one.name, one.presentation, one.date, one.time
    return said == expected(sample) and one.method == f"fsk-{sample['kind']}" and one.checksum == "ok"


def test_fsk_is_read_right() -> None:
    samples = of_kind("mdmf", "sdmf")
    wrong = [sample["file"] for sample in samples if not is_right(sample)]
    assert len(samples) == 36
    assert len(wrong) <= 0.05 * len(samples), wrong


def test_fsk_gives_the_bytes_that_were_sent() -> None:
    for sample in of_kind("mdmf", "sdmf"):
        for one in heard(sample):
            assert one.checksum == "bad" or one.raw[:-1].hex().upper() == sample["message"], sample["file"]


def test_no_wrong_number_is_shown_as_good() -> None:
    shown = {
        sample["file"]: {one.number for one in heard(sample) if one.number}
        for sample in CALLER_ID
        if sample["kind"] != "badsum"
    }
    wrong = [s["file"] for s in CALLER_ID if not shown.get(s["file"], set()) <= {s["number"]}]
    assert wrong == []


def test_a_wrong_checksum_gives_a_report_without_a_number() -> None:
    reports = [heard(sample) for sample in of_kind("badsum")]
    assert [[(one.number, one.name, one.checksum) for one in said] for said in reports] == (
        [[(None, None, "bad")]] * 4
    )


def test_caller_id_by_dtmf_is_read_right() -> None:
    samples = of_kind("dtmf")
    right = [
        [(one.number, one.method, one.raw.decode()) for one in heard(sample)]
        == [(sample["number"], "dtmf", sample["message"])]
        for sample in samples
    ]
    assert sum(right) >= 0.97 * len(samples)


def test_nothing_is_found_where_there_is_nothing() -> None:
    names = ["caller_id/" + sample["file"] for sample in of_kind("none")]
    assert [name for name in names if told(heard_in(name)) or dialled(heard_in(name))] == []


def test_dialled_strings_are_read_right() -> None:
    samples = manifest("dtmf")
    wrong = [s["file"] for s in samples if dialled(heard_in("dtmf/" + s["file"])) != [s["digits"]]]
    assert len(wrong) <= 0.05 * len(samples), wrong


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_digit_is_found_in_speech(language: str) -> None:
    assert heard_in(f"dtmf/talkoff/talk_{language}.flac") == ()


@pytest.mark.parametrize("block", [1, 160, 4410])
@pytest.mark.parametrize("kind", ["mdmf", "sdmf", "dtmf"])
def test_blocks_of_any_size_give_the_same(kind: str, block: int) -> None:
    name = f"caller_id/flac/{kind}_010.flac"
    frames, rate = read(name)
    frames = frames[: round(3.2 * rate)] if block > 1 else frames[: round(1.7 * rate)]
    decoder = SoundDecoder(rate)
    found = [one for at in range(0, len(frames), block) for one in decoder.feed(frames[at : at + block])]
    assert told((*found, *decoder.close())) == told(heard_in(name))
