# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words that say why something is on the list of a day, and how long it may take."""

from __future__ import annotations

from datetime import date

import pytest

from coterie.domain.day_lists import Task, cadence_task, commitment_task, day_task, follow_up_task
from coterie.domain.due import CadenceDue
from coterie.domain.due_reasons import Acquaintance, minutes_for, short_reason
from coterie.domain.follow_ups import OPEN, Commitment, FollowUp
from coterie.domain.people import ImportantDate
from coterie.domain.person_links import PersonLink

TODAY = date(2026, 3, 12)
ANA = PersonLink(7, "Ana Lindqvist")


def follow_up(reason: str) -> Task:
    return follow_up_task(FollowUp(1, "", ANA, None, TODAY, reason, "", OPEN, 0, None), TODAY)


def cadence(last: date | None = date(2026, 1, 22)) -> Task:
    return cadence_task(CadenceDue(ANA, 42, last, TODAY, None, None))


def said(task: Task | None, known: Acquaintance | None = None) -> str:
    assert task is not None
    return short_reason(task, known or Acquaintance(), TODAY)


def test_a_follow_up_says_its_own_words() -> None:
    assert said(follow_up("Send the deck")) == "Send the deck"
    assert said(follow_up("")) == "You planned to follow up"


@pytest.mark.parametrize(
    ("direction", "sentence"),
    [
        ("i_owe", "You promised: send the notes"),
        ("offer", "You offered: send the notes"),
        ("ask", "Asked of you: send the notes"),
        ("they_owe", "Promised to you: send the notes"),
    ],
)
def test_a_promise_says_whose_it_is(direction: str, sentence: str) -> None:
    assert said(commitment_task(Commitment(1, ANA, "send the notes", direction, TODAY), TODAY)) == sentence


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("talk", "Every 6 weeks, last talk was 7 weeks ago"),
        ("call", "Every 6 weeks, last call was 7 weeks ago"),
        ("message", "Every 6 weeks, last message was 7 weeks ago"),
        ("meeting", "Every 6 weeks, last meeting was 7 weeks ago"),
        ("", "Every 6 weeks, last contact was 7 weeks ago"),
    ],
)
def test_a_cadence_says_how_often_and_what_was_last(kind: str, sentence: str) -> None:
    assert said(cadence(), Acquaintance(kind)) == sentence


def test_somebody_new_is_greeted_and_somebody_known_is_not() -> None:
    new = cadence(None)
    assert said(new, Acquaintance("", "Data Guild", 14)) == "New contact from Data Guild, say hello while it is fresh"
    assert said(new, Acquaintance("", "", 14)) == "New contact, say hello while it is fresh"
    assert said(new, Acquaintance("", "Data Guild", 400)) == "Every 6 weeks, no contact yet"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (ImportantDate("birthday", "", "1986-03-12"), "Turns 40 today"),
        (ImportantDate("birthday", "", "--03-13"), "Birthday tomorrow"),
        (ImportantDate("anniversary", "", "2016-03-12"), "Anniversary today, 10 years"),
        (ImportantDate("other", "Moved here", "--03-12"), "Moved here today"),
        (ImportantDate("other", "", "--03-12"), "Day to remember today"),
    ],
)
def test_a_day_to_remember_says_which(day: ImportantDate, sentence: str) -> None:
    assert said(day_task(ANA, day, TODAY)) == sentence


def test_a_call_takes_longer_than_a_message() -> None:
    assert minutes_for(follow_up("Call about the panel")) == 10
    assert minutes_for(follow_up("Recall the panel")) == 3
    assert minutes_for(commitment_task(Commitment(1, ANA, "phone her mother", "i_owe", TODAY), TODAY)) == 10
    assert minutes_for(cadence()) == 3
