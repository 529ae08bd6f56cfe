# SPDX-License-Identifier: GPL-3.0-or-later
"""From chosen files to a finished import: reading, looking, deciding, importing. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import BadValue, Cancelled, UserError
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.services.importing import Brief, identity_key
from coterie.ui.pages.import_export.review.deciding import Decided, Deciding, Planned, planned, told, unknown_tables
from coterie.ui.pages.import_export.review.picking import Listed, Picked, listed
from coterie.ui.pages.import_export.review.source_words import ticks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coterie.domain.import_plans import ImportPlan
    from coterie.domain.import_reports import ImportCounts
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Job, Progress
    from coterie.ui.pages.import_export.mapping.presenter import Mapped
    from coterie.ui.pages.import_export.review.picking import PickText
    from coterie.ui.pages.import_export.review.words import ReviewText

#: Steps of the whole, counted from 0.
LOOKING, IMPORTING = 1, 2


@dataclass(frozen=True)
class WorkText:
    """What goes on. done and total: 0 of 0 = nobody knows; step: LOOKING or IMPORTING."""

    title: str
    line: str
    done: int
    total: int
    step: int


@dataclass(frozen=True)
class Trouble:
    """Why files cannot be read, with the next step. names: of the files; has_unknown: columns of one can be chosen."""

    names: str
    text: str
    hint: str
    has_unknown: bool = False


class ReviewView(Protocol):
    """What the flow needs of the window."""

    def show_work(self, work: WorkText) -> None:
        """Show that something goes on; after a moment, with a bar."""

    def show_review(self, shown: ReviewText) -> None:
        """Show the plan."""

    def show_trouble(self, trouble: Trouble) -> None:
        """Show where files are chosen, and what is wrong with these."""

    def show_refusal(self, text: str) -> None:
        """Say in the review why the import was not done."""

    def show_owner_problem(self, text: str) -> None:
        """Say at the field what is wrong with what was typed about the owner."""

    def show_choosing(self) -> None:
        """Show where files are chosen."""

    def show_picking(self, shown: PickText) -> None:
        """Show who is on a list, to be ticked one by one."""

    def show_columns(self, paths: Sequence[Path], unread: frozenset[tuple[str, str]]) -> None:
        """Let somebody choose what the columns of tables mean that could not be read."""


class ReviewPresenter:
    """Holds what was chosen and decided, until it is imported or left."""

    def __init__(self, desk: Desk, view: ReviewView, finished: Callable[[ImportCounts, str], None]) -> None:
        """Begin with nothing chosen. finished: told when an import is done, with the tag that everybody new wears."""
        self._desk, self._view, self._finished = desk, view, finished
        self._job: Job | None = None
        self._is_looking = self._is_importing = self._was_stopped = self._is_cancelled = False
        self._paths: tuple[Path, ...] = ()
        self._include: frozenset[str] = frozenset()
        self._without: frozenset[tuple[str, str]] = frozenset()
        self._me = ""
        self._maps: tuple[Mapped, ...] = ()
        self.lists = Picked(view.show_picking)
        self._trouble: Trouble | None = None
        self._unread: frozenset[tuple[str, str]] = frozenset()
        self._is_mapping = False
        self._deciding: Deciding | None = None

    @property
    def is_busy(self) -> bool:
        """Whether files are being read or brought in."""
        return self._is_looking or self._is_importing

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan to come back to."""
        return self._deciding is not None

    @property
    def can_import(self) -> bool:
        """Whether the button would do something."""
        return self._deciding is not None and not self._is_importing and self._deciding.numbers().anything

    def begin(self, paths: Sequence[Path]) -> None:
        """Look at files; what was looked at before is left. Nothing begins while an import is under way."""
        if self._is_importing or not paths:
            return
        self._forget()
        self._paths = tuple(paths)
        self._plan()

    def again(self) -> None:
        """Look at the same files once more: the vault was written to, but for an import that was stopped."""
        stopped, self._was_stopped = self._was_stopped, False
        if self._deciding is not None and not self.is_busy and not stopped:
            self._plan()

    def show(self) -> None:
        """Show the plan there is."""
        if self._deciding is not None and not self._is_importing:
            ticks = ticks_of(self._deciding.plan.counts.files, self._include, self._without, self.lists.by_kind)
            self._view.show_review(self._deciding.text(tuple(ticks)))

    def choose_columns(self) -> None:
        """Choose what the columns of the tables mean that nobody knows."""
        if self._unread and not self._is_importing:
            self._is_mapping = True
            self._view.show_columns(self._paths, self._unread)

    def use_maps(self, maps: Sequence[Mapped]) -> None:
        """Look at the files once more, now that it is known what columns mean."""
        self._is_mapping = False
        self._maps = (*maps, *self._maps)
        self._plan()

    def leave_columns(self) -> None:
        """Show again what was there before columns were to be chosen."""
        self._is_mapping = False
        if self.has_plan:
            self.show()
        elif self._trouble is not None:
            self._view.show_trouble(self._trouble)

    def leave(self) -> None:
        """Leave without importing; nothing was saved."""
        if not self._is_importing:
            self._forget()
            self._view.show_choosing()

    def cancel(self) -> None:
        """Stop what goes on; an import goes back whole, a second look leaves the first one there."""
        job, self._job = self._job, None
        self._is_looking, self._is_cancelled = False, True
        if self._is_importing:
            self._view.show_work(WorkText(_("Stopping"), _("What came in so far goes back."), 0, 0, IMPORTING))
        if job is not None:
            job.cancel()
        if not self._is_importing:
            self.show() if self.has_plan else self.leave()

    def save_drafts(self) -> None:
        """Keep which files somebody is looking at, before the vault is closed."""
        if self._paths and (self.has_plan or self._is_looking or self._is_mapping):
            drafts, paths = self._desk.session.drafts, self._paths
            self._desk.jobs.write(lambda _ctx: drafts.looks_at(paths), lambda _none: None)

    def choose(self, tile: str) -> None:
        """Show what a tile counts."""
        self._decide(lambda deciding: deciding.choose(tile))

    def turn_over(self, row: int) -> None:
        """Let the next side of a changed field win."""
        self._decide(lambda deciding: deciding.turn_over(row))

    def tick(self, row: int) -> None:
        """Switch a changed field between the file and what is here."""
        self._decide(lambda deciding: deciding.tick(row))

    def tick_all(self, ticked: bool) -> None:
        """Switch every changed field that is listed."""
        self._decide(lambda deciding: deciding.tick_all(ticked=ticked))

    def fill_only(self, wanted: bool) -> None:
        """Fill only what is empty, and never write over what is here."""
        self._decide(lambda deciding: deciding.fill_only(wanted=wanted))

    def wear_tag(self, wanted: bool) -> None:
        """Give everybody new a tag, or not."""
        self._decide(lambda deciding: deciding.wear_tag(wanted=wanted))

    def skip_owner(self) -> None:
        """Go on without knowing whose files these are."""
        self._decide(Deciding.skip_owner)

    def tick_file(self, key: str, ticked: bool) -> None:
        """Let a file, or a part that is off by default, come in or not; the plan is made anew."""
        kind, _colon, name = key.partition(":")
        if kind == "kind":
            self._include = self._include | {name} if ticked else self._include - {name}
        else:
            path, _newline, member = name.partition("\n")
            self._without = self._without - {(path, member)} if ticked else self._without | {(path, member)}
        self._plan()

    def pick_people(self, kind: str) -> None:
        """Read who is on a list that is off, so that single people of it can come in."""
        deciding, importing = self._deciding, self._desk.session.importing
        if deciding is None or self.is_busy:
            return
        chosen = self.lists.by_kind.get(kind, ())
        brief = replace(self._brief(), include=tuple(sorted(self._include | {kind})))
        known = [person.name for person in deciding.plan.details.created if person.name not in chosen]
        self._is_looking = True
        self._view.show_work(WorkText(_("Reading the list"), _("Nothing is saved while you look."), 0, 0, LOOKING))

        def done(found: Listed) -> None:
            self._job, self._is_looking = None, False
            self.show()
            self.lists.look_at(found)

        def failed(error: UserError) -> None:
            self._job, self._is_looking = None, False
            self.show()
            self._view.show_refusal(str(error))

        self._job = self._desk.jobs.read(
            lambda ctx: listed(kind, importing.plan(brief, ctx), known), done, failed=failed, key="import.pick"
        )

    def take_people(self) -> None:
        """Let those who are picked come in; the plan is made anew."""
        if self.lists.take():
            self._plan()

    def name_owner(self, text: str) -> None:
        """Take the profile link or mail address of whoever the files belong to."""
        try:
            identity_key(text)
        except BadValue as problem:
            self._view.show_owner_problem(f"{problem.message} {problem.hint}")
            return
        self._me = text.strip()
        self._plan()

    def import_now(self) -> None:
        """Do what the plan says, as it was decided."""
        deciding = self._deciding
        if deciding is None or not self.can_import:
            return
        self._is_importing = True
        stamps = deciding.plan.stamps
        brief = replace(self._brief(), settlement=deciding.settlement())
        numbers = deciding.numbers()
        title = _("Importing {0} people").format(whole(numbers.people)) if numbers.people else _("Importing")
        self._view.show_work(WorkText(title, "", 0, 0, IMPORTING))

        drafts, importing = self._desk.session.drafts, self._desk.session.importing
        self._is_cancelled = False
        kept, column_maps = [one.column_map for one in self._maps if one.keeps], self._desk.session.column_maps

        def work(ctx: JobContext) -> ImportCounts | None:
            # Whatever ends the program in between, the next start knows what was on its way.
            drafts.begins_import(brief.paths)
            try:
                counts = importing.carry_out(brief, stamps, ctx)
            except Cancelled:
                if self._is_cancelled:
                    drafts.ends_import()
                return None
            except UserError:
                drafts.ends_import()
                raise
            drafts.ends_import()
            for column_map in kept:
                column_maps.keep(column_map)
            return counts

        self._job = self._desk.jobs.write(
            work, self._imported, failed=self._refused, progress=lambda now: self._tell(title, now, IMPORTING)
        )

    def _forget(self) -> None:
        """Begin again with nothing chosen."""
        job, self._job = self._job, None
        self._is_looking = False
        if job is not None:
            job.cancel()
        self._paths, self._include, self._without, self._me = (), frozenset(), frozenset(), ""
        self._maps, self._unread, self._trouble, self._is_mapping = (), frozenset(), None, False
        self.lists = Picked(self._view.show_picking)
        self._deciding = None

    def _decide(self, act: Callable[[Deciding], None]) -> None:
        if self._deciding is not None and not self._is_importing:
            act(self._deciding)
            self.show()

    def _plan(self) -> None:
        brief = self._brief()
        self._is_looking = True
        title = _("Reading {0}").format(self._names())
        self._view.show_work(WorkText(title, _("Nothing is saved while you look."), 0, 0, LOOKING))

        def work(ctx: JobContext) -> Planned:
            return planned(self._desk.session.importing.plan(brief, ctx))

        self._job = self._desk.jobs.read(
            work,
            self._take,
            failed=self._fail,
            key="import.plan",
            progress=lambda now: self._tell(title, now, LOOKING),
        )

    def _brief(self) -> Brief:
        return Brief(
            self._paths, tuple(sorted(self._include)), (self._me,) if self._me else (), self._without,
            picked=self.lists.names(),
            maps=tuple(one.column_map for one in self._maps),
        )  # fmt: skip

    def _take(self, found: Planned) -> None:
        self._job, self._is_looking = None, False
        unread = unknown_tables(found.plan.counts)
        if not found.plan.counts.read_anything:
            self._tell_trouble(_trouble(self._names(), found.plan), unread)
            return
        self._unread, self._trouble = unread, None
        self._deciding = Deciding(found, self._deciding.decided if self._deciding else Decided())
        self.show()

    def _fail(self, error: UserError) -> None:
        self._tell_trouble(Trouble(self._names(), error.message, error.hint))

    def _tell_trouble(self, trouble: Trouble, unread: frozenset[tuple[str, str]] = frozenset()) -> None:
        paths, maps = self._paths, self._maps
        self._job = None
        self._forget()
        if unread:
            # What columns mean can still be told: the files wait for it.
            self._paths, self._maps, self._unread = paths, maps, unread
            trouble = replace(trouble, has_unknown=True)
        self._trouble = trouble
        self._view.show_trouble(trouble)

    def _imported(self, counts: ImportCounts | None) -> None:
        self._is_importing = False
        self._job = None
        if counts is None:
            self._was_stopped = True
            self.show()
            self._desk.notices.say(_("Cancelled. Nothing was changed."))
            return
        tag = self._deciding.settlement().tag if self._deciding else ""
        self._forget()
        self._finished(counts, tag)

    def _refused(self, error: UserError) -> None:
        self._is_importing = False
        self._job = None
        self.show()
        self._view.show_refusal(str(error))

    def _tell(self, title: str, now: Progress, step: int) -> None:
        if now.note:
            line = _("Reading {0}").format(now.note.rpartition("/")[2])
        elif now.total:
            line = _("{0} of {1} rows").format(whole(now.done), whole(now.total))
        else:
            line = ""
        # All is read long before all is compared: a full bar would say that it is done.
        total = now.total if now.done < now.total else 0
        self._view.show_work(WorkText(title, line, now.done, total, step))

    def _names(self) -> str:
        names = [path.name for path in self._paths]
        return names[0] if len(names) == 1 else _("{0} files").format(len(names))


def _trouble(names: str, plan: ImportPlan) -> Trouble:
    """Say of files that nobody reads what the first one is, and what to do."""
    reasons = [told(problem.reason) for problem in plan.counts.problems]
    reasons += [file.why[:1].upper() + file.why[1:] for file in plan.counts.files if file.not_read and file.why]
    text = reasons[0] if reasons else _("There is nothing in it that Coterie can read.")
    more = len(reasons) - 1
    return Trouble(names, text, _("{0} more notes of this kind.").format(more) if more > 0 else "")
