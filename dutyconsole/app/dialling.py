"""Dialling by modem: who may, on which line, and which digits. The recorder has the modem and does it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.app.events import DialTold
from dutyconsole.domain.dialling import DialAct, DialOutcome, DialRequest
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.phone import dialable
from dutyconsole.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.commands import Dial, EndDialling
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Publish
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.root import Settings

MODEMS = frozenset({"hayes", "auto"})
"""Kinds of signalling that may be a modem; a box and an exchange only talk."""


def can_dial(line: Line) -> bool:
    """Say whether a line has something that can be told to dial."""
    serial = line.serial
    return bool(serial.port and serial.dial) and serial.profile in MODEMS


class DialLink:
    """The way to the recorder and back; without one every order comes back as not carried out."""

    def __init__(self, publish: Publish) -> None:
        self.recorder: Callable[[DialRequest], None] | None = None
        self._publish = publish

    def send(self, request: DialRequest) -> None:
        """Hand an order to the recorder; returns at once."""
        if self.recorder is None:
            self.told(DialOutcome(request.ticket, "recorder_not_running"))
        else:
            self.recorder(request)

    def told(self, outcome: DialOutcome) -> None:
        """Tell everybody what became of an order."""
        self._publish(DialTold(outcome))


@dataclass(frozen=True)
class Dialling:
    """Carries out the orders of the window, as far as they are ours to refuse."""

    settings: Settings
    link: DialLink

    def dial(self, command: Dial, work: Work) -> DialRequest:
        """Have a number dialled; raises `Refused` and `BadInput`, each with what to do instead."""
        require(work.person(), Right.DIAL)
        line = self._line(command.line)
        number = dialable(
            command.number, outside_prefix=line.outside_prefix, inside_digits=line.inside_digits
        )
        if not number:
            raise BadInput("number_not_dialable", number=command.number)
        party = dialable(command.number).split(",")[0]
        request = DialRequest(command.line, DialAct.DIAL, secrets.token_hex(8), number, party)
        return self._order(request, work)

    def end(self, command: EndDialling, work: Work) -> DialRequest:
        """Have the modem let go of the line, or hang up."""
        require(work.person(), Right.DIAL)
        return self._order(DialRequest(command.line, command.act, command.ticket), work)

    def _line(self, line_id: str) -> Line:
        line = self.settings.line(line_id)
        if line is None or not can_dial(line):
            raise Refused("dial_not_possible")
        return line

    def _order(self, request: DialRequest, work: Work) -> DialRequest:
        work.tell(lambda: self.link.send(request))
        return request
