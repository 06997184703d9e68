"""Builds what the window needs from its sources: `python -m resources.build`, or `--check` for a look only.

Translations: `ui/` is read by lupdate into `i18n/en.ts`, which lrelease turns into `i18n/en.qm`. Icons: every
name in `icons.toml` must be one that the icon library has.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "i18n" / "en.ts"
TARGET = ROOT / "resources" / "i18n" / "en.qm"
ICONS = ROOT / "resources" / "icons.toml"

log = logging.getLogger("resources.build")


def main(arguments: list[str] | None = None) -> int:
    """Build, or check; return the exit code: 1 where something is missing or out of date."""
    parser = argparse.ArgumentParser(prog="python -m resources.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a build would")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    problems = [*icon_problems(), *(check() if chosen.check else build())]
    for problem in problems:
        log.error("%s", problem)
    return 1 if problems else 0


def build() -> list[str]:
    """Bring the translation up to date and compile it; return what is wrong."""
    update(SOURCE)
    problems = unfinished(SOURCE)
    run("pyside6-lrelease", "-silent", str(SOURCE), "-qm", str(TARGET))
    log.info("translations: %s", TARGET.relative_to(ROOT))
    return problems


def check() -> list[str]:
    """Return what a build would change, and what nobody has translated."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / SOURCE.name
        shutil.copyfile(SOURCE, fresh)
        update(fresh)
        current = messages(fresh) == messages(SOURCE)
        stale = [] if current else ["en.ts is out of date: run python -m resources.build"]
        return stale + unfinished(fresh)


def update(target: Path) -> None:
    """Let lupdate collect the sentences of `ui/`."""
    run(
        "pyside6-lupdate",
        "-silent",
        "-extensions",
        "py",
        "-tr-function-alias",
        "QT_TRANSLATE_NOOP+=noop",
        "-source-language",
        "zh_CN",
        "-target-language",
        "en_US",
        "-no-obsolete",
        "-locations",
        "none",
        "ui",
        "-ts",
        str(target),
    )


def messages(path: Path) -> list[str]:
    """Return the messages of a translation file as text, context by context."""
    return re.findall(r"<name>.*?</name>|<message.*?</message>", path.read_text(encoding="utf-8"), re.DOTALL)


def unfinished(path: Path) -> list[str]:
    """Return the sentences without a finished translation, or with other placeholders than the source."""
    found = []
    for message in messages(path):
        source = re.search(r"<source>(.*?)</source>", message, re.DOTALL)
        if source is None:
            continue
        translation = re.search(r"<translation([^>]*)>(.*?)</translation>", message, re.DOTALL)
        words = translation.group(2) if translation else ""
        if translation is None or "unfinished" in translation.group(1) or not words.strip():
            found.append(f"not translated: {source.group(1)}")
        elif placeholders(source.group(1)) != placeholders(words):
            found.append(f"other placeholders than the source: {source.group(1)} / {words}")
    return found


def placeholders(text: str) -> list[str]:
    """Return the names in braces, sorted."""
    return sorted(re.findall(r"\{(\w+)", text))


def icon_problems() -> list[str]:
    """Return the icon names that the library has not."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        return ["the icon library qtawesome is not installed"]
    fonts = Path(spec.origin).parent / "fonts"
    maps = {
        "mdi6": json.loads(next(fonts.glob("materialdesignicons6*charmap*.json")).read_text(encoding="utf-8"))
    }
    problems = []
    for name, glyph in tomllib.loads(ICONS.read_text(encoding="utf-8")).items():
        prefix, _, character = glyph.partition(".")
        if character not in maps.get(prefix, {}):
            problems.append(f"icons.toml: {name} names {glyph}, which the icon library has not")
    return problems


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools from the environment of this interpreter; raises `CalledProcessError`."""
    program = Path(sys.executable).with_name(tool)
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)  # noqa: S603  our own arguments


if __name__ == "__main__":
    sys.exit(main())
