"""The fields of the registers of warnings (F29) and of visitors (F18): names, order, and what must be filled.

The window, the papers and the rules all read these tables, so that a field is declared in one place.
"""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.domain.vocabulary import EntryKind, Term


class Form(Term):
    """A form whose fields are kept beside the line's words."""

    WARNING = "warning", "预警信息接收登记", "Register of warnings"
    VISIT = "visit", "外来人员登记", "Register of visitors"

    @property
    def kind(self) -> EntryKind:
        """The kind of line that it belongs to."""
        return EntryKind.WARNING if self is Form.WARNING else EntryKind.VISIT

    @property
    def prefix(self) -> str:
        """What its register numbers begin with."""
        return "预警" if self is Form.WARNING else "来访"

    @staticmethod
    def of_kind(kind: EntryKind) -> Form | None:
        """Return the form of a kind of line, or None."""
        return next((form for form in Form if form.kind is kind), None)


class WarningLevel(Term):
    """How grave a warning is; the colour is always written as a word too."""

    RED = "red", "红色（一级）", "Red (level 1)"
    ORANGE = "orange", "橙色（二级）", "Orange (level 2)"
    YELLOW = "yellow", "黄色（三级）", "Yellow (level 3)"
    BLUE = "blue", "蓝色（四级）", "Blue (level 4)"

    @property
    def short(self) -> str:
        """The colour alone, as it is spoken: 蓝色."""
        return self.zh[:2]


class WarningStage(Term):
    """First, changed or lifted; each is registered by itself."""

    FIRST = "first", "首次", "First"
    CHANGED = "changed", "变更", "Changed"
    LIFTED = "lifted", "解除", "Lifted"


class IdKind(Term):
    """What a visitor showed."""

    ID_CARD = "id_card", "居民身份证", "Identity card"
    WORK_CARD = "work_card", "工作证", "Work card"
    OTHER = "other", "其他证件", "Other paper"
    NONE = "none", "未出示", "None shown"


class YesNo(Term):
    """Whether a visitor comes into the duty room itself."""

    YES = "yes", "进入", "Enters"
    NO = "no", "不进入", "Not"


class WarningField(Term):
    """The fields of the register of warnings, in their order."""

    STAGE = "stage", "首次/变更/解除", "First/changed/lifted"
    FIRST = "first", "首次登记编号", "Number of the first"
    RECEIVED_AT = "received_at", "接收时间", "Received at"
    ISSUER = "issuer", "发布单位", "Issued by"
    CATEGORY = "category", "预警类别", "Kind of warning"
    LEVEL = "level", "预警级别", "Level"
    ISSUED_AT = "issued_at", "发布时间", "Issued at"
    VALID_FROM = "valid_from", "起始时间", "Valid from"
    VALID_UNTIL = "valid_until", "有效期至", "Valid until"
    AREA = "area", "影响范围", "Area"
    ADVICE = "advice", "警示事项和措施", "Advice and measures"
    TOLD_AT = "told_at", "报带班领导时间", "Leader told at"
    TOLD_TO = "told_to", "报告对象", "Who was told"
    FORWARDED_AT = "forwarded_at", "转发时间", "Forwarded at"
    FORWARDED_TO = "forwarded_to", "转发单位", "Forwarded to"
    RECEIPT = "receipt", "回执", "Receipts"


class VisitField(Term):
    """The fields of the register of visitors, in their order."""

    ENTERED_AT = "entered_at", "进入时间", "Came at"
    NAME = "name", "姓名", "Name"
    UNIT = "unit", "单位", "Unit"
    COUNT = "count", "人数", "Number of people"
    ID_KIND = "id_kind", "证件类型", "Paper shown"
    ID_NUMBER = "id_number", "证件号码", "Number of the paper"
    PURPOSE = "purpose", "来访事由", "Purpose"
    HOST = "host", "接洽人", "Received by"
    ENTERS = "enters", "是否进入值班室", "Into the duty room"
    APPROVER = "approver", "批准人", "Approved by"
    ESCORT = "escort", "陪同人", "Escort"
    BELONGINGS = "belongings", "携带物品", "Belongings"
    LEFT_AT = "left_at", "离开时间", "Left at"


@dataclass(frozen=True)
class SheetField:
    """How one field is asked for.

    Attributes:
        control: `line`, `words`, `moment`, `pick` (a list) or `segments` (words side by side).
        must: it is required (★), whatever the other fields say.
        later: it may come by a supplement, after the line was written.
        ahead: a time that may lie in the future.
        choices: the terms of `pick` and `segments`.
        wide: it takes the whole width of the form.
    """

    term: Term
    control: str = "line"
    must: bool = False
    later: bool = False
    ahead: bool = False
    choices: type[Term] | None = None
    wide: bool = False

    @property
    def is_moment(self) -> bool:
        """Say whether it holds a time."""
        return self.control == "moment"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that it may hold; nothing where any words will do."""
        return tuple(str(term.value) for term in self.choices) if self.choices else ()


_WARNING = (
    SheetField(WarningField.STAGE, "segments", must=True, choices=WarningStage, wide=True),
    SheetField(WarningField.FIRST),
    SheetField(WarningField.RECEIVED_AT, "moment", must=True),
    SheetField(WarningField.ISSUER, must=True),
    SheetField(WarningField.CATEGORY, must=True),
    SheetField(WarningField.LEVEL, "segments", must=True, choices=WarningLevel, wide=True),
    SheetField(WarningField.ISSUED_AT, "moment", must=True),
    SheetField(WarningField.VALID_FROM, "moment", ahead=True),
    SheetField(WarningField.VALID_UNTIL, "moment", ahead=True),
    SheetField(WarningField.AREA, must=True),
    SheetField(WarningField.ADVICE, "words", wide=True),
    SheetField(WarningField.TOLD_AT, "moment", must=True, later=True),
    SheetField(WarningField.TOLD_TO, later=True),
    SheetField(WarningField.FORWARDED_AT, "moment", must=True, later=True),
    SheetField(WarningField.FORWARDED_TO, must=True, later=True),
    SheetField(WarningField.RECEIPT, later=True, wide=True),
)
_VISIT = (
    SheetField(VisitField.ENTERED_AT, "moment", must=True),
    SheetField(VisitField.NAME, must=True),
    SheetField(VisitField.UNIT, must=True),
    SheetField(VisitField.COUNT),
    SheetField(VisitField.ID_KIND, "pick", choices=IdKind),
    SheetField(VisitField.ID_NUMBER),
    SheetField(VisitField.PURPOSE, must=True, wide=True),
    SheetField(VisitField.HOST, must=True),
    SheetField(VisitField.ENTERS, "segments", must=True, choices=YesNo),
    SheetField(VisitField.APPROVER),
    SheetField(VisitField.ESCORT),
    SheetField(VisitField.BELONGINGS, wide=True),
    SheetField(VisitField.LEFT_AT, "moment", must=True, later=True),
)
FIELDS: dict[Form, dict[str, SheetField]] = {
    Form.WARNING: {str(field.term.value): field for field in _WARNING},
    Form.VISIT: {str(field.term.value): field for field in _VISIT},
}
"""The fields of each form by their names, in their order."""
