"""Reads the command line and carries one command out."""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import TYPE_CHECKING, Any, Protocol

from dutyconsole import __version__
from dutyconsole.cli.output import Exit, Output
from dutyconsole.cli.session import Call
from dutyconsole.errors import DeviceProblem, DutyError
from dutyconsole.paths import ENV_DATABASE, data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence


class Commands(Protocol):
    """What argparse gives to hang commands on."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """Return the grammar of a new command."""
        ...


def run(arguments: Sequence[str]) -> int:
    """Carry out a command; returns the exit code."""
    options = parser().parse_args(arguments)
    output = Output(as_json=options.json)
    call = Call(options, data_folder(options.data), options.database, output)
    # Only the module of this command is loaded: the recorder never pays for the window.
    module, _, name = options.action.partition(":")
    action = getattr(importlib.import_module(f"dutyconsole.cli.{module}"), name)
    try:
        return int(action(call))
    except DutyError as error:
        return output.fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.GOOD
    except OSError as error:
        why = error.strerror or str(error)
        return output.fail(DeviceProblem("system_refused", what=error.filename or "", why=why))


def parser() -> argparse.ArgumentParser:
    """Return the grammar of the command line."""
    # The general options may stand before or after the command; after it they must not put a default back.
    general = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    _general(general)
    top = argparse.ArgumentParser(
        prog="dutyconsole",
        description="值班室工作台 · the duty-room console. Without a command it opens the window.",
    )
    top.set_defaults(
        action="window:open_window", json=False, data=None, database=None, user=None, password_stdin=False
    )
    _general(top)
    top.add_argument("--version", action="version", version=f"dutyconsole {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _demo,
        _setup,
        _doctor,
        _recorder,
        _line,
        _log,
        _report,
        _lists,
        _key,
        _verify,
        _backup,
        _bench,
    ):
        add(commands, general)
    return top


def _general(target: argparse.ArgumentParser) -> None:
    target.add_argument("--data", metavar="DIR", help="the folder that holds everything")
    target.add_argument("--database", metavar="URL", help=f"SQLAlchemy URL (or {ENV_DATABASE})")
    target.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
    target.add_argument("--user", metavar="NAME", help="who gives the command")
    target.add_argument("--password-stdin", action="store_true", help="read the password")


def _command(
    commands: Commands, name: str, action: str, words: str, general: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name, parents=[general], help=words, description=words
    )
    made.set_defaults(action=action)
    return made


def _group(commands: Commands, name: str, words: str) -> Commands:
    made = commands.add_parser(name, help=words, description=words)
    group: Commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    return group


def _demo(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "demo", "demo:demo", "play one whole shift on simulated devices", general)
    made.add_argument("--out", metavar="DIR", default="demo-out", help="where papers, sound and pictures go")
    made.add_argument("--speed", metavar="N", type=float, default=20.0, help="how many times as fast")
    _command(
        commands, "practice", "practice:practice", "a made-up room whose line rings now and then", general
    )


def _setup(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "setup", "setup:setup", "fill an empty data folder", general)
    way = made.add_mutually_exclusive_group(required=True)
    way.add_argument("--sample", action="store_true", help="the sample unit")
    way.add_argument("--from", dest="source", metavar="FILE.toml", help="a unit from a file")


def _doctor(commands: Commands, general: argparse.ArgumentParser) -> None:
    _command(commands, "doctor", "doctor:doctor", "look at every device and service", general)


def _recorder(commands: Commands, general: argparse.ArgumentParser) -> None:
    group = _group(commands, "recorder", "the recorder process")
    made = _command(group, "run", "recorder:run", "record in the foreground until SIGTERM", general)
    made.add_argument("--wait", action="store_true", help="wait while another recorder has the folder")
    _command(group, "status", "recorder:status", "how the recorder is", general)
    _command(group, "install-service", "recorder:install_service", "record with nobody signed in", general)


def _line(commands: Commands, general: argparse.ArgumentParser) -> None:
    group = _group(commands, "line", "what the signalling of a line says")
    made = _command(group, "listen", "line:listen", "print line events as they come", general)
    made.add_argument("--port", required=True, metavar="PORT")
    made.add_argument("--baud", type=int, default=115200, metavar="N")
    made.add_argument("--profile", default="auto", metavar="NAME")
    made.add_argument("--pattern", default="", metavar="REGEX", help="form of a call record")
    made.add_argument("--seconds", type=float, metavar="S")
    made = _command(group, "parse", "line:parse", "the same from captured raw bytes", general)
    made.add_argument("file", metavar="FILE")
    made.add_argument("--profile", default="auto", metavar="NAME")
    made.add_argument("--pattern", default="", metavar="REGEX", help="form of a call record")
    made = _command(group, "test", "self_test:test", "the self-test of a line with a dial tone", general)
    made.add_argument("--line", default="1", metavar="ID")
    made.add_argument("--seconds", type=float, metavar="S")
    made = _command(group, "decode", "decode:decode", "caller ID, digits and tones in sound files", general)
    made.add_argument("files", metavar="FILE.wav", nargs="+")


def _log(commands: Commands, general: argparse.ArgumentParser) -> None:
    group = _group(commands, "log", "the duty log")
    made = _command(group, "add", "log:add", "write a line", general)
    made.add_argument("--text", required=True)
    made.add_argument("--kind", metavar="KIND")
    made.add_argument("--at", metavar="TIME", help="when it happened; without it, now")
    made.add_argument("--source", default="", help="from whom")
    made.add_argument("--handling", default="", help="what was done")
    made = _command(group, "show", "log:show", "print one line with all that belongs to it", general)
    made.add_argument("number", type=int, metavar="N")
    made = _command(group, "search", "log:search", "the newest lines that match", general)
    made.add_argument("query", metavar="QUERY")
    made.add_argument("--limit", type=int, default=50, metavar="N")
    made.add_argument("--from", dest="since", metavar="TIME")
    made.add_argument("--to", dest="until", metavar="TIME")
    made.add_argument("--kind", metavar="KIND")
    made = _command(group, "index", "log:index", "make the search index where it is missing", general)
    made.add_argument("--rebuild", action="store_true", help="make all of it anew")


def _report(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "report", "report:report", "write a form as PDF (`report list`)", general)
    made.add_argument("kind", metavar="KIND")
    made.add_argument("--shift", default="last", metavar="ID|last")
    made.add_argument("--call", dest="call_id", type=int, metavar="ID", help="a call, for `report call`")
    made.add_argument("--reason", default="", help="why a call is printed; it is registered")
    made.add_argument("--from", dest="since", metavar="TIME")
    made.add_argument("--to", dest="until", metavar="TIME")
    made.add_argument("-o", "--output", dest="output_file", metavar="FILE.pdf")


def _lists(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "calls", "calls:list_calls", "the telephone calls", general)
    made.add_argument("--limit", type=int, default=200, metavar="N")
    group = made.add_subparsers(title="commands", metavar="COMMAND")
    words = "write calls with sound, papers and proof into one ZIP"
    export = _command(group, "export", "evidence:export", words, general)
    export.add_argument("ids", type=int, nargs="+", metavar="ID", help="ids of the calls")
    export.add_argument("-o", "--output", dest="output_file", metavar="FILE.zip", required=True)
    export.add_argument("--reason", required=True, help="why; it is registered before the file is made")
    export.add_argument("--approved-by", default="", metavar="NAME")
    export.add_argument("--destination", default="", metavar="WHO", help="to whom it goes")


def _key(commands: Commands, general: argparse.ArgumentParser) -> None:
    group = _group(commands, "key", "the key that signs evidence")
    _command(group, "show", "key:show", "the room's public keys and whether this machine has one", general)
    _command(group, "renew", "key:renew", "make a new key; the old one is put aside", general)


def _verify(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "verify", "verify:verify", "check chain, seals and recordings", general)
    made.add_argument("--database-copy", metavar="FILE", help="check a copy of the store instead")
    made.add_argument(
        "--second-copy",
        action="store_true",
        help="check the recordings in the folder of the second copy instead of the first",
    )


def _backup(commands: Commands, general: argparse.ArgumentParser) -> None:
    words = "write everything into one file, while the work goes on, and read it back"
    made = _command(commands, "backup", "backup:backup", words, general)
    made.add_argument("file", metavar="FILE")
    made.add_argument("--recordings", choices=("all", "since", "none"), default="all")
    made.add_argument("--since", metavar="DATE", help="with --recordings since: from this day on")
    words = "take a room out of a backup into an empty folder and verify it"
    made = _command(commands, "restore", "backup:restore", words, general)
    made.add_argument("file", metavar="FILE")
    made.add_argument("--into", required=True, metavar="DIR")
    made.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase of the keys")


def _bench(commands: Commands, general: argparse.ArgumentParser) -> None:
    made = _command(commands, "bench", "bench:bench", "measure, each figure beside its peer's", general)
    made.add_argument("name", nargs="?", metavar="NAME")
    made.add_argument("--lines", type=int, metavar="N", help="lines of the log, for `search`")
