# SPDX-License-Identifier: GPL-3.0-or-later
"""The entry: starts the command line; the reading child is started by the sandbox itself."""

from __future__ import annotations

import sys

STOPPED = 130


def main() -> int:
    """Run the program and give its exit code."""
    try:
        from coterie.bootstrap import build
        from coterie.cli import run

        return run(sys.argv[1:], build)
    except KeyboardInterrupt:  # Ctrl+C while the program still starts, or while it ends
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
