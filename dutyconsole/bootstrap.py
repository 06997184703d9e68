"""The composition root: builds and wires every concrete object; nothing imports it but the command line.

The order of the start: data folder, log, settings, store (migrated), desk and its handlers, papers and
sounds, and last the recorder's client, so that the first fact finds everything in its place. Each step names
its clean-up at once; stopping is the same list backwards.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.app import (
    accesses,
    commands,
    drafts,
    entries,
    evidence,
    lines,
    marks,
    matters,
    self_tests,
    slips,
)
from dutyconsole.app.accounts import Accounts
from dutyconsole.app.alarms import Alarms
from dutyconsole.app.broadcast import Broadcast
from dutyconsole.app.call_records import CallRecords
from dutyconsole.app.console import Console
from dutyconsole.app.contacts import Contacts
from dutyconsole.app.crashes import CrashNews
from dutyconsole.app.desk import Desk
from dutyconsole.app.dialling import Dialling, DialLink
from dutyconsole.app.handovers import Handovers
from dutyconsole.app.intake import Intake
from dutyconsole.app.keys import Keys
from dutyconsole.app.monitor import RecorderWatch
from dutyconsole.app.outages import Outages
from dutyconsole.app.rosters import Rosters
from dutyconsole.app.search import forget_query, keep_query
from dutyconsole.app.set_up import FirstSetUp
from dutyconsole.app.sheets import Sheets
from dutyconsole.app.sounds import SwitchedSounder
from dutyconsole.app.strikes import Strikes
from dutyconsole.archive.room import RoomBackups, restore_room
from dutyconsole.archive.writer import CopiedStore
from dutyconsole.attachment_shelf import Shelf
from dutyconsole.clock import SystemClock, clock_for
from dutyconsole.db.store import SqlStore
from dutyconsole.domain.call import AnswerLimit
from dutyconsole.domain.changes import Changed
from dutyconsole.domain.phone import area_code_of, match_key
from dutyconsole.errors import StoreProblem
from dutyconsole.evidence.keys import KeyFile
from dutyconsole.evidence.package import PackageMaker
from dutyconsole.late import LateDevices, LateHolidays, LateReports, LateSoundFiles
from dutyconsole.lifecycle import Lifecycle
from dutyconsole.logs import start_logging, stop_logging
from dutyconsole.paths import database_url
from dutyconsole.settings_file import load_settings, save_settings
from hardware.audio.sounder import SpeakerSounder
from hardware.recorder.client import RecorderClient
from hardware.recorder.self_test import ask_for_test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dutyconsole.app.backups import Restored
    from dutyconsole.app.device_ports import Player
    from dutyconsole.app.ports import Signer
    from dutyconsole.app.views import (
        VerifyResult,
    )
    from dutyconsole.clock import Clock
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.root import Settings

ENV_QUIET = "DUTYCONSOLE_QUIET"
"""Set (to anything) where no sound may be made: tests and headless demos."""


@contextmanager
def open_console(
    folder: DataFolder,
    *,
    database: str | None = None,
    recorder: bool = False,
    end_recorder: bool = False,
    process: str = "command",
) -> Iterator[Console]:
    """Build the whole program without a face; closes everything at the end.

    With `recorder`, that process is found or started; it goes on afterwards unless `end_recorder` is set.
    Raises `StoreProblem` where the store cannot be opened, with nothing changed.
    """
    with Lifecycle() as life:
        life.on_stop("log", partial(stop_logging, start_logging(folder.make().logs, process)))
        loaded, clock = load_settings(folder.config), clock_for(folder.root)
        store = open_store(folder, loaded.settings, clock, database=database)
        life.on_stop("store", store.start())
        desk = Desk(uow=store.uow, queries=store.queries, clock=clock, publish=(news := Broadcast()))
        life.on_stop("desk", desk.close)
        _hear_other_seats(store, news, life)
        alarms, signer, dial = Alarms(), KeyFile(folder.keys), DialLink(news)
        register(desk, loaded.settings, clock, alarms, signer=signer, dial=dial)
        key_problem = desk.submit(commands.KnowKey()).result()
        desk.post(commands.KnowLines(loaded.settings.lines))  # done before the first fact
        speaker, devices = _sound(life)
        console = Console(
            desk=desk,
            news=news,
            settings=loaded.settings,
            folder=folder,
            clock=clock,
            reports=LateReports(),
            player=_player,
            sound_files=LateSoundFiles(),
            sounder=SwitchedSounder(speaker, lambda: _may_sound(console.settings)),
            devices=devices,
            holidays=LateHolidays(),
            apply_settings=lambda _: None,
            signer=signer,
            attachments=Shelf(folder),
            self_test=partial(ask_for_test, folder),
            evidence=PackageMaker(folder, signer, LateSoundFiles(), LateReports()),
            backups=room_backups(folder, store, clock),
            problems=tuple(filter(None, (loaded.problem, *store.problems, key_problem))),
            standing_alarms=alarms.standing,
        )
        client = _start_client(console, life, dial, end=end_recorder) if recorder else None
        console.apply_settings = partial(_apply, console, alarms, dial, client)
        yield console


def _hear_other_seats(store: SqlStore, news: Broadcast, life: Lifecycle) -> None:
    store.watch(lambda tables: news(Changed(tables)), lambda _lost: None)
    life.on_stop("server watch", store.unwatch)


def _sound(life: Lifecycle) -> tuple[SpeakerSounder, LateDevices]:
    """Return the loudspeaker and the devices, both let go at the end."""
    speaker, devices = SpeakerSounder(), LateDevices()
    life.on_stop("devices", devices.close)
    life.on_stop("loudspeaker", speaker.close)
    return speaker, devices


def _may_sound(settings: Settings) -> bool:
    return settings.room.alarm_sound and ENV_QUIET not in os.environ


def _player() -> Player:
    from hardware.audio.playback import CardPlayer  # noqa: PLC0415  as late as the two above

    return CardPlayer()


def open_store(
    folder: DataFolder, settings: Settings, clock: Clock, *, database: str | None = None
) -> SqlStore:
    """Open the store, migrated to this program's form; raises `StoreProblem`."""
    return SqlStore(
        database_url(folder, database),
        late_after=timedelta(minutes=settings.limits.late_entry_min),
        early_min=settings.limits.arrive_early_min,
        key_of=key_maker(settings),
        answer=AnswerLimit(settings.limits.answer_rings, settings.limits.answer_s),
        backups=folder.backups,
        clock=clock,
        digest_of=LateSoundFiles().digest,
    )


def key_maker(settings: Settings) -> Callable[[str], str]:
    """Return what makes numbers comparable here: a local number gets the area code of the first line."""
    return partial(match_key, area_code=_area_code(settings))


def register(
    desk: Desk, settings: Settings, clock: Clock, alarms: Alarms, *, signer: Signer, dial: DialLink
) -> None:
    """Name who carries out each command, by the settings that hold now."""
    zone = ZoneInfo(settings.room.zone)
    accounts = Accounts(settings.access, clock)
    contacts = Contacts(_area_code(settings))
    handovers = Handovers(accounts, settings, zone)
    records = CallRecords(zone, settings.lines, key_maker(settings))
    outages = Outages(zone, settings.recorder.outage_log_s, alarms)
    keys = Keys(signer)
    first = FirstSetUp(accounts, contacts, settings, zone)
    desk.handle(commands.SignIn, accounts.sign_in, prepare=accounts.prepare_sign_in)
    desk.handle(commands.AddPerson, accounts.add_person, prepare=accounts.prepare_person)
    desk.handle(commands.SetUp, keys.after(first.carry_out), prepare=first.prepare)
    desk.handle(commands.KnowKey, keys.know)
    desk.handle(commands.RenewKey, keys.renew)
    _register_log(desk, zone)
    desk.handle(commands.KeepDraft, drafts.keep_draft)
    desk.handle(commands.KeepQuery, keep_query)
    desk.handle(commands.ForgetQuery, forget_query)
    desk.handle(commands.SaveSlip, slips.Slips(zone).save)
    desk.handle(commands.MarkCallHandled, slips.mark_call_handled)
    desk.handle(commands.RegisterAccess, accesses.register_access)
    desk.handle(commands.ExportCalls, evidence.export_calls)
    desk.handle(commands.EndListening, accesses.end_listening)
    desk.handle(commands.AddBookmark, marks.add_bookmark)
    desk.handle(commands.MarkImportant, marks.mark_important)
    desk.handle(commands.WithdrawMark, marks.withdraw_mark)
    dialling = Dialling(settings, dial)
    desk.handle(commands.Dial, dialling.dial)
    desk.handle(commands.EndDialling, dialling.end)
    desk.handle(commands.KeepSelfTest, self_tests.keep_self_test)
    desk.handle(commands.KnowLines, lines.know_lines)
    desk.handle(commands.TakeInFact, Intake(zone, outages, records).take_in)
    desk.handle(commands.HandOver, handovers.hand_over, prepare=handovers.prepare)
    desk.handle(commands.RaiseAlarm, alarms.raise_alarm)
    desk.handle(commands.InsistOnAlarm, alarms.insist)
    desk.handle(commands.ClearAlarm, alarms.clear)
    desk.handle(commands.AcknowledgeAlarm, alarms.acknowledge)
    desk.handle(commands.AddContact, contacts.add)
    Rosters(settings, zone, LateHolidays()).attend(desk)


def _register_log(desk: Desk, zone: ZoneInfo) -> None:
    """Name who writes lines, and what belongs to them."""
    sheets = Sheets(zone)
    desk.handle(commands.AddEntry, entries.add_entry)
    desk.handle(commands.AddSheet, sheets.add)
    desk.handle(commands.SupplementSheet, sheets.supplement)
    desk.handle(commands.StrikeEntry, Strikes(sheets).strike)
    desk.handle(commands.Attach, matters.attach)
    desk.handle(commands.SetDue, matters.set_due)
    desk.handle(commands.OfferMatter, matters.offer_matter)
    desk.handle(commands.AnswerOffer, matters.answer_offer)
    desk.handle(commands.WithdrawOffer, matters.withdraw_offer)
    desk.handle(commands.Refer, matters.refer)
    desk.handle(commands.WithdrawReference, matters.withdraw_reference)


def verify_store(
    folder: DataFolder, *, database: str | None = None, sounds: Path | None = None
) -> VerifyResult:
    """Check the store that is in use, without changing anything (not even by a migration).

    The recordings are looked for below `sounds`, as in the folder of the second copy, else below `folder`.
    """
    return SqlStore.verify(database_url(folder, database), sounds or folder.root, LateSoundFiles().digest)


def verify_copy(copy: str, folder: DataFolder, *, sounds: Path | None = None) -> VerifyResult:
    """Check a copy of an SQLite store against the recordings of the data folder, or those below `sounds`."""
    return SqlStore.verify(f"sqlite:///{_absolute(copy)}", sounds or folder.root, LateSoundFiles().digest)


def room_backups(folder: DataFolder, store: SqlStore, clock: Clock) -> RoomBackups:
    """Return what backs a room up, its store being open."""

    def copy_store(target: Path, tell: Callable[[float], object]) -> CopiedStore:
        unit = store.copy_to(target, tell)
        return CopiedStore(unit, SqlStore.verify(f"sqlite:///{target}", None, LateSoundFiles().digest))

    return RoomBackups(folder, copy_store=copy_store, verify_room=partial(_verify_room, clock), clock=clock)


def restore_backup(
    file: Path, into: Path, tell: Callable[[float], object], *, passphrase: str | None
) -> Restored:
    """Take a room out of a backup into an empty folder; see `app.backups.Backups.restore`."""
    verify_room = partial(_verify_room, SystemClock())
    return restore_room(file, into, tell, passphrase=passphrase, verify_room=verify_room)


def _verify_room(clock: Clock, folder: DataFolder, left_out: Callable[[str], bool]) -> VerifyResult:
    """Verify a room that was taken out of a backup; a store of an older schema is upgraded first."""
    check = partial(
        SqlStore.verify,
        f"sqlite:///{folder.database}",
        folder.root,
        LateSoundFiles().digest,
        left_out=left_out,
    )
    try:
        return check()
    except StoreProblem as problem:
        if problem.code != "store_older":
            raise
    settings = load_settings(folder.config).settings
    open_store(folder, settings, clock, database=f"sqlite:///{folder.database}").close()
    return check()


def _absolute(name: str) -> Path:
    from pathlib import Path  # noqa: PLC0415

    return Path(name).absolute()


def _area_code(settings: Settings) -> str:
    return area_code_of(settings.lines[0].number) if settings.lines else ""


def _start_client(console: Console, life: Lifecycle, dial: DialLink, *, end: bool) -> RecorderClient:
    crashes = CrashNews(console.folder.logs, post=console.desk.post, zone=console.zone)
    crashes.tell()
    watch = RecorderWatch(
        post=console.desk.post,
        publish=console.news,
        clock=console.clock,
        banner_after_s=lambda: console.settings.recorder.banner_after_s,
        on_new_recorder=crashes.tell,
    )
    client = RecorderClient(
        console.folder,
        last_taken=lambda line: console.desk.ask(lambda queries: queries.last_taken(line)).result(),
        # Waits for the commit: a fact that could not be stored is delivered again.
        on_fact=lambda fact: console.desk.submit(commands.TakeInFact(fact)).result(),
        on_status=watch.seen,
        on_lost=watch.lost,
        on_dialled=dial.told,
    )
    dial.recorder = client.dial
    life.on_stop("recorder client", partial(client.stop, end_recorder=end))
    client.start()
    return client


def _apply(
    console: Console, alarms: Alarms, dial: DialLink, client: RecorderClient | None, settings: Settings
) -> None:
    """Store new settings and have everybody live by them; raises `OSError` with nothing changed."""
    save_settings(console.folder.config, settings)
    console.settings = settings
    register(console.desk, settings, console.clock, alarms, signer=console.signer, dial=dial)
    console.desk.post(commands.KnowLines(settings.lines))
    if client is not None:
        client.settings_changed()
