# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs of one screen of the way in: what comes for a screen that is gone is dropped, and a vault among it closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coterie.services.app import Unlocked
from coterie.ui.page_jobs import PageJobs

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class ScreenJobs(PageJobs):
    """Runs work as long as its screen is there."""

    def _here(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        told = super()._here(tell)

        def handed(answer: T) -> None:
            if self._ended and isinstance(answer, Unlocked):
                answer.close()
            else:
                told(answer)

        return handed
