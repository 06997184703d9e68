"""证据包核验程序 / checks an evidence package of the duty-room console.

用法 / usage:  python verify.py [证据包.zip | 解开的文件夹] [--fingerprint "XXXX XXXX XXXX XXXX XXXX"]

只需 Python 3.9 以上和 cryptography（pip install cryptography）。全部正确返回 0，有错返回 1。
Needs only Python 3.9 or later and `cryptography`. Exit code 0: everything is right; 1: something is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FACTS, CHAIN, CALLS = "facts.json", "chain.json", "calls.json"
ROW_TAG = b"dutyconsole/row/1\x00"
LINK_TAG = b"dutyconsole/link/1\x00"
SEAL_TAG = b"dutyconsole/seal/1\x00"
BLOCK = 1 << 20


class Wrong(Exception):
    """Something is not as it must be: (Chinese, English)."""


class Package:
    """The files of a package, in a ZIP or in a folder."""

    def __init__(self, place: Path) -> None:
        self._folder = place if place.is_dir() else None
        self._zip = None if place.is_dir() else zipfile.ZipFile(place)

    def names(self) -> set[str]:
        """Return the names of all files, with forward slashes."""
        if self._zip is not None:
            return {name for name in self._zip.namelist() if not name.endswith("/")}
        folder = self._folder or Path()
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises `Wrong` where it is missing or damaged."""
        try:
            if self._zip is not None:
                return self._zip.read(name)
            return ((self._folder or Path()) / name).read_bytes()
        except (KeyError, OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
            raise Wrong(f"{name} 缺失或损坏", f"{name} is missing or damaged ({error})") from error

    def document(self, name: str) -> Any:
        """Return a JSON file's content; raises `Wrong`."""
        try:
            return json.loads(self.read(name).decode("utf-8"))
        except ValueError as error:
            raise Wrong(f"{name} 不是有效的 JSON", f"{name} is no JSON ({error})") from error


def canonical(fields: list[Any]) -> bytes:
    """Each field as a four-byte big-endian length and its bytes; nothing as length 0xFFFFFFFF."""
    out = bytearray()
    for field in fields:
        raw = field.encode("utf-8") if isinstance(field, str) else field
        out += b"\xff\xff\xff\xff" if raw is None else struct.pack(">I", len(raw)) + raw
    return bytes(out)


def fingerprint(public: bytes) -> str:
    """The first 80 bits of SHA-256 over the public key, in groups of four."""
    text = hashlib.sha256(public).hexdigest()[:20].upper()
    return " ".join(text[at : at + 4] for at in range(0, 20, 4))


def check_signature(package: Package, expected: str | None) -> str:
    """The signature over the manifest; returns the fingerprint of the key that made it."""
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
            Ed25519PublicKey,
        )
    except ImportError as error:
        raise Wrong(
            "缺少 cryptography：请先运行 pip install cryptography",
            "cryptography is missing: run pip install cryptography",
        ) from error
    raw = package.read(MANIFEST)
    try:
        public = bytes.fromhex(package.document(MANIFEST)["key"]["public_key"])
        signature = bytes.fromhex(package.read(SIGNATURE).decode("ascii").strip())
        Ed25519PublicKey.from_public_bytes(public).verify(signature, raw)
    except InvalidSignature as error:
        raise Wrong(
            f"签名不符：{MANIFEST} 或 {SIGNATURE} 被改动",
            f"the signature is wrong: {MANIFEST} or {SIGNATURE} was changed",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Wrong(f"签名读不出：{error}", f"the signature cannot be read: {error}") from error
    found = fingerprint(public)
    if expected is not None and expected.replace(" ", "").upper() != found.replace(" ", ""):
        raise Wrong(
            f"签名密钥的指纹是 {found}，不是所给的 {expected}",
            f"the signing key's fingerprint is {found}, not {expected}",
        )
    return found


def check_files(package: Package) -> int:
    """Every file is there, unchanged, and no other one; returns how many."""
    listed = {entry["path"]: entry for entry in package.document(MANIFEST)["files"]}
    wrong = []
    for name, entry in sorted(listed.items()):
        try:
            raw = package.read(name)
        except Wrong as error:
            wrong.append(error.args)
            continue
        if len(raw) != entry["size"] or hashlib.sha256(raw).hexdigest() != entry["sha256"]:
            wrong.append((f"{name} 被改动", f"{name} was changed"))
    others = package.names() - set(listed) - {MANIFEST, SIGNATURE}
    wrong += [(f"{name} 是外加的", f"{name} was put in") for name in sorted(others)]
    if wrong:
        raise Wrong("；".join(each[0] for each in wrong), "; ".join(each[1] for each in wrong))
    return len(listed)


def check_seal(seal: dict[str, Any]) -> None:
    """A seal's own hash is that of its content."""
    fields = [str(seal["number"]), seal["at"], str(seal["count"]), bytes.fromhex(seal["head"])]
    fields += [bytes.fromhex(seal["previous"]), seal["reason"]]
    if hashlib.sha256(SEAL_TAG + canonical(fields)).hexdigest() != seal["hash"]:
        raise Wrong(f"第 {seal['number']} 号封存被改动", f"seal {seal['number']} was changed")


def check_chain(package: Package) -> dict[tuple[str, int], dict[str, Any]]:
    """Every stretch of the chain runs unbroken up to its seal; returns the links by what they vouch for."""
    links: dict[tuple[str, int], dict[str, Any]] = {}
    for stretch in package.document(CHAIN)["stretches"]:
        check_seal(stretch["seal"])
        before: dict[str, Any] | None = None
        for link in stretch["links"]:
            fields = [bytes.fromhex(link["previous"]), str(link["seq"]), link["kind"], str(link["ref"])]
            fields.append(bytes.fromhex(link["digest"]))
            right = hashlib.sha256(LINK_TAG + canonical(fields)).hexdigest()
            joins = before is None or (
                link["previous"] == before["hash"] and link["seq"] == before["seq"] + 1
            )
            if right != link["hash"] or not joins:
                raise Wrong(f"校验链第 {link['seq']} 环不符", f"link {link['seq']} of the chain is wrong")
            links[link["kind"], link["ref"]] = before = link
        seal = stretch["seal"]
        if before is None or (before["seq"], before["hash"]) != (seal["count"], seal["head"]):
            raise Wrong(
                f"校验链与第 {seal['number']} 号封存不符", f"the chain does not end in seal {seal['number']}"
            )
    return links


def check_facts(package: Package) -> int:
    """Every row is the one that the chain vouches for; returns how many."""
    links = check_chain(package)
    facts = package.document(FACTS)["facts"]
    for fact in facts:
        name = f"{fact['kind']} {fact['ref']}"
        link = links.get((fact["kind"], fact["ref"]))
        fields = [fact["kind"], *(value for _, value in fact["fields"])]
        digest = hashlib.sha256(ROW_TAG + canonical(fields)).hexdigest()
        if link is None:
            raise Wrong(f"记录 {name} 不在校验链上", f"record {name} is not in the chain")
        if link["digest"] != digest or link["seq"] != fact["seq"]:
            raise Wrong(f"记录 {name} 与校验链不符", f"record {name} is not what the chain vouches for")
    return len(facts)


def check_sound(package: Package) -> int:
    """Every WAV holds the samples whose digest the chain vouches for; returns how many."""
    recordings = {
        dict(fact["fields"])["number"]: dict(fact["fields"])
        for fact in package.document(FACTS)["facts"]
        if fact["kind"] == "recording"
    }
    count = 0
    for call in package.document(CALLS)["calls"]:
        for sound in call["recordings"]:
            number = sound["number"]
            fact = recordings.get(number)
            if fact is None or sound["wav"] is None:
                raise Wrong(
                    f"录音 {number} 没有登记或没有声音", f"recording {number} has no record or no sound"
                )
            samples = pcm(package.read(sound["wav"]), number)
            if hashlib.sha256(samples).hexdigest() != fact["sha256"]:
                raise Wrong(f"录音 {number} 的声音不是当时的录音", f"recording {number} holds other sound")
            check_packed(package, sound, samples)
            count += 1
    return count


def check_packed(package: Package, sound: dict[str, Any], samples: bytes) -> None:
    """A packed file says of itself (MD5 in FLAC's first block) that it holds the same samples."""
    if not str(sound["stored"]).endswith(".flac"):
        return
    head = package.read(sound["stored"])[:42]
    told = head[26:42]
    if head[:4] != b"fLaC" or (any(told) and told != hashlib.md5(samples).digest()):  # noqa: S324
        raise Wrong(
            f"录音 {sound['number']} 的压缩文件与 WAV 不是同一段声音",
            f"the packed file of recording {sound['number']} is not the same sound",
        )


def pcm(raw: bytes, number: str) -> bytes:
    """The samples of a WAV file: the bytes of its `data` chunk."""
    at = 12
    while raw[:4] == b"RIFF" and raw[8:12] == b"WAVE" and at + 8 <= len(raw):
        (length,) = struct.unpack("<I", raw[at + 4 : at + 8])
        if raw[at : at + 4] == b"data":
            return raw[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise Wrong(f"录音 {number} 不是 WAV 文件", f"recording {number} is no WAV file")


def say(words: str) -> None:
    """Print a line, whatever the console can show."""
    sys.stdout.buffer.write(words.encode(sys.stdout.encoding or "utf-8", "replace") + b"\n")
    sys.stdout.flush()


def run(name: tuple[str, str], check: Callable[[], Any]) -> bool:
    """Run one check and say how it went."""
    try:
        result = check()
    except Wrong as error:
        chinese, english = error.args
        say(f"[✗] {name[0]}：{chinese}\n    {name[1]}: {english}")
        return False
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error) as error:
        say(f"[✗] {name[0]}：内容读不懂（{error!r}）\n    {name[1]}: cannot be understood ({error!r})")
        return False
    say(f"[✓] {name[0]}：{result}\n    {name[1]}: {result}")
    return True


def main() -> int:
    """Check what the arguments name; returns the exit code."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("package", nargs="?", type=Path, default=here)
    parser.add_argument("--fingerprint", help="指纹，见值班日志末页 / as printed on the shift record")
    chosen = parser.parse_args()
    try:
        package = Package(chosen.package)
    except (OSError, zipfile.BadZipFile) as error:
        say(f"[✗] 证据包打不开：{error}\n    the package cannot be opened: {error}")
        return 1
    good = [
        run(("签名（密钥指纹）", "signature (key)"), lambda: check_signature(package, chosen.fingerprint)),
        run(("文件", "files"), lambda: check_files(package)),
        run(("记录与封存的校验链", "records and chain up to the seal"), lambda: check_facts(package)),
        run(("录音", "recordings"), lambda: check_sound(package)),
    ]
    if not all(good):
        say("结论：证据包不完好。\nResult: the package is NOT good.")
        return 1
    if chosen.fingerprint is None:
        say(
            "请将上面的指纹与值班日志末页（交接班签字页）所印的指纹核对，或用 --fingerprint 给出。\n"
            "Compare the fingerprint above with the one printed on the shift record, or give --fingerprint."
        )
    say("结论：证据包完好。\nResult: the package is good.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
