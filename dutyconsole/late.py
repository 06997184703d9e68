"""Parts of the composition root that load their libraries with their first use: the window must not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dutyconsole.app.device_ports import SoundProbe
    from dutyconsole.app.roster_views import RosterView
    from dutyconsole.app.views import AccessRegisterView, EvidenceView, SheetRegisterView, ShiftRecordView
    from dutyconsole.domain.duty_calendar import DutyDay
    from dutyconsole.domain.peaks import Peaks
    from dutyconsole.settings.line import SoundSource
    from hardware.registry import MachineDevices


class LateReports:
    """Loads the typesetting with the first paper: the window must not wait for it."""

    def shift_record(self, view: ShiftRecordView, target: Path) -> Path:
        """Write the shift record; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().shift_record(view, target)

    def access_register(self, view: AccessRegisterView, target: Path) -> Path:
        """Write the register of listening; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().access_register(view, target)

    def sheet_register(self, view: SheetRegisterView, target: Path) -> Path:
        """Write a register of warnings or visitors; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().sheet_register(view, target)

    def evidence_sheet(self, view: EvidenceView, target: Path) -> Path:
        """Write the sheet of an evidence package; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().evidence_sheet(view, target)

    def roster(self, view: RosterView, target: Path) -> Path:
        """Write the roster; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().roster(view, target)

    def roster_workbook(self, view: RosterView, target: Path) -> Path:
        """Write the roster as a workbook; see `PdfReports`."""
        from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

        return PdfReports().roster_workbook(view, target)


class LateHolidays:
    """Loads the calendars with the first look at a roster."""

    def published(self, year: int) -> Mapping[date, DutyDay] | None:
        """Return the holidays of a year; see `domain.duty_calendar.HolidayTable`."""
        from dutyconsole.holidays.table import PublishedHolidays  # noqa: PLC0415

        return PublishedHolidays().published(year)

    def statutory(self, year: int) -> Mapping[date, str]:
        """Return the statutory days of a year; see `domain.duty_calendar.HolidayTable`."""
        from dutyconsole.holidays.table import PublishedHolidays  # noqa: PLC0415

        return PublishedHolidays().statutory(year)


class LateDevices:
    """Loads the sound library with the first look at the machine's devices."""

    def __init__(self) -> None:
        self._machine: MachineDevices | None = None

    def sound_inputs(self) -> Sequence[str]:
        """Return the names of the sound inputs; raises `DeviceProblem`."""
        return self._devices().sound_inputs()

    def sound_outputs(self) -> Sequence[str]:
        """Return the names of the sound outputs; raises `DeviceProblem`."""
        return self._devices().sound_outputs()

    def serial_ports(self) -> Sequence[str]:
        """Return the names of the serial ports."""
        return self._devices().serial_ports()

    def sound_probe(self, source: SoundSource) -> SoundProbe:
        """Begin to listen to a sound input."""
        return self._devices().sound_probe(source)

    def close(self) -> None:
        """Let go of what is still listened to."""
        if self._machine is not None:
            self._machine.close()

    def _devices(self) -> MachineDevices:
        if self._machine is None:
            from hardware.registry import MachineDevices  # noqa: PLC0415

            self._machine = MachineDevices()
        return self._machine


class LateSoundFiles:
    """Loads the sound library with the first look at a recording."""

    def peaks(self, path: Path, progress: Callable[[float], object] | None = None) -> Peaks:
        """Return what the recording looks like; see `app.device_ports.SoundFiles`."""
        from hardware.audio.files import StoredSoundFiles  # noqa: PLC0415

        return StoredSoundFiles().peaks(path, progress)

    def digest(self, path: Path) -> str:
        """Return the digest over its samples; see `app.device_ports.SoundFiles`."""
        from hardware.audio.files import StoredSoundFiles  # noqa: PLC0415

        return StoredSoundFiles().digest(path)

    def write_wav(self, path: Path, target: Path) -> None:
        """Write it as WAV; see `app.device_ports.SoundFiles`."""
        from hardware.audio.files import StoredSoundFiles  # noqa: PLC0415

        StoredSoundFiles().write_wav(path, target)
