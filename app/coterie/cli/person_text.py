# SPDX-License-Identifier: GPL-3.0-or-later
"""People as text: lines of a list, and the page of one person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.cli.kind_words import entry_word
from coterie.cli.output import one_line
from coterie.cli.tables import fitted, indented, padded, table, width
from coterie.domain.source_names import source_name
from coterie.domain.spoken_dates import spoken_date, spoken_distance
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coterie.domain.interactions import Interaction
    from coterie.domain.people import Affiliation, PersonCard, PersonRow, Source

#: How many of the newest entries a page shows; `--json` gives more.
_ENTRIES = 15
_LONGEST_ENTRY = 400


def listed(rows: Sequence[PersonRow], total: int, *, searched: bool) -> Iterator[str]:
    """Give a list of people, and how many more there are."""
    if not total:
        yield _("Nobody was found.") if searched else _("The vault holds nobody yet.")
        if not searched:
            yield _("Bring people in with “coterie import FILE...”, or add one with “coterie add NAME”.")
        return
    yield from table(
        ((str(row.id), row.name, row.last_interaction or "", post_of(row), _reached(row)) for row in rows),
        (_("ID"), _("NAME"), _("LAST CONTACT"), _("WORK"), _("REACHED AT")),
    )
    if total > len(rows):
        yield ""
        shown = _("{0} of {1} people shown; --limit shows more.")
        yield shown.format(whole(len(rows)), whole(total))
    else:
        yield ""
        yield counted("{n} person", "{n} people", total)


def page(card: PersonCard, today: date, *, is_binned: bool = False) -> Iterator[str]:
    """Give the page of one person."""
    yield one_line(card.name) or _("You, the owner of this vault (no name yet)")
    if post := post_of(card):
        yield post
    if is_binned:
        yield _("In the bin. “coterie bin {0} --restore” takes them out.").format(card.id)
    yield ""
    yield from _facts(card, today)
    yield from _section(_("Notes"), (line for note in card.notes for line in indented(note.text, "  ")))
    yield from _section(_("Follow-ups"), _follow_ups(card))
    yield from _section(_("Timeline"), _timeline(card.interactions))


def post_of(row: PersonRow) -> str:
    """Say what somebody is, and where."""
    title, organisation = one_line(row.title or ""), one_line(row.organisation or "")
    if title and organisation:
        return _("{0}, {1}").format(title, organisation)
    return title or organisation


def _reached(row: PersonRow) -> str:
    return next(iter((*row.emails, *row.phones)), "")


def _facts(card: PersonCard, today: date) -> Iterator[str]:
    facts = [(name, value) for name, value in _named_values(card, today) if value]
    columns = max(width(name) for name, _value in facts)
    for name, value in facts:
        yield fitted(f"  {padded(name, columns)}  {one_line(value)}")


def _named_values(card: PersonCard, today: date) -> Iterator[tuple[str, str]]:
    kinds = {
        "mail": _("mail"), "phone": _("phone"), "address": _("address"), "url": _("link"),
        "handle": _("handle"), "messenger": _("messenger"),
    }  # fmt: skip
    for point in card.contact_points:
        mark = _(" (private)") if point.private else ""
        label = f" ({point.label})" if point.label else ""
        yield kinds.get(point.kind, point.kind), f"{point.value}{label}{mark}"
    for post in card.affiliations:
        if not post.current:
            yield _("before"), _past_post(post)
    for day in card.important_dates:
        name = {"birthday": _("birthday"), "anniversary": _("anniversary")}.get(day.kind, day.label or _("date"))
        yield name, day.date
    yield _("tags"), " ".join(f"#{name}" for name in card.tags)
    for one in card.relationships:
        kind = _("is their {0}").format(one.kind) if one.inverse else one.kind
        yield one_line(kind), one.name
    for field in card.fields:
        yield one_line(field.name), field.value
    yield _("last contact"), _spoken(card.last_interaction, today)
    yield _("next due"), _spoken(card.next_follow_up, today)
    yield _("strength"), "" if card.strength is None else _("{0} of 100").format(card.strength)
    sources = (_source(source) for source in card.sources)
    yield _("known from"), ", ".join(dict.fromkeys(sources))
    yield _("id"), f"{card.id}  {card.uuid}"


def _source(source: Source) -> str:
    files = ", ".join(file.rpartition("/")[2] for file in source.file.split(", "))
    name = source_name(source.source)
    return f"{name} ({files})" if files else name


def _past_post(post: Affiliation) -> str:
    what = ", ".join(part for part in (post.title, post.organisation or "") if part)
    years = "–".join(part or "" for part in (post.from_, post.to))
    return f"{what} ({years})" if post.from_ or post.to else what


def _spoken(day: str | None, today: date) -> str:
    if not day:
        return ""
    at = date.fromisoformat(day[:10])
    return f"{spoken_date(at)}, {spoken_distance(at, today)}"


def _follow_ups(card: PersonCard) -> Iterator[str]:
    words = {"open": "", "done": _("done"), "dropped": _("let go")}
    rows = [
        (f"#{one.id}", one.due.isoformat() if one.due else "", one.reason or _("follow up"), words.get(one.state, ""))
        for one in card.follow_ups
    ]
    return (f"  {line}" for line in table(rows))


def _timeline(entries: Sequence[Interaction]) -> Iterator[str]:
    for entry in entries[:_ENTRIES]:
        said = one_line(" · ".join(part for part in (entry.title, entry.text, entry.place) if part))
        if len(said) > _LONGEST_ENTRY:
            said = said[:_LONGEST_ENTRY].rstrip() + "…"
        yield fitted(f"  {entry.when[:10]}  {entry_word(entry.kind):<12}  {said}".rstrip())
    if len(entries) > _ENTRIES:
        yield "  " + _("… and earlier ones; --json gives more")


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield ""
        yield title
        yield from lines
