"""Attachments: hostile names become harmless, disguises and secrets are refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain.attachment import (
    MOST_NAME,
    Secrecy,
    check_file,
    check_mark,
    check_secrecy,
    safe_name,
)
from dutyconsole.errors import Refused

ALLOWED = frozenset({"png", "pdf", "exe"})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("通知.pdf", "通知.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\a.pdf", "a.pdf"),
        ("a\x00b\x1b[31m.pdf", "ab[31m.pdf"),
        ("现场\u202efdp.exe", "现场fdp.exe"),
        ("  a \n b .pdf", "a b.pdf"),
        ("a<b>:c|?*.pdf", "a_b__c___.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("...", "附件"),
        (".pdf", "pdf"),
        ("", "附件"),
    ],
)
def test_names_are_made_harmless(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_a_name_of_two_hundred_characters_keeps_its_ending() -> None:
    kept = safe_name("长" * 200 + ".docx")
    assert len(kept) == MOST_NAME
    assert kept.endswith("长.docx")


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder_or_misleads(name: str) -> None:
    kept = safe_name(name)
    assert kept
    assert kept not in (".", "..")
    assert not set(kept) & set('/\\<>:"|?*')
    assert len(kept) <= MOST_NAME + 1
    assert not [char for char in kept if unicodedata.category(char)[0] == "C"]
    assert safe_name(kept) == kept or len(kept) >= MOST_NAME - 1


def test_only_what_the_room_allows_and_what_it_says_it_is() -> None:
    check_file("a.PNG", b"\x89PNG\r\n\x1a\n....", ALLOWED)
    for name, head, code in (
        ("a.exe", b"MZ", "attachment_kind"),
        ("a.docx", b"PK\x03\x04", "attachment_kind"),
        ("a", b"%PDF-1.7", "attachment_kind"),
        ("a.pdf", b"MZ\x90", "attachment_disguised"),
        ("a.png", b"%PDF-1.7", "attachment_disguised"),
    ):
        with pytest.raises(Refused, match=code):
            check_file(name, head, ALLOWED)


@pytest.mark.parametrize(
    "name", ["机密★5年 方案.pdf", "秘密 ★.pdf", "【绝密】名单.xlsx", "（机密）a.pdf", "[秘密]a.pdf"]
)
def test_a_name_with_the_mark_of_a_secret_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="secrecy_in_name"):
        check_mark(name)


def test_a_paper_about_secrecy_is_none() -> None:
    check_mark("关于学习保守国家秘密法的通知.pdf")


@pytest.mark.parametrize("level", list(Secrecy))
def test_of_the_levels_only_two_are_taken(level: Secrecy) -> None:
    if level in (Secrecy.PUBLIC, Secrecy.INTERNAL):
        check_secrecy(level)
        return
    with pytest.raises(Refused, match="secrecy_refused"):
        check_secrecy(level)
