"""Names for the numbers that identify things, so that mypy keeps them apart."""

from __future__ import annotations

from typing import NewType

UnitId = NewType("UnitId", int)
PersonId = NewType("PersonId", int)
ShiftId = NewType("ShiftId", int)
ContactId = NewType("ContactId", int)
CallId = NewType("CallId", int)
RecordingId = NewType("RecordingId", int)
EntryId = NewType("EntryId", int)
SlipId = NewType("SlipId", int)
HandoverId = NewType("HandoverId", int)
AccessId = NewType("AccessId", int)
KeyId = NewType("KeyId", int)
MarkId = NewType("MarkId", int)
SheetId = NewType("SheetId", int)
AttachmentId = NewType("AttachmentId", int)
ChargeId = NewType("ChargeId", int)
ReferenceId = NewType("ReferenceId", int)
RosterId = NewType("RosterId", int)
SubmissionId = NewType("SubmissionId", int)

LineId = NewType("LineId", str)
"""A telephone line as named in the settings, for instance `1`."""
