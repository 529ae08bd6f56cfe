# SPDX-License-Identifier: GPL-3.0-or-later
"""Stages of a job search: the nine the program knows, and the words by which other programs name them."""

from __future__ import annotations

#: In the order in which a search goes; the last four end it.
STAGES = (
    "saved", "applied", "screening", "interviewing", "offer", "accepted", "rejected", "withdrawn", "stale",
)  # fmt: skip

_WORDS = {
    "saved": """
        saved, bookmarked, wishlist, wish list, interested, to apply, backlog, to do, idea, new, gemerkt,
        guardado
    """,
    "applied": """
        applied, applying, submitted, sent, application submitted, application sent, beworben, postulé,
        candidaté, enviada, candidatura enviada, aplicado
    """,
    "screening": """
        screen, screening, phone screen, recruiter call, recruiter screen, assessment, oa, online
        assessment, test, take home
    """,
    "interviewing": """
        interview, interviews, interviewing, onsite, on site, final round, technical, technical interview,
        vorstellungsgespräch, entretien, entrevista
    """,
    "offer": "offer, offered, offer received, negotiating, negotiation, angebot, offre, oferta, proposta",
    "accepted": "accepted, hired, signed, offer accepted, zugesagt, accepté, aceptada, aceita",
    "rejected": """
        rejected, declined by company, not selected, no offer, closed, unsuccessful, absage, refusé,
        rechazada, recusada
    """,
    "withdrawn": """
        withdrawn, declined, cancelled, canceled, offer declined, not interested, zurückgezogen, retiré,
        retirada
    """,
    "stale": "ghosted, no response, no answer, no reply, stale, keine antwort",
}
_STAGE_OF = {" ".join(word.split()): stage for stage, words in _WORDS.items() for word in words.split(",")}


def stage_of(written: str) -> str:
    """Give the stage a word stands for, in any case and spelling, "" for a word that names none of the nine."""
    word = " ".join(written.casefold().replace("_", " ").replace("-", " ").split())
    return _STAGE_OF.get(word, "")
