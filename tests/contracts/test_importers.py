# SPDX-License-Identifier: GPL-3.0-or-later
"""What every importer keeps, whatever it reads."""

from __future__ import annotations

import importlib
import io
import pkgutil
import re
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie import importers
from coterie.domain.column_maps.maps import ColumnMap
from coterie.domain.foreign_files import Bundle, Importer, Wishes
from coterie.domain.records import FileFound, Found, Record, Refused, Skipped
from coterie.domain.things import payload_of
from coterie.importers import IMPORTERS

#: What importers of text share; it reads nothing by itself.
SHARED = {"text"}
MODULES = [module.name for module in pkgutil.iter_modules(importers.__path__) if module.name not in SHARED]
LIST = "Who,Mail\nAna Lindqvist,ana@example.org\na,b,c\n"
WISHES = Wishes(today=date(2026, 3, 2), maps=(ColumnMap("people", (("who", "name"), ("mail", "mail"))),))

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
    "Ana,Lindqvist,https://www.linkedin.com/in/ana-lindqvist,,Fjord,Designer,02 Mar 2026\r\n"
    "Chidi,Eze,https://www.linkedin.com/in/chidi-eze,,Solace,Engineer,no date at all\r\n"
)
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lindqvist\r\nUID:1\r\nEND:VCARD\r\nrubbish\r\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260301T090000Z\r\nSUMMARY:Coffee\r\n"
    "ATTENDEE;CN=Ana Lindqvist:mailto:ana@example.org\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:never\r\nATTENDEE;CN=Chidi Eze:mailto:chidi@example.org\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
GUESTS = (
    "Name\tUser ID\tMember ID\tJoined Group on\tURL of Member Profile\n"
    "Ana Lindqvist\tuser 81\t81\t04/24/2014\thttps://www.meetup.com/harbour-maps/members/81/\n"
    "Chidi Eze\tuser 82\t82\t04/24/2014\thttps://www.meetup.com/harbour-maps/members/82/\tone cell\ttoo many\n"
)
#: Rows enough that noise behind them cannot make another encoding of the file.
ACCOUNTS = "Account address,Show boosts\nana@social.example.net,true\nno address,true\n" + "".join(
    f"guest{number}@social.example.net,true\n" for number in range(40)
)
HASHTAGS = (
    '{"relationships_following_hashtags": [{"string_list_data": []}'
    + "".join(
        f', {{"string_list_data": [{{"value": "map{number}", "timestamp": 1732046966}}]}}' for number in range(20)
    )
    + "]}"
)
POSTS = (
    "window.YTD.tweets.part0 = ["
    + ",".join(
        f'{{"tweet": {{"id_str": "{number or ""}", "created_at": "2023-05-01T08:00:00Z", "full_text": "Hello"}}}}'
        for number in range(20)
    )
    + "]"
)
GOOGLE = (
    "First Name,Last Name,Organization Name,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value\r\n"
    "Ana,Lindqvist,Fjord,1990-05-17,* myContacts,* Work,ana@example.org\r\n"
    "Chidi,Eze,Solace,no date at all,,,\r\n"
)
OUTLOOK = (
    '"Title","First Name","Last Name","Company","Job Title","Business Phone","Birthday","E-mail Address"\r\n'
    '"Dr.","Ana","Lindqvist","Fjord","Designer","+44 1632 960001","0/0/00","ana@example.org"\r\n'
    '"","Chidi","Eze","Solace","","","no date at all",""\r\n'
)
STACK_EXCHANGE = (
    '{"items":[{"user_id":42,"display_name":"Ana","reputation":9,"link":"https://superuser.com/users/42/ana"},'
    '{"badge_id":"none","name":"Teacher","rank":"bronze"}],"has_more":false,"quota_remaining":9}\n'
)
SLACK_USERS = (
    '[{"id":"U01","team_id":"T01","name":"ana","profile":{"real_name":"Ana Lindqvist","email":"ana@example.org"}},'
    ' {"id":"U02","team_id":}]'
)
DISCORD_ACCOUNT = (
    '{"id":"801","username":"ada.q","global_name":"Ada Quill","email":"ada@example.org",'
    '"relationships":[{"id":"802","type":1,"user":{"id":}}]}'
)
FORUM_POSTS = (
    "topic_title,categories,is_pm,post_raw,post_cooked,like_count,reply_count,url,created_at\n"
    "Tide tables,Help,No,Look at the harbour,,2,0,https://forum.example.org/t/tide-tables/7/1,2021-05-04 10:11:12 UTC\n"
    "Moorings,Help,No,Ask the pilot,,0,0,https://forum.example.org/t/moorings/8/2,no date at all\n"
)
GITHUB = '[{"login":"ana","id":1,"html_url":"https://github.com/ana","type":"User"},{"id":2}]\n'
BOARD = "title,boardName,listName,companyName\nCook,Search,Applied,Inn\n-,Search,Applied,-\n"
BADGES = '{"data": [{"id": "1", "badge_template": {"name": "First aid"}}, {"id": "2", "badge_template": {}}]}'
BEHANCE = (
    '{"following":[{"id":81,"display_name":"Ana","url":"https://www.behance.net/ana"},{"id":0}],"http_code":200}\n'
)
MONICA = (
    '{"version": "1.0-preview.1", "app_version": "4.1.2", "account": {"data": [{"type": "contact", "values": '
    '[{"uuid": "1", "properties": {"first_name": "Ana"}, "data": [{"type": "call", "values": [{"uuid": "c"}]}]}]}]}}'
)
SAMPLES = {
    "monica": ("monica.json", MONICA),
    "behance": ("following.json", BEHANCE),
    "huntr": ("board.csv", BOARD),
    "badges": ("badges.json", BADGES),
    "github": ("following.json", GITHUB),
    "table": ("list.csv", LIST),
    "slack": ("users.json", SLACK_USERS),
    "discord": ("account.json", DISCORD_ACCOUNT),
    "discourse": ("archive.csv", FORUM_POSTS),
    "stack_exchange": ("user.json", STACK_EXCHANGE),
    "google": ("contacts.csv", GOOGLE),
    "outlook": ("contacts.csv", OUTLOOK),
    "linkedin": ("Connections.csv", CONNECTIONS),
    "guest_lists": ("members.xls", GUESTS),
    "mastodon": ("following_accounts.csv", ACCOUNTS),
    "x": ("tweets.js", POSTS),
    "meta": ("following_hashtags.json", HASHTAGS),
    "vcard": ("cards.vcf", CARDS),
    "icalendar": ("calendar.ics", CALENDAR),
}


@dataclass(frozen=True)
class InMemory:
    """A member that lies in memory."""

    name: str
    data: bytes
    path: str = "file"
    modified: date | None = None

    @property
    def size(self) -> int:
        return len(self.data)

    def head(self, size: int = 65_536) -> bytes:
        return self.data[:size]

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def bundle(name: str, data: bytes) -> Bundle:
    """One file by itself."""
    return Bundle("file", name, (InMemory(name, data),))


def read(importer: Importer, files: Bundle) -> list[Found] | None:
    """Recognise and read; None when the importer does not claim it."""
    claim = importer.recognise(files)
    return None if claim is None else list(importer.read(files, claim, WISHES))


def sample(importer: Importer) -> Bundle:
    """A small file of the importer's own kind, with one bad record."""
    name, text = SAMPLES[importer.id]
    return bundle(name, text.encode())


@pytest.mark.parametrize("name", MODULES)
def test_every_module_stands_in_the_tuple(name: str) -> None:
    assert importlib.import_module(f"coterie.importers.{name}").IMPORTER in IMPORTERS


def test_no_name_stands_twice() -> None:
    assert len({importer.id for importer in IMPORTERS}) == len(IMPORTERS) == len(MODULES)


def test_every_importer_has_a_sample_here() -> None:
    assert SAMPLES.keys() == {importer.id for importer in IMPORTERS}


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.id)
class TestEveryImporter:
    """The contract."""

    def test_it_names_itself(self, importer: Importer) -> None:
        assert re.fullmatch(r"[a-z][a-z_]*", importer.id)
        assert importer.title

    def test_it_claims_its_own_kind_and_how_sure_it_is(self, importer: Importer) -> None:
        files = sample(importer)
        claim = importer.recognise(files)
        assert claim is not None
        assert 0 < claim.sureness <= 100
        assert set(claim.members) <= set(files.members)

    def test_a_file_comes_before_its_records(self, importer: Importer) -> None:
        found = read(importer, sample(importer))
        assert found
        assert isinstance(found[0], FileFound)
        assert found[0].source.partition(".")[0] == importer.id

    def test_one_bad_record_stops_nothing_and_is_told(self, importer: Importer) -> None:
        found = read(importer, sample(importer)) or []
        assert any(isinstance(one, Record) for one in found)
        told = [one for one in found if isinstance(one, Refused) or (isinstance(one, Record) and one.repairs)]
        assert told

    def test_reading_again_finds_the_same(self, importer: Importer) -> None:
        assert read(importer, sample(importer)) == read(importer, sample(importer))

    def test_keys_are_there_and_differ(self, importer: Importer) -> None:
        keys = [one.key for one in read(importer, sample(importer)) or [] if isinstance(one, Record)]
        assert all(keys)
        assert len(set(keys)) == len(keys)

    def test_every_record_crosses_the_border_and_says_where_it_stood(self, importer: Importer) -> None:
        for one in read(importer, sample(importer)) or []:
            if isinstance(one, Record):
                assert payload_of(one.thing).isascii()
            if isinstance(one, Record | Refused | Skipped):
                assert one.place

    def test_foreign_files_are_left_to_others(self, importer: Importer) -> None:
        for other in IMPORTERS:
            claim, right = importer.recognise(sample(other)), other.recognise(sample(other))
            assert right is not None
            assert other is importer or claim is None or claim.sureness < right.sureness
        assert importer.recognise(bundle("empty", b"")) is None

    @given(data=st.binary(max_size=400))
    def test_noise_behind_a_good_beginning_stops_nothing(self, importer: Importer, data: bytes) -> None:
        name, text = SAMPLES[importer.id]
        assert read(importer, bundle(name, text.encode() + data)) is not None
