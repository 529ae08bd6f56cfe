# SPDX-License-Identifier: GPL-3.0-or-later
"""People: adding, looking up, changing, tags, the bin."""

from __future__ import annotations

import pytest

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.people import NewPerson, PersonEdit, PersonName
from tests.builders import TODAY, Opened


def test_a_person_is_added_with_everything_said(opened: Opened) -> None:
    ana = opened.add(
        emails=("Ana@Example.org", "ana@example.net"), phones=("+44 20 7946 0001",), organisation=" Fjord Studio ",
        title="Designer", tags=("mentor", "#Berlin", "mentor"),
    )  # fmt: skip
    assert (ana.name, ana.organisation, ana.title) == ("Ana Lindqvist", "Fjord Studio", "Designer")
    assert ana.emails == ("Ana@Example.org", "ana@example.net")
    assert (ana.phones, ana.tags) == (("+44 20 7946 0001",), ("Berlin", "mentor"))
    assert (ana.last_interaction, ana.next_follow_up, ana.strength) == (None, None, None)
    assert [point.normalised for point in ana.contact_points] == ["ana@example.org", "ana@example.net", "+442079460001"]


def test_what_is_no_address_or_number_is_refused_and_adds_nobody(opened: Opened) -> None:
    name = PersonName.typed("Ana Lindqvist")
    for new in (NewPerson(name, emails=("ana",)), NewPerson(name, phones=("12",)), NewPerson(name, tags=(" ",))):
        with pytest.raises(BadValue):
            opened.people.add(new)
    assert opened.statistics.counts()["people"] == 0
    assert opened.vault.history.steps(9) == []


def test_a_person_is_found_by_key_uuid_and_its_beginning(opened: Opened) -> None:
    ana = opened.add()
    for who in (ana.id, str(ana.id), ana.uuid, ana.uuid.upper(), ana.uuid[:8], f" {ana.uuid[:13]} "):
        assert opened.people.show(who).id == ana.id


def test_me_is_the_owner_who_is_in_no_count(opened: Opened) -> None:
    assert opened.people.show("me").id == opened.people.profile("ME").id == 1
    assert opened.statistics.counts()["people"] == 0


@pytest.mark.parametrize("who", ["99", "abc", "ffffffff", "", "1e3", "-1", "½", "99999999999999999999"])
def test_nobody_goes_by_other_texts(opened: Opened, who: str) -> None:
    with pytest.raises(NotFound):
        opened.people.show(who)


def test_a_beginning_that_two_share_is_refused(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.run(
        f"UPDATE person SET uuid = 'aaaaaaaa-0000-4000-8000-000000000001' WHERE id = {ana.id}",
        f"UPDATE person SET uuid = 'aaaaaaaa-0000-4000-8000-000000000002' WHERE id = {bob.id}",
    )
    with pytest.raises(BadValue):
        opened.people.show("aaaaaaaa")
    assert opened.people.show("aaaaaaaa-0000-4000-8000-000000000002").id == bob.id


def test_a_key_of_eight_digits_that_nobody_has_may_be_the_beginning_of_a_uuid(opened: Opened) -> None:
    ana = opened.add()
    opened.run(f"UPDATE person SET uuid = '12345678-0000-4000-8000-000000000001' WHERE id = {ana.id}")
    assert opened.people.show("12345678").id == ana.id


def test_an_edit_changes_what_it_names_and_nothing_else(opened: Opened) -> None:
    ana = opened.add(emails=("ana@example.org",), organisation="Fjord Studio", title="Designer")
    edited = opened.people.edit(
        ana.id,
        PersonEdit(
            name=PersonName.typed("Ana Berg"), title="Head of Design", birthday="--05-22", note="Likes tea",
            pronouns="she", summary="Designs boats", met_on="2019-05", met_where="Oslo", links=("https://example.org",),
        ),
    )  # fmt: skip
    assert (edited.name, edited.organisation, edited.title) == ("Ana Berg", "Fjord Studio", "Head of Design")
    assert edited.emails == ("ana@example.org",)
    assert [day.date for day in edited.important_dates] == ["--05-22"]
    assert [(note.text, note.written_on) for note in edited.notes] == [("Likes tea", TODAY.isoformat())]
    profile = opened.people.profile(ana.id)
    assert (profile.pronouns, profile.summary, profile.met_on, profile.met_where) == (
        "she", "Designs boats", "2019-05", "Oslo",
    )  # fmt: skip
    assert profile.name.sort_name == "berg ana"


def test_the_same_values_again_are_no_step(opened: Opened) -> None:
    ana = opened.add(emails=("ana@example.org",), organisation="Fjord", title="Designer", tags=("mentor",))
    opened.clock.go(1)
    opened.people.edit(
        ana.id,
        PersonEdit(
            name=PersonName.typed("Ana Lindqvist"), emails=("ana@example.org",), organisation="FJORD", title="Designer"
        ),
    )
    opened.people.tag(ana.id, ["Mentor"])
    opened.people.untag(ana.id, ["unknown"])
    assert [step.label for step in opened.vault.history.steps(9)] == ["Add Ana Lindqvist"]


def test_given_addresses_replace_those_of_the_kind_and_keep_what_stays(opened: Opened) -> None:
    ana = opened.add(emails=("a@example.org", "b@example.org"), phones=("+44 20 7946 0001",))
    opened.run("UPDATE contact_point SET label = 'work', preferred = 1 WHERE value LIKE 'b@%'")
    edited = opened.people.edit(ana.id, PersonEdit(emails=("B@example.org", "c@example.org")))
    mails = [(p.value, p.label, p.preferred) for p in edited.contact_points if p.kind == "mail"]
    assert mails == [("B@example.org", "work", True), ("c@example.org", "", False)]
    assert edited.phones == ("+44 20 7946 0001",)
    assert opened.people.edit(ana.id, PersonEdit(emails=(), phones=("+44 20 7946 0002",))).emails == ()
    assert opened.people.show(ana.id).phones == ("+44 20 7946 0002",)


def test_the_preferred_address_comes_first(opened: Opened) -> None:
    ana = opened.add(emails=("a@example.org", "b@example.org"))
    opened.run(f"UPDATE contact_point SET preferred = 1 WHERE person_id = {ana.id} AND value LIKE 'b@%'")
    assert opened.people.show(ana.id).emails == ("b@example.org", "a@example.org")


def test_another_organisation_ends_the_old_post(opened: Opened) -> None:
    ana = opened.add(organisation="Fjord Studio", title="Designer")
    edited = opened.people.edit(ana.id, PersonEdit(organisation="Harbour Bank"))
    assert (edited.organisation, edited.title) == ("Harbour Bank", None)
    assert [(post.organisation, post.current) for post in edited.affiliations] == [
        ("Harbour Bank", True), ("Fjord Studio", False),
    ]  # fmt: skip


def test_an_organisation_is_known_again_by_its_name(opened: Opened) -> None:
    opened.add(organisation="Fjord Studio")
    opened.add("Bob Ray", organisation="fjord studio.")
    assert opened.statistics.counts()["organisations"] == 1


def test_a_title_needs_no_organisation(opened: Opened) -> None:
    ana = opened.add(title="Consultant")
    assert (ana.organisation, ana.title) == (None, "Consultant")
    employed = opened.people.edit(ana.id, PersonEdit(organisation="Fjord"))
    assert (employed.organisation, employed.title, len(employed.affiliations)) == ("Fjord", "Consultant", 1)


def test_posts_end_and_titles_go(opened: Opened) -> None:
    ana = opened.add(organisation="Fjord", title="Designer")
    assert opened.people.edit(ana.id, PersonEdit(title="")).title is None
    free = opened.people.edit(ana.id, PersonEdit(organisation="", title="Consultant"))
    assert (free.organisation, free.title) == (None, "Consultant")
    assert opened.people.edit(ana.id, PersonEdit(title="")).title is None
    assert opened.people.edit(ana.id, PersonEdit(title="")).title is None
    assert opened.people.edit(ana.id, PersonEdit(title="Painter")).title == "Painter"
    assert opened.people.edit(ana.id, PersonEdit(organisation="")).title is None


def test_a_birthday_is_one_and_can_be_taken_away(opened: Opened) -> None:
    ana = opened.add()
    for known in ("1980", "1980-05-22"):
        assert [d.date for d in opened.people.edit(ana.id, PersonEdit(birthday=known)).important_dates] == [known]
    assert opened.people.edit(ana.id, PersonEdit(birthday="")).important_dates == ()
    with pytest.raises(BadValue):
        opened.people.edit(ana.id, PersonEdit(birthday="22.5.1980"))


def test_the_owner_can_be_edited_and_not_tagged(opened: Opened) -> None:
    assert opened.people.edit("me", PersonEdit(name=PersonName.typed("Kim Oda"))).name == "Kim Oda"
    for act in (lambda: opened.people.tag("me", ["x"]), lambda: opened.people.bin(["me"]),
                lambda: opened.people.erase("me"), lambda: opened.people.entries_about("me")):  # fmt: skip
        with pytest.raises(CannotBeDone):
            act()


def test_tags_go_on_and_off(opened: Opened) -> None:
    ana = opened.add(tags=("mentor",))
    assert opened.people.tag(ana.id, ["Mentor", "#Oslo trip"]).tags == ("mentor", "Oslo trip")
    assert opened.people.untag(ana.id, ["MENTOR"]).tags == ("Oslo trip",)
    assert opened.statistics.counts()["tags"] == 2


def test_the_bin_hides_and_gives_back(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    assert opened.people.bin([ana.id, ana.uuid, bob.id]) == 2
    assert opened.statistics.counts()["people"] == 0
    assert {link.name for link in opened.people.in_bin()} == {"Ana Lindqvist", "Bob Ray"}
    with pytest.raises(CannotBeDone):
        opened.people.tag(ana.id, ["x"])
    assert opened.people.show(ana.id).name == "Ana Lindqvist"
    assert opened.people.restore([ana.id]) == 1
    assert opened.people.restore([ana.id]) == 0
    assert opened.statistics.counts()["people"] == 1


def test_nothing_to_bin_or_restore_is_no_step(opened: Opened) -> None:
    assert (opened.people.bin([]), opened.people.restore([])) == (0, 0)
    assert opened.vault.history.steps(9) == []


def test_every_step_has_a_label_a_person_can_read(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.people.edit(ana.id, PersonEdit(note="x"))
    opened.people.tag(ana.id, ["mentor", "oslo"])
    opened.people.untag(ana.id, ["oslo"])
    opened.people.bin([ana.id, bob.id])
    opened.people.restore([ana.id])
    opened.people.edit("me", PersonEdit(note="x"))
    assert [step.label for step in reversed(opened.vault.history.steps(9))] == [
        "Add Ana Lindqvist", "Add Bob Ray", "Edit Ana Lindqvist", "Tag Ana Lindqvist: mentor, oslo",
        "Untag Ana Lindqvist: oslo", "Move 2 people to the bin", "Take Ana Lindqvist out of the bin",
        "Edit your own entry",
    ]  # fmt: skip
