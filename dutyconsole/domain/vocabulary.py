"""The field's terms: each code with its Chinese and its English word.

One thing has one name everywhere; screens, papers and the command line ask here.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

TermEnum = TypeVar("TermEnum", bound="Term")


class Term(Enum):
    """An enum whose members carry (code, 中文, English); the value is the code that is stored."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str, en: str) -> Term:
        """Make a member whose value is `code`."""
        member = object.__new__(cls)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member

    def word(self, language: str = "zh_CN") -> str:
        """Return the word in `language` (`zh_CN` or `en_US`)."""
        return self.zh if language == "zh_CN" else self.en

    @classmethod
    def coded(cls: type[TermEnum], code: str) -> TermEnum:
        """Return the member with that code; raises `ValueError` where there is none."""
        for member in cls:
            if member.value == code:
                return member
        raise ValueError(f"{code!r} is no {cls.__name__}")

    @classmethod
    def of(cls: type[TermEnum], text: str) -> TermEnum | None:
        """Return the member whose code, Chinese or English word is `text`, or None."""
        wanted = text.strip().casefold()
        for member in cls:
            if wanted in (member.value, member.zh.casefold(), member.en.casefold()):
                return member
        return None


class EntryKind(Term):
    """The kinds of line in the duty log (F01 类别)."""

    INCOMING_CALL = "incoming_call", "来电", "Incoming call"
    OUTGOING_CALL = "outgoing_call", "去电", "Outgoing call"
    FAX_IN = "fax_in", "收传真", "Fax in"
    FAX_OUT = "fax_out", "发传真", "Fax out"
    DOCUMENT_IN = "document_in", "收文", "Document in"
    VISIT = "visit", "来访", "Visit"
    SUPERIOR_INSTRUCTION = "superior_instruction", "上级指示", "Superior's instruction"
    LEADER_INSTRUCTION = "leader_instruction", "领导批示", "Leader's instruction"
    WARNING = "warning", "预警信息", "Warning"
    INCIDENT = "incident", "突发事件", "Incident"
    ROLL_CALL = "roll_call", "点名", "Roll call"
    SPOT_CHECK = "spot_check", "抽查", "Spot check"
    EQUIPMENT = "equipment", "设备", "Equipment"
    HANDOVER = "handover", "交接", "Handover"
    OTHER = "other", "其他", "Other"


class EntryStatus(Term):
    """Where a matter stands (F01 办理状态)."""

    PENDING = "pending", "待办", "Pending"
    IN_HAND = "in_hand", "在办", "In hand"
    DONE = "done", "已办", "Done"
    PASSED_ON = "passed_on", "转办", "Passed on"
    SENT_BACK = "sent_back", "退回", "Sent back"


class SearchIn(Term):
    """Where somebody may look for something; the codes are part of the names of the search tables."""

    ENTRY = "entry", "日志", "Log"
    SLIP = "slip", "记录单", "Slips"
    CALL = "call", "电话", "Calls"
    CONTACT = "contact", "通讯录", "Directory"


class Nature(Term):
    """What a call is about (F04 性质)."""

    INCIDENT = "incident", "突发事件", "Incident"
    SUPERIOR_INSTRUCTION = "superior_instruction", "上级指示", "Superior's instruction"
    MEETING_NOTICE = "meeting_notice", "会议通知", "Meeting notice"
    SITUATION_REPORT = "situation_report", "情况报告", "Situation report"
    ENQUIRY = "enquiry", "咨询", "Enquiry"
    PETITION = "petition", "信访投诉", "Petition or complaint"
    CHECK = "check", "点名抽查", "Roll call or spot check"
    OTHER = "other", "其他", "Other"


class Urgency(Term):
    """Urgency of a phone slip (F04 紧急程度)."""

    FLASH = "flash", "特急", "Flash"
    URGENT = "urgent", "加急", "Urgent"
    ROUTINE = "routine", "一般", "Routine"


class SlipField(Term):
    """The fields of a phone slip (F04); the codes are the names of `dutyconsole.domain.slip.SlipDraft`."""

    NUMBER = "number", "来电号码", "Number"
    CALLER_UNIT = "caller_unit", "来话单位", "Caller's unit"
    CALLER_NAME = "caller_name", "发话人", "Caller"
    CALLER_TITLE = "caller_title", "发话人职务", "Caller's title"
    CALLBACK = "callback", "联系电话", "Call-back number"
    NATURE = "nature", "性质", "Nature"
    URGENCY = "urgency", "紧急程度", "Urgency"
    CONTENT = "content", "来电内容", "Content"
    TOLD = "told", "对方已报告或通知", "Already told"
    READ_BACK = "read_back", "复述核对", "Read back"
    PROPOSAL = "proposal", "拟办意见", "Proposed handling"
    HANDLING = "handling", "处理情况", "What was done"
    UNRECORDED_REASON = "unrecorded_reason", "未录音原因", "Why not recorded"


class CrewPost(Term):
    """What a person is on a shift."""

    LEADER = "leader", "带班领导", "Leader on duty"
    MAIN = "main", "主班", "Main officer"
    SECOND = "second", "副班", "Second officer"
    STANDBY = "standby", "备班", "Standby officer"


class DayKind(Term):
    """What a day is for the roster (F13 性质)."""

    WORKDAY = "workday", "工作日", "Working day"
    RESTDAY = "restday", "休息日", "Rest day"
    HOLIDAY = "holiday", "法定节假日", "Holiday"
    MAKE_UP = "make_up", "调休上班", "Make-up working day"


class DaySource(Term):
    """Where it is known from what a day is."""

    NOTICE = "notice", "国务院通知", "State Council notice"
    IMPORTED = "imported", "导入", "Imported"
    EDITED = "edited", "人工设定", "Set by hand"
    COMPUTED = "computed", "推算，待国务院通知", "Computed, awaiting the State Council notice"


class RosterFault(Term):
    """What is wrong with a roster."""

    UNCOVERED = "uncovered", "无人值班", "Nobody on duty"
    NO_LEADER = "no_leader", "没有带班领导", "No leader on duty"
    NO_MAIN = "no_main", "没有主班", "No main officer"
    TOO_FEW = "too_few", "值班员人数不足", "Too few officers"
    TWICE = "twice", "一人两岗", "One person in two places"
    NO_REST = "no_rest", "两班之间休息不足", "Too little rest between shifts"
    CATEGORY = "category", "不得安排值班的人员", "Person who may not stand duty"
    INACTIVE = "inactive", "不在岗期间", "Person not in service that day"
    UNTRAINED = "untrained", "节前未培训", "Not trained before the holiday"
    AWAITS_NOTICE = "awaits_notice", "放假安排待国务院通知", "Holidays await the State Council notice"


class Category(Term):
    """How a person is employed; only the first two may be on duty (article 4)."""

    CIVIL_SERVANT = "civil_servant", "公务员", "Civil servant"
    INSTITUTION = "institution", "事业编制", "Public institution staff"
    OTHER = "other", "其他", "Other"


class Role(Term):
    """What a person may do in the program; separate from the post."""

    OFFICER = "officer", "值班员", "Duty officer"
    LEADER = "leader", "带班领导", "Leader on duty"
    SUPERVISOR = "supervisor", "督查员", "Supervisor"
    ADMIN = "admin", "系统管理员", "Administrator"
    AUDITOR = "auditor", "审计员", "Auditor"


class AccessAct(Term):
    """What somebody did with a recording or a paper of a call (F05 调听登记)."""

    LISTENED = "listened", "调听", "Listened"
    EXPORTED = "exported", "导出", "Exported"
    PRINTED = "printed", "打印", "Printed"


class OutageOf(Term):
    """What did not work for a while; the codes are the names that the recorder gives its devices."""

    SOUND = "sound", "录音", "Recording"
    SERIAL = "serial", "来电信令", "Signalling"
    DISK = "disk", "录音存盘", "Storing of recordings"
    JOURNAL = "journal", "录音日志写盘", "Writing of the journal"
    COPY = "copy", "录音副本", "Second copy"


class OutageReason(Term):
    """Why it did not work, in few words; the codes are those of the device problems."""

    SOUND_LOST = "sound_lost", "录音输入断开", "sound input gone"
    SOUND_STALLED = "sound_stalled", "录音输入没有数据", "sound input delivered nothing"
    SOUND_MOVED = "sound_moved", "系统把录音接到了别的设备", "sound moved to another device by the system"
    SOUND_OTHER_CARD = "sound_other_card", "接上的是另一个录音设备", "another sound device was plugged in"
    SOUND_CONSTANT = "sound_constant", "录音输入全是静止信号", "dead silence from the sound input"
    SOUND_CLIPPED = "sound_clipped", "声音过大", "sound too loud"
    SOUND_NO_DEVICE = "sound_no_device", "没有录音输入", "no sound input"
    SOUND_DEVICE_UNKNOWN = "sound_device_unknown", "找不到设定的录音输入", "the set sound input was not there"
    SOUND_CHANNEL_MISSING = "sound_channel_missing", "录音输入没有设定的声道", "channel missing"
    SOUND_NOT_OPENED = "sound_not_opened", "录音输入打不开", "sound input could not be opened"
    SOUND_BUSY = "sound_busy", "录音输入被占用", "sound input in use"
    SOUND_LIBRARY_MISSING = "sound_library_missing", "缺少录音用的程序库", "sound library missing"
    RECORDER_NOT_RUNNING = "recorder_not_running", "录音程序没有运行", "no recorder ran"
    LINE_RECORDER_FAILED = "line_recorder_failed", "录音程序出错后自动重启", "recorder failed and restarted"
    COMPUTER_ASLEEP = "computer_asleep", "电脑休眠", "the computer slept"
    DISK_FULL = "disk_full", "录音盘已满", "disk full"
    FILE_NOT_WRITTEN = "file_not_written", "录音文件写不进去", "file could not be written"
    JOURNAL_NOT_WRITTEN = "journal_not_written", "录音日志写不进去", "journal could not be written"
    COPY_MISSING = "copy_missing", "副本磁盘不在", "disk of the copy not there"
    COPY_FULL = "copy_full", "副本磁盘已满", "disk of the copy full"
    COPY_FAILED = "copy_failed", "副本写不进去", "copy could not be written"
    COPY_DIFFERS = "copy_differs", "副本与原件不符", "copy did not match"
    PORT_MISSING = "port_missing", "找不到串口", "serial port not there"
    PORT_GONE = "port_gone", "串口断开", "serial port gone"
    PORT_DENIED = "port_denied", "没有权限打开串口", "no right to open the port"
    PORT_BUSY = "port_busy", "串口被其他程序占用", "serial port in use"
    PORT_FAILED = "port_failed", "串口打不开", "serial port could not be opened"
    PORT_NO_CONTROL_LINES = "port_no_control_lines", "串口没有控制线", "no control lines"
    MODEM_SILENT = "modem_silent", "来电设备没有应答", "modem did not answer"
    MODEM_REFUSED = "modem_refused", "来电设备不接受命令", "modem refused a command"
    DRIVER_FAILED = "driver_failed", "设备程序出错", "device driver failed"


class RecordSays(Term):
    """What the exchange's record of a call says otherwise than the line told."""

    NUMBER = "number", "号码", "the number"
    ANSWERED = "answered", "是否接通", "whether it was answered"
    DIRECTION = "direction", "来去方向", "who rang whom"


class Grade(Term):
    """How a test went."""

    GOOD = "good", "良好", "Good"
    WEAK = "weak", "偏差", "Weak"
    BAD = "bad", "不合格", "Bad"


class Unanswered(Term):
    """Why an outgoing call came to nothing: by the tones of the exchange, by the modem, or it was none."""

    BUSY = "busy", "对方忙", "Busy"
    CONGESTION = "congestion", "线路忙", "Congestion"
    NO_ANSWER = "no_answer", "无应答", "No answer"
    NO_DIALTONE = "no_dialtone", "无拨号音", "No dial tone"
    SELF_TEST = "self_test", "线路自检", "Line test"


class DisagreementAbout(Term):
    """What two sources of one line said differently."""

    NUMBER = "number", "来电号码", "Caller's number"
    HOOK_SPEECH = "hook_speech", "控制线为挂机，线上有通话声", "Hook down, speech on the line"
    HOOK_TONE = "hook_tone", "控制线为挂机，线上有拨号音", "Hook down, dial tone on the line"
    HOOK_DIGITS = "hook_digits", "控制线为挂机，线上有拨号", "Hook down, digits on the line"
    HOOK_RING = "hook_ring", "控制线为摘机，线路振铃", "Hook up, ringing on the line"
    RING_SERIAL = "ring_serial", "听到振铃，串口没有报告", "Rings heard, none from the serial port"


WEEKDAYS_ZH = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
