# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish."""

from __future__ import annotations

from coterie.domain.languages.language import NO_BREAK, DateWords, Habits, Language, NumberMarks

_PERCENT = "{0}" + NO_BREAK + "%"
_HALVES = ("a. m.", "p. m.")
#: Countries that write 1,234.5, and those that write 1.234,5, both with hours from one to twelve.
_POINTS = ("MX", "US", "CU", "DO", "GT", "HN", "NI", "PE", "SV")
_COMMAS = ("AR", "BO", "CL", "CO", "EC", "PY", "UY", "VE")
_WITH_POINTS = NumberMarks(",", ".", _PERCENT)

SPANISH = Language(
    "es",
    "Español",
    DateWords(
        near={"hoy": 0, "mañana": 1, "ayer": -1, "pasado mañana": 2, "anteayer": -2, "antes de ayer": -2},
        weekdays=(
            ("lunes",), ("martes",), ("miércoles",), ("jueves",), ("viernes",), ("sábado",), ("domingo",),
        ),
        short_weekdays=(("lun",), ("mar",), ("mié",), ("jue",), ("vie",), ("sáb",), ("dom",)),
        months=(
            ("enero",), ("febrero",), ("marzo",), ("abril",), ("mayo",), ("junio",), ("julio",), ("agosto",),
            ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre",),
        ),
        short_months=(
            ("ene",), ("feb",), ("mar",), ("abr",), ("may",), ("jun",), ("jul",), ("ago",), ("sept", "sep", "set"),
            ("oct",), ("nov",), ("dic",),
        ),
        numbers={
            "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
            "nueve": 9, "diez": 10, "once": 11, "doce": 12,
        },
        days=("día", "días"), weeks=("semana", "semanas"), month_units=("mes", "meses"), years=("año", "años"),
        ahead=("en", "dentro de"), ago=("hace",), ago_after=("atrás",),
        every=("cada", "todos los", "todas las"),
        next=("próximo", "próxima", "el próximo", "la próxima", "que viene", "siguiente"),
        last=("pasado", "pasada", "último", "última", "el último", "la última"),
        this=("este", "esta"), of=("de", "del"),
        on=("el", "el día", "día", "la", "para el", "para la", "antes del", "hasta el", "para"),
        into=("en", "para", "hasta"),
        at=("a las", "a la", "sobre las"), hour_signs=("h", "horas", "hrs"),
        morning=("am", "a.m", "de la mañana", "de la madrugada"), evening=("pm", "p.m", "de la tarde", "de la noche"),
        with_=("con",), ordinals=("º", "°"),
    ),
    NumberMarks(".", ",", _PERCENT, least_grouped=5),
    {
        **dict.fromkeys(_POINTS, Habits(half_days=_HALVES, numbers=_WITH_POINTS)),
        **dict.fromkeys(_COMMAS, Habits(half_days=_HALVES, numbers=NumberMarks(".", ",", _PERCENT))),
        "CR": Habits(half_days=_HALVES, numbers=NumberMarks(NO_BREAK, ",", _PERCENT)),
        "PA": Habits(day_first=False, half_days=_HALVES, numbers=_WITH_POINTS),
    },
    and_turns=("y", "e", "h?[ií](?![aeo])"),
)  # fmt: skip
