# SPDX-License-Identifier: GPL-3.0-or-later
"""A forum archive: public posts are contributions, private messages stay out in any language, reminders are tasks."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FileFound,
    Found,
    FoundContribution,
    FoundFollowUp,
    FoundLearning,
    FoundMembership,
    FoundOther,
    Record,
)
from coterie.importers.discourse import IMPORTER
from tests.importers.bundles import (
    TODAY,
    BytesMember,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.discourse.samples import (
    BADGES,
    BOOKMARKS,
    HOST,
    POSTS,
    TITLES,
    archive,
    packed,
    post,
    table,
)

FORUM = CommunityRef(HOST, f"discourse:{HOST}", "Discourse", f"https://{HOST}/")
PRIVATE = "a private message, without a name of the other side"


def read(files: dict[str, bytes], *kinds: str) -> list[Found]:
    """Read an archive with some kinds ticked."""
    return read_all(IMPORTER, bundle_of(files, "user_archive-ada.zip"), Wishes(TODAY, frozenset(kinds)))


def posts_of(found: list[Found]) -> list[FoundContribution]:
    """Give the posts."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundContribution)]


def said(*words: tuple[str, str]) -> list[Found]:
    """Read posts, each with its categories and the forum's word for whether it is private."""
    rows = [
        post(f"Topic {number}", f"{number}/1", "Text", categories=of, private=word)
        for number, (of, word) in enumerate(words, 1)
    ]
    return read_all(IMPORTER, single_file("user_archive.csv", table([TITLES, *rows])))


class TestPosts:
    """What the owner wrote."""

    def test_public_posts_are_contributions(self) -> None:
        first, second, hidden = posts_of(read(archive()))
        assert first == FoundContribution(
            "post",
            first.at,
            "Tide tables",
            f"https://{HOST}/t/tide-tables/7/1",
            "Look at the harbour,\nthen at the moon",
            FORUM,
            topics=("Charts", "Tides"),
            score="3",
        )
        assert first.at is not None
        assert (first.at.text, first.at.zone) == ("2021-05-07T10:11:12Z", "UTC")
        assert (second.kind, second.topics) == ("comment", ("Help",))
        assert hidden.topics == ()

    def test_private_messages_stay_out(self) -> None:
        found = read(archive())
        assert skipped_because(by_file(found)["user_archive.csv"]) == {PRIVATE: 1}
        assert not any("Quite private" in record.raw for record in records_of(found))

    def test_the_owner_belongs_to_the_forum(self) -> None:
        assert next(things_of(read(archive()))) == FoundMembership(FORUM)

    def test_the_page_of_a_post_is_not_kept_beside_its_text(self) -> None:
        assert not any("<p>" in record.raw for record in records_of(read(archive())))

    @pytest.mark.parametrize(
        ("words", "private"),
        [
            ([("Help", "Nein"), ("-", "Ja"), ("-", "Nein")], 1),
            ([("Help", "\u3044\u3044\u3048"), ("-", "\u306f\u3044")], 1),
            ([("Help", "xyzzy"), ("-", "plugh")], 1),
            ([("-", "No"), ("-", "No")], 0),
            ([("-", "Yes")], 1),
            ([("-", "plugh")], 1),
            ([("Help", "")], 0),
        ],
        ids=["german", "japanese", "unknown words", "hidden only", "private only", "one unknown word", "no word"],
    )
    def test_the_word_for_private_is_found_in_any_language(self, words: list[tuple[str, str]], private: int) -> None:
        found = said(*words)
        assert skipped_because(found)[PRIVATE] == private
        assert len(posts_of(found)) == len(words) - private

    def test_a_date_that_cannot_be_read_is_refused(self) -> None:
        rows = [[*POSTS[0][:-1], "long ago"], POSTS[1]]
        found = read(archive(rows))
        assert [each.reason for each in refusals_of(found)] == ["The date cannot be read."]
        assert len(posts_of(found)) == 1

    def test_the_older_titles_are_known(self) -> None:
        titles = ["post" if title == "post_raw" else title for title in TITLES if title != "post_cooked"]
        rows = [[*row[:4], *row[5:]] for row in POSTS]
        found = read_all(IMPORTER, single_file("archive.csv", table([titles, *rows])))
        assert [each.text for each in posts_of(found)] == [each.text for each in posts_of(read(archive()))]

    def test_keys_stay_when_a_post_was_edited(self) -> None:
        edited = [[*POSTS[1][:3], "Ask the harbour master", *POSTS[1][4:]]]
        (key,) = (
            record.key for record in records_of(read(archive(edited))) if isinstance(record.thing, FoundContribution)
        )
        assert key in {record.key for record in records_of(read(archive()))}


class TestPacked:
    """The single gzipped table of older forums."""

    NAME = "user_archive-ada-210601-101112.csv.gz"

    def test_it_reads_like_the_plain_one(self) -> None:
        plain = read_all(IMPORTER, single_file("user_archive.csv", table([TITLES, *POSTS])))
        gzipped = read_all(IMPORTER, single_file(self.NAME, packed()))
        assert records_of(gzipped) == records_of(plain)
        assert isinstance(gzipped[0], FileFound)
        assert gzipped[0].member == self.NAME.removesuffix(".gz")

    def test_one_cut_short_keeps_what_came_before_and_says_so(self) -> None:
        rows = [post(f"Topic {number}", f"{number % 28 + 1}/1", f"Text {number * 7919}") for number in range(400)]
        data = packed(rows)
        found = read_all(IMPORTER, single_file(self.NAME, data[: len(data) * 3 // 4]))
        assert 100 < len(posts_of(found)) < 400
        assert [each.place for each in refusals_of(found)][-1] == "end of file"

    @pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08\x00rubbish", packed()[:12]])
    def test_rubbish_is_left_to_others(self, data: bytes) -> None:
        assert IMPORTER.recognise(single_file(self.NAME, data)) is None


class TestOtherTables:
    """Badges, bookmarks, likes, and what is left alone."""

    def test_badges_are_facts_of_the_membership(self) -> None:
        found = by_file(read(archive()))["badges.csv"]
        first, again = things_of(found)
        assert first == FoundMembership(FORUM, facts=(("badge First Chart", "2021-05-08"),))
        assert isinstance(again, FoundMembership)
        assert again.facts == (("badge First Chart (2)", "2021-06-08"),)

    def test_badges_of_a_forum_nobody_knows_are_only_kept(self) -> None:
        (first, _again) = things_of(read_all(IMPORTER, single_file("badges.csv", table(BADGES))))
        assert first == FoundOther("badge", "First Chart", "2021-05-08T10:00:00Z")

    def test_a_reminder_becomes_a_task(self) -> None:
        found = by_file(read(archive()))["bookmarks.csv"]
        (task,) = things_of(found)
        assert isinstance(task, FoundFollowUp)
        assert (task.title, task.due, task.state) == ("moorings", "2026-04-01", "open")
        assert task.text == f"https://{HOST}/t/moorings/8/4"
        assert skipped_because(found) == {"not ticked": 1}

    def test_ticked_bookmarks_are_something_to_read(self) -> None:
        found = by_file(read(archive(), "saved-posts"))["bookmarks.csv"]
        learning = list(things_of(found))[1]
        link = f"https://{HOST}/t/tide-tables/7"
        assert learning == FoundLearning("Read again", "post", HOST, link, "2021-05-10T10:00:00Z")

    def test_a_reminder_without_a_day_is_told(self) -> None:
        rows = [BOOKMARKS[0], [*BOOKMARKS[1][:-1], "some day"]]
        (record,) = records_of(read_all(IMPORTER, single_file("bookmarks.csv", table(rows))))
        assert isinstance(record.thing, FoundFollowUp)
        assert (record.thing.due, record.repairs) == ("", ("The date cannot be read.",))

    def test_likes_come_when_ticked(self) -> None:
        assert skipped_because(by_file(read(archive()))["likes.csv"]) == {"not ticked": 1}
        (like,) = posts_of(by_file(read(archive(), "reactions"))["likes.csv"])
        assert (like.kind, like.url, like.community) == ("reaction", f"https://{HOST}/p/88", FORUM)

    def test_the_rest_is_left_alone_with_a_reason(self) -> None:
        files = announced(read(archive()))
        left = {name for name, file in files.items() if file.not_read and file.why}
        assert left == {"auth_tokens.csv", "visits.csv", "preferences.json"}

    def test_sign_ins_are_not_even_opened(self) -> None:
        class Closed(BytesMember):
            def head(self, size: int = 65_536) -> bytes:
                raise AssertionError(size)

        whole = bundle_of(archive(), "user_archive-ada.zip")
        members = tuple(
            Closed(each.path, each.name, b"") if each.name == "auth_tokens.csv" else each for each in whole.members
        )
        closed = type(whole)(whole.path, whole.name, members)
        assert [one for one in read_all(IMPORTER, closed) if isinstance(one, Record)] == records_of(read(archive()))

    @pytest.mark.parametrize("text", ["", "topic_title,url\nA,B\n", "id,post_id,created_at\n1,2,3\n", "<html>"])
    def test_other_tables_are_left_to_others(self, text: str) -> None:
        assert IMPORTER.recognise(single_file("likes.csv", text)) is None

    def test_bookmarks_alone_name_their_forum(self) -> None:
        found = read_all(IMPORTER, single_file("b.csv", table(BOOKMARKS)), Wishes(TODAY, frozenset(["saved-posts"])))
        assert [thing.provider for thing in things_of(found) if isinstance(thing, FoundLearning)] == [HOST]
