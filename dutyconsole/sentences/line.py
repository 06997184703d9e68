"""Sentences on the line: serial ports, modems, sound, the recorder and its disk."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # The self-test
    "self_test_no_sound": (
        "完全没有声音：请检查录音线是否插好、录音盒是否通电、设置里选的是否是这个声音输入。",
        "There is no sound at all. Check the cable, the box, and the sound input in the settings.",
    ),
    "self_test_no_tone": (
        "没有听到拨号音（450 Hz）：请摘机后重测；仍没有，检查电话线路和录音盒的接法。",
        "No dial tone (450 Hz) was heard. Lift the handset and test again; then check line and box.",
    ),
    "self_test_clipped": (
        "声音过载失真：请调低声音输入的增益后重测。",
        "The sound is clipped. Turn the gain of the input down and test again.",
    ),
    "self_test_quiet": (
        "拨号音太弱，录下的话音会听不清：请调高声音输入的增益后重测。",
        "The dial tone is weak; speech would be faint. Turn the gain of the input up and test again.",
    ),
    "self_test_loud": (
        "拨号音太强，说话时可能失真：请调低声音输入的增益后重测。",
        "The dial tone is very loud; speech may be clipped. Turn the gain down and test again.",
    ),
    "self_test_hum": (
        "有明显的 50 Hz 交流声：请让录音线远离电源线，检查接地，或加装隔离变压器。",
        "There is mains hum (50 Hz). Keep the cable away from mains, check the earth, or use an isolator.",
    ),
    "self_test_noisy": (
        "杂音偏大：请检查插头和线路接触，关掉声音输入的自动增益和“麦克风增强”。",
        "There is much noise. Check plugs and contacts; switch off automatic gain and microphone boost.",
    ),
    "self_test_no_input": (
        "线路的声音输入没有工作，不能自检：请先处理该线路的告警。",
        "The sound input of the line does not work, so it cannot be tested. See to its alarm first.",
    ),
    "self_test_in_call": (
        "线路正在使用，不能自检：请挂机后再试。",
        "The line is in use and cannot be tested now. Hang up and try again.",
    ),
    "self_test_interrupted": (
        "有来电，自检已中止；请先接电话。",
        "A call came in and ended the test. Take the call first.",
    ),
    "self_test_not_kept": (
        "自检的声音没有存上：请检查磁盘。",
        "The sound of the test could not be kept: check the disk.",
    ),
    "self_test_no_answer": (
        "录音程序没有回答自检请求，请稍后再试。",
        "The recorder did not answer the request to test. Try again in a moment.",
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
    "call_not_heard": (
        "交换机的话单有这次通话，录音程序却没有听到，所以没有录音：请检查话机线路和声音输入。",
        "The exchange has a record of this call, but it was not heard and so not recorded: "
        "check the line and the sound input.",
    ),
    # Dialling
    "dial_not_possible": (
        "这条线路不能由电脑拨号：须接有调制解调器，并设了拨号命令。请用话机拨号，或到“设置”核对线路。",
        "This line cannot be dialled from here: it takes a modem and a dial command in the settings. "
        "Dial on the telephone.",
    ),
    "dial_line_busy": (
        "这条线路正在通话或振铃，没有拨号：请等通话结束，或换一条线路。",
        "A call runs on this line, so nothing was dialled: wait for its end, or choose another line.",
    ),
    "dial_no_modem": (
        "调制解调器没有接上或刚断开，没有拨出：请用话机拨号，并检查串口连线。",
        "The modem is not there, so nothing was dialled: dial on the telephone, and check the serial cable.",
    ),
    "dial_silent": (
        "调制解调器没有回答，不知道是否拨出：请用话机拨号。",
        "The modem does not answer; nobody knows whether it dialled. Dial on the telephone.",
    ),
    "dial_refused": (
        "调制解调器不接受拨号命令，没有拨出：请用话机拨号，并核对“拨号命令”设置。",
        "The modem refuses the dial command: dial on the telephone, and check that setting.",
    ),
    "dial_no_tone": (
        "没有拨号音，没有拨出：话机是否已经拿起？电话线是否接好？",
        "There is no dial tone, so nothing was dialled: is the telephone up, is the line plugged in?",
    ),
    "dial_busy": ("对方忙，没有接通。", "The other side is busy."),
    "dial_no_answer": ("对方无应答，没有接通。", "The other side does not answer."),
    "dial_no_carrier": (
        "拨号中断，没有接通：请重拨，或用话机拨号。",
        "The dialling broke off: dial again, or on the telephone.",
    ),
    "dial_unknown": (
        "记录程序没有回音，不知道是否拨出：请用话机拨号。",
        "The recorder did not answer; nobody knows whether it dialled. Dial on the telephone.",
    ),
    "number_not_dialable": (
        "“{number}”不能拨：号码只能有数字、*、#，逗号为停顿。",
        "“{number}” cannot be dialled: a number has figures, * and #; a comma is a pause.",
    ),
    "profile_unknown": (
        "没有“{profile}”这种信令设备类型，可选：{known}。",
        "There is no kind of device called “{profile}”; known are {known}.",
    ),
    "pattern_missing": (
        "信令设备类型为 pattern 时须填写话单的正则表达式（pattern）。",
        "The kind of device “pattern” needs the regular expression of a call record (pattern).",
    ),
    "pattern_invalid": (
        "话单的正则表达式有误：{why}",
        "The regular expression of call records is not valid: {why}",
    ),
    # The recorder and its journal
    "sound_no_output": (
        "没有可用的扬声器（{why}）：振铃和告警没有声音，请检查声卡和音量。",
        "No loudspeaker can be used ({why}): rings and alarms are silent. Check sound card and volume.",
    ),
    "no_playback": (
        "不能放音（{why}）：请检查耳机或扬声器，或在播放器里换一个输出设备。",
        "Nothing can be played ({why}): check headphones or loudspeaker, or choose another output.",
    ),
    "speed_unavailable": (
        "这台电脑上变速播放不可用（{why}）：请用原速播放。",
        "This machine cannot change the speed ({why}): play at normal speed.",
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
        "录音输入“{name}”打不开，电话不能录音！请检查声卡和连线，正在重试。",
        "The sound input “{name}” cannot be opened: calls are not recorded! It is tried again.",
    ),
    "sound_busy": (
        "录音输入“{name}”被其他程序占用：请关闭占用它的程序，正在重试。（{why}）",
        "The sound input “{name}” is in use by another program: end that program; it is tried again. ({why})",
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
    "sound_clipped": (
        "录音输入“{name}”的声音太大，录音已失真：请调低声卡的录音音量或换低增益的线路适配器。录音仍在进行。",
        "The sound input “{name}” is too loud: the recording is distorted. Turn its level down.",
    ),
    "sound_moved": (
        "系统把录音从“{name}”改接到了“{found}”，电话没有在录音！正在接回，请检查声卡和连线。",
        "The system moved the sound from “{name}” to “{found}”: calls are not recorded! Check the card.",
    ),
    "sound_other_card": (
        "录音设备应为“{name}”，现在接的是“{found}”，录到的可能不是电话！请插回原来的声卡，或在系统设置中重新选择。",
        "The sound input should be “{name}” but is “{found}”: this may not be the telephone! Check the card.",
    ),
    "clock_jumped": (
        "电脑的时钟由{before}变为{after}：通话时长不受影响，请核对时间是否正确。",
        "The computer's clock went from {before} to {after}: lengths of calls hold; check the time.",
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
    "line_recorder_stuck": (
        "线路录音程序已停顿{seconds}秒，电话可能没有在录音！请检查录音盘；不恢复时请重启电脑。",
        "The recorder of a line stands still for {seconds} s: calls may be lost! Check the recording disk.",
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
    "recording_not_as_noted": (
        "录音文件{file}的声音与登记的摘要不符，没有压缩，原文件未动。请保留并报告技术人员。",
        "The sound in {file} is not what its digest says; it was left as it is. Call the engineer.",
    ),
    "recording_not_packed": (
        "录音文件{file}暂时不能压缩（{why}），原文件未动，稍后再试。",
        "The recording {file} cannot be packed now ({why}); it stays as it is and is tried again.",
    ),
    "sound_file_torn": (
        "声音文件{file}在第{at}秒处损坏（{why}），此前的内容已经分析，文件没有改动。",
        "The sound file {file} is damaged at {at} s ({why}); what is before was decoded.",
    ),
    "sound_rate_too_low": (
        "声音文件{file}的采样率只有{rate} Hz，听不出电话信号，至少要{least} Hz。",
        "The sound file {file} has only {rate} Hz: too few for telephone signals, which need {least} Hz.",
    ),
    "service_not_written": (
        "录音服务没有装好：{file}写不进去（{why}）。",
        "The service was not installed: {file} cannot be written ({why}).",
    ),
    "recorder_goes_on": (
        "电话录音照常进行，问题解决后补登记。",
        "Calls are being recorded all the same; write them up when this is mended.",
    ),
    "recorder_lost": (
        "录音程序没有响应，电话可能未在录音！正在自动重启。",
        "The recorder does not answer: calls may not be recorded! It is being restarted.",
    ),
    "frames_lost": (
        "线路{line}的通话录音有缺失：电脑太忙或录音设备断续，录音仍在继续。请关闭其他程序，检查电脑和录音盒。",
        "Sound of line {line} is missing: the computer is too busy or the sound input stutters. It goes on.",
    ),
    "copy_same_disk": (
        "录音副本文件夹{folder}与数据文件夹在同一块磁盘上：磁盘损坏时两份都会丢失，请换到另一块磁盘。",
        "The second copy in {folder} is on the disk of the first: both would be lost. Use another disk.",
    ),
    "copy_not_set": (
        "没有设置录音副本文件夹。",
        "No folder for the second copy is set.",
    ),
    "copy_missing": (
        "录音副本磁盘不在（{folder}）：录音照常，但只有一份。请接好磁盘，之后自动补齐。"
        "换了新磁盘时，请在设置中清空副本文件夹并保存，再重新填写。",
        "The disk of the second copy is not there ({folder}): recording goes on in one copy. Connect it. "
        "For a new disk, clear the folder in the settings, save, and enter it again.",
    ),
    "copy_full": (
        "录音副本磁盘已满（{folder}，{why}）：录音照常，但只有一份。请腾出空间，之后自动补齐。",
        "The disk of the second copy is full ({folder}, {why}): recording goes on in one copy. Make room.",
    ),
    "copy_failed": (
        "录音副本写不进去（{folder}，{why}）：录音照常，但只有一份。请检查副本磁盘，正在重试。",
        "The second copy cannot be written ({folder}, {why}): recording goes on in one copy. Check its disk.",
    ),
    "copy_stuck": (
        "录音副本磁盘没有响应（{folder}）：录音照常，但只有一份。请检查副本磁盘或网络。",
        "The disk of the second copy does not answer ({folder}): recording goes on in one copy. Check it.",
    ),
    "copy_differs": (
        "录音{file}的副本与原件不符，已丢弃这份副本，正在重试。请检查副本磁盘。",
        "The copy of {file} did not match and was dropped; it is tried again. Check the disk of the copy.",
    ),
    "disk_on_reserve": (
        "录音盘只剩{megabytes} MB：电话改用低音质继续录音，没有漏录。请立即清理磁盘！",
        "The recording disk has {megabytes} MB left: calls are recorded in low quality. Make room now!",
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
}
