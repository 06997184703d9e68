"""Lines of a duty log as a town's would be, made from a seed: the same ones on every machine.

Frequent words of the field, names, roads, numbers, and a long tail of words that hardly come twice: made of
the 3755 characters of level 1 of GB/T 2312, which stand there by sound, drawn by Zipf's law. A search for two
characters may so be one for a word of 100,000 hits, of a few, or across the border of two words.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261126
TAIL_WORDS = 120_000

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂芝玉萍红鹏飞斌浩宇轩欣怡思远志国建华永福"
_TOWNS = (
    "东河镇 西河街道 南关街道 北川镇 柳林镇 石桥镇 双河镇 白马镇 铁山镇 清水镇 桃源镇 三岔口镇 "
    "龙泉街道 湖滨街道"
)
_UNITS = (
    "区应急管理局 区公安分局 区消防救援大队 区气象局 区水务局 区交通运输局 区卫生健康局 区住建局 "
    "区教育局 区民政局 区供电公司 燃气公司 自来水公司 市政府总值班室 市应急管理局 区委办公室 "
    "区融媒体中心 区城管局 区生态环境分局"
)
_ROADS = (
    "建设路 人民路 解放大街 和平路 中山东路 滨河大道 工业北街 科技三路 文化巷 迎宾大道 团结路 青年街 环城西路"
)
_PLACES = (
    "第一中学 中心医院 农贸市场 化工园区 火车站 水库大坝 变电站 加油站 养老院 建筑工地 冷库 "
    "危化品仓库 立交桥 隧道 居民小区 体育馆 污水处理厂 液氨储罐区 尾矿库 泵站 客运站 物流园"
)
_EVENTS = (
    "火灾 停电 停水 交通事故 燃气泄漏 道路积水 人员走失 树木倒伏 道路塌陷 电梯困人 群众上访 "
    "水质异常 山体滑坡 食物中毒 危化品泄漏 桥梁裂缝 溺水 森林火情 通信中断 矿井透水"
)
_ACTS = (
    "已责成属地核查处置 已电话通知相关单位 已报带班领导 要求每半小时续报 现场处置正在进行 "
    "已派工作组赶赴现场 暂无人员伤亡 正在组织疏散周边群众 已恢复正常 抢修人员已到场 "
    "预计两小时内恢复 请核实后书面报告 启动四级应急响应 情况已核实 无异常情况 待续报 "
    "密切关注后续情况 已转办公室主任阅示"
)
_LEADS = (
    "接{unit}电话报告",
    "{unit}来电",
    "{unit}传真报告",
    "群众{name}电话反映",
    "向{unit}核实",
    "{unit}续报",
)
_QUIET = (
    "与{unit}试线，通话正常，值班员{name}，{act}。备注：{tail}。",
    "{unit}{name}到岗，{act}，{act2}。备注：{tail}，联系电话{phone}。",
    "设备检查：电话、传真、录音系统运行正常，{act}。{tail}，{name}。",
)


def texts(count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield (text, source) of so many lines: 50 to 120 characters each."""
    luck = Random(seed)  # noqa: S311  a bench needs the same lines again, not secrets
    words = _Words(luck)
    for _ in range(count):
        yield words.line()


class _Words:
    def __init__(self, luck: Random) -> None:
        self._luck = luck
        self._lists = {
            name: text.split()
            for name, text in (
                ("town", _TOWNS),
                ("unit", _UNITS),
                ("road", _ROADS),
                ("place", _PLACES),
                ("event", _EVENTS),
                ("act", _ACTS),
            )
        }
        self._rarer = list(accumulate(1 / (rank + 1) ** 0.7 for rank in range(len(self._lists["event"]))))
        self._tail = _tail_words(luck)
        self._tail_rarer = list(accumulate(1 / (rank + 10) ** 0.9 for rank in range(len(self._tail))))

    def line(self) -> tuple[str, str]:
        """Return (text, source) of one line."""
        luck, pick = self._luck, self._pick
        unit, name = pick("unit"), self._name()
        phone = f"{luck.choice((138, 139, 150, 186))}{luck.randrange(10**8):08d}"
        if luck.random() < 0.15:
            form = luck.choice(_QUIET)
            tail, act, act2 = self._some_tail(2, 6), pick("act"), pick("act")
            return form.format(unit=unit, name=name, act=act, act2=act2, tail=tail, phone=phone), unit
        lead = luck.choice(_LEADS).format(unit=unit, name=name)
        event = luck.choices(self._lists["event"], cum_weights=self._rarer)[0]
        where = f"{pick('town')}{pick('road')}{luck.randrange(1, 999)}号{pick('place')}附近"
        what = f"发生{event}，{self._detail()}。{pick('act')}，{pick('act')}。"
        return f"{lead}：{where}{what}联系人{name}，电话{phone}。", f"{unit} {name}"

    def _detail(self) -> str:
        luck = self._luck
        kind = luck.random()
        if kind < 0.2:
            return f"造成{luck.randrange(1, 9)}人受伤、{luck.randrange(1, 60)}人被困"
        if kind < 0.35:
            return f"影响用户约{luck.randrange(1, 99) * 100}户"
        if kind < 0.45:
            return f"涉事车辆鲁{luck.choice('ABCDEFG')}{luck.randrange(10000, 99999)}"
        return self._some_tail(2, 5)

    def _some_tail(self, least: int, most: int) -> str:
        count = self._luck.randint(least, most)
        return "".join(self._luck.choices(self._tail, cum_weights=self._tail_rarer, k=count))

    def _name(self) -> str:
        luck = self._luck
        given = luck.choice(_GIVEN) + (luck.choice(_GIVEN) if luck.random() < 0.6 else "")
        return luck.choice(_SURNAMES) + given

    def _pick(self, name: str) -> str:
        return self._luck.choice(self._lists[name])


def _tail_words(luck: Random) -> list[str]:
    """Return words of two to four characters, the frequent ones first."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    letters = [letter for row in rows if (letter := row.decode("gb2312", "ignore"))]
    luck.shuffle(letters)
    rarer = list(accumulate(1 / (rank + 20) for rank in range(len(letters))))
    lengths = luck.choices((2, 3, 4), (6, 2, 1), k=TAIL_WORDS)
    return ["".join(luck.choices(letters, cum_weights=rarer, k=length)) for length in lengths]
