# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds for the palette: actions at once, people and texts as soon as they are there, each in its group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from coterie.domain.folding import fold
from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.ui.sheets.palette.deeds import deeds, meant
from coterie.ui.sheets.palette.lines import PaletteLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coterie.services.searching import SearchHit, Typed
    from coterie.ui.desk import Desk
    from coterie.ui.sheets.palette.deeds import Deed
    from coterie.ui.sheets.palette.lines import Doable, DoableRegister

PEOPLE, TEXTS, ACTIONS, WAYS = 4, 4, 4, 3
#: So many of those whose name stands behind a verb.
NAMED = 2
MORE_PEOPLE, MORE_ACTIONS = 8, 40
COMMANDS, PERSONS, TAGS, HELP = ">", "@", "#", "?"
_ICONS = {"interaction": "message-circle", "note": "notebook-pen", "follow_up": "bell", "event": "calendar"}


class PaletteView(Protocol):
    """What the presenter needs of the sheet."""

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        """Show these lines, the first that can be chosen chosen."""

    def show_person(self, name: str) -> None:
        """Show whom the first actions are about, "" = nobody."""

    def close_palette(self) -> None:
        """Close before something is done."""


class PalettePresenter:
    """Answers each keystroke. What was found for an older text never comes over what is shown for a newer one."""

    def __init__(self, desk: Desk, register: DoableRegister, view: PaletteView) -> None:
        """Find with the services of a desk and in a register of actions."""
        self._desk = desk
        self._register = register
        self._view = view
        self._text = ""
        self._people: tuple[PaletteLine, ...] = ()
        self._texts: tuple[PaletteLine, ...] = ()
        self._named: tuple[PaletteLine, ...] = ()
        self._recent: list[PaletteLine] = []
        self._doable: tuple[Doable, ...] = ()
        self._shown: list[PaletteLine] | None = None

    def begin(self, text: str) -> None:
        """Answer the text that the palette opens with."""
        self._shown = None
        self.type(text)

    def type(self, text: str) -> None:
        """Answer a text."""
        self._text = text
        kind, words = _split(text)
        if kind == HELP:
            self._view.show_person("")
            self._tell(self._help())
            return
        self._doable = tuple([] if kind in {PERSONS, TAGS} else self._matching(words))
        if not words or kind == COMMANDS:
            self._people = self._texts = self._named = ()
            self._view.show_person("")
            self._show()
            return
        self._show()
        query = f"tag:{words}" if kind == TAGS else words
        people, texts = (MORE_PEOPLE, 0) if kind else (PEOPLE, TEXTS)
        found, name = meant(deeds(self._desk.ways), "" if kind else words)
        searching = self._desk.session.searching

        def work(_ctx: object) -> tuple[Typed, Typed | None]:
            return searching.as_typed(query, people, texts), searching.as_typed(name, NAMED) if name else None

        self._desk.jobs.read(work, lambda typed: self._found(*typed, found), key="palette")

    def choose(self, line: PaletteLine) -> None:
        """Do what a line stands for."""
        if line.act is None:
            return
        self._recent = [line, *(old for old in self._recent if old.text != line.text)][:ACTIONS]
        self._view.close_palette()
        line.act()

    def more(self, line: PaletteLine) -> None:
        """Show what else can be done with the person of a line."""
        if line.seed is not None:
            self._tell(self._deeds(line.seed, line.text))

    def _found(self, typed: Typed, named: Typed | None, wanted: Sequence[Deed]) -> None:
        ways = self._desk.ways
        people = named.people if named else ()
        self._named = tuple(deed.line(row.id, row.name) for row in people[:NAMED] for deed in wanted)[:ACTIONS]
        self._view.show_person(people[0].name if people else "")

        def line(person: int, name: str, detail: str) -> PaletteLine:
            return PaletteLine(name, detail, seed=person, key=f"person:{person}", act=lambda: ways.open_person(person))

        self._people = tuple(line(row.id, row.name, row.organisation or row.title or "") for row in typed.people)
        self._texts = tuple(map(self._text_line, typed.texts))
        self._show()

    def _text_line(self, hit: SearchHit) -> PaletteLine:
        detail = ", ".join(part for part in (hit.title, _day(hit.day)) if part)
        return PaletteLine(
            hit.snippet, detail, _ICONS.get(hit.kind, "file-text"), marks=hit.marks, key=f"{hit.kind}:{hit.id}",
            act=self._way_to(hit),
        )  # fmt: skip

    def _way_to(self, hit: SearchHit) -> Callable[[], None] | None:
        """Give the way to what was found: an event stands by itself, everything else is about somebody."""
        person, ways = hit.person, self._desk.ways
        if hit.kind == "event":
            return lambda: ways.go("calendar", f"event:{hit.id}")
        return None if person is None else lambda: ways.open_person(person)

    def _show(self) -> None:
        kind, words = _split(self._text)
        ways = [deed for deed in self._doable if deed.id.startswith("go.")]
        doing = [deed for deed in self._doable if not deed.id.startswith("go.")]
        few = bool(words) and not kind
        groups: list[tuple[str, Iterable[PaletteLine]]] = [
            (_("Recent"), () if words or kind else self._recent),
            (_("Actions"), (*self._named, *map(self._line, doing[: ACTIONS if few else MORE_ACTIONS]))),
            (_("People"), self._people),
            (_("Found inside"), self._texts),
            (_("Go to"), map(self._line, ways[: WAYS if few else None])),
        ]
        lines: list[PaletteLine] = []
        for heading, group in groups:
            inside = list(group)
            if inside:
                lines += [PaletteLine(heading, heading=True), *inside]
        self._tell(lines)

    def _tell(self, lines: list[PaletteLine]) -> None:
        """Show lines, unless they are there already; that nothing is found is told of each text."""
        if not lines or lines != self._shown:
            self._shown = lines
            self._view.show_lines(lines)

    def _matching(self, words: str) -> list[Doable]:
        """List what can be done whose words begin with what was typed, the best first."""
        available = [deed for deed in self._register.available() if deed.id != "window.palette"]
        wanted = fold(words).split()
        if not wanted:
            return available
        found = []
        for place, deed in enumerate(available):
            known = fold(f"{deed.text} {deed.words} {deed.detail}").split()
            if all(any(have.startswith(want) for have in known) for want in wanted):
                found.append((not known[0].startswith(wanted[0]), place, deed))
        return [deed for _late, _place, deed in sorted(found, key=lambda one: one[:2])]

    def _line(self, deed: Doable) -> PaletteLine:
        run = self._register.run
        return PaletteLine(deed.text, deed.detail, deed.icon, deed.shown_keys, key=deed.id, act=lambda: run(deed.id))

    def _deeds(self, person: int, name: str) -> list[PaletteLine]:
        ways, key = self._desk.ways, f"person:{person}"
        return [
            PaletteLine(name, heading=True),
            PaletteLine(_("Open"), name, "user", key=key, act=lambda: ways.open_person(person)),
            PaletteLine(_("Log a contact"), name, "message-circle", key=key, act=lambda: ways.log(person)),
            PaletteLine(_("Plan a follow-up"), name, "bell-plus", key=key, act=lambda: ways.plan([person])),
            PaletteLine(_("Export"), name, "download", key=key, act=lambda: ways.take_out([person])),
        ]

    def _help(self) -> list[PaletteLine]:
        return [
            PaletteLine(_("What you can type"), heading=True),
            PaletteLine(_("> commands only"), _("everything Coterie can do now"), "terminal"),
            PaletteLine(_("@ people only"), _("parts of a name, initials, an organisation"), "users"),
            PaletteLine(_("# people with a tag"), _("for example #mentor"), "tag"),
        ]


def _day(day: str | None) -> str:
    """Say a day, as much of it as is known."""
    known = PartialDate.parse(day[:10]) if day else None
    if known is None or not (known.year and known.month and known.day):
        return day or ""
    return spoken_date(date(known.year, known.month, known.day))


def _split(text: str) -> tuple[str, str]:
    """Take the sign off that asks for one kind of thing."""
    stripped = text.strip()
    if stripped[:1] in {COMMANDS, PERSONS, TAGS, HELP}:
        return stripped[0], stripped[1:].strip()
    return "", stripped
