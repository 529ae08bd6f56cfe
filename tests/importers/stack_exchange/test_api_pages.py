# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of the Stack Exchange API 2.x, saved to files."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundName,
    FoundOther,
    FoundOwner,
    FoundPerson,
    PersonRef,
    Refused,
    Skipped,
)
from coterie.importers.stack_exchange import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.stack_exchange.samples import (
    ADA,
    ASSOCIATED,
    BADGES,
    FINN,
    TAGS,
    answer,
    comment,
    page,
    question,
    user,
)

ME = Wishes(today=TODAY, me=frozenset({"se:stackoverflow.com:42"}))
CURIOUS = Wishes(today=TODAY, me=ME.me, include=frozenset({"contributors", "message-text"}))
OVERFLOW = CommunityRef("Stack Overflow", "se:stackoverflow.com", "Stack Exchange", "https://stackoverflow.com")
FINN_KEYS = ("se:stackoverflow.com:77", "se:account:901")
ANOTHER_SITE = {"user_id": 5, "display_name": "Ada", "link": "https://superuser.com/users/5/ada"}


def test_the_page_of_one_user_is_the_owners_and_a_membership() -> None:
    found = read_all(IMPORTER, single_file("user.json", page(user(ADA, website_url="https://ada.example.org"))))
    assert list(things_of(found)) == [
        FoundOwner(
            FoundName("Ada Quill"),
            ("se:stackoverflow.com:42", "se:account:900"),
            (
                FoundContactPoint("url", "https://stackoverflow.com/users/42/ada-quill", "se:stackoverflow.com:42"),
                FoundContactPoint("url", "https://stackexchange.com/users/900", "se:account:900"),
            ),
        ),
        FoundMembership(
            OVERFLOW,
            since="2024-03-01",
            facts=(
                ("reputation", "1204"),
                ("user_type", "registered"),
                ("gold badges", "0"),
                ("silver badges", "2"),
                ("bronze badges", "9"),
            ),
        ),
    ]
    assert "face.png" not in records_of(found)[1].raw


def test_a_user_who_is_known_not_to_be_the_owner_is_a_person() -> None:
    found = read_all(IMPORTER, single_file("user.json", page(user(FINN, location="Cork, Ireland"))), ME)
    assert list(things_of(found)) == [
        FoundPerson(
            FoundName("Finn O'Dell"),
            FINN_KEYS,
            (
                FoundContactPoint("url", "https://stackoverflow.com/users/77/finn-odell", "se:stackoverflow.com:77"),
                FoundContactPoint("url", "https://stackexchange.com/users/901", "se:account:901"),
            ),
            fields=(("Location", "Cork, Ireland"),),
        )
    ]
    assert [record.key for record in records_of(found)] == ["se:stackoverflow.com:user:77"]


def test_two_pages_of_one_user_each_leave_the_owner_unknown() -> None:
    files = {"a.json": page(user(ADA)), "b.json": page(user(FINN))}
    found = read_all(IMPORTER, bundle_of(files))
    assert records_of(found) == []
    reasons = skipped_because(found)
    assert sum(reasons.values()) == 2
    assert all("--me" in reason and "profile" in reason for reason in reasons)


def test_several_users_on_a_page_are_people_even_while_the_owner_is_unknown() -> None:
    found = read_all(IMPORTER, single_file("users.json", page(user(ADA), user(FINN))))
    assert [thing.name.display for thing in things_of(found) if isinstance(thing, FoundPerson)] == [
        "Ada Quill",
        "Finn O'Dell",
    ]


def test_associated_accounts_tell_the_owner_on_every_site() -> None:
    cooking = {"user_id": 7, "display_name": "Ada", "link": "https://cooking.stackexchange.com/users/7/ada"}
    link = "https://cooking.stackexchange.com/questions/5/rice"
    files = {"q.json": page(question(5, cooking, link=link)), "accounts.json": ASSOCIATED}
    found = read_all(IMPORTER, bundle_of(files))
    things = list(things_of(found))
    assert isinstance(things[0], FoundOwner)
    assert things[0].keys == ("se:stackoverflow.com:42", "se:account:900", "se:cooking.stackexchange.com:7")
    memberships = [thing for thing in things if isinstance(thing, FoundMembership)]
    assert [(one.community.name, one.since, one.facts[0]) for one in memberships] == [
        ("Stack Overflow", "2024-03-01", ("reputation", "1204")),
        ("Seasoned Advice", "2024-03-01", ("reputation", "101")),
    ]
    assert [thing.url for thing in things if isinstance(thing, FoundContribution)] == [link]


def test_a_question_is_a_contribution_with_its_topics_and_one_layer_of_escapes_undone() -> None:
    twice = question(1001, ADA, title="When is &amp;amp; right?", body_markdown="Is `a &lt; b`?")
    found = read_all(IMPORTER, single_file("questions.json", page(twice)), ME)
    record = records_of(found)[-1]
    assert record.key == "se:stackoverflow.com:question:1001"
    assert isinstance(record.thing, FoundContribution)
    assert record.thing._replace(at=None) == FoundContribution(
        "question",
        None,
        "When is &amp; right?",
        "https://stackoverflow.com/questions/1001/how-do-i-sort",
        "Is `a < b`?",
        OVERFLOW,
        topics=("python", "c++"),
        score="5",
    )
    assert record.thing.at is not None
    assert record.thing.at.text == "2024-03-01T12:00:00Z"


def test_a_page_whose_records_are_all_by_one_user_is_the_owners() -> None:
    found = read_all(IMPORTER, single_file("questions.json", page(question(1, ADA), question(2, ADA))))
    assert [type(thing) for thing in things_of(found)] == [FoundOwner, FoundContribution, FoundContribution]


def test_one_question_alone_tells_nothing_of_whose_page_it_is() -> None:
    found = read_all(IMPORTER, single_file("questions.json", page(question(1, ADA))))
    assert records_of(found) == []
    assert len(skipped_because(found)) == 1


def test_who_is_named_beforehand_is_never_replaced_by_a_page() -> None:
    found = read_all(IMPORTER, single_file("questions.json", page(question(1, FINN), question(2, FINN))), ME)
    assert found[1:] == [Skipped("item 1", "somebody else’s"), Skipped("item 2", "somebody else’s")]


def test_a_name_by_account_holds_on_every_site() -> None:
    wishes = Wishes(today=TODAY, me=frozenset({"se:account:900"}))
    found = read_all(IMPORTER, single_file("questions.json", page(question(1, ADA), question(2, FINN))), wishes)
    assert [type(item) for item in found[-2:]] == [type(records_of(found)[0]), Skipped]


def test_answers_to_the_owner_come_in_when_ticked_with_their_text_only_when_that_is_ticked() -> None:
    files = {"a.json": page(answer(2001, 1001, FINN)), "q.json": page(question(1001, ADA))}
    assert skipped_because(read_all(IMPORTER, bundle_of(files), ME)) == {"not ticked": 1}
    for kinds, text in (({"contributors"}, ""), ({"contributors", "message-text"}, "Use a key & be done.")):
        wishes = Wishes(today=TODAY, me=ME.me, include=frozenset(kinds))
        record = records_of(read_all(IMPORTER, bundle_of(files), wishes))[-1]
        assert isinstance(record.thing, FoundInteraction)
        assert (record.thing.kind, record.thing.channel, record.thing.direction) == ("comment", "stack exchange", "in")
        assert record.thing.people == (PersonRef("Finn O'Dell", FINN_KEYS, create=True),)
        assert record.thing.text == text
        assert ("be done" in record.raw) == bool(text)


def test_somebody_picked_by_name_comes_in_alone() -> None:
    noor = {"user_id": 78, "display_name": "Noor Haddad"}
    files = {"q.json": page(question(1001, ADA)), "a.json": page(answer(1, 1001, FINN), answer(2, 1001, noor))}
    wishes = Wishes(today=TODAY, me=ME.me, picked=frozenset({"noor haddad"}))
    found = read_all(IMPORTER, bundle_of(files), wishes)
    people = [thing.people[0].name for thing in things_of(found) if isinstance(thing, FoundInteraction)]
    assert people == ["Noor Haddad"]
    assert skipped_because(found) == {"not ticked": 1}


def test_a_comment_of_the_owner_names_whom_it_replies_to_and_a_reply_is_incoming() -> None:
    items = (comment(1, 500, ADA, reply_to_user=FINN), comment(2, 500, FINN, reply_to_user=ADA), comment(3, 500, FINN))
    found = read_all(IMPORTER, single_file("comments.json", page(*items)), CURIOUS)
    own, incoming = list(things_of(found))
    assert isinstance(own, FoundContribution)
    assert (own.kind, own.text, own.url) == (
        "comment",
        "Thanks, that helped.",
        "https://stackoverflow.com/posts/comments/1",
    )
    assert own.people == (PersonRef("Finn O'Dell", FINN_KEYS, role="replied to"),)
    assert isinstance(incoming, FoundInteraction)
    assert skipped_because(found) == {"somebody else’s": 1}


def test_badges_are_facts_of_the_membership_and_tag_scores_are_topics() -> None:
    found = read_all(
        IMPORTER, bundle_of({"stackoverflow.com badges.json": BADGES, "stackoverflow.com tags.json": TAGS})
    )
    things = list(things_of(found))[1:]
    assert things == [
        FoundMembership(OVERFLOW, facts=(("badge Teacher", "bronze"),)),
        FoundMembership(OVERFLOW, facts=(("badge Nice Answer", "bronze, 4"),)),
        FoundOther("topic", "python"),
        FoundOther("topic", "c++"),
    ]


def test_a_page_that_names_no_site_is_of_the_site_where_the_owner_is_named() -> None:
    nameless = {"user_id": 42, "display_name": "Ada Quill"}
    bare = question(1, nameless)
    del bare["link"]
    found = read_all(IMPORTER, single_file("questions.json", page(bare)), ME)
    assert records_of(found)[-1].key == "se:stackoverflow.com:question:1"
    two = Wishes(today=TODAY, me=ME.me | {"se:superuser.com:5"})
    assert any(
        "which site" in reason for reason in skipped_because(read_all(IMPORTER, single_file("q.json", page(bare)), two))
    )
    named = read_all(IMPORTER, bundle_of({"stackoverflow.com.json": page(bare)}), two)
    assert records_of(named)[-1].key == "se:stackoverflow.com:question:1"


def test_the_same_record_on_two_pages_is_one_with_the_fields_of_both() -> None:
    short = {"question_id": 1001, "owner": ADA, "tags": ["python"], "link": "https://stackoverflow.com/q/1001"}
    files = {"1.json": page(short), "2.json": page(question(1001, ADA, tags=["late"]), question(1002, ADA))}
    found = read_all(IMPORTER, bundle_of(files), ME)
    first, second = (thing for thing in things_of(found) if isinstance(thing, FoundContribution))
    assert (first.title, first.topics, first.score) == ('How do I sort by "last contact"?', ("python",), "5")
    assert first.at == second.at
    assert skipped_because(found) == {"the same record again": 1}


def test_what_the_service_refused_is_told_in_its_words() -> None:
    error = json.dumps({"error_id": 502, "error_message": "too many requests", "error_name": "throttle_violation"})
    found = read_all(IMPORTER, single_file("page.json", error))
    (refused,) = refusals_of(found)
    assert "too many requests" in refused.reason


@pytest.mark.parametrize("in_pages", [False, True])
def test_items_alone_and_pages_in_a_list_are_read(in_pages: bool) -> None:
    items = [question(1, ADA), question(2, ADA)]
    found = read_all(
        IMPORTER, single_file("all.json", json.dumps([{"items": items}, {"items": []}] if in_pages else items))
    )
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundContribution)]) == 2


def test_a_broken_item_costs_itself() -> None:
    items = [
        "text",
        {"question_id": "many", "tags": [], "owner": ADA},
        question(3, ADA, creation_date="never"),
        {"a": 1},
    ]
    found = read_all(IMPORTER, single_file("q.json", page(question(1, ADA), *items)), ME)
    assert [item.place for item in found if isinstance(item, Refused)] == ["item 2", "item 3"]
    assert skipped_because(found) == {"a kind of record that is not read": 1}
    assert records_of(found)[-1].repairs == ("The date cannot be read.",)


def test_an_empty_page_is_read_as_such() -> None:
    found = read_all(IMPORTER, single_file("page.json", page()))
    assert list(announced(found)) == ["page.json"]
    assert len(found) == 1


@pytest.mark.parametrize(
    "content",
    ['{"items": [{"name": "x"}]}', '[{"id": 1, "name": "x"}]', '{"title": "items"}', "items,has_more\n1,2\n", ""],
)
def test_other_json_is_left_to_others(content: str) -> None:
    assert IMPORTER.recognise(single_file("page.json", content)) is None
