"""Words that do not belong in the house, and words that the translator could not find."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.sources import ROOT, name_of, product_sources, python_sources, text_files

if TYPE_CHECKING:
    from collections.abc import Callable

FORBIDDEN_TEXT = {
    "host of a package registry": re.compile(r"\b(pypi|pythonhosted|debian|npmjs|crates)\.(org|com|io)\b"),
    "path of one machine": re.compile(r"(?<![\w.\-])/(home|work|root|Users)/[\w.]"),
    "promise to finish later": re.compile(r"\bTODO\b|\bFIXME\b"),
}
TRANSLATING = frozenset({"tr", "translate", "noop"})
# Where no server can be installed its tests are told as skipped, and in CI as failed.
MAY_EXCUSE = "tests/support/postgres.py"
EXCUSES = frozenset({"skip", "skipif", "importorskip", "xfail"})
# How a sentence is put together from parts: nothing of it is found by the translator's tool.
COMPOSED = (ast.JoinedStr, ast.BinOp)


@pytest.mark.parametrize("what", FORBIDDEN_TEXT)
def test_text_is_free_of(what: str) -> None:
    found = []
    for path in text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if FORBIDDEN_TEXT[what].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}")
    assert found == []


def is_stub(node: ast.AST) -> bool:
    """A part that pretends to be there."""
    return isinstance(node, ast.Name) and node.id == "NotImplementedError"


def is_excuse(node: ast.AST) -> bool:
    """A test that does not run or may fail."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in EXCUSES
        and ast.unparse(node).startswith(("pytest.", "unittest."))
    )


def is_lambda_on_relay(node: ast.AST) -> bool:
    """A lambda on a signal that outlives the window keeps the window alive for ever."""
    return (
        isinstance(node, ast.Call)
        and name_of(node.func) == "connect"
        and "relay" in ast.unparse(node.func)
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    )


def is_composed_sentence(node: ast.AST) -> bool:
    """A sentence that is put together before it is translated is never found in the translation."""
    if not isinstance(node, ast.Call) or name_of(node.func) not in TRANSLATING:
        return False
    return any(
        isinstance(argument, COMPOSED)
        or (isinstance(argument, ast.Call) and name_of(argument.func) == "format")
        for argument in node.args
    )


@pytest.mark.parametrize("rule", [is_stub, is_excuse, is_lambda_on_relay, is_composed_sentence])
def test_code_is_free_of(rule: Callable[[ast.AST], bool]) -> None:
    found = [
        f"{source.name}:{getattr(node, 'lineno', 0)} {ast.unparse(node)[:80]}"
        for source in python_sources()
        for node in ast.walk(source.tree)
        if rule(node) and not (rule is is_excuse and source.name == MAY_EXCUSE)
    ]
    assert found == []


def test_packages_re_export_nothing() -> None:
    # One name, one home: a package's own file holds its docstring, and the version in one place.
    full = [
        source.name
        for source in product_sources()
        if source.path.name == "__init__.py"
        and [ast.unparse(node) for node in source.tree.body[1:] if "__version__" not in ast.unparse(node)]
    ]
    assert full == []
