"""How many threads the arithmetic takes: one, to be said before NumPy is loaded.

OpenBLAS starts a thread for each core and lets it spin while it waits. Our matrices are small, so the others
find nothing to do: measured on two cores, hearing a line by two threads takes four times the processor time
that it takes by one.
"""

from __future__ import annotations

import os

VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def one_thread() -> None:
    """Have NumPy's libraries work in the thread that calls them, unless the environment says otherwise."""
    for name in VARIABLES:
        os.environ.setdefault(name, "1")
