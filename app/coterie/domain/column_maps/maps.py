# SPDX-License-Identifier: GPL-3.0-or-later
"""A column map: what each column of a table means, as a person settled it; as JSON it is the file of `--map`."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coterie.domain.column_maps.kinds import ENTITIES, entity_of
from coterie.domain.column_titles import fingerprint_of, normalised_title
from coterie.domain.errors import BadValue
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coterie.domain.column_maps.fields import Entity

#: Targets that are no field: the column is kept beside the thing under its title, or left out.
KEEP, DROP = "keep", "drop"
#: Which of two numbers of a date is the day: decided by the file, the first, the second.
DAY_ORDERS = ("", "day first", "month first")
_KEYS = frozenset({"name", "kind", "columns", "always", "dates", "encoding"})


@dataclass(frozen=True)
class ColumnMap:
    """What a table's columns mean.

    columns: pairs of a normalised title and a field of the kind, KEEP or DROP; several columns of one field are joined.
    always: pairs of a field and the text every row gets there. dates: one of DAY_ORDERS. encoding: name of a text
    encoding, "" = found out. name: what a person calls the profile.
    """

    entity: str
    columns: tuple[tuple[str, str], ...]
    name: str = ""
    always: tuple[tuple[str, str], ...] = ()
    dates: str = ""
    encoding: str = ""

    @property
    def fingerprint(self) -> str:
        """Give the mark by which a table with these columns is known again, whatever their order."""
        return fingerprint_of(title for title, _target in self.columns)

    @property
    def kind(self) -> Entity:
        """Give the kind of thing a row is."""
        return _kind(self.entity)

    def target(self, title: str) -> str:
        """Say what a column of a normalised title is; one the map does not know is kept."""
        return dict(self.columns).get(title, KEEP)

    def with_target(self, title: str, target: str) -> ColumnMap:
        """Give the map with another meaning of one column."""
        return replace(self, columns=tuple((name, target if name == title else was) for name, was in self.columns))

    def missing(self) -> tuple[frozenset[str], ...]:
        """Give the sets of fields of which one is needed and none is there."""
        there = {target for _title, target in (*self.columns, *((name, field) for field, name in self.always))}
        return tuple(needed for needed in self.kind.needs if not needed & there)

    def fits(self, titles: Iterable[str]) -> bool:
        """Say whether these are the normalised titles the map was made for, or include what a row cannot do without."""
        names = set(titles)
        if fingerprint_of(names) == self.fingerprint:
            return True
        used = {title for title, target in self.columns if target not in (KEEP, DROP)}
        return bool(used) and used <= names

    def checked(self) -> ColumnMap:
        """Give the map back; BadValue where a table could not be read by it."""
        kind = self.kind
        known = {field.id for field in kind.fields} | {KEEP, DROP}
        for wrong in ({target for _title, target in self.columns} | {field for field, _text in self.always}) - known:
            raise BadValue(
                _("“{field}” is no field of {kind}.").format(field=wrong, kind=self.entity),
                _("Known: {0}.").format(", ".join(sorted(known))),
            )
        if self.missing():
            needed = " / ".join(sorted(self.missing()[0]))
            raise BadValue(
                _("The map says of no column that it is {fields}.").format(fields=needed),
                _("Give one of the columns that meaning."),
            )
        if self.dates not in DAY_ORDERS:
            raise BadValue(_("“{0}” is no order of dates.").format(self.dates), _("Use “day first” or “month first”."))
        _check_encoding(self.encoding)
        return self


def _kind(name: str) -> Entity:
    """Give a kind; BadValue where there is none."""
    kind = entity_of(name)
    if kind is None:
        raise BadValue(
            _("“{0}” is no kind of thing a table can hold.").format(name),
            _("Known: {0}.").format(", ".join(entity.id for entity in ENTITIES)),
        )
    return kind


def _check_encoding(name: str) -> None:
    """Raise BadValue for an encoding that is none."""
    try:
        codecs.lookup(name or "utf-8")
    except LookupError:
        raise BadValue(
            _("“{0}” is no text encoding.").format(name), _("Use one such as utf-8, cp1252, cp1250 or shift_jis.")
        ) from None


def as_json(column_map: ColumnMap) -> str:
    """Write a map as JSON with the keys name, kind, columns, always, dates and encoding."""
    return json.dumps(
        {
            "name": column_map.name,
            "kind": column_map.entity,
            "columns": dict(column_map.columns),
            "always": dict(column_map.always),
            "dates": column_map.dates,
            "encoding": column_map.encoding,
        },
        ensure_ascii=False,
        indent=2,
    )


def read_map(text: str) -> ColumnMap:
    """Read a map from JSON, checked; BadValue for what is none."""
    try:
        values: Any = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or not _all_texts(values):
        raise BadValue(
            _("This is no column map: a map is JSON with “kind” and “columns”."),
            _("“coterie columns FILE --json” prints one to begin with."),
        )
    if unknown := values.keys() - _KEYS:
        raise BadValue(
            _("“{0}” means nothing in a column map.").format(min(unknown)),
            _("Known: {0}.").format(", ".join(sorted(_KEYS))),
        )
    columns = {normalised_title(title): target for title, target in values["columns"].items()}
    return ColumnMap(
        str(values["kind"]),
        tuple(columns.items()),
        values.get("name", ""),
        tuple(values.get("always", {}).items()),
        values.get("dates", ""),
        values.get("encoding", ""),
    ).checked()


def _all_texts(values: Mapping[str, Any]) -> bool:
    """Say whether the parts are there and of the right kinds."""
    if not isinstance(values.get("kind"), str) or not isinstance(values.get("columns"), dict):
        return False
    tables = (values["columns"], values.get("always", {}))
    texts = (values.get(key, "") for key in ("name", "dates", "encoding"))
    return all(isinstance(table, dict) for table in tables) and all(
        isinstance(text, str) for text in (*texts, *(text for table in tables for text in table.values()))
    )
