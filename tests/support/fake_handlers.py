"""What the desk's commands do, told shortly: enough for the window to be tried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.app import commands as order
from dutyconsole.app.dialling import Dialling
from dutyconsole.app.events import AlarmsChanged
from dutyconsole.app.views import DraftView
from dutyconsole.domain.access import Access, check_reason, may_go_without_reason
from dutyconsole.domain.entry import Entry, check_event_time, check_strike, check_text
from dutyconsole.domain.handover import Handover, Signature, check_handover
from dutyconsole.domain.ids import (
    AccessId,
    ContactId,
    EntryId,
    HandoverId,
    KeyId,
    PersonId,
    RecordingId,
    ShiftId,
    SlipId,
)
from dutyconsole.domain.self_test import SelfTest
from dutyconsole.domain.shift import Shift
from dutyconsole.domain.signing import SigningKey
from dutyconsole.domain.slip import check_complete, source_line
from dutyconsole.domain.vocabulary import AccessAct, EntryKind, EntryStatus
from dutyconsole.errors import NotAllowed
from tests.support import sample_shift as sample
from tests.support.fake_marks import MarkHandlers
from tests.support.fake_matters import MatterHandlers
from tests.support.fake_rosters import RosterHandlers
from tests.support.fake_search import SearchHandlers
from tests.support.fake_sheets import SheetHandlers

if TYPE_CHECKING:
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.person import Person
    from tests.support.fake_console import FakeConsole
    from tests.support.fake_store import Held


class Handlers:
    """One method for each command, on a store in memory."""

    def __init__(self, console: FakeConsole) -> None:
        self._console = console
        self._held: Held = console.held

    def sign_in(self, command: order.SignIn, work: Work) -> Person:  # noqa: ARG002  Work is not needed
        """Give the person whose password it is."""
        for person in self._held.people:
            if person.name == command.name and self._held.passwords.get(person.name) == command.password:
                return person
        raise NotAllowed("password_wrong")

    def add_person(self, command: order.AddPerson, work: Work) -> Person:  # noqa: ARG002
        """Keep a person."""
        person = replace(command.person, id=PersonId(len(self._held.people) + 1))
        self._held.people.append(person)
        self._held.passwords[person.name] = command.password
        self._held.touched.add("person")
        return person

    def set_up(self, command: order.SetUp, work: Work) -> None:
        """Fill an empty store."""
        self._held.unit = command.unit
        self._held.people.clear()
        for person in command.people:
            self.add_person(person, work)
        self._held.contacts[:] = command.contacts
        self._held.shift = sample.THE_SHIFT
        self._held.touched.add("unit")

    def add_entry(self, command: order.AddEntry, work: Work) -> Entry:
        """Write a line, once."""
        if command.once in self._held.once:
            return self._held.once[command.once]
        event_at = check_event_time(command.event_at or work.now, work.now)
        made = self._held.add_entry(self._entry(command.kind, check_text(command.text), event_at, work))
        made = replace(
            made,
            source=command.source,
            handling=command.handling,
            status=command.status,
            call_id=command.call_id,
            follows=command.follows,
        )
        self._held.entries[-1] = made
        matters = MatterHandlers(self._held)
        matters.keep_files(made, command.files, work)
        if command.due_at is not None:
            matters.set_due(order.SetDue(made.number, command.due_at), work)
        return self._keep_once(command.once, made)

    def strike(self, command: order.StrikeEntry, work: Work) -> tuple[Entry, Entry | None]:
        """Strike a line out."""
        entry = self._held.entries[command.number - 1]
        striking = next((e.id for e in self._held.entries if e.strikes == entry.id), None)
        reason = check_strike(entry, struck_by=striking, reason=command.reason)
        made = replace(self._entry(EntryKind.OTHER, reason, work.now, work), strikes=entry.id)
        struck = self._held.add_entry(made)
        new = command.replacement
        if isinstance(new, order.AddSheet):
            return struck, SheetHandlers(self._held, self.add_entry).add(new, work)
        return struck, self.add_entry(new, work) if new else None

    def keep_draft(self, command: order.KeepDraft, work: Work) -> None:
        """Keep or forget a draft."""
        self._held.drafts.pop(command.key, None)
        if command.text.strip():
            self._held.drafts[command.key] = DraftView(command.key, command.text, work.now)
        self._held.touched.add("draft")

    def save_slip(self, command: order.SaveSlip, work: Work) -> Entry:
        """Save a slip and its line, once."""
        if command.once in self._held.once:
            return self._held.once[command.once]
        call = self._held.call(command.call_id)
        check_complete(command.draft, recorded=call is None or call.unrecorded_reason is None)
        made = self._entry(EntryKind.INCOMING_CALL, command.draft.content, work.now, work)
        made = replace(
            made,
            source=source_line(command.draft),
            handling=command.draft.handling,
            call_id=command.call_id,
            slip_id=SlipId(1208),
            recording_id=RecordingId(42),
        )
        return self._keep_once(command.once, self._handled(command.call_id, made))

    def handle_call(self, command: order.MarkCallHandled, work: Work) -> Entry:
        """Write what became of a call."""
        made = self._entry(EntryKind.INCOMING_CALL, check_text(command.note), work.now, work)
        return self._handled(command.call_id, replace(made, call_id=command.call_id))

    def hand_over(self, command: order.HandOver, work: Work) -> Handover:
        """Close the shift and open the next."""
        shift = self._held.shift
        assert shift is not None
        names = {person.id: person.name for person in self._held.people}
        for person, word in (
            (command.outgoing, command.outgoing_password),
            (command.incoming, command.incoming_password),
        ):
            if self._held.passwords.get(names[person]) != word:
                raise NotAllowed("password_wrong")
        check_handover(
            shift,
            outgoing=command.outgoing,
            incoming=command.incoming,
            briefing=command.briefing,
            summary=command.summary,
        )
        done = Handover(
            HandoverId(1),
            "交〔2026〕0327",
            ShiftId(1),
            ShiftId(2),
            shift.ends_at - timedelta(minutes=10),
            command.arrived_at,
            command.briefing,
            command.left_over,
            command.summary,
            0,
            0,
            Signature(command.outgoing, names[command.outgoing], work.now),
            Signature(command.incoming, names[command.incoming], work.now),
        )
        self._held.handovers.append(done)
        day = timedelta(days=1)
        self._held.shift = Shift(
            ShiftId(2),
            shift.duty_date + day,
            shift.name,
            shift.ends_at,
            shift.ends_at + day,
            command.next_crew,
            taken_over_at=work.now,
        )
        self._held.touched.add("shift")
        return done

    def acknowledge(self, command: order.AcknowledgeAlarm, work: Work) -> None:
        """Note who has seen an alarm."""
        name = work.person().name
        self._held.alarms[:] = [
            replace(alarm, acknowledged_by=name) if alarm.key == command.key else alarm
            for alarm in self._held.alarms
        ]
        work.tell(lambda: AlarmsChanged(tuple(self._held.alarms)))

    def add_contact(self, command: order.AddContact, work: Work) -> Contact:  # noqa: ARG002
        """Keep a line of the directory."""
        contact = replace(command.contact, id=ContactId(len(self._held.contacts) + 1))
        self._held.contacts.append(contact)
        self._held.touched.add("contact")
        return contact

    def _entry(self, kind: EntryKind, text: str, event_at: datetime, work: Work) -> Entry:
        who = work.person()
        assert who.id is not None
        return Entry(
            EntryId(0),
            0,
            sample.SHIFT,
            sample.DAY,
            kind,
            event_at,
            work.now,
            who.id,
            who.name,
            text,
            status=EntryStatus.DONE,
        )

    def _handled(self, call_id: CallId, entry: Entry) -> Entry:
        calls = self._held.calls
        calls[:] = [replace(call, handled=True) if call.id == call_id else call for call in calls]
        self._held.drafts.pop(f"slip:call:{call_id}", None)
        self._held.touched |= {"call", "draft"}
        return self._held.add_entry(entry)

    def register_access(self, command: order.RegisterAccess, work: Work) -> Access:
        """Write a row of the register of listening."""
        call = self._held.call(command.call_id) if command.call_id else None
        free = call is not None and may_go_without_reason(
            command.act, work.person(), shift=self._held.shift, begun=call.started_at
        )
        number, person = len(self._held.accesses) + 1, work.person()
        access = Access(
            AccessId(number),
            number,
            command.act,
            work.now,
            person.id or PersonId(0),
            person.name,
            command.call_id,
            command.recording_id,
            command.subject or "LY20261123-0042",
            command.reason if free else check_reason(command.reason),
            command.approved_by,
            command.destination,
            command.from_ms,
        )
        self._held.accesses.append(access)
        self._held.touched.add("access")
        return access

    def keep_self_test(self, command: order.KeepSelfTest, work: Work) -> SelfTest:
        """Keep a result."""
        number, name = len(self._held.self_tests) + 1, work.person().name
        test = SelfTest(number, command.line, work.now, name, command.file, command.measured)
        self._held.self_tests.append(test)
        self._held.touched.add("self_test")
        return test

    def renew_key(self, command: order.RenewKey, work: Work) -> SigningKey:  # noqa: ARG002
        """Make a new key."""
        key = SigningKey(KeyId(2), self._console.signer.make(), work.now, work.person().name)
        self._held.touched.add("signing_key")
        return key

    def export_calls(self, command: order.ExportCalls, work: Work) -> tuple[Access, ...]:
        """Register every export."""
        why = (command.reason, command.approved_by, command.destination)
        return tuple(
            self.register_access(order.RegisterAccess(AccessAct.EXPORTED, call_id, None, *why), work)
            for call_id in command.call_ids
        )

    def end_listening(self, command: order.EndListening, work: Work) -> Access:  # noqa: ARG002
        """Write how far somebody listened."""
        begun = next(a for a in self._held.accesses if a.id == command.access_id)
        number = len(self._held.accesses) + 1
        ended = replace(
            begun, id=AccessId(number), number=number, to_ms=command.to_ms, closes=command.access_id
        )
        self._held.accesses.append(ended)
        self._held.touched.add("access")
        return ended

    def _keep_once(self, once: str, entry: Entry) -> Entry:
        if once:
            self._held.once[once] = entry
        return entry

    def dial(self, command: order.Dial, work: Work) -> DialRequest:
        """Have the recorder asked for a number."""
        return self._dialling.dial(command, work)

    def end_dialling(self, command: order.EndDialling, work: Work) -> DialRequest:
        """Have the recorder asked to let go or to hang up."""
        return self._dialling.end(command, work)

    @property
    def _dialling(self) -> Dialling:
        return Dialling(self._console.settings, self._console.dial)


def install(console: FakeConsole) -> None:
    """Give the console's desk a handler for each command."""
    handlers = Handlers(console)
    table = {
        order.SignIn: handlers.sign_in,
        order.AddPerson: handlers.add_person,
        order.SetUp: handlers.set_up,
        order.AddEntry: handlers.add_entry,
        order.StrikeEntry: handlers.strike,
        order.KeepDraft: handlers.keep_draft,
        order.SaveSlip: handlers.save_slip,
        order.MarkCallHandled: handlers.handle_call,
        **MarkHandlers(console.held).table(),
        **MatterHandlers(console.held).table(),
        **SheetHandlers(console.held, handlers.add_entry).table(),
        **SearchHandlers(console.held).table(),
        **RosterHandlers(console.held).table(),
        order.RegisterAccess: handlers.register_access,
        order.ExportCalls: handlers.export_calls,
        order.KeepSelfTest: handlers.keep_self_test,
        order.RenewKey: handlers.renew_key,
        order.EndListening: handlers.end_listening,
        order.HandOver: handlers.hand_over,
        order.AcknowledgeAlarm: handlers.acknowledge,
        order.AddContact: handlers.add_contact,
        order.Dial: handlers.dial,
        order.EndDialling: handlers.end_dialling,
    }

    def counted(handler: object) -> object:
        def carry_out(command: object, work: Work) -> object:
            result = handler(command, work)  # type: ignore[operator]
            console.held.orders.append(command)
            return result

        return carry_out

    for command, handler in table.items():
        console.desk.handle(command, counted(handler))  # type: ignore[arg-type]
