"""`python -m hardware.recorder --data DIR`: the recorder alone, as light as it can be."""

from __future__ import annotations

import argparse
import sys

from dutyconsole.paths import data_folder
from dutyconsole.threads import one_thread


def main() -> int:
    """Record until told to stop; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m hardware.recorder", description=__doc__)
    parser.add_argument("--data", help="the folder that holds everything")
    parser.add_argument("--wait", action="store_true", help="wait while another recorder has the folder")
    given = parser.parse_args()
    one_thread()
    from hardware.recorder.service import serve  # noqa: PLC0415  it loads NumPy

    return serve(data_folder(given.data), wait=given.wait)


if __name__ == "__main__":
    sys.exit(main())
