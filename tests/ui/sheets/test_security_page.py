# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about security says what the code does, figure by figure, and is read in the window as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coterie.domain import backup_rotation, backups, passphrases, recovery_codes
from coterie.services.backup_words import WEEK
from coterie.services.keys import GROUPS_TYPED_BACK
from coterie.shipped import help_page
from coterie.storage.backups import resuming
from coterie.storage.writing import KEEP_DAYS, KEEP_STEPS
from coterie.ui.clipboard import USUAL_SECONDS
from coterie.ui.preferences import Preferences
from coterie.ui.sheets.security_sheet import PAGE, SecuritySheet

if TYPE_CHECKING:
    from tests.ui.window import DrivenWindow

TEXT = help_page(PAGE, "en")
#: Every figure on the page: where it stands, and what the code has.
FIGURES = {
    r"locks after (\d+) minutes": Preferences().lock_after,
    r"from the clipboard after (\d+) seconds": USUAL_SECONDS,
    r"the (\d+) newest": backup_rotation.LATEST,
    r"one of each of (\d+) days": backup_rotation.DAYS,
    r"(\d+) weeks and \d+ months": backup_rotation.WEEKS,
    r"weeks and (\d+) months": backup_rotation.MONTHS,
    r"a backup more than (\d+) minutes old": backups.PAUSE.total_seconds() / 60,
    r"undone for (\d+) days": KEEP_DAYS,
    r"never fewer than the last (\d+)": KEEP_STEPS,
    r"at least (\d+) characters": passphrases.FEWEST_CHARACTERS,
    r"has (\d+) random bits": recovery_codes.SECRET_BYTES * 8,
    r"AES-(\d+)": 256,
}


@pytest.mark.parametrize("pattern", FIGURES)
def test_a_figure_is_that_of_the_code(pattern: str) -> None:
    (found,) = re.findall(pattern, TEXT)
    assert int(found) == FIGURES[pattern]


def test_no_figure_stands_there_that_nobody_compares() -> None:
    compared = {match.span(1) for pattern in FIGURES for match in re.finditer(pattern, TEXT)}
    assert {match.span() for match in re.finditer(r"\d+", TEXT)} == compared


def test_words_for_numbers_are_those_of_the_code() -> None:
    assert "typed two groups" in TEXT
    assert GROUPS_TYPED_BACK == 2
    assert "After a week without a copy" in TEXT
    assert WEEK.days == 7


def test_files_and_folders_bear_the_names_of_the_code() -> None:
    for name in (f"“{resuming.REPLACED}…”", f"“{resuming.DAMAGED}…”", f"file {resuming.LOCK}"):
        assert name in TEXT


def test_a_language_without_the_page_gets_the_english_one() -> None:
    assert help_page(PAGE, "xx") == help_page(PAGE, "") == TEXT


def test_it_is_read_in_the_window_and_closes_with_escape(ready: DrivenWindow) -> None:
    ready.window.register.run("window.security")
    ready.settle()
    assert isinstance(ready.sheet, SecuritySheet)
    shown = ready.sheet.text.toPlainText()
    for words in ("What Coterie promises", "There is no back door", "opens no network connection"):
        assert words in shown
    assert "##" not in shown
    assert not ready.sheet.text.is_cut
    ready.press("Esc")
    assert not ready.is_covered()
