# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of Monica."""

from __future__ import annotations

import json

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    FileFound,
    Found,
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundFollowUp,
    FoundInteraction,
    FoundName,
    FoundPerson,
    FoundRelation,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.importers.monica import IMPORTER
from tests.importers.bundles import TODAY, bundle_of
from tests.importers.monica.samples import MIRA, NOOR, ONEIL, SQL, account, samples


def found_in(files: dict[str, bytes], *include: str) -> list[Found]:
    """Read an export."""
    bundle = bundle_of(files, next(iter(files)))
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    file, *found = IMPORTER.read(bundle, claim, Wishes(TODAY, frozenset(include), region="GB"))
    assert isinstance(file, FileFound)
    return found


def things(files: dict[str, bytes], *include: str) -> dict[str, object]:
    """Give what an export holds, by key."""
    return {each.key: each.thing for each in found_in(files, *include) if isinstance(each, Record)}


def test_both_forms_of_one_account_are_the_same() -> None:
    json_things = things(samples()["json"], "extras")
    assert json_things == things(samples()["sql"], "extras") == things(samples()["sql with a prefix"], "extras")
    assert [each for each in found_in(samples()["json"]) if isinstance(each, Skipped)] == [
        each for each in found_in(samples()["sql"]) if isinstance(each, Skipped)
    ]


def test_a_contact_comes_with_everything_about_it() -> None:
    mira = things(samples()["json"])[f"monica:contact:{MIRA}"]
    assert mira == FoundPerson(
        FoundName("Mira Okafor", "Mira", "Okafor", nickname="Mimi"),
        (f"monica:{MIRA}", "li:mira-okafor", "mail:mira@example.org"),
        (
            FoundContactPoint("handle", MIRA, f"monica:{MIRA}", "Monica"),
            FoundContactPoint("mail", "mira@example.org", "mira@example.org"),
            FoundContactPoint("phone", "0163296001", "+44163296001"),
            FoundContactPoint("url", "https://www.linkedin.com/in/mira-okafor", "li:mira-okafor", "linkedin"),
            FoundContactPoint("address", "Mill Lane 4\nLeeds\nGB"),
        ),
        (FoundAffiliation("Northwind Labs", "Engineer"),),
        (FoundDate("birthday", "--05-17"),),
        ("work", "favourite"),
        ("Plays the viola.", "First met: 2019-03-01, through Noor Haddad", "Likes tea), (and cake"),
        fields=(("Keep in touch", "every 30 days"),),
    )


def test_what_passed_and_what_is_to_be_done_name_their_people() -> None:
    found = things(samples()["sql"])
    mira, oneil = PersonRef("Mira Okafor", (f"monica:{MIRA}",)), PersonRef("Sean O'Neil", (f"monica:{ONEIL}",))
    call, talk, fair = (found[f"monica:{key}"] for key in ("call:c1", "conversation:v1", "activity:act-1"))
    assert isinstance(call, FoundInteraction)
    assert (call.kind, call.direction, call.at.text, call.people) == ("call", "in", "2025-02-03", (mira,))
    assert isinstance(talk, FoundInteraction)
    assert (talk.kind, talk.direction, talk.text) == ("message", "both", "Hello\nHi")
    assert isinstance(fair, FoundInteraction)
    assert (fair.kind, fair.title, fair.people) == ("meeting", "Fair", (mira, oneil))
    assert found["monica:task:t1"] == FoundFollowUp(
        "monica:task:t1", "Return the book", state="done", done_on="2025-06-01", people=(oneil,)
    )
    card = found["monica:reminder:r1"]
    assert isinstance(card, FoundFollowUp)
    assert (card.title, card.due, card.text) == ("Send a card", "2026-05-10", "every year")
    touch = found[f"monica:touch:{MIRA}"]
    assert isinstance(touch, FoundFollowUp)
    assert touch.due == "2026-04-01"


def test_somebody_who_is_only_a_relation_comes_where_the_relation_is_known() -> None:
    found = things(samples()["json"])
    names = [each.name.display for each in found.values() if isinstance(each, FoundPerson)]
    assert names == ["Mira Okafor", "Sean O'Neil", "Noor Haddad", "Tom"]
    noor = found[f"monica:contact:{NOOR}"]
    assert isinstance(noor, FoundPerson)
    assert noor.relations == (FoundRelation("friend", "Tom"),)


def test_gifts_wait_until_they_are_ticked() -> None:
    assert "A kettle" not in str(found_in(samples()["json"]))
    mira = things(samples()["json"], "extras")[f"monica:contact:{MIRA}"]
    assert isinstance(mira, FoundPerson)
    assert "Gift: A kettle" in mira.notes


def test_users_are_never_read() -> None:
    assert "secret-hash" not in str(found_in(samples()["sql"], "extras"))


def test_a_dump_cut_short_keeps_what_came_before() -> None:
    cut = SQL[: SQL.index("INSERT IGNORE INTO `special_dates`") + 90]
    found = things({"monica.sql": cut.encode()})
    assert f"monica:contact:{MIRA}" in found


def test_an_entry_without_a_date_is_refused_by_name() -> None:
    broken = account()
    broken["account"]["data"][2]["values"][0]["properties"]["happened_at"] = "whenever"
    refused = [each for each in found_in({"monica.json": json.dumps(broken).encode()}) if isinstance(each, Refused)]
    assert [each.reason for each in refused] == ["The row has no date that can be read."]
