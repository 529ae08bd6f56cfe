# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON as other programs write it, damage it and attack with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.records import Refused
from coterie.importers.text.json_files import JsonItem, head_keys, json_items, json_object, load_json, looks_like_json
from coterie.importers.text.json_values import (
    excerpt_text,
    is_true,
    kept_text,
    list_at,
    number_at,
    object_at,
    objects_at,
    text_at,
    texts_at,
)
from tests.importers.bundles import BytesMember

if TYPE_CHECKING:
    from collections.abc import Iterable

PEOPLE = [{"name": "Rosa Lindgren", "id": 7}, {"name": "Žofie Černá 🌿", "tags": ["a", "b]"]}, {"name": 'say "x"\\'}]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def member(content: str | bytes) -> BytesMember:
    """A file in memory; text as UTF-8."""
    return BytesMember("/f", "some.json", content.encode() if isinstance(content, str) else content)


def values(found: Iterable[JsonItem | Refused]) -> list[object]:
    """What was read; a refused item as its place."""
    return [each.value if isinstance(each, JsonItem) else each.place for each in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_unicode_is_read(encoding: str) -> None:
    assert load_json(member(json.dumps(PEOPLE, ensure_ascii=False).encode(encoding))) == PEOPLE


def test_single_bytes_are_read_as_western() -> None:
    assert load_json(member('{"name": "Zoë"}'.encode("cp1252"))) == {"name": "Zoë"}


def test_a_file_over_the_limit_is_left_alone_with_its_figure() -> None:
    refused = load_json(member("[" + " " * (1 << 20) + "]"), limit=1 << 20)
    assert isinstance(refused, Refused)
    assert "1 MiB" in refused.reason


@pytest.mark.parametrize(("depth", "is_read"), [(200, True), (201, False), (900, False), (100_000, False)])
def test_nesting_is_read_to_two_hundred(depth: int, is_read: bool) -> None:
    deep = member("[" * depth + "]" * depth)
    assert isinstance(load_json(deep), list) == is_read


@pytest.mark.parametrize("depth", [201, 20_000])
def test_one_nested_item_costs_no_other(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    assert values(json_items(member(f"[1,{deep},2]"))) == [1, "item 2", 2]


def test_endless_nesting_ends_the_list_with_a_sentence() -> None:
    found = list(json_items(member("[1," + '{"a":' * 200_000)))
    assert values(found) == [1, "item 2", "end of file"]


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert load_json(member('{"a": 1, "a": 2}')) == {"a": 2}


@pytest.mark.parametrize("text", ["", "  ", "\ufeff", "nothing", '{"a":', '{"a" 1}', '{"a": tru}', '["a', "9" * 5000])
def test_what_is_no_json_is_refused_and_never_raised(text: str) -> None:
    assert isinstance(load_json(member(text)), Refused)
    assert all(isinstance(each, Refused) for each in json_items(member(text), "b"))


def test_numbers_without_end_are_nothing() -> None:
    assert load_json(member("[NaN, Infinity, -Infinity, 1e999, 1.5]")) == [None, None, None, None, 1.5]


def test_the_items_of_a_list_come_one_by_one_with_their_places() -> None:
    found = list(json_items(member(json.dumps(PEOPLE, indent=2))))
    assert values(found) == PEOPLE
    assert [each.place for each in found] == ["item 1", "item 2", "item 3"]


def test_lists_of_an_object_are_found_by_their_keys() -> None:
    text = json.dumps({"note": {"people": [0]}, "people": PEOPLE, "more": [1, "}"], "others": [2]})
    found = list(json_items(member(text), "people", "others"))
    assert values(found) == [*PEOPLE, 2]
    assert [each.array for each in found if isinstance(each, JsonItem)] == ["people"] * 3 + ["others"]


def test_an_object_without_its_list_says_so() -> None:
    assert values(json_items(member('{"people": {}}'), "people")) == ["file"]


def test_a_list_longer_than_the_blocks_it_is_read_in_is_whole() -> None:
    many = [{"n": number, "text": "€" * (number % 4_000), "more": [{}] * (number % 7)} for number in range(600)]
    assert values(json_items(member(json.dumps({"x": "y" * 400_000, "all": many}, ensure_ascii=False)), "all")) == many


@pytest.mark.parametrize(
    "broken", ['{"a": }', '{"a": "b" "c"}', "{'a': 1}", "nul", '{"a": [1, 2}', "}", "]]"[:0] + ":"]
)
def test_a_broken_item_costs_itself_only(broken: str) -> None:
    found = values(json_items(member(f'[{{"n": 1}}, {broken}, {{"n": 2}}]')))
    assert found[0] == {"n": 1}
    assert "item 2" in found
    if "[" not in broken:
        assert found[-1] == {"n": 2}


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    text = json.dumps(PEOPLE)
    assert values(json_items(member(text[:-4]))) == [*PEOPLE[:2], "item 3", "end of file"]
    assert values(json_items(member(text[:-1]))) == [*PEOPLE, "end of file"]


def test_what_stands_behind_the_end_is_told() -> None:
    assert values(json_items(member("[1] and more"))) == [1, "end of file"]
    assert values(json_items(member('{"a": [1]} and more'), "a")) == [1, "end of file"]


def test_a_script_with_json_behind_an_equals_sign_is_read() -> None:
    assert values(json_items(member('window.YTD.tweets.part0 = [ {"a": "="} ];\n'))) == [{"a": "="}]
    assert load_json(member('window.__THAR_CONFIG = {"a": 1}')) == {"a": 1}


def test_an_object_is_read_without_its_long_lists() -> None:
    text = json.dumps({"title": "Choir", "messages": [{"title": "no"}] * 3, "people": ["a"]})
    assert json_object(member(text), "messages") == {"title": "Choir", "people": ["a"]}
    assert json_object(member(text[:-3]), "messages") == {"title": "Choir"}
    assert isinstance(json_object(member("[1]")), Refused)


def test_the_keys_of_the_first_bytes_tell_what_a_file_is() -> None:
    assert head_keys(member('[{"title": "", "list": [{"href": "x:{"}]}, {"a.b')) == {
        "[].title",
        "[].list",
        "[].list[].href",
    }
    assert head_keys(member('window.YTD.x.part0 = {"account": {"id": "1"}, "b": 2}')) == {"account", "account.id", "b"}
    assert head_keys(member("a,b\r\n1,2\r\n")) == frozenset()


def test_a_text_that_is_never_closed_has_no_keys() -> None:
    assert head_keys(member('{"a": 1, "b": "' + '\\"' * 32_000)) == {"a", "b"}


def test_other_texts_do_not_look_like_json() -> None:
    assert looks_like_json(b"\xef\xbb\xbf\n {")
    assert looks_like_json('[{"a": 1}]'.encode("utf-16"))
    assert not looks_like_json(b"window of opportunity")
    assert not looks_like_json(b"")


ODD = {
    "text": " Ana\u0000 e\u0301 ",
    "number": 12,
    "digits": "42",
    "flag": True,
    "word": "True",
    "list": [{"a": "b"}, "c", 3, None],
    "half": "\ud83d!",
}


def test_texts_come_clean() -> None:
    assert text_at(ODD, "text") == "Ana é"
    assert text_at(ODD, "number") == "12"
    assert text_at(ODD, "half") == "\ufffd!"
    assert text_at(ODD, "list", 0, "a") == "b"


@pytest.mark.parametrize("path", [("flag",), ("list",), ("absent",), ("list", 9), ("text", "x"), ("list", "x"), (0,)])
def test_a_value_of_another_type_is_an_empty_text(path: tuple[str | int, ...]) -> None:
    assert text_at(ODD, *path) == ""


def test_a_value_of_another_type_is_an_empty_list_object_or_number() -> None:
    assert list_at(ODD, "text") == []
    assert object_at(ODD, "list") == {}
    assert objects_at(ODD, "list") == [{"a": "b"}]
    assert texts_at(ODD, "list") == ["c", "3"]
    assert [number_at(ODD, key) for key in ("number", "digits", "text", "flag")] == [12, 42, 0, 0]
    assert [is_true(ODD, key) for key in ("flag", "word", "number")] == [True, True, False]


def test_what_is_kept_is_json_again_and_an_excerpt_is_short() -> None:
    assert json.loads(kept_text({"a": ["é", None]})) == {"a": ["é", None]}
    assert kept_text(["\ud83d"]).encode() == '["\ufffd"]'.encode()
    assert len(excerpt_text(["x" * 900])) == 500


@given(items=st.lists(JSON, max_size=5), spaces=st.sampled_from(["", " ", "\n\t"]))
def test_item_by_item_is_the_same_as_whole(items: list[object], spaces: str) -> None:
    text = json.dumps(items, separators=(f",{spaces}", f":{spaces}"))
    assert values(json_items(member(text))) == json.loads(text) == load_json(member(text))


@given(data=st.binary(max_size=60), cut=st.integers(0, 80))
def test_noise_never_raises(data: bytes, cut: int) -> None:
    noisy = member(json.dumps(PEOPLE).encode()[:cut] + data)
    load_json(noisy)
    list(json_items(noisy, "name"))
    json_object(noisy, "name")
    head_keys(noisy)
