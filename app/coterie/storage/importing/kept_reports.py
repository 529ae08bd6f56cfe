# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of an import as it is kept in the vault, so that it can be read again until somebody clears it.

Rows that were refused are kept with what stood in them (without what was not ticked), because a person may want to
mend them; erasing somebody for good goes through these texts, too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from coterie.domain.import_reports import FileCounts, ImportCounts, ImportProblem, KeptValue

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A file of a hundred thousand broken rows need not be kept twice.
_MOST_PROBLEMS = 2_000
_MOST_KEPT = 2_000


def written(counts: ImportCounts) -> str:
    """Write an account as JSON."""
    problems = sorted(counts.problems, key=lambda problem: not problem.refused)
    return json.dumps(
        {
            "paths": list(dict.fromkeys(file.path for file in counts.files)),
            "files": [asdict(file) for file in counts.files],
            "totals": counts.totals,
            "problems": [asdict(problem) for problem in problems[:_MOST_PROBLEMS]],
            "kept": [asdict(kept) for kept in counts.kept[:_MOST_KEPT]],
        }
    )


def read(batch_id: int, label: str, report: str) -> ImportCounts:
    """Read an account that was kept; what an older one does not say is empty."""
    found = json.loads(report)
    return ImportCounts(
        batch_id,
        label,
        dry_run=False,
        files=tuple(
            FileCounts(**_known(FileCounts, {"path": "", "records": None, **file})) for file in found.get("files", ())
        ),
        totals=found.get("totals", {}),
        problems=tuple(ImportProblem(**_known(ImportProblem, one)) for one in found.get("problems", ())),
        kept=tuple(KeptValue(**_known(KeptValue, one)) for one in found.get("kept", ())),
    )


def _known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in values.items() if name in names}
