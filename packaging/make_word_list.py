# SPDX-License-Identifier: GPL-3.0-or-later
"""Picks the 7,776 words that suggested passphrases are made of, from the English word lists that zxcvbn carries.

    python packaging/make_word_list.py > resources/words/english.txt

Words of 4 to 8 plain letters, the most used first; no names, nothing that would be unpleasant to read aloud, no mere
noise, none of packaging/unlucky_words.py (places, drugs, bodies, slurs, harm), and no word that begins with another
one of the list, so that words run together still come apart in one way only.
"""

from __future__ import annotations

import re
import sys

from unlucky_words import is_unlucky
from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: TID253 - this is the whole work of the script

HOW_MANY = 7_776
PLAIN = re.compile(r"[a-z]{4,8}")
#: The same letter three times, or nothing that is spoken as a vowel.
NOISE = re.compile(r"(.)\1\1|^[^aeiouy]+$")
UNPLEASANT = re.compile(
    "anal|arse|bast|bitch|blood|bomb|bugger|corpse|crap|cum|cunt|damn|dead|death|dick|die|dies|drug|dumb|dyke|fag|fat|"
    "fuck|gang|gay|gun|hang|hate|heil|hell|hitl|homo|hook|horn|idiot|incest|jew|jihad|kill|klan|lesb|lynch|moron|"
    "murder|muslim|naked|nazi|negr|nigg|nude|nudi|orgas|orgy|penis|piss|poop|porn|pregn|prick|prost|puss|queer|racis|"
    "rape|rapi|rapt|retard|sadis|semen|sex|shit|slave|slut|stab|stupid|suck|suici|terror|testic|tit|toilet|tortur|"
    "turd|ugly|urin|vagin|victim|viol|virgin|vomit|wank|weapon|whor"
)


def words() -> list[str]:
    """Pick the words, in the order of the alphabet."""
    ranks: dict[str, int] = {}
    for source in ("english_wikipedia", "us_tv_and_film"):
        for rank, word in enumerate(FREQUENCY_LISTS[source]):
            ranks[word] = min(rank, ranks.get(word, rank))
    names = {name for source in ("male_names", "female_names", "surnames") for name in FREQUENCY_LISTS[source][:3_000]}
    chosen: set[str] = set()
    beginnings: set[str] = set()
    for word in sorted(ranks, key=lambda word: (ranks[word], word)):
        is_pleasant = not UNPLEASANT.search(word) and not NOISE.search(word)
        if not PLAIN.fullmatch(word) or word in names or not is_pleasant or is_unlucky(word) or word in beginnings:
            continue
        starts = {word[:length] for length in range(1, len(word))}
        if starts & chosen:
            continue
        chosen.add(word)
        beginnings |= starts
        if len(chosen) == HOW_MANY:
            break
    return sorted(chosen)


if __name__ == "__main__":
    sys.stdout.write("\n".join(words()) + "\n")
