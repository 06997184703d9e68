<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>知悉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自 {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 已知悉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>知悉：{sentence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>另有 {n} 项告警</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Break</name>
    <message>
        <source>内容被改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录缺失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录为外加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尾部被截断</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音文件不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封存记录不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日志第 {number} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验链第 {number} 环</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 号封存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班 {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallDetail</name>
    <message>
        <source>正在校验…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新计算录音摘要，与登记的摘要比对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记电话记录单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理情况，如：已回拨，对方拨错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记为已处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通讯录中没有这个号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>铃响</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.0f} 秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（超过 {limit} 秒）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接听用时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通话时长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未接电话，没有录音。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有录音。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日志第 {number} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 完好：与登记的摘要一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ 不符：文件已不是当时的录音，请保留原文件并报告</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallState</name>
    <message>
        <source>振铃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拨号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通话中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保持</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未接</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>第 {number} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方向</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位 / 姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>铃响</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接听秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsFilter</name>
    <message>
        <source>本班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsFilterBar</name>
    <message>
        <source>号码、单位、姓名、录音编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {count} 个</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>电话录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本班还没有电话。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话一来就会自动出现在这里，并自动录音，不用做任何操作。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的电话。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请放宽条件或时间范围。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记入值班日志第 {number} 条。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDock</name>
    <message>
        <source>登录后填写电话记录单。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有来电记录。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardFoot</name>
    <message>
        <source>保存登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>收起来电卡片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通讯录中没有这个号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>铃响 {n} 声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Completeness</name>
    <message>
        <source>完整度 {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>必填项已填齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还缺：{fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrewStep</name>
    <message>
        <source>接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到岗时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此刻到岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到岗时间 ★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接班 {post}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重要情况通报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有需要通报的重要情况，也必须写明“无”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重要情况通报 ★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>遗留问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（无）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应到 {due}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应到 {due}，按时到岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应到 {due}，迟到 {minutes} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出与打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>运行日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剩余空间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎样备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}，约可录音 {hours:.0f} 小时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部数据都在上面的数据文件夹里，整夹复制就是备份。
1. 每班交接后，关闭本窗口（录音照常进行），把整个文件夹复制到移动硬盘，再打开窗口。
2. 恢复时，先退出程序，把文件夹放回原处，再启动。
3. 恢复后在“完整性”里校验一次。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskCrew</name>
    <message>
        <source>今日值班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>传真</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>值班台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班已超时 {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} 后交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告警</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 号 {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>续写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话记录单未写完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>来电</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去电</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryMarks</name>
    <message>
        <source>补记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>续记</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>程序故障 {mark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>故障报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序遇到意外故障，已记入日志。电话录音由独立程序进行，不受影响。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>{caption}，必填</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverDone</name>
    <message>
        <source>打开值班记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始值班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 交接完成  {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交班 {outgoing} · 接班 {incoming} · {when}。内容已封存，桌面已交给 {incoming}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在生成值班记录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班记录：{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班记录没有生成：{why} 交接已生效，可稍后在“历次值班记录”中打印。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本班小结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办与未处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音与线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字交接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在没有当班班次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先完成首次设置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>历次值班记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写本班小结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写接班人到岗时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择接班的带班领导</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择接班的主班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一个人不能担任两个岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写重要情况通报；没有请写“无”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交班人和接班人不能是同一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应到 {due}，实到 {arrived}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，迟到 {minutes} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办 {items} 项，未登记电话 {calls} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交班班次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接班人到岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接班人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重要情况通报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>遗留问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未到交班时间，按中途换班办理：接班人员值守到 {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>值班台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录与锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎样接电话线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示“未在录音”怎么办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按键一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭帮助</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntegritySection</name>
    <message>
        <source>值班日志、交接班和录音登记逐条相连，改动任何一处都会被发现。校验会逐条核对，并重新计算每个录音文件的摘要；不影响录音和值班。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>立即校验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在校验，录音多时需要几分钟，可以离开本页…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} 校验：登记 {links} 条，封印 {seals} 个，录音文件 {files} 个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 完好：没有发现任何改动或缺失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ 发现 {count} 处不符。请保留现有文件，不要删改，立即报告带班领导和技术人员。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastLines</name>
    <message>
        <source>全部日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本班还没有日志。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在上方写一句，按 Enter，就是第一条。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>没有声音数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>此刻状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声音（录音）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来电显示与摘机</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineHealth</name>
    <message>
        <source>来电显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 没有接上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ 未启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line} 电平</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 未在录音：连不上录音程序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 没有声音输入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚无声音：拿起话筒听拨号音，电平应当跳动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近声音 {seconds:.1f} 秒前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近声音 {ago} 前</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineState</name>
    <message>
        <source>等待录音程序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未在录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.0f} 秒未收到声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有声音输入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 录音中 {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空闲</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚无声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近声音 {seconds:.1f} 秒前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近声音 {ago} 前</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesSection</name>
    <message>
        <source>线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除这条线路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只从设置中移除；已有的录音和登记都保留</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新查找设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>线路{number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesStep</name>
    <message>
        <source>录音与线路状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是此刻的状态。请接班人拿起话筒听拨号音，看电平跳动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 全部线路录音正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 有线路不正常：请报修并写入遗留问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音盘还可录 {hours:.0f} 小时</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDetail</name>
    <message>
        <source>续记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来电与录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中一条日志，在这里查看全文和关联的来电、录音。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 号 · {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发生时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {when} 划改：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被划改的原条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>续记的原条</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFilterBar</name>
    <message>
        <source>查找内容、来源、处理情况（空格分隔）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仅未办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示划改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前 {n} 条，请缩小范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogForm</name>
    <message>
        <source>发生时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原条保留并划去。需要更正时直接改下面的内容，另写为新的一条；不改则只划去。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一条日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>续记第 {number} 号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划改第 {number} 号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划去并写入日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>划改原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容摘要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源单位及姓名、电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写{caption}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已写入值班日志第 {number} 号。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>值班日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日志列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的日志。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请放宽条件或时间范围。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本班还没有日志。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F2 记第一条；保存电话记录单也会自动写入日志。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>值班室工作台</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissedForm</name>
    <message>
        <source>未接来电的处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未接来电的处理情况 ★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已回电，对方无事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回电无人接听</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请回电核实，并记下处理情况。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>现在要办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要办的事项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未接来电、未登记的通话、待办事项和未写完的草稿会列在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另有 {n} 项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>关闭提示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OtherCalls</name>
    <message>
        <source>另有来电（{state}）：{who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>本页对应《值班工作规范》{article}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastShifts</name>
    <message>
        <source>历次值班记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印本班记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>历次班次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当班人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交班时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当班中</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>播放</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后退 5 秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前进 5 秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有电话，已暂停播放。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>程序出现意外故障（编号 {mark}），已记入日志；录音和值班日志不受影响，可以继续工作。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日志内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一事一记：发生了什么，怎样处理（F2 到这里，Enter 写入）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾选后列入待办，交班时一并移交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已写入值班日志第 {number} 号。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>值班台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailBar</name>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>录音中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中断，已保全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未录音</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>查看日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日志写入后不能修改；需要补充时，在该条日志下续记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记为值班日志第 {number} 号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>夜间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hayes 调制解调器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CTS（8 脚）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSR（6 脚）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CD（1 脚）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RI（9 脚）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>控制线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>控制线或语音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>否</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>默认 {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>范围 {low:g}～{high:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不小于 {low:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据 {source}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>线路与录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>界面与打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据与备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完整性</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {count} 处需要改正，见红字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能查看：修改设置需要系统管理员登录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有修改尚未保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置已保存并生效。界面语言在重新启动程序后改变。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShiftPrinter</name>
    <message>
        <source>正在生成本班值班记录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有班次，无可打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班记录已生成：{path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>本页帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一条日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开当前（最近）来电的电话记录单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交接班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印本班值班记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存当前表单</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录值班室工作台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定期间来电照常振铃、照常录音；登录后继续填写。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignStep</name>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以下就是将要签字封存的内容，签字后不能修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交班人签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接班人签字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signer</name>
    <message>
        <source>本人口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} 口令</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlipForm</name>
    <message>
        <source>请填写{caption}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复述</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未复述</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来话单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发话人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性质</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复述核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来电内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方已报告（通知）何人何时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拟办意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未录音原因</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未完成</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>值班室工作台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未处理来电 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 告警 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无告警</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>副班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音盘 未知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音盘可用 {hours:.0f} 小时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>距交班 {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 交班超时 {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <source>本班小结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字由系统统计。小结可以修改，将记入交接班记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小结 ★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按统计重新生成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来电 {inside} · 去电 {outside} · 未接 {missed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vigil</name>
    <message>
        <source>电话未在录音：录音程序没有应答，正在重新启动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}未在录音：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有 {seconds:.0f} 秒没有收到声音数据。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingStep</name>
    <message>
        <source>待办与未处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐项向接班人说明。未登记的电话请先登记，确实来不及的一并交接。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {number} 条 · {time} · {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登记的电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}：{count} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}：无</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>录音波形：左右键跳 5 秒，空格播放或暂停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单击或拖动定位；← → 跳 5 秒，空格播放或暂停</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>次日{time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码未显示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
