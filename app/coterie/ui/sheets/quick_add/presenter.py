# SPDX-License-Identifier: GPL-3.0-or-later
"""What quick add understands of a line, and what it will add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.quick_add import QuickLine, understand
from coterie.domain.spoken_dates import spoken_every, spoken_full_day
from coterie.domain.texts import _, speech
from coterie.domain.written_numbers import written_time
from coterie.services.quick_adding import Draft, Named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.errors import UserError
    from coterie.domain.people import PersonRow
    from coterie.ui.desk import Desk

_TONES = {"date": "info", "time": "info", "repeat": "info", "tag": "violet", "private": "warn", "prefix": "accent"}
KINDS = ("follow_up", "note", "log", "person")


@dataclass(frozen=True)
class Understood:
    """What the sheet shows. tints: start, end and tone of pieces; rows: icon, name and words of what was understood.

    day, other_day: the date and how it could be read as well; new_name: somebody unknown who could be added;
    other_person: who else may be meant, with the organisation.
    """

    kind: str
    tints: tuple[tuple[int, int, str], ...]
    rows: tuple[tuple[str, str, str], ...]
    day: date | None = None
    other_day: date | None = None
    new_name: str = ""
    other_person: str = ""


class QuickAddView(Protocol):
    """What the presenter needs of the sheet."""

    def show_understood(self, understood: Understood) -> None:
        """Tint the line and list what was understood."""

    def show_problem(self, error: UserError) -> None:
        """Say what is missing; nothing of what was typed is lost."""

    def close_quick_add(self) -> None:
        """Close: it was added."""


class QuickAddPresenter:
    """Reads each keystroke; people are looked up beside it and come a moment later."""

    def __init__(self, desk: Desk, view: QuickAddView) -> None:
        """Add with the services of a desk; dates are read in the language the window speaks, and in no other."""
        self._desk = desk
        self._view = view
        self._speech = speech()
        self.begin()

    def begin(self) -> None:
        """Forget the line before."""
        self._is_adding = False
        self._typed = ""
        self._line = QuickLine()
        self._named: Named | None = None
        self._new = ""
        self._kind = ""
        self._day: date | None = None
        self._refused: list[str] = []

    def type(self, text: str) -> None:
        """Read a line."""
        self._typed = text
        self._read()
        about = self._line.text
        if not about:
            self._named = None
            self._show()
            return
        self._show()
        adding = self._desk.session.quick_adding
        self._desk.jobs.read(lambda _ctx: adding.who(about), self._found, key="quick add")

    def take_back(self, piece: str) -> None:
        """Leave a piece that was understood as plain words."""
        if self._named is not None and piece == self._named.words:
            self._named = None
        self._refused.append(piece)
        self.type(self._typed)

    def choose_kind(self, kind: str) -> None:
        """Add another kind of thing than was understood."""
        self._kind = kind
        self._show()

    def choose_day(self, day: date | None) -> None:
        """Take another day than was understood."""
        self._day = day
        self._show()

    def choose_other_person(self) -> None:
        """Mean the next one of those who bear the name."""
        if self._named is not None and self._named.others:
            row, words, (other, *more) = self._named.row, self._named.words, self._named.others
            self._named = Named(other, words, (*more, row))
            self._show()

    def use_new_name(self) -> None:
        """Add the unknown person along with it."""
        self._new = self._unknown()
        self._show()

    def add(self) -> None:
        """Add what was understood."""
        if self._is_adding:
            return
        self._is_adding = True
        draft, adding = self._draft(), self._desk.session.quick_adding
        self._desk.jobs.write(lambda _ctx: adding.add(draft), self._added, failed=self._refused_to_add)

    def _refused_to_add(self, error: UserError) -> None:
        self._is_adding = False
        self._view.show_problem(error)

    def _added(self, told: str) -> None:
        self._view.close_quick_add()
        self._desk.notices.say(told, undo=True)

    def _read(self) -> None:
        self._line = understand(self._typed, self._desk.clock.today(), self._speech, self._refused)

    def _found(self, named: Named | None) -> None:
        refused = named is not None and named.words in self._refused
        self._named = None if refused else self._still_meant(named)
        self._show()

    def _still_meant(self, named: Named | None) -> Named | None:
        """Keep to whom somebody chose among those of a name while the rest of the line is typed."""
        before = self._named
        if named is None or before is None or before.words != named.words:
            return named
        everybody = (named.row, *named.others)
        row = next((row for row in everybody if row.id == before.row.id), named.row)
        return Named(row, named.words, tuple(other for other in everybody if other.id != row.id))

    @property
    def _chosen_kind(self) -> str:
        if self._kind:
            return self._kind
        if self._line.kind == "event":
            return "follow_up"
        return "follow_up" if self._day and self._line.kind == "note" else self._line.kind

    def _draft(self) -> Draft:
        line = self._line
        kind = self._chosen_kind
        named = self._named
        new = self._new or (line.text if kind == "person" and named is None else "")
        return Draft(
            kind,
            "" if kind == "person" else self._text(),
            named.row.id if named and kind != "person" else None,
            (named.words if named and kind == "person" else new),
            self._day or line.day,
            line.at,
            line.every_days,
            line.tags,
            line.private,
        )

    def _text(self) -> str:
        """Give the words that are left, without the name where it stands at the beginning or behind "with"."""
        text = self._line.text
        name = self._named.words if self._named else self._new
        if not name:
            return text
        joining = self._speech.words.with_ if self._speech.words else ()
        for word in (*joining, ""):
            phrase = f"{word} {name}".strip()
            at = text.casefold().find(phrase.casefold())
            if at >= 0 and (word or at == 0):
                return " ".join((text[:at] + text[at + len(phrase) :]).split())
        return text

    def _unknown(self) -> str:
        """Give the name of somebody nobody knows yet: what stands behind "with", in capitals."""
        if self._named is not None or self._speech.words is None:
            return ""
        pieces = self._line.text.split()
        for at, piece in enumerate(pieces[:-1]):
            if piece.casefold() in self._speech.words.with_ and pieces[at + 1][:1].isupper():
                name = [pieces[at + 1]]
                name += [two for two in pieces[at + 2 : at + 3] if two[:1].isupper()]
                return " ".join(name).strip(",;.:!?")
        return ""

    def _show(self) -> None:
        unknown = "" if self._new else self._unknown()
        day = self._day or self._line.day
        other = self._line.other_day if self._day is None else None
        rows = tuple(self._rows())
        person = self._other_person()
        tints = tuple(self._tints())
        self._view.show_understood(Understood(self._chosen_kind, tints, rows, day, other, unknown, person))

    def _other_person(self) -> str:
        others = self._named.others if self._named is not None and self._chosen_kind != "person" else ()
        return _with_organisation(others[0]) if others else ""

    def _tints(self) -> list[tuple[int, int, str]]:
        tints: list[tuple[int, int, str]] = []
        for part in self._line.parts:
            tone = _TONES[part.kind]
            if tints and tints[-1][2] == tone and not self._typed[tints[-1][1] : part.start].strip():
                # A day and its time side by side are one thing.
                tints[-1] = (tints[-1][0], part.end, tone)
            else:
                tints.append((part.start, part.end, tone))
        name = self._named.words if self._named else self._new
        at = self._typed.find(name) if name else -1
        if at >= 0:
            tints.append((at, at + len(name), "accent"))
        return tints

    def _rows(self) -> list[tuple[str, str, str]]:
        draft = self._draft()
        names = {
            "follow_up": ("bell", _("Follow-up")), "note": ("notebook-pen", _("Note")),
            "log": ("message-circle", _("Log")), "person": ("user-plus", _("Person")),
        }  # fmt: skip
        icon, name = names[draft.kind]
        rows = [(icon, name, draft.text or draft.new_person)]
        if self._named is not None and draft.kind != "person":
            rows.append(("user", _("Person"), _with_organisation(self._named.row)))
        elif self._new:
            rows.append(("user-plus", _("New person"), self._new))
        if draft.day is not None:
            rows.append(("calendar", _("When"), self._when(draft)))
        if draft.every_days:
            rows.append(("repeat", _("Cadence"), spoken_every(draft.every_days)))
        if draft.tags:
            rows.append(("tag", _("Tag"), ", ".join(draft.tags)))
        if draft.private:
            rows.append(("lock", _("Private"), _("never leaves in an export")))
        return rows

    @staticmethod
    def _when(draft: Draft) -> str:
        assert draft.day is not None  # noqa: S101 (asked for only with a day)
        day = spoken_full_day(draft.day)
        return _("{day}, {time}").format(day=day, time=written_time(draft.at)) if draft.at else day


def _with_organisation(row: PersonRow) -> str:
    return ", ".join(part for part in (row.name, row.organisation) if part)


def other_kinds(kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Name the kinds of things that can be added."""
    names = {"follow_up": _("Follow-up"), "note": _("Note"), "log": _("Log"), "person": _("Person")}
    return tuple((kind, names[kind]) for kind in kinds)
