# SPDX-License-Identifier: GPL-3.0-or-later
"""Strips: what pages are made of. A strip is never broken; pages break between strips, where they may."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QPainter


@dataclass(frozen=True)
class Strip:
    """So much of a page from edge to edge. above: air before it, which the top of a page swallows.

    with_next: it is never the last strip of a page; head: what stands above it where it begins a page.
    """

    height: float
    paint: Callable[[QPainter, float], None] = field(repr=False)
    above: float = 0.0
    with_next: bool = False
    head: Strip | None = None


@dataclass(frozen=True)
class Placed:
    """A strip on a page, at a height."""

    top: float
    strip: Strip


def pages_of(strips: Iterable[Strip], height: float) -> Iterator[list[Placed]]:
    """Put strips onto pages of a height, one page after the other."""
    page: list[Placed] = []
    for bundle in _bundles(strips):
        for part in _fitting(bundle, height):
            placed, end = _after(page, part)
            if page and end > height:
                yield page
                page, _end = _after([], part)
            else:
                page += placed
    if page:
        yield page


def _bundles(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Put strips together that stay with the one after them."""
    bundle: list[Strip] = []
    for strip in strips:
        bundle.append(strip)
        if not strip.with_next:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _fitting(bundle: list[Strip], height: float) -> Iterator[list[Strip]]:
    """Take a bundle apart that no page has room for."""
    part: list[Strip] = []
    used = 0.0
    for strip in bundle:
        if part and used + strip.above + strip.height > height:
            yield part
            part, used = [], 0.0
        used += strip.height + (strip.above if part else 0.0)
        part.append(strip)
    if part:
        yield part


def _after(page: list[Placed], strips: list[Strip]) -> tuple[list[Placed], float]:
    """Place strips below what a page has, and tell where they end."""
    placed: list[Placed] = []
    at = page[-1].top + page[-1].strip.height if page else 0.0
    for strip in strips:
        if not page and not placed:
            if strip.head is not None:
                placed.append(Placed(0.0, strip.head))
                at = strip.head.height
        else:
            at += strip.above
        placed.append(Placed(at, strip))
        at += strip.height
    return placed, at
