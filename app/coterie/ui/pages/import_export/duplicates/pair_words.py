# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people side by side in words: what each says, what is picked, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from coterie.domain.comparisons import ComparedPerson, MergeChoice
from coterie.domain.moments import PartialDate
from coterie.domain.source_names import origin_name
from coterie.domain.spoken_dates import spoken_date, spoken_day
from coterie.domain.texts import _, counted, inside
from coterie.ui.pages.import_export.field_words import field_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEFT, RIGHT = "left", "right"
#: How a row is decided: one side of two, both at will, both in any case, or nothing to decide.
ONE, ANY, FIXED, SAME = "one", "any", "fixed", "same"
_WAYS = ("mail", "phone", "messenger", "handle", "url", "address")


@dataclass(frozen=True)
class SideText:
    """What one person says in a row. mark: ONE, ANY, FIXED or SAME; picked: it will be there after merging."""

    text: str
    below: str
    mark: str
    picked: bool


@dataclass(frozen=True)
class RowText:
    """A row of the comparison."""

    key: str
    label: str
    left: SideText
    right: SideText
    result: str


@dataclass(frozen=True)
class HeadText:
    """Whose column it is. origin: where they come from."""

    seed: int
    name: str
    origin: str


@dataclass(frozen=True)
class Values:
    """What both say in one row, and how it is decided. shown: the words of each, "" = nothing."""

    key: str
    label: str
    left: str
    right: str
    how: str

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to decide."""
        return self.how == SAME


def rows_of(one: ComparedPerson, other: ComparedPerson) -> list[Values]:
    """List what the two say, field by field; what neither says is left out."""
    return [row for row in (*_single(one, other), *_several(one, other), *_kept(one, other)) if row.left or row.right]


def _single(one: ComparedPerson, other: ComparedPerson) -> Iterator[Values]:
    """Give fields of which one value holds."""
    a, b = one.card, other.card
    for key, left, right in (
        ("name", a.name, b.name),
        ("title", a.title or "", b.title or ""),
        ("organisation", a.organisation or "", b.organisation or ""),
        ("birthday", birthday_of(one), birthday_of(other)),
    ):
        shown = (_day(left), _day(right)) if key == "birthday" else (left, right)
        yield Values(key, field_name(key), *shown, SAME if left == right or not (left and right) else ONE)


def _several(one: ComparedPerson, other: ComparedPerson) -> Iterator[Values]:
    """Give fields of which both can be kept."""
    for kind in _WAYS:
        left, right = ways_of(one, kind), ways_of(other, kind)
        yield Values(kind, field_name(kind), _lines(left), _lines(right), SAME if left == right else ANY)
    left, right = one.card.tags, other.card.tags
    yield Values("tags", _("Tags"), ", ".join(left), ", ".join(right), SAME if left == right else ANY)


def _lines(values: tuple[str, ...]) -> str:
    """Write each value on a line of its own; an address has several."""
    return "\n".join(", ".join(value.splitlines()) for value in values)


def _kept(one: ComparedPerson, other: ComparedPerson) -> Iterator[Values]:
    """Give what is kept of both in any case."""
    yield Values("history", _("History"), _history(one), _history(other), FIXED)
    yield Values("follow_up", _("Follow-up"), _follow_up(one), _follow_up(other), FIXED)
    left, right = _marks(one), _marks(other)
    if left or right:
        yield Values("privacy", _("Privacy"), left or _("No marks"), right or _("No marks"), FIXED)


def first_picks(rows: list[Values], one: ComparedPerson, other: ComparedPerson) -> dict[str, frozenset[str]]:
    """Pick what is newer, except where somebody typed the older one; of what both can keep, both."""
    typed = not one.card.sources
    newer = LEFT if typed or not other.card.sources else RIGHT
    return {
        row.key: frozenset({LEFT if row.key == "name" else newer}) if row.how == ONE else frozenset({LEFT, RIGHT})
        for row in rows
    }


def row_text(row: Values, picks: frozenset[str]) -> RowText:
    """Put a row into words."""
    return RowText(row.key, row.label, _side(row, LEFT, picks), _side(row, RIGHT, picks), _result(row, picks))


def _side(row: Values, side: str, picks: frozenset[str]) -> SideText:
    text = row.left if side == LEFT else row.right
    if not text:
        return SideText(_("None"), "", SAME, picked=False)
    lines = text.split("\n")
    below = counted("and {n} more", "and {n} more", len(lines) - 1) if len(lines) > 1 else ""
    return SideText(lines[0], below, row.how, picked=row.how != SAME and side in picks)


def _result(row: Values, picks: frozenset[str]) -> str:
    """Say what will be there after merging."""
    left, right = row.left, row.right
    if row.key == "privacy":
        return _("Strictest mark kept")
    if row.how == SAME:
        return _first(left or right)
    if row.how == ONE:
        return left if LEFT in picks else right
    kept = [text for side, text in ((LEFT, left), (RIGHT, right)) if text and side in picks]
    if len(kept) < 2:
        return _first(kept[0]) if kept else _("None")
    if row.key == "tags":
        number = len({tag for text in kept for tag in text.split(", ")})
        return counted("{n} tag", "All {n} tags", number)
    return ", ".join(kept) if row.key == "history" else _("Both")


def _first(text: str) -> str:
    lines = text.split("\n")
    return lines[0] if len(lines) == 1 else _("{0} and {1} more").format(lines[0], len(lines) - 1)


def choice_of(
    rows: list[Values], picks: Mapping[str, frozenset[str]], one: ComparedPerson, other: ComparedPerson
) -> MergeChoice:
    """Say what was picked, for the merge; `one` is kept."""
    how = {row.key: row.how for row in rows}
    side = {LEFT: one, RIGHT: other}

    def picked(key: str) -> ComparedPerson:
        return side[RIGHT if RIGHT in picks[key] else LEFT]

    organisation = title = None
    if ONE in {how.get("organisation"), how.get("title")}:
        organisation = _post(rows, picks, "organisation")
        title = _post(rows, picks, "title")
    return MergeChoice(
        name=other.profile.name if how.get("name") == ONE and RIGHT in picks["name"] else None,
        organisation=organisation,
        title=title,
        birthday=birthday_of(picked("birthday")) if how.get("birthday") == ONE else None,
        without=frozenset(_dropped(how, picks, one, other)),
        without_tags=frozenset(_dropped_tags(how, picks, one, other)),
    )


def _post(rows: list[Values], picks: Mapping[str, frozenset[str]], key: str) -> str:
    row = next((row for row in rows if row.key == key), None)
    if row is None:
        return ""
    return row.left or row.right if row.how == SAME else row.left if LEFT in picks[key] else row.right


def _dropped(
    how: Mapping[str, str], picks: Mapping[str, frozenset[str]], one: ComparedPerson, other: ComparedPerson
) -> Iterator[tuple[str, str]]:
    for kind in _WAYS:
        if how.get(kind) != ANY:
            continue
        kept = {
            value for side, who in ((LEFT, one), (RIGHT, other)) if side in picks[kind] for value in ways_of(who, kind)
        }
        yield from ((kind, value) for who in (one, other) for value in ways_of(who, kind) if value not in kept)


def _dropped_tags(
    how: Mapping[str, str], picks: Mapping[str, frozenset[str]], one: ComparedPerson, other: ComparedPerson
) -> set[str]:
    if how.get("tags") != ANY:
        return set()
    kept = {tag for side, who in ((LEFT, one), (RIGHT, other)) if side in picks["tags"] for tag in who.card.tags}
    return {tag for who in (one, other) for tag in who.card.tags} - kept


def ways_of(who: ComparedPerson, kind: str) -> tuple[str, ...]:
    """Give how somebody is reached, of one kind."""
    return tuple(point.value for point in who.card.contact_points if point.kind == kind)


def birthday_of(who: ComparedPerson) -> str:
    """Give somebody's birthday as it is kept, "" where it is not known."""
    return next((day.date for day in who.card.important_dates if day.kind == "birthday"), "")


def head_of(who: ComparedPerson) -> HeadText:
    """Say whose column it is."""
    since = datetime.fromtimestamp(who.profile.created_at, UTC).date()
    if who.card.sources:
        origin = _("{source}, {day}").format(source=origin_name(who.card.sources[0].source), day=spoken_date(since))
    else:
        origin = _("In Coterie since {day}").format(day=spoken_date(since))
    return HeadText(who.card.id, who.card.name, origin)


def _day(remembered: str) -> str:
    """Say a remembered day as far as it is known."""
    if not remembered:
        return ""
    try:
        known = PartialDate.parse(remembered)
    except ValueError:
        return remembered
    if not (known.month and known.day):
        return remembered
    if not known.year:
        leap = date(2000, known.month, known.day)
        return spoken_day(leap, leap)
    return spoken_date(date(known.year, known.month, known.day))


def _history(who: ComparedPerson) -> str:
    parts = [
        counted("{n} entry", "{n} entries", who.entries) if who.entries else "",
        counted("{n} note", "{n} notes", len(who.card.notes)) if who.card.notes else "",
    ]
    return ", ".join(part for part in parts if part)


def _follow_up(who: ComparedPerson) -> str:
    open_ones = [one for one in who.card.follow_ups if one.state == "open"]
    if not open_ones:
        return ""
    first = open_ones[0]
    reason = first.reason or _("Follow up")
    return _("{reason}, due {day}").format(reason=reason, day=spoken_date(first.due)) if first.due else reason


def _marks(who: ComparedPerson) -> str:
    kinds = list(dict.fromkeys(field_name(point.kind) for point in who.card.contact_points if point.private))
    if who.profile.sensitivity:
        kinds.insert(0, _("Person"))
    if any(note.private for note in who.card.notes):
        kinds.append(field_name("note"))
    return _("Private: {0}").format(", ".join(inside(kind) for kind in kinds)) if kinds else ""
