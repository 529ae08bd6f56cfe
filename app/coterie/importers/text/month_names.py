# SPDX-License-Identifier: GPL-3.0-or-later
"""Month names as programs abbreviate them: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish."""

from __future__ import annotations

import unicodedata

#: Full names and the abbreviations that are not their first three letters; marks are folded away before comparing.
_SPELLINGS = (
    "january januar janner jan janvier janv enero ene janeiro gennaio gen januari styczen stycznia sty",
    "february februar feber feb fevrier fevr fev febrero fevereiro febbraio februari luty lutego lut",
    "march marz mrz mar mars marzo marco maart mrt marzec marca",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi",
    "may mai mayo maio maggio mag mei maj maja",
    "june juni jun juin junio junho giugno giu czerwiec czerwca cze",
    "july juli jul juillet juil julio julho luglio lug lipiec lipca lip",
    "august aug aout aou agosto ago augustus sierpien sierpnia sie",
    "september sept sep septembre septiembre setembro set settembre sett wrzesien wrzesnia wrz",
    "october oktober oct okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz",
    "november nov novembre noviembre novembro listopad listopada lis",
    "december dezember dec dez decembre diciembre dic dezembro dicembre grudzien grudnia gru",
)
_MONTHS = {spelling: month for month, line in enumerate(_SPELLINGS, 1) for spelling in line.split()}


def month_number(name: str) -> int:
    """Give the number of a month by its name or abbreviation, 0 for a word that is none."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return _MONTHS.get(folded.casefold().strip(". "), 0)
