"""Sentences on the program itself: command line, window, and our own faults."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # The command line
    "user_needed": ("请用 --user 写明操作人。", "Say who gives the command with --user."),
    "password_needed": (
        "请用 --password-stdin 或环境变量 DUTYCONSOLE_PASSWORD 给出口令。",
        "Give the password by --password-stdin or in DUTYCONSOLE_PASSWORD.",
    ),
    "kind_unknown": ("没有“{kind}”这个类别。可用：{kinds}。", "There is no kind “{kind}”. Kinds: {kinds}."),
    "time_unreadable": (
        "看不懂时间“{text}”，请写成 2026-11-23T20:07。",
        "The time “{text}” cannot be read; write it like 2026-11-23T20:07.",
    ),
    "file_unreadable": ("文件{file}读不了：{why}。", "The file {file} cannot be read: {why}."),
    "room_file_broken": ("值班室文件有误：{why}。", "The room's file is wrong: {why}."),
    "report_unknown": (
        "没有“{kind}”这种报表。可用：{kinds}。",
        "There is no report {kind}. Reports: {kinds}.",
    ),
    "report_needs_file": ("请用 -o 指明 PDF 文件。", "Name the PDF file with -o."),
    "folder_not_empty": (
        "文件夹{folder}不是空的，没有改动。请换一个空文件夹。",
        "The folder {folder} is not empty; nothing was changed. Name an empty one.",
    ),
    "demo_speed": ("演示速度须大于0、不超过{fastest}。", "The speed must be above 0 and at most {fastest}."),
    "bench_unknown": (
        "没有“{name}”这项测量。可用：{names}。",
        "There is no measurement {name}. Known: {names}.",
    ),
    "bench_peer_missing": (
        "没有安装用来对照的程序{program}，这项测量跳过。Debian 上：apt-get install {package}",
        "The program {program} that this is measured beside is missing. On Debian: apt-get install {package}",
    ),
    "bench_peer_ended": (
        "用来对照的程序中途退出（{exit}），这项测量作废：{program}",
        "The program that this is measured beside ended early ({exit}); the figure is void: {program}",
    ),
    "program_missing": ("缺少程序{program}。", "The program {program} is missing."),
    "system_refused": ("系统不允许：{what}（{why}）。", "The system refuses: {what} ({why})."),
    # The window
    "no_display": (
        "这里没有显示器，打不开窗口。录音和命令行不受影响。",
        "There is no display to open the window on. Recording and the command line work.",
    ),
    "window_library_missing": (
        "缺少窗口程序库（{why}），打不开窗口。录音和命令行不受影响。",
        "The window's library is missing ({why}). Recording and the command line work.",
    ),
    "already_open": (
        "另一个窗口正在使用{folder}，但没有响应。请先结束它。",
        "Another window holds {folder} and does not answer. End it first.",
    ),
    "desk_crashed": (
        "值班台程序{at}异常退出过，原因记录在 logs/{file}，请交给技术人员。",
        "The desk program crashed at {at}; the trace is kept in logs/{file}: give it to the engineer.",
    ),
    "recorder_crashed": (
        "录音程序{at}异常退出过，之后已重新启动；其间可能没有录音。原因记录在 logs/{file}，请交给技术人员。",
        "The recorder crashed at {at} and was started again; what was said in between may not be recorded. "
        "The trace is kept in logs/{file}: give it to the engineer.",
    ),
    # Faults of our own
    "command_without_actor": (
        "程序错误：操作没有操作人。",
        "Fault in the program: a command without a person.",
    ),
    "line_not_known": ("程序错误：没有线路“{line}”。", "Fault in the program: there is no line “{line}”."),
    "value_without_id": ("程序错误：数据没有编号。", "Fault in the program: a value without its number."),
    "demo_stuck": ("演示卡住了：该来的没有来。", "The demo is stuck: what should have come did not."),
    "demo_without_shift": ("演示错误：没有在值的班次。", "Fault in the demo: no shift is on."),
    "bench_stuck": ("测量卡住了：该来的没有来。", "The measurement is stuck: what should have come did not."),
}
