# SPDX-License-Identifier: GPL-3.0-or-later
"""What SECURITY.md relies on in the libraries that read, count and store for us."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from coterie.importers.icalendar_file.time_limits import TookTooLong, time_limit

CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20200101T000000Z\n{}\nEND:VEVENT\nEND:VCALENDAR"


def test_zxcvbn_raises_above_72_characters() -> None:
    from zxcvbn import zxcvbn

    assert zxcvbn("a" * 72)["guesses"] > 0
    with pytest.raises(ValueError, match="72"):
        zxcvbn("a" * 73)


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("", StopIteration),
        ("BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:=FF\nEND:VCARD", LookupError),
        ("BEGIN:VCARD\nPHOTO;ENCODING=b:AAA\nEND:VCARD", ValueError),
        ("BEGIN:VCARD", Exception),
    ],
)
def test_vobject_raises_more_than_its_own_errors(text: str, raised: type[Exception]) -> None:
    import vobject
    from vobject.base import VObjectError

    with pytest.raises(raised) as caught:
        vobject.readOne(text)
    assert isinstance(caught.value, VObjectError) == (raised is Exception)


@pytest.mark.parametrize("line", ["EXDATE:99999999T999999", "RRULE:FREQ=DAILY;COUNT=x", "DURATION:P1", "GEO:1"])
def test_icalendar_reads_a_broken_value_and_raises_when_it_is_looked_at(line: str) -> None:
    import icalendar

    entry = icalendar.Calendar.from_ical(CALENDAR.format(line)).walk("VEVENT")[0]
    assert entry.errors
    with pytest.raises(ValueError, match="broken property"):
        getattr(entry.get(line.partition(":")[0]), "dt")  # noqa: B009 (the look is what raises)


@pytest.mark.parametrize("text", ["", "BEGIN:", "END:VEVENT", "BEGIN:VCALENDAR"])
def test_icalendar_raises_for_what_is_no_calendar(text: str) -> None:
    import icalendar

    with pytest.raises(ValueError, match=r"exactly one|without an accompanying BEGIN"):
        icalendar.Calendar.from_ical(text)


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=0", "FREQ=SECONDLY"])
def test_a_window_does_not_hold_the_calendar_library_back(rule: str) -> None:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(CALENDAR.format(f"RRULE:{rule}"))
    with pytest.raises(TookTooLong), time_limit(0.3):
        list(recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2026, 1, 3)))


def test_an_endless_daily_rule_ends_with_its_window() -> None:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(CALENDAR.format("RRULE:FREQ=DAILY"))
    assert len(recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2026, 1, 3))) == 2


def test_a_rule_without_any_date_keeps_its_library_busy() -> None:
    from dateutil.rrule import rrulestr

    with pytest.raises(TookTooLong), time_limit(0.2):
        next(iter(rrulestr("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", dtstart=datetime(2020, 1, 1, tzinfo=UTC))))


def test_an_interval_of_nothing_gives_one_date_for_ever() -> None:
    from dateutil.rrule import rrulestr

    begin = datetime(2020, 1, 1, tzinfo=UTC)
    dates = iter(rrulestr("FREQ=DAILY;INTERVAL=0", dtstart=begin))
    assert {next(dates) for _turn in range(1_000)} == {begin}


def test_keyring_without_a_backend_raises_an_error_of_its_own() -> None:
    from keyring.backends import fail
    from keyring.errors import KeyringError, NoKeyringError

    backend: Any = fail.Keyring
    with pytest.raises(NoKeyringError) as caught:
        backend().get_password("coterie", "vault")
    assert isinstance(caught.value, KeyringError)
    assert fail.Keyring.priority == 0


def test_no_reader_of_xml_came_in_without_its_guard() -> None:
    """Nothing reads XML as yet: when something does, defusedxml is what does it, and its canary belongs here."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = " ".join(project["dependencies"]).lower()
    assert not any(name in asked_for for name in ("xml", "beautifulsoup", "html5lib", "bleach"))
