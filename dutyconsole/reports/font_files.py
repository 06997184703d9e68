"""Which font files with Chinese characters this machine has, and which of them suits which role.

Official papers know five faces: 小标宋 for the title, 仿宋 and 宋 for text, 黑 for headings, 楷 for
names; a digest wants letters of equal width.
Each system has its own files for them, or lacks some; what lacks is taken from the nearest role.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

log = logging.getLogger("dutyconsole.reports")

SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
FC_LIST_S = 20.0
CJK_SIMPLIFIED = 2
"""Place of the simplified face in a collection of Noto or Source Han: JP, KR, SC, TC, HK."""


class Role(Enum):
    """A face of official papers."""

    TITLE = "小标宋"
    FANG = "仿宋"
    SONG = "宋体"
    HEI = "黑体"
    KAI = "楷体"
    MONO = "等宽"


# Patterns over file name, family and style, best first: Windows, macOS, Kylin and UOS, Debian.
_WANTED = {
    Role.TITLE: (
        r"小标宋|xiaobiaosong|fzxbs",
        r"noto ?serif ?cjk.*bold|source ?han ?serif.*bold|思源宋体.*bold",
    ),
    Role.FANG: (r"simfang|仿宋|fang ?song|stfangso|fzfs",),
    Role.SONG: (
        r"simsun\.tt|stsong|songti|fzssk|fzssjw|(?<!小标)宋体",
        r"noto ?serif ?cjk.*(regular|medium)|source ?han ?serif.*(regular|medium)",
        r"uming",
    ),
    Role.HEI: (
        r"simhei|stheiti|heiti|fzht|黑体",
        r"zen ?hei",
        r"micro ?hei",
        r"msyh",
        r"noto ?sans ?cjk.*(regular|medium)|source ?han ?sans.*(regular|medium)",
    ),
    Role.KAI: (r"simkai|楷体|kaiti|stkaiti|fzkt", r"ukai|gkai"),
    Role.MONO: (r"zen ?hei.* mono", r"sans ?mono ?cjk.*regular", r"nsimsun|simsun\.tt", r"uming"),
}
_INSTEAD = {
    Role.TITLE: (Role.HEI, Role.SONG, Role.FANG, Role.KAI),
    Role.FANG: (Role.SONG, Role.KAI, Role.HEI),
    Role.SONG: (Role.FANG, Role.KAI, Role.HEI),
    Role.HEI: (Role.SONG, Role.FANG, Role.KAI),
    Role.KAI: (Role.FANG, Role.SONG, Role.HEI),
    Role.MONO: (Role.SONG, Role.FANG, Role.HEI),
}
# Faces of other regions draw some characters differently, faces for the screen have coarse outlines.
_OTHER_REGION = re.compile(r"\b(tw|hk|jp|kr|tc|mono|sharp)\b|等宽|點陣|点阵")


@dataclass(frozen=True)
class FontFile:
    """One face in a font file; `label` is file name, family and style in small letters."""

    path: Path
    index: int
    label: str

    @property
    def key(self) -> str:
        """A name for it that is the same at each start."""
        return f"{self.path.name}#{self.index}"


def ordered(files: list[FontFile], role: Role) -> list[FontFile]:
    """Return the fonts in the order in which they serve `role`: its own, the nearest roles', all others.

    Of each file only the best face: the others of a collection have the same characters.
    """
    files = sorted(files, key=_foreign)
    patterns = [pattern for wanted in (role, *_INSTEAD[role]) for pattern in _WANTED[wanted]]
    chain: dict[Path, FontFile] = {}
    for pattern in (*patterns, ""):
        for file in files:
            if re.search(pattern, file.label):
                chain.setdefault(file.path, file)
    return list(chain.values())


def _foreign(file: FontFile) -> tuple[int, str, int]:
    return len(_OTHER_REGION.findall(file.label)), file.label, file.index


def installed() -> list[FontFile]:
    """Return the fonts for simplified Chinese that fontconfig names, or those in the usual folders."""
    return _by_fontconfig() or _by_folders()


def _by_fontconfig() -> list[FontFile]:
    program = shutil.which("fc-list")
    if program is None:
        return []
    form = "%{file}\t%{index}\t%{family}\t%{style}\n"
    command = [program, "--format", form, ":lang=zh-cn"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=FC_LIST_S, check=True)  # noqa: S603  no input
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("fc-list does not answer: %s", error)
        return []
    return [found for line in run.stdout.decode(errors="replace").splitlines() if (found := _read(line))]


def _read(line: str) -> FontFile | None:
    file, _, rest = line.partition("\t")
    index, _, names = rest.partition("\t")
    path = Path(file)
    # An index above 16 bits names one weight of a variable font, which is the same file once more.
    if path.suffix.lower() not in SUFFIXES or not index.isdigit() or int(index) > 0xFFFF:
        return None
    return FontFile(path, int(index), f"{path.name} {names}".replace("\t", " ").lower())


def _by_folders() -> list[FontFile]:
    paths = {path for folder in _folders() if folder.is_dir() for path in folder.rglob("*")}
    known = re.compile("|".join(pattern for patterns in _WANTED.values() for pattern in patterns))
    return [
        FontFile(path, CJK_SIMPLIFIED if _is_pan_cjk(path) else 0, path.name.lower())
        for path in sorted(paths)
        if path.suffix.lower() in SUFFIXES and known.search(path.name.lower())
    ]


def _is_pan_cjk(path: Path) -> bool:
    return path.suffix.lower() in {".ttc", ".otc"} and bool(re.search("cjk|sourcehan", path.name.lower()))


def _folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", *own)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
