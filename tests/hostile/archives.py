# SPDX-License-Identifier: GPL-3.0-or-later
"""Zip and tar archives that mean harm: bombs, lies in headers, names that point elsewhere, links and devices."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

from tests.hostile.corpus import Hostile, card, of_bytes, of_pieces, sized

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ZEROS = bytes(1 << 20)
CARD = card(name=b"Inside Archive")


def inside(who: bytes) -> bytes:
    """Give a card that stands in no other archive."""
    return card(name=b"Inside " + who)


RATIO = "more than 200 times its size"
DAMAGED = "damaged or cut off"
TOO_DEEP = "an archive in an archive in an archive"
UNPACKED = "its bytes cannot be unpacked"
MANY = "more than 20,000 files"
POINTS_OUT = "points outside the archive"
FIXED = "points to a fixed place"


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(name, data, packing)
    return held.getvalue()


def bomb(packing: int, name: str = "zeros.vcf", mebibytes: int = 300) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive, archive.open(name, "w") as entry:
        for _step in range(mebibytes):
            entry.write(ZEROS)
    return held.getvalue()


def lying_bomb(packing: int, mebibytes: int = 64) -> bytes:
    """A bomb whose directory says that it is small."""
    held = bytearray(bomb(packing, mebibytes=mebibytes))
    at = held.rindex(b"PK\1\2")
    struct.pack_into("<I", held, at + 24, 1_000)
    return bytes(held)


def patched(data: bytes, offset: int, layout: str, *values: int) -> bytes:
    """Change the entry in the directory of an archive with one entry."""
    held = bytearray(data)
    struct.pack_into(layout, held, held.rindex(b"PK\1\2") + offset, *values)
    return bytes(held)


def nested(depth: int, wide: int) -> bytes:
    """Give an archive of archives of archives, as 42.zip is."""
    data = bomb(zipfile.ZIP_DEFLATED, mebibytes=8)
    for level in range(depth):
        data = zipped((f"lib {level} {number}.zip", data) for number in range(wide))
    return data


def overlapping(entries: int) -> bytes:
    """Give an archive whose entries all lie upon the same packed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(CARD + b"\n" * 200_000) + packer.flush()
    size, crc = len(CARD) + 200_000, zlib.crc32(CARD + b"\n" * 200_000)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), size, 5, 0) + b"a.vcf"
    directory = b"".join(_directory_entry(b"%05d.vcf" % number, crc, len(packed), size, 0) for number in range(entries))
    return local + packed + directory + _end(entries, len(directory), len(local) + len(packed))


def _directory_entry(name: bytes, crc: int, packed: int, size: int, at: int) -> bytes:
    fixed = (b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, at)
    return struct.pack("<4s6H3I5H2I", *fixed) + name


def _end(entries: int, size: int, at: int) -> bytes:
    return struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, entries & 0xFFFF, entries & 0xFFFF, size, at, 0)


def endless_directory(entries: int) -> bytes:
    """Give an archive that is nothing but a directory: each entry costs memory before it can be counted."""
    directory = b"".join(_directory_entry(b"%07d" % number, 0, 0, 0, 0) for number in range(entries))
    return b"PK\3\4" + directory + _end(entries, len(directory), 4)


def zip64_lie(size: int) -> bytes:
    """Give an archive whose extra field says that an entry is as large as no disk."""
    info = zipfile.ZipInfo("card.vcf")
    info.extra = struct.pack("<2H2Q", 1, 16, size, size)
    data = bytearray(zipped([(info, CARD)]))
    at = data.rindex(b"PK\1\2")
    struct.pack_into("<2I", data, at + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    return bytes(data)


def huge_dictionary() -> bytes:
    """Give an entry that asks for a dictionary of 4 GiB before its first byte."""
    data = bytearray(zipped([("card.vcf", CARD * 50)], zipfile.ZIP_LZMA))
    at = data.index(b"card.vcf") + 8
    struct.pack_into("<I", data, at + 5, 0xFFFFFFFF)
    return bytes(data)


def linked() -> bytes:
    link = zipfile.ZipInfo("link.vcf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    device = zipfile.ZipInfo("device.vcf")
    device.external_attr = (stat.S_IFBLK | 0o666) << 16
    return zipped([(link, b"/etc/passwd"), (device, b"x"), ("card.vcf", inside(b"Links"))])


def named(*names: str) -> bytes:
    who = b"%08x" % zlib.crc32(repr(names).encode())
    return zipped([*((name, card(name=b"Wrong Way " + who)) for name in names), ("card.vcf", inside(who))])


def twice() -> bytes:
    """Give an archive with one name twice and two that differ in case alone."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, who in (("a.vcf", b"First One"), ("x/../a.vcf", b"Way Round"), ("A.VCF", b"Upper One")):
            archive.writestr(name, card(name=who))
        archive.writestr("b.vcf", card(name=b"Second One"))
    return held.getvalue().replace(b"b.vcf", b"a.vcf")


def tarred(*infos: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode, format=tarfile.GNU_FORMAT) as archive:  # type: ignore[call-overload]
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def of_kind(name: str, kind: bytes, target: str = "") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


def devices() -> bytes:
    card_info = tarfile.TarInfo("card.vcf")
    return tarred(
        of_kind("link.vcf", tarfile.SYMTYPE, "/etc/passwd"),
        of_kind("hard.vcf", tarfile.LNKTYPE, "../../etc/shadow"),
        of_kind("sda.vcf", tarfile.BLKTYPE),
        of_kind("tty.vcf", tarfile.CHRTYPE),
        of_kind("pipe.vcf", tarfile.FIFOTYPE),
        (tarfile.TarInfo("../out.vcf"), CARD),
        (tarfile.TarInfo("/etc/cron.d/out.vcf"), CARD),
        (card_info, inside(b"Devices")),
    )


def endless_name(kind: bytes) -> bytes:
    """Give a tar whose long name, or extended header, claims to be 8 GiB long."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = kind, (8 << 30) - 512
    return info.tobuf(tarfile.GNU_FORMAT) + bytes(4096)


def pax(**records: str) -> bytes:
    """Give a tar with a card under an extended header that lies."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("card.vcf")
        info.size, info.pax_headers = len(CARD), {name.replace("_", "."): value for name, value in records.items()}
        archive.addfile(info, io.BytesIO(CARD))
    return held.getvalue()


def many_pax_records(records: int = 600_000) -> bytes:
    """Give an extended header in short records, of 12 MiB or less."""
    body = b"".join(b"20 key%07d=value\n" % number for number in range(records))
    info = tarfile.TarInfo("header")
    info.type, info.size = tarfile.XHDTYPE, len(body)
    card_info = tarfile.TarInfo("card.vcf")
    card_info.size = len(CARD)
    padded = body + bytes(-len(body) % 512)
    return info.tobuf() + padded + card_info.tobuf() + CARD + bytes(-len(CARD) % 512) + bytes(1024)


def sparse() -> bytes:
    """Give a sparse entry that says it is 8 GiB of nothing."""
    info = tarfile.TarInfo("sparse.vcf")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 0
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[483:495] = b"77777777777\0"
    block[148:156] = b"%06o\0 " % (256 + sum(block[:148]) + sum(block[156:512]))
    return bytes(block) + tarred((tarfile.TarInfo("card.vcf"), inside(b"Sparse")))


def packed_tar_bomb(mebibytes: int = 300) -> bytes:
    """Give a small tar.gz with an entry of so many MiB of zeros."""
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb") as stream:
        info = tarfile.TarInfo("zeros.vcf")
        info.size = mebibytes << 20
        stream.write(info.tobuf())
        for _step in range(mebibytes):
            stream.write(ZEROS)
        stream.write(bytes(1024))
    return held.getvalue()


def many_streams(number: int = 200_000) -> bytes:
    """Give a gzip of so many empty streams, one after another."""
    return gzip.compress(b"") * number


def write_entries(path: Path, number: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for each in range(number):
            archive.writestr(f"{each}.vcf", b"")


def bomb_inside(mebibytes: int) -> bytes:
    """Give a card and an archive with a bomb."""
    return zipped([("a.zip", bomb(zipfile.ZIP_DEFLATED, mebibytes=mebibytes)), ("card.vcf", inside(b"Bomb"))])


BOMB, SLOW_BOMB = (300, 16), (64, 8)
CASES = (
    sized("bomb.zip", lambda size: bomb(zipfile.ZIP_DEFLATED, mebibytes=size), BOMB, RATIO),
    sized("bomb-bzip2.zip", lambda size: bomb(zipfile.ZIP_BZIP2, mebibytes=size), SLOW_BOMB, RATIO),
    sized("bomb-lzma.zip", lambda size: bomb(zipfile.ZIP_LZMA, mebibytes=size), SLOW_BOMB, RATIO),
    sized("bomb-that-lies.zip", lambda size: lying_bomb(zipfile.ZIP_DEFLATED, size), SLOW_BOMB),
    sized("bomb-bzip2-that-lies.zip", lambda size: lying_bomb(zipfile.ZIP_BZIP2, size), SLOW_BOMB),
    sized("bomb-lzma-that-lies.zip", lambda size: lying_bomb(zipfile.ZIP_LZMA, size), SLOW_BOMB),
    sized("bomb-inside.zip", bomb_inside, BOMB, RATIO, 1),
    sized("bomb-called-zip.zip", lambda size: bomb(zipfile.ZIP_DEFLATED, "a.zip", size), BOMB, RATIO),
    Hostile("like-42.zip", of_bytes(lambda: nested(4, 6)), TOO_DEEP),
    Hostile("many-entries.zip", lambda path: write_entries(path, 20_001), MANY),
    sized("endless-directory.zip", endless_directory, (1_000_000, 100_000), MANY),
    sized("overlapping.zip", overlapping, (19_999, 2_000), UNPACKED, -1),
    Hostile("size-too-large.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 24, "<I", 1 << 31)), RATIO),
    Hostile("size-too-small.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 24, "<I", 40)), UNPACKED),
    Hostile("packed-too-large.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 20, "<I", 1 << 30)), "", -1),
    Hostile("wrong-checksum.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 16, "<I", 1)), UNPACKED),
    Hostile("wrong-place.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 42, "<I", 1 << 30)), UNPACKED),
    Hostile("zip64-of-exbibytes.zip", of_bytes(lambda: zip64_lie(1 << 60)), "larger than the 4 GiB"),
    Hostile("zip64-of-nothing.zip", of_bytes(lambda: zip64_lie(0)), "", -1),
    Hostile("huge-dictionary.zip", of_bytes(huge_dictionary), "more memory than the 1024 MiB"),
    Hostile("quoted-checksum.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 8, "<H", 8)), "", -1),
    Hostile("locked.zip", of_bytes(lambda: patched(zipped([("a.vcf", CARD)]), 8, "<H", 1)), "locked with a passphrase"),
    Hostile("links.zip", of_bytes(linked), "a link to another file", 1),
    Hostile("dot-dot.zip", of_bytes(lambda: named("../out.vcf", "a/../../out.vcf", "..\\out.vcf")), POINTS_OUT, 1),
    Hostile("absolute.zip", of_bytes(lambda: named("/etc/cron.d/out.vcf", "\\\\host\\share\\out.vcf")), FIXED, 1),
    Hostile("drive.zip", of_bytes(lambda: named("C:\\out.vcf", "c:out.vcf")), FIXED, 1),
    Hostile("twice.zip", of_bytes(twice), "holds this name twice", 2),
    Hostile("long-name.zip", of_bytes(lambda: named("n" * 60_000 + ".vcf")), "name is too long", 1),
    Hostile("shouting-names.zip", of_bytes(lambda: named("\x1b]0;owned\x07.vcf", "\u202efcv.exe.vcf")), "", 2),
    Hostile("cut-off.zip", of_bytes(lambda: zipped([("a.vcf", CARD * 100)])[:-30]), DAMAGED),
    Hostile("only-an-end.zip", of_bytes(_end(0, 0, 0)), "There is no file in it"),
    Hostile("end-that-lies.zip", of_bytes(lambda: inside(b"Ends") + _end(5, 1 << 30, 1 << 31)), "", 1),
    Hostile("zip-of-ends.zip", of_bytes(lambda: b"PK\3\4" + _end(65_535, 0, 0) * 3_000), "", -1),
    Hostile("devices.tar", of_bytes(devices), "no ordinary file", 1),
    sized("bomb.tar.gz", packed_tar_bomb, BOMB, RATIO),
    sized("streams.tar.gz", many_streams, (200_000, 20_000), "of a kind Coterie does not open"),
    Hostile("long-name.tar", of_bytes(lambda: endless_name(tarfile.GNUTYPE_LONGNAME)), DAMAGED),
    Hostile("long-header.tar", of_bytes(lambda: endless_name(tarfile.XHDTYPE)), DAMAGED),
    sized("many-headers.tar", many_pax_records, (600_000, 100_000), "", -1),
    Hostile("sparse.tar", of_bytes(sparse), "no ordinary file", 1),
    Hostile("size-below-nothing.tar", of_bytes(lambda: pax(size="-1024")), "", -1),
    Hostile("size-of-exbibytes.tar", of_bytes(lambda: pax(size="9" * 19)), "", -1),
    Hostile("odd-headers.tar", of_bytes(lambda: pax(hdrcharset="nonsense", mtime="nan", uid="x", path="\0")), "", -1),
    Hostile("sparse-header.tar", of_bytes(lambda: pax(GNU_sparse_map="0," * 100_000, GNU_sparse_major="1")), "", -1),
    Hostile("zeros.tar", of_pieces((bytes(257) + b"ustar\x0000" + bytes(248), 100_000)), "", -1),
)
