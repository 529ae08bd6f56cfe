# SPDX-License-Identifier: GPL-3.0-or-later
"""The entry: starts the command line. (The reading child is started by the sandbox itself.)"""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program and give its exit code."""
    from coterie.bootstrap import build
    from coterie.cli import run

    return run(sys.argv[1:], build)


if __name__ == "__main__":
    sys.exit(main())
