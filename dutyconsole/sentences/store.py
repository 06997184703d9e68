"""Sentences on what is kept: the store, papers and files."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
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
    "store_away": (
        "数据库服务器没有应答，正在自动重连。新写的日志先存本机，其余操作请稍后再试；录音不受影响。",
        "The database server does not answer; trying again by itself. New log lines are kept on this seat,"
        " everything else has to wait. Recording goes on.",
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
        "数据库文件放在网络共享上（{kind}），多台机器同写会损坏，不予打开，未作改动。"
        "请放到本机磁盘；多席位请用 PostgreSQL。",
        "The database lies on a network share ({kind}), where several writers destroy it: not opened, nothing"
        " was changed. Use a local disk, or PostgreSQL for several seats.",
    ),
    "store_backup_failed": (
        "升级前的备份没有做成，因此没有升级：{why}。",
        "The copy before the upgrade failed, so nothing was upgraded: {why}.",
    ),
    "store_bug": (
        "程序内部错误，刚才的内容没有存上：{why}。",
        "A fault of the program; the last change was not stored: {why}.",
    ),
    "attachment_unreadable": (
        "读不出“{name}”（{why}）：请检查文件是否还在、能否打开。",
        "“{name}” cannot be read ({why}). Check that the file is there and can be opened.",
    ),
    "attachment_not_stored": (
        "“{name}”没有存上（{why}）：请检查磁盘空间和文件夹权限后重试。",
        "“{name}” was not stored ({why}). Check the disk and the rights, then try again.",
    ),
    "attachment_gone": (
        "附件“{name}”的文件不见了或取不出（{why}）：请查备份。",
        "The file of “{name}” is gone or cannot be copied ({why}). Look into the backups.",
    ),
    "attachment_changed": (
        "附件“{name}”的文件已不是当时存入的，没有打开。请查备份并运行校验。",
        "The file of “{name}” is not what was stored and was not opened. Look into the backups; run verify.",
    ),
    "recording_unknown": ("找不到这段录音。", "This recording cannot be found."),
    "folder_not_made": (
        "数据文件夹{folder}建不了（{why}）。请检查路径、权限和磁盘空间。",
        "The data folder {folder} cannot be made ({why}). Check the path, the rights and the disk.",
    ),
    # The signing key
    "signing_key_lost": (
        "本室的签名密钥不见了（指纹 {fingerprint}）：请从备份恢复数据文件夹中的 keys，"
        "或由系统管理员重新生成。"
        "在此之前不能导出证据包；录音和日志不受影响。",
        "The room's signing key is gone (fingerprint {fingerprint}). Restore keys in the data folder from a"
        " backup, or have the administrator make a new one. Until then no evidence can be exported.",
    ),
    "signing_key_foreign": (
        "本机的签名密钥（指纹 {fingerprint}）不是本室登记的密钥（{known}）。"
        "请核查数据文件夹中的 keys；在此之前不能导出证据包。",
        "The signing key on this machine (fingerprint {fingerprint}) is not the room's ({known}). Look into"
        " keys in the data folder. Until then no evidence can be exported.",
    ),
    "signing_key_unusable": (
        "签名密钥不能用：{file}（{why}）。",
        "The signing key cannot be used: {file} ({why}).",
    ),
    "evidence_not_written": (
        "证据包没有写成：{path}（{why}）。请检查磁盘空间和文件夹权限后重试。",
        "The evidence package was not written to {path} ({why}). Check the disk and the rights.",
    ),
    "evidence_sound_runs": (
        "录音 {number} 还在录，不在包内；通话结束后再导出一次。",
        "Recording {number} still runs and is not in the package. Export again when the call is over.",
    ),
    "evidence_sound_missing": (
        "录音 {number} 的文件不见了（{file}），不在包内。请查备份。",
        "The file of recording {number} is gone ({file}) and not in the package. Look into the backups.",
    ),
    "evidence_sound_changed": (
        "录音 {number} 的文件已不是当时的录音，照原样放入包内，核验会指出。",
        "The file of recording {number} is not what was recorded; it is in the package as it is.",
    ),
    # The papers
    "fonts_missing": (
        "没有找到可用于打印的中文字体。请安装宋体、仿宋或黑体（Debian：fonts-arphic-uming、fonts-wqy-zenhei）后再打印。",
        "No Chinese font for printing was found. Install one (Debian: fonts-arphic-uming, fonts-wqy-zenhei).",
    ),
    "report_not_written": (
        "打印文件没有写成：{path}（{reason}）。原有文件没有改动。请检查磁盘空间、文件夹权限，并关闭正在打开该文件的程序。",
        "The paper was not written to {path} ({reason}); an older file there is unchanged. Check the space on"
        " the disk, the rights on the folder, and whether another program has the file open.",
    ),
}
