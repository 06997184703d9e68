"""What is declared is there: a pin for every dependency, every file that the program reads at run time."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.sources import ROOT

# For the Makefile of a clone only; an installed program does not set up the machine.
NOT_SHIPPED = "resources/setup/"


@cache
def pyproject() -> dict[str, Any]:
    """Return the declarations."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements() -> list[Requirement]:
    """Return everything that is declared as needed: to run, to develop, to build."""
    project = pyproject()["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [
        Requirement(line)
        for line in [*project["dependencies"], *extras, *pyproject()["build-system"]["requires"]]
    ]


def pins() -> dict[str, str]:
    """Return the exact version of each package, by its canonical name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def test_every_dependency_is_pinned_within_its_range() -> None:
    pinned = pins()
    astray = [
        str(requirement)
        for requirement in requirements()
        if not requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0"))
    ]
    assert astray == []


def test_pins_are_in_order() -> None:
    names = list(pins())
    assert names == sorted(names)


def test_every_file_is_shipped() -> None:
    patterns: dict[str, list[str]] = pyproject()["tool"]["setuptools"]["package-data"]
    there, shipped = set(), set()
    for package in ("dutyconsole", "ui", "hardware", "resources"):
        folder = ROOT / package
        there |= {path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
        shipped |= {path for pattern in patterns.get(package, []) for path in folder.glob(pattern)}
    names = (path.relative_to(ROOT).as_posix() for path in there - shipped)
    assert sorted(name for name in names if not name.startswith(NOT_SHIPPED)) == []
