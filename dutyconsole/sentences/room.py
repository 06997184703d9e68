"""Sentences on the rules of the room: log, slips, shifts, handover, people and rights."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Rules
    "illegal_transition": (
        "当前状态（{state}）下不能进行该操作（{signal}）。",
        "This is not possible now (state {state}, action {signal}).",
    ),
    "entry_empty": ("请写明内容。", "Write what happened."),
    "entry_too_long": (
        "内容过长（{length}字），一条最多{limit}字，请分条记录。",
        "The text has {length} characters; a line holds {limit}. Write it in several lines.",
    ),
    "entry_unknown": ("没有第{number}条记录。", "There is no log line {number}."),
    "event_in_future": ("发生时间晚于现在，请核对。", "The time of the event lies in the future; check it."),
    "cannot_strike_strike": (
        "第{number}条本身是划改，不能再划改。",
        "Line {number} is itself a strike and cannot be struck.",
    ),
    "already_struck": ("第{number}条已经划改过。", "Line {number} has been struck already."),
    "strike_needs_reason": ("划改须写明原因。", "Give the reason for the strike."),
    "slip_incomplete": ("还缺必填项：{fields}。", "Required fields are missing: {fields}."),
    "sheet_incomplete": ("还缺必填项：{fields}。", "Required fields are missing: {fields}."),
    "sheet_unknown": (
        "第{number}条没有登记表，不能补充登记。",
        "Line {number} has no form that could be supplemented.",
    ),
    "sheet_nothing_new": ("没有要补充的内容。", "There is nothing new to add."),
    "sheet_field_told": (
        "{fields}已经登记，不能覆盖；有误请划改原条。",
        "{fields}: already on record and not written over. Strike the line where it is wrong.",
    ),
    "sheet_time_unreadable": (
        "{field}“{text}”不是时间：请写如 10:10、25 10:10 或 2026-11-25 10:10。",
        "{field}: “{text}” is no time. Write 10:10, 25 10:10 or 2026-11-25 10:10.",
    ),
    "sheet_time_ahead": ("{field}晚于现在，请核对。", "{field} lies in the future; check it."),
    "sheet_times_swapped": ("{two}早于{one}，请核对。", "{two} lies before “{one}”; check both."),
    "sheet_field_too_long": (
        "{field}过长（{length}字），最多{limit}字。",
        "{field} has {length} characters; it holds {limit}.",
    ),
    "sheet_choice_unknown": ("{field}没有“{text}”这一项。", "{field}: there is no choice “{text}”."),
    "sheet_first_unknown": (
        "预警登记中没有{number}；首次预警不是本室登记的，请写明情况，如“首次未收到”。",
        "There is no warning {number}. Where the first was not registered here, say so in words.",
    ),
    "matter_due_soon": (
        "第{number}条将到办理时限（承办人{owner}）：{text}",
        "Line {number} is due soon (owner {owner}): {text}",
    ),
    "matter_overdue": (
        "第{number}条已超过办理时限（承办人{owner}）：{text}",
        "Line {number} is overdue (owner {owner}): {text}",
    ),
    "warning_overdue": (
        "第{number}条{warning}预警：{what}已超时，请立即办理并补登。",
        "Warning in line {number} ({warning}): “{what}” is overdue. Do it now and enter the time.",
    ),
    "matter_not_yours": (
        "这件事由{owner}承办，只有承办人能移交或改时限。",
        "{owner} owns this matter; only the owner can pass it on or change its time.",
    ),
    "matter_offered_already": (
        "已移交{person}，等待接收；要改给别人，请先撤回。",
        "It is offered to {person} already. Take that back before you offer it to somebody else.",
    ),
    "matter_to_oneself": ("不能移交给自己。", "A matter cannot be passed on to oneself."),
    "matter_not_offered": ("这件事没有移交给您。", "This matter was not offered to you."),
    "matter_no_offer": ("没有待接收的移交可以撤回。", "There is no offer of yours to take back."),
    "matter_not_open": ("第{number}条所属事项已办结。", "The matter of line {number} is closed."),
    "due_in_past": ("办理时限早于现在，请核对。", "The due time has passed already; check it."),
    "entry_is_struck": (
        "第{number}条已划改，不能再添加。请加在重写的那一条上。",
        "Line {number} is struck out; add it to the line that took its place.",
    ),
    "reference_unknown": ("找不到这个关联，或已撤销。", "This link cannot be found or was taken back."),
    "reference_there": ("已经关联过。", "This link is there already."),
    "reference_to_itself": ("不能关联自己。", "A line cannot be linked to itself."),
    "reference_target_unknown": (
        "找不到“{number}”。可填：日志编号（1208）、录音编号（LY20261123-0042）、"
        "“来电 17”、预警或来访登记编号。",
        "Nothing has the number “{number}”. Give a log line (1208), a recording (LY20261123-0042), “call 17”,"
        " or a number of the registers of warnings and visitors.",
    ),
    "secrecy_refused": (
        "{level}级文件不得存入本系统：未存入任何内容。请使用涉密设备、机要渠道办理。",
        "A file marked {level} must not come into this system; nothing was stored. Use the equipment and the"
        " channel for state secrets.",
    ),
    "secrecy_in_name": (
        "文件名带有国家秘密标志：未存入任何内容。请使用涉密设备、机要渠道办理。",
        "The file's name bears the mark of a state secret; nothing was stored. Use the equipment and the"
        " channel for state secrets.",
    ),
    "attachment_kind": (
        "“{name}”不是可以存入的文件类型（{kinds}）。",
        "“{name}” is of no kind that can be kept ({kinds}).",
    ),
    "attachment_disguised": (
        "“{name}”的内容不是 {ending} 文件，没有存入。请用原程序另存后再试。",
        "“{name}” is not a {ending} file inside and was not stored. Save it anew with its own program.",
    ),
    "attachment_macro": (
        "“{name}”带有宏程序，没有存入。请另存为不带宏的文件。",
        "“{name}” brings macros along and was not stored. Save it without macros.",
    ),
    "attachment_too_large": (
        "“{name}”超过 {limit} MB，没有存入。请压缩或拆分，或由管理员调整上限。",
        "“{name}” is larger than {limit} MB and was not stored. Make it smaller, or have the limit raised.",
    ),
    "attachment_empty": ("“{name}”是空文件，没有存入。", "“{name}” is empty and was not stored."),
    "mark_unknown": ("找不到这个标记。", "This mark cannot be found."),
    "mark_too_long": (
        "文字过长（{length}字），书签和原因最多{limit}字。",
        "The text has {length} characters; a bookmark or a reason holds {limit}.",
    ),
    "mark_needs_reason": ("请写明原因。", "Give the reason."),
    "mark_withdrawn_already": ("这个标记已经撤销。", "This mark has been withdrawn already."),
    "important_already": ("这次通话已经标为重要。", "This call is marked as important already."),
    "call_unknown": ("找不到这次通话。", "This call cannot be found."),
    "shift_unknown": ("找不到这个班次。", "This shift cannot be found."),
    "no_open_shift": (
        "当前没有在值的班次，请先完成首次设置或交接班。",
        "No shift is on. Finish the first set-up or the handover.",
    ),
    "shift_needs_leader": ("班次必须有带班领导（第五条）。", "A shift needs a leader on duty (article 5)."),
    "shift_needs_main": ("班次必须有主班。", "A shift needs a main officer."),
    "person_twice": ("{name}在同一班出现两次。", "{name} stands twice on one shift."),
    "may_not_stand_duty": (
        "{name}不能值班：须为在岗的公务员或事业编制人员（第四条）。",
        "{name} may not stand duty: only civil servants and staff of public institutions (article 4).",
    ),
    "handover_same_person": ("交班人和接班人不能是同一人。", "One person cannot hand over to themselves."),
    "handover_not_on_shift": ("交班人不在本班人员之中。", "Who hands over is not on this shift."),
    "incoming_not_in_crew": (
        "接班签字人必须在下一班人员之中。",
        "Who signs for the incoming crew must be in that crew.",
    ),
    "handover_needs_briefing": (
        "请填写重要情况通报；没有就写“无”。",
        "Write the briefing; where there is nothing, write “None”.",
    ),
    "handover_needs_summary": ("请填写本班小结。", "Write the summary of the shift."),
    "access_needs_reason": (
        "请写明事由：调听往班录音、导出和打印都须登记事由。",
        "Give the reason: listening to calls of another shift, exports and prints need one.",
    ),
    "access_reason_too_long": (
        "事由过长（{length}字），最多{limit}字。",
        "The reason has {length} characters; at most {limit} can be kept.",
    ),
    "access_unknown": ("找不到这条调听登记。", "This row of the register of listening cannot be found."),
    "alarm_gone": ("该告警已被确认或已消失。", "This alarm has been acknowledged or is gone."),
    # People and rights
    "password_wrong": ("姓名或口令不对。", "The name or the password is wrong."),
    "signing_in_paused": (
        "口令连续输错，请{minutes}分钟后再试。来电和录音不受影响。",
        "Too many wrong passwords; try again in {minutes} minutes. Calls and recording go on.",
    ),
    "no_right": ("{name}没有这项权限（{right}）。", "{name} has not the right to do this ({right})."),
    "name_taken": ("已有同名人员“{name}”。", "There is already a person called {name}."),
    "person_unknown": ("找不到这个人员。", "This person cannot be found."),
    "person_not_listed": ("人员名单中没有“{name}”。", "{name} is not in the list of people."),
    "post_unknown": ("没有“{post}”这个岗位。", "There is no post “{post}”."),
    "already_set_up": ("这里已经设置过单位和人员。", "This place has been set up already."),
    # The first run
    "password_weak": (
        "口令太简单：至少 {length} 位，并含大写字母、小写字母、数字、其他字符中的 {classes} 类。",
        "The password is too simple: at least {length} characters, with {classes} of these four kinds: "
        "capitals, small letters, digits, others.",
    ),
    "unit_needs_name": ("请填写单位名称。", "Enter the name of the unit."),
    "unit_needs_phone": (
        "请填写值班电话号码（一单位一号）。",
        "Enter the number of the duty telephone (each unit has one).",
    ),
    "person_needs_name": ("请填写姓名。", "Enter the name."),
    "person_name_taken": (
        "“{name}”重复：登录用姓名区分，请加以区别，如“张伟（一）”。",
        "“{name}” occurs twice. People sign in by name, so make the two different.",
    ),
    "person_needs_role": ("请至少选择一种身份。", "Choose at least one role."),
    "needs_officer": ("至少要有一名值班员。", "There must be at least one duty officer."),
    "needs_leader": ("至少要有一名带班领导。", "There must be at least one leader on duty."),
    "needs_admin": (
        "至少要有一名系统管理员，否则以后无人能改设置。",
        "There must be at least one administrator, or nobody could change the settings later.",
    ),
    "line_needs_name": ("请填写线路名称。", "Enter the name of the line."),
    "hook_needs_port": (
        "要用控制线判断摘机，请先选择串口；没有串口请选“不用”。",
        "A control line needs a serial port: choose the port, or choose not to use one.",
    ),
    "port_shared_unnumbered": (
        "“{line}”已用这个串口：多线来电盒请给每条线路填写不同的线号，否则请换一个串口。",
        "“{line}” uses this port already: give each line its own number on the box, or choose another port.",
    ),
    "port_shared_differently": (
        "“{line}”已用这个串口，设备类型和波特率须与它相同。",
        "“{line}” uses this port already: kind of device and baud rate must be the same.",
    ),
    # Rosters and calendar
    "roster_unknown": ("找不到这一版值班表。", "This roster cannot be found."),
    "roster_faulty": (
        "{day}：{fault}（{article}），值班表不能发布。",
        "{day}: {fault} ({article}). The roster cannot be published.",
    ),
    "roster_needs_reason": (
        "有 {count} 处提醒，发布须写明理由。",
        "There are {count} warnings; say why it is published all the same.",
    ),
    "submission_incomplete": ("请写明报送对象和方式。", "Say to whom it was handed in, and how."),
    "period_needs_name": ("请写明敏感期的名称。", "Give the period a name."),
    "period_ends_before": (
        "结束日期（{last}）早于开始日期（{first}）。",
        "The last day ({last}) is before the first ({first}).",
    ),
    "period_unknown": ("找不到这个敏感期。", "This period cannot be found."),
    "calendar_file_empty": ("文件里没有日期。", "The file holds no days."),
    "calendar_file_unreadable": (
        "文件不是 UTF-8 或 GB 18030 编码的 CSV。",
        "The file is no CSV in UTF-8 or GB 18030.",
    ),
    "calendar_row_date": ("第 {line} 行的日期“{text}”不对。", "Line {line}: {text!r} is no date."),
    "calendar_row_type": (
        "第 {line} 行的类型“{text}”不对，应为 HOLIDAY（放假）或 WORKDAY（上班）。",
        "Line {line}: {text!r} is neither HOLIDAY nor WORKDAY.",
    ),
    "store_empty": ("请先完成首次设置。", "Finish the first set-up first."),
}
