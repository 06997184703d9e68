"""Every error that can reach a person has its sentence, in both languages, with what the sentence needs."""

from __future__ import annotations

import ast
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.messages import SENTENCES
from tests.support.sources import Source, name_of, product_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT_KIND = "DutyError"


@dataclass(frozen=True)
class Raised:
    """One place where an error is made: its code, and the parameters where they are literal."""

    where: str
    code: str
    params: frozenset[str] | None


def classes() -> list[ast.ClassDef]:
    """Return every class of the product."""
    return [node for s in product_sources() for node in ast.walk(s.tree) if isinstance(node, ast.ClassDef)]


def kinds() -> dict[str, ast.ClassDef]:
    """Return the error class that crosses layers and all that derive from it, by name."""
    found = {ROOT_KIND: next(node for node in classes() if node.name == ROOT_KIND)}
    while True:
        more = {node.name: node for node in classes() if any(name_of(base) in found for base in node.bases)}
        if more.keys() <= found.keys():
            return found
        found |= more


def raised_by(source: Source, root: ast.AST, makers: frozenset[str]) -> Iterator[Raised]:
    """Yield the calls below `root` that name a code as their first literal argument."""
    for node in ast.walk(root):
        if not (isinstance(node, ast.Call) and name_of(node.func) in makers and node.args):
            continue
        code = node.args[0]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            names = [keyword.arg for keyword in node.keywords]
            params = None if None in names else frozenset(name for name in names if name)
            yield Raised(source.at(node), code.value, params)


def raised() -> list[Raised]:
    """Return every error of the product whose code stands at the place where it is made."""
    known = kinds()
    # A kind with a constructor of its own names its code there, and takes other arguments.
    own = {
        name for name, node in known.items() if any(name_of_def(child) == "__init__" for child in node.body)
    }
    makers = frozenset(known.keys() - own | {ROOT_KIND})
    found: list[Raised] = []
    for source in product_sources():
        found += raised_by(source, source.tree, makers)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and node.name in own - {ROOT_KIND}:
                found += raised_by(source, node, frozenset({"__init__"}))
    return found


def name_of_def(node: ast.stmt) -> str:
    """Return the name of a method, or nothing."""
    return node.name if isinstance(node, ast.FunctionDef) else ""


def placeholders(text: str) -> set[str]:
    """Return the parameters that a sentence shows."""
    return {field.split(".")[0].split("[")[0] for _, field, _, _ in string.Formatter().parse(text) if field}


def test_some_error_is_found() -> None:
    assert "illegal_transition" in {error.code for error in raised()}


def test_every_error_has_its_sentence() -> None:
    assert [f"{error.where} {error.code}" for error in raised() if error.code not in SENTENCES] == []


def test_every_error_gives_what_its_sentence_shows() -> None:
    lacking = []
    for error in raised():
        if error.params is not None and error.code in SENTENCES:
            missing = placeholders(SENTENCES[error.code][0]) - error.params
            if missing:
                lacking.append(f"{error.where} {error.code}: {sorted(missing)}")
    assert lacking == []


def test_both_languages_say_the_same() -> None:
    unequal = [code for code, (zh, en) in SENTENCES.items() if placeholders(zh) != placeholders(en)]
    assert unequal == []


def test_no_sentence_is_empty() -> None:
    assert [code for code, pair in SENTENCES.items() if not all(text.strip() for text in pair)] == []
