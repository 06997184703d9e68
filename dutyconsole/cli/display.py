"""Whether a window can be seen here."""

from __future__ import annotations

import os
import sys

from dutyconsole.errors import DeviceProblem

PLATFORM = "QT_QPA_PLATFORM"
UNSEEN = "offscreen"


def has_display() -> bool:
    """Say whether a person could see a window of ours."""
    if os.environ.get(PLATFORM) == UNSEEN:
        return False
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def require_display() -> None:
    """Raise `DeviceProblem("no_display")` where Qt would only abort."""
    if not has_display() and PLATFORM not in os.environ:
        raise DeviceProblem("no_display")


def stay_unseen() -> None:
    """Have Qt draw where nobody sees it; to be called before Qt is loaded."""
    os.environ[PLATFORM] = UNSEEN
