# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives, folders and files become bundles; what is hostile in them is left out, and the rest is there."""

from __future__ import annotations

import io
import os
import stat
import struct
import tarfile
import warnings
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.sandbox.failures import CannotRead, LimitReached
from tests.sandbox.staging import members, opened, snags, tarred, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.domain.foreign_files import Member


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read_through(*found: Member) -> None:
    for member in found:
        with member.open() as stream:
            while stream.read(1 << 20):
                continue


def test_a_single_file_is_a_bundle_of_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.vcf", b"BEGIN:VCARD")
    (only,) = opened(path)
    (member,) = only.bundle.members
    assert (only.bundle.name, only.inner, only.snags) == ("a.vcf", "", ())
    assert (member.path, member.name, member.size) == (str(path), "a.vcf", 11)
    assert member.modified is not None


def test_a_member_can_be_opened_again_and_its_head_is_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", zipped(("b/c.csv", b"x" * 100_000)))
    (member,) = opened(path)[0].bundle.members
    assert member.head(10) == b"x" * 10
    assert len(member.head()) == 65_536
    assert len(member.head(80_000)) == 80_000
    for _attempt in range(2):
        with member.open() as stream:
            assert len(stream.read()) == 100_000


@pytest.mark.parametrize("name", ["a.zip", "a.zip.zip", "a", "a.csv"])
def test_a_zip_is_known_by_its_bytes(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, zipped(("one.csv", b"1"), ("two.csv", b"2")))
    assert members(opened(path)) == ["one.csv", "two.csv"]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_is_read_packed_and_plain(tmp_path: Path, mode: str) -> None:
    path = written(tmp_path, "a.tar.gz", tarred(("one.csv", b"1"), ("d/two.csv", b"22"), mode=mode))
    (only,) = opened(path)
    one, two = only.bundle.members
    assert (one.name, two.name, two.size, two.modified) == ("one.csv", "d/two.csv", 2, date(1970, 1, 1))
    with two.open() as second, one.open() as first:
        assert (second.read(), first.read()) == (b"22", b"1")


def test_what_systems_leave_beside_the_files_is_no_member(tmp_path: Path) -> None:
    clutter = ["__MACOSX/._a.csv", "._a.csv", "x/.DS_Store", "Thumbs.db", "desktop.ini", "y/__MACOSX/b"]
    path = written(tmp_path, "a.zip", zipped(("a.csv", b"1"), *((name, b"") for name in clutter)))
    for name in ["a.csv", *clutter]:
        written(tmp_path / "folder", name, b"1")
    assert members(opened(path)) == members(opened(tmp_path / "folder")) == ["a.csv"]
    assert snags(opened(path)) == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.csv", "outside the archive"),
        ("a/../../evil.csv", "outside the archive"),
        ("a\\..\\evil.csv", "outside the archive"),
        ("/etc/evil.csv", "fixed place"),
        ("C:/evil.csv", "fixed place"),
        ("c:evil.csv", "fixed place"),
        ("\\\\server\\evil.csv", "fixed place"),
        ("x" * 1_001, "too long"),
    ],
)
@pytest.mark.parametrize("make", [zipped, tarred])
def test_a_name_that_points_elsewhere_is_left_out(tmp_path: Path, make: object, name: str, reason: str) -> None:
    assert callable(make)
    path = written(tmp_path, "a", make((name, b"1"), ("good.csv", b"2")))
    found = opened(path)
    assert members(found) == ["good.csv"]
    ((left_out, why),) = snags(found).items()
    assert left_out == name.replace("\\", "/")[:1_000]
    assert reason in why


def test_a_name_with_a_nul_is_left_out(tmp_path: Path) -> None:
    data = zipped(("aXb.csv", b"1"), ("good.csv", b"2")).replace(b"aXb.csv", b"a\0b.csv")
    found = opened(written(tmp_path, "a.zip", data))
    assert members(found) == ["good.csv"]
    assert list(snags(found)) == ["a\ufffdb.csv"]


def test_a_colon_in_a_name_is_no_drive(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", zipped(("2017-12-09 04:54:08.html", b"1")))
    assert members(opened(path)) == ["2017-12-09 04:54:08.html"]


def test_links_are_left_out(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    zip_path = written(tmp_path, "a.zip", zipped((info, b"/etc/passwd"), ("good.csv", b"2")))
    soft, hard, pipe = tarfile.TarInfo("soft.csv"), tarfile.TarInfo("hard.csv"), tarfile.TarInfo("pipe.csv")
    soft.type, soft.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "good.csv"
    pipe.type = tarfile.FIFOTYPE
    tar_path = written(tmp_path, "a.tgz", tarred(("good.csv", b"2"), ("", soft), ("", hard), ("", pipe)))
    assert members(opened(zip_path)) == members(opened(tar_path)) == ["good.csv"]
    assert "link" in snags(opened(zip_path))["link.csv"]
    assert set(snags(opened(tar_path))) == {"soft.csv", "hard.csv", "pipe.csv"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_links_and_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "in/good.csv", b"1")
    written(tmp_path, "out/secret.csv", b"1")
    (tmp_path / "in/link.csv").symlink_to(tmp_path / "out/secret.csv")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    os.mkfifo(tmp_path / "in/pipe")
    assert members(opened(tmp_path / "in")) == ["good.csv"]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no named pipes")
    os.mkfifo(tmp_path / "pipe")
    assert snags(opened(tmp_path / "pipe")) == {"": "This is neither a file nor a folder."}


def test_a_name_that_comes_twice_is_read_once(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        data = zipped(("a.csv", b"first"), ("a.csv", b"second"), ("b.csv", b"3"))
    found = opened(written(tmp_path, "a.zip", data))
    assert members(found) == ["a.csv", "b.csv"]
    assert found[0].bundle.members[0].head() == b"first"
    assert "twice" in snags(found)["a.csv"]


def encrypted(data: bytes, *names: str) -> bytes:
    """Set the mark of encryption on entries, which is all that a reader without the passphrase sees."""
    changed = bytearray(data)
    for name in names:
        local = changed.find(name.encode()) - 30
        central = changed.rfind(name.encode()) - 46
        changed[local + 6] |= 1
        changed[central + 8] |= 1
    return bytes(changed)


def test_an_encrypted_entry_is_left_out(tmp_path: Path) -> None:
    data = encrypted(zipped(("locked.csv", b"1"), ("open.csv", b"2")), "locked.csv")
    found = opened(written(tmp_path, "a.zip", data))
    assert members(found) == ["open.csv"]
    assert "passphrase" in snags(found)["locked.csv"]


def test_an_archive_with_nothing_but_encrypted_entries_is_named_for_it(tmp_path: Path) -> None:
    data = encrypted(zipped(("one.csv", b"1"), ("two.csv", b"2")), "one.csv", "two.csv")
    found = opened(written(tmp_path, "a.zip", data))
    assert members(found) == []
    assert snags(found)[""].startswith("This archive is locked with a passphrase.")


def test_an_entry_that_says_it_is_a_bomb_is_left_out(tmp_path: Path) -> None:
    found = opened(written(tmp_path, "a.zip", zipped(("bomb.csv", bytes(2 << 20)), ("good.csv", b"2"))))
    assert members(found) == ["good.csv"]
    assert "200 times" in snags(found)["bomb.csv"]


def test_an_entry_that_lies_about_its_size_stops_while_it_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped(("bomb.csv", bytes(64 << 20))))
    central = data.rfind(b"bomb.csv") - 46
    struct.pack_into("<I", data, central + 20, 60_000_000)  # the packed size: now the ratio looks honest
    found = opened(written(tmp_path, "a.zip", bytes(data)), unpacked_bytes=64 << 20)
    (member,) = found[0].bundle.members
    with pytest.raises(CannotRead):
        read_through(member)


def test_an_entry_larger_than_all_that_may_come_out_is_left_out(tmp_path: Path) -> None:
    data = zipped(("large.csv", os.urandom(2_000)), ("good.csv", b"2"))
    found = opened(written(tmp_path, "a.zip", data), unpacked_bytes=1_000)
    assert members(found) == ["good.csv"]
    assert "larger than the 1 GiB" in snags(found)["large.csv"]


def test_a_small_entry_may_be_packed_well(tmp_path: Path) -> None:
    assert members(opened(written(tmp_path, "a.zip", zipped(("a.csv", bytes(900_000)))))) == ["a.csv"]


def test_what_comes_out_of_an_archive_is_counted_over_all_entries(tmp_path: Path) -> None:
    data = zipped(*((f"{number}.csv", os.urandom(40_000)) for number in range(4)))
    found = opened(written(tmp_path, "a.zip", data), unpacked_bytes=100_000)
    one, two, three, _four = found[0].bundle.members
    for member in (one, one, two):
        with member.open() as stream:
            stream.read()
    with pytest.raises(LimitReached), three.open() as stream:
        stream.read()


def test_a_gzipped_bomb_stops_while_it_is_listed(tmp_path: Path) -> None:
    found = opened(written(tmp_path, "a.tgz", tarred(("bomb.csv", bytes(8 << 20)), ("after.csv", b"1"))))
    assert members(found) == []
    assert "200 times" in snags(found)[""]


def test_a_tar_stops_at_what_may_come_out_of_it(tmp_path: Path) -> None:
    data = tarred(*((f"{number}.csv", os.urandom(40_000)) for number in range(4)))
    assert "come out of this archive" in snags(opened(written(tmp_path, "a.tgz", data), unpacked_bytes=100_000))[""]


def test_a_header_that_claims_to_be_endless_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, 8 << 30
    found = opened(written(tmp_path, "a.tar", info.tobuf(tarfile.GNU_FORMAT) + bytes(1024)))
    assert members(found) == []
    assert "damaged" in snags(found)[""]


def test_an_archive_in_an_archive_is_a_bundle_of_its_own(tmp_path: Path) -> None:
    inner = zipped(("d/one.csv", b"1"))
    tar = tarred(("two.csv", b"22"))
    found = opened(written(tmp_path, "a.zip", zipped(("x/inner.zip", inner), ("inner.tgz", tar), ("top.csv", b"3"))))
    assert [(one.bundle.name, one.inner) for one in found] == [
        ("a.zip", ""),
        ("inner.zip", "x/inner.zip"),
        ("inner.tgz", "inner.tgz"),
    ]
    assert members(found) == ["top.csv", "x/inner.zip/d/one.csv", "inner.tgz/two.csv"]
    assert [one.bundle.members[0].head() for one in found] == [b"3", b"1", b"22"]


def test_a_third_archive_inside_is_left_out(tmp_path: Path) -> None:
    deep = zipped(("c.zip", zipped(("deep.csv", b"1"))), ("b.csv", b"2"))
    found = opened(written(tmp_path, "a.zip", zipped(("b.zip", deep))))
    assert members(found) == ["b.zip/b.csv"]
    assert list(snags(found)) == ["b.zip/c.zip"]


def test_a_bomb_in_an_archive_inside_is_left_out(tmp_path: Path) -> None:
    bomb = zipped(("bomb.csv", bytes(4 << 20)))
    found = opened(written(tmp_path, "a.zip", zipped(("b.zip", bomb), ("good.csv", b"1"))))
    assert members(found) == ["good.csv"]
    assert list(snags(found)) == ["b.zip/bomb.csv"]


def test_archives_inside_share_what_may_come_out(tmp_path: Path) -> None:
    inner = [zipped(("one.csv", os.urandom(30_000))) for _number in range(3)]
    data = zipped(*((f"{number}.zip", one) for number, one in enumerate(inner)))
    found = opened(written(tmp_path, "a.zip", data), unpacked_bytes=130_000)
    with pytest.raises(LimitReached):
        read_through(*(member for one in found for member in one.bundle.members))


def test_an_archive_inside_that_is_too_large_to_hold_is_left_out(tmp_path: Path) -> None:
    inner = zipped(("one.csv", os.urandom(30_000)))
    found = opened(written(tmp_path, "a.zip", zipped(("b.zip", inner), ("good.csv", b"1"))), inner_bytes=10_000)
    assert members(found) == ["good.csv"]
    assert "MiB" in snags(found)["b.zip"]


def test_a_damaged_archive_inside_leaves_the_rest(tmp_path: Path) -> None:
    inner = zipped(("one.csv", b"1"))[:-10]
    found = opened(written(tmp_path, "a.zip", zipped(("b.zip", inner), ("good.csv", b"1"))))
    assert members(found) == ["good.csv"]
    assert "damaged" in snags(found)["b.zip"]


def test_twenty_thousand_and_one_entries_are_too_many(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(20_001):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    found = opened(written(tmp_path, "a.zip", held.getvalue()))
    assert members(found) == []
    assert "20,000" in snags(found)[""]


def test_too_many_entries_in_a_tar_or_folder(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tgz", tarred(*((f"{number}.csv", b"1") for number in range(4))))
    for number in range(4):
        written(tmp_path / "folder", f"{number}.csv", b"1")
    for place in (path, tmp_path / "folder"):
        assert members(opened(place, entries=3)) == []
        assert "more than 3 files" in snags(opened(place, entries=3))[""]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = written(tmp_path, "in/a.csv", b"x" * 100)
    assert "larger than" in snags(opened(path, input_bytes=99))[""]
    assert "larger than" in snags(opened(tmp_path / "in", input_bytes=99))["a.csv"]


def test_a_cut_off_zip_is_named_for_it(tmp_path: Path) -> None:
    found = opened(written(tmp_path, "a.zip", zipped(("a.csv", b"1" * 1000))[:-30]))
    assert snags(found) == {"": "This archive is damaged or cut off. Download it once more."}


def test_a_cut_off_tar_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    data = tarred(("a.csv", os.urandom(3_000)), ("b.csv", os.urandom(30_000)), ("c.csv", b"3"))
    found = opened(written(tmp_path, "a.tgz", data[: len(data) // 2]))
    assert members(found)[:1] == ["a.csv"]
    assert "damaged" in snags(found)[""]


def test_bytes_that_cannot_be_unpacked_are_named_when_they_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.csv", os.urandom(5_000))))
    data[2_000] ^= 0xFF
    (member,) = opened(written(tmp_path, "a.zip", bytes(data)))[0].bundle.members
    with pytest.raises(CannotRead, match="damaged"), member.open() as stream:
        stream.read()


def test_names_that_are_no_utf_8_are_shown_as_well_as_can_be(tmp_path: Path) -> None:
    tar = tarred(("aXb.csv", b"1"), mode="w").replace(b"aXb.csv", b"a\xe4b.csv")
    tar = tar[:148] + b"%06o\0 " % _checksum(tar) + tar[156:]
    found = opened(written(tmp_path, "a.tar", tar))
    assert members(found) == ["a\ufffdb.csv"]
    assert found[0].bundle.members[0].head() == b"1"


@pytest.mark.parametrize("inside", [False, True])
def test_a_name_that_falsely_claims_to_be_utf_8(tmp_path: Path, inside: bool) -> None:
    data = zipped(("gr\u00f6sse.csv", b"1"), ("\u00fc.csv", b"2"), ("c.csv", b"3"))
    data = data.replace("gr\u00f6sse".encode(), b"gr\xf6\xdfsse")
    data = zipped(("inner.zip", data)) if inside else data
    found = opened(written(tmp_path, "a.zip", data))
    (first, second, third) = (member for one in found for member in one.bundle.members)
    assert (second.name[-5:], third.name[-5:]) == ("\u00fc.csv", "c.csv")
    assert [member.head() for member in (first, second, third)] == [b"1", b"2", b"3"]


def _checksum(header: bytes) -> int:
    return sum(header[:148]) + 8 * 32 + sum(header[156:512])


def test_archives_in_a_folder_are_bundles_beside_its_files(tmp_path: Path) -> None:
    written(tmp_path, "in/a.csv", b"1")
    written(tmp_path, "in/sub/b.zip", zipped(("c.csv", b"2")))
    written(tmp_path, "in/noending", zipped(("d.csv", b"3")))
    found = opened(tmp_path / "in")
    assert [(one.bundle.name, one.inner) for one in found] == [
        ("in", ""),
        ("noending", "noending"),
        ("b.zip", "sub/b.zip"),
    ]
    assert members(found) == ["a.csv", "noending/d.csv", "sub/b.zip/c.csv"]


def test_a_damaged_archive_in_a_folder_leaves_the_rest(tmp_path: Path) -> None:
    written(tmp_path, "in/a.csv", b"1")
    written(tmp_path, "in/b.zip", zipped(("c.csv", b"2"))[:-9])
    found = opened(tmp_path / "in")
    assert members(found) == ["a.csv"]
    assert list(snags(found)) == ["b.zip"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert snags(opened(tmp_path / "nothing")) == {"": "There is no such file."}


def test_a_day_no_calendar_has_is_unknown(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.csv", b"1")))
    central = data.rfind(b"a.csv") - 46
    struct.pack_into("<H", data, central + 14, 0)
    (member,) = opened(written(tmp_path, "a.zip", bytes(data)))[0].bundle.members
    assert member.modified is None


def with_zip64_end(data: bytes) -> bytes:
    """Move the end of an archive's directory into the records of zip64, where a plain reader finds nothing."""
    end = data.rindex(b"PK\5\6")
    entries, size, at = struct.unpack_from("<HII", data, end + 10)
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, size, at)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    closing = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + closing


@pytest.mark.parametrize("ended", [bytes, with_zip64_end])
def test_a_directory_is_counted_before_it_is_read(
    tmp_path: Path, ended: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ended(zipped(*((f"{number}.csv", b"1") for number in range(30))))
    assert len(members(opened(written(tmp_path, "whole.zip", data)))) == 30

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the directory was read")

    monkeypatch.setattr(zipfile, "ZipFile", refuse)
    assert "more than 20 files" in snags(opened(written(tmp_path, "a.zip", data), entries=20))[""]
