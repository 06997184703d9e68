"""`demo`: one whole shift on a simulated line, through the real recorder, desk and papers.

With a display the window opens and the shift plays before the eyes; without one it runs headless. Time is
acted: each scene begins at its hour, and within it time runs `--speed` times as fast.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from dutyconsole.app.commands import ExportCalls
from dutyconsole.app.room_file import RoomFile, read_room
from dutyconsole.bootstrap import ENV_QUIET, open_console
from dutyconsole.cli.demo_stage import FIRST_DAY, Stage
from dutyconsole.cli.demo_story import ACCIDENT_CALL, MAIN, NEXT_MAIN, STORY
from dutyconsole.cli.display import has_display, stay_unseen
from dutyconsole.cli.evidence import export_package
from dutyconsole.cli.output import Exit
from dutyconsole.cli.setup import sample_text
from dutyconsole.clock import StagedClock
from dutyconsole.errors import BadInput, Refused
from dutyconsole.paths import DataFolder
from dutyconsole.settings_file import save_settings
from hardware.sim.line import BY_SOUND_ALONE, SimLine, with_both

if TYPE_CHECKING:
    from dutyconsole.app.console import Console
    from dutyconsole.cli.session import Call
    from ui.show import Show

BEGIN = "08:30"
FASTEST = 60.0
"""Above this a ring would be shorter than the recorder's own rhythm."""


@dataclass
class Play:
    """One performance: where it leaves its things, and what it counted."""

    call: Call
    out: Path
    folder: DataFolder
    room: RoomFile
    clock: StagedClock
    line: SimLine
    plain: SimLine
    """The second line: a plain adapter, so everything on it is only heard."""
    speed: float
    pictures: list[str] = field(default_factory=list)

    @property
    def password(self) -> str:
        """The password of everybody in the sample room."""
        return self.room.set_up.people[0].password

    def perform(self, console: Console, show: Show) -> dict[str, Any]:
        """Play every scene; returns what the summary tells."""
        stage = Stage(
            console,
            clock=self.clock,
            line=self.line,
            plain=self.plain,
            speed=self.speed,
            password=self.password,
            picture=lambda name, page: self._picture(show, name, page),
            type_slip=show.type_slip,
        )
        try:
            stage.wait_for_lines()
            show.sit_down(stage.person(MAIN))
            for number, scene in enumerate(STORY, 1):
                self.call.output.say(f"[{number}/{len(STORY)}] {scene.at}  {scene.title}")
                stage.begin(scene.at)
                scene.act(stage)
            return self._finish(console, stage)
        finally:
            stage.close()

    def _picture(self, show: Show, name: str, page: str) -> None:
        file = self.out / f"{name}.png"
        # Time stands still for a picture: a ring must not run out while it is taken.
        with self.clock.standing():
            show.picture(file, page)
        self.pictures.append(file.name)

    def _finish(self, console: Console, stage: Stage) -> dict[str, Any]:
        handover = stage.handovers[-1]
        view = console.desk.ask(lambda queries: queries.shift_record(handover.from_shift)).result()
        view = replace(
            view,
            printed_by=MAIN,
            printed_at=console.clock.now(),
            zone=console.settings.room.zone,
            sheet_limits=console.settings.log.warning_limits,
        )
        paper = self.out / f"值班日志-{view.shift.duty_date}.pdf"
        console.desk.run(lambda: console.reports.shift_record(view, paper)).result()
        recordings = [each for row in view.calls for each in row.recordings]
        for each in recordings:
            console.sound_files.write_wav(self.folder.sound(each.file), self.out / f"{each.number}.wav")
        result = console.desk.ask(lambda queries: queries.verify(self.folder.root)).result()
        return {
            "unit": view.unit.name,
            "duty_date": view.shift.duty_date.isoformat(),
            "entries": len(view.rows),
            "struck": sum(row.struck_by is not None for row in view.rows),
            "calls": len(view.calls),
            "missed": sum(row.call.state.value == "missed" for row in view.calls),
            "by_sound": sum(row.call.line == BY_SOUND_ALONE for row in view.calls),
            "slips": [slip.register_number for slip in view.slips],
            "recordings": [
                {"number": each.number, "seconds": round(each.seconds, 3), "sha256": each.sha256}
                for each in recordings
            ],
            "handover": handover.register_number,
            "seal": {"count": view.seal.count, "head": view.seal.head.hex()} if view.seal else None,
            "verify": {
                "ok": not result.findings,
                "links": result.links,
                "seals": result.seals,
                "files": result.files,
            },
            "report": paper.name,
            "evidence": self._prove(console, stage),
            "pictures": self.pictures,
        }

    def _prove(self, console: Console, stage: Stage) -> dict[str, Any]:
        """Export the accident's call as evidence and have the package's own program check it."""
        target = self.out / f"证据包-{FIRST_DAY}.zip"
        order = ExportCalls((stage.remembered_call(ACCIDENT_CALL),), "市应急管理局调取，备事故调查")
        exports, made = export_package(console, stage.person(NEXT_MAIN), order, target, tell=lambda _: None)
        with zipfile.ZipFile(target) as package:
            package.extract("verify.py", self.out)
        checked = subprocess.run(  # noqa: S603  our own program, out of our own package
            [sys.executable, str(self.out / "verify.py"), str(target)], check=False, capture_output=True
        )
        return {
            "file": target.name,
            "register_numbers": [access.number for access in exports],
            "ok": checked.returncode == 0 and not made.warnings,
        }


def demo(call: Call) -> int:
    """Play the shift and leave papers, sound, pictures and `summary.json`; raises `Refused`, `BadInput`."""
    if not 0 < call.options.speed <= FASTEST:
        raise BadInput("demo_speed", fastest=FASTEST)
    out = Path(call.options.out).absolute()
    folder = DataFolder(out / "data") if call.options.data is None else call.folder
    if folder.root.exists() and any(folder.root.iterdir()):
        raise Refused("folder_not_empty", folder=str(folder.root))
    out.mkdir(parents=True, exist_ok=True)
    folder.make()
    began = time.monotonic()
    summary = _play(call, out, folder)
    summary["took_s"] = round(time.monotonic() - began, 1)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2), encoding="utf-8")
    good = bool(summary["verify"]["ok"] and summary["evidence"]["ok"])
    call.output.row(summary, f"{out}（{summary['took_s']} s）")
    return Exit.GOOD if good else Exit.FOUND_WRONG


def _play(call: Call, out: Path, folder: DataFolder) -> dict[str, Any]:
    room = read_room(sample_text())
    zone = ZoneInfo(room.settings.room.zone)
    clock = StagedClock(folder.root)
    clock.move_to(
        datetime.fromisoformat(f"{FIRST_DAY}T{BEGIN}").replace(tzinfo=zone), speed=call.options.speed
    )
    with SimLine(clock, zone=zone) as line, SimLine(clock, zone=zone) as plain:
        save_settings(folder.config, with_both(room.settings, line, plain))
        play = Play(call, out, folder, room, clock, line, plain, call.options.speed)
        with open_console(folder, recorder=True, end_recorder=True, process="demo") as console:
            console.desk.submit(room.set_up).result()
            return _in_window(console, play)


def _in_window(console: Console, play: Play) -> dict[str, Any]:
    """Open the window, seen or unseen, and perform in it."""
    if not has_display():
        stay_unseen()
        os.environ[ENV_QUIET] = "1"
    from ui.application import run  # noqa: PLC0415  the platform must be chosen before Qt is loaded
    from ui.show import Show  # noqa: PLC0415

    told: dict[str, Any] = {}
    shows: list[Show] = []

    def story(show: Show) -> None:
        told.update(play.perform(console, show))

    def begin(window: Any) -> None:
        shows.append(Show(window, story))
        shows[0].start()

    run(console, play=begin)
    if shows and shows[0].failure is not None:
        raise shows[0].failure
    return told
