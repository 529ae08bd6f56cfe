# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a small register with many mistakes is read; `run.py bench duplicates` measures large ones."""

from __future__ import annotations

import pytest

from coterie.domain.matching.verdicts import OFFERED, SURE
from tests.performance.doubled_people import address_book, much_doubled
from tests.performance.duplicates import f1, right_of, searched


@pytest.mark.parametrize(("with_member", "least"), [(False, 0.97), (True, 0.99)])
def test_people_written_down_several_times_are_found_again(with_member: bool, least: float) -> None:
    register = much_doubled(300, seed=5)
    found = searched(register, with_member=with_member)
    assert f1(register, found, OFFERED) >= least
    right, called_sure = right_of(register, found, SURE)
    assert right >= 0.99 * called_sure
    assert called_sure > 0.8 * register.pairs


def test_an_address_book_with_many_namesakes_is_not_taken_for_doubled() -> None:
    book = address_book(2_000)
    right, called_sure = right_of(book, searched(book, with_member=False), SURE)
    assert right >= 0.99 * called_sure
    assert called_sure > 0.6 * book.pairs
