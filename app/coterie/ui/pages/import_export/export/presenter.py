# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people out: format, who, fields; what leaves and what stays, live. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.exporting import AROUND, Choice
from coterie.services.ports.exporting import Wanted
from coterie.ui.pages.import_export.export import words as export_words
from coterie.ui.pages.import_export.export.words import (
    CALENDAR,
    CARD,
    CARDS,
    DATED,
    NOTES,
    REMINDERS,
    TABLE,
    SheetText,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from coterie.domain.errors import UserError
    from coterie.domain.export_previews import LeavingSheet, LeavingSurvey
    from coterie.services.exporting import Exported
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Progress
    from coterie.ui.pages.import_export.export.words import ExportText

EVERYBODY, CHOSEN, SEARCHED = "all", "chosen", "query"
_FILTER = "filter:"
_NAMES = {CARDS: "contacts.vcf", REMINDERS: "reminders.ics", CALENDAR: "calendar.ics", TABLE: "people.csv"}


@dataclass(frozen=True)
class Wishes:
    """What somebody wants to take out. who: EVERYBODY, CHOSEN, SEARCHED or a saved filter; without: unticked fields.

    days: of a calendar from the first to the last.
    """

    form: str = CARDS
    who: str = EVERYBODY
    ids: tuple[int, ...] = ()
    query: str = ""
    version: str = "3.0"
    as_form: str = "event"
    neutral: bool = False
    exact: bool = False
    without: frozenset[str] = frozenset()
    notes: bool = False
    days: tuple[date, date] | None = None

    @property
    def held(self) -> frozenset[str]:
        """The fields that stay."""
        return self.without if self.notes else self.without | {NOTES}


class ExportView(Protocol):
    """What an export needs of the window."""

    def show_wishes(self, wishes: Wishes, whom: Sequence[tuple[str, str]]) -> None:
        """Show what is wanted. whom: the choices of who leaves."""

    def show_export(self, shown: ExportText) -> None:
        """Show the fields, what leaves and what stays."""

    def show_sheet(self, sheet: SheetText) -> None:
        """Show the text of one person as it would leave."""

    def show_writing(self, share: int) -> None:
        """Show that the file is being written. share: in per cent, -1 = it is done."""

    def show_export_problem(self, text: str) -> None:
        """Say in place why the file was not written; "" = nothing is wrong."""


class ExportPresenter:
    """Holds what somebody wants to take out."""

    def __init__(self, desk: Desk, view: ExportView) -> None:
        """Begin with everybody, as cards."""
        self._desk, self._view = desk, view
        self._wishes = Wishes()
        self._filters: dict[str, tuple[str, str]] = {}
        self._survey: LeavingSurvey | None = None
        self._at = 0
        self._writing = False

    @property
    def can_save(self) -> bool:
        """Whether there is anything to write."""
        return self._survey is not None and self._survey.items > 0 and not self._writing

    @property
    def file_name(self) -> str:
        """The name offered for the file."""
        return _NAMES[self._wishes.form]

    def open(self, people: Sequence[int]) -> None:
        """Begin with these people; none = everybody."""
        who = CHOSEN if people else EVERYBODY
        self._change(replace(self._wishes, ids=tuple(people), who=who, notes=False))

    def open_calendar(self, first: date, last: date) -> None:
        """Begin with the days of a calendar."""
        self._change(replace(self._wishes, form=CALENDAR, who=EVERYBODY, days=(first, last), notes=False))

    def reload(self) -> None:
        """Count anew: the vault was written to."""
        self._look()

    def choose_form(self, form: str) -> None:
        """Take another format; a calendar without days begins with a year on either side."""
        today = self._desk.clock.today()
        days = self._wishes.days or (today - AROUND, today + AROUND)
        self._change(replace(self._wishes, form=form, days=days if form == CALENDAR else self._wishes.days))

    def choose_days(self, first: date | None, last: date | None) -> None:
        """Write these days of a calendar; while one of them cannot be read, nothing changes."""
        if first is not None and last is not None and (first, last) != self._wishes.days:
            self._change(replace(self._wishes, days=(first, last)))

    def choose_who(self, who: str) -> None:
        """Let others leave."""
        self._change(replace(self._wishes, who=who))

    def search(self, query: str) -> None:
        """Let those leave whom a query finds."""
        self._change(replace(self._wishes, query=query, who=SEARCHED))

    def choose_version(self, version: str) -> None:
        """Write cards of another version."""
        self._wish(replace(self._wishes, version=version))

    def choose_as(self, as_form: str) -> None:
        """Write reminders as events or as tasks."""
        self._wish(replace(self._wishes, as_form=as_form))

    def name_nobody(self, wanted: bool) -> None:
        """Write dates that name nobody, or not."""
        self._wish(replace(self._wishes, neutral=wanted))

    def be_exact(self, wanted: bool) -> None:
        """Write cells exactly as they are, or guarded against formulas."""
        self._wish(replace(self._wishes, exact=wanted))

    def tick(self, field: str, ticked: bool) -> None:
        """Let a field leave or stay."""
        without = self._wishes.without - {field} if ticked else self._wishes.without | {field}
        self._wish(replace(self._wishes, without=without))

    def unlock_notes(self, wanted: bool) -> None:
        """Let notes about people leave, by a second, deliberate click; or keep them again."""
        self._change(replace(self._wishes, notes=wanted))

    def go_to(self, step: int) -> None:
        """Show the person before (-1) or behind (1) the one that is shown."""
        if self._survey is not None and 0 <= self._at + step < len(self._survey.ids):
            self._at += step
            self._read_sheet()

    def save(self, target: Path) -> None:
        """Write the file; whoever chose the place agreed to replace what is there."""
        if not self.can_save:
            return
        self._writing = True
        self._view.show_export_problem("")
        self._view.show_writing(0)
        form, choice, exporting = self._wishes.form, self._choice(), self._desk.session.exporting
        self._desk.jobs.write(
            lambda ctx: exporting.write(form, target, choice, ctx, replace=True),
            self._saved,
            failed=self._refused,
            progress=self._tell,
        )

    def _saved(self, done: Exported) -> None:
        self._writing = False
        self._view.show_writing(-1)
        if done.format == REMINDERS:
            what = counted("{n} reminder", "{n} reminders", done.items)
        elif done.format == CALENDAR:
            what = counted("{n} entry", "{n} entries", done.items)
        else:
            what = counted("{n} person", "{n} people", done.people)
        name = done.path.name if done.path else ""
        self._desk.notices.say(
            _("Saved {what} to {file}. It is not encrypted. Written to your ledger.").format(what=what, file=name)
        )

    def _refused(self, error: UserError) -> None:
        self._writing = False
        self._view.show_writing(-1)
        self._view.show_export_problem(str(error))

    def _tell(self, now: Progress) -> None:
        self._view.show_writing(round(100 * now.done / now.total) if now.total else 0)

    def _change(self, wishes: Wishes) -> None:
        """Take a wish after which everything has to be counted again."""
        self._wishes = wishes
        self._survey, self._at = None, 0
        self._look()

    def _wish(self, wishes: Wishes) -> None:
        """Take a wish that the counts hold for."""
        self._wishes = wishes
        self._show()
        self._read_sheet()

    def _look(self) -> None:
        session, wishes = self._desk.session, self._wishes
        self._show()
        self._desk.jobs.read(
            lambda _ctx: [(f"{_FILTER}{one.id}", one.name, one.query) for one in session.filters.all()],
            self._take_filters,
            key="export.filters",
        )
        choice = self._choice()
        self._desk.jobs.read(
            lambda ctx: session.exporting.survey(wishes.form, choice, ctx),
            self._take_survey,
            failed=self._refused,
            key="export.survey",
        )

    def _take_filters(self, found: list[tuple[str, str, str]]) -> None:
        self._filters = {key: (name, query) for key, name, query in found}
        self._show_wishes()

    def _take_survey(self, survey: LeavingSurvey) -> None:
        self._survey = survey
        self._at = min(self._at, max(0, len(survey.ids) - 1))
        self._view.show_export_problem("")
        self._show()
        self._read_sheet()

    def _read_sheet(self) -> None:
        survey, wishes = self._survey, self._wishes
        if survey is None:
            return
        if not survey.items:
            self._view.show_sheet(SheetText(_("Nobody and nothing would leave."), "", "", "", False, False))
            return
        person = survey.ids[self._at] if survey.ids else 0
        choice, exporting = self._choice(), self._desk.session.exporting
        self._desk.jobs.read(
            lambda ctx: exporting.sheet(wishes.form, choice, person, ctx),
            self._take_sheet,
            failed=self._refused,
            key="export.sheet",
        )

    def _take_sheet(self, sheet: LeavingSheet) -> None:
        survey = self._survey
        if survey is None:
            return
        total = len(survey.ids)
        if self._wishes.form in DATED:
            above = _("Exactly this text. The beginning of the file:") if sheet.cut else _("Exactly this text:")
            self._view.show_sheet(SheetText(above, sheet.text, export_words.held_words(sheet), "", False, False))
            return
        above = _("Exactly this text for each person. {name}:").format(name=sheet.name)
        place = _("{0} of {1}").format(whole(self._at + 1), whole(total))
        self._view.show_sheet(
            SheetText(
                above, sheet.text, export_words.held_words(sheet), place, self._at > 0, self._at + 1 < total
            )
        )  # fmt: skip

    def _choice(self) -> Choice:
        wishes = self._wishes
        query = wishes.query if wishes.who == SEARCHED else self._filters.get(wishes.who, ("", ""))[1]
        ids = wishes.ids if wishes.who == CHOSEN else None
        # A search that says nothing yet means nobody: everybody is a choice of its own.
        if wishes.who == SEARCHED and not query.strip():
            ids = ()
        return Choice(
            query,
            Wanted(notes=wishes.notes),
            wishes.version,
            wishes.as_form,
            wishes.exact,
            wishes.neutral,
            ids,
            wishes.held,
            wishes.days,
        )

    def _show_wishes(self) -> None:
        whom = [(EVERYBODY, _("Everybody"))]
        if self._wishes.ids:
            chosen = counted("The {n} person chosen", "The {n} people chosen", len(self._wishes.ids))
            whom.append((CHOSEN, chosen))
        whom += [(key, name) for key, (name, _query) in self._filters.items()]
        whom.append((SEARCHED, _("Those a filter finds")))
        self._view.show_wishes(self._wishes, whom)

    def _show(self) -> None:
        self._show_wishes()
        survey, wishes = self._survey, self._wishes
        if survey is None:
            self._view.show_export(
                export_words.ExportText("", (), _("Counting"), (), wishes.notes, False, True, _("Save file…"))
            )
            return
        held = wishes.held | {CARD} if wishes.without else wishes.held
        fields = () if wishes.form in DATED else survey.fields
        self._view.show_export(
            export_words.ExportText(
                counted("{n} person", "{n} people", survey.people),
                tuple(
                    export_words.field_text(one, ticked=one.field not in held, notes_leave=wishes.notes)
                    for one in fields
                ),
                export_words.summary_of(survey, held, wishes.form, notes_leave=wishes.notes),
                export_words.stays_of(survey, held, notes_leave=wishes.notes),
                wishes.notes,
                self.can_save,
                False,
                _("Save file…"),
            )
        )
