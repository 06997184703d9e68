"""Sentences on backing up, restoring and drills."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "backup_exists": (
        "{file} 已经存在，没有覆盖。请换一个文件名。",
        "{file} is there already and was not overwritten. Choose another name.",
    ),
    "backup_no_room": (
        "{folder} 空间不够：约需 {needed} MB，只剩 {free} MB。没有改动任何文件。",
        "Not enough room in {folder}: about {needed} MB are needed, {free} MB are free. Nothing was changed.",
    ),
    "backup_disk_full": (
        "{folder} 所在磁盘写满了，没有完成；未完成的部分已删除，原有文件没有改动。",
        "The disk of {folder} ran full. What was unfinished is gone again; older files are unchanged.",
    ),
    "backup_not_written": (
        "{file} 没有写成：{why}。原有文件没有改动。请检查磁盘和文件夹权限。",
        "{file} was not written: {why}. Older files are unchanged. Check the disk and the folder's rights.",
    ),
    "backup_cancelled": (
        "已取消，没有留下不完整的文件。",
        "Cancelled; no incomplete file was left behind.",
    ),
    "backup_torn": (
        "备份文件 {file} 不完整或不是备份（{why}），没有恢复任何内容。请换一份备份。",
        "The backup {file} is torn or is none ({why}). Nothing was restored. Take another one.",
    ),
    "backup_changed": (
        "备份文件 {file} 已损坏或被改动：其中 {name} 与清单不符，没有恢复任何内容。请换一份备份。",
        "The backup {file} is damaged or was changed: {name} is not what the manifest says. Nothing was"
        " restored. Take another one.",
    ),
    "backup_newer": (
        "备份文件 {file} 是更新版本的程序做的（格式 {format}），请先升级本程序。",
        "The backup {file} was made by a newer program (format {format}). Upgrade this one first.",
    ),
    "backup_without_keys": (
        "还没有设置备份口令，签名密钥没有放进备份。请在“系统设置 - 备份与演练”中设置。",
        "No backup passphrase is set, so the signing key is not in the backup. Set one in the settings.",
    ),
    "backup_lock_damaged": (
        "{folder} 中的备份锁文件坏了（{why}），没有备份。请重新设置备份口令。",
        "The backup lock in {folder} is damaged ({why}); no backup was made. Set the passphrase anew.",
    ),
    "backup_store_findings": (
        "备份是完整的，但数据库本身有 {count} 处不符，最先是 {place}。请立即在“完整性”中校验并报告。",
        "The backup is whole, but the store itself has {count} bad places, first {place}. Verify and report.",
    ),
    "backup_folder_missing": (
        "没有可用的备份：{folder} 里还没有备份文件。",
        "There is no backup to use: no backup file is in {folder} yet.",
    ),
    "backup_date_needed": (
        "用 --recordings since 时，请用 --since 写明日期，如 2026-11-01。",
        "With --recordings since, give the date by --since, such as 2026-11-01.",
    ),
    "restore_failed": (
        "恢复到 {folder} 没有完成：{why}。已经取出的部分已删除，备份文件没有改动。",
        "Restoring into {folder} failed: {why}. What was taken out is gone again; the backup is unchanged.",
    ),
    "passphrase_wrong": (
        "备份口令不对，没有恢复任何内容。",
        "The backup passphrase is wrong. Nothing was restored.",
    ),
    "passphrase_short": (
        "备份口令至少 {least} 个字符。",
        "The backup passphrase needs at least {least} characters.",
    ),
    "passphrase_not_given": (
        "没有给出备份口令：签名密钥仍封存在 keys.sealed.json 中，其余已恢复。"
        "用环境变量 DUTYCONSOLE_PASSPHRASE 或 --passphrase-stdin 给出口令可一并恢复。",
        "No passphrase was given: the signing key stays sealed in keys.sealed.json, the rest is restored."
        " Give it in DUTYCONSOLE_PASSPHRASE or by --passphrase-stdin to restore the key too.",
    ),
}
