# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging, follow-ups, cadences and what is due, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.terminal import Terminal

FOLLOW_UP = {
    "id", "uuid", "person", "organisation", "due", "reason", "text", "state", "snoozed", "done_on", "next_follow_up",
}  # fmt: skip
ENTRY = {"id", "when", "kind", "text", "people", "title", "place", "channel", "direction", "minutes"}


@pytest.fixture
def ana(terminal: Terminal) -> str:
    return str(terminal.add("Ana Lindqvist"))


def test_log_gives_the_entry_and_what_is_next(terminal: Terminal, ana: str) -> None:
    wei = str(terminal.add("Wei Zhang"))
    done = terminal.json("log", ana, "--with", wei, "--kind", "meeting", "--on", "2026-02-27", "--text", "Coffee")
    assert done.keys() == {"interaction", "next_follow_up"}
    assert done["interaction"].keys() == ENTRY
    assert (done["interaction"]["kind"], done["interaction"]["when"]) == ("meeting", "2026-02-27")
    assert [one["name"] for one in done["interaction"]["people"]] == ["Ana Lindqvist", "Wei Zhang"]
    assert terminal.json("show", wei)["interactions"][0]["text"] == "Coffee"


def test_log_says_what_was_logged_and_when_to_be_in_touch_next(terminal: Terminal, ana: str) -> None:
    terminal.do("cadence", ana, "--every", "6w")
    text = terminal.do("log", ana, "--on", "yesterday")
    assert text == "Logged: talk with Ana Lindqvist, 1 March 2026.\nNext: 12 April 2026.\n"


@pytest.mark.parametrize(
    "words",
    [("--on", "2026-03-03"), ("--on", "the day after"), ("--with", "99"), ("--on", "2026-02-30"), ("--on", "")],
)
def test_what_cannot_have_happened_is_not_logged(terminal: Terminal, ana: str, words: tuple[str, str]) -> None:
    assert terminal.call("log", ana, *words).code == 1
    assert terminal.json("show", ana)["interactions"] == []


def test_an_unknown_kind_is_wrong_usage(terminal: Terminal, ana: str) -> None:
    assert terminal.call("log", ana, "--kind", "telepathy").code == 2


def test_a_follow_up_is_planned_put_off_and_done(terminal: Terminal, ana: str) -> None:
    one = terminal.json("follow-up", "add", ana, "--due", "in 2 weeks", "--reason", "Send the article")
    assert one.keys() == FOLLOW_UP
    assert (one["due"], one["state"], one["person"]["name"]) == ("2026-03-16", "open", "Ana Lindqvist")
    key = str(one["id"])
    put_off = terminal.json("follow-up", "snooze", key, "--until", "2026-03-20")
    assert (put_off["due"], put_off["snoozed"]) == ("2026-03-20", 1)
    done = terminal.json("follow-up", "done", one["uuid"], "--text", "Sent it")
    assert (done["state"], done["done_on"]) == ("done", "2026-03-02")
    assert terminal.json("show", ana)["interactions"][0]["text"] == "Sent it"
    assert terminal.call("follow-up", "drop", key).code == 1


def test_a_follow_up_can_be_let_go(terminal: Terminal, ana: str) -> None:
    key = str(terminal.json("follow-up", "add", ana, "--due", "tomorrow")["id"])
    assert terminal.do("follow-up", "drop", key) == "Let go: follow-up with Ana Lindqvist.\n"
    assert terminal.json("due", "--days", "30")["items"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("follow-up", "add", "99", "--due", "tomorrow"), ("follow-up", "done", "99"),
        ("follow-up", "snooze", "99", "--until", "tomorrow"), ("follow-up", "drop", "nothing"),
        ("follow-up", "add", "me", "--due", "tomorrow"), ("cadence", "2", "--every", "often"),
        ("cadence", "2", "--every", "8w", "--limit", "2w"), ("cadence", "99", "--off"),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_exit_1(terminal: Terminal, ana: str, words: tuple[str, ...]) -> None:
    answer = terminal.call(*words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.strip()


@pytest.mark.parametrize(
    "words",
    [
        ("follow-up",), ("follow-up", "add", "2"), ("follow-up", "eat", "2"), ("cadence", "2"),
        ("cadence", "2", "--every", "6w", "--off"), ("due", "--days", "-1"), ("due", "--days", "many"), ("log",),
    ],
)  # fmt: skip
def test_missing_or_contradicting_words_are_wrong_usage(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal.call(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "--help" in answer.err


def test_a_cadence_is_set_and_ended(terminal: Terminal, ana: str) -> None:
    rule = terminal.json("cadence", ana, "--every", "6w", "--limit", "8w")
    assert rule.keys() == {"person", "every_days", "limit_days", "next_due"}
    assert (rule["every_days"], rule["limit_days"], rule["next_due"]) == (42, 56, "2026-04-13")
    text = terminal.do("cadence", ana, "--every", "6w", "--limit", "8w")
    assert text == "Ana Lindqvist: every 6 weeks, never later than 8 weeks. Next: 13 April 2026.\n"
    assert terminal.json("cadence", ana, "--off")["every_days"] is None
    assert terminal.do("cadence", ana, "--off") == "Ana Lindqvist: no cadence.\n"


def test_due_gives_items_with_reasons(terminal: Terminal, ana: str) -> None:
    terminal.do("follow-up", "add", ana, "--due", "2026-02-27", "--reason", "Send the article")
    found = terminal.json("due")
    assert found.keys() == {"today", "items"}
    assert found["today"] == "2026-03-02"
    (item,) = found["items"]
    assert item.keys() == {"id", "kind", "person", "title", "reason", "due", "overdue_days"}
    assert (item["kind"], item["due"], item["overdue_days"]) == ("follow_up", "2026-02-27", 3)
    assert item["reason"] == "You planned this for 27 February 2026, 3 days ago."


def test_due_groups_what_there_is(terminal: Terminal, ana: str) -> None:
    for day, reason in (("2026-02-27", "one"), ("today", "two"), ("in 3 days", "three"), ("in 6 days", "four")):
        terminal.do("follow-up", "add", ana, "--due", day, "--reason", reason)
    text = terminal.do("due", "--days", "3")
    assert text.startswith("2 March 2026\n\nOverdue\n  follow-up 1  one (Ana Lindqvist)\n")
    assert text.index("Overdue") < text.index("Today") < text.index("The next 3 days") < text.index("three")
    assert "four" not in text
    assert "1 more comes within a week" in text


def test_nothing_due_is_said_plainly(terminal: Terminal) -> None:
    assert terminal.do("due") == "2 March 2026\n\nNothing is due today.\n"
    assert "in the next 7 days" in terminal.do("due", "--days", "7")


def test_more_days_than_a_calendar_has_are_refused(terminal: Terminal) -> None:
    assert terminal.call("due", "--days", "999999999").code == 1
