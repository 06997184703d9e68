"""What the desk's commands do with files, links and trails, told shortly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.app import commands as order
from dutyconsole.domain.attachment import Attachment, NewFile, check_secrecy
from dutyconsole.domain.charge import (
    Charge,
    ChargeAct,
    check_answer,
    check_due,
    check_offer,
    check_withdrawal,
)
from dutyconsole.domain.ids import AttachmentId, ChargeId, EntryId, PersonId, ReferenceId
from dutyconsole.domain.reference import Reference, RefTo
from dutyconsole.errors import Refused
from tests.support.fake_store import FakeQueries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from dutyconsole.app.desk import Work
    from dutyconsole.app.matter_views import EntryAbout
    from dutyconsole.domain.entry import Entry
    from tests.support.fake_store import Held


class MatterHandlers:
    """Writes into a store in memory, by the same rules."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def table(self) -> dict[type, Callable[..., object]]:
        """Return the handlers by their commands."""
        return {
            order.Attach: lambda command, work: self.keep_files(
                self._about(command.number).row.entry, command.files, work
            ),
            order.SetDue: self.set_due,
            order.OfferMatter: self.offer,
            order.AnswerOffer: self.answer,
            order.WithdrawOffer: self.withdraw,
            order.Refer: self.refer,
            order.WithdrawReference: self.withdraw_reference,
        }

    def keep_files(self, entry: Entry, files: Iterable[NewFile], work: Work) -> None:
        """Keep files of a line."""
        who = work.person()
        for new in files:
            check_secrecy(new.secrecy)
            stored, number = new.stored, AttachmentId(len(self._held.attachments) + 1)
            self._held.attachments.append(
                Attachment(
                    number,
                    entry.id or EntryId(0),
                    stored.name,
                    stored.file,
                    stored.size,
                    stored.sha256,
                    new.secrecy,
                    who.id or PersonId(0),
                    who.name,
                    work.now,
                )
            )
            self._held.touched.add("attachment")

    def set_due(self, command: order.SetDue, work: Work) -> None:
        """Set a due time."""
        check_due(command.due_at, work.now)
        self._step(command.number, ChargeAct.DUE, None, work, due_at=command.due_at)

    def offer(self, command: order.OfferMatter, work: Work) -> None:
        """Offer a matter."""
        check_offer(self._about(command.number).holding, by=work.person().id or PersonId(0), to=command.to)
        self._step(command.number, ChargeAct.OFFERED, command.to, work, word=command.word)

    def answer(self, command: order.AnswerOffer, work: Work) -> None:
        """Accept or decline."""
        check_answer(self._about(command.number).holding, by=work.person().id or PersonId(0))
        act = ChargeAct.ACCEPTED if command.accepts else ChargeAct.DECLINED
        self._step(command.number, act, work.person().id, work, word=command.word)

    def withdraw(self, command: order.WithdrawOffer, work: Work) -> None:
        """Take an offer back."""
        check_withdrawal(self._about(command.number).holding, by=work.person().id or PersonId(0))
        self._step(command.number, ChargeAct.WITHDRAWN, None, work)

    def refer(self, command: order.Refer, work: Work) -> None:
        """Link two lines, or a line and a call."""
        call = command.to.removeprefix("来电").strip()
        to = RefTo.CALL if call != command.to else RefTo.ENTRY
        if not call.isdecimal() or int(call) > len(self._held.entries):
            raise Refused("reference_target_unknown", number=command.to)
        self._link(command.number, to, int(call), command.word, work)

    def withdraw_reference(self, command: order.WithdrawReference, work: Work) -> None:
        """Take a link back."""
        old = next(each for each in self._held.references if each.id == command.reference_id)
        self._link(old.entry_id, old.to, old.target, command.reason, work, withdraws=old.id)

    def _about(self, number: int) -> EntryAbout:
        about = FakeQueries(self._held).about(number)
        if about is None:
            raise Refused("entry_unknown", number=number)
        return about

    def _step(
        self,
        number: int,
        act: ChargeAct,
        person: PersonId | None,
        work: Work,
        *,
        due_at: datetime | None = None,
        word: str = "",
    ) -> None:
        names = {each.id: each.name for each in self._held.people}
        first, who = self._about(number).matter[0].entry, work.person()
        self._held.trail.append(
            Charge(
                ChargeId(len(self._held.trail) + 1),
                first.id or EntryId(0),
                act,
                person,
                names.get(person, ""),
                due_at,
                word,
                who.id or PersonId(0),
                who.name,
                work.now,
            )
        )
        self._held.touched.add("charge")

    def _link(
        self,
        number: int,
        to: RefTo,
        target: int,
        word: str,
        work: Work,
        *,
        withdraws: ReferenceId | None = None,
    ) -> None:
        entry, who = self._about(number).row.entry, work.person()
        link_id = ReferenceId(len(self._held.references) + 1)
        self._held.references.append(
            Reference(
                link_id,
                entry.id or EntryId(0),
                to,
                target,
                word,
                who.id or PersonId(0),
                who.name,
                work.now,
                withdraws,
            )
        )
        self._held.touched.add("reference")
