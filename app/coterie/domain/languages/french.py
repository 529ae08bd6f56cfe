# SPDX-License-Identifier: GPL-3.0-or-later
"""French."""

from __future__ import annotations

from coterie.domain.languages.language import NARROW, NO_BREAK, DateWords, Habits, Language, NumberMarks

_PERCENT = "{0}" + NARROW + "%"

FRENCH = Language(
    "fr",
    "Français",
    DateWords(
        near={
            "aujourd'hui": 0, "demain": 1, "hier": -1, "après-demain": 2, "après demain": 2, "avant-hier": -2,
            "avant hier": -2,
        },
        weekdays=(("lundi",), ("mardi",), ("mercredi",), ("jeudi",), ("vendredi",), ("samedi",), ("dimanche",)),
        short_weekdays=(("lun",), ("mar",), ("mer",), ("jeu",), ("ven",), ("sam",), ("dim",)),
        months=(
            ("janvier",), ("février",), ("mars",), ("avril",), ("mai",), ("juin",), ("juillet",), ("août",),
            ("septembre",), ("octobre",), ("novembre",), ("décembre",),
        ),
        short_months=(
            ("janv", "jan"), ("févr", "fév"), ("mars",), ("avr",), ("mai",), ("juin",), ("juil",), ("août",),
            ("sept", "sep"), ("oct",), ("nov",), ("déc",),
        ),
        numbers={
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
            "dix": 10, "onze": 11, "douze": 12,
        },
        days=("jour", "jours"), weeks=("semaine", "semaines"), month_units=("mois",),
        years=("an", "ans", "année", "années"),
        ahead=("dans", "d'ici"), ago=("il y a",), every=("tous les", "toutes les", "chaque"),
        next=("prochain", "prochaine", "la prochaine", "le prochain"),
        last=("dernier", "dernière", "passé", "passée"),
        this=("ce", "cette"),
        on=("le", "la", "pour le", "avant le", "d'ici le", "d'ici au", "jusqu'au", "au"),
        into=("en", "pour", "avant"),
        at=("à", "vers"), hour_signs=("h", "heure", "heures"),
        morning=("du matin",), evening=("de l'après-midi", "du soir"),
        with_=("avec", "chez"), ordinals=("er",),
    ),
    NumberMarks(NARROW, ",", _PERCENT),
    {"CH": Habits(numbers=NumberMarks("’", ",", "{0}%")),
     "CA": Habits(numbers=NumberMarks(NO_BREAK, ",", "{0}" + NO_BREAK + "%"))},
)  # fmt: skip
