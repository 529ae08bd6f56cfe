# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says about itself, and whether a vault is sound."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import Any

from coterie.cli.asking import on_terminal
from coterie.cli.command import Call, Command
from coterie.cli.tables import table
from coterie.domain.texts import _


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "doctor", _("say what this program is made of, and whether the vault opens"), doctor, examples=("doctor",),
            more=_("Works without a vault. With one and its passphrase the vault is looked at, too."),
        ),
    )  # fmt: skip


def doctor(call: Call) -> None:
    """Tell about the program, and about the vault where it can be opened."""
    known = call.app.inspector.versions()
    report: dict[str, Any] = {
        "versions": {
            "coterie": known.program,
            "python": known.python,
            "engine": known.engine,
            "system": platform.platform(terse=True),
        },
        "schema": known.schema,
        "migrations": list(known.migrations),
        "importers": [importer.id for importer in call.app.importers],
        "exporters": [exporter.id for exporter in call.app.exporters],
        "insights": [],
        "pages": None,
        "pages_reason": _("This version has no window yet."),
        "vault": str(call.vault),
        "health": _health(call),
    }
    call.answer(report, _lines(report))


def _health(call: Call) -> dict[str, Any]:
    """Look at the vault as far as it can be opened without asking for more than a passphrase."""
    if not call.vault.exists():
        return {"checked": False, "reason": _("There is no vault at this place."), "counts": None}
    if call.options.passphrase_file is None and not on_terminal():
        return {"checked": False, "reason": _("No passphrase was given."), "counts": None}
    with call.session() as session:
        return {"checked": True, "reason": _("It opens and can be read."), "counts": session.statistics.counts()}


def _lines(report: dict[str, Any]) -> Iterator[str]:
    versions = report["versions"]
    yield from table(
        [
            ("Coterie", versions["coterie"]),
            ("Python", versions["python"]),
            (_("engine"), versions["engine"]),
            (_("system"), versions["system"]),
            (_("schema"), str(report["schema"])),
        ]
    )
    yield _("reads    {0}").format(", ".join(report["importers"]))
    yield _("writes   {0}").format(", ".join(report["exporters"]))
    yield _("window   {0}").format(report["pages_reason"])
    yield _("vault    {0}").format(report["vault"])
    yield f"         {report['health']['reason']}"
