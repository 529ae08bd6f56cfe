# SPDX-License-Identifier: GPL-3.0-or-later
"""German."""

from __future__ import annotations

from coterie.domain.languages.language import NO_BREAK, DateWords, Habits, Language, NumberMarks

GERMAN = Language(
    "de",
    "Deutsch",
    DateWords(
        near={
            "heute": 0, "morgen": 1, "gestern": -1, "übermorgen": 2, "uebermorgen": 2, "vorgestern": -2,
        },
        weekdays=(
            ("montag",), ("dienstag",), ("mittwoch",), ("donnerstag",), ("freitag",), ("samstag", "sonnabend"),
            ("sonntag",),
        ),
        short_weekdays=(("mo",), ("di",), ("mi",), ("do",), ("fr",), ("sa",), ("so",)),
        months=(
            ("januar", "jänner", "jaenner"), ("februar", "feber"), ("märz", "maerz"), ("april",), ("mai",), ("juni",),
            ("juli",), ("august",), ("september",), ("oktober",), ("november",), ("dezember",),
        ),
        short_months=(
            ("jan", "jän"), ("feb", "febr"), ("mär", "mrz"), ("apr",), ("mai",), ("jun",), ("jul",), ("aug",),
            ("sep", "sept"), ("okt",), ("nov",), ("dez",),
        ),
        numbers={
            "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4,
            "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
            "zwoelf": 12,
        },
        days=("tag", "tage", "tagen"), weeks=("woche", "wochen"), month_units=("monat", "monate", "monaten"),
        years=("jahr", "jahre", "jahren"),
        ahead=("in",), ago=("vor",), every=("alle", "jede", "jeden", "jedes"),
        next=(
            "nächste", "nächsten", "nächster", "nächstes", "naechste", "naechsten", "naechster", "naechstes",
            "kommende", "kommenden", "kommender", "kommendes",
        ),
        last=(
            "letzte", "letzten", "letzter", "letztes", "vorige", "vorigen", "voriger", "voriges", "vergangene",
            "vergangenen",
        ),
        this=("diese", "diesen", "dieser", "dieses"),
        on=("am", "bis", "bis zum", "bis zur", "zum", "ab", "den", "der"), into=("im", "bis", "ab"),
        at=("um", "gegen"), hour_signs=("uhr", "h"),
        morning=("morgens", "vormittags", "früh"), evening=("nachmittags", "abends"),
        with_=("mit", "bei"), months_alone=True, dots=True,
    ),
    NumberMarks(".", ",", "{0}" + NO_BREAK + "%"),
    {"CH": Habits(numbers=NumberMarks("’", ".", "{0}%")), "LI": Habits(numbers=NumberMarks("’", ".", "{0}%")),
     "AT": Habits(numbers=NumberMarks(NO_BREAK, ",", "{0}" + NO_BREAK + "%"))},
    large_nouns=True,
)  # fmt: skip
