# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of an import as it is kept in the vault, so that it can be read again until somebody clears it.

Rows that were refused are kept with what stood in them (without what was not ticked), because a person may want to
mend them; erasing somebody for good goes through these texts, too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from coterie.domain.import_reports import (
    ComparedExport,
    ExportChanges,
    FileCounts,
    ImportCounts,
    ImportProblem,
    KeptValue,
    LeftPerson,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A file of a hundred thousand broken rows need not be kept twice.
_MOST_PROBLEMS = 2_000
_MOST_KEPT = 2_000


def written(counts: ImportCounts, exports: Sequence[Mapping[str, object]] = ()) -> str:
    """Write an account as JSON. exports: what later imports need to know of the exports of this one."""
    changes = counts.changes
    problems = sorted(counts.problems, key=lambda problem: not problem.refused)
    return json.dumps(
        {
            "paths": list(dict.fromkeys(file.path for file in counts.files)),
            "files": [asdict(file) for file in counts.files],
            "totals": counts.totals,
            "problems": [asdict(problem) for problem in problems[:_MOST_PROBLEMS]],
            "kept": [asdict(replace(kept, name="")) for kept in counts.kept[:_MOST_KEPT]],
            "exports": list(exports),
            "compared": [asdict(one) for one in changes.exports],
            # By their keys alone: whoever is erased is in no name here.
            "left": [[one.person_id, one.source, one.last_seen, one.missing_from] for one in changes.left[:_MOST_KEPT]],
            "appeared": changes.appeared_total,
            "renamed": changes.renamed_total,
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
        changes=ExportChanges(
            exports=tuple(ComparedExport(**_known(ComparedExport, one)) for one in found.get("compared", ())),
            left=tuple(LeftPerson(one[0], "", *one[1:]) for one in found.get("left", ())),
            appeared_total=found.get("appeared", 0),
            renamed_total=found.get("renamed", 0),
        ),
    )


def _known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in values.items() if name in names}
