# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of tables mean that nobody knows, without a window: asked, settled, kept, and not asked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.column_maps.kinds import ENTITIES
from coterie.services.column_maps import ColumnMaps
from coterie.ui.covered_session import covered_session
from coterie.ui.pages.import_export.mapping.field_titles import fields, kept_as, kinds
from coterie.ui.pages.import_export.mapping.presenter import MappingPresenter
from coterie.ui.pages.import_export.mapping.words import DOUBTFUL, OUT, WELL, Constant, MappingText
from coterie.ui.parts.covers import is_marked
from tests.storage.importing.foreign import ReadHere, card
from tests.ui.pages.import_export.flowing import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coterie.ui.pages.import_export.mapping.presenter import Mapped
    from tests.ui.pages.import_export.staging import Staged

LIST = """Wer;Mail;Zuletzt;Nr
Ada Berg;ada@example.org;03/04/2025;A-1
Jürgen Groß;;25/12/2025;A-2
"""


class Mapping:
    """An import whose tables are mapped, with what was shown."""

    def __init__(self, staged: Staged, *, blurred: bool = False) -> None:
        reader = ReadHere()
        session = replace(staged.session, column_maps=ColumnMaps(staged.opened.vault, reader, staged.opened.clock))
        session = covered_session(session, lambda: blurred)
        self.staged = staged
        self.flow = Flow(staged, replace(staged.desk, session=session))
        self.texts: list[MappingText] = []
        self.left = 0
        self.presenter = MappingPresenter(self.flow.presenter._desk, self)
        self.flow.seen.show_columns = self.presenter.begin  # type: ignore[attr-defined] # what the page does

    def show_looking(self, title: str) -> None:
        assert title

    def show_mapping(self, shown: MappingText) -> None:
        self.texts.append(shown)

    def show_mapping_problem(self, text: str) -> None:
        raise AssertionError(text)

    def mapped(self, maps: Sequence[Mapped]) -> None:
        self.flow.presenter.use_maps(maps)

    def mapping_left(self) -> None:
        self.left += 1
        self.flow.presenter.leave_columns()

    @property
    def shown(self) -> MappingText:
        return self.texts[-1]

    def marks(self) -> list[str]:
        return [line.mark for line in self.shown.lines]

    def questions(self) -> list[str]:
        return [self.shown.question.text] if self.shown.question is not None else []

    def asks(self) -> bool:
        return self.flow.shown.has_unknown

    def file(self, name: str, text: str = LIST, encoding: str = "cp1252") -> Path:
        path = self.staged.files.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def choose(self, *files: Path) -> None:
        """Look at files, and ask to choose columns."""
        self.flow.presenter.begin(files)
        self.flow.presenter.choose_columns()


@pytest.fixture
def mapping(staged: Staged) -> Mapping:
    return Mapping(staged)


def test_every_kind_and_field_has_a_name_and_a_drawing() -> None:
    assert [kind.key for kind in kinds()] == [entity.id for entity in ENTITIES]
    for entity in ENTITIES:
        assert kept_as(entity.id)
        offered = fields(entity.id)
        assert [choice.key for choice in offered] == [*(field.id for field in entity.fields), "keep", "drop"]
        assert all(choice.text and choice.icon for choice in offered)


def test_a_file_that_nobody_knows_offers_to_choose_its_columns(mapping: Mapping) -> None:
    mapping.flow.presenter.begin([mapping.file("club.csv")])
    trouble = mapping.flow.seen.last("show_trouble")
    assert trouble.has_unknown
    assert trouble.text == "Coterie does not know this table yet. Tell it which column is which."
    mapping.flow.presenter.choose_columns()
    shown = mapping.shown
    assert (shown.name, shown.profile, shown.separator) == ("club.csv", "club", "Semicolon")
    assert shown.detail.endswith("2 rows, 4 columns, 88 bytes")
    assert [(line.title, line.cells[:2], line.target) for line in shown.lines] == [
        ("Wer", ("Ada Berg", "Jürgen Groß"), "keep"), ("Mail", ("ada@example.org", ""), "mail"),
        ("Zuletzt", ("03/04/2025", "25/12/2025"), "keep"), ("Nr", ("A-1", "A-2"), "keep"),
    ]  # fmt: skip
    assert shown.button == "Review 2 rows"


def test_what_is_chosen_is_reviewed_imported_and_kept(mapping: Mapping) -> None:
    file = mapping.file("club.csv")
    mapping.choose(file)
    presenter = mapping.presenter
    presenter.choose_field(0, "name")
    presenter.choose_field(3, "drop")
    assert mapping.marks() == [WELL, WELL, WELL, OUT]
    assert mapping.shown.foot.startswith("3 of 4 columns used.")
    presenter.add_to_rows([Constant("tags", "club"), Constant("organisation", " ")])
    presenter.rename("Rowing club")
    presenter.review()
    assert mapping.flow.numbers()["created"] == 2
    assert not mapping.staged.session.column_maps.all(), "nothing is kept before it was used"
    mapping.flow.import_now()
    assert sorted(mapping.staged.files.people()) == ["Ada Berg", "Jürgen Groß"]
    assert mapping.staged.opened.rows("SELECT DISTINCT name FROM tag WHERE name = 'club'") == [("club",)]
    (kept,) = mapping.staged.session.column_maps.all()
    assert (kept.name, kept.always) == ("Rowing club", (("tags", "club"),))
    mapping.flow.presenter.begin([file])
    assert mapping.flow.numbers()["unchanged"] == 2
    assert not mapping.asks()


def test_a_map_that_is_not_to_be_remembered_is_used_once(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv"))
    mapping.presenter.remember(False)
    mapping.presenter.review()
    mapping.flow.import_now()
    assert mapping.staged.files.people()
    assert not mapping.staged.session.column_maps.all()


def test_dates_that_can_be_read_both_ways_are_asked_about_once(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv"))
    assert not mapping.questions(), "no column holds dates yet"
    mapping.presenter.choose_field(0, "name")
    mapping.presenter.choose_field(2, "met_on")
    question = mapping.shown.question
    assert question is not None
    assert question.text == "Does 03/04/2025 mean 3 April 2025 or 4 March 2025?"
    assert question.detail == "Day first fits all 2 dates, month first only 1 of them."
    assert question.chosen == "day first"
    assert mapping.marks() == [WELL, WELL, DOUBTFUL, WELL]
    mapping.presenter.order_dates("day first")
    assert mapping.marks() == [WELL] * 4
    mapping.presenter.review()
    mapping.flow.import_now()
    assert mapping.staged.session.column_maps.all()[0].dates == "day first"
    rows = mapping.staged.opened.rows("SELECT at_text FROM interaction ORDER BY at_text")
    assert [text[:10] for (text,) in rows] == ["2025-04-03", "2025-12-25"]


def test_where_nothing_tells_day_from_month_somebody_has_to(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv", LIST.replace("25/12", "05/06")))
    mapping.presenter.choose_field(2, "birthday")
    question = mapping.shown.question
    assert question is not None
    assert (question.chosen, question.detail) == ("", "Both readings fit all 2 dates.")
    assert not mapping.shown.can_review
    assert "which number" in mapping.shown.foot
    mapping.presenter.order_dates("month first")
    assert mapping.shown.can_review


def test_the_rows_that_were_counted_are_named_where_there_are_more(mapping: Mapping) -> None:
    mapping.choose(mapping.file("long.csv", "Name;Met on\n" + "Ada;03/04/2025\n" * 1_200))
    question = mapping.shown.question
    assert question is not None
    assert question.detail == "Both readings fit all 1,000 dates. Counted in the first 1,000 rows."
    assert mapping.shown.button == "Review 1,200 rows"


def test_a_row_needs_something_to_go_by(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv"))
    mapping.presenter.choose_field(1, "drop")
    assert not mapping.shown.can_review
    assert mapping.shown.foot == "Choose a column for “Full name” or “Given name” or “Family name”."
    mapping.presenter.review()
    assert not mapping.flow.seen.names().count("show_review")


def test_another_kind_is_guessed_anew(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv", "Name;Datum\nSommerfest;2025-07-01\nAusflug;2025-09-01\n"))
    mapping.presenter.choose_kind("events")
    assert [(line.title, line.target) for line in mapping.shown.lines] == [("Name", "title"), ("Datum", "start")]
    mapping.presenter.review()
    assert mapping.flow.happens() == ["2 events"]


def test_other_letters_are_read_and_keep_what_was_chosen(mapping: Mapping) -> None:
    text = "Jméno;Mail\nHana Kovač;hana@example.org\nŁukasz;lukasz@example.org\n"
    mapping.choose(mapping.file("club.csv", text, "cp1250"))
    samples = {line.name: line.sample for line in mapping.shown.letters}
    assert samples["Windows-1252"] == "Hana Kovaè, £ukasz"
    assert samples["Windows-1250"] == "Hana Kovač, Łukasz"
    assert mapping.shown.letters[1].name == "Windows-1250"
    unreadable = next(line for line in mapping.shown.letters if line.name == "UTF-8")
    assert (unreadable.note, unreadable.fits) == ("2 unreadable letters", False)
    mapping.presenter.choose_field(0, "name")
    mapping.presenter.choose_encoding("cp1250")
    assert mapping.shown.lines[0].cells == ("Hana Kovač", "Łukasz")
    assert mapping.shown.lines[0].target == "name"
    mapping.presenter.review()
    mapping.flow.import_now()
    assert sorted(mapping.staged.files.people()) == ["Hana Kovač", "Łukasz"]


def test_while_blur_is_on_cells_are_covered_and_all_works(staged: Staged) -> None:
    mapping = Mapping(staged, blurred=True)
    mapping.choose(mapping.file("club.csv"))
    assert all(is_marked(cell) for line in mapping.shown.lines for cell in line.cells if cell)
    assert all(is_marked(line.sample) for line in mapping.shown.letters)
    assert mapping.shown.letters[0].name == "Windows-1252"
    assert mapping.shown.lines[0].title == "Wer"
    mapping.presenter.choose_field(0, "name")
    mapping.presenter.choose_field(2, "birthday")
    question = mapping.shown.question
    assert question is not None
    assert question.chosen == "day first"
    mapping.presenter.choose_kind("organisations")
    mapping.presenter.choose_kind("people")
    mapping.presenter.choose_field(0, "name")
    mapping.presenter.review()
    mapping.flow.import_now()
    assert sorted(staged.files.people()) == ["Ada Berg", "Jürgen Groß"]


def test_files_that_are_being_mapped_are_kept_when_the_vault_is_closed(mapping: Mapping) -> None:
    file = mapping.file("club.csv")
    mapping.flow.presenter.begin([file])
    mapping.flow.presenter.save_drafts()
    drafts = mapping.staged.opened.vault.drafts
    assert str(file) not in str(drafts.all())
    mapping.flow.presenter.choose_columns()
    mapping.flow.presenter.save_drafts()
    assert str(file) in str(drafts.all())


def test_plain_letters_are_not_asked_about(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv", "Wer;Mail\nAda;ada@example.org\n"))
    assert mapping.shown.letters == ()


def test_several_tables_come_one_after_the_other(mapping: Mapping) -> None:
    first = mapping.file("a.csv")
    second = mapping.file("b.csv", "Klinge;Adresse;Telefonnummer\nscharf;Weg 1;+49 30 901820\n")
    same = mapping.file("c.csv", LIST.replace("Ada", "Bo"))
    mapping.choose(first, second, same)
    assert mapping.shown.detail.endswith("table 1 of 3")
    mapping.presenter.choose_field(0, "name")
    mapping.presenter.review()
    assert mapping.shown.name == "b.csv"
    mapping.presenter.back()
    assert (mapping.shown.name, mapping.shown.lines[0].target) == ("a.csv", "name")
    mapping.presenter.review()
    mapping.presenter.review()
    assert not mapping.presenter.is_open, "the third is read by the map of the first"
    assert sum(mapping.flow.numbers().values()) == 5
    assert not mapping.asks()


def test_going_back_leads_to_where_it_began(mapping: Mapping) -> None:
    mapping.choose(mapping.file("club.csv"))
    mapping.presenter.back()
    assert mapping.flow.seen.names()[-1] == "show_trouble"
    cards = mapping.file("ada.vcf", card("Ada Berg"))
    mapping.choose(cards, mapping.file("club.csv"))
    assert mapping.asks()
    mapping.presenter.back()
    assert mapping.flow.seen.names()[-1] == "show_review"
    mapping.flow.presenter.choose_columns()
    mapping.presenter.review()
    assert not mapping.asks()
    assert mapping.flow.numbers()["created"] == 2
