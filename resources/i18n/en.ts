<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Accesses</name>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>调听人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>录音编号</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>Other party</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>批准人 / 去向</source>
        <translation>Approved / for</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Attacher</name>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>一次最多添加 {n} 个附件。</source>
        <translation>At most {n} attachments can be added at once.</translation>
    </message>
    <message>
        <source>密级</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>请核对后选择密级：{names}。秘密级以上的文件不得进入本系统。</source>
        <translation>Check, then choose the classification: {names}. Files classified as state secrets must not enter this system.</translation>
    </message>
    <message>
        <source>附件的密级</source>
        <translation>Classification of attachments</translation>
    </message>
    <message>
        <source>存入</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>图片无法暂存，请检查磁盘空间。</source>
        <translation>The picture could not be kept for now; check the free disk space.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>知悉</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>{line}：{sentence}</source>
        <translation>{line}: {sentence}</translation>
    </message>
    <message>
        <source>自 {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation>{n} ×</translation>
    </message>
    <message>
        <source>{name} 已知悉</source>
        <translation>seen by {name}</translation>
    </message>
    <message>
        <source>知悉：{sentence}</source>
        <translation>Acknowledge: {sentence}</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>另有 {n} 项告警</source>
        <translation>more alarms: {n}</translation>
    </message>
</context>
<context>
    <name>BookmarkList</name>
    <message>
        <source>书签：回车跳到该处，Delete 撤销</source>
        <translation>Bookmarks: Enter goes there, Delete withdraws</translation>
    </message>
    <message>
        <source>单击或回车跳到该处，Delete 撤销</source>
        <translation>Click or Enter goes there, Delete withdraws</translation>
    </message>
</context>
<context>
    <name>Break</name>
    <message>
        <source>内容被改动</source>
        <translation>content was altered</translation>
    </message>
    <message>
        <source>记录缺失</source>
        <translation>record is missing</translation>
    </message>
    <message>
        <source>记录为外加</source>
        <translation>record was inserted</translation>
    </message>
    <message>
        <source>尾部被截断</source>
        <translation>end was cut off</translation>
    </message>
    <message>
        <source>录音文件不符</source>
        <translation>recording does not match</translation>
    </message>
    <message>
        <source>封存记录不符</source>
        <translation>seal does not match</translation>
    </message>
    <message>
        <source>值班日志第 {number} 号</source>
        <translation>Log line {number}</translation>
    </message>
    <message>
        <source>校验链第 {number} 环</source>
        <translation>link {number} of the chain</translation>
    </message>
    <message>
        <source>第 {number} 号封存</source>
        <translation>seal {number}</translation>
    </message>
    <message>
        <source>电话 {number}</source>
        <translation>call {number}</translation>
    </message>
    <message>
        <source>录音 {number}</source>
        <translation>recording {number}</translation>
    </message>
    <message>
        <source>调听登记第 {number} 号</source>
        <translation>register of listening, no. {number}</translation>
    </message>
    <message>
        <source>第 {number} 个签名公钥</source>
        <translation>signing key no. {number}</translation>
    </message>
    <message>
        <source>交接班 {number}</source>
        <translation>handover {number}</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>节日名称</source>
        <translation>Name of the holiday</translation>
    </message>
    <message>
        <source>设定</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>导入放假安排</source>
        <translation>Import holidays</translation>
    </message>
    <message>
        <source>敏感期开始</source>
        <translation>First day of the period</translation>
    </message>
    <message>
        <source>敏感期结束</source>
        <translation>Last day of the period</translation>
    </message>
    <message>
        <source>敏感期名称，如两会</source>
        <translation>Name, such as a congress</translation>
    </message>
    <message>
        <source>敏感期名称</source>
        <translation>Name of the period</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>已设定的日期和敏感期</source>
        <translation>Days and periods that were set</translation>
    </message>
    <message>
        <source>撤销所选</source>
        <translation>Remove selected</translation>
    </message>
    <message>
        <source>{year} 年放假安排待国务院通知：目前只按周末和法定节假日推算，请在通知公布后导入。</source>
        <translation>The holidays of {year} await the State Council&apos;s notice: weekends and statutory days are computed. Take the notice in when it is out.</translation>
    </message>
    <message>
        <source>{first} 至 {last}&#x3000;敏感期：{name}</source>
        <translation>{first} to {last}  sensitive: {name}</translation>
    </message>
    <message>
        <source>某一天的性质</source>
        <translation>What a day is</translation>
    </message>
    <message>
        <source>敏感期</source>
        <translation>Sensitive period</translation>
    </message>
    <message>
        <source>CSV 文件 (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
</context>
<context>
    <name>CallDetail</name>
    <message>
        <source>登记电话记录单</source>
        <translation>Write the phone slip</translation>
    </message>
    <message>
        <source>回拨</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>处理情况，如：已回拨，对方拨错</source>
        <translation>What was done, such as: called back, wrong number</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>记为已处理</source>
        <translation>Mark as handled</translation>
    </message>
    <message>
        <source>通讯录中没有这个号码</source>
        <translation>Not in the directory</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>信号不一致</source>
        <translation>Sources disagree</translation>
    </message>
    <message>
        <source>铃响</source>
        <translation>Rings</translation>
    </message>
    <message>
        <source>{count} 声</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{seconds:.0f} 秒</source>
        <translation>{seconds:.0f} s</translation>
    </message>
    <message>
        <source>（超时：规定 {rings} 声、{seconds:g} 秒内）</source>
        <translation> (late: limit {rings} rings, {seconds:g} s)</translation>
    </message>
    <message>
        <source>接听用时</source>
        <translation>Time to answer</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>通话时长</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>{at} 已回通</source>
        <translation>reached at {at}</translation>
    </message>
    <message>
        <source>回电</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>未录音</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>交换机话单</source>
        <translation>Exchange&apos;s record</translation>
    </message>
    <message>
        <source>话单所记不同</source>
        <translation>The record differs on</translation>
    </message>
    <message>
        <source>分机 {number}</source>
        <translation>extension {number}</translation>
    </message>
    <message>
        <source>接通</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>{about}：采用 {one}，另一来源为 {other}</source>
        <translation>{about}: {one} is used, another source says {other}</translation>
    </message>
    <message>
        <source>值班日志第 {number} 号</source>
        <translation>Log line {number}</translation>
    </message>
</context>
<context>
    <name>CallMarks</name>
    <message>
        <source>★ 重要</source>
        <translation>★ Important</translation>
    </message>
    <message>
        <source>加书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>撤销所选书签</source>
        <translation>Withdraw the chosen bookmark</translation>
    </message>
    <message>
        <source>标为重要…</source>
        <translation>Important…</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>{time} 处的书签，可写几个字</source>
        <translation>Bookmark at {time}; a word if you like</translation>
    </message>
    <message>
        <source>{when} {who} {what}：{why}</source>
        <translation>{when} {who}: {what}: {why}</translation>
    </message>
    <message>
        <source>为什么重要？标记后录音不会到期销毁。</source>
        <translation>Why is it important? Its recordings are then kept beyond their time.</translation>
    </message>
    <message>
        <source>为什么撤销？原标记仍留在记录里。</source>
        <translation>Why is it withdrawn? The mark itself stays on record.</translation>
    </message>
</context>
<context>
    <name>CallSound</name>
    <message>
        <source>校验</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>重新计算录音摘要，与登记的摘要比对</source>
        <translation>Compute the digest again and compare it with the registered one</translation>
    </message>
    <message>
        <source>未接电话，没有录音。</source>
        <translation>Missed call, no recording.</translation>
    </message>
    <message>
        <source>没有录音。</source>
        <translation>No recording.</translation>
    </message>
    <message>
        <source>共 {count} 段，连续播放</source>
        <translation>{count} parts, played as one</translation>
    </message>
    <message>
        <source>○ 尚未校验</source>
        <translation>○ Not yet verified</translation>
    </message>
    <message>
        <source>录音结束后可以校验</source>
        <translation>Can be verified when the recording has ended</translation>
    </message>
    <message>
        <source>正在校验…</source>
        <translation>Verifying …</translation>
    </message>
    <message>
        <source>✓ 完好：与登记的摘要一致（{when} 校验）</source>
        <translation>✓ Intact: matches the registered digest (verified {when})</translation>
    </message>
    <message>
        <source>✗ 不符：{numbers} 已不是当时的录音，请保留原文件并报告</source>
        <translation>✗ Does not match: {numbers} is not the recording made then. Keep the file as it is and report.</translation>
    </message>
</context>
<context>
    <name>CallState</name>
    <message>
        <source>振铃</source>
        <translation>Ringing</translation>
    </message>
    <message>
        <source>拨号</source>
        <translation>Dialling</translation>
    </message>
    <message>
        <source>等待接听</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>占线</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>通话中</source>
        <translation>In call</translation>
    </message>
    <message>
        <source>保持</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>Missed</translation>
    </message>
</context>
<context>
    <name>CallerHistory</name>
    <message>
        <source>该号码（单位）的其他通话：回车打开</source>
        <translation>Other calls of this number or unit: Enter opens</translation>
    </message>
    <message>
        <source>该号码（单位）的其他通话</source>
        <translation>Other calls of this number or unit</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>第 {number} 号</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>已回通</source>
        <translation>Reached later</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not written up</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>对方号码</source>
        <translation>Their number</translation>
    </message>
    <message>
        <source>单位 / 姓名</source>
        <translation>Unit / person</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>铃响</source>
        <translation>Rings</translation>
    </message>
    <message>
        <source>接听秒</source>
        <translation>Answer (s)</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Written up</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
</context>
<context>
    <name>CallsFilter</name>
    <message>
        <source>本班</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>CallsFilterBar</name>
    <message>
        <source>号码、单位、姓名、录音编号</source>
        <translation>Number, unit, person, recording no.</translation>
    </message>
    <message>
        <source>查找电话</source>
        <translation>Search calls</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not written up</translation>
    </message>
    <message>
        <source>时间范围</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>共 {count} 个</source>
        <translation>calls: {count}</translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>电话录音</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>电话列表</source>
        <translation>List of calls</translation>
    </message>
    <message>
        <source>调听登记</source>
        <translation>Register of listening</translation>
    </message>
    <message>
        <source>拨打电话</source>
        <translation>Dial</translation>
    </message>
    <message>
        <source>线路自检</source>
        <translation>Test the line</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>本班还没有电话。</source>
        <translation>No calls on this shift yet.</translation>
    </message>
    <message>
        <source>电话一来就会自动出现在这里，并自动录音，不用做任何操作。</source>
        <translation>Each call appears here by itself and is recorded; nothing has to be done.</translation>
    </message>
    <message>
        <source>没有符合条件的电话。</source>
        <translation>No call matches.</translation>
    </message>
    <message>
        <source>请放宽条件或时间范围。</source>
        <translation>Widen the filter or the period.</translation>
    </message>
    <message>
        <source>请先选择已结束的电话。</source>
        <translation>Choose a call that is over first.</translation>
    </message>
    <message>
        <source>导出证据包</source>
        <translation>Export evidence</translation>
    </message>
    <message>
        <source>正在导出 {share}%</source>
        <translation>Exporting {share} %</translation>
    </message>
    <message>
        <source>已登记为值班日志第 {number} 号。</source>
        <translation>Written into the log as line {number}.</translation>
    </message>
</context>
<context>
    <name>CardDock</name>
    <message>
        <source>登录后填写电话记录单。</source>
        <translation>Sign in to write the phone slip.</translation>
    </message>
    <message>
        <source>摘机只为线路自检，没有拨号。</source>
        <translation>The handset was lifted for a line test only; nothing was dialled.</translation>
    </message>
    <message>
        <source>之后已与对方通话，见该次通话的登记。</source>
        <translation>The caller was reached afterwards; see the entry of that call.</translation>
    </message>
    <message>
        <source>还没有来电记录。</source>
        <translation>There has been no call yet.</translation>
    </message>
</context>
<context>
    <name>CardFoot</name>
    <message>
        <source>保存登记</source>
        <translation>Save slip</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving …</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>收起来电卡片</source>
        <translation>Put the card away</translation>
    </message>
    <message>
        <source>通讯录中没有这个号码</source>
        <translation>Not in the directory</translation>
    </message>
    <message>
        <source>铃响 {n} 声</source>
        <translation>rings: {n}</translation>
    </message>
    <message>
        <source>录音 {number}</source>
        <translation>recording {number}</translation>
    </message>
    <message>
        <source>未录音</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>written up</translation>
    </message>
    <message>
        <source>不用登记</source>
        <translation>no entry needed</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>to write up</translation>
    </message>
</context>
<context>
    <name>CardSound</name>
    <message>
        <source>电平</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>标为重要</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>★ 重要</source>
        <translation>★ Important</translation>
    </message>
    <message>
        <source>回听 {seconds:.0f} 秒</source>
        <translation>Replay {seconds:.0f} s</translation>
    </message>
    <message>
        <source>● 录音中</source>
        <translation>● Recording</translation>
    </message>
    <message>
        <source>▲ 未在录音</source>
        <translation>▲ Not recording</translation>
    </message>
    <message>
        <source>等待接听</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>{time} 的书签，可写几个字；回车保存，Esc 放弃</source>
        <translation>Bookmark at {time}, with a word or without; Enter saves</translation>
    </message>
    <message>
        <source>书签：{marks}</source>
        <translation>Bookmarks: {marks}</translation>
    </message>
    <message>
        <source>为什么重要？标记后录音不会到期销毁。</source>
        <translation>Why is it important? Its recordings are then kept beyond their time.</translation>
    </message>
</context>
<context>
    <name>Completeness</name>
    <message>
        <source>完整度 {percent}%</source>
        <translation>{percent}% complete</translation>
    </message>
    <message>
        <source>必填项已填齐</source>
        <translation>All required fields are filled</translation>
    </message>
    <message>
        <source>还缺：{fields}</source>
        <translation>Missing: {fields}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CrewStep</name>
    <message>
        <source>接班</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>not entered</translation>
    </message>
    <message>
        <source>到岗时间</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>此刻到岗</source>
        <translation>Arrived now</translation>
    </message>
    <message>
        <source>到岗时间 ★</source>
        <translation>Arrived at ★</translation>
    </message>
    <message>
        <source>接班 {post}</source>
        <translation>Incoming {post}</translation>
    </message>
    <message>
        <source>重要情况通报</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>没有需要通报的重要情况，也必须写明“无”</source>
        <translation>Where there is nothing to brief, write “None”</translation>
    </message>
    <message>
        <source>重要情况通报 ★</source>
        <translation>Briefing ★</translation>
    </message>
    <message>
        <source>遗留问题</source>
        <translation>Left over</translation>
    </message>
    <message>
        <source>（无）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>应到 {due}</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>应到 {due}，按时到岗</source>
        <translation>due {due}, on time</translation>
    </message>
    <message>
        <source>应到 {due}，迟到 {minutes} 分钟</source>
        <translation>due {due}, {minutes} min late</translation>
    </message>
    <message>
        <source>第一个班</source>
        <translation>First shift</translation>
    </message>
    <message>
        <source>现在是谁在值班？只有公务员和事业编制人员可以值班（第四条）。</source>
        <translation>Who is on duty now? Only civil servants and public institution staff may be (article 4).</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>设置文件</source>
        <translation>Settings file</translation>
    </message>
    <message>
        <source>导出与打印</source>
        <translation>Exports and papers</translation>
    </message>
    <message>
        <source>数据库备份</source>
        <translation>Database backups</translation>
    </message>
    <message>
        <source>运行日志</source>
        <translation>Program log</translation>
    </message>
    <message>
        <source>剩余空间</source>
        <translation>Free space</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>怎样备份</source>
        <translation>How to back up</translation>
    </message>
    <message>
        <source>{size}，约可录音 {hours:.0f} 小时</source>
        <translation>{size}, about {hours:.0f} hours of recording</translation>
    </message>
    <message>
        <source>全部数据都在上面的数据文件夹里，整夹复制就是备份。
1. 每班交接后，关闭本窗口（录音照常进行），把整个文件夹复制到移动硬盘，再打开窗口。
2. 恢复时，先退出程序，把文件夹放回原处，再启动。
3. 恢复后在“完整性”里校验一次。</source>
        <translation>All data are in the folder above; a copy of the whole folder is a backup.
1. After each handover close this window (recording goes on), copy the whole folder to a removable disk, and open the window again.
2. To restore, quit the program, put the folder back, and start again.
3. After restoring, verify once under “Integrity”.</translation>
    </message>
</context>
<context>
    <name>DeskCrew</name>
    <message>
        <source>今日值班</source>
        <translation>On duty today</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phone</translation>
    </message>
    <message>
        <source>传真</source>
        <translation>Fax</translation>
    </message>
</context>
<context>
    <name>DeskMatters</name>
    <message>
        <source>第 {number} 号 {text}</source>
        <translation>No. {number} {text}</translation>
    </message>
    <message>
        <source>第 {number} 号（{owner}）{text}</source>
        <translation>No. {number} ({owner}) {text}</translation>
    </message>
    <message>
        <source>时限 {when}</source>
        <translation>Due {when}</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>待您接收</source>
        <translation>Awaits your acceptance</translation>
    </message>
    <message>
        <source>待接收</source>
        <translation>Awaits acceptance</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>值班台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>交接班已超时 {span}</source>
        <translation>Handover overdue by {span}</translation>
    </message>
    <message>
        <source>{span} 后交接班</source>
        <translation>Handover in {span}</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>将到</source>
        <translation>Soon</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>{who}  响铃 {count} 声</source>
        <translation>{who}  rang {count} times</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Handle</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not written up</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Write up</translation>
    </message>
    <message>
        <source>告警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>续写</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>电话记录单未写完</source>
        <translation>Phone slip not finished</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>DeskSheets</name>
    <message>
        <source>访客在场</source>
        <translation>Visitor in the room</translation>
    </message>
    <message>
        <source>来访未离开</source>
        <translation>Visitor here</translation>
    </message>
    <message>
        <source>登记离开</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>{who}，陪同 {escort}</source>
        <translation>{who}, with {escort}</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未登完</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>补登</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>{warning}：{what}，{until} 前</source>
        <translation>{warning}: {what}, by {until}</translation>
    </message>
</context>
<context>
    <name>DialDialog</name>
    <message>
        <source>拨打电话</source>
        <translation>Dial</translation>
    </message>
    <message>
        <source>号码，或单位、姓名</source>
        <translation>Number, or unit or name</translation>
    </message>
    <message>
        <source>要拨的号码，或单位、姓名</source>
        <translation>Number to dial, or unit or name</translation>
    </message>
    <message>
        <source>通讯录中的号码</source>
        <translation>Numbers of the directory</translation>
    </message>
    <message>
        <source>用哪条线路拨</source>
        <translation>Line to dial on</translation>
    </message>
    <message>
        <source>拨号</source>
        <translation>Dial</translation>
    </message>
    <message>
        <source>已拿起话机</source>
        <translation>Telephone is up</translation>
    </message>
    <message>
        <source>挂断</source>
        <translation>Hang up</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在拨 {number}…</source>
        <translation>Dialling {number} …</translation>
    </message>
    <message>
        <source>已拨出：请拿起话机，再按“已拿起话机”，线路就交给话机。</source>
        <translation>Dialled: take up the telephone, then press “Telephone is up”, and the line is left to it.</translation>
    </message>
    <message>
        <source>已挂断。</source>
        <translation>Hung up.</translation>
    </message>
    <message>
        <source>线路已交给话机。</source>
        <translation>The line is left to the telephone.</translation>
    </message>
    <message>
        <source>拨号后请拿起话机；通话自动录音。</source>
        <translation>Take up the telephone after dialling; the call is recorded by itself.</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>来电</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>去电</source>
        <translation>Outgoing</translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>{what}：应在 {until} 前，还有 {span}</source>
        <translation>{what}: due by {until}, {span} left</translation>
    </message>
    <message>
        <source>{what}：应在 {until} 前，已超时 {span}</source>
        <translation>{what}: was due by {until}, overdue by {span}</translation>
    </message>
</context>
<context>
    <name>EntryColumns</name>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容摘要</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
</context>
<context>
    <name>EntryMarks</name>
    <message>
        <source>补记</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>已划</source>
        <translation>Struck</translation>
    </message>
    <message>
        <source>划改</source>
        <translation>Strikes</translation>
    </message>
    <message>
        <source>续记</source>
        <translation>Follow-up</translation>
    </message>
</context>
<context>
    <name>EventTime</name>
    <message>
        <source>发生时间</source>
        <translation>Happened</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>请先选择已结束的电话。</source>
        <translation>Choose calls that are over first.</translation>
    </message>
    <message>
        <source>导出 {calls} 个电话</source>
        <translation>Export {calls} calls</translation>
    </message>
    <message>
        <source>证据包已生成：{path}</source>
        <translation>The evidence package is ready: {path}</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>程序故障 {mark}</source>
        <translation>Program fault {mark}</translation>
    </message>
    <message>
        <source>故障报告</source>
        <translation>Fault report</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>继续工作</source>
        <translation>Go on working</translation>
    </message>
    <message>
        <source>程序遇到意外故障，已记入日志。电话录音由独立程序进行，不受影响。</source>
        <translation>The program met an unexpected fault; it is in the log. Calls are recorded by a program of its own and are not affected.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>{caption}，必填</source>
        <translation>{caption}, required</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请填写{caption}</source>
        <translation>Fill in: {caption}</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>检查结果</source>
        <translation>Results of the checks</translation>
    </message>
    <message>
        <source>检查通过，可以发布。</source>
        <translation>All checks pass; it can be published.</translation>
    </message>
    <message>
        <source>{count} 处须改正后才能发布。</source>
        <translation>Faults to mend before publishing: {count}.</translation>
    </message>
    <message>
        <source>{count} 处提醒，发布须写明理由。</source>
        <translation>Warnings: {count}; publishing needs a reason.</translation>
    </message>
    <message>
        <source>：{have} 人，应有 {want} 人</source>
        <translation>: {have}, {want} wanted</translation>
    </message>
    <message>
        <source>：只有 {have} 小时，应有 {want} 小时</source>
        <translation>: {have} h, {want} h wanted</translation>
    </message>
    <message>
        <source>（{article}）</source>
        <translation> ({article})</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>人员与口令</source>
        <translation>People</translation>
    </message>
    <message>
        <source>电话线路</source>
        <translation>Telephone line</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>第一个班</source>
        <translation>First shift</translation>
    </message>
    <message>
        <source>核对并完成</source>
        <translation>Check and finish</translation>
    </message>
</context>
<context>
    <name>FirstRunDone</name>
    <message>
        <source>✓ 设置完成</source>
        <translation>✓ Set up</translation>
    </message>
    <message>
        <source>请拿起话筒听拨号音：下面的电平应当跳动。不动时，到“系统设置”检查录音设备和接线。</source>
        <translation>Lift the handset and listen to the dial tone: the level below should move. If not, check the sound input and the cable under “Settings”.</translation>
    </message>
    <message>
        <source>去登录</source>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>首次设置</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>完成设置</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>填写的内容随时自动保存（口令除外），可以关闭程序以后再继续。</source>
        <translation>What you enter is kept at once (but for passwords); you can close the program and go on later.</translation>
    </message>
    <message>
        <source>录音 {sound} · 来电显示 {port} · 摘机 {hook}</source>
        <translation>Sound {sound} · caller ID {port} · off-hook {hook}</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phone</translation>
    </message>
    <message>
        <source>传真</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>声音电平</source>
        <translation>Sound level</translation>
    </message>
    <message>
        <source>{level:g} dBFS 起判为语音</source>
        <translation>speech from {level:g} dBFS up</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>生成 PDF</source>
        <translation>Make a PDF</translation>
    </message>
    <message>
        <source>第一个班</source>
        <translation>First shift</translation>
    </message>
</context>
<context>
    <name>FormFiles</name>
    <message>
        <source>移出</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
    <message>
        <source>粘贴图片</source>
        <translation>Paste picture</translation>
    </message>
    <message>
        <source>剪贴板里没有图片或文件。</source>
        <translation>The clipboard holds no picture or file.</translation>
    </message>
</context>
<context>
    <name>FormPart</name>
    <message>
        <source>请填写{caption}</source>
        <translation>Fill in: {caption}</translation>
    </message>
</context>
<context>
    <name>HandoverDone</name>
    <message>
        <source>打开值班记录</source>
        <translation>Open the shift record</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>开始值班</source>
        <translation>Begin the shift</translation>
    </message>
    <message>
        <source>✓ 交接完成  {number}</source>
        <translation>✓ Handed over  {number}</translation>
    </message>
    <message>
        <source>交班 {outgoing} · 接班 {incoming} · {when}。内容已封存，桌面已交给 {incoming}。</source>
        <translation>From {outgoing} to {incoming} · {when}. The content is sealed; the desk is {incoming}&apos;s.</translation>
    </message>
    <message>
        <source>正在生成值班记录…</source>
        <translation>Making the shift record …</translation>
    </message>
    <message>
        <source>值班记录：{path}</source>
        <translation>Shift record: {path}</translation>
    </message>
    <message>
        <source>值班记录没有生成：{why} 交接已生效，可稍后在“历次值班记录”中打印。</source>
        <translation>The shift record was not made: {why} The handover holds; print it later under “Past shift records”.</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>本班小结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>待办与未处理</source>
        <translation>Pending and unhandled</translation>
    </message>
    <message>
        <source>录音与线路</source>
        <translation>Recording and lines</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>签字交接</source>
        <translation>Sign and hand over</translation>
    </message>
    <message>
        <source>现在没有当班班次。</source>
        <translation>No shift is on now.</translation>
    </message>
    <message>
        <source>请先完成首次设置。</source>
        <translation>Finish the first set-up.</translation>
    </message>
    <message>
        <source>历次值班记录</source>
        <translation>Past shift records</translation>
    </message>
    <message>
        <source>请写本班小结</source>
        <translation>Write the summary</translation>
    </message>
    <message>
        <source>请填写接班人到岗时间</source>
        <translation>Enter when the incoming crew arrived</translation>
    </message>
    <message>
        <source>请选择接班的带班领导</source>
        <translation>Choose the incoming leader</translation>
    </message>
    <message>
        <source>请选择接班的主班</source>
        <translation>Choose the incoming main officer</translation>
    </message>
    <message>
        <source>同一个人不能担任两个岗位</source>
        <translation>One person cannot hold two posts</translation>
    </message>
    <message>
        <source>请写重要情况通报；没有请写“无”</source>
        <translation>Write the briefing; where there is nothing, write “None”</translation>
    </message>
    <message>
        <source>交班人和接班人不能是同一人</source>
        <translation>The two signers must be different people</translation>
    </message>
    <message>
        <source>应到 {due}，实到 {arrived}</source>
        <translation>due {due}, arrived {arrived}</translation>
    </message>
    <message>
        <source>，迟到 {minutes} 分钟</source>
        <translation>, {minutes} min late</translation>
    </message>
    <message>
        <source>待办 {items} 项，未登记电话 {calls} 个</source>
        <translation>{items} pending, {calls} calls not written up</translation>
    </message>
    <message>
        <source>交班班次</source>
        <translation>Outgoing shift</translation>
    </message>
    <message>
        <source>接班人到岗</source>
        <translation>Incoming arrived</translation>
    </message>
    <message>
        <source>接班人员</source>
        <translation>Incoming crew</translation>
    </message>
    <message>
        <source>重要情况通报</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>遗留问题</source>
        <translation>Left over</translation>
    </message>
    <message>
        <source>未到交班时间，按中途换班办理：接班人员值守到 {end}。</source>
        <translation>Before the time of handover: the incoming crew stays until {end}.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>值班台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>电话录音</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>排班调班</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>登录与锁定</source>
        <translation>Signing in and locking</translation>
    </message>
    <message>
        <source>首次设置</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>怎样接电话线路</source>
        <translation>How to connect a line</translation>
    </message>
    <message>
        <source>提示“未在录音”怎么办</source>
        <translation>When it says “not recording”</translation>
    </message>
    <message>
        <source>按键一览</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>作用</source>
        <translation>What it does</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>关闭帮助</source>
        <translation>Close the help</translation>
    </message>
</context>
<context>
    <name>IntegritySection</name>
    <message>
        <source>值班日志、交接班和录音登记逐条相连，改动任何一处都会被发现。校验会逐条核对，并重新计算每个录音文件的摘要；不影响录音和值班。</source>
        <translation>Log, handovers and recordings are chained one to the next, so any alteration is found. Verifying checks every link and computes the digest of every recording again; recording and duty go on.</translation>
    </message>
    <message>
        <source>立即校验</source>
        <translation>Verify now</translation>
    </message>
    <message>
        <source>签名密钥</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>重新生成密钥</source>
        <translation>Make a new key</translation>
    </message>
    <message>
        <source>旧密钥签过的证据包仍然有效；新指纹印在下一次的值班日志末页</source>
        <translation>What the old key has signed stays good; the new fingerprint is printed on the next shift record</translation>
    </message>
    <message>
        <source>还没有签名密钥：完成首次设置后自动生成。</source>
        <translation>There is no signing key yet; it is made with the first set-up.</translation>
    </message>
    <message>
        <source>指纹 {fingerprint}（{at} 生成，印在值班日志末页）。导出的证据包都用它签名。
公钥 {public}</source>
        <translation>Fingerprint {fingerprint} (made {at}; printed at the end of the shift record). It signs every evidence package.
Public key {public}</translation>
    </message>
    <message>
        <source>新的签名密钥：{fingerprint}</source>
        <translation>New signing key: {fingerprint}</translation>
    </message>
    <message>
        <source>正在校验，录音多时需要几分钟，可以离开本页…</source>
        <translation>Verifying; with many recordings it takes minutes, and you may leave this page …</translation>
    </message>
    <message>
        <source>{at} 校验：登记 {links} 条，封印 {seals} 个，录音文件 {files} 个。</source>
        <translation>Verified {at}: {links} records, {seals} seals, {files} recordings.</translation>
    </message>
    <message>
        <source>✓ 完好：没有发现任何改动或缺失</source>
        <translation>✓ Intact: nothing altered, nothing missing</translation>
    </message>
    <message>
        <source>✗ 发现 {count} 处不符。请保留现有文件，不要删改，立即报告带班领导和技术人员。</source>
        <translation>✗ {count} discrepancies. Keep all files as they are and report to the leader on duty and the technician.</translation>
    </message>
</context>
<context>
    <name>LastLines</name>
    <message>
        <source>全部日志</source>
        <translation>All lines</translation>
    </message>
    <message>
        <source>最近日志</source>
        <translation>Last lines</translation>
    </message>
    <message>
        <source>本班还没有日志。</source>
        <translation>No lines on this shift yet.</translation>
    </message>
    <message>
        <source>在上方写一句，按 Enter，就是第一条。</source>
        <translation>Write a sentence above and press Enter: that is the first.</translation>
    </message>
</context>
<context>
    <name>LevelCheck</name>
    <message>
        <source>录音设备电平</source>
        <translation>Level of the sound input</translation>
    </message>
    <message>
        <source>判为语音的电平</source>
        <translation>Level that counts as speech</translation>
    </message>
    <message>
        <source>按实测底噪设定</source>
        <translation>Set by measured noise</translation>
    </message>
    <message>
        <source>声音电平</source>
        <translation>Sound level</translation>
    </message>
    <message>
        <source>（录音程序听到的电平）</source>
        <translation> (as the recorder hears it)</translation>
    </message>
    <message>
        <source>○ 没有选择录音设备：电话不会录音。</source>
        <translation>○ No sound input is chosen: calls will not be recorded.</translation>
    </message>
    <message>
        <source>▲ 完全没有声音：设备静音，或接的不是这条线。</source>
        <translation>▲ No sound at all: the input is muted, or it is not the one with the line.</translation>
    </message>
    <message>
        <source>▲ 太响：峰值超过 {high:g} dBFS，会失真。请把输入音量调低。</source>
        <translation>▲ Too loud: peaks above {high:g} dBFS are distorted. Turn the input volume down.</translation>
    </message>
    <message>
        <source>▲ 太轻：最响不到 {low:g} dBFS。请拿起话筒听拨号音或讲话；仍太轻就调高输入音量、检查接线。</source>
        <translation>▲ Too low: nothing reaches {low:g} dBFS. Lift the handset and listen to the dial tone, or speak; if it stays low, turn the input volume up and check the wiring.</translation>
    </message>
    <message>
        <source>● 合适：最近最响 {loudest:.0f} dBFS。</source>
        <translation>● Good: {loudest:.0f} dBFS at its loudest just now.</translation>
    </message>
    <message>
        <source>正在打开录音设备…</source>
        <translation>Opening the sound input…</translation>
    </message>
    <message>
        <source>量底噪：挂好电话，安静两秒，再按按钮。</source>
        <translation>To measure the noise: put the handset down, wait two seconds in quiet, then press the button.</translation>
    </message>
    <message>
        <source>底噪 {noise:.0f} dBFS 太大，分不出语音：请检查接线、接地和输入音量。</source>
        <translation>The noise of {noise:.0f} dBFS is too loud to tell speech from it: check wiring, earth and input volume.</translation>
    </message>
    <message>
        <source>底噪 {noise:.0f} dBFS，建议 {proposed:.0f} dBFS。</source>
        <translation>Noise: {noise:.0f} dBFS. Proposed: {proposed:.0f} dBFS.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>没有声音数据</source>
        <translation>no sound data</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>此刻状态</source>
        <translation>State now</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>声音（录音）</source>
        <translation>Sound (recording)</translation>
    </message>
    <message>
        <source>来电显示与摘机</source>
        <translation>Caller ID and hook</translation>
    </message>
    <message>
        <source>从声音识别</source>
        <translation>Recognised in the sound</translation>
    </message>
</context>
<context>
    <name>LineHealth</name>
    <message>
        <source>来电显示</source>
        <translation>Caller ID</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>● 正常</source>
        <translation>● Well</translation>
    </message>
    <message>
        <source>▲ 故障</source>
        <translation>▲ Fault</translation>
    </message>
    <message>
        <source>▲ 没有接上</source>
        <translation>▲ Not connected</translation>
    </message>
    <message>
        <source>○ 未启用</source>
        <translation>○ Not used</translation>
    </message>
    <message>
        <source>{line} 电平</source>
        <translation>Level of {line}</translation>
    </message>
    <message>
        <source>▲ 未在录音：连不上录音程序</source>
        <translation>▲ Not recording: the recorder does not answer</translation>
    </message>
    <message>
        <source>▲ 没有声音输入</source>
        <translation>▲ No sound input</translation>
    </message>
    <message>
        <source>尚无声音：拿起话筒听拨号音，电平应当跳动</source>
        <translation>No sound yet: lift the handset; with the dial tone the level should move</translation>
    </message>
    <message>
        <source>最近声音 {seconds:.1f} 秒前</source>
        <translation>last sound {seconds:.1f} s ago</translation>
    </message>
    <message>
        <source>最近声音 {ago} 前</source>
        <translation>last sound {ago} ago</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>各线路空闲</source>
        <translation>All lines idle</translation>
    </message>
</context>
<context>
    <name>LineState</name>
    <message>
        <source>等待录音程序</source>
        <translation>Waiting for the recorder</translation>
    </message>
    <message>
        <source>未在录音</source>
        <translation>NOT RECORDING</translation>
    </message>
    <message>
        <source>{seconds:.0f} 秒未收到声音</source>
        <translation>no sound data for {seconds:.0f} s</translation>
    </message>
    <message>
        <source>没有声音输入</source>
        <translation>no sound input</translation>
    </message>
    <message>
        <source>● 录音中 {time}</source>
        <translation>● Recording {time}</translation>
    </message>
    <message>
        <source>声音异常</source>
        <translation>Sound at fault</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Idle</translation>
    </message>
    <message>
        <source>尚无声音</source>
        <translation>no sound yet</translation>
    </message>
    <message>
        <source>最近声音 {seconds:.1f} 秒前</source>
        <translation>last sound {seconds:.1f} s ago</translation>
    </message>
    <message>
        <source>最近声音 {ago} 前</source>
        <translation>last sound {ago} ago</translation>
    </message>
</context>
<context>
    <name>LineStep</name>
    <message>
        <source>电话线路</source>
        <translation>Telephone line</translation>
    </message>
    <message>
        <source>录音盒接声卡输入或 USB，来电显示设备接串口。还没接好可以先空着，以后在“系统设置”里补。选好录音设备后，拿起话筒听拨号音或讲话，看电平是否合适。</source>
        <translation>The sound adapter goes to a sound input or USB, the caller-ID device to a serial port. Leave empty what is not connected yet and add it later under “Settings”. Once the input is chosen, lift the handset, listen to the dial tone or speak, and see whether the level is good.</translation>
    </message>
    <message>
        <source>线路名称 ★</source>
        <translation>Name of the line ★</translation>
    </message>
    <message>
        <source>录音设备</source>
        <translation>Sound input</translation>
    </message>
    <message>
        <source>来电显示串口</source>
        <translation>Serial port for caller ID</translation>
    </message>
    <message>
        <source>摘机控制线</source>
        <translation>Control line for off-hook</translation>
    </message>
    <message>
        <source>重新查找设备</source>
        <translation>Look for devices again</translation>
    </message>
</context>
<context>
    <name>LinesSection</name>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>添加线路</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>移除这条线路</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>只从设置中移除；已有的录音和登记都保留</source>
        <translation>Removed from the settings only; recordings and records stay</translation>
    </message>
    <message>
        <source>重新查找设备</source>
        <translation>Look for devices again</translation>
    </message>
    <message>
        <source>线路{number}</source>
        <translation>Line {number}</translation>
    </message>
</context>
<context>
    <name>LinesStep</name>
    <message>
        <source>录音与线路状态</source>
        <translation>Recorder and line</translation>
    </message>
    <message>
        <source>这是此刻的状态。请接班人拿起话筒听拨号音，看电平跳动。</source>
        <translation>This is the state now. The incoming officer lifts the handset, hears the dial tone and sees the level move.</translation>
    </message>
    <message>
        <source>● 全部线路录音正常</source>
        <translation>● All lines are recorded</translation>
    </message>
    <message>
        <source>▲ 有线路不正常：请报修并写入遗留问题</source>
        <translation>▲ A line is not well: report it and write it under “Left over”</translation>
    </message>
    <message>
        <source>录音盘还可录 {hours:.0f} 小时</source>
        <translation>Disk holds {hours:.0f} more hours</translation>
    </message>
</context>
<context>
    <name>LinkPanel</name>
    <message>
        <source>要关联的编号</source>
        <translation>Number to link</translation>
    </message>
    <message>
        <source>编号：1208、LY20261123-0042、来电 17</source>
        <translation>Number: 1208, LY20261123-0042, call 17</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>同一事项</source>
        <translation>Same matter</translation>
    </message>
    <message>
        <source>被关联</source>
        <translation>Linked from</translation>
    </message>
    <message>
        <source>第 {number} 号 {date} {text}</source>
        <translation>No. {number} {date} {text}</translation>
    </message>
    <message>
        <source>打开 {what}</source>
        <translation>Open {what}</translation>
    </message>
    <message>
        <source>撤销关联</source>
        <translation>Withdraw link</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>关联和撤销的原因都留在记录里。</source>
        <translation>Links and the reasons for withdrawing them stay on record.</translation>
    </message>
</context>
<context>
    <name>LogAbout</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachment</translation>
    </message>
</context>
<context>
    <name>LogDetail</name>
    <message>
        <source>续记</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>补充登记</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>划改</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>来电与录音</source>
        <translation>Call and recording</translation>
    </message>
    <message>
        <source>选中一条日志，在这里查看全文和关联的来电、录音。</source>
        <translation>Choose a line to see it whole, with its call and recording.</translation>
    </message>
    <message>
        <source>第 {number} 号 · {kind}</source>
        <translation>No. {number} · {kind}</translation>
    </message>
    <message>
        <source>发生时间</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>记录时间</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>{name} {when} 划改：{why}</source>
        <translation>struck by {name} {when}: {why}</translation>
    </message>
    <message>
        <source>被划改的原条</source>
        <translation>The struck line</translation>
    </message>
    <message>
        <source>续记的原条</source>
        <translation>The line it follows</translation>
    </message>
</context>
<context>
    <name>LogFilterBar</name>
    <message>
        <source>查找：词语 OR 词语 -排除 from:8h unit:单位 no:1208</source>
        <translation>Search: word OR word -not from:8h unit:name no:1208</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>时间范围</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>本班</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>仅未办结</source>
        <translation>Open only</translation>
    </message>
    <message>
        <source>显示划改</source>
        <translation>Show struck</translation>
    </message>
    <message>
        <source>前 {n} 条，请缩小范围</source>
        <translation>first {n}: narrow the filter</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>lines: {n}</translation>
    </message>
    <message>
        <source>查找内容有误</source>
        <translation>Query not understood</translation>
    </message>
</context>
<context>
    <name>LogForm</name>
    <message>
        <source>写入日志</source>
        <translation>Write line</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>原条保留并划去。需要更正时直接改下面的内容，另写为新的一条；不改则只划去。</source>
        <translation>The line stays, struck out. To correct it, change the words below: they become a new line. Unchanged, it is only struck.</translation>
    </message>
    <message>
        <source>记一条日志</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>办理时限（待办、在办）</source>
        <translation>Due (pending, in progress)</translation>
    </message>
    <message>
        <source>续记第 {number} 号</source>
        <translation>Follow up No. {number}</translation>
    </message>
    <message>
        <source>划改第 {number} 号</source>
        <translation>Strike No. {number}</translation>
    </message>
    <message>
        <source>补充登记第 {number} 号</source>
        <translation>Complete line {number}</translation>
    </message>
    <message>
        <source>原条保留并划去，所补的内容作废；划去后请重新补充登记。</source>
        <translation>The line stays, struck out; what it brought no longer counts. Complete the form anew afterwards.</translation>
    </message>
    <message>
        <source>划去并写入日志</source>
        <translation>Strike it out</translation>
    </message>
    <message>
        <source>划改原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>请填写{caption}</source>
        <translation>Fill in: {caption}</translation>
    </message>
    <message>
        <source>请写时间，如 20:30、25 10:00。</source>
        <translation>Write a time, such as 20:30 or 25 10:00.</translation>
    </message>
    <message>
        <source>已写入值班日志第 {number} 号。</source>
        <translation>Written into the log as line {number}.</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>日志列表</source>
        <translation>Lines of the log</translation>
    </message>
    <message>
        <source>记一条</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>没有符合条件的日志。</source>
        <translation>No line matches.</translation>
    </message>
    <message>
        <source>请放宽条件或时间范围。</source>
        <translation>Widen the filter or the period.</translation>
    </message>
    <message>
        <source>本班还没有日志。</source>
        <translation>No lines on this shift yet.</translation>
    </message>
    <message>
        <source>按 F2 记第一条；保存电话记录单也会自动写入日志。</source>
        <translation>Press F2 for the first; a saved phone slip becomes a line by itself.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>值班室工作台</source>
        <translation>Duty-room console</translation>
    </message>
</context>
<context>
    <name>MatterPanel</name>
    <message>
        <source>接收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>不接收</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>移交</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>撤回移交</source>
        <translation>Withdraw transfer</translation>
    </message>
    <message>
        <source>定时限</source>
        <translation>Set due time</translation>
    </message>
    <message>
        <source>承办人 {name}</source>
        <translation>Owner: {name}</translation>
    </message>
    <message>
        <source>已移交 {name}，待接收</source>
        <translation>Offered to {name}, awaits acceptance</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>时限 {when}，已超时</source>
        <translation>Due {when}, overdue</translation>
    </message>
    <message>
        <source>时限 {when}</source>
        <translation>Due {when}</translation>
    </message>
    <message>
        <source>不限时</source>
        <translation>No due time</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>说明原因后，事项仍由原承办人负责。</source>
        <translation>Give the reason; the matter stays with its owner.</translation>
    </message>
    <message>
        <source>不接收第 {number} 号</source>
        <translation>Decline No. {number}</translation>
    </message>
    <message>
        <source>移交给</source>
        <translation>Transfer to</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>对方接收之前，事项仍由您承办；双方都能看到待接收。</source>
        <translation>Until it is accepted the matter stays yours; both of you see that it waits.</translation>
    </message>
    <message>
        <source>移交第 {number} 号</source>
        <translation>Transfer No. {number}</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Due time</translation>
    </message>
    <message>
        <source>可写 20:30、25 10:00 或 11-25 10:00；留空为不限时。到时前在值班台提醒。</source>
        <translation>Write 20:30, 25 10:00 or 11-25 10:00; empty means no due time. The desk reminds you beforehand.</translation>
    </message>
    <message>
        <source>时限“{text}”不是时间。</source>
        <translation>“{text}” is not a time.</translation>
    </message>
    <message>
        <source>第 {number} 号的办理时限</source>
        <translation>Due time of No. {number}</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MissedForm</name>
    <message>
        <source>未接来电的处理情况</source>
        <translation>What became of the missed call</translation>
    </message>
    <message>
        <source>未接来电的处理情况 ★</source>
        <translation>What became of the missed call ★</translation>
    </message>
    <message>
        <source>登记处理情况</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改填电话记录单</source>
        <translation>Write a phone slip instead</translation>
    </message>
    <message>
        <source>回拨</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>已回电，对方无事</source>
        <translation>Called back, all well</translation>
    </message>
    <message>
        <source>回电无人接听</source>
        <translation>Called back, no answer</translation>
    </message>
    <message>
        <source>请回电核实，并记下处理情况。</source>
        <translation>Call back, and note what became of it.</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>填入现在的时间</source>
        <translation>Fill in the present time</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>现在要办</source>
        <translation>To do now</translation>
    </message>
    <message>
        <source>没有要办的事项。</source>
        <translation>Nothing waits.</translation>
    </message>
    <message>
        <source>未接来电、未登记的通话、待办事项和未写完的草稿会列在这里。</source>
        <translation>Missed calls, calls not written up, pending matters and unfinished drafts are listed here.</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>另有 {n} 项</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>关闭提示</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>OtherCalls</name>
    <message>
        <source>另有来电（{state}）：{who}</source>
        <translation>Another call ({state}): {who}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>本页对应《值班工作规范》{article}</source>
        <translation>This page serves {article} of the duty standard</translation>
    </message>
</context>
<context>
    <name>PastShifts</name>
    <message>
        <source>历次值班记录</source>
        <translation>Past shift records</translation>
    </message>
    <message>
        <source>打印本班记录</source>
        <translation>Print this shift</translation>
    </message>
    <message>
        <source>历次班次</source>
        <translation>Past shifts</translation>
    </message>
    <message>
        <source>值班日期</source>
        <translation>Duty date</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>当班人员</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>交班时间</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>当班中</source>
        <translation>on duty</translation>
    </message>
</context>
<context>
    <name>PeopleStep</name>
    <message>
        <source>人员与登录口令</source>
        <translation>People and passwords</translation>
    </message>
    <message>
        <source>至少要有一名值班员、一名带班领导、一名系统管理员。一个人可以有几种身份。口令至少 {length} 位，含大写、小写、数字、其他字符中的三类；只有本人知道。</source>
        <translation>At least one duty officer, one leader and one administrator; one person may be several. A password has at least {length} characters of three kinds (upper case, lower case, digits, others), and only its owner knows it.</translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>显示口令</source>
        <translation>Show passwords</translation>
    </message>
    <message>
        <source>姓名 ★</source>
        <translation>Name ★</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Employment</translation>
    </message>
    <message>
        <source>身份 ★</source>
        <translation>Roles ★</translation>
    </message>
    <message>
        <source>口令 ★</source>
        <translation>Password ★</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Employment</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>第 {number} 人 {name}</source>
        <translation>Person {number} {name}</translation>
    </message>
</context>
<context>
    <name>PlainForm</name>
    <message>
        <source>内容摘要</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>来源单位及姓名、电话</source>
        <translation>From whom (unit, name, phone)</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>有电话，已暂停播放。</source>
        <translation>A call: playing is paused.</translation>
    </message>
</context>
<context>
    <name>PlayerControls</name>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>A {time}</source>
        <translation>A {time}</translation>
    </message>
    <message>
        <source>A 起点</source>
        <translation>A start</translation>
    </message>
    <message>
        <source>B {time}</source>
        <translation>B {time}</translation>
    </message>
    <message>
        <source>B 终点</source>
        <translation>B end</translation>
    </message>
    <message>
        <source>默认放音设备</source>
        <translation>Default output</translation>
    </message>
    <message>
        <source>后退 5 秒</source>
        <translation>Back 5 s</translation>
    </message>
    <message>
        <source>前进 5 秒</source>
        <translation>On 5 s</translation>
    </message>
    <message>
        <source>播放速度，音调不变</source>
        <translation>Speed, at the same pitch</translation>
    </message>
    <message>
        <source>取消循环</source>
        <translation>No loop</translation>
    </message>
    <message>
        <source>从这里开始循环（[）</source>
        <translation>Loop from here ( [ )</translation>
    </message>
    <message>
        <source>到这里循环（]）</source>
        <translation>Loop to here ( ] )</translation>
    </message>
    <message>
        <source>音量</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>放音设备</source>
        <translation>Output</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>程序出现意外故障（编号 {mark}），已记入日志；录音和值班日志不受影响，可以继续工作。</source>
        <translation>The program met an unexpected fault (mark {mark}); it is in the log. Recording and duty log are not affected; you can go on.</translation>
    </message>
</context>
<context>
    <name>PrinterStep</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>交接班后自动生成值班记录。没有打印机时存为 PDF，随时可以打印。</source>
        <translation>A shift record is made after each handover. Without a printer it is kept as a PDF.</translation>
    </message>
    <message>
        <source>生成 PDF</source>
        <translation>Make a PDF</translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日志内容</source>
        <translation>Text of the line</translation>
    </message>
    <message>
        <source>一事一记：发生了什么，怎样处理（F2 到这里，Enter 写入）</source>
        <translation>One matter, one line: what happened, what was done (F2 leads here, Enter writes)</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>勾选后列入待办，交班时一并移交</source>
        <translation>Listed as pending, and handed over</translation>
    </message>
    <message>
        <source>写入日志</source>
        <translation>Write line</translation>
    </message>
    <message>
        <source>已写入值班日志第 {number} 号。</source>
        <translation>Written into the log as line {number}.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>值班台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>电话录音</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>排班调班</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>RailBar</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>调听登记</source>
        <translation>Register of listening</translation>
    </message>
    <message>
        <source>事由 ★</source>
        <translation>Reason ★</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>去向（交给谁、作何用）</source>
        <translation>Destination (to whom, what for)</translation>
    </message>
    <message>
        <source>这不是本班的电话。调听往班录音须登记事由，登记后不能修改或删除。</source>
        <translation>This call is not of your shift. Listening to it needs a reason; what is registered cannot be changed or deleted.</translation>
    </message>
    <message>
        <source>录音离开值班室须登记事由，登记后不能修改或删除。</source>
        <translation>A recording that leaves the room needs a reason; what is registered cannot be changed or deleted.</translation>
    </message>
    <message>
        <source>核对来电内容</source>
        <translation>Check what was said</translation>
    </message>
    <message>
        <source>领导要求</source>
        <translation>At the leader&apos;s request</translation>
    </message>
    <message>
        <source>上级核查</source>
        <translation>Check by a superior</translation>
    </message>
    <message>
        <source>登记并调听</source>
        <translation>Register and listen</translation>
    </message>
    <message>
        <source>登记并导出</source>
        <translation>Register and export</translation>
    </message>
    <message>
        <source>登记并打印</source>
        <translation>Register and print</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>录音中</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>已存</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>中断，已保全</source>
        <translation>Interrupted, secured</translation>
    </message>
    <message>
        <source>未录音</source>
        <translation>Not recorded</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>最近一年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>调听登记</source>
        <translation>Register of listening</translation>
    </message>
    <message>
        <source>还没有调听、导出或打印登记。</source>
        <translation>Nothing has been listened to, exported or printed yet.</translation>
    </message>
    <message>
        <source>调听登记列表</source>
        <translation>Register of listening</translation>
    </message>
    <message>
        <source>时间范围</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>打印登记表</source>
        <translation>Print the register</translation>
    </message>
    <message>
        <source>登记在调听、导出或打印之前写入，任何人不能修改或删除；调听结束另占一号。</source>
        <translation>Written before the listening, export or print; nobody can change or delete it. The end of a listening takes a number of its own.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>共 {count} 条</source>
        <translation>{count} rows</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>暂停回听</source>
        <translation>Pause the replay</translation>
    </message>
    <message>
        <source>后退 5 秒</source>
        <translation>Back 5 s</translation>
    </message>
    <message>
        <source>回到实时</source>
        <translation>Back to live</translation>
    </message>
    <message>
        <source>正在打开录音…</source>
        <translation>Opening the recording…</translation>
    </message>
    <message>
        <source>继续回听</source>
        <translation>Go on with the replay</translation>
    </message>
    <message>
        <source>回听中，还剩 {time}</source>
        <translation>Replaying, {time} left</translation>
    </message>
</context>
<context>
    <name>RosterGrid</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>{name}（调）</source>
        <translation>{name} (chg.)</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>排班调班</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>按轮值排</source>
        <translation>By rotation</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>撤销一步</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>轮值</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>草稿，{count} 处未发布</source>
        <translation>Draft, {count} changes</translation>
    </message>
    <message>
        <source>未排</source>
        <translation>Not planned</translation>
    </message>
    <message>
        <source>已发布 V{number}</source>
        <translation>Published V{number}</translation>
    </message>
    <message>
        <source>按轮值填入 {count} 处，已有的安排未动。</source>
        <translation>{count} places filled by rotation; what was planned stays.</translation>
    </message>
    <message>
        <source>发布值班表</source>
        <translation>Publish the roster</translation>
    </message>
    <message>
        <source>发布后成为新的一版，旧版保留；发布不能收回，只能再发新版。</source>
        <translation>It becomes a new version; older ones stay. Publishing cannot be undone, only followed by another version.</translation>
    </message>
    <message>
        <source>说明 ★</source>
        <translation>Reason ★</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>值班表 V{number} 已发布。</source>
        <translation>Roster V{number} is published.</translation>
    </message>
    <message>
        <source>登记值班表 V{number} 的报送</source>
        <translation>Note that roster V{number} was handed in</translation>
    </message>
    <message>
        <source>登记后写入值班日志，不能修改。</source>
        <translation>It goes into the duty log and cannot be changed.</translation>
    </message>
    <message>
        <source>报送对象</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>方式（传真、专网、纸质）</source>
        <translation>How (fax, network, paper)</translation>
    </message>
    <message>
        <source>接收人</source>
        <translation>Accepted by</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>已导入 {count} 天。</source>
        <translation>{count} days taken in.</translation>
    </message>
</context>
<context>
    <name>RosterPaper</name>
    <message>
        <source>{name}值班表应于 {month}月{day}日 前报送</source>
        <translation>Roster for {name}: due {day}/{month}</translation>
    </message>
    <message>
        <source>{text}，已过期 {days} 天。</source>
        <translation>{text}, {days} days overdue.</translation>
    </message>
    <message>
        <source>{text}，还有 {days} 天。</source>
        <translation>{text}, {days} days left.</translation>
    </message>
</context>
<context>
    <name>Rotation</name>
    <message>
        <source>带班领导 · 工作日</source>
        <translation>Leaders · working days</translation>
    </message>
    <message>
        <source>带班领导 · 休息日</source>
        <translation>Leaders · rest days</translation>
    </message>
    <message>
        <source>带班领导 · 节假日</source>
        <translation>Leaders · holidays</translation>
    </message>
    <message>
        <source>值班员 · 工作日</source>
        <translation>Officers · working days</translation>
    </message>
    <message>
        <source>值班员 · 休息日</source>
        <translation>Officers · rest days</translation>
    </message>
    <message>
        <source>值班员 · 节假日</source>
        <translation>Officers · holidays</translation>
    </message>
</context>
<context>
    <name>RotationPanel</name>
    <message>
        <source>轮值顺序</source>
        <translation>Order of the rotation</translation>
    </message>
    <message>
        <source>轮值人员</source>
        <translation>People in rotation</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>保存顺序</source>
        <translation>Save order</translation>
    </message>
    <message>
        <source>打勾的人按此顺序轮值；休息日、节假日没有单独顺序时，按工作日的顺序。</source>
        <translation>Ticked people stand in this order. Rest days and holidays without an order of their own go by that of working days.</translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>查看日志</source>
        <translation>Show the line</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>日志写入后不能修改；需要补充时，在该条日志下续记。</source>
        <translation>A line is never changed; what is to be added follows it.</translation>
    </message>
    <message>
        <source>不用登记</source>
        <translation>No entry needed</translation>
    </message>
    <message>
        <source>已登记为值班日志第 {number} 号</source>
        <translation>Written into the log as line {number}</translation>
    </message>
</context>
<context>
    <name>SelfTestDialog</name>
    <message>
        <source>线路自检</source>
        <translation>Test the line</translation>
    </message>
    <message>
        <source>摘机听拨号音</source>
        <translation>Lift the handset (dial tone)</translation>
    </message>
    <message>
        <source>由本机播放测试音</source>
        <translation>Play a tone from this computer</translation>
    </message>
    <message>
        <source>开始自检</source>
        <translation>Start the test</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在等拨号音，随后听 {seconds:.0f} 秒…</source>
        <translation>Waiting for the dial tone, then listening for {seconds:.0f} s…</translation>
    </message>
    <message>
        <source>✗ 没有测成</source>
        <translation>✗ Not tested</translation>
    </message>
    <message>
        <source>声音清楚，可以正常录音。</source>
        <translation>The sound is clear; the line can be recorded well.</translation>
    </message>
    <message>
        <source>有</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>no</translation>
    </message>
    <message>
        <source>拨号音 450 Hz</source>
        <translation>Dial tone 450 Hz</translation>
    </message>
    <message>
        <source>电平</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>杂音</source>
        <translation>Noise</translation>
    </message>
    <message>
        <source>交流声占杂音</source>
        <translation>Hum, share of the noise</translation>
    </message>
    <message>
        <source>过载</source>
        <translation>Clipped</translation>
    </message>
    <message>
        <source>声音输出须接到该线路的输入。测试音播放 {seconds:.0f} 秒，请把音量调到平时的大小。</source>
        <translation>The sound output must lead to the input of the line. The tone plays for {seconds:.0f} s at the usual volume.</translation>
    </message>
    <message>
        <source>请摘机，听到拨号音后按“开始自检”，不要拨号，测完一分钟内挂机。摘机留下的一条去电自动标为“线路自检”，不用登记。</source>
        <translation>Lift the handset, press Start when you hear the dial tone, do not dial, hang up within a minute afterwards. The call that this leaves is marked as a line test by itself and needs no entry.</translation>
    </message>
    <message>
        <source>这条线路还没有自检过。</source>
        <translation>This line has not been tested yet.</translation>
    </message>
    <message>
        <source>上次自检：{at} {person}，{grade}</source>
        <translation>Last test: {at} {person}, {grade}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>天</source>
        <translation>d</translation>
    </message>
    <message>
        <source>声</source>
        <translation>rings</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>日间</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Hayes 调制解调器</source>
        <translation>Hayes modem</translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation>Recognise</translation>
    </message>
    <message>
        <source>Whozz Calling 来电盒</source>
        <translation>Whozz Calling box</translation>
    </message>
    <message>
        <source>NetCallerID 来电盒</source>
        <translation>NetCallerID box</translation>
    </message>
    <message>
        <source>V200 来电板</source>
        <translation>V200 board</translation>
    </message>
    <message>
        <source>FSK 来电解码模块（原样输出）</source>
        <translation>FSK caller-ID module (raw bytes)</translation>
    </message>
    <message>
        <source>DTMF 来电解码模块</source>
        <translation>DTMF caller-ID module</translation>
    </message>
    <message>
        <source>只用控制线（触点）</source>
        <translation>Control lines only (contacts)</translation>
    </message>
    <message>
        <source>松下交换机话单</source>
        <translation>Panasonic call records</translation>
    </message>
    <message>
        <source>Avaya 交换机话单</source>
        <translation>Avaya call records</translation>
    </message>
    <message>
        <source>西门子 HiPath 交换机话单</source>
        <translation>Siemens HiPath call records</translation>
    </message>
    <message>
        <source>NEC 交换机话单</source>
        <translation>NEC call records</translation>
    </message>
    <message>
        <source>按格式识别的话单</source>
        <translation>Call records by a pattern</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>None</translation>
    </message>
    <message>
        <source>CTS（8 脚）</source>
        <translation>CTS (pin 8)</translation>
    </message>
    <message>
        <source>DSR（6 脚）</source>
        <translation>DSR (pin 6)</translation>
    </message>
    <message>
        <source>CD（1 脚）</source>
        <translation>CD (pin 1)</translation>
    </message>
    <message>
        <source>RI（9 脚）</source>
        <translation>RI (pin 9)</translation>
    </message>
    <message>
        <source>控制线</source>
        <translation>Control line</translation>
    </message>
    <message>
        <source>语音</source>
        <translation>Speech</translation>
    </message>
    <message>
        <source>系统默认设备</source>
        <translation>default device of the system</translation>
    </message>
    <message>
        <source>控制线或语音</source>
        <translation>Control line or speech</translation>
    </message>
    <message>
        <source>通行做法</source>
        <translation>common practice</translation>
    </message>
    <message>
        <source>一单位一号</source>
        <translation>one number for each unit</translation>
    </message>
    <message>
        <source>及时</source>
        <translation>promptness</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>默认 {value}</source>
        <translation>default: {value}</translation>
    </message>
    <message>
        <source>范围 {low:g}～{high:g}</source>
        <translation>{low:g} to {high:g}</translation>
    </message>
    <message>
        <source>不小于 {low:g}</source>
        <translation>at least {low:g}</translation>
    </message>
    <message>
        <source>依据 {source}</source>
        <translation>source: {source}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>线路与录音</source>
        <translation>Lines and sound</translation>
    </message>
    <message>
        <source>录音规则</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>线路自检</source>
        <translation>Line test</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>排班</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Signing in</translation>
    </message>
    <message>
        <source>界面与打印</source>
        <translation>Window and printing</translation>
    </message>
    <message>
        <source>数据与备份</source>
        <translation>Data and backup</translation>
    </message>
    <message>
        <source>完整性</source>
        <translation>Integrity</translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>有 {count} 处需要改正，见红字。</source>
        <translation>{count} to be corrected, see the red words.</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>保存设置</source>
        <translation>Save settings</translation>
    </message>
    <message>
        <source>只能查看：修改设置需要系统管理员登录。</source>
        <translation>To look at only: an administrator can change them.</translation>
    </message>
    <message>
        <source>有修改尚未保存。</source>
        <translation>There are unsaved changes.</translation>
    </message>
    <message>
        <source>设置已保存。界面语言在重新启动程序后改变，其余已生效。</source>
        <translation>Settings saved. The language changes when the program is started again; all else holds now.</translation>
    </message>
    <message>
        <source>设置已保存并生效。</source>
        <translation>Settings saved; they hold now.</translation>
    </message>
</context>
<context>
    <name>SharesPanel</name>
    <message>
        <source>值班次数</source>
        <translation>Shifts of each person</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>Rest days</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>夜班</source>
        <translation>Nights</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>ShiftPrinter</name>
    <message>
        <source>正在生成本班值班记录…</source>
        <translation>Making the record of this shift …</translation>
    </message>
    <message>
        <source>还没有班次，无可打印。</source>
        <translation>There is no shift to print.</translation>
    </message>
    <message>
        <source>值班记录已生成：{path}</source>
        <translation>Shift record made: {path}</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>本页帮助</source>
        <translation>Help on this page</translation>
    </message>
    <message>
        <source>记一条日志</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>打开当前（最近）来电的电话记录单</source>
        <translation>Phone slip of the current (last) call</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>通话中回听刚才一段，录音不受影响</source>
        <translation>Hear again what was just said in the call; recording goes on</translation>
    </message>
    <message>
        <source>给当前通话或所听录音加书签</source>
        <translation>Bookmark the call, or the recording that is heard</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>拨打电话</source>
        <translation>Dial</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>打印本班值班记录</source>
        <translation>Print the record of this shift</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>保存当前表单</source>
        <translation>Save this form</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登录值班室工作台</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>锁定期间来电照常振铃、照常录音；登录后继续填写。</source>
        <translation>While locked, calls ring and are recorded; sign in and go on writing.</translation>
    </message>
</context>
<context>
    <name>SignStep</name>
    <message>
        <source>签字</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>以下就是将要签字封存的内容，签字后不能修改。</source>
        <translation>This is what will be signed and sealed; it cannot be changed afterwards.</translation>
    </message>
    <message>
        <source>交班人签字</source>
        <translation>Outgoing officer signs</translation>
    </message>
    <message>
        <source>接班人签字</source>
        <translation>Incoming officer signs</translation>
    </message>
</context>
<context>
    <name>Signer</name>
    <message>
        <source>本人口令</source>
        <translation>own password</translation>
    </message>
    <message>
        <source>{title} 口令</source>
        <translation>Password: {title}</translation>
    </message>
</context>
<context>
    <name>SlipForm</name>
    <message>
        <source>请填写{caption}</source>
        <translation>Fill in: {caption}</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>已复述</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>未复述</source>
        <translation>No</translation>
    </message>
    <message>
        <source>来话单位</source>
        <translation>Caller&apos;s unit</translation>
    </message>
    <message>
        <source>发话人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>对方号码</source>
        <translation>Their number</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Call-back number</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>复述核对</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>来电内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>对方已报告（通知）何人何时</source>
        <translation>Whom they have told, and when</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>拟办意见</source>
        <translation>Proposed handling</translation>
    </message>
    <message>
        <source>未录音原因</source>
        <translation>Why it was not recorded</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>not done</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>值班室工作台</source>
        <translation>Duty-room console</translation>
    </message>
    <message>
        <source>未处理来电 {n}</source>
        <translation>unhandled calls: {n}</translation>
    </message>
    <message>
        <source>未登录</source>
        <translation>not signed in</translation>
    </message>
    <message>
        <source>▲ 告警 {n}</source>
        <translation>▲ alarms: {n}</translation>
    </message>
    <message>
        <source>无告警</source>
        <translation>no alarms</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>带班</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>主班</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>副班</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>录音盘 未知</source>
        <translation>disk unknown</translation>
    </message>
    <message>
        <source>录音盘将满，低音质录音</source>
        <translation>disk nearly full, low quality</translation>
    </message>
    <message>
        <source>录音盘可用 {hours:.0f} 小时</source>
        <translation>disk {hours:.0f} h left</translation>
    </message>
    <message>
        <source>距交班 {time}</source>
        <translation>handover in {time}</translation>
    </message>
    <message>
        <source>▲ 交班超时 {time}</source>
        <translation>▲ handover overdue {time}</translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <source>本班小结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>数字由系统统计。小结可以修改，将记入交接班记录。</source>
        <translation>The figures are counted by the program. The summary can be changed and goes into the handover record.</translation>
    </message>
    <message>
        <source>小结 ★</source>
        <translation>Summary ★</translation>
    </message>
    <message>
        <source>按统计重新生成</source>
        <translation>Make it again from the figures</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>来电 {inside} · 去电 {outside} · 未接 {missed} · 超时接听 {late}</source>
        <translation>in {inside} · out {outside} · missed {missed} · answered late {late}</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>{count} 段</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Outages</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{count} 次，共 {length}</source>
        <translation>{count}, {length} in all</translation>
    </message>
    <message>
        <source>核对并完成</source>
        <translation>Check and finish</translation>
    </message>
</context>
<context>
    <name>UnitStep</name>
    <message>
        <source>单位与值班电话</source>
        <translation>Unit and duty phone</translation>
    </message>
    <message>
        <source>名称会印在值班记录上；一个单位只有一个值班电话号码。</source>
        <translation>The name is printed on the records; a unit has one duty number.</translation>
    </message>
    <message>
        <source>单位名称 ★</source>
        <translation>Name of the unit ★</translation>
    </message>
    <message>
        <source>值班电话 ★</source>
        <translation>Duty phone ★</translation>
    </message>
    <message>
        <source>传真</source>
        <translation>Fax</translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message>
        <source>已发布的版本</source>
        <translation>Published versions</translation>
    </message>
    <message>
        <source>登记报送</source>
        <translation>Note handing in</translation>
    </message>
    <message>
        <source>V{number}&#x3000;{at}&#x3000;{author} 发布</source>
        <translation>V{number}  {at}  published by {author}</translation>
    </message>
    <message>
        <source>{at} 报送 {recipient}（{method}）</source>
        <translation>{at} handed in to {recipient} ({method})</translation>
    </message>
    <message>
        <source>本月还没有发布过值班表。</source>
        <translation>No roster of this month was published yet.</translation>
    </message>
</context>
<context>
    <name>Vigil</name>
    <message>
        <source>电话未在录音：录音程序没有应答，正在重新启动。</source>
        <translation>NOT RECORDING: the recorder does not answer and is being started again. </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{line}未在录音：{why}</source>
        <translation>{line} is NOT RECORDED: {why}</translation>
    </message>
    <message>
        <source>已有 {seconds:.0f} 秒没有收到声音数据。</source>
        <translation>no sound data for {seconds:.0f} s.</translation>
    </message>
</context>
<context>
    <name>WaitingStep</name>
    <message>
        <source>待办与未处理</source>
        <translation>Pending and unhandled</translation>
    </message>
    <message>
        <source>逐项向接班人说明。未登记的电话请先登记，确实来不及的一并交接。</source>
        <translation>Go through each with the incoming officer. Write up calls first; what cannot be done in time is handed over.</translation>
    </message>
    <message>
        <source>待办事项</source>
        <translation>Pending matters</translation>
    </message>
    <message>
        <source>第 {number} 号 · {time} · {text}</source>
        <translation>No. {number} · {time} · {text}</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>未登记的电话</source>
        <translation>Calls not written up</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Write up</translation>
    </message>
    <message>
        <source>{name}：{count} 项</source>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>{name}：无</source>
        <translation>{name}: none</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>录音波形：左右键跳 5 秒，空格播放或暂停，方括号键定循环段</source>
        <translation>Waveform: left and right jump 5 seconds, space plays or pauses, brackets set a loop</translation>
    </message>
    <message>
        <source>单击或拖动定位；← → 跳 5 秒，空格播放或暂停；[ 和 ] 定循环段</source>
        <translation>Click or drag to go there; ← → jump 5 seconds, space plays or pauses; [ and ] set a loop</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
</context>
<context>
    <name>WordLine</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>次日{time}</source>
        <translation>{time} next day</translation>
    </message>
    <message>
        <source>号码未显示</source>
        <translation>Number not shown</translation>
    </message>
</context>
</TS>
