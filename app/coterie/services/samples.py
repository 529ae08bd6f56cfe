# SPDX-License-Identifier: GPL-3.0-or-later
"""The fictional people: loading them to look around, as of today, and taking them out again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coterie import shipped
from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone
from coterie.domain.foreign_files import Wishes
from coterie.domain.reading import StagedFile, StagedItem, StagedRecord, StagedSkip
from coterie.domain.records import (
    FoundContribution,
    FoundCredential,
    FoundMembership,
    FoundName,
    FoundOwner,
    FoundPerson,
)
from coterie.domain.texts import _
from coterie.domain.things import payload_of, thing_of
from coterie.domain.time_shift import shifted, shifted_text
from coterie.services.backups import Backups
from coterie.services.ports.samples import SAMPLE_KEY, SAMPLE_TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts
    from coterie.domain.records import Thing
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.vault import Vault

_DAY_FILE = "today.txt"
_WEEK = 7
#: What only ever is the owner's.
_OF_THE_OWNER = (FoundContribution, FoundCredential)
#: The kind of file that tells of the owner.
_WITH_OWNER = ".zip"


class Samples:
    """What a person can do with the fictional people."""

    def __init__(self, vault: Vault, files: ForeignFiles, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._files = files
        self._clock = clock

    def present(self) -> int:
        """Count those who are here, 0 = none."""
        with self._vault.read() as view:
            return view.samples.count()

    def load(self, ctx: JobContext) -> ImportCounts:
        """Bring them in as one step, everything moved to the present; CannotBeDone while they are here."""
        if self.present():
            raise CannotBeDone(_("The fictional people are here already."), _("Remove them first to begin anew."))
        made_for = sample_day() or self._clock.today()
        # Whole weeks, so that a Tuesday stays one.
        days = (self._clock.today() - made_for).days // _WEEK * _WEEK
        wishes = Wishes(today=made_for)

        def read() -> Iterator[StagedItem]:
            owner_first = sorted(sample_files(), key=lambda path: path.suffix != _WITH_OWNER)
            return as_samples(self._files.read(owner_first, wishes, ctx), days)

        first = Backups(self._vault, self._clock)
        with self._vault.imports.stage(read, lambda: first.before(Reason.IMPORT, ctx)) as staged:
            return staged.apply((), self._clock.today(), ctx, dry_run=False)

    def remove(self, ctx: JobContext) -> int:
        """Take them out with all that is about nobody else, as one step, and count them."""
        ctx.progress(0, 0, "")
        Backups(self._vault, self._clock).before(Reason.BULK, ctx)
        with self._vault.write(_("Remove the fictional people")) as tx:
            return tx.samples.take_out()


def sample_files() -> list[Path]:
    """Give the files of the fictional exports: what lies in the folder and one folder below it."""
    folder = shipped.sample_data()
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in {".zip", ".vcf", ".ics", ".csv"}]
    if not found:
        raise CannotBeDone(_("The invented people are missing from this installation."), _("Install Coterie again."))
    return found


def sample_day() -> date | None:
    """Give the day the fictional exports were made for, None where it is not said."""
    told = shipped.sample_data() / _DAY_FILE
    return date.fromisoformat(told.read_text(encoding="utf-8").strip()) if told.is_file() else None


def as_samples(items: Iterable[StagedItem], days: int) -> Iterator[StagedItem]:
    """Give a reading of fictional exports as it goes into a real vault: tagged, moved, and without their owner.

    The files that tell of the owner come first, so that no card of theirs is taken for somebody else's.
    """
    taken = _Taken(set(), set())
    for item in items:
        if isinstance(item, StagedFile):
            yield item._replace(found=item.found._replace(exported=shifted_text(item.found.exported, days)))
        elif isinstance(item, StagedRecord):
            yield from _samples(item, days, taken)
        else:
            yield item


class _Taken(NamedTuple):
    """What was met so far: the keys the invented owner is known by, and those of people who were only named."""

    owner: set[str]
    named: set[str]


def _samples(record: StagedRecord, days: int, taken: _Taken) -> Iterator[StagedItem]:
    """Give a record as a sample, behind those of people it names who have none of their own."""
    thing = thing_of(record.kind, record.payload)
    if isinstance(thing, FoundOwner) or (isinstance(thing, FoundPerson) and taken.owner & {*thing.keys}):
        taken.owner.update(thing.keys)
        yield StagedSkip(record.file_index, record.place, _("about an invented owner"))
        return
    if isinstance(thing, _OF_THE_OWNER) or (isinstance(thing, FoundMembership) and thing.person is None):
        yield StagedSkip(record.file_index, record.place, _("about an invented owner"))
        return
    for person in _only_named(thing, taken):
        key = f"{SAMPLE_KEY}named:{person.keys[0]}"
        yield record._replace(key=key, raw=b"", kind="person", payload=payload_of(_tagged(person)), repairs=())
    if isinstance(thing, FoundPerson):
        thing = _tagged(thing)
    yield record._replace(key=f"{SAMPLE_KEY}{record.key}", payload=payload_of(shifted(thing, days)))


def _only_named(thing: Thing, taken: _Taken) -> Iterator[FoundPerson]:
    """Give the people that an entry names and asks to be made, each once: by themselves they would wear no tag."""
    belongs = (thing.person,) if isinstance(thing, FoundMembership) and thing.person is not None else ()
    for reference in (*getattr(thing, "people", ()), *belongs):
        new = {*reference.keys} - taken.named
        if reference.create and new and not taken.owner & {*reference.keys}:
            taken.named.update(reference.keys)
            yield FoundPerson(FoundName(reference.name or reference.keys[0]), reference.keys)


def _tagged(person: FoundPerson) -> FoundPerson:
    return person._replace(tags=(*person.tags, SAMPLE_TAG))
