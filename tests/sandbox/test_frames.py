# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames carry every kind of thing unchanged, and whatever else comes through the pipe is a broken frame."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.moments import Moment
from coterie.domain.reading import BrokenFrame, FileLost, Progress, StagedFile, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.records import FileFound, FoundName, FoundPerson, Record, Refused, Skipped, Thing
from coterie.domain.things import KIND_OF, KINDS, payload_of, thing_of
from coterie.sandbox import frames
from coterie.sandbox.outbox import Outbox, row_of

SOUND = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.builds(
    Moment, st.integers(-2_000_000_000, 7_000_000_000), SOUND, SOUND, st.sampled_from(["day", "second"])
)
st.register_type_strategy(str, SOUND)
st.register_type_strategy(int, st.integers(0, 2**31 - 1))
st.register_type_strategy(Moment, MOMENTS)
RAW = st.binary(max_size=50).map(lambda data: data.decode("utf-8", "surrogateescape"))
THINGS: st.SearchStrategy[Thing] = st.one_of(*(st.from_type(shape) for shape in KINDS.values()))
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=20,
)
PERSON = FoundPerson(FoundName("Anna"))


def sent(*records: Record) -> list[StagedRecord]:
    """Send records through the child's way out and the parent's way in."""
    written: list[bytes] = []
    outbox = Outbox(written.append)
    outbox.begin_file(0, FileFound("/a", "a", "lines"))
    for record in records:
        outbox.record(record)
    outbox.flush()
    return [item for item in received(written) if isinstance(item, StagedRecord)]


def received(written: list[bytes]) -> list[object]:
    """Decode what was written."""
    items: list[object] = []
    stream = io.BytesIO(b"".join(written))
    while (body := frames.take(stream)) is not None:
        frame = frames.decode(body)
        items += frame.items if isinstance(frame, frames.Batch) else [frame]
    return items


@given(THINGS)
def test_every_thing_comes_back_as_it_went(thing: Thing) -> None:
    back = thing_of(KIND_OF[type(thing)], payload_of(thing))
    assert back == thing
    assert same_types(back, thing)


def same_types(one: object, other: object) -> bool:
    """Compare the types all the way down: a list is no named tuple."""
    if type(one) is not type(other):
        return False
    return not isinstance(one, tuple) or all(map(same_types, one, other if isinstance(other, tuple) else ()))


@given(st.lists(st.builds(Record, SOUND, SOUND, RAW, THINGS, st.lists(SOUND, max_size=3).map(tuple)), max_size=9))
def test_records_come_back_as_they_went(records: list[Record]) -> None:
    back = sent(*records)
    assert [(one.key, one.place, one.raw.decode("utf-8", "surrogateescape"), one.repairs) for one in back] == [
        (one.key, one.place, one.raw, one.repairs) for one in records
    ]
    assert [thing_of(one.kind, one.payload) for one in back] == [one.thing for one in records]


def test_the_digest_changes_with_everything_that_counts() -> None:
    same = row_of(Record("k", "row 1", "raw", PERSON))
    assert row_of(Record("other", "row 2", "raw", PERSON, ("mended",)))[3] == same[3]
    assert row_of(Record("k", "row 1", "other", PERSON))[3] != same[3]
    assert row_of(Record("k", "row 1", "raw", FoundPerson(FoundName("Ben"))))[3] != same[3]


def test_bytes_that_are_no_utf_8_stay_in_raw_and_nowhere_else() -> None:
    thing = FoundPerson(FoundName("J\udce4rg", "\ud83d", "\U0001f600"))
    (back,) = sent(Record("k\udce4", "row \ud800", "raw \udce4\U0001f600", thing, ("mended \udce4",)))
    assert back[1:4] == ("k\ufffd", "row \ufffd", b"raw \xe4\xf0\x9f\x98\x80")
    assert back.repairs == ("mended \ufffd",)
    assert thing_of(back.kind, back.payload) == FoundPerson(FoundName("J\ufffdrg", "\ufffd", "\U0001f600"))


def test_half_of_a_character_pair_in_raw_is_mended() -> None:
    (back,) = sent(Record("k", "row 1", "raw \ud83d.", PERSON))
    assert back.raw == "raw \ufffd.".encode()


def test_texts_that_are_too_long_are_fitted() -> None:
    one, other = sent(
        Record("k" * 5_000 + "1", "p" * 5_000, "", PERSON),
        Record("k" * 5_000 + "2", "p", "", PERSON, ("r" * 9_999,) * 200),
    )
    assert len(one.key) < 300
    assert one.key != other.key
    assert len(one.place) == 200
    assert len(other.repairs) == 100


def test_a_frame_holds_no_more_than_it_may() -> None:
    written: list[bytes] = []
    outbox = Outbox(written.append, clock=lambda: 0.0)
    outbox.begin_file(0, FileFound("/a", "a", "lines"))
    for number in range(1_001):
        outbox.record(Record(str(number), "", "", PERSON))
    outbox.record(Record("large", "", "x" * (3 << 20), PERSON))
    outbox.record(Record("after", "", "", PERSON))
    outbox.flush()
    sizes = [len(json.loads(frame[4:].split(b"\n")[0])[2]) for frame in written[1:]]
    assert sizes == [32, 64, 128, 256, 500, 21, 1, 1]


def test_a_record_that_no_frame_holds_is_refused() -> None:
    written: list[bytes] = []
    outbox = Outbox(written.append, clock=lambda: 0.0)
    outbox.begin_file(0, FileFound("/a", "a", "lines"))
    outbox.record(Record("small", "row 1", "", PERSON))
    outbox.record(Record("large", "row 2", "x" * (frames.LONGEST + 1), PERSON))
    outbox.flush()
    items = received(written)
    assert isinstance(items[1], StagedRecord)
    assert items[2] == StagedProblem(0, "row 2", "This record is larger than 48 MiB.", "x" * 500)


def test_records_wait_only_so_long() -> None:
    written: list[bytes] = []
    now = [0.0]
    outbox = Outbox(written.append, clock=lambda: now[0])
    outbox.begin_file(0, FileFound("/a", "a", "lines"))
    outbox.record(Record("k", "", "", PERSON))
    assert len(written) == 1
    now[0] = 1.0
    outbox.record(Record("k", "", "", PERSON))
    assert len(written) == 2


def test_progress_is_told_twenty_times_a_second() -> None:
    written: list[bytes] = []
    now = [0.0]
    outbox = Outbox(written.append, clock=lambda: now[0])
    for step in range(1_000):
        now[0] = step / 1_000
        outbox.progress(step, 1_000)
    assert 18 <= len(written) <= 20


def test_every_other_frame_comes_back() -> None:
    written: list[bytes] = []
    outbox = Outbox(written.append)
    found = FileFound("/a", "b", "lines", True, "why", "2024-01-01", "utf-8")
    outbox.begin_bundle("/a", "in.zip")
    outbox.now("/a", "b\udce4")
    outbox.begin_file(0, found)
    outbox.refused(Refused("", "bad", "e" * 900))
    outbox.problem("about the file")
    outbox.skipped(Skipped("row 2", "draft"))
    outbox.flush()
    outbox.skipped(Skipped("row 3", "draft"))
    outbox.lost(0)
    outbox.progress(7, 5, always=True)
    outbox.done()
    assert received(written) == [
        frames.BundleBegun("/a", "in.zip"),
        frames.Now("/a", "b\ufffd"),
        StagedFile(0, found),
        StagedProblem(0, "?", "bad", "e" * 500),
        StagedProblem(0, "", "about the file", ""),
        StagedSkip(0, "row 2", "draft"),
        FileLost(0),
        Progress(5, 5),
        frames.Done(),
    ]


@given(st.binary(max_size=300))
def test_random_bytes_are_a_broken_frame(data: bytes) -> None:
    try:
        body = frames.take(io.BytesIO(data))
        if body is not None:
            frames.decode(body)
    except BrokenFrame:
        return
    assert body is None


@given(st.sampled_from([*frames._READERS, "records"]) | JSON, st.lists(JSON, max_size=8), st.binary(max_size=9))
def test_random_lists_are_a_frame_or_a_broken_one(kind: object, values: list[Any], behind: bytes) -> None:
    body = json.dumps([kind, *values]).encode() + b"\n" + behind
    try:
        frame = frames.decode(body)
    except BrokenFrame:
        return
    assert isinstance(frame, frames.Frame)


@given(st.sampled_from([*KINDS, "", "nothing"]), JSON)
def test_random_values_are_a_thing_or_a_broken_frame(kind: str, value: object) -> None:
    try:
        thing = thing_of(kind, json.dumps(value))
    except BrokenFrame:
        return
    assert KIND_OF[type(thing)] == kind


@given(THINGS, st.data())
def test_a_thing_with_one_wrong_value_is_broken(thing: Thing, data: st.DataObject) -> None:
    values = json.loads(payload_of(thing))
    at = data.draw(st.integers(0, len(values) - 1))
    values[at] = {"": 0}
    with pytest.raises(BrokenFrame):
        thing_of(KIND_OF[type(thing)], json.dumps(values))


GOOD_ROW = ["k", "p", 3, "0" * 32, "person", 2, []]
BEHIND = b"raw[]"


def of_records(*rows: object, behind: bytes = BEHIND) -> bytes:
    """Write a frame of records whatever it holds."""
    return json.dumps(["records", 0, rows]).encode() + b"\n" + behind


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"[",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'["done"] ',
        b'["done",1]',
        b'["nothing"]',
        b"[[]]",
        b'["progress",1,-1]',
        b'["progress",1,true]',
        b'["progress",1,1e3]',
        b'["progress",1,99999999999999999999]',
        b'["now","\\ud800",""]',
        b'["now","\xff",""]',
        json.dumps(["now", "x" * 5_000, ""]).encode(),
        b'["file",0,"","","",1,"","",""]',
        b'["records",0,[]]',
        b'["records",0,[7]]',
        b'["records",0,{}]',
        b'["done"]\n',
        b'["done"]\nmore',
        of_records(GOOD_ROW, behind=b""),
        of_records(GOOD_ROW, behind=BEHIND[:-1]),
        of_records(GOOD_ROW, behind=BEHIND + b"\n"),
        of_records(GOOD_ROW, behind=b"raw\xc3\xa4"),
        of_records(GOOD_ROW, GOOD_ROW),
        b'["refused",0,[["a","b"]]]',
        b'["refused",0,[7]]',
        b'["skipped",0,[["a","b","c"]]]',
        of_records(*[GOOD_ROW] * 501, behind=BEHIND * 501),
        *(
            of_records([*GOOD_ROW[:at], value, *GOOD_ROW[at + 1 :]])
            for at, value in [
                (0, 1), (0, "x" * 5_000), (0, "\ud800"), (1, "\ud800"), (2, -3), (2, 2), (2, 4), (2, "raw"), (2, True),
                (2, 2**80), (3, "0" * 31), (3, "\xe4" * 32), (4, "nothing"), (5, -2), (5, 1), (5, 1e3), (5, None),
                (6, [1]), (6, ["\ud800"]), (6, "repairs"),
            ]
        ),
        of_records([*GOOD_ROW[:2], -1, *GOOD_ROW[3:5], 6, []]),
    ],
)  # fmt: skip
def test_what_the_child_may_not_send(frame: bytes) -> None:
    with pytest.raises(BrokenFrame):
        frames.decode(frame)


def test_a_good_row_is_good() -> None:
    assert frames.decode(of_records(*[GOOD_ROW] * 500, behind=BEHIND * 500))


@pytest.mark.parametrize("data", [b"\0\0", b"\0\0\0\5abc", struct.pack(">I", frames.LONGEST + 1)])
def test_a_stream_that_is_cut_off_or_claims_too_much(data: bytes) -> None:
    with pytest.raises(BrokenFrame):
        frames.take(io.BytesIO(data))


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("other", '["a","b","\\ud800"]'),
        ("other", '["a","b","\\UD800"]'),
        ("other", '["a","b","\\uD800"]'),
        ("other", '["a","b","c"] '),
        ("other", '["a","b"]'),
        ("other", '["a","b","\xe4"]'),
        ("interaction", json.dumps(["m", "c", "in", [10**12, "", "", "day"], [], "", "", 0, "", "", 0, "", ""])),
        ("interaction", json.dumps(["m", "c", "in", [0, "", "", "noon"], [], "", "", 0, "", "", 0, "", ""])),
        ("interaction", json.dumps(["m", "c", "in", [0, "", "", "day"], [], "", "", -1, "", "", 0, "", ""])),
        ("organisation", '["a",[1],[],[],true]'),
        ("organisation", '["a",[],[["mail","x","",1,true]],[],true]'),
    ],
)  # fmt: skip
def test_payloads_that_are_no_thing(kind: str, payload: str) -> None:
    with pytest.raises(BrokenFrame):
        thing_of(kind, payload)
