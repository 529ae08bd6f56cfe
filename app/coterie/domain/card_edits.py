# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's changes brought into the lines of the card they came from: only the lines a change concerns are touched.

What changed is the difference between what the import said and what the person is now. Values that another source
brought count as additions; a value that nobody changed keeps its line with all that the program has no place for.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from coterie.domain import card_writing as write
from coterie.domain.cards import affiliations, traced
from coterie.domain.content_lines import parse_line, split_unescaped, unescape_text
from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundDate, FoundRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_values import ExportPerson
    from coterie.domain.records import FoundPerson

Value = TypeVar("Value")


class _Changes(Generic[Value]):
    """What went and what came in one list of values; the same value may stand in it several times."""

    def __init__(self, before: Iterable[Value], now: Iterable[Value]) -> None:
        was, is_now = Counter(before), Counter(now)
        self.gone = was - is_now
        self.new = list((is_now - was).elements())

    def take_gone(self, value: Value) -> bool:
        """Say whether a value went, once for each time it did."""
        if not self.gone[value]:
            return False
        self.gone[value] -= 1
        return True

    def take_new(self, old: Value, *same: str) -> Value | None:
        """Take the first new value that is the same as an old one in these fields, to stand in its place."""
        for place, value in enumerate(self.new):
            if all(getattr(value, field) == getattr(old, field) for field in same):
                return self.new.pop(place)
        return None


class _Edit:
    """The lines of one card while they are changed; a line is replaced by any number of lines."""

    def __init__(self, lines: list[str], version: str) -> None:
        self.version = version
        self.parsed = [parse_line(line) for line in lines]
        self.out: list[list[str]] = [[line] for line in lines]
        self.facts, self.told = traced(lines)
        self.groups = write.Groups(line.group for line in self.parsed if line.group)
        self.added: list[str] = []

    def places(self, kind: str) -> Iterator[tuple[int, int]]:
        """Give each value of a kind as the line that told it and its place among its kind."""
        for line, told in enumerate(self.told):
            for what, first, after in told:
                if what == kind:
                    yield from ((line, place) for place in range(first, after))

    def first_line(self, *names: str) -> int | None:
        """Give the first line of one of these properties."""
        return next((place for place, line in enumerate(self.parsed) if line.key in names and self.out[place]), None)

    def remove(self, line: int) -> None:
        """Take a line out, and the label of its group when nothing else is left in the group."""
        self.out[line] = []
        group = self.parsed[line].group.upper()
        if not group:
            return
        others = [place for place, other in enumerate(self.parsed) if other.group.upper() == group and self.out[place]]
        if all(self.parsed[place].key in ("X-ABLABEL", "X-ABADR") for place in others):
            for place in others:
                self.out[place] = []

    def replace(self, line: int, lines: Iterable[str]) -> None:
        """Put other lines in the place of one."""
        self.remove(line)
        self.out[line] = list(lines)

    def replace_all(self, names: tuple[str, ...], lines: list[str]) -> None:
        """Put lines in the place of all lines of these properties, or at the end where there are none."""
        first = self.first_line(*names)
        for place, line in enumerate(self.parsed):
            if line.key in names:
                self.remove(place)
        if first is None:
            self.added += lines
        else:
            self.out[first] = lines

    def finished(self) -> list[str]:
        """Give the lines, additions last."""
        lines = [line for kept in self.out for line in kept]
        end = len(lines) - 1 if lines and parse_line(lines[-1]).key == "END" else len(lines)
        return lines[:end] + self.added + lines[end:]


def edited(lines: list[str], person: ExportPerson, version: str) -> list[str]:
    """Bring what changed since the import into the lines of a card, which are in `version` already."""
    before = person.as_imported()
    if before is None or not differs(person, before):
        return lines
    edit = _Edit(lines, version)
    _edit_names(edit, person, before)
    _edit_points(edit, before.contact_points, person.contact_points)
    _edit_affiliations(edit, before.affiliations, person.affiliations)
    _edit_dates(edit, before.dates, person.dates)
    _edit_tags(edit, before.tags, person.tags)
    _edit_notes(edit, before.notes, person.notes)
    _edit_relations(edit, before.relations, person.relations)
    for place, line in enumerate(edit.parsed):
        if line.key == "REV":
            edit.out[place] = [write.revision_line(person.changed_at)]
    return edit.finished()


def differs(person: ExportPerson, before: FoundPerson) -> bool:
    """Say whether anything that a card holds was changed since the import."""
    return (
        person.name != before.name
        or person.pronouns != before.pronouns
        or set(map(_bare, person.contact_points)) != set(map(_bare, before.contact_points))
        or len(person.contact_points) != len(before.contact_points)
        or _present(person.affiliations) != _present(before.affiliations)
        or sorted(person.dates) != sorted(before.dates)
        or set(person.tags) != set(before.tags)
        or sorted(person.notes) != sorted(before.notes)
        or sorted(person.relations) != sorted(before.relations)
    )


def _bare(point: FoundContactPoint) -> FoundContactPoint:
    """Give a contact point without its normalised form, which follows from the value and the user's country."""
    return point._replace(normalised="")


def _present(posts: Iterable[FoundAffiliation]) -> list[tuple[str, str, str]]:
    return [(post.organisation, post.department, post.title) for post in posts if post.current]


def _edit_names(edit: _Edit, person: ExportPerson, before: FoundPerson) -> None:
    """Change the lines of the name."""
    now, was = person.name, before.name
    if now.display != was.display:
        edit.replace_all(("FN",), [write.full_name_line(now)])
    if now[1:6] != was[1:6]:
        first = edit.first_line("N")
        more = split_unescaped(edit.parsed[first].value, ";")[5:] if first is not None else []
        edit.replace_all(("N",), [write.name_line(now, more)])
    if now.nickname != was.nickname:
        lines = [line for line in write.more_name_lines(now) if line.startswith("NICKNAME")]
        edit.replace_all(("NICKNAME", "X-NICKNAME"), lines)
    for name, value, old in (
        ("X-PHONETIC-FIRST-NAME", now.phonetic_given, was.phonetic_given),
        ("X-PHONETIC-LAST-NAME", now.phonetic_family, was.phonetic_family),
    ):
        if value != old:
            edit.replace_all((name,), [f"{name}:{write.text(value)}"] if value else [])
    if person.pronouns != before.pronouns:
        edit.replace_all(("PRONOUNS", "X-PRONOUNS"), list(write.pronouns_lines(person.pronouns, edit.version)))


def _edit_points(edit: _Edit, before: Iterable[FoundContactPoint], now: Iterable[FoundContactPoint]) -> None:
    """Change the lines of contact points: a changed value keeps its line's head, a changed label its place."""
    changes = _Changes(map(_bare, before), map(_bare, now))
    points = [*edit.facts.points]
    places = [*edit.places("points")]
    if not any(point.kind == "address" for point in points):
        places += [(line, len(points) + place) for line, place in edit.places("addresses_written")]
        points += edit.facts.addresses_written
    for line, place in places:
        point = _bare(points[place])
        if not changes.take_gone(point):
            continue
        new = changes.take_new(point, "kind", "value")
        new = new or changes.take_new(point, "kind", "label", "preferred")
        if point.kind == "url":
            _remove_twins(edit, line, point.value)
        if new is None:
            edit.remove(line)
        elif new[3:] == point[3:] and edit.parsed[line].key in ("EMAIL", "TEL", "URL", "ADR"):
            edit.out[line] = [_with_value(edit, line, write.point_value(new))]
        else:
            edit.replace(line, write.point_lines(new, edit.version, edit.groups))
    edit.added += [line for point in changes.new for line in write.point_lines(point, edit.version, edit.groups)]


def _with_value(edit: _Edit, line: int, value: str) -> str:
    """Write a line with another value and everything before its colon as it was."""
    group, name, params, _old = edit.parsed[line]
    return f"{f'{group}.' if group else ''}{name}{';' if params else ''}{params}:{value}"


def _remove_twins(edit: _Edit, line: int, value: str) -> None:
    """Take out other lines that say the same web address (a profile stands in URL and in X-SOCIALPROFILE)."""
    for place, other in enumerate(edit.parsed):
        same = other.key in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE") and not edit.told[place]
        if same and place != line and unescape_text(other.value).strip() == value:
            edit.remove(place)


def _edit_affiliations(edit: _Edit, before: Iterable[FoundAffiliation], now: Iterable[FoundAffiliation]) -> None:
    """Change the organisation or the title where there is one of each, else all lines of both."""
    was, posts = _present(before), _present(now)
    if was == posts:
        return
    fresh = [FoundAffiliation(organisation, title, department) for organisation, department, title in posts]
    title_names = ("TITLE",) if edit.facts.titles else ("TITLE", "ROLE")
    if len(was) == 1 and len(posts) == 1 and len(affiliations(edit.facts)) == 1:
        if was[0][:2] != posts[0][:2]:
            has_one = fresh[0].organisation or fresh[0].department
            edit.replace_all(("ORG",), [write.organisation_line(fresh[0])] if has_one else [])
        if was[0][2] != posts[0][2]:
            edit.replace_all(title_names, [f"TITLE:{write.text(posts[0][2])}"] if posts[0][2] else [])
        return
    edit.replace_all(("ORG", *title_names), list(write.affiliation_lines(fresh, edit.groups)))


def _edit_dates(edit: _Edit, before: Iterable[FoundDate], now: Iterable[FoundDate]) -> None:
    """Change the lines of days to remember; a date nobody could read gives way to one that was entered."""
    changes = _Changes(before, now)
    for line, place in [*edit.places("dates")]:
        day = edit.facts.dates[place]
        if changes.take_gone(day):
            new = changes.take_new(day, "kind", "label")
            edit.replace(line, write.date_lines(new, edit.version, edit.groups) if new else ())
    for day in changes.new:
        lines = list(write.date_lines(day, edit.version, edit.groups))
        unread = edit.first_line("BDAY") if day.kind == "birthday" else None
        if unread is not None and not edit.told[unread]:
            edit.out[unread] = lines
        else:
            edit.added += lines


def _edit_tags(edit: _Edit, before: Iterable[str], now: Iterable[str]) -> None:
    """Take tags out of the lines that hold them, and add new ones to the last of those lines."""
    was, tags = set(before), list(dict.fromkeys(now))
    gone = was - set(tags)
    told = {edit.facts.tags[place] for _line, place in edit.places("tags")}
    new = [tag for tag in tags if tag not in was and tag not in told and tag.strip()]
    lines = [place for place, line in enumerate(edit.parsed) if line.key == "CATEGORIES"]
    for line in lines:
        parts = split_unescaped(edit.parsed[line].value, ",")
        kept = [part for part in parts if unescape_text(part).strip() not in gone]
        added = [write.text(tag) for tag in new] if line == lines[-1] else []
        if added or len(kept) < len(parts):
            kept = [part for part in kept if part.strip()] + added
            edit.out[line] = [_with_value(edit, line, ",".join(kept))] if kept else []
    if not lines:
        edit.added += write.tag_lines(new)


def _edit_notes(edit: _Edit, before: Iterable[str], now: Iterable[str]) -> None:
    """Change the notes, each in its line."""
    changes = _Changes(before, now)
    for line, place in [*edit.places("notes")]:
        if changes.take_gone(edit.facts.notes[place]):
            new = changes.take_new(edit.facts.notes[place])
            if not (new and new.strip()):
                edit.remove(line)
            else:
                edit.out[line] = [_with_value(edit, line, write.text(new))]
    edit.added += [f"NOTE:{write.text(note)}" for note in changes.new if note.strip()]


def _edit_relations(edit: _Edit, before: Iterable[FoundRelation], now: Iterable[FoundRelation]) -> None:
    """Change the lines of relations."""
    changes = _Changes(before, now)
    for line, place in [*edit.places("relations")]:
        relation = edit.facts.relations[place]
        if changes.take_gone(relation):
            new = changes.take_new(relation, "kind")
            lines = write.relation_lines(new, edit.version, edit.groups) if new else ()
            edit.replace(line, lines)
    edit.added += [line for new in changes.new for line in write.relation_lines(new, edit.version, edit.groups)]
