# SPDX-License-Identifier: GPL-3.0-or-later
"""What every exporter keeps, whatever it writes."""

from __future__ import annotations

import importlib
import pkgutil
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from coterie import exporters
from coterie.domain.export_entries import ExportEntry
from coterie.domain.export_reminders import ExportReminder
from coterie.domain.export_values import ExportPerson
from coterie.domain.records import FoundName
from coterie.exporters import EXPORTERS

if TYPE_CHECKING:
    from coterie.services.ports.exporting import Exporter

MODULES = [module.name for module in pkgutil.iter_modules(exporters.__path__)]
PERSON = ExportPerson("3e00bab8-8c78-407e-978f-27013ee44671", FoundName("Ana Lindqvist", "Ana", "Lindqvist"))
ENTRY = ExportEntry("uid-2", 0, 0, 0, "Data Guild", date(2026, 3, 9), date(2026, 3, 10))
REMINDER = ExportReminder("uid-1", 0, 0, 0, "Send the article", "2026-03-09")


def items_for(exporter: Exporter) -> list[Any]:
    """What an exporter takes: reminders, entries of a calendar, or people."""
    return [{"reminders": REMINDER, "calendar": ENTRY}.get(exporter.id, PERSON)]


def written(exporter: Any, items: list[Any]) -> bytes:  # noqa: ANN401 (each takes its own)
    """Everything an exporter writes."""
    data = exporter.write(items)
    return data if isinstance(data, bytes) else b"".join(data)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_stands_in_the_tuple(name: str) -> None:
    assert importlib.import_module(f"coterie.exporters.{name}").EXPORTER in EXPORTERS


def test_no_name_stands_twice() -> None:
    assert len({exporter.id for exporter in EXPORTERS}) == len(EXPORTERS) == len(MODULES)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.id)
class TestEveryExporter:
    """The contract."""

    def test_it_names_itself(self, exporter: Exporter) -> None:
        assert re.fullmatch(r"[a-z]+", exporter.id)
        assert exporter.title

    def test_the_same_things_give_the_same_bytes(self, exporter: Exporter) -> None:
        items = items_for(exporter)
        assert written(exporter, items) == written(exporter, items) != b""

    def test_it_writes_clean_utf_8_in_lines_that_end_alike(self, exporter: Exporter) -> None:
        text = written(exporter, items_for(exporter)).decode("utf-8-sig")
        assert text.count("\n") == text.count("\r\n") > 0
        assert text.endswith("\r\n")

    def test_nothing_to_write_is_no_failure(self, exporter: Exporter) -> None:
        written(exporter, [])
