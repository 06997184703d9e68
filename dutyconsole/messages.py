"""The sentence of each error code, in Chinese and in English: once, for window and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term

if TYPE_CHECKING:
    from dutyconsole.errors import DutyError

CHINESE = "zh_CN"

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
    # The store
    "database_url_wrong": (
        "数据库地址“{url}”不对：应为 sqlite:///文件 或 postgresql://…。",
        "The database address “{url}” is wrong: it must be sqlite:///FILE or postgresql://….",
    ),
    "sqlite_too_old": (
        "SQLite {version} 有可能损坏数据，不予使用。请重新安装本程序的依赖（sqlcipher3）。",
        "SQLite {version} can damage data and is not used. Install the program's own driver (sqlcipher3).",
    ),
    "store_full": (
        "磁盘已满，刚才的内容没有存上。请清出空间后再存一次；录音和已存内容不受影响。（{why}）",
        "The disk is full; the last change was not stored. Make room and store it again. ({why})",
    ),
    "store_locked": (
        "数据库正被其他程序占用，刚才的内容没有存上，请稍后再试。（{why}）",
        "The database is in use by another program; nothing was stored. Try again. ({why})",
    ),
    "store_damaged": (
        "数据库已损坏，未作任何改动。请联系管理员，用备份恢复；录音文件不受影响。（{why}）",
        "The database is damaged; nothing was changed. Restore a backup; the recordings are files. ({why})",
    ),
    "store_unreachable": (
        "数据库连不上或读写出错：请检查磁盘、网络和数据库服务。（{why}）",
        "The database cannot be reached or read: check disk, network and server. ({why})",
    ),
    "store_readonly": (
        "数据库只能读、不能写：请检查文件权限和磁盘。（{why}）",
        "The database can be read but not written: check the rights of the file and the disk. ({why})",
    ),
    "store_newer": (
        "数据由更新版本的程序写成（{revision}），本程序不能打开。请升级程序；数据未作改动。",
        "The data were written by a newer program ({revision}). Upgrade the program; nothing was changed.",
    ),
    "store_older": (
        "数据由旧版本程序写成（{revision}），请先用本程序打开一次（会先备份再升级），再校验。",
        "The data are of an older version ({revision}). Open them once with this program, then verify.",
    ),
    "store_missing": ("没有这个数据库文件：{path}。", "There is no database at {path}."),
    "store_foreign": (
        "这个数据库是别的程序的（表：{tables}），未作任何改动。请核对数据库地址。",
        "This database belongs to another program (tables: {tables}); nothing was changed.",
    ),
    "store_guard_missing": (
        "数据库中防改动的保护曾被去掉，现已恢复：{guards}。请运行校验。",
        "Guards against changes had been taken out of the database and are back: {guards}. Run verify.",
    ),
    "store_on_share": (
        "数据库文件放在网络共享上（{kind}），可能损坏。请放到本机磁盘；多席位请用 PostgreSQL。",
        "The database lies on a network share ({kind}) and may be damaged. Use a local disk or PostgreSQL.",
    ),
    "store_backup_failed": (
        "升级前的备份没有做成，因此没有升级：{why}。",
        "The copy before the upgrade failed, so nothing was upgraded: {why}.",
    ),
    "store_bug": (
        "程序内部错误，刚才的内容没有存上：{why}。",
        "A fault of the program; the last change was not stored: {why}.",
    ),
    "recording_unknown": ("找不到这段录音。", "This recording cannot be found."),
    # Settings
    "settings_broken": (
        "设置文件{file}第{line}行有误：{why}。已改用上次正确的设置，原文件未动。",
        "The settings file {file} is broken at line {line}: {why}. The last good settings are used.",
    ),
    "settings_value": (
        "设置项{key}的值“{value}”类型不对，应为{expected}。",
        "Setting {key} has the value “{value}”; a {expected} is needed.",
    ),
    "settings_range": (
        "设置项{key}的值{value}超出范围 {low}～{high}。",
        "Setting {key} has the value {value}, outside {low} to {high}.",
    ),
    "settings_choice": (
        "设置项{key}的值“{value}”不在可选项中：{choices}。",
        "Setting {key} has the value “{value}”; possible are {choices}.",
    ),
    "settings_unknown": ("设置文件中有不认识的项：{key}。", "The settings file has an unknown key: {key}."),
    "settings_newer": (
        "设置文件版本{version}比程序新（程序支持到{known}），请升级程序。",
        "The settings are of version {version}; this program knows {known}. Upgrade the program.",
    ),
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
    # Serial ports and modems
    "port_not_set": (
        "这条线路没有设置串口：来电号码和摘挂机无法得知，只能按声音录音。",
        "No serial port is set for this line: no caller number and no hook; recording goes by sound alone.",
    ),
    "port_missing": (
        "找不到串口{port}：请检查设备是否插好、通电。插好后会自动恢复。（{why}）",
        "The serial port {port} is not there: check plug and power; it is taken up again by itself. ({why})",
    ),
    "port_denied": (
        "没有权限打开串口{port}：请把运行本程序的用户加入 dialout 组后重新登录。（{why}）",
        "No right to open the port {port}: add the user to the group dialout and sign in again. ({why})",
    ),
    "port_busy": (
        "串口{port}被其他程序占用：请关闭占用它的程序。会自动重试。（{why}）",
        "The serial port {port} is in use by another program: end that program; it is tried again. ({why})",
    ),
    "port_failed": (
        "串口{port}打不开：请核对串口名和波特率。会自动重试。（{why}）",
        "The serial port {port} cannot be opened: check its name and baud rate; it is tried again. ({why})",
    ),
    "port_gone": (
        "串口{port}断开：来电号码暂时收不到，录音不受影响。请检查连线，插好后会自动恢复。（{why}）",
        "The port {port} is gone: no caller number for now; recording goes on. Check the cable. ({why})",
    ),
    "port_no_control_lines": (
        "串口{port}读不到控制线{line}：不能据此判断摘机，改按声音判断。请换用带控制线的转接器或改设置。",
        "The port {port} has no control line {line}: answering is told by sound. Use an adapter that has it.",
    ),
    "modem_silent": (
        "串口{port}上的来电设备没有应答（{command}）：请检查是否通电、型号和波特率。仍在监听。",
        "The modem at {port} does not answer ({command}): check power and baud rate. Listening goes on.",
    ),
    "modem_refused": (
        "串口{port}上的来电设备不接受命令{command}：可能不支持来电显示，请核对初始化命令。仍在监听。",
        "The modem at {port} refuses {command}: it may not know caller ID. Listening goes on.",
    ),
    "driver_failed": (
        "设备程序出错，正在重试：{why}",
        "The driver of a device failed and is started again: {why}",
    ),
    "profile_unknown": (
        "没有“{profile}”这种信令设备类型，可选：{known}。",
        "There is no kind of device called “{profile}”; known are {known}.",
    ),
    # Settings that do not go together
    "no_line": ("至少要有一条线路。", "There must be at least one line."),
    "line_id_odd": (
        "线路编号只能用英文字母、数字和短横线。",
        "The number of a line may hold only letters, digits and hyphens.",
    ),
    "line_id_taken": ("线路编号{line}已被使用。", "The line number {line} is taken."),
    "answer_needs_hook": (
        "摘机判定选了“控制线”，但没有选择控制线；请选择控制线，或改为“语音”。",
        "A control line shall tell off-hook, but none is chosen: choose one, or let speech tell.",
    ),
    "time_odd": (
        "时刻“{text}”写法不对，请写成 08:30 的样子。",
        "“{text}” is no time of day; write it like 08:30.",
    ),
    "shift_hours_odd": (
        "每班时长应能整除 24 小时，如 24、12、8。",
        "The length of a shift must divide 24 hours, such as 24, 12 or 8.",
    ),
    "shift_needs_name": ("请填写班次名称。", "Enter the name of the shift."),
    "zone_unknown": (
        "没有“{zone}”这个时区，请写成 Asia/Shanghai 的样子。",
        "There is no time zone “{zone}”; write it like Asia/Shanghai.",
    ),
    "disk_limits_odd": (
        "告警余量应小于提醒余量。",
        "The hours that alarm must be fewer than those that warn.",
    ),
    "settings_not_saved": (
        "设置没有保存（{why}），仍按原设置运行。请检查数据文件夹能否写入。",
        "The settings were not saved ({why}); the old ones hold. Check that the data folder can be written.",
    ),
    "recording_unreadable": (
        "录音文件“{file}”打不开（{why}）。登记仍在，请不要删除任何文件，并联系技术人员。",
        "The recording “{file}” cannot be opened ({why}). Delete nothing and call the engineer.",
    ),
    "draft_unreadable": (
        "上次没写完的草稿读不出来，请重新填写。",
        "The draft that was kept cannot be read; please enter it again.",
    ),
    # The recorder and its journal
    "sound_no_output": (
        "没有可用的扬声器（{why}）：振铃和告警没有声音，请检查声卡和音量。",
        "No loudspeaker can be used ({why}): rings and alarms are silent. Check sound card and volume.",
    ),
    "sound_library_missing": (
        "缺少录音所需的 PortAudio 库（{why}），电话不能录音！Debian 请安装 libportaudio2。",
        "The PortAudio library is missing ({why}): calls are not recorded! On Debian install libportaudio2.",
    ),
    "sound_no_device": (
        "找不到任何录音输入，电话不能录音！请检查声卡和连线。",
        "There is no sound input: calls are not recorded! Check the sound card and its cable.",
    ),
    "sound_device_unknown": (
        "找不到录音输入“{name}”，电话不能录音！现有：{known}。",
        "The sound input “{name}” is not there: calls are not recorded! Present: {known}.",
    ),
    "sound_channel_missing": (
        "录音输入“{name}”没有第{channel}声道，请在设置中更改。",
        "The sound input “{name}” has no channel {channel}; change it in the settings.",
    ),
    "sound_not_opened": (
        "录音输入“{name}”打不开（{why}），电话不能录音！正在重试。",
        "The sound input “{name}” cannot be opened ({why}): calls are not recorded! It is tried again.",
    ),
    "sound_lost": (
        "录音输入“{name}”断开了，电话没有在录音！请检查声卡和连线，恢复后自动继续。",
        "“{name}” is gone: calls are not recorded! Check card and cable; it goes on by itself.",
    ),
    "sound_stalled": (
        "录音输入“{name}”没有送来声音，电话没有在录音！正在重试。",
        "The sound input “{name}” delivers nothing: calls are not recorded! It is tried again.",
    ),
    "sound_constant": (
        "录音输入“{name}”送来的全是静止信号，可能被静音或拔掉，录下的将没有声音！",
        "The sound input “{name}” gives dead silence: muted or unplugged? What is recorded will be empty!",
    ),
    "sound_opening": ("正在打开录音输入。", "The sound input is being opened."),
    "sound_off": (
        "这条线路没有设置录音输入，通话不录音。",
        "No sound input is set for this line: its calls are not recorded.",
    ),
    "disk_full": (
        "录音盘已满，电话没有在录音（{file}）！请立即清理磁盘，腾出空间后自动继续。{why}",
        "The recording disk is full: calls are not recorded ({file})! Make room; it goes on by itself. {why}",
    ),
    "file_not_written": (
        "录音文件{file}写不进去（{why}），电话没有在录音！请检查磁盘和权限。",
        "{file} cannot be written ({why}): calls are not recorded! Check the disk and its rights.",
    ),
    "journal_not_written": (
        "线路{line}的录音日志写不进去（{why}）。内容暂存在内存中，请立即检查磁盘。",
        "The journal of line {line} cannot be written ({why}). Its facts wait in memory; check the disk now.",
    ),
    "journal_torn": (
        "上次断电或中断时录音日志有一行没写完，残余部分已另存为{file}。",
        "The recorder's journal had an unfinished line from a power cut; its bytes are kept in {file}.",
    ),
    "recorder_already_runs": (
        "已有另一个录音程序在使用这个数据文件夹（{path}）。",
        "Another recorder uses this data folder already ({path}).",
    ),
    "recorder_not_running": (
        "录音程序没有运行，电话没有在录音！",
        "No recorder runs: calls are not recorded!",
    ),
    "recorder_not_started": (
        "录音程序启动失败（{exit}），电话没有在录音！详见日志{file}。正在重试。",
        "The recorder does not start ({exit}): calls are not recorded! See the log {file}.",
    ),
    "recorder_speaks_differently": (
        "录音程序与本程序版本不一致（{why}），请重新启动录音程序。",
        "The recorder is of another version than this program ({why}); restart the recorder.",
    ),
    "line_recorder_failed": (
        "线路录音程序出错，正在自动重启：{why}",
        "The recorder of a line failed and is started again: {why}",
    ),
    "orphan_recording": (
        "录音文件{file}不属于任何通话记录，已原样保留，请核对。",
        "The recording {file} belongs to no call; it is kept as it is. Look into it.",
    ),
    "recording_not_wav": (
        "录音文件{file}不是本程序的格式，没有改动。",
        "The recording {file} is not a file of this program; it was left alone.",
    ),
    "recording_not_readable": (
        "录音文件{file}读不出来（{why}）。",
        "The recording {file} cannot be read ({why}).",
    ),
    "service_not_written": (
        "录音服务没有装好：{file}写不进去（{why}）。",
        "The service was not installed: {file} cannot be written ({why}).",
    ),
    "recorder_lost": (
        "录音程序没有响应，电话可能未在录音！正在自动重启。（{why}）",
        "The recorder does not answer: calls may not be recorded! It is being restarted. ({why})",
    ),
    "disk_filling": (
        "录音盘只够再录{hours}小时，请安排清理或更换。",
        "The recording disk holds only {hours} more hours; make room soon.",
    ),
    "disk_nearly_full": (
        "录音盘只够再录{hours}小时，请立即清理！",
        "The recording disk holds only {hours} more hours: make room now!",
    ),
    "journal_line_damaged": (
        "录音日志中有一行无法读取：{why}。原文已保留。",
        "A line of the recorder's journal cannot be read: {why}. It is kept as it is.",
    ),
    # The papers
    "fonts_missing": (
        "没有找到可用于打印的中文字体。请安装宋体、仿宋或黑体（Debian：fonts-arphic-uming、fonts-wqy-zenhei）后再打印。",
        "No Chinese font for printing was found. Install one (Debian: fonts-arphic-uming, fonts-wqy-zenhei).",
    ),
    "report_not_written": (
        "打印文件没有写成：{path}（{reason}）。原有文件没有改动。请检查磁盘空间、文件夹权限，并关闭正在打开该文件的程序。",
        "The paper was not written to {path} ({reason}); an older file there is unchanged. Check the space on the"
        " disk, the rights on the folder, and whether another program has the file open.",
    ),
}


def sentence(error: DutyError, language: str = CHINESE) -> str:
    """Return what to tell the person; a code without a sentence shows itself rather than hiding the fault."""
    pair = SENTENCES.get(error.code)
    if pair is None:
        return str(error)
    text = pair[0] if language == CHINESE else pair[1]
    params = {name: _words(value, language) for name, value in error.params.items()}
    try:
        return text.format(**params)
    except (KeyError, IndexError):
        return f"{text} {params}"


def _words(value: object, language: str) -> object:
    if isinstance(value, Term):
        return value.word(language)
    if isinstance(value, tuple):
        return ("、" if language == CHINESE else ", ").join(str(_words(each, language)) for each in value)
    return value
