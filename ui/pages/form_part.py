"""What the parts of the log's form share: fields by name, what is missing, and its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.card.completeness import Completeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.sheet import Values
    from ui.card.fields import Control, Field


class FormPart(QWidget):
    """The base of the parts.

    Signals:
        edited: a person changed something.
        left: the cursor left a field.
        saving: Ctrl+Enter.
    """

    edited = Signal()
    left = Signal()
    saving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self.completeness = Completeness()
        self.completeness.wanted.connect(self.go_to)

    def values(self) -> Values:
        """Return what stands in the fields."""
        return {name: cast("Control", field.control).value() for name, field in self._fields.items()}

    def put(self, values: Values) -> None:
        """Show values."""
        for name, field in self._fields.items():
            with QSignalBlocker(field), QSignalBlocker(field.control):
                cast("Control", field.control).put(values.get(name, ""))
                field.show_wrong("")
        self.show_required()

    def missing(self) -> tuple[str, ...]:
        """Return the fields that must be filled before the line can be written."""
        return ()

    def begin_typing(self) -> None:
        """Put the cursor where one begins."""
        self.go_to(next(iter(self._fields)))

    def show_required(self) -> None:
        """Show at the fields and in the meter what must be filled."""
        self.show_share((), self.missing())

    def show_missing(self, names: Sequence[str]) -> None:
        """Say at each of these fields that it must be filled, and go to the first."""
        for name in names:
            field = self._fields[name]
            field.show_wrong(self.tr("请填写{caption}").format(caption=field.caption))
        if names:
            self.go_to(names[0])

    @Slot(str)
    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        self._fields[name].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return self._fields[name]

    def take(self, field: Field) -> None:
        """Have a field belong to this part."""
        self._fields[field.name] = field
        field.edited.connect(self._edited)
        field.left.connect(self.left)
        field.saving.connect(self.saving)

    def show_share(self, wanted: Sequence[str], open_: Sequence[str]) -> None:
        """Mark the required fields and show how many of them are filled."""
        for name, field in self._fields.items():
            field.require(required=name in wanted)
        share = 1 - len(open_) / len(wanted) if wanted else 1.0
        self.completeness.show_missing(share, [(name, self._fields[name].caption) for name in open_])

    @Slot()
    def _edited(self) -> None:
        self.show_required()
        self.edited.emit()
