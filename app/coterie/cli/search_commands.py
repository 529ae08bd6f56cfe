# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli.command import Call, Command
from coterie.cli.parser import positive
from coterie.cli.tables import table
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coterie.services.searching import SearchHit, SearchResult

_HITS = 20


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "search", _("search names, notes, messages, everything"), search, _arguments,
            ("search berlin design", 'search "tag:mentor"'),
        ),
    )  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what to look for"))
    parser.add_argument("--limit", metavar="N", type=positive, default=_HITS, help=_("at most so many (20)"))


def search(call: Call) -> None:
    """Search everything."""
    text = " ".join(call.options.text)
    with call.session() as session:
        found = session.searching.find(text, call.options.limit)
    call.note_hints(text)
    hits = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "snippet": hit.snippet} for hit in found.hits]
    call.answer({"total": found.total, "hits": hits}, _listed(found))


def _listed(found: SearchResult) -> Iterator[str]:
    """Give what was found, and how much more there is."""
    if not found.hits:
        yield _("Nothing was found.")
        return
    yield from table((_kind(hit), str(hit.id), hit.title, hit.day or "", hit.snippet) for hit in found.hits)
    if found.total > len(found.hits) or found.at_least:
        yield ""
        more = (
            _("{0} of {1} or more shown; --limit shows more.")
            if found.at_least
            else _("{0} of {1} shown; --limit shows more.")
        )
        yield more.format(whole(len(found.hits)), whole(found.total))


def _kind(hit: SearchHit) -> str:
    kinds = {
        "person": _("person"), "interaction": _("entry"), "note": _("note"), "follow_up": _("follow-up"),
        "event": _("event"),
    }  # fmt: skip
    return kinds.get(hit.kind, hit.kind)
