# SPDX-License-Identifier: GPL-3.0-or-later
"""Run benchmarks and print their tables: all, or those named."""

from __future__ import annotations

import importlib
import sys

from tests.performance import BENCHMARKS
from tests.performance.measuring import table


def main(names: list[str]) -> int:
    """Run what is named; 2 for a name that is none."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        module = importlib.import_module(f"tests.performance.{name}")
        print(f"\n{module.NAME}")
        print(table(module.run()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
