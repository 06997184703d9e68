"""`python -m hardware.recorder --data DIR`: the recorder alone, as light as it can be."""

from __future__ import annotations

import argparse
import sys

from dutyconsole.paths import data_folder
from hardware.recorder.service import serve

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m hardware.recorder", description=__doc__)
    parser.add_argument("--data", help="the folder that holds everything")
    sys.exit(serve(data_folder(parser.parse_args().data)))
