# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language: what the program writes in it is read back, what people type in it is understood, English is not."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.cadence import interval_days
from coterie.domain.errors import BadValue
from coterie.domain.joined_words import joined
from coterie.domain.languages import LANGUAGES, language_of, speech_of
from coterie.domain.quick_add import QuickLine, understand
from coterie.domain.remembered_dates import spoken_remembered, typed_remembered
from coterie.domain.short_dates import short_day
from coterie.domain.spoken_dates import (
    spoken_date,
    spoken_day,
    spoken_day_of_week,
    spoken_distance,
    spoken_every,
    spoken_full_day,
    spoken_interval,
    spoken_month,
    spoken_weekday,
)
from coterie.domain.texts import _, speak, speech
from coterie.domain.typed_dates import read_day, typed_date
from coterie.shipped import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 3, 12)  # a Thursday
CODES = [language.code for language in LANGUAGES]
EVERY_LANGUAGE = pytest.mark.parametrize("code", CODES)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(catalogue("en"))


def read(text: str, today: date = TODAY, *, past: bool = False) -> date | None:
    found = read_day(text, today, past=past)
    return found.day if found else None


def line(code: str, text: str) -> QuickLine:
    return understand(text, TODAY, speech_of(code))


@EVERY_LANGUAGE
@given(day=DAYS)
def test_a_day_with_its_year_is_read_back(code: str, day: date) -> None:
    speak(catalogue(code))
    for said in (spoken_date(day), spoken_full_day(day)):
        assert read(said) == day, said
        assert read(said.upper().casefold()) == day, said
        assert understand(f"Ana {said}", TODAY, speech()).day == day, said


@EVERY_LANGUAGE
@given(day=NEAR)
def test_a_day_without_its_year_is_read_back(code: str, day: date) -> None:
    speak(catalogue(code))
    for said in (spoken_day(day, TODAY), spoken_day_of_week(day, TODAY), short_day(day, TODAY)):
        assert read(said, past=day < TODAY) == day, said


@EVERY_LANGUAGE
@given(day=NEAR)
def test_a_weekday_tells_the_year(code: str, day: date) -> None:
    speak(catalogue(code))
    said = spoken_day_of_week(day, TODAY)
    assert read(said) == read(said, past=True) == day


@EVERY_LANGUAGE
@given(days=st.integers(-13, 13))
def test_a_day_near_at_hand_is_read_back(code: str, days: int) -> None:
    speak(catalogue(code))
    day = TODAY + timedelta(days=days)
    said = spoken_distance(day, TODAY)
    assert read(said) == day, said
    assert understand(f"Ana {said}", TODAY, speech()).day == day, said


@EVERY_LANGUAGE
@given(days=st.integers(-3_600, 3_600))
def test_a_distance_is_read_as_the_same_distance(code: str, days: int) -> None:
    speak(catalogue(code))
    said = spoken_distance(TODAY + timedelta(days=days), TODAY)
    found = read(said)
    assert found is not None, said
    assert abs((found - TODAY).days - days) <= 190, said


@EVERY_LANGUAGE
@given(days=st.integers(1, 3_650))
def test_a_rhythm_is_read_back(code: str, days: int) -> None:
    speak(catalogue(code))
    for said in (spoken_every(days), spoken_interval(days), f"{days}d"):
        assert interval_days(said) == days, said
    assert understand(f"Ana {spoken_every(days)}", TODAY, speech()).every_days == days


@EVERY_LANGUAGE
@pytest.mark.parametrize("known", ["--11-02", "1990-11-02", "1990-11", "1990", "--02-29", "2024-03-01"])
def test_what_is_remembered_is_read_back(code: str, known: str) -> None:
    speak(catalogue(code))
    assert typed_remembered(spoken_remembered(known)) == known


@EVERY_LANGUAGE
def test_names_of_days_and_months_are_read_with_and_without_accents(code: str) -> None:
    speak(catalogue(code))
    plain = str.maketrans("áàâãéêíóôõúûçäöü", "aaaaeeiooouucaou")
    for number in range(7):
        day = TODAY + timedelta(days=1 + number)
        name = spoken_weekday(day)
        assert read(name) == read(name.upper()) == read(name.translate(plain)) == day
    for month in range(1, 13):
        name = spoken_month(month)
        assert read(f"1 {name} 2027") == read(f"1 {name.translate(plain)} 2027") == date(2027, month, 1)


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "the day after tomorrow", date(2026, 3, 14)), ("en", "May 12th, 2027", date(2027, 5, 12)),
        ("en", "3rd of April", date(2026, 4, 3)), ("en", "next year", date(2027, 1, 1)),
        ("en", "Sat", date(2026, 3, 14)),
        ("en", "in two weeks", date(2026, 3, 26)), ("en", "May 2027", date(2027, 5, 1)),
        ("de", "Heute", TODAY), ("de", "übermorgen", date(2026, 3, 14)), ("de", "uebermorgen", date(2026, 3, 14)),
        ("de", "in 3 Wochen", date(2026, 4, 2)), ("de", "in einer Woche", date(2026, 3, 19)),
        ("de", "12. Maerz 2027", date(2027, 3, 12)), ("de", "12.5.", date(2026, 5, 12)),
        ("de", "12. 5. 2027", date(2027, 5, 12)),
        ("de", "12.05.27", date(2027, 5, 12)), ("de", "nächsten Freitag", date(2026, 3, 13)),
        ("de", "nächste Woche", date(2026, 3, 16)),
        ("de", "naechsten Monat", date(2026, 4, 1)), ("de", "letzten Freitag", date(2026, 3, 6)),
        ("de", "Di", date(2026, 3, 17)),
        ("de", "vor zwei Tagen", date(2026, 3, 10)), ("de", "bis zum 3. April", date(2026, 4, 3)),
        ("de", "Sonnabend", date(2026, 3, 14)),
        ("es", "pasado mañana", date(2026, 3, 14)), ("es", "el próximo viernes", date(2026, 3, 13)),
        ("es", "el lunes que viene", date(2026, 3, 16)), ("es", "la semana que viene", date(2026, 3, 16)),
        ("es", "dentro de un mes", date(2026, 4, 12)), ("es", "en 2 semanas", date(2026, 3, 26)),
        ("es", "el viernes pasado", date(2026, 3, 6)), ("es", "12 de mayo", date(2026, 5, 12)),
        ("es", "12 mayo 2027", date(2027, 5, 12)),
        ("es", "1º de abril", date(2026, 4, 1)), ("es", "mie", date(2026, 3, 18)),
        ("es", "hace 3 días", date(2026, 3, 9)),
        ("fr", "après-demain", date(2026, 3, 14)), ("fr", "aujourd'hui", TODAY), ("fr", "Aujourd’hui", TODAY),
        ("fr", "lundi prochain", date(2026, 3, 16)), ("fr", "la semaine prochaine", date(2026, 3, 16)),
        ("fr", "le 1er avril", date(2026, 4, 1)), ("fr", "dans une semaine", date(2026, 3, 19)),
        ("fr", "il y a 3 jours", date(2026, 3, 9)),
        ("fr", "vendredi dernier", date(2026, 3, 6)), ("fr", "12 févr. 2027", date(2027, 2, 12)),
        ("fr", "le mois prochain", date(2026, 4, 1)),
        ("pt", "depois de amanhã", date(2026, 3, 14)), ("pt", "próxima segunda", date(2026, 3, 16)),
        ("pt", "na próxima semana", date(2026, 3, 16)), ("pt", "semana que vem", date(2026, 3, 16)),
        ("pt", "daqui a duas semanas", date(2026, 3, 26)), ("pt", "em 3 meses", date(2026, 6, 12)),
        ("pt", "há 3 dias", date(2026, 3, 9)),
        ("pt", "sexta-feira passada", date(2026, 3, 6)), ("pt", "1º de abril de 2027", date(2027, 4, 1)),
        ("pt", "terça", date(2026, 3, 17)),
        ("pt", "no dia 12 de maio", date(2026, 5, 12)),
    ],
)  # fmt: skip
def test_how_people_type_a_day(code: str, text: str, day: date) -> None:
    speak(catalogue(code))
    assert read(text) == day


@pytest.mark.parametrize(
    ("code", "text", "at"),
    [
        ("en", "at 10", time(10)), ("en", "2pm", time(14)), ("en", "at 2:30 pm", time(14, 30)),
        ("en", "14:30", time(14, 30)),
        ("en", "at 12 am", time(0)), ("en", "10 people", None), ("en", "at 25", None), ("en", "13 pm", None),
        ("en", "10h", None),
        ("de", "um 10", time(10)), ("de", "um 14 Uhr", time(14)), ("de", "14.30 Uhr", time(14, 30)),
        ("de", "10 Uhr 15", time(10, 15)),
        ("de", "um 10.12", time(10, 12)), ("de", "um 7 Uhr abends", time(19)),
        ("es", "a las 10", time(10)), ("es", "a la 1", time(1)), ("es", "a las 4 de la tarde", time(16)),
        ("es", "a las 10:30", time(10, 30)), ("es", "a las 10 de la mañana", time(10)),
        ("fr", "à 10h", time(10)), ("fr", "à 14h30", time(14, 30)), ("fr", "14 h 30", time(14, 30)),
        ("fr", "a 10 h", time(10)),
        ("fr", "à 10", time(10)), ("fr", "il a 10 personnes", None), ("fr", "à 4 heures du matin", time(4)),
        ("pt", "às 10h", time(10)), ("pt", "às 9", time(9)), ("pt", "as 14h30", time(14, 30)),
        ("pt", "as 10 pessoas", None),
        ("pt", "às 8 da noite", time(20)),
    ],
)  # fmt: skip
def test_how_people_type_a_time(code: str, text: str, at: time | None) -> None:
    found = line(code, f"Ana {text}")
    assert (found.at, found.day) == (at, None)


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "every two weeks", 14), ("en", "6 weeks", 42), ("en", "6w", 42), ("en", "every year", 365),
        ("de", "alle 6 Wochen", 42), ("de", "alle zwei Monate", 60), ("de", "jedes Jahr", 365), ("de", "6 Wochen", 42),
        ("de", "6w", 42), ("es", "cada 6 semanas", 42), ("es", "todos los meses", 30), ("es", "todas las semanas", 7),
        ("fr", "toutes les 6 semaines", 42), ("fr", "tous les deux mois", 60), ("fr", "chaque semaine", 7),
        ("pt", "a cada 6 semanas", 42), ("pt", "cada 3 meses", 90), ("pt", "todas as semanas", 7),
    ],
)  # fmt: skip
def test_how_people_type_a_rhythm(code: str, text: str, days: int) -> None:
    speak(catalogue(code))
    assert interval_days(text) == days


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
@pytest.mark.parametrize(
    "text",
    ["tomorrow", "today", "next week", "next friday", "in 3 weeks", "3 days ago", "May 12", "friday", "12 March"],
)
def test_no_english_is_read_in_another_language(code: str, text: str) -> None:
    speak(catalogue(code))
    assert understand(f"Ana {text}", TODAY, speech()).day is None
    with pytest.raises(BadValue):
        typed_date(text, TODAY)


@pytest.mark.parametrize("text", ["6 weeks", "every 6 weeks", "3 months"])
def test_no_english_rhythm_is_read_in_german(text: str) -> None:
    speak(catalogue("de"))
    with pytest.raises(BadValue):
        interval_days(text)


def test_a_language_without_a_grammar_reads_figures_of_the_standard_only() -> None:
    assert language_of("xx") is None
    found = line("xx", "tomorrow at 10 every week 2026-05-01")
    assert (found.day, found.at, found.every_days) == (date(2026, 5, 1), None, None)


@pytest.mark.parametrize(
    ("speech_code", "day", "other"),
    [
        ("en_GB", date(2026, 4, 3), date(2027, 3, 4)), ("en_US", date(2027, 3, 4), date(2026, 4, 3)),
        ("fr_FR", date(2026, 4, 3), date(2027, 3, 4)),
    ],
)  # fmt: skip
def test_two_numbers_are_read_in_the_order_of_the_country_and_the_other_is_told(
    speech_code: str, day: date, other: date
) -> None:
    found = line(speech_code, "Ana 3/4")
    assert (found.day, found.other_day) == (day, other)


def test_points_between_numbers_count_in_one_order_only() -> None:
    found = line("de", "Ana am 3.4. anrufen")
    assert (found.day, found.other_day, found.text) == (date(2026, 4, 3), None, "Ana anrufen")
    assert line("de", "Fassung 3.4 lesen").day is None
    assert line("en", "Read version 3.4").day is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Llamar a Julio"), ("es", "Café con Abril"), ("pt", "Café com Marco"), ("en", "Lunch with April"),
        ("en", "may I ask"), ("fr", "la mer et le jeu"), ("de", "so di mi"), ("pt", "ter uma ideia"), ("es", "el mar"),
    ],
)  # fmt: skip
def test_names_and_little_words_are_no_dates(code: str, text: str) -> None:
    assert line(code, text).day is None


@EVERY_LANGUAGE
def test_every_example_the_program_gives_is_understood(code: str) -> None:
    speak(catalogue(code))
    example = understand(_("Coffee with Ana in 2 weeks #mentor"), TODAY, speech())
    assert (example.day, example.tags) == (date(2026, 3, 26), ("mentor",))
    with pytest.raises(BadValue) as refused:
        typed_date("soon", TODAY)
    hint = refused.value.hint
    said = re.findall(r"[“„«]\s*([^”“»]+?)\s*[”“»]", hint)
    assert [read(phrase) for phrase in said] == [
        date(2026, 3, 15), date(2026, 3, 26), date(2026, 4, 12), date(2026, 3, 9),
    ]  # fmt: skip
    assert [read(word.split()[-1]) for word in hint.split(",")[1:4]] == [TODAY, date(2026, 3, 13), date(2026, 3, 11)]
    assert interval_days(_("6 weeks")) == 42
    rhythms = re.findall(r"\d+ \w+", _("Write 6 weeks, 45 days, 3 months or 1 year."))
    assert [interval_days(rhythm) for rhythm in rhythms] == [42, 45, 90, 365]


@pytest.mark.parametrize(
    ("code", "names", "said"),
    [
        ("en", ("Ana", "Bo", "Ivo"), "Ana, Bo and Ivo"), ("es", ("Ana", "Leila"), "Ana y Leila"),
        ("es", ("Ana", "Inés"), "Ana e Inés"), ("es", ("Bo", "Ana", "Íñigo"), "Bo, Ana e Íñigo"),
        ("es", ("Ana", "Hilda"), "Ana e Hilda"), ("es", ("agua", "hielo"), "agua y hielo"),
        ("de", ("Ana", "Ida"), "Ana und Ida"),
        ("es", ("Ana",), "Ana"), ("es", (), ""),
    ],
)  # fmt: skip
def test_names_are_joined(code: str, names: tuple[str, ...], said: str) -> None:
    speak(catalogue(code))
    assert joined(names) == said


def test_next_friday_tells_the_week_after_too() -> None:
    found = line("en", "Ana next friday")
    assert (found.day, found.other_day) == (date(2026, 3, 13), date(2026, 3, 20))


def test_what_is_gone_is_a_log_and_what_comes_a_follow_up() -> None:
    assert [line("en", text).kind for text in ("Ana yesterday", "Ana today", "Ana tomorrow", "l: Ana friday")] == [
        "log", "follow_up", "follow_up", "log",
    ]  # fmt: skip
    assert line("en", "l: Ana friday").day == date(2026, 3, 6)


def test_a_tint_covers_what_belongs_to_the_date() -> None:
    text = "Anruf bei Jonas am Freitag, dem neuen Chef"
    found = line("de", text)
    assert [text[part.start : part.end] for part in found.parts] == ["am Freitag"]
    assert found.text == "Anruf bei Jonas, dem neuen Chef"


@EVERY_LANGUAGE
@given(text=st.text(max_size=60))
def test_any_line_is_read_in_any_language(code: str, text: str) -> None:
    found = line(code, text)
    edges = [edge for part in found.parts for edge in (part.start, part.end)]
    assert edges == sorted(edges)


@pytest.mark.parametrize(
    ("code", "thousand", "many", "part"),
    [
        ("en", "1,234", "1,234,567", "-1,234.5"), ("de", "1.234", "1.234.567", "-1.234,5"),
        ("es", "1234", "1.234.567", "-1234,5"), ("fr", "1\u202f234", "1\u202f234\u202f567", "-1\u202f234,5"),
        ("pt", "1234", "1\u00a0234\u00a0567", "-1234,5"), ("pt_BR", "1.234", "1.234.567", "-1.234,5"),
        ("de_CH", "1’234", "1’234’567", "-1’234.5"), ("xx", "1,234", "1,234,567", "-1,234.5"),
    ],
)  # fmt: skip
def test_numbers(code: str, thousand: str, many: str, part: str) -> None:
    marks = speech_of(code).numbers
    assert (marks.whole(1234), marks.whole(1234567), marks.parted(-1234.5, 1)) == (thousand, many, part)
