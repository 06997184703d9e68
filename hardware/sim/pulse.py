"""PulseAudio as a sound card that is not there: a null sink whose monitor is what the recorder hears.

`norewinds=1` is what makes it exact to the bit; without it up to 0.7 s of leading silence is swallowed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from types import TracebackType

SINK = "phone"
RATE = 48000
_STARTS_WITHIN_S = 30.0


class Pulse:
    """A private sound server; used as a context manager, ended by its process.

    Children that are to hear or to play get `env`. PortAudio lists it as `default`.
    """

    def __init__(self, *, rate: int = RATE, channels: int = 1) -> None:
        self.rate = rate
        self.channels = channels
        self._folder = tempfile.TemporaryDirectory(prefix="pulse-")
        self._root = Path(self._folder.name)
        self._server: subprocess.Popen[bytes] | None = None
        socket = self._root / "native"
        self.settings = {
            "XDG_RUNTIME_DIR": str(self._root / "run"),
            "PULSE_SERVER": f"unix:{socket}",
            "HOME": str(self._root),
        }
        self._modules = [
            f"module-native-protocol-unix socket={socket} auth-anonymous=1 auth-cookie-enabled=0",
            " ".join(("module-null-sink", *self._card(SINK))),
        ]

    @property
    def env(self) -> dict[str, str]:
        """Return the environment for a process that uses this server."""
        return {**os.environ, **self.settings}

    def start(self) -> None:
        """Start the server and wait until it answers; raises RuntimeError with its log if it does not."""
        (self._root / "run").mkdir(mode=0o700, exist_ok=True)
        options = ["-n", "--daemonize=no", "--use-pid-file=no", "--disable-shm=yes", "--exit-idle-time=-1"]
        options += ["--realtime=no", "--high-priority=no", "--log-target=stderr"]
        for module in self._modules:
            options += ["-L", module]
        with (self._root / "log").open("wb") as log:
            self._server = subprocess.Popen([_program("pulseaudio"), *options], env=self.env, stderr=log)
        self._wait()
        self._choose()

    def stop(self) -> None:
        """End the server."""
        server, self._server = self._server, None
        if server is not None:
            server.kill()
            server.wait()

    def control(self, *words: str) -> str:
        """Run `pactl` with these words and return what it prints."""
        done = subprocess.run(
            [_program("pactl"), *words], env=self.env, check=True, capture_output=True, text=True, timeout=30
        )
        return done.stdout

    def play(self, path: Path, *, sink: str = SINK, within_s: float = 600.0) -> None:
        """Play a sound file into the line, or into another card, and return when it has been heard."""
        # PULSE_LATENCY_MSEC stays unset: with it the player itself leaves gaps on a busy machine.
        subprocess.run(self.player(path, sink=sink), env=self.env, check=True, timeout=within_s)

    def player(self, path: Path, *, sink: str = SINK) -> list[str]:
        """Return the command that plays a sound file into the line, or into another card."""
        return [_program("paplay"), f"--device={sink}", str(path)]

    def start_playing(self, path: Path) -> subprocess.Popen[bytes]:
        """Play a sound file into the line; the caller waits for the player or ends it."""
        return subprocess.Popen(self.player(path), env=self.env)

    def unplug(self, name: str = SINK) -> None:
        """Take a sound card away while the server goes on."""
        loaded = self.control("list", "short", "modules").splitlines()
        self.control("unload-module", *(line.split()[0] for line in loaded if f"sink_name={name} " in line))

    def plug(self, name: str = SINK) -> None:
        """Plug a sound card in; the first one is again what the system takes for the line."""
        self.control("load-module", "module-null-sink", *self._card(name))
        if name == SINK:
            self._choose()

    def hang(self, *, on: bool = True) -> None:
        """Have the server hang: it holds its connections and answers nothing; `on=False` ends it."""
        if self._server is not None:
            self._server.send_signal(signal.SIGSTOP if on else signal.SIGCONT)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._folder.cleanup()

    def _card(self, name: str) -> tuple[str, ...]:
        channels = "mono" if self.channels == 1 else "front-left,front-right"
        shape = (f"rate={self.rate}", f"channels={self.channels}", f"channel_map={channels}")
        return f"sink_name={name}", *shape, "format=s16le", "norewinds=1"

    def _choose(self) -> None:
        self.control("set-default-sink", SINK)
        self.control("set-default-source", f"{SINK}.monitor")

    def _wait(self) -> None:
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while time.monotonic() < deadline:
            asked = subprocess.run(
                [_program("pactl"), "info"], env=self.env, capture_output=True, check=False
            )
            if asked.returncode == 0:
                return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError("PulseAudio does not answer: " + (self._root / "log").read_text(errors="replace"))


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise DeviceProblem("program_missing", program=name)
    return found
