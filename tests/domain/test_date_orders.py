# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that can be read in two ways: which ones, and how many fit each reading."""

from __future__ import annotations

import pytest

from coterie.domain.column_maps.date_orders import date_orders


@pytest.mark.parametrize(
    ("cells", "counts", "doubtful", "likely"),
    [
        (["03/04/2025", "25/12/2025"], (2, 2, 1), "03/04/2025", "day first"),
        (["12/25/2025", "3/4/25 09:30"], (2, 1, 2), "3/4/25 09:30", "month first"),
        (["03/04/2025", "", "05/06/2025"], (2, 2, 2), "03/04/2025", ""),
        (["11/11/2025", "2025-03-04", "03.04.2025", "soon"], (1, 1, 1), "", ""),
        (["31/12/2024"], (1, 1, 0), "", "day first"),
        (["30/02/2025"], (1, 0, 0), "", ""),
    ],
)
def test_readings_are_counted(cells: list[str], counts: tuple[int, ...], doubtful: str, likely: str) -> None:
    found = date_orders(cells)
    assert found[:3] == counts
    assert (found.doubtful, found.likely) == (doubtful, likely)
