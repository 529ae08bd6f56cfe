# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of a query as SQL conditions on a person's key, with every value bound.

A condition is written with `{id}` where the key stands. Conditions that a small set of people fulfils give that set
as a query of its own, too (`driver`): lists begin there instead of walking everybody.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.query import (
    DateFilter,
    DaysFilter,
    Flag,
    NeverFilter,
    Node,
    StrengthFilter,
    Term,
    TextFilter,
    Words,
)
from coterie.storage.people.strengths import KEPT, of_day
from coterie.storage.searching.match_text import any_of, folded_words, phrase, typed
from coterie.storage.searching.rows import entry_sql

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.storage.connections import Connection

_STATE = "EXISTS (SELECT 1 FROM person_state s WHERE s.person_id = {id} AND %s)"
_HAS_POINT = "EXISTS (SELECT 1 FROM contact_point x WHERE x.person_id = {id} AND x.kind = '%s')"
_PERSON = "EXISTS (SELECT 1 FROM person x WHERE x.id = {id} AND %s)"
_FLAGS = {
    "due": _STATE % "s.next_follow_up <= :today",
    "overdue": _STATE % "s.next_follow_up < :today",
    "archived": _PERSON % "x.status = 'archived'",
    "paused": _PERSON % "x.pause_until > :today",
    "private": _PERSON % "x.sensitivity > 0",
    "mail": _HAS_POINT % "mail",
    "phone": _HAS_POINT % "phone",
    "tag": "EXISTS (SELECT 1 FROM person_tag x WHERE x.person_id = {id})",
    "company": "EXISTS (SELECT 1 FROM affiliation x WHERE x.person_id = {id} AND x.organisation_id IS NOT NULL)",
    "cadence": _STATE % "s.every_days IS NOT NULL",
    "follow-up": "EXISTS (SELECT 1 FROM follow_up x WHERE x.person_id = {id} AND x.state = 'open' "
    "AND x.deleted_at IS NULL)",
    "note": "EXISTS (SELECT 1 FROM note x WHERE x.person_id = {id})",
    "birthday": "EXISTS (SELECT 1 FROM important_date x WHERE x.person_id = {id} AND x.kind = 'birthday')",
}
_KNOWN = {"last": "s.last_contact_on", "due": "s.next_follow_up"}

#: Tags by their names (else by a beginning), with the tags below them.
_TAGS = """
WITH RECURSIVE meant (id) AS (
    SELECT t.id FROM json_each(:names) n CROSS JOIN tag t ON t.folded = n.value
    UNION SELECT t.id FROM json_each(:names) n CROSS JOIN tag t
        ON t.folded >= n.value AND t.folded < n.value || char(1114111)
        WHERE NOT EXISTS (SELECT 1 FROM tag x WHERE x.folded = n.value)
    UNION SELECT t.id FROM meant m JOIN tag t ON t.parent_id = m.id
) SELECT id FROM meant
"""
_WORD_BEGINS = "instr(' ' || {0}, ' ' || n.value) > 0"
_ORGANISATIONS = f"""
SELECT o.id FROM json_each(:names) n JOIN organisation o ON {_WORD_BEGINS.format("o.folded")}
UNION SELECT a.organisation_id FROM json_each(:names) n JOIN organisation_alias a ON {_WORD_BEGINS.format("a.folded")}
"""
#: Texts in which something stands: the newest ones, because a common word stands in half of a million.
_TEXTS_OF = "(SELECT rowid AS row FROM text_words WHERE text_words MATCH :{0} ORDER BY rowid DESC LIMIT 20000)"
#: People of a text filter, one query each; `:{0}` is a JSON list of folded texts or of keys, or an expression.
_PEOPLE_OF = {
    "tag": "SELECT x.person_id AS id FROM json_each(:{0}) k CROSS JOIN person_tag x ON x.tag_id = k.value",
    "company": "SELECT x.person_id AS id FROM json_each(:{0}) k "
    "CROSS JOIN affiliation x ON x.organisation_id = k.value",
    "name": "SELECT rowid AS id FROM person_names WHERE person_names MATCH :{0}",
    "title": "SELECT x.person_id AS id FROM json_each(:{0}) n JOIN affiliation x ON x.title <> '' AND "
    + _WORD_BEGINS.format("folded(x.title)"),
    "met": "SELECT x.id FROM json_each(:{0}) n JOIN person x ON x.met_where <> '' AND "
    + _WORD_BEGINS.format("folded(x.met_where)"),
    "met_on": "SELECT x.id FROM json_each(:{0}) n CROSS JOIN person x ON x.met_on <> '' AND x.met_on >= n.value "
    "AND x.met_on < n.value || '~'",
    "mail": "SELECT x.person_id AS id FROM json_each(:{0}) n JOIN contact_point x ON x.kind = 'mail' "
    "AND x.person_id IS NOT NULL AND instr(lower(x.value), n.value) > 0",
    "phone": "SELECT x.person_id AS id FROM json_each(:{0}) n JOIN contact_point x ON x.kind = 'phone' "
    "AND x.person_id IS NOT NULL AND n.value <> '' AND instr(x.normalised, n.value) > 0",
    "place": "SELECT x.person_id AS id FROM json_each(:{0}) n JOIN contact_point x ON x.kind = 'address' "
    "AND x.person_id IS NOT NULL AND " + _WORD_BEGINS.format("folded(x.value)"),
    "about": f"SELECT x.person_id AS id FROM {_TEXTS_OF} w "
    f"JOIN participant x ON x.interaction_id = {entry_sql('w.row')} "
    f"WHERE {entry_sql('w.row', kind='interaction')} "
    f"UNION SELECT x.person_id FROM {_TEXTS_OF} w JOIN note x ON x.id = {entry_sql('w.row')} "
    f"WHERE {entry_sql('w.row', kind='note')} AND x.person_id IS NOT NULL",
}
_COMPARED_FOLDED = {"title", "met", "place"}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


@dataclass
class Conditions:
    """What must hold of a person: SQL with `{id}`, the values it names, and queries that give the few who may."""

    values: dict[str, object]
    sql: list[str] = field(default_factory=list)
    drivers: list[str] = field(default_factory=list)
    #: Whether people who are archived are asked for; otherwise only active ones are in lists.
    archived: bool = False

    @property
    def today(self) -> str:
        """The day that filters count from, as ISO text."""
        return str(self.values["today"])

    def of(self, key: str) -> str:
        """Write the conditions on a key, each behind an AND."""
        return "".join(f" AND {condition.replace('{id}', key)}" for condition in self.sql)

    def bind(self, value: object) -> str:
        """Keep a value and give the name it is bound under."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return name


def conditions_of(connection: Connection, terms: tuple[Term, ...], today: date) -> Conditions:
    """Write the conditions of filters and of words that take away."""
    made = Conditions({"today": today.isoformat()})
    for term in terms:
        driver, condition = _condition(connection, made, term.node, today)
        if driver and not condition:
            condition = f"{{id}} IN ({driver})"
        if condition:
            made.sql.append(f"NOT coalesce({condition}, 0)" if term.negated else condition)
        if driver and not term.negated:
            made.drivers.append(driver)
        if isinstance(term.node, Flag) and term.node.name == "archived" and not term.negated:
            made.archived = True
    return made


def people_found(made: Conditions, match: str) -> None:
    """Add the condition that a full-text expression finds a person."""
    driver = f"SELECT rowid AS id FROM person_words WHERE person_words MATCH :{made.bind(match)}"
    made.sql.append(f"{{id}} IN ({driver})")
    made.drivers.append(driver)


def _condition(connection: Connection, made: Conditions, node: Node, today: date) -> tuple[str, str]:
    """Write one filter, as the query of its people or as a condition."""
    match node:
        case Words() | TextFilter():
            return _people_of(connection, made, node), ""
        case Flag():
            condition = _FLAGS[node.name]
        case StrengthFilter():
            return _by_strength(made, node, of_day(connection, made.today))
        case NeverFilter(field="strength"):
            condition = "NOT " + _STATE % f"{of_day(connection, made.today)} IS NOT NULL"
        case NeverFilter():
            condition = "NOT " + _STATE % f"{_KNOWN[node.field]} IS NOT NULL"
        case DaysFilter():
            condition = _by_days(made, node, today)
        case _:
            condition = _by_date(made, node)
    return "", condition


def _people_of(connection: Connection, made: Conditions, node: Words | TextFilter) -> str:
    """Write the query of the people whom words or a text filter find, "" where there is nothing to look for."""
    if isinstance(node, Words):
        found = f"SELECT rowid AS id FROM person_words WHERE person_words MATCH :{made.bind(typed(node))}"
        return found if folded_words(node) else ""
    kind = "met_on" if node.field == "met" and all(map(_DATE.match, node.values)) else node.field
    return _PEOPLE_OF[kind].format(made.bind(_sought(connection, node)))


def _sought(connection: Connection, node: TextFilter) -> str:
    """Give what the query of a text filter is to be given."""
    if node.field in _EXPRESSED:
        return _EXPRESSED[node.field](node.values)
    if node.field in {"tag", "company"}:
        sql = _TAGS if node.field == "tag" else _ORGANISATIONS
        return json.dumps([row[0] for row in connection.execute(sql, {"names": json.dumps(node.values)})])
    if node.field == "phone":
        return json.dumps(["".join(sign for sign in value if sign.isdecimal()).lstrip("0") for value in node.values])
    if node.field in _COMPARED_FOLDED:
        connection.create_function("folded", 1, _folded, deterministic=True)
    return json.dumps(node.values)


def _folded(text: str) -> str:
    """Fold a text inside a query."""
    return " ".join(fold(text).split())


def _phrases(values: tuple[str, ...]) -> str:
    """Look for one of several phrases."""
    found = [Words(value) for value in values if folded_words(Words(value))]
    # An expression may not be empty; this one finds nothing.
    return any_of(map(typed, found)) if found else phrase("", prefix=False)


_EXPRESSED: dict[str, Callable[[tuple[str, ...]], str]] = {"name": _phrases, "about": _phrases}


def _by_strength(made: Conditions, node: StrengthFilter, strength: str) -> tuple[str, str]:
    """Compare the strength; where it is kept its index gives the people, too, who may be few."""
    compared = f"{strength} BETWEEN :{made.bind(node.lowest)} AND :{made.bind(node.highest)}"
    driver = f"SELECT s.person_id AS id FROM person_state s WHERE {compared}" if strength == KEPT else ""
    return driver, _STATE % compared


def _by_days(made: Conditions, node: DaysFilter, today: date) -> str:
    """Compare how long ago the last contact was, or how far ahead the next follow-up is."""
    if node.field == "last":
        day, comparison = today - timedelta(days=node.days), _TURNED[node.comparison]
    else:
        day, comparison = today + timedelta(days=node.days), node.comparison
    return _STATE % f"{_KNOWN[node.field]} {comparison} :{made.bind(day.isoformat())}"


def _by_date(made: Conditions, node: DateFilter) -> str:
    """Compare with a date as far as it is known: a month is all of its days."""
    first, behind = made.bind(str(node.date)), made.bind(f"{node.date}~")
    column = _KNOWN[node.field]
    compared = {
        "=": f"{column} >= :{first} AND {column} < :{behind}",
        "<": f"{column} < :{first}",
        "<=": f"{column} < :{behind}",
        ">": f"{column} >= :{behind}",
        ">=": f"{column} >= :{first}",
    }
    return _STATE % compared[node.comparison]
