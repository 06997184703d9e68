"""Fusion with our own answers where platforms differ, so that the same window looks the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractSpinBox, QProxyStyle, QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleHintReturn, QStyleOption, QWidget

SPIN_PADDING = 6
Hint = QStyle.StyleHint

_HINTS: dict[QStyle.StyleHint, int] = {
    Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    Hint.SH_EtchDisabledText: 0,
    Hint.SH_ItemView_ShowDecorationSelected: 1,
    Hint.SH_ItemView_ActivateItemOnSingleClick: 0,
    Hint.SH_ComboBox_Popup: 0,
    Hint.SH_ToolTip_WakeUpDelay: 400,
    Hint.SH_Widget_Animation_Duration: 0,
}


class HouseStyle(QProxyStyle):
    """The style of every window."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, subject: Any) -> Any:
        """Give spin boxes the padding that a style sheet cannot: Qt ignores it there."""
        if isinstance(subject, QAbstractSpinBox):
            subject.lineEdit().setTextMargins(SPIN_PADDING, 0, 0, 0)
        return super().polish(subject)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  the name that Qt gives it
    ) -> int:
        """Answer what we decide, else what Fusion says."""
        known = _HINTS.get(hint)
        return known if known is not None else super().styleHint(hint, option, widget, returnData)
