# SPDX-License-Identifier: GPL-3.0-or-later
"""Portuguese, as it is written in Portugal and in Brazil."""

from __future__ import annotations

from coterie.domain.languages.language import NO_BREAK, DateWords, Habits, Language, NumberMarks

PORTUGUESE = Language(
    "pt",
    "Português",
    DateWords(
        near={"hoje": 0, "amanhã": 1, "ontem": -1, "depois de amanhã": 2, "anteontem": -2},
        weekdays=(
            ("segunda-feira", "segunda feira", "segunda"), ("terça-feira", "terça feira", "terça"),
            ("quarta-feira", "quarta feira", "quarta"), ("quinta-feira", "quinta feira", "quinta"),
            ("sexta-feira", "sexta feira", "sexta"), ("sábado",), ("domingo",),
        ),
        short_weekdays=(("seg",), ("ter",), ("qua",), ("qui",), ("sex",), ("sáb",), ("dom",)),
        months=(
            ("janeiro",), ("fevereiro",), ("março",), ("abril",), ("maio",), ("junho",), ("julho",), ("agosto",),
            ("setembro",), ("outubro",), ("novembro",), ("dezembro",),
        ),
        short_months=(
            ("jan",), ("fev",), ("mar",), ("abr",), ("mai",), ("jun",), ("jul",), ("ago",), ("set",), ("out",),
            ("nov",), ("dez",),
        ),
        numbers={
            "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7,
            "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12,
        },
        days=("dia", "dias"), weeks=("semana", "semanas"), month_units=("mês", "meses"), years=("ano", "anos"),
        ahead=("em", "daqui a", "dentro de"), ago=("há", "faz"), ago_after=("atrás",),
        every=("a cada", "cada", "todos os", "todas as"),
        next=("próximo", "próxima", "que vem"), last=("passado", "passada", "último", "última"),
        this=("este", "esta"), of=("de",),
        on=("no", "na", "no dia", "dia", "o", "a", "para o dia", "para", "até", "até dia", "até ao dia"),
        into=("em", "para", "até"),
        at=("às", "à", "pelas"), hour_signs=("h", "hora", "horas"),
        morning=("da manhã", "da madrugada"), evening=("da tarde", "da noite"),
        with_=("com",), ordinals=("º", "°"),
    ),
    NumberMarks(NO_BREAK, ",", "{0}%", least_grouped=5),
    {"BR": Habits(numbers=NumberMarks(".", ",", "{0}%"))},
)  # fmt: skip
