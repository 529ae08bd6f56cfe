# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved: kept in the vault, so that neither a lock nor the end of the program costs a word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coterie.services.ports.vault import Vault

#: Where files stand that are being looked at or brought in, beside the drafts of forms.
_LOOKING, _IMPORTING = "import.looking", "import.importing"
_BEFORE = "after import"
#: Where the window stood: a page, and what was selected on it.
_WINDOW = "window"
_NO_FORMS = {_LOOKING, _IMPORTING, _WINDOW}


@dataclass(frozen=True)
class StoppedImport:
    """An import that was not finished when the vault was closed. was_importing: it had begun to write."""

    files: tuple[Path, ...]
    was_importing: bool


class Drafts:
    """What a person typed and has not saved, by the place where it was typed; nothing of it can be undone."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def all(self) -> dict[str, dict[str, str]]:
        """Give what was typed, by place: for each field its text."""
        return {place: words for place, words in self._vault.drafts.all().items() if place not in _NO_FORMS}

    def keep(self, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        """Keep what stands at places now, and forget what stood at those with None."""
        if changes:
            self._vault.drafts.put(changes)

    def stand_at(self, page: str, selection: str) -> None:
        """Keep which page is in front, and what is selected on it."""
        self._vault.drafts.put({_WINDOW: {"page": page, "selection": selection}})

    def stood_at(self) -> tuple[str, str]:
        """Give which page was in front when the vault was closed, and what was selected on it; "" = nothing."""
        kept = self._vault.drafts.all().get(_WINDOW, {})
        return kept.get("page", ""), kept.get("selection", "")

    def looks_at(self, files: Sequence[Path]) -> None:
        """Keep which files somebody looks at before an import; none = nobody does any more."""
        self._vault.drafts.put({_LOOKING: _by_number(files) or None})

    def begins_import(self, files: Sequence[Path]) -> None:
        """Keep which files are on their way in."""
        self._vault.drafts.put({_IMPORTING: {_BEFORE: str(self._newest_import()), **_by_number(files)}})

    def ends_import(self) -> None:
        """Forget them: they are in, or somebody was told that they are not."""
        self._vault.drafts.put({_IMPORTING: None})

    def take_stopped(self) -> StoppedImport | None:
        """Give the import that was not finished the last time, once; one whose last word alone was lost is none."""
        kept = self._vault.drafts.all()
        importing, looking = kept.get(_IMPORTING), kept.get(_LOOKING)
        if importing is None and looking is None:
            return None
        self._vault.drafts.put({_IMPORTING: None, _LOOKING: None})
        if importing is not None:
            done = importing.pop(_BEFORE, "") != str(self._newest_import())
            return None if done else StoppedImport(_files(importing), was_importing=True)
        return StoppedImport(_files(looking or {}), was_importing=False)

    def _newest_import(self) -> int:
        return max((past.batch_id for past in self._vault.imports.past()), default=0)


def _by_number(files: Sequence[Path]) -> dict[str, str]:
    return {str(number): str(file) for number, file in enumerate(files)}


def _files(words: Mapping[str, str]) -> tuple[Path, ...]:
    return tuple(Path(file) for file in words.values())
