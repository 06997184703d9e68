"""Packing without loss: whatever happens in between, one whole copy is there, and the next try ends it."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import soundfile

from dutyconsole.errors import BadInput, Damaged, DeviceProblem
from hardware.audio.files import StoredSoundFiles
from hardware.audio.packing import Interrupted, is_packable, pack
from hardware.audio.peaks_reader import read_peaks
from hardware.audio.stored import stored_digest
from tests.support.sound import speech_like, write_wav
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[3]
SOUND = speech_like(65.0)
DIGEST = hashlib.sha256(SOUND.tobytes()).hexdigest()


class Died(BaseException):
    """The process ends here: nothing that follows is done."""


def always() -> bool:
    return True


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "a.wav", SOUND)


def copies(sound: Path) -> list[Path]:
    """Return the whole copies under their proper names."""
    both = (sound, sound.with_suffix(".flac"))
    return [path for path in both if path.exists() and stored_digest(path) == DIGEST]


def test_the_same_samples_in_fewer_bytes(sound: Path) -> None:
    before, shape = sound.stat().st_size, read_peaks(sound)
    packed = pack(sound, DIGEST, always)
    assert [path.name for path in sorted(sound.parent.iterdir())] == ["a.flac", "a.peaks"]
    assert stored_digest(packed) == DIGEST
    assert packed.stat().st_size < 0.75 * before
    assert read_peaks(packed) == shape
    samples, rate = soundfile.read(packed, dtype="int16")
    assert (samples.tobytes(), rate) == (SOUND.tobytes(), 8000)
    # Peaks that were lost are made from the packed file too.
    packed.with_suffix(".peaks").unlink()
    assert read_peaks(packed) == shape


def test_a_packed_recording_is_handed_out_as_wav(sound: Path, tmp_path: Path) -> None:
    original = sound.read_bytes()
    StoredSoundFiles().write_wav(pack(sound, DIGEST, always), tmp_path / "out.wav")
    assert (tmp_path / "out.wav").read_bytes() == original


def test_sound_that_is_not_what_was_noted_stays_as_it_is(sound: Path) -> None:
    raw = bytearray(sound.read_bytes())
    raw[5000] ^= 1
    sound.write_bytes(raw)
    with pytest.raises(Damaged, match="recording_not_as_noted"):
        pack(sound, DIGEST, always)
    assert [path.name for path in sound.parent.iterdir()] == ["a.wav"]
    assert sound.read_bytes() == bytes(raw)


def test_it_stops_at_once_when_a_call_comes(sound: Path) -> None:
    for looks in range(14):
        answers = iter([True] * looks)
        with pytest.raises(Interrupted):
            pack(sound, DIGEST, lambda answers=answers: next(answers, False))  # type: ignore[misc]
        assert [path.name for path in sound.parent.iterdir()] == ["a.wav"]
    assert copies(sound) == [sound]


@pytest.mark.parametrize("step", range(1, 8))
def test_dying_at_any_step_leaves_a_whole_copy(
    sound: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    left = [step]

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise Died
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", mortal(os.fsync))
        patched.setattr(Path, "replace", mortal(Path.replace))
        patched.setattr(Path, "unlink", mortal(Path.unlink))
        patched.setattr("hardware.audio.packing.sync_folder", mortal(lambda _: None))
        try:
            pack(sound, DIGEST, always)
        except Died:
            assert step < 6
        else:
            assert step > 5
    assert copies(sound)
    pack(sound, DIGEST, always)
    assert copies(sound) == [sound.with_suffix(".flac")]
    assert [path.name for path in sound.parent.iterdir()] == ["a.flac"]


def test_a_packed_file_that_was_cut_is_made_again(sound: Path) -> None:
    whole = sound.read_bytes()
    packed = pack(sound, DIGEST, always)
    sound.write_bytes(whole)
    packed.write_bytes(packed.read_bytes()[:20000])
    pack(sound, DIGEST, always)
    assert copies(sound) == [packed]


def test_nothing_is_left_to_pack(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="recording_unreadable"):
        pack(tmp_path / "gone.wav", DIGEST, always)


def test_a_disk_that_refuses(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeviceProblem, match="recording_not_packed"):
        pack(sound, DIGEST, always)
    assert [path.name for path in sound.parent.iterdir()] == ["a.wav"]


def test_reduced_sound_is_small_already(tmp_path: Path, sound: Path) -> None:
    soundfile.write(tmp_path / "b.wav", SOUND, 8000, subtype="ALAW")
    assert not is_packable(tmp_path / "b.wav")
    assert is_packable(sound)


PACK_ALL = """
import pathlib, sys
from hardware.audio.packing import pack
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.wav")):
    print(path.name, flush=True)
    pack(path, sys.argv[2], lambda: True)
print("done", flush=True)
"""


@pytest.mark.peer
def test_kill_at_any_moment_of_packing(tmp_path: Path) -> None:
    folder = tmp_path / "sounds"
    sounds = [write_wav(folder / f"{number}.wav", SOUND) for number in range(40)]
    moments = random.Random(3)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", PACK_ALL, str(folder), DIGEST], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        with child.stdout as said:
            for _ in range(moments.randint(2, 5)):
                said.readline()
            goal = moments.randint(0, 400_000)
            wait_for_draft(child, folder, goal)
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert all(copies(sound) for sound in sounds)
    for sound in sounds:
        pack(sound, DIGEST, always)
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{number}.flac" for number in range(40))


def wait_for_draft(child: subprocess.Popen[bytes], folder: Path, goal: int) -> None:
    """Return when the file that is being made has that many bytes; a small goal means now."""
    until(lambda: goal < 50_000 or child.poll() is not None or drafts(folder) >= goal, "it packs")


def drafts(folder: Path) -> int:
    """Return the bytes of the file that is being made."""
    sizes = [0]
    for path in folder.glob("*.packing"):
        try:
            sizes.append(path.stat().st_size)
        except FileNotFoundError:
            continue
    return max(sizes)
