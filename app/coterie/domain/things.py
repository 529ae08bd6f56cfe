# SPDX-License-Identifier: GPL-3.0-or-later
"""Found things as JSON text and back: writing is plain, reading trusts nothing.

The shape of each kind is taken from the annotations of its named tuple, so a new field needs nothing here.
The way back runs 230,000 times for a large archive: one comparison of all types of a tuple at once is what makes
it cheap, and only the fields that are lists themselves are looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import product
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from coterie.domain.moments import FIRST_YEAR, LAST_YEAR, Moment
from coterie.domain.reading import BrokenFrame
from coterie.domain.records import (
    FoundContribution,
    FoundCredential,
    FoundEvent,
    FoundFollowUp,
    FoundInteraction,
    FoundLearning,
    FoundMembership,
    FoundOpportunity,
    FoundOrganisation,
    FoundOther,
    FoundOwner,
    FoundPerson,
    Thing,
)

KINDS: dict[str, type[Thing]] = {
    "person": FoundPerson,
    "organisation": FoundOrganisation,
    "interaction": FoundInteraction,
    "event": FoundEvent,
    "follow_up": FoundFollowUp,
    "owner": FoundOwner,
    "membership": FoundMembership,
    "contribution": FoundContribution,
    "opportunity": FoundOpportunity,
    "learning_resource": FoundLearning,
    "credential": FoundCredential,
    "other": FoundOther,
}
KIND_OF: dict[type, str] = {shape: kind for kind, shape in KINDS.items()}

_FIRST_SECOND = int(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp()) - 86_400
_LAST_SECOND = int(datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp()) + 86_400
_PRECISIONS = frozenset({"year", "month", "day", "minute", "second"})
_LARGEST_NUMBER = 2**31 - 1

# Values come out of JSON: what they are is what is being found out, so they are Any until then.
_Reader = Callable[[Any], Any]

_scan = json.JSONDecoder().raw_decode
_write = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


def payload_of(thing: Thing) -> str:
    """Write a thing as JSON in ASCII; half of a character pair becomes U+FFFD."""
    payload = _write(thing)
    if "\\ud" in payload and not _is_sound(payload):
        return _write(_mended(payload))
    return payload


def thing_of(kind: str, payload: str) -> Thing:
    """Make the thing of a staged record, every field checked; BrokenFrame when it is none."""
    reader = _READERS.get(kind)
    if reader is None:
        raise BrokenFrame("no such kind")
    try:
        values, end = _scan(payload)
    except (ValueError, RecursionError) as problem:
        raise BrokenFrame("no JSON") from problem
    if end != len(payload) or not payload.isascii():
        raise BrokenFrame("no JSON")
    if "\\u" in payload and ("\\ud" in payload or "\\uD" in payload) and not _is_sound(payload):
        raise BrokenFrame("no text")
    return cast("Thing", reader(values))


def _is_sound(payload: str) -> bool:
    """Say whether no string in it holds half of a character pair."""
    try:
        json.dumps(json.loads(payload), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _mended(payload: str) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    """Give the values with halves of character pairs replaced."""
    plain = json.dumps(json.loads(payload), ensure_ascii=False)
    return json.loads(plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def _texts(values: list[Any]) -> tuple[str, ...]:
    """Check a list of texts."""
    for value in values:
        if type(value) is not str:
            raise BrokenFrame("not a text")
    return tuple(values)


def _whole(value: int) -> int:
    """Check a count."""
    if not 0 <= value <= _LARGEST_NUMBER:
        raise BrokenFrame("no such number")
    return value


def _no_more(value: object) -> object:
    """Take a value whose type says everything."""
    return value


def _each(reader: _Reader) -> _Reader:
    """Make the reader of a list of one kind of thing."""

    def read(values: list[Any]) -> tuple[Any, ...]:
        return tuple(map(reader, values)) if values else ()

    return read


def _maybe(reader: _Reader) -> _Reader:
    """Make the reader of something that may be absent."""

    def read(value: Any) -> Any:  # noqa: ANN401
        return None if value is None else reader(value)

    return read


def _fields(shape: type[tuple[Any, ...]], hints: tuple[Any, ...]) -> _Reader:
    """Make the reader of a tuple with these fields."""
    allowed = [list(types) for types in product(*map(_json_types, hints))]
    found = [(at, _reader(hint)) for at, hint in enumerate(hints)]
    parts = [(at, reader) for at, reader in found if reader is not _no_more]

    def read(values: Any) -> Any:  # noqa: ANN401
        if type(values) is not list or [*map(type, values)] not in allowed:
            raise BrokenFrame(shape.__name__)
        for at, reader in parts:
            values[at] = reader(values[at])
        return tuple.__new__(shape, values)

    return read


def _moment_reader() -> _Reader:
    """Make the reader of a moment, which must lie in the years that are kept."""
    types = [int, str, str, str]

    def read(values: Any) -> Moment:  # noqa: ANN401
        if type(values) is not list or [*map(type, values)] != types:
            raise BrokenFrame("Moment")
        if not _FIRST_SECOND <= values[0] <= _LAST_SECOND or values[3] not in _PRECISIONS:
            raise BrokenFrame("no such moment")
        return tuple.__new__(Moment, values)

    return read


def _json_types(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 (an annotation)
    """Say as what a field of this type stands in JSON."""
    if isinstance(hint, UnionType):
        return tuple(kind for part in get_args(hint) for kind in _json_types(part))
    return (hint,) if hint in {str, int, bool, NoneType} else (list,)


@cache
def _reader(hint: Any) -> _Reader:  # noqa: ANN401 (an annotation)
    """Give the reader of a field of this type."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, UnionType):
        return _maybe(_reader(next(part for part in get_args(hint) if part is not NoneType)))
    if get_origin(hint) is tuple:
        return _tuple_reader(*get_args(hint))
    return _fields(hint, tuple(get_type_hints(hint).values()))


def _tuple_reader(first: Any, *others: Any) -> _Reader:  # noqa: ANN401 (annotations)
    """Give the reader of `tuple[first, ...]`, or of a tuple with exactly these fields."""
    if others != (...,):
        return _fields(tuple, (first, *others))
    return _texts if first is str else _each(_reader(first))


_PLAIN: dict[Any, _Reader] = {str: _no_more, bool: _no_more, int: _whole, Moment: _moment_reader()}
_READERS: dict[str, _Reader] = {kind: _reader(cast("Any", shape)) for kind, shape in KINDS.items()}
