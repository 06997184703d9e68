"""The end of the shift record: summary, what is handed on, signatures, seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from dutyconsole.domain.audit import short_code
from dutyconsole.domain.outage import tally
from dutyconsole.reports import styles
from dutyconsole.reports.grid import Together
from dutyconsole.reports.styles import label, long_value, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import NONE

if TYPE_CHECKING:
    from dutyconsole.app.views import EntryRow, ShiftRecordView
    from dutyconsole.domain.audit import Seal
    from dutyconsole.domain.handover import Handover, Signature
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.reports.grid import Block, Cell, Row, Setter
    from dutyconsole.reports.wording import Times

COLUMNS = (28, 128)
SIGNATURES = (52, 52, 52)
SIGNING_HEIGHT = 30 * mm
QUOTED = 120
"""Characters of an open matter that the list of them repeats."""
NOT_YET = "（未交班，待交班时填写）"
NOT_SEALED = "本班记录尚未封存：交班签字后自动封存，届时重新打印存档。"
WHAT_A_SEAL_PROVES = (
    "本封存用于防篡改留痕：上列链首摘要由封存范围内的每条记录依次计算得出。封存之后若有记录被改动、插入、"
    "删除或调换次序，用值班室工作台重新核验时结果将与本页不符，从而可以发现。它能发现改动，不能阻止改动，"
    "也不涵盖封存之后新增的记录，请妥善保管本纸质件以备核对。"
)


def closing(view: ShiftRecordView, title: Para, *, times: Times, setter: Setter) -> Together:
    """Return the end of the record: who signs has the summary before their eyes, on the same page."""
    rows = [
        *_taken_over(view.took_over, times),
        row(label("本班小结"), value(view.handover.summary if view.handover else NOT_YET)),
        row(label("登记情况"), value(_counts(view))),
        row(label("设备中断"), value(tally(view.outages) or NONE)),
        row(label("重要情况通报"), value(_or_none(view.handover.briefing) if view.handover else NOT_YET)),
        row(label("待办事项"), _open_items(view, times)),
        row(label("遗留问题"), value(_or_none(view.handover.left_over) if view.handover else NOT_YET)),
    ]
    words = setter.grid(COLUMNS, rows, title=title, space_before=10)
    end = (*_signatures(view, times, setter), _seal(view.seal, times, setter), *_key(view.key, setter))
    return Together((words, Together(end)))


def _or_none(text: str) -> str:
    return text.strip() or NONE


def _taken_over(handover: Handover | None, times: Times) -> list[Row]:
    if handover is None:
        return []
    due, arrived = times.clock(handover.due_at), times.clock(handover.arrived_at)
    text = (
        f"{handover.register_number}　应到{due}，到岗{arrived}；"
        f"交班人{handover.outgoing.name}，接班人{handover.incoming.name}。\n"
        f"上一班通报：{_or_none(handover.briefing)}\n上一班遗留问题：{_or_none(handover.left_over)}"
    )
    return [row(label("接班情况"), value(text))]


def _counts(view: ShiftRecordView) -> str:
    if not view.rows:
        return "零记录。"
    numbers = [item.entry.number for item in view.rows]
    struck = sum(item.struck_by is not None for item in view.rows)
    late = sum(item.late for item in view.rows)
    return (
        f"登记 {len(numbers)} 条（总流水号 {min(numbers)} 至 {max(numbers)}），"
        f"其中划改 {struck} 条、补记 {late} 条；"
        f"电话记录单 {len(view.slips)} 份。"
    )


def _open_items(view: ShiftRecordView, times: Times) -> Cell:
    items = [(number, item) for number, item in enumerate(view.rows, start=1) if item.open]
    paras = [Para(_open_item(number, item, times), styles.BODY) for number, item in items]
    if view.handover is not None and view.handover.unhandled_calls:
        paras.append(Para(f"交班时未处理来电 {view.handover.unhandled_calls} 个。", styles.BODY))
    return long_value(*(paras or [Para(NONE, styles.BODY)]))


def _open_item(number: int, item: EntryRow, times: Times) -> str:
    text = " ".join(item.entry.text.split())
    short = text if len(text) <= QUOTED else f"{text[:QUOTED]}……"
    return f"第{number}号（{times.clock(item.entry.event_at)}，{item.entry.status.zh}）：{short}"


def _signatures(view: ShiftRecordView, times: Times, setter: Setter) -> tuple[Block, ...]:
    handover = view.handover
    names = row(label("交班人"), label("接班人"), label("带班领导审阅"))
    fields = row(
        _signed(handover.outgoing if handover else None, times),
        _signed(handover.incoming if handover else None, times),
        long_value(
            Para("\n\n（签字）", styles.FINE_CENTER),
            Para("年　　月　　日", styles.FINE_CENTER),
        ),
        least=SIGNING_HEIGHT,
    )
    grid = setter.grid(SIGNATURES, [names, fields], space_before=10)
    if handover is None:
        return (grid,)
    note = f"交接编号：{handover.register_number}。交班人、接班人各以本人口令在系统中签名。"
    return grid, setter.text(Para(note, styles.FINE), space_before=3)


def _signed(signature: Signature | None, times: Times) -> Cell:
    if signature is None:
        return long_value(Para("（未签）", styles.FINE_CENTER))
    return long_value(Para(signature.name, styles.NAME), Para(times.minute(signature.at), styles.FINE_CENTER))


def _seal(seal: Seal | None, times: Times, setter: Setter) -> Block:
    if seal is None:
        return setter.grid((1,), [row(value(NOT_SEALED, style=styles.FINE_CENTER))], space_before=10)
    return setter.grid(
        (28, 48, 26, 54),
        [
            row(
                label("封存编号"),
                value(f"第 {seal.number} 号"),
                label("链上记录数"),
                value(f"{seal.count} 条"),
            ),
            row(
                label("封存时间"),
                value(times.second(seal.at)),
                label("校验码"),
                value(short_code(seal.head), style=styles.DIGEST),
            ),
            row(label("链首摘要"), value(_in_groups(seal.head), 3, style=styles.DIGEST)),
            row(value(WHAT_A_SEAL_PROVES, 4, style=styles.FINE)),
        ],
        space_before=10,
    )


def _key(key: SigningKey | None, setter: Setter) -> tuple[Block, ...]:
    """Return the public key: who gets a signed package compares it with this paper."""
    if key is None:
        return ()
    rows = [
        row(label("签名公钥"), value(_in_groups(key.public), style=styles.DIGEST)),
        row(label("公钥指纹"), value(key.fingerprint, style=styles.DIGEST)),
    ]
    return (setter.grid(COLUMNS, rows, space_before=4),)


def _in_groups(digest: bytes) -> str:
    text = digest.hex().upper()
    half = [text[i : i + 32] for i in range(0, len(text), 32)]
    return "\n".join(" ".join(part[i : i + 4] for i in range(0, len(part), 4)) for part in half)
