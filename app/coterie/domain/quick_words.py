# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of dates in the languages in which quick add understands them; in any other it offers a calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class QuickWords:
    """The words of one language, folded to plain small letters.

    weekdays begin with Monday, months with January. `ahead` and `every` stand before a number and a unit, `at` before a
    time, `next` before or after a unit or a weekday. day_first: 3/4 is the third of April.
    """

    today: tuple[str, ...]
    tomorrow: tuple[str, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    ahead: tuple[str, ...]
    every: tuple[str, ...]
    at: tuple[str, ...]
    next: tuple[str, ...]
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    month_units: tuple[str, ...]
    joining: tuple[str, ...] = ()
    day_first: bool = True


_ENGLISH = QuickWords(
    ("today",), ("tomorrow",),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"),
    ("in",), ("every", "each"), ("at",), ("next",), ("day", "days"), ("week", "weeks"), ("month", "months"),
    ("on", "with", "by", "until"),
)  # fmt: skip
_GERMAN = QuickWords(
    ("heute",), ("morgen",),
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    ("januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
     "dezember"),
    ("in",), ("alle", "jede", "jeden"), ("um",), ("nachste", "nachsten", "nachster", "nachstes"),
    ("tag", "tage", "tagen"), ("woche", "wochen"), ("monat", "monate", "monaten"), ("am", "mit", "bis"),
)  # fmt: skip
_FRENCH = QuickWords(
    ("aujourd'hui",), ("demain",),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
     "decembre"),
    ("dans",), ("tous les", "toutes les"), ("a",), ("prochain", "prochaine"), ("jour", "jours"),
    ("semaine", "semaines"), ("mois",), ("le", "avec", "avant"),
)  # fmt: skip
_SPANISH = QuickWords(
    ("hoy",), ("manana",),
    ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
     "diciembre"),
    ("en", "dentro de"), ("cada",), ("a las", "a la"), ("proximo", "proxima"), ("dia", "dias"),
    ("semana", "semanas"), ("mes", "meses"), ("el", "con", "antes del"),
)  # fmt: skip
_PORTUGUESE = QuickWords(
    ("hoje",), ("amanha",),
    ("segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sabado", "domingo"),
    ("janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
     "dezembro"),
    ("em", "daqui a"), ("a cada", "cada"), ("as",), ("proximo", "proxima"), ("dia", "dias"),
    ("semana", "semanas"), ("mes", "meses"), ("no", "na", "com", "ate"),
)  # fmt: skip

_LANGUAGES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE}


def words_of(language: str) -> QuickWords | None:
    """Give the words of a language by its two letters (more may follow), None where it is not understood."""
    return _LANGUAGES.get(language.lower()[:2])
