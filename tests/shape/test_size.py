"""Nobody plans a giant; each grows by "just one more". So sizes have limits, without a list of exceptions."""

from __future__ import annotations

import ast
from statistics import median
from typing import TYPE_CHECKING

from tests.support.sources import Source, python_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_LINES, FILE_MEDIAN = 400, 150
FUNCTION_LINES, FUNCTION_MEDIAN = 50, 8
PUBLIC_METHODS = 20

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[Source, Function, int]]:
    """Yield every function with its length, from `def` to its last line."""
    for source in python_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, Function):
                yield source, node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_long() -> None:
    assert [f"{s.name}: {s.lines}" for s in python_sources() if s.lines > FILE_LINES] == []


def test_files_are_short_as_a_rule() -> None:
    assert median(source.lines for source in python_sources()) <= FILE_MEDIAN


def test_no_function_is_long() -> None:
    long = [f"{s.at(f)} {f.name}: {lines}" for s, f, lines in functions() if lines > FUNCTION_LINES]
    assert long == []


def test_functions_are_short_as_a_rule() -> None:
    assert median(lines for _, _, lines in functions()) <= FUNCTION_MEDIAN


def test_no_class_does_everything() -> None:
    wide = []
    for source in python_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                public = [f for f in node.body if isinstance(f, Function) and not f.name.startswith("_")]
                if len(public) > PUBLIC_METHODS:
                    wide.append(f"{source.at(node)} {node.name}: {len(public)}")
    assert wide == []
