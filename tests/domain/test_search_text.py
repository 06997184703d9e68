"""A text holds a term by its comparable form, and every token of a term is among those of such a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain.search_text import comparable, document, grams, narrowing, spans

LETTERS = st.sampled_from("火灾东河镇0123aBé\uff11\uff21，。 -_%\\\n\0𠀀㍻ß\uff26“”")


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("\uff27\uff13\uff12\uff17线", "g327线"),
        ("一 \t二\r\n三", "一 二 三"),
        ("  两端  ", "两端"),
        ("零\0字节", "零 字节"),
        ("𠀀𬺈", "𠀀𬺈"),
        ("半个\ud840字", "半个?字"),
        ("STRASSE", "strasse"),
    ],
)
def test_what_is_written_alike_compares_equal(written: str, same: str) -> None:
    assert comparable(written) == same


def test_fields_do_not_run_into_each_other() -> None:
    assert comparable("甲乙") not in document("甲", "乙", "丙")
    assert document("甲", "", "丙").count("\n") == 2


@given(st.text(LETTERS, max_size=30), st.data())
def test_tokens_never_hide_a_text_that_has_the_term(text: str, data: st.DataObject) -> None:
    whole = comparable(text)
    start = data.draw(st.integers(0, len(whole)))
    term = whole[start : data.draw(st.integers(start, len(whole)))]
    if comparable(term) in whole:
        assert set(narrowing(term)) <= grams(whole)


@given(st.text(LETTERS, max_size=12))
def test_the_tokens_of_a_term_cover_it(term: str) -> None:
    tokens = "".join(narrowing(term))
    missed = {letter for letter in comparable(term) if letter.isalnum() and letter not in tokens}
    assert missed == set()


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("东河镇火灾，火灾已灭", ["火灾"], ["火灾", "火灾"]),
        ("线路\uff27\uff13\uff12\uff17通", ["g327"], ["\uff27\uff13\uff12\uff17"]),
        ("㍻三年", ["平"], ["㍻"]),
        ("一  二", ["一 二"], ["一  二"]),
        ("东河镇", ["东河", "河镇"], ["东河镇"]),
        ("无", ["有", ""], []),
    ],
)
def test_hits_are_marked_in_the_text_as_it_was_written(
    text: str, terms: list[str], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in spans(text, terms)] == marked
