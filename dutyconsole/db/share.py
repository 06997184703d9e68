"""Says whether a file lies on a network share: several machines writing one SQLite file destroy it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

MOUNTS = Path("/proc/mounts")
NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ocfs2", "gfs2",
        "fuse.sshfs", "fuse.glusterfs", "fuse.davfs", "davfs", "fuse.rclone", "fuse.gvfsd-fuse",
    }
)  # fmt: skip


def network_share(path: Path, mounts: str | None = None) -> str:
    """Return the kind of network file system that holds `path`, empty where it is none or cannot be told.

    `mounts` is the text of `/proc/mounts`.
    """
    place = str(path.absolute())
    if place.startswith("\\\\"):
        return "cifs"
    if mounts is None:
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        point = parts[1].replace("\\040", " ") if len(parts) > 2 else ""
        if point and PurePosixPath(place).is_relative_to(point) and len(point) >= best:
            best, kind = len(point), parts[2]
    return kind if kind in NETWORK else ""
