"""A sound file is whole after a kill, a power cut or a full disk, for every player."""

from __future__ import annotations

import errno
import hashlib
import resource
import subprocess
import sys
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.errors import Damaged, DeviceProblem
from hardware.audio.coding import ALAW, PCM
from hardware.audio.wav import WavWriter, create, pcm_sha256, repair

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.audio.wav import SoundFile

RATE = 8000
SOUND = np.random.default_rng(7).integers(-32768, 32767, 5000).astype(np.int16)


def frames_of(path: Path) -> NDArray[np.int16]:
    """Read a file with two independent readers, which must agree."""
    by_libsndfile, rate = soundfile.read(path, dtype="int16")
    with wave.open(str(path)) as source:
        assert (source.getframerate(), source.getnchannels(), source.getsampwidth()) == (rate, 1, 2)
        by_wave = np.frombuffer(source.readframes(source.getnframes()), "<i2")
    assert np.array_equal(by_libsndfile, by_wave)
    return by_wave


def test_a_file_is_right_after_every_write(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    writer = WavWriter(path, RATE)
    assert len(frames_of(path)) == 0
    for start in range(0, len(SOUND), 1000):
        writer.write(SOUND[start : start + 1000])
        assert np.array_equal(frames_of(path), SOUND[: start + 1000])
    writer.close()
    digest = hashlib.sha256(SOUND.tobytes()).hexdigest()
    assert (writer.frames, writer.sha256, pcm_sha256(path)) == (len(SOUND), digest, digest)
    assert repair(path, RATE).changed is False


@pytest.mark.parametrize("cut", [*range(50), 999, 1000])
def test_a_file_cut_anywhere_is_repaired(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.wav"
    whole = PCM.header(RATE, 0) + SOUND[:600].tobytes()
    path.write_bytes(whole[:cut])
    frames = repair(path, RATE).frames
    assert frames == max(0, cut - PCM.size) // 2
    assert np.array_equal(frames_of(path), SOUND[:frames])
    # Not one byte of sound is gone, half a frame at the end neither.
    assert path.read_bytes()[PCM.size :] == whole[PCM.size : cut]
    assert pcm_sha256(path) == hashlib.sha256(SOUND[:frames].tobytes()).hexdigest()


@pytest.mark.parametrize("cut", [*range(44), *range(50, 64), 999, 1000])
def test_sound_in_little_room_is_repaired_too(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.wav"
    writer = WavWriter(path, RATE, coding=ALAW)
    writer.write(SOUND[:2000])
    writer.close()
    by_libsndfile, rate = soundfile.read(path, dtype="int16")
    assert (len(by_libsndfile), rate, path.stat().st_size) == (2000, RATE, 58 + 2000)
    # G.711 has 3 % of a sample at worst, and the digest is over what a player hears.
    assert np.max(np.abs(by_libsndfile.astype(int) - SOUND[:2000]) / (np.abs(SOUND[:2000]) + 500.0)) < 0.032
    assert writer.sha256 == hashlib.sha256(by_libsndfile.tobytes()).hexdigest() == pcm_sha256(path)
    path.write_bytes(path.read_bytes()[:cut])
    frames = repair(path, RATE).frames
    assert frames == max(0, cut - 58)
    if cut >= 58:
        assert np.array_equal(soundfile.read(path, dtype="int16")[0], by_libsndfile[:frames])
        assert pcm_sha256(path) == hashlib.sha256(by_libsndfile[:frames].tobytes()).hexdigest()


def test_every_code_of_g711_is_what_libsndfile_makes_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(ALAW.header(RATE, 256) + bytes(range(256)))
    values = np.frombuffer(ALAW.decoded(bytes(range(256))), "<i2")
    assert np.array_equal(soundfile.read(path, dtype="int16")[0], values)
    # Each value is stored as itself, so that packing it anew changes nothing.
    assert ALAW.decoded(ALAW.encode(values)) == values.tobytes()


@pytest.mark.parametrize("foreign", [b"OggS" + bytes(60), b"RIFF\0\0\0\0WAVEJUNK" + bytes(60), b"X"])
def test_a_file_of_another_program_is_left_alone(tmp_path: Path, foreign: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(foreign)
    with pytest.raises(Damaged) as caught:
        repair(path, RATE)
    assert caught.value.code == "recording_not_wav"
    assert path.read_bytes() == foreign


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"evidence")
    with pytest.raises(DeviceProblem):
        WavWriter(path, RATE)
    assert path.read_bytes() == b"evidence"


class FullDisk:
    """A file on a disk that is full from the n-th write on, until somebody makes room."""

    def __init__(self, path: Path, full_from: int, *, takes: int = 0) -> None:
        self._file: SoundFile = create(path)
        self._left = full_from
        self._takes = takes
        self.is_full = False

    def seek(self, offset: int) -> int:
        return self._file.seek(offset)

    def write(self, data: bytes, /) -> int | None:
        self._left -= 1
        if self._left == 0:
            self.is_full = True
            if self._takes:
                return self._file.write(data[: self._takes])
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


@pytest.mark.parametrize("takes", [0, 1, 2, 333])
@pytest.mark.parametrize("full_from", range(2, 12))
def test_a_full_disk_keeps_what_was_written_and_goes_on(tmp_path: Path, full_from: int, takes: int) -> None:
    path = tmp_path / "a.wav"
    disks: list[FullDisk] = []

    def opener(where: Path) -> SoundFile:
        disks.append(FullDisk(where, full_from, takes=takes))
        return disks[0]

    writer = WavWriter(path, RATE, opener=opener)
    place, refused, codes = 0, 0, set()
    while place < len(SOUND):
        before = writer.frames
        try:
            place += writer.write(SOUND[place : place + 500])
            writer.sync()
        except DeviceProblem as problem:
            codes.add(problem.code)
            refused += 1
            disks[0].is_full = refused < 3
        # A frame that was refused is not counted, and one that was taken is never offered again.
        assert place == writer.frames >= before
    writer.close()
    assert refused > 0
    assert codes == {"disk_full"}
    assert np.array_equal(frames_of(path), SOUND)
    assert writer.sha256 == hashlib.sha256(SOUND.tobytes()).hexdigest()


def test_a_disk_full_at_the_very_start_gives_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeviceProblem) as caught:
        WavWriter(tmp_path / "a.wav", RATE, opener=lambda path: FullDisk(path, 1))
    assert caught.value.code == "disk_full"


def test_the_systems_own_limit_is_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    program = (
        "import sys, signal, pathlib, numpy as np\n"
        "from dutyconsole.errors import DeviceProblem\n"
        "from hardware.audio.wav import WavWriter\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "writer = WavWriter(pathlib.Path(sys.argv[1]), 8000)\n"
        "try:\n"
        "    while True: writer.write(np.arange(300, dtype=np.int16))\n"
        "except DeviceProblem as problem: print(problem.code, writer.frames, writer.sha256)\n"
        "writer.close()\n"
    )
    limit = 10_001
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    code, frames, digest = done.stdout.split()
    assert (code, int(frames)) == ("disk_full", (limit - PCM.size) // 2)
    assert len(frames_of(path)) == int(frames)
    assert pcm_sha256(path) == digest
