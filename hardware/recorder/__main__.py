"""`python -m hardware.recorder --data DIR`: the recorder alone, as light as it can be."""

from __future__ import annotations

import argparse
import sys

from dutyconsole.paths import data_folder
from hardware.recorder.service import serve

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m hardware.recorder", description=__doc__)
    parser.add_argument("--data", help="the folder that holds everything")
    parser.add_argument("--wait", action="store_true", help="wait while another recorder has the folder")
    given = parser.parse_args()
    sys.exit(serve(data_folder(given.data), wait=given.wait))
