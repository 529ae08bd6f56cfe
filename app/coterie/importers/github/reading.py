# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading files of GitHub: a first look for the owner and the names, then file by file, accounts first.

Account archive (schema 1, 2024 to 2026) and answers of the REST interface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.github import answers
from coterie.importers.github.people import is_program, kept, login_in, owner_of
from coterie.importers.github.recognition import READ, SCHEMA, Reading, readings_of
from coterie.importers.github.survey import WRITTEN, Survey
from coterie.importers.github.works import Item, Works
from coterie.importers.text.encodings import encoding_of
from coterie.importers.text.json_files import JsonItem, json_items, load_json
from coterie.importers.text.json_values import excerpt_text, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
    from coterie.domain.records import Found

_ANSWERS = ("profile", "people", "organisations", "repositories", "starred")
_ORDER = ("profile", *READ, *_ANSWERS[1:])


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each file and give its records; what is left alone is announced with the reason."""
    del bundle
    readings = readings_of(claim.members)
    mine = [each for each in readings if each.kind in _ORDER]
    survey = Survey(has_lists=any(each.kind in ("people", "starred") for each in mine))
    for each in mine:
        for item in _items(each):
            if isinstance(item, JsonItem) and isinstance(item.value, dict):
                survey.note(_kind_of(each, item.value), item.value)
    survey.settle(wishes)
    told = _owner(mine, survey)
    done: set[str] = set()
    works = Works(survey, wishes)
    for each in sorted(mine, key=lambda reading: _ORDER.index(reading.kind)):
        yield FileFound(each.member.path, each.member.name, _source(each), encoding=encoding_of(each.member))
        if told is not None:
            yield told
            told = None
        for item in _items(each):
            made = item if isinstance(item, Refused) else _made(each, item, works)
            if isinstance(made, Record):
                if made.key in done:
                    made = Skipped(made.place, _("the same record again"))
                else:
                    done.add(made.key)
            yield made
    yield from _left_alone(each for each in readings if each.kind not in _ORDER)


def _source(reading: Reading) -> str:
    """Name the source of a file."""
    if reading.kind == "people":
        return f"github.{answers.list_of_people(reading.member)}"
    return f"github.{reading.kind.replace('_', '-')}"


def _items(reading: Reading) -> Iterator[JsonItem | Refused]:
    """Give the records of a file."""
    if reading.kind != "profile":
        yield from json_items(reading.member)
        return
    value = load_json(reading.member)
    yield value if isinstance(value, Refused) else JsonItem("item 1", value)


def _kind_of(reading: Reading, thing: Mapping[str, object]) -> str:
    """Say what one record is: in an archive by its own type."""
    written = text_at(thing, "type")
    return written if reading.is_archive and written in READ else reading.kind


def _made(reading: Reading, item: JsonItem, works: Works) -> Item:
    """Make the item of one record."""
    place, thing = item.place, item.value
    if not isinstance(thing, dict):
        return Refused(place, _("This is no record of this service."), excerpt_text(thing))
    kind = _kind_of(reading, thing)
    if kind in WRITTEN:
        return works.written(kind, place, thing)
    if kind == "repository":
        return works.project(place, thing)
    return _answer(reading, kind, JsonItem(place, thing), works)


def _answer(reading: Reading, kind: str, item: JsonItem, works: Works) -> Item:
    """Make the item of an account, a list of people or of projects."""
    place, thing = item.place, object_at(item.value)
    if kind == "profile":
        return answers.profile(place, thing, works.survey)
    if kind == "organisations":
        return answers.organisation(place, thing)
    if kind in ("repositories", "starred"):
        return answers.repository(place, thing, works.survey, works.wishes)
    is_of_project = kind in ("user", "organization") or "contributions" in thing
    listed = "contributors" if is_of_project else answers.list_of_people(reading.member)
    return answers.account(listed, place, thing, works.survey, works.wishes)


def _owner(readings: list[Reading], survey: Survey) -> Record | None:
    """Give what the files say of the owner, to stand before everything else."""
    for each in readings:
        if each.kind in ("user", "profile"):
            for item in _items(each):
                if isinstance(item, JsonItem) and isinstance(item.value, dict) and not is_program(item.value):
                    login = login_in(item.value)
                    if survey.is_owner(login):
                        return Record(f"github:owner:{login}", "file", kept({"login": login}), owner_of(item.value))
    return None


def _left_alone(readings: Iterator[Reading]) -> Iterator[FileFound]:
    """Announce what is not read, with the reason; folders of an archive once each."""
    folders: set[str] = set()
    for each in readings:
        if not each.folder:
            yield _not_read(each.member, each.member.name, _why(each))
        elif each.folder not in folders:
            folders.add(each.folder)
            yield _not_read(each.member, each.folder, _("the files of your projects, nothing about people"))


def _not_read(member: Member, name: str, why: str) -> FileFound:
    """Announce a file that is left alone."""
    return FileFound(member.path, name, "", not_read=True, why=why)


def _why(reading: Reading) -> str:
    """Say why a file is left alone."""
    if reading.kind == SCHEMA:
        return _("tells the version of the archive, nothing else")
    if reading.kind == "bot":
        return _("programs, not people")
    return _("bookkeeping of projects, nothing about people")
