# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovery codes: written for people, read tolerantly, and never wrong without a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coterie.domain.recovery_codes import ALPHABET, GROUP_SIZES, BadCode, RecoveryCode, new_code, read_code

SECRETS = some.binary(min_size=20, max_size=20)
KNOWN = RecoveryCode(bytes(range(20)))


@given(SECRETS)
def test_what_is_written_reads_back(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert tuple(map(len, code.groups)) == GROUP_SIZES
    assert set("".join(code.groups)) <= set(ALPHABET)
    assert read_code(code.text) == code


@given(SECRETS, some.integers(0, 33), some.sampled_from(ALPHABET))
def test_one_changed_letter_is_always_found(secret: bytes, place: int, letter: str) -> None:
    letters = "".join(RecoveryCode(secret).groups)
    changed = letters[:place] + letter + letters[place + 1 :]
    if changed == letters:
        assert read_code(changed).secret == secret
        return
    with pytest.raises(BadCode) as found:
        read_code(changed)
    assert found.value.group == 0
    assert "cannot be told" in found.value.hint


def test_one_changed_letter_of_a_code_is_found_at_every_place_for_every_letter() -> None:
    letters = "".join(KNOWN.groups)
    for place, right in enumerate(letters):
        for letter in ALPHABET.replace(right, ""):
            with pytest.raises(BadCode):
                read_code(letters[:place] + letter + letters[place + 1 :])


@given(SECRETS, some.integers(0, 32))
def test_two_neighbours_that_changed_places_are_found(secret: bytes, place: int) -> None:
    letters = "".join(RecoveryCode(secret).groups)
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped != letters:
        with pytest.raises(BadCode):
            read_code(swapped)


@given(
    SECRETS,
    some.sampled_from([" ", "  ", "\n", "\t", "-", "\u2013", "\u2212", ".", ", ", " - ", "", "\u00a0"]),
    some.booleans(),
)
def test_blanks_dashes_and_case_do_not_matter(secret: bytes, between: str, lower: bool) -> None:
    code = RecoveryCode(secret)
    text = f" {between.join(code.groups)}\n"
    assert read_code(text.lower() if lower else text) == code


@given(SECRETS, some.data())
def test_letters_that_look_alike_are_read_as_meant(secret: bytes, data: some.DataObject) -> None:
    code = RecoveryCode(secret)
    alike = {
        "0": "0Oo\u041e\u039f",
        "1": "1IilL\u0406",
        "V": "VvUu",
        "A": "Aa\u0410\u0430\u0391",
        "8": "8\uff18",
        "K": "Kk\uff2b\u041a",
    }
    typed = "".join(data.draw(some.sampled_from(alike.get(letter, letter))) for letter in code.text)
    assert read_code(typed) == code


@pytest.mark.parametrize("number", range(1, 10))
def test_a_group_that_is_too_short_or_too_long_is_named(number: int) -> None:
    for wrong in (KNOWN.groups[number - 1][:-1], KNOWN.groups[number - 1] + "7"):
        groups = list(KNOWN.groups)
        groups[number - 1] = wrong
        with pytest.raises(BadCode, match=f"Group {number} ") as found:
            read_code("-".join(groups))
        assert found.value.group == number


@pytest.mark.parametrize("number", range(1, 10))
@pytest.mark.parametrize("foreign", ["!", "ß", "é", "*", "日"])
def test_a_letter_that_no_code_has_names_its_group(number: int, foreign: str) -> None:
    groups = list(KNOWN.groups)
    groups[number - 1] = foreign + groups[number - 1][1:]
    for between in ("-", " "):
        with pytest.raises(BadCode) as found:
            read_code(between.join(groups))
        assert found.value.group == number, found.value.message


def test_a_missing_last_group_is_named_and_any_other_is_not() -> None:
    with pytest.raises(BadCode, match="Group 9") as found:
        read_code("-".join(KNOWN.groups[:8]))
    assert found.value.group == 9
    for text in ("-".join(KNOWN.groups[1:]), "".join(KNOWN.groups)[:-1], "".join(KNOWN.groups) + "7"):
        with pytest.raises(BadCode) as found:
            read_code(text)
        assert found.value.group == 0
        assert "cannot be told" in found.value.hint


@given(some.text(max_size=80))
def test_whatever_is_typed_is_a_code_or_a_sentence(text: str) -> None:
    try:
        said = read_code(text).text
    except BadCode as error:
        said = f"{error.message} {error.hint}"
        hint = error.hint
        assert hint
    assert said


@given(SECRETS, some.integers(1, 9))
def test_a_group_is_told_from_the_others(secret: bytes, number: int) -> None:
    code = RecoveryCode(secret)
    assert code.has_group(number, f" {code.groups[number - 1].lower()} ")
    assert not code.has_group(number, code.groups[number - 1][:-1])
    assert not code.has_group(0, code.groups[number - 1])
    assert not code.has_group(10, code.groups[number - 1])


def test_codes_are_drawn_and_never_shown_by_mistake() -> None:
    assert len({new_code().secret for _ in range(50)}) == 50
    assert not re.search(KNOWN.groups[0], f"{KNOWN!r} {KNOWN}")
    with pytest.raises(ValueError, match="160 bits"):
        RecoveryCode(b"short")
