# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line at work on somebody with an unusual name, files of many services, then an import that is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.command_walk import Walk
from tests.journeys.hunted_files import import_all
from tests.journeys.planted import NAME, NOTE


def main() -> None:
    """Work, say so, and import until somebody puts an end to it."""
    walk = Walk(Path(sys.argv[1]), NAME, NOTE, Path(sys.argv[2]))
    walk.work()
    import_all(walk, Path(sys.argv[3]).parent, NAME, NOTE)
    sys.stdout.write("importing\n")
    sys.stdout.flush()
    walk.call("import", sys.argv[3])


if __name__ == "__main__":
    main()
