# SPDX-License-Identifier: GPL-3.0-or-later
"""Every written form of a date is read, and nothing that it does not say is filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coterie.domain.moments import Moment
from coterie.importers.text.written_dates import (
    epoch_moment,
    is_day_first,
    iso_date,
    read_date,
    read_moment,
    read_span,
    utc_moment,
)


@pytest.mark.parametrize(
    ("written", "text", "zone", "precision"),
    [
        ("09 Jul 2024", "2024-07-09", "", "day"),  # D1
        ("7/9/24, 4:05 PM", "2024-07-09T16:05", "", "minute"),  # D2
        ("7/9/24, 4:05\u202fPM", "2024-07-09T16:05", "", "minute"),
        ("12/03/23, 05:28 AM", "2023-12-03T05:28", "", "minute"),  # D3
        ("12/31/69, 12:00 AM", "2069-12-31T00:00", "", "minute"),
        ("1/1/70, 12:30 PM", "1970-01-01T12:30", "", "minute"),
        ("2024-03-01 09:30:00 UTC", "2024-03-01T09:30:00Z", "UTC", "second"),  # D4
        ("2024-03-01 09:30:00", "2024-03-01T09:30:00", "", "second"),  # D5
        ("2024/03/01 09:30:00 UTC", "2024-03-01T09:30:00Z", "UTC", "second"),  # D6
        ("2024-03-01 09:30 UTC", "2024-03-01T09:30Z", "UTC", "minute"),  # D7
        ("Sat Dec 14 08:57:55 UTC 2024", "2024-12-14T08:57:55Z", "UTC", "second"),  # D8
        ("Apr 11, 2024 08:00 AM", "2024-04-11T08:00", "", "minute"),  # D9, one half
        ("Jun 2017", "2017-06", "", "month"),  # D10
        ("2016", "2016", "", "year"),
        ("May 22, 2019", "2019-05-22", "", "day"),  # D11
        ("04/24/2014", "2014-04-24", "", "day"),  # D12
        ("2024-03-01T09:30:00.123Z", "2024-03-01T09:30:00Z", "UTC", "second"),  # D13
        ("2024-03-01T09:30:00+02:00", "2024-03-01T09:30:00+02:00", "+02:00", "second"),
        ("2024-03-01T09:30-0530", "2024-03-01T09:30-05:30", "-05:30", "minute"),
        ("08-oct-19", "2019-10-08", "", "day"),  # D15
        ("7-Feb-22", "2022-02-07", "", "day"),
        ("3. März 2021", "2021-03-03", "", "day"),
        ("14 août 2020", "2020-08-14", "", "day"),
        ("01-ene-20", "2020-01-01", "", "day"),
        ("5 paź 2018", "2018-10-05", "", "day"),
        ("January 5, 2024, 9:00 AM", "2024-01-05T09:00", "", "minute"),  # D16
        ("January 5, 2024 9:00 AM (UTC)", "2024-01-05T09:00Z", "UTC", "minute"),
        ("January 5, 2024 9:00 AM (GMT+2)", "2024-01-05T09:00+02:00", "+02:00", "minute"),
        ("November 12, 2024 at 2:56 AM (GMT)", "2024-11-12T02:56Z", "UTC", "minute"),
        ("9.7.2024", "2024-07-09", "", "day"),
        ("2024-07-09", "2024-07-09", "", "day"),
    ],
)
def test_a_moment_keeps_what_is_written(written: str, text: str, zone: str, precision: str) -> None:
    moment = read_moment(written)
    assert moment is not None
    assert (moment.text, moment.zone, moment.precision) == (text, zone, precision)


@pytest.mark.parametrize(
    "written",
    ["", "  ", "soon", "31 Feb 2020", "13/45/20, 1:00 PM", "1/2/20, 13:00 PM", "99 Foo 2020", "2024-13-01",
     "2024-03-01 24:00:00 UTC", "2024-03-01 09:60:00 UTC", "1899-01-01", "9999-01-01 00:00:00", "May 22",
     "0000-00-00 00:00:00", "2024-03-01T09:30:00+99:00",
     "1900-01-01T00:00+02:00", "x" * 500, "٠٩ Jul ٢٠٢٤٢", "2024-03-01 09:30:0x UTC"],
)  # fmt: skip
def test_what_is_no_moment_is_none(written: str) -> None:
    assert read_moment(written) is None


def test_zones_move_the_instant_and_not_the_text() -> None:
    moment = read_moment("2024-03-01T09:30:00+02:00")
    assert moment is not None
    assert moment.utc == int(datetime(2024, 3, 1, 7, 30, tzinfo=UTC).timestamp())
    assert read_moment("2024-03-01 09:30:00", "UTC") == read_moment("2024-03-01 09:30:00 UTC")


@pytest.mark.parametrize(
    ("written", "iso"),
    [("May 22", "--05-22"), ("22 May", "--05-22"), ("Jun 2017", "2017-06"), ("2016", "2016"), ("Feb 29", "--02-29"),
     ("2018-12", "2018-12"), ("7/9/24, 4:05 PM", "2024-07-09"), ("nonsense", ""), ("", ""), ("Feb 30", "")],
)  # fmt: skip
def test_a_date_is_kept_as_far_as_it_is_known(written: str, iso: str) -> None:
    assert iso_date(written) == iso


def test_slash_dates_turn_round_only_when_the_file_proves_it() -> None:
    assert is_day_first(["13/01/2024", "02/03/2024", "none"])
    assert not is_day_first(["13/01/2024", "02/14/2024"])
    assert not is_day_first(["01/02/2024"])
    assert str(read_date("02/03/2024", day_first=True)) == "2024-03-02"
    assert str(read_date("02/03/2024")) == "2024-02-03"
    assert str(read_date("2024/02/03", day_first=True)) == "2024-02-03"


def test_a_span_has_a_start_and_maybe_an_end() -> None:
    span = read_span("Apr 11, 2024 08:00 AM - Apr 11, 2024 09:00 AM")
    assert span is not None
    start, end = span
    assert end is not None
    assert (start.text, end.text) == ("2024-04-11T08:00", "2024-04-11T09:00")
    assert read_span("Apr 11, 2024 08:00 AM") == (start, None)
    assert read_span("whenever") is None


def test_epochs_are_seconds_or_milliseconds() -> None:
    assert epoch_moment("1732046966") == epoch_moment(" 1732046966123 ")
    assert epoch_moment("1732046966") == Moment(1732046966, "2024-11-19T20:09:26Z", "UTC", "second")
    assert epoch_moment("soon") is None
    assert epoch_moment("99999999999") is None
    assert epoch_moment("9" * 40) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 12, 31)))  # noqa: DTZ001
def test_the_fast_way_agrees_with_the_calendar(at: datetime) -> None:
    text = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    moment = utc_moment(text)
    assert moment == read_moment(text)
    assert moment is not None
    assert moment.utc == int(at.replace(tzinfo=UTC, microsecond=0).timestamp())


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_months_by_name_come_back(day: date) -> None:
    for text in (f"{day:%d %b %Y}", f"{day:%d-%b-%y}", f"{day:%b %d, %Y}", f"{day.month}/{day.day}/{day:%y}"):
        assert iso_date(text) == day.isoformat()


@given(st.text(max_size=100) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}( [0-9:]{1,8})?( [AP]M)?"))
@example("\u0662024-03-01 09:30:00")
@example("²-Jul-20")
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert read_moment(text) == read_moment(text)
    assert read_date(text, day_first=True) == read_date(text, day_first=True)
    utc_moment(text)
    epoch_moment(text)
    read_span(text)
    is_day_first([text])
