# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of tables as opportunities, things to learn from, and credentials: job sheets of any make among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundCredential, FoundLearning, FoundOpportunity, PersonRef
from coterie.domain.stages import stage_of
from coterie.domain.texts import _
from coterie.importers.text.kept_rows import fingerprint

if TYPE_CHECKING:
    from coterie.importers.table.cells import MappedRow


def opportunity(row: MappedRow, region: str) -> tuple[FoundOpportunity, str] | str:
    """Make an opportunity of a row: known again by its link, else by organisation, title and first date."""
    del region
    title, organisation, url = row.text("title"), row.text("organisation"), row.text("url")
    if not (title or organisation):
        return _("The row names neither a job nor an organisation.")
    saved, applied = row.date("saved_on"), row.date("applied_on")
    written = row.text("stage")
    stage = stage_of(written) if written else ("applied" if applied else "saved")
    notes = [note for note in (row.note("notes"),) if note]
    notes += [f"{title}: {cell}" for title, cell in row.kept]
    found = FoundOpportunity(
        title or organisation,
        organisation,
        url,
        stage,
        "" if stage and not written else written,
        saved,
        applied,
        "",
        row.date("deadline"),
        row.text("place", ", "),
        row.text("pay", " – "),
        "",
        tuple(notes),
        row.text("origin"),
        row.text("next_step"),
        row.date("next_on"),
        row.text("excitement"),
        tuple(PersonRef(name, role="contact") for name in row.texts("contact")),
    )
    return found, url or fingerprint(organisation, title, saved or applied)


def learning(row: MappedRow, region: str) -> tuple[FoundLearning, str] | str:
    """Make something to learn from of a row."""
    del region
    title = row.text("title")
    if not title:
        return _("The row has no title.")
    notes = [note for note in (row.note("text"),) if note]
    notes += [f"{name}: {cell}" for name, cell in row.kept]
    if progress := row.text("progress"):
        notes.append(_("Progress: {0}").format(progress))
    found = FoundLearning(
        title,
        row.text("kind") or "course",
        row.text("provider"),
        row.text("url"),
        row.date("saved_on"),
        "",
        row.date("done_on"),
        "\n".join(notes),
        row.texts("topics"),
    )
    return found, found.url or fingerprint(title, found.provider)


def credential(row: MappedRow, region: str) -> tuple[FoundCredential, str] | str:
    """Make a credential of the owner's of a row."""
    del region
    name = row.text("name")
    if not name:
        return _("The row has no name.")
    notes = [note for note in (row.note("text"),) if note]
    notes += [f"{title}: {cell}" for title, cell in row.kept]
    found = FoundCredential(
        name,
        row.text("issuer"),
        row.date("issued"),
        row.date("expires"),
        row.text("url"),
        row.text("number"),
        "\n".join(notes),
        row.texts("skills"),
    )
    return found, fingerprint(name, found.issuer, found.number or found.issued)
