# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the window and the habits of the country: what we write agrees with what Qt writes."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QDate, QLocale, QTime

from coterie.domain.languages import LANGUAGES, speech_of
from coterie.domain.texts import _, speak, speech
from coterie.domain.written_numbers import written_time
from coterie.shipped import catalogue
from coterie.ui.design.theme import CoterieApplication
from coterie.ui.speaking import locale_for, speak_in

REGIONS = [(language.code, region) for language in LANGUAGES for region in language.habits] + [
    ("en", "GB"), ("de", "DE"), ("es", "ES"), ("fr", "FR"), ("pt", "PT"),
]  # fmt: skip
#: Spaces that do not break, and the sign Qt writes plainly.
_ALIKE = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2019": "'"})
#: Canada and Quebec write days as 2026-04-03, which nobody takes for anything else.
_BY_YEAR = {("en", "CA"), ("fr", "CA")}


@pytest.mark.parametrize(("code", "region"), REGIONS)
def test_what_we_write_is_what_qt_writes(code: str, region: str) -> None:
    locale, habits = QLocale(f"{code}_{region}"), speech_of(code, region)
    assert locale.name() == f"{code}_{region}"
    if region != "IN":  # which sets digits apart by twos
        assert habits.numbers.whole(1_234_567).translate(_ALIKE) == locale.toString(1_234_567).translate(_ALIKE)
    assert habits.numbers.parted(0.5, 1) == locale.toString(0.5, "f", 1)
    said = locale.toString(QTime(14, 5), QLocale.FormatType.ShortFormat).translate(_ALIKE)
    speak(catalogue(code), region)
    try:
        ours = written_time(time(14, 5)).translate(_ALIKE)
        assert ours.replace(" ", "") == said.replace(" ", "").replace("h", ":")
    finally:
        speak(catalogue("en"))
    if (code, region) not in _BY_YEAR:
        shown = locale.toString(QDate(2026, 4, 3), QLocale.FormatType.ShortFormat)
        assert habits.habits.day_first == (shown.index("3") < shown.index("4"))


@pytest.mark.parametrize(
    ("language", "desktop", "habits"),
    [
        ("en", "C", "en_GB"), ("en", "en_US", "en_US"), ("en", "de_DE", "en_DE"), ("de", "en_US", "de_DE"),
        ("es", "es_MX", "es_MX"), ("pt", "C", "pt_PT"), ("pt", "pt_BR", "pt_BR"), ("fr", "de_CH", "fr_CH"),
    ],
)  # fmt: skip
def test_the_habits_of_the_desktop_hold_where_it_speaks_the_language(language: str, desktop: str, habits: str) -> None:
    assert locale_for(language, QLocale(desktop)).name() == habits


@pytest.mark.usefixtures("qtbot")
def test_words_habits_and_dates_agree() -> None:
    application = CoterieApplication.instance()
    assert isinstance(application, CoterieApplication)
    before = QLocale()
    try:
        speak_in(application, "de")
        assert (_("Today"), speech().words is speech_of("de").words) == ("Heute", True)
        assert QLocale().language() == QLocale.Language.German
    finally:
        speak_in(application, "en")
        QLocale.setDefault(before)
        speak(catalogue("en"))
