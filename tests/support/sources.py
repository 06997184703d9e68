"""The project's own files, as the shape tests read them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("dutyconsole", "ui", "hardware", "resources", "tests")
ROOT_FILES = (
    ".ci/run",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "constraints.txt",
    "pyproject.toml",
)
TEXT = frozenset(
    {
        ".c",
        ".csv",
        ".html",
        ".json",
        ".mako",
        ".md",
        ".py",
        ".qss",
        ".sh",
        ".svg",
        ".toml",
        ".ts",
        ".txt",
        ".xml",
    }
)


@dataclass(frozen=True)
class Source:
    """One Python file, parsed."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path below the root, as messages show it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def lines(self) -> int:
        """Physical lines."""
        return len(self.text.splitlines())

    def at(self, node: ast.stmt | ast.expr) -> str:
        """Return where `node` stands, as an editor understands it."""
        return f"{self.name}:{node.lineno}"


@cache
def python_sources() -> tuple[Source, ...]:
    """Return every Python file of the house, tests included."""
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    texts = [(path, path.read_text(encoding="utf-8")) for path in paths]
    return tuple(Source(path, text, ast.parse(text, path.name)) for path, text in texts)


def product_sources() -> tuple[Source, ...]:
    """Return the Python files that a duty room runs."""
    return tuple(source for source in python_sources() if not source.name.startswith("tests/"))


@cache
def text_files() -> tuple[Path, ...]:
    """Return every file of the house that is read as text."""
    found = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in TEXT}
    found |= {ROOT / name for name in ROOT_FILES if (ROOT / name).is_file()}
    return tuple(sorted(found))


def name_of(function: ast.expr) -> str:
    """Return the last name of what is called: `tr` for `self.tr`, `Refused` for `errors.Refused`."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
