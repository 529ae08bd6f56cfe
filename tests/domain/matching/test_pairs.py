# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is proposed as one person, how surely, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import Cancelled
from coterie.domain.matching.searching import Compared, differences, look_for_pairs
from coterie.domain.matching.traits import NameParts, Traits, Way, traits_of
from coterie.domain.matching.verdicts import CLEAR, LIKELY, OFFERED, SURE

if TYPE_CHECKING:
    from coterie.domain.clusters import CandidatePair

FIRMS = {"fjord": "Fjord AS", "harbour": "Harbour"}
STREET = "12 Lantern Row\n4810 Eastmere"


def somebody(
    key: int, name: str, *, ways: tuple[tuple[str, str], ...] = (), firm: str = "", birthday: str = "", middle: str = ""
) -> Traits:
    """Take somebody down. ways: kind and value, as a vault keeps them."""
    given, _blank, family = name.rpartition(" ")
    told = [Way(kind, "" if kind == "address" else value, value) for kind, value in ways]
    firms = (FIRMS.get(firm, firm),) if firm else ()
    return traits_of(key, NameParts(name, given, family, middle), told, firms, birthday)


def found(*people: Traits, only: frozenset[int] | None = None) -> list[CandidatePair]:
    return look_for_pairs(Compared(people, FIRMS), lambda _done, _total: None, only)


def the_pair(*people: Traits) -> CandidatePair:
    (pair,) = found(*people)
    return pair


MAIL = (("mail", "ana@example.org"),)
PHONE = (("phone", "+442079460001"),)
HOME = (("address", STREET),)


@pytest.mark.parametrize(
    ("one", "other", "least", "reasons"),
    [
        (somebody(1, "Ana Lindqvist", ways=MAIL), somebody(2, "Ana Lindquist", ways=MAIL), SURE,
         ("the same mail address", "the names differ by one letter")),
        (somebody(1, "Ana Lindqvist", firm="fjord"), somebody(2, "Ana Lindqvist", firm="Fjord"), LIKELY,
         ("both worked at Fjord AS", "the same name")),
        (somebody(1, "Ana Lindqvist", ways=PHONE), somebody(2, "Lindqvist Ana", ways=PHONE), SURE,
         ("the same phone number", "given name and family name are swapped")),
        (somebody(1, "Ana Lindqvist", birthday="1980-05-22"), somebody(2, "A Lindqvist", birthday="1980-05-22"), LIKELY,
         ("the same birthday", "one name is shorter")),
        (somebody(1, "Ana Lindqvist", birthday="1980-05-11"), somebody(2, "Ana Lindqvist", birthday="1980-11-05"),
         LIKELY, ("day and month of the birthday are swapped", "the same name")),
        (somebody(1, "Ana Lindqvist", birthday="1980-05-22"), somebody(2, "Ana Lindqvist", birthday="1980-05-21"),
         LIKELY, ("the birthdays differ by a slip", "the same name")),
        (somebody(1, "Ana Lindqvist", birthday="1980-05-22"), somebody(2, "Ana Lindqvist", birthday="--05-22"), LIKELY,
         ("born on the same day of the year", "the same name")),
        (somebody(1, "Ana Lindqvist", ways=HOME),
         somebody(2, "Anna Lindqvist", ways=(("address", "Eastmere 4810\n12 Lantern Row"),)), LIKELY,
         ("the same address", "the names differ by one letter")),
        (somebody(1, "Ana Lindqvist", ways=(("handle", "luma:anal"),)),
         somebody(2, "Somebody Else", ways=(("handle", "luma:anal"),)), OFFERED, ("the same account",)),
        (somebody(1, "Ana Lindqvist", ways=(("mail", "seagull77@example.org"),)),
         somebody(2, "Ana Lindqvist", ways=(("mail", "seagull77@example.net"),)), LIKELY,
         ("the mail addresses begin alike", "the same name")),
        (somebody(1, "Ana Lindqvist", ways=(("url", "li:ana-l"),)), somebody(2, "Ana L", ways=(("url", "li:ana-l"),)),
         SURE, ("the same profile", "one name is shorter")),
        (somebody(1, "Ana Lindqvist", ways=MAIL), somebody(2, "Berta Okafor", ways=MAIL), OFFERED,
         ("the same mail address",)),
    ],
)  # fmt: skip
def test_what_speaks_for_a_pair_is_said_strongest_first(
    one: Traits, other: Traits, least: int, reasons: tuple[str, ...]
) -> None:
    pair = the_pair(one, other)
    assert (pair.one, pair.other, pair.reasons) == (1, 2, reasons)
    assert pair.score >= least


NAMESAKES = somebody(1, "Ana Lindqvist"), somebody(2, "Ana Lindqvist")


@pytest.mark.parametrize(
    "people",
    [
        NAMESAKES,
        (somebody(1, "Ana Lindqvist", ways=MAIL), somebody(2, "Ana Lindqvist", ways=(("mail", "al@example.net"),))),
        # A mail provider is no organisation.
        (somebody(1, "Ana Lindqvist", ways=(("mail", "ana@gmx.example"),)),
         somebody(2, "Ana Lindqvist", ways=(("mail", "al@gmx.example"),))),
        (somebody(1, "Ana Lindqvist", firm="fjord"), somebody(2, "Ana Lindqvist", firm="harbour")),
        # What stands before the @ is their names again.
        (somebody(1, "Ana Lindqvist", ways=(("mail", "ana.lindqvist@example.org"),)),
         somebody(2, "Ana Lindqvist", ways=(("mail", "ana.lindqvist@example.net"),))),
        (somebody(1, "Ana Lindqvist", ways=(("mail", "info@example.org"),)),
         somebody(2, "Ana Lindqvist", ways=(("mail", "info@example.org"),))),
        # A family at home, and colleagues.
        (somebody(1, "Ana Lindqvist", ways=PHONE + HOME), somebody(2, "Bertil Lindqvist", ways=PHONE + HOME)),
        (somebody(1, "Ana Lindqvist", firm="fjord"), somebody(2, "Berta Lindqvist", firm="fjord")),
        (somebody(1, "Ana Lindqvist", birthday="1980-05-22"), somebody(2, "Berta Okafor", birthday="1980-05-22")),
        # Two profiles are two people, whatever they share.
        (somebody(1, "Ana Lindqvist", ways=(("url", "li:ana-1"), *MAIL)),
         somebody(2, "Ana Lindqvist", ways=(("url", "li:ana-2"), *MAIL))),
    ],
)  # fmt: skip
def test_who_is_not_asked_about(people: tuple[Traits, Traits]) -> None:
    assert found(*people) == []


def test_a_number_that_many_have_says_nothing() -> None:
    board = [somebody(key, f"Person{letter} Name{letter}", ways=PHONE) for key, letter in enumerate("abcdefgh")]
    twins = somebody(20, "Ana Lindqvist", ways=PHONE), somebody(21, "Ana Lindqvist", ways=PHONE)
    assert the_pair(*twins).reasons[0] == "the same phone number"
    assert found(*board, *twins) == []


def test_a_shared_number_says_nothing() -> None:
    twins = [traits_of(key, NameParts("Ana Lindqvist"), [Way("phone", "+442079460001", "", "", shared=True)])
             for key in (1, 2)]  # fmt: skip
    assert found(*twins) == []


def test_a_contradiction_is_said_and_makes_nothing_sure() -> None:
    father = somebody(1, "Ana Lindqvist", ways=HOME + PHONE, birthday="1950-01-30")
    son = somebody(2, "Ana Lindqvist", ways=HOME + PHONE, birthday="1984-11-02")
    assert OFFERED <= the_pair(father, son).score < LIKELY
    assert differences(Compared((father, son), {})) == ("different birthdays",)


def test_what_speaks_against_a_pair_comes_strongest_first() -> None:
    one = somebody(1, "Ana Lindqvist", ways=MAIL + HOME, birthday="1980-05-22", middle="Karin")
    other = somebody(2, "Berta Okafor", ways=(*MAIL, ("address", "8 Quay\nPort")), birthday="1971-12-03", middle="Q")
    assert differences(Compared((one, other), {})) == (
        "different names", "different birthdays", "different middle names", "different addresses",
    )  # fmt: skip
    assert differences(Compared(NAMESAKES, {})) == ()
    assert differences(Compared((one,), {})) == ()


def test_only_clear_pairs_are_clear() -> None:
    both = MAIL + PHONE + HOME
    assert the_pair(somebody(1, "Ana Lindqvist", ways=both), somebody(2, "Ana Lindqvist", ways=both)).score >= CLEAR
    assert the_pair(somebody(1, "Ana Lindqvist", ways=HOME + PHONE),
                    somebody(2, "Anna Lindqvist", ways=HOME + PHONE)).score < CLEAR  # fmt: skip


def test_a_rare_name_says_more_than_a_common_one() -> None:
    common = [somebody(key, "Ana Berg") for key in range(100, 800)]
    pairs = found(
        *common,
        somebody(1, "Ana Berg", birthday="1980-05-22"), somebody(2, "Ana Berg", birthday="1980-05-22"),
        somebody(3, "Ylva Quist", birthday="1980-05-23"), somebody(4, "Ylva Quist", birthday="1980-05-23"),
    )  # fmt: skip
    assert [(pair.one, pair.other) for pair in pairs] == [(3, 4), (1, 2)]
    assert pairs[0].score > pairs[1].score


def test_only_those_who_are_new_are_compared_with_all_others() -> None:
    people = [somebody(key, "Ana Lindqvist", ways=MAIL) for key in (1, 2, 3)]
    assert [(pair.one, pair.other) for pair in found(*people)] == [(1, 2), (1, 3), (2, 3)]
    assert [(pair.one, pair.other) for pair in found(*people, only=frozenset({3}))] == [(1, 3), (2, 3)]


def test_a_nickname_is_a_given_name() -> None:
    bob = traits_of(1, NameParts("Robert Ray", "Robert", "Ray", "", "Bob"), [Way("phone", "+442079460001", "")])
    assert the_pair(bob, somebody(2, "Bob Ray", ways=PHONE)).score >= LIKELY


def test_names_in_other_scripts_and_of_one_word_are_compared() -> None:
    taro = traits_of(1, NameParts("山田太郎", "太郎", "山田"), [Way("phone", "+442079460001", "")])
    assert the_pair(taro, traits_of(2, NameParts("山田 太郎"), [Way("phone", "+442079460001", "")])).score >= OFFERED
    assert (
        the_pair(
            somebody(1, "Ana Lindqvist", ways=MAIL), traits_of(2, NameParts("ana"), [Way("mail", *MAIL[0][1:] * 2)])
        ).score
        >= OFFERED
    )


def test_endless_names_and_lists_are_cut() -> None:
    ways = [Way("mail", f"ana{number}@example.org", "") for number in range(500)]
    ways += [Way("address", "", "12 Lantern Row " * 5_000), Way("handle", "x" * 9_000, "x")]
    one = traits_of(1, NameParts("Ana " * 9_000, "Ana " * 9_000, "Lindqvist"), ways, [f"Firm {n}" for n in range(500)])
    assert max(len(part) for part in (one.given, *one.addresses)) <= 200
    assert max(map(len, (one.mails, one.handles, one.organisations, one.addresses))) <= 20


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    people = [somebody(key, "Ana Lindqvist", ways=MAIL) for key in (1, 2)]
    look_for_pairs(Compared(people, {}), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert {total for _done, total in told} == {100}

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        look_for_pairs(Compared(people, {}), stop)
