# SPDX-License-Identifier: GPL-3.0-or-later
"""A note as it is read: the marks people type, links that are safe, and no text that takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.note_markup import (
    BULLET,
    CODE,
    HEADING,
    NUMBER,
    PARAGRAPH,
    QUOTE,
    RULE,
    TASK,
    Block,
    Span,
    blocks_of,
    is_safe_link,
)


def spans(text: str) -> tuple[Span, ...]:
    """Read one line."""
    (block,) = blocks_of(text)
    return block.spans


def test_blocks_are_told_apart() -> None:
    text = "# Title\nwords\nmore words\n- one\n    - deeper\n2. two\n- [x] done\n- [ ] open\n> said\n---\n"
    text += "```\n# code\n```\nend"
    found = [(block.kind, block.level, block.number, block.checked) for block in blocks_of(text)]
    assert found == [
        (HEADING, 1, 0, False), (PARAGRAPH, 0, 0, False), (BULLET, 0, 0, False), (BULLET, 2, 0, False),
        (NUMBER, 0, 2, False), (TASK, 0, 0, True), (TASK, 0, 0, False), (QUOTE, 0, 0, False), (RULE, 0, 0, False),
        (CODE, 0, 0, False), (PARAGRAPH, 0, 0, False),
    ]  # fmt: skip


def test_lines_that_follow_each_other_stay_lines() -> None:
    assert spans("one\ntwo") == (Span("one\ntwo"),)


def test_an_open_block_of_code_goes_to_the_end() -> None:
    assert blocks_of("```\n<b>\n- no list") == [Block(CODE, (Span("<b>\n- no list", code=True),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and *italic*", (Span("bold", bold=True), Span(" and "), Span("italic", italic=True))),
        ("__bold__ _it_", (Span("bold", bold=True), Span(" "), Span("it", italic=True))),
        ("***both***", (Span("both", bold=True, italic=True),)),
        (
            "a **b *c* d**",
            (Span("a "), Span("b ", bold=True), Span("c", bold=True, italic=True), Span(" d", bold=True)),
        ),
        ("`code` ``a`b``", (Span("code", code=True), Span(" "), Span("a`b", code=True))),
    ],
)
def test_marks_inside_a_line(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize("text", ["snake_case_name", "2*3*4", "a ** b", "`open", "**open", "[open", "5 * 6 * 7"])
def test_what_only_looks_like_a_mark_stays_as_it_is(text: str) -> None:
    assert "".join(span.text for block in blocks_of(text) for span in block.spans) == text


def test_an_escaped_mark_is_a_letter() -> None:
    assert "".join(span.text for span in spans(r"\*not italic\*")) == "*not italic*"


@pytest.mark.parametrize(
    "link", ["https://example.org/a_b", "http://example.org", "mailto:a@example.org", "tel:+442079460000"]
)
def test_safe_links_lead_somewhere(link: str) -> None:
    assert spans(f"[words]({link})") == (Span("words", link=link),)
    assert Span(link, link=link) in spans(f"see {link}.")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org",
        "HTTPS:/x",
        "vbscript:x",
        "//x",
    ],
)
def test_other_links_are_text(link: str) -> None:
    assert not is_safe_link(link)
    found = spans(f"[words]({link})")
    assert "".join(span.text for span in found) == f"[words]({link})"
    assert all(not span.link for span in found)


def test_a_link_with_a_control_character_is_none() -> None:
    assert not is_safe_link("https://example.org/\u202egpj")
    assert not is_safe_link("https://example.org/a b")


def test_a_picture_is_text_and_never_a_link_of_its_own() -> None:
    found = spans("![me](file:///home/me.png)")
    assert "".join(span.text for span in found) == "![me](file:///home/me.png)"
    assert all(not span.link for span in found)


def test_markup_of_other_kinds_is_letters() -> None:
    assert spans('<img src="file:///x"><h1>') == (Span('<img src="file:///x"><h1>'),)


@given(st.text(max_size=400))
def test_no_letter_is_lost_that_is_no_mark(text: str) -> None:
    """Whatever is typed can be read, and no letter or digit of it gets lost."""
    shown = "".join(span.text for block in blocks_of(text) for span in block.spans)
    marks = {*"*_`#>-+[]().!\\xX~"}
    kept = [sign for sign in shown if sign.isalpha() and sign not in marks]
    typed = [sign for sign in text if sign.isalpha() and sign not in marks]
    if "](" not in text:
        assert kept == typed


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["x" * 2_000_000, "*a " * 200_000, "[" * 300_000, "[a](" * 150_000, "`" * 500_000, "**a** " * 100_000,
     " ".join("`" * number for number in range(1, 800)), "*a **b " * 50_000 + "c** d* " * 50_000, "```\n" * 100_000,
     " " * 1_000_000, "# " * 200_000, "- " * 200_000],
)  # fmt: skip
def test_a_note_made_to_be_slow_is_not(text: str) -> None:
    """The time limit is generous; what would grow with the square would take hours."""
    assert blocks_of(text) is not None
