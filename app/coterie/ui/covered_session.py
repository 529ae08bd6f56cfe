# SPDX-License-Identifier: GPL-3.0-or-later
"""The services as pages get them: while blur is on, every word about a person in an answer is marked as one.

Which words are about people stands in `coterie.ui.personal_words`. Whatever shows text shows marked words covered
(`coterie.ui.parts.covers`). What goes into a service has its marks taken off, so nothing marked is ever written.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from coterie.services.session import Session
from coterie.ui.parts.covers import bare, changed, copied, name_marked, text_marked
from coterie.ui.personal_words import NAMES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NONE: frozenset[str] = frozenset()


def covered_session(session: Session, is_on: Callable[[], bool]) -> Session:
    """Give a session whose answers are marked while blur is on."""
    services = {one.name: _Covered(getattr(session, one.name), is_on) for one in fields(Session)}
    return Session(**services)  # type: ignore[arg-type] # each does what the service does that stands behind it


class _Covered:
    """A service that marks its answers."""

    def __init__(self, service: object, is_on: Callable[[], bool]) -> None:
        """Stand in front of a service."""
        self._service = service
        self._is_on = is_on

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the service has
        found = getattr(self._service, name)
        if not callable(found):
            return marked(found) if self._is_on() else found

        @wraps(found)
        def call(*given: object, **named: object) -> object:
            given = tuple(map(bare, given))
            named = {key: bare(value) for key, value in named.items()}
            answer = found(*given, **named)
            return marked(answer) if self._is_on() else answer

        return call


def marked(answer: Any) -> Any:  # noqa: ANN401 - answers of any kind
    """Give an answer with the words about people in it marked; texts that stand for themselves are about people."""
    if isinstance(answer, str):
        return text_marked(answer)
    if isinstance(answer, list) or type(answer) is tuple:
        return type(answer)(map(marked, answer))
    return _inside(answer)


def _inside(value: Any) -> Any:  # noqa: ANN401 - values of any kind
    """Mark what lies inside a record; a text there is marked only by the name of its field."""
    if hasattr(value, "_fields"):
        return value._replace(**_marked_fields(value, value._fields))
    if isinstance(value, tuple | list):
        return type(value)(map(_inside, value))
    if isinstance(value, dict):
        return {key: _inside(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return copied(value, _marked_fields(value, [one.name for one in fields(value)]))
    return value


def _marked_fields(record: object, of: Iterable[str]) -> dict[str, object]:
    """Give the fields of a record: its names and its other words about people marked, and what lies deeper."""
    kind = type(record).__name__
    names, texts = NAMES.get(kind, _NONE), TEXTS.get(kind, _NONE)
    news: dict[str, object] = {}
    for name in of:
        value = getattr(record, name)
        mark = name_marked if name in names else text_marked if name in texts else None
        news[name] = _inside(value) if mark is None else changed(value, mark)
    if kind == "SearchHit":
        # Where the found words stand would tell how long they are.
        news["marks"] = ()
    return news
