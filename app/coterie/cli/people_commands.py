# SPDX-License-Identifier: GPL-3.0-or-later
"""People: listing and showing, adding and changing, the bin, erasing for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli import person_text, shapes
from coterie.cli.command import Call, Command
from coterie.cli.parser import positive
from coterie.domain.errors import BadValue
from coterie.domain.people import NewPerson, PersonEdit, PersonName
from coterie.domain.texts import _, counted
from coterie.services.searching import SORTS

if TYPE_CHECKING:
    import argparse

#: How many people a list shows unless told otherwise.
LISTED = 50


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    ids = _("ID is the number a list shows, or a UUID.")
    return (
        Command(
            "people", _("list people, all or those a query finds"), people, _people_arguments,
            ("people", "people lindqvist", 'people "tag:mentor org:example" --sort last'),
        ),
        Command("show", _("show everything about one person"), show, _one, ("show 12", "show me"), ids),
        Command(
            "add", _("add a person"), add, _add_arguments,
            ('add "Ana Lindqvist" --email ana@example.org --organisation "Fjord Studio" --tag mentor',),
        ),
        Command(
            "edit", _("change what is said of a person; only what you name changes"), edit, _edit_arguments,
            ('edit 12 --title "Head of Design"', 'edit 12 --email ""', "edit me --email you@example.org"),
            _('An option given as "" takes the value away. Several --email or --phone replace those there are.'),
        ),
        Command(
            "tag", _("give a person tags, or take them off"), tag, _tag_arguments,
            ("tag 12 mentor berlin", "tag 12 berlin --remove"),
        ),
        Command(
            "bin", _("move people to the bin, or take them out again"), to_bin, _bin_arguments,
            ("bin 12 14", "bin 12 --restore"),
        ),
        Command(
            "erase", _("remove people for good; this cannot be undone"), erase, _some,
            ("erase 12",), _("The person leaves the vault, its history, and what others share with them."),
        ),
    )  # fmt: skip


def _one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person; me for your own entry"))


def _some(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="+", help=_("the people"))


def _people_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="*", help=_("words, or conditions such as tag:mentor"))
    parser.add_argument("--limit", metavar="N", type=positive, default=LISTED, help=_("at most so many (50)"))
    parser.add_argument("--sort", choices=SORTS, default=SORTS[0], help=_("the order (name)"))


def people(call: Call) -> None:
    """List people."""
    query = " ".join(call.options.query)
    with call.session() as session:
        found = session.searching.people(query, call.options.limit, call.options.sort)
    call.note_hints(query)
    call.answer(
        {"total": found.total, "people": [shapes.person_row(row) for row in found.rows]},
        person_text.listed(found.rows, found.total, searched=bool(query.strip())),
    )


def show(call: Call) -> None:
    """Show a person."""
    with call.session() as session:
        card = session.people.show(call.options.id)
        is_binned = session.people.profile(call.options.id).deleted_at is not None
    call.answer(shapes.person(card), person_text.page(card, call.app.clock.today(), is_binned=is_binned))


def _details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", metavar="A", action="append", help=_("a mail address; may be given several times"))
    parser.add_argument("--phone", metavar="P", action="append", help=_("a phone number; may be given several times"))
    parser.add_argument("--organisation", metavar="O", help=_("where they work now"))
    parser.add_argument("--title", metavar="T", help=_("what they are there"))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("as you would write it: Ana Lindqvist, or Lindqvist, Ana"))
    _details(parser)
    parser.add_argument("--tag", metavar="T", action="append", default=[], help=_("a tag; may be given several times"))


def add(call: Call) -> None:
    """Add a person."""
    options = call.options
    new = NewPerson(
        _name(options.name), tuple(options.email or ()), tuple(options.phone or ()), options.organisation or "",
        options.title or "", tuple(options.tag),
    )  # fmt: skip
    with call.session() as session:
        card = session.people.add(new)
    call.answer(shapes.person(card), [_("Added {0} (id {1}).").format(card.name, card.id)])


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("--name", metavar="N", help=_("another name"))
    _details(parser)
    parser.add_argument("--link", metavar="URL", action="append", help=_("a web address; may be given several times"))
    parser.add_argument("--birthday", metavar="DATE", help=_("1990-05-22, or --birthday=--05-22 without a year"))
    parser.add_argument("--note", metavar="TEXT", help=_("a note, added to those there are"))
    parser.add_argument("--pronouns", metavar="TEXT")
    parser.add_argument("--summary", metavar="TEXT", help=_("who they are, in one sentence"))
    parser.add_argument("--met-on", metavar="DATE", help=_("when you met: 2019, 2019-05 or 2019-05-22"))
    parser.add_argument("--met-where", metavar="TEXT", help=_("where you met"))


def edit(call: Call) -> None:
    """Change a person."""
    options = call.options
    change = PersonEdit(
        None if options.name is None else _name(options.name),
        _values(options.email), _values(options.phone), _values(options.link),
        options.organisation, options.title, options.birthday, options.note, options.pronouns, options.summary,
        options.met_on, options.met_where,
    )  # fmt: skip
    if change == PersonEdit():
        raise BadValue(_("Nothing was named to change."), _("“coterie edit --help” lists what can be."))
    with call.session() as session:
        card = session.people.edit(options.id, change)
        is_binned = session.people.profile(options.id).deleted_at is not None
    call.answer(shapes.person(card), person_text.page(card, call.app.clock.today(), is_binned=is_binned))


def _tag_arguments(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("tags", metavar="TAG", nargs="+", help=_("tags, with or without #"))
    parser.add_argument("--remove", action="store_true", help=_("take them off instead"))


def tag(call: Call) -> None:
    """Give or take tags."""
    with call.session() as session:
        change = session.people.untag if call.options.remove else session.people.tag
        card = change(call.options.id, call.options.tags)
    worn = " ".join(f"#{name}" for name in card.tags) or _("no tags")
    call.answer(shapes.person(card), [_("{0}: {1}").format(card.name, worn)])


def _bin_arguments(parser: argparse.ArgumentParser) -> None:
    _some(parser)
    parser.add_argument("--restore", action="store_true", help=_("take them out of the bin instead"))


def to_bin(call: Call) -> None:
    """Move people to the bin, or back."""
    with call.session() as session:
        if call.options.restore:
            number = session.people.restore(call.options.ids)
            said = counted("{n} person is back from the bin.", "{n} people are back from the bin.", number)
            call.answer({"restored": number}, [said])
            return
        with call.progress() as watching:
            number = session.people.bin(call.options.ids, watching)
    said = counted("{n} person is in the bin now.", "{n} people are in the bin now.", number)
    call.answer({"binned": number}, [said, _("“coterie undo” takes this back.")])


def erase(call: Call) -> None:
    """Remove people for good, after asking."""
    with call.session() as session:
        who = dict(session.people.entries_about(one) for one in call.options.ids)
        names = ", ".join(link.name for link in who)
        rows = counted("{n} entry", "{n} entries", sum(who.values()))
        call.require(
            _("Erase {0} with {1} about them, for good? This cannot be undone.").format(names, rows),
            _("Erasing {0} cannot be undone.").format(names),
        )
        done = [session.people.erase(link.id) for link in who]
    call.answer(
        {
            "erased": len(done),
            "entries": sum(one.entries for one in done),
            "records": sum(one.records for one in done),
            "steps": sum(one.steps for one in done),
        },
        [
            _("Erased for good: {0}.").format(names),
            _("Backups and exports made before, and what a restore set aside, still hold them."),
        ],
    )


def _name(text: str) -> PersonName:
    try:
        return PersonName.typed(text)
    except ValueError as error:
        raise BadValue(_("A person needs a name."), _('Write it in quotes: coterie add "Ana Lindqvist".')) from error


def _values(given: list[str] | None) -> tuple[str, ...] | None:
    """Give repeated options as values; "" alone means none."""
    return None if given is None else tuple(text for text in given if text.strip())
