"""A whole console in memory: a real `Desk` on the caller's thread, a fake store, devices that only remember.

console = fake_console(tmp_path)
window = make_window(console)
console.ring()
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from dutyconsole.app.broadcast import Broadcast
from dutyconsole.app.console import Console
from dutyconsole.app.desk import Desk
from dutyconsole.app.dialling import DialLink
from dutyconsole.app.events import AlarmsChanged, CallChanged, RecorderSeen
from dutyconsole.app.views import AlarmView, EvidenceMade
from dutyconsole.attachment_shelf import Shelf
from dutyconsole.domain.call import Call, CallSignal, CallState
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.self_test import Measured
from dutyconsole.domain.sound_level import SoundLevel
from dutyconsole.domain.status import DeviceReport, Health, LineStatus, RecorderStatus
from dutyconsole.errors import DeviceProblem
from dutyconsole.holidays.table import PublishedHolidays
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.root import Settings
from hardware.audio.files import StoredSoundFiles
from tests.support import sample_shift as sample
from tests.support.fake_backups import FakeBackups
from tests.support.fake_handlers import install
from tests.support.fake_store import FakeQueries, Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dutyconsole.app.views import CallCard, EvidenceView
    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.domain.ids import CallId
    from dutyconsole.errors import DutyError

P = ParamSpec("P")
T = TypeVar("T")


class InlineExecutor(Executor):
    """Runs everything at once, on the thread that asks: no threads, no waiting."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it and return the finished Future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  the Future carries it, as the real executor's does
            future.set_exception(error)
        return future


class FakeClock:
    """Stands still until told."""

    def __init__(self, at: datetime = sample.NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the instant it stands at."""
        return self.at

    def monotonic(self) -> float:
        """Return its seconds."""
        return self.at.timestamp()

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


class FakeSounder:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def ring(self) -> None:
        """Remember it."""
        self.said.append("ring")

    def alarm(self) -> None:
        """Remember it."""
        self.said.append("alarm")

    def quiet(self) -> None:
        """Remember it."""
        self.said.append("quiet")


class FakePlayer:
    """Plays nothing, for `length` seconds."""

    def __init__(self, length: float = 268.0) -> None:
        self.length, self.at, self.playing = length, 0.0, False
        self.speed, self.volume, self.output = 1.0, 1.0, "default"
        self.loop: tuple[float, float] | None = None
        self.paths: list[Path] = []
        self.trouble: DutyError | None = None

    def open(self, paths: Sequence[Path]) -> float:
        """Return the length."""
        self.paths = list(paths)
        return self.length

    def play(self) -> None:
        """Go on."""
        self.playing = True

    def pause(self) -> None:
        """Stop."""
        self.playing = False

    def seek(self, seconds: float) -> None:
        """Go there."""
        self.at = min(max(0.0, seconds), self.length)

    def set_speed(self, speed: float) -> None:
        """Remember it."""
        self.speed = speed

    def set_volume(self, share: float) -> None:
        """Remember it."""
        self.volume = share

    def set_loop(self, stretch: tuple[float, float] | None) -> None:
        """Remember it."""
        self.loop = stretch

    def set_output(self, name: str) -> None:
        """Remember it."""
        self.output = name

    def problem(self) -> DutyError | None:
        """Return what a test put here."""
        return self.trouble

    def position(self) -> float:
        """Return where it is."""
        return self.at

    def is_playing(self) -> bool:
        """Say whether it plays."""
        return self.playing

    def close(self) -> None:
        """Stop."""
        self.playing = False


class FakeProbe:
    """Hears what the test puts into `level`."""

    def __init__(self, source: SoundSource) -> None:
        self.source = source
        self.level = SoundLevel(DeviceReport("sound", Health.OK), -31.0, -22.0, -24.0, -61.0)
        self.closed = False

    def look(self) -> SoundLevel:
        """Return it."""
        return self.level

    def close(self) -> None:
        """Remember it."""
        self.closed = True


class FakeDevices:
    """A room with two sound inputs and one serial port."""

    def __init__(self) -> None:
        self.probes: list[FakeProbe] = []

    def sound_inputs(self) -> list[str]:
        """Return their names."""
        return ["default", "USB 电话录音盒 (hw:1,0)"]

    def sound_outputs(self) -> list[str]:
        """Return their names."""
        return ["default", "耳机 (hw:2,0)"]

    def serial_ports(self) -> list[str]:
        """Return their names."""
        return ["/dev/ttyUSB0"]

    def sound_probe(self, source: SoundSource) -> FakeProbe:
        """Return one that is remembered."""
        self.probes.append(FakeProbe(source))
        return self.probes[-1]


class FakeReports:
    """Writes a file that only looks like a paper, whatever the view."""

    def shift_record(self, view: Any, target: Path) -> Path:
        """Write it."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"%PDF-1.7\n" + view.unit.name.encode())
        return target

    access_register = sheet_register = evidence_sheet = roster = roster_workbook = shift_record


class FakeEvidence:
    """Writes a file that only looks like a package."""

    def make(
        self, view: EvidenceView, target: Path, progress: Callable[[float], object] | None = None
    ) -> EvidenceMade:
        """Write it, in two steps."""
        for share in (0.5, 1.0):
            if progress is not None:
                progress(share)
        target.write_bytes(b"PK" + view.unit.name.encode())
        return EvidenceMade(target, ())


HEARD = Measured(5.0, -18.2, -61.0, 0.1, 0.0, has_tone=True, is_dead=False)
"""What the self-test of the fake line hears: a good dial tone."""


class FakeSigner:
    """Has a key that signs nothing."""

    def public(self) -> bytes:
        """Return it."""
        return bytes(range(32))

    make = public

    def sign(self, data: bytes) -> tuple[bytes, bytes]:  # noqa: ARG002  nothing is signed
        """Return the key and no signature."""
        return self.public(), bytes(64)


class FakeUnit:
    """The unit of work of `Held`: everything is kept at once; only what was touched is told."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def __getattr__(self, name: str) -> Any:
        """Have no repositories: the handlers here write to `Held`."""
        raise AttributeError(name)

    def touched(self) -> frozenset[str]:
        """Return what the handler touched."""
        return frozenset(self._held.touched)

    def commit(self) -> None:
        """Keep it."""

    def __enter__(self) -> FakeUnit:
        self._held.touched = set()
        return self

    def __exit__(self, *_: object) -> None:
        return


@dataclass
class FakeConsole(Console):
    """The console, and the levers that a test pulls."""

    held: Held = field(default_factory=Held)
    opened: list[str] = field(default_factory=list)
    dial: DialLink = field(init=False)
    dialled: list[DialRequest] = field(default_factory=list)

    def publish_call(self, call_id: CallId, *, fresh: bool = True) -> None:
        """Tell everybody of a call as it is now."""
        card: CallCard | None = FakeQueries(self.held).call_card(call_id)
        assert card is not None
        self.news(CallChanged(call_id, card.row.call.state, card, fresh))

    def ring(self, call: Call = sample.RINGING) -> Call:
        """Let the telephone ring."""
        self.held.calls.append(call)
        assert call.id is not None
        self.publish_call(call.id)
        return call

    def signal(self, call: Call, signal: CallSignal) -> Call:
        """Move a call on and tell it."""
        assert call.id is not None
        place = next(i for i, c in enumerate(self.held.calls) if c.id == call.id)
        self.held.calls[place] = changed = self.held.calls[place].apply(signal, self.clock.now())
        self.publish_call(call.id)
        return changed

    def recorder(
        self, *, state: str = "idle", fault: str = "", seen: bool = True, level: float = -38.0
    ) -> None:
        """Let the recorder be seen in a state, with a fault of the sound input, or not at all."""
        if not seen:
            self.news(RecorderSeen(None, DeviceProblem("recorder_lost")))
            return
        first = recorder_status(state, fault, level).lines[0]
        idle = recorder_status().lines[0]
        others = [replace(idle, line=LineId(line.id)) for line in self.settings.lines[1:]]
        status = replace(recorder_status(), lines=(first, *others))
        self.news(RecorderSeen(status))

    def alarm(
        self,
        key: str,
        code: str,
        *,
        grave: bool = True,
        count: int = 1,
        quiet: bool = False,
        **params: object,
    ) -> None:
        """Raise an alarm."""
        alarm = AlarmView(key, code, params, self.clock.now(), count, grave, quiet=quiet)
        self.held.alarms.insert(0, alarm)
        self.news(AlarmsChanged(tuple(self.held.alarms)))


def recorder_status(state: str = "idle", fault: str = "", level: float = -38.0) -> RecorderStatus:
    """Return a recorder with one line in that state."""
    talking = state == CallState.ANSWERED.value
    sound = DeviceReport(
        "sound", Health.FAULT if fault else Health.OK, fault, {"name": "default", "why": "-", "known": "-"}
    )
    line = LineStatus(
        sample.LINE,
        state,
        talking,
        level if talking else -61.0,
        level + 6,
        0.2,
        9.0 if fault else 0.02,
        3_080_000 if talking else 0,
        0,
        (DeviceReport("serial", Health.OK), sound),
        192.0 if talking else 0.0,
    )
    return RecorderStatus(4711, "1", (line,), 212.4, 12_000_000_000)


def fake_console(folder: Path, *, settings: Settings | None = None, held: Held | None = None) -> FakeConsole:
    """Return a console on the sample shift; its data folder is `folder`."""
    held = held or Held()
    clock, news, queries = FakeClock(), Broadcast(), FakeQueries(held)
    inline = InlineExecutor()
    desk = Desk(
        uow=lambda: FakeUnit(held), queries=queries, clock=clock, publish=news, writer=inline, readers=inline
    )
    chosen = settings or Settings(lines=(Line(number="0530-2000001"),))
    console = FakeConsole(
        desk=desk,
        news=news,
        settings=chosen,
        folder=DataFolder(folder).make(),
        clock=clock,
        reports=FakeReports(),
        player=FakePlayer,
        sound_files=StoredSoundFiles(),
        sounder=FakeSounder(),
        devices=FakeDevices(),
        holidays=PublishedHolidays(),
        apply_settings=lambda new: setattr(console, "settings", new),
        signer=FakeSigner(),
        attachments=Shelf(DataFolder(folder)),
        self_test=lambda _line, rules: (replace(HEARD, seconds=rules.listen_s), "self_tests/line-1.wav"),
        evidence=FakeEvidence(),
        backups=FakeBackups(),
        held=held,
    )
    console.dial = DialLink(news)
    console.dial.recorder = console.dialled.append
    install(console)
    return console
