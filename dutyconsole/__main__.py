"""Where the program begins.

The order: the interpreter is checked, the command line is read, then only what the command needs is
imported. The recorder never loads the window's libraries, and a missing library is a sentence, not a trace.
"""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code of the contract (0 to 5)."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write("需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed\n")
        return 2
    from dutyconsole.cli.run import run  # noqa: PLC0415  an older Python could not even compile it
    from dutyconsole.threads import one_thread  # noqa: PLC0415

    one_thread()
    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
