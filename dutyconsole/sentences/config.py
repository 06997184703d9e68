"""Sentences on settings."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
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
    # Settings that do not go together
    "no_line": ("至少要有一条线路。", "There must be at least one line."),
    "line_id_odd": (
        "线路编号只能用英文字母、数字和短横线。",
        "The number of a line may hold only letters, digits and hyphens.",
    ),
    "sound_channel_taken": (
        "录音输入和声道与“{line}”相同：请选另一个声道或另一个录音输入。",
        "Sound input and channel are those of “{line}”: choose another channel or another input.",
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
    "cadence_odd": (
        "“{text}”不是响/停时长。请写成秒数，如 0.35/0.35，每个在 0.1 到 20 秒之间。",
        "“{text}” is no on/off time. Write seconds such as 0.35/0.35, each from 0.1 to 20.",
    ),
    "copy_folder_relative": (
        "请填写副本文件夹的完整路径，如 /media/backup 或 E:\\录音副本。",
        "Enter the whole path of the folder, such as /media/backup or E:\\copy.",
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
}
