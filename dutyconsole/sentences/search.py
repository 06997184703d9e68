"""Sentences on searching: what in a query could not be read, and where it stands."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "query_too_long": (
        "查找内容共{length}个字，最多{limit}个字，请缩短。",
        "The query has {length} characters; at most {limit} are read. Shorten it.",
    ),
    "query_too_many": (
        "查找的词太多，最多{limit}个。",
        "There are too many words to look for; at most {limit}.",
    ),
    "query_quote_open": (
        "第{place}个字的引号没有成对，请补上后引号。",
        "The quotation mark at character {place} is not closed.",
    ),
    "query_or_alone": (
        "第{place}个字的 OR 两边都要有词，例如：火灾 OR 爆炸。类别写作 kind:来电,去电。",
        "OR at character {place} needs a word on either side. Kinds are listed with commas.",
    ),
    "query_minus_alone": (
        "第{place}个字的减号后面没有词；要排除“演练”，请写 -演练。",
        "The minus at character {place} has no word behind it; write -drill to leave drills out.",
    ),
    "query_minus_key": (
        "第{place}个字：减号不能用在“{key}:”前面，只能排除词语。",
        "At character {place}: a minus leaves out words; it cannot stand before “{key}:”.",
    ),
    "query_key_unknown": (
        "第{place}个字：没有“{key}:”这个条件。可用：{keys}。要查这几个字本身，请加引号。",
        "At character {place}: there is no “{key}:”. Known: {keys}. Quote it to look for the word itself.",
    ),
    "query_value_missing": (
        "第{place}个字：“{key}:”后面没有写内容，中间不要空格。",
        "At character {place}: nothing stands behind “{key}:”; leave no blank between.",
    ),
    "query_kind_unknown": (
        "第{place}个字：没有“{value}”这个类别。可用：{known}。",
        "At character {place}: there is no kind “{value}”. Kinds: {known}.",
    ),
    "query_status_unknown": (
        "第{place}个字：没有“{value}”这个办理状态。可用：{known}。",
        "At character {place}: there is no status “{value}”. Known: {known}.",
    ),
    "query_place_unknown": (
        "第{place}个字：没有“{value}”这个查找范围。可用：{known}。",
        "At character {place}: one cannot look in “{value}”. Known: {known}.",
    ),
    "query_yes_no": (
        "第{place}个字：“{key}:”后面写 yes 或 no（是、否），不能写“{value}”。",
        "At character {place}: write yes or no behind “{key}:”, not “{value}”.",
    ),
    "query_time_wrong": (
        "第{place}个字：看不懂时间“{value}”。可写 2026-10-01、08:30、8h、3d、今天、本周、上一班。",
        "At character {place}: the time “{value}” cannot be read. Write 2026-10-01, 08:30, 8h, today, "
        "week or lastshift.",
    ),
    "query_number_wrong": (
        "第{place}个字：“{value}”不是编号。可写 no:1208 或 no:1200-1215。",
        "At character {place}: “{value}” is no number. Write no:1208 or no:1200-1215.",
    ),
    "query_no_such_shift": (
        "还没有上一班，请换一个时间。",
        "There was no shift before this one; name another time.",
    ),
    "search_index_building": (
        "查找索引正在建立（{percent}%），较早的记录可能暂时查不到。",
        "The search index is being made ({percent} %); older records may not be found yet.",
    ),
}
