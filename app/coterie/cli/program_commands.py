# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says about itself, and whether a vault is sound."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

from coterie.cli.asking import on_terminal
from coterie.cli.command import Call, Command
from coterie.cli.tables import table
from coterie.domain.errors import PassphraseNeeded, UserError, VaultDamaged
from coterie.domain.texts import _

FAULTY = VaultDamaged.exit_code

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "doctor", _("say what this program is made of, and whether the vault opens"), doctor, examples=("doctor",),
            more=_("Works without a vault. With one and its passphrase the vault is checked from end to end, too."),
        ),
    )  # fmt: skip


def doctor(call: Call) -> int | None:
    """Tell about the program, and about the vault where it can be opened; a vault that does not open is no secret."""
    known = call.app.inspector.versions()
    health, code = _health(call)
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
        "pages_reason": _("“coterie” without a command shows the window."),
        "vault": str(call.vault),
        "health": health,
    }
    call.answer(report, _lines(report))
    return code


def _health(call: Call) -> tuple[dict[str, Any], int | None]:
    """Look at the vault as far as it can be opened, and give the exit code."""
    if not call.vault.exists():
        return _looked_at(_("There is no vault at this place.")), None
    try:
        with call.session() as session, call.progress() as watching:
            faults, counts = session.health.faults(), session.statistics.counts()
            faults += [reason for reason in session.backups.verify(None, watching).checks.values() if reason]
    except PassphraseNeeded as error:
        if call.options.passphrase_file is None and not on_terminal():
            return _looked_at(_("No passphrase was given.")), None
        return _looked_at(str(error), ok=False), error.exit_code
    except UserError as error:
        return _looked_at(str(error), ok=False), error.exit_code
    if faults:
        return _looked_at("; ".join(faults), counts, ok=False), FAULTY
    return _looked_at(_("It opens, and everything in it can be found."), counts, ok=True), None


def _looked_at(reason: str, counts: dict[str, int] | None = None, *, ok: bool | None = None) -> dict[str, Any]:
    """Give the health as a document; ok: None when nothing was looked at."""
    return {"ok": ok, "reason": reason, "counts": counts}


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
