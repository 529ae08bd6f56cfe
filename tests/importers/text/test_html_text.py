# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML fragments become plain words; words that only look like HTML stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.importers.text import html_pieces
from coterie.importers.text.html_text import plain_text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain words", "plain words"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ('<p class="spinmail-quill-editor__spin-break">Hello&nbsp;there</p><br>Bye', "Hello there\n\nBye"),
        ("<ul><li>tea</li><li>cake</li></ul>", "- tea\n\n- cake"),
        ('See <a href="https://example.com/x">the page</a>.', "See the page (https://example.com/x)."),
        ('<a href="https://example.com/">https://example.com</a>', "https://example.com"),
        ('<a href="https://example.com/"></a>', "https://example.com/"),
        ('<a href="javascript:alert(1)">press</a>', "press"),
        ("Tom &amp; Ann &#39;26", "Tom & Ann '26"),
        ("fish & chips &copy", "fish & chips &copy"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("mail <ada@example.com> please", "mail <ada@example.com> please"),
        ("<b>mail</b> <ada@example.com> please", "mail <ada@example.com> please"),
        ("<script>evil()</script><b>good</b></script>", "good"),
        ("a &lt;b&gt;\nc", "a <b>\nc"),
        ("<i>a\n b</i>", "a b"),
    ],
)
def test_words_and_links_stay(written: str, text: str) -> None:
    assert plain_text(written) == text


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    plain_text(text)
    plain_text(f"<p>{text}</p><a href='{text}'>{text}")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<b>a</b><!-- a remark --> b", "a b"),
        ("<b>a</b><!-- never ends b", "a<!-- never ends b"),
        ("<b>a</b><![CDATA[ x ]]><!DOCTYPE html><?php y ?> b", "a b"),
        ("<b>a</b><style>p {}</style> b", "a b"),
        ("<b>a</b> &#99999999999; b", "a \ufffd b"),
        ("<b>a</b> &#x" + "f" * 5_000 + "; b", "a \ufffd b"),
        ("<b>a</b> &#" + "9" * 5_000 + "; b", "a \ufffd b"),
        ("<a title='a > b' href='https://example.com/x'>page</a>", "page (https://example.com/x)"),
        ("<a href=https://example.com/x>page</a>", "page (https://example.com/x)"),
        ("<a data-href='https://example.com/y'>page</a>", "page"),
        ("word <b <i>x</i>", "word <b x"),
    ],
)
def test_what_is_no_text_goes_and_what_never_ends_hides_nothing(written: str, text: str) -> None:
    assert plain_text(written) == text


@pytest.mark.parametrize(
    "piece", ["<!--", "<!", "<?", "<![CDATA[", "<a", "<a b='", "</a ", "<b\n", "<script>", "<", "&#"]
)
def test_reading_goes_over_a_text_a_fixed_number_of_times(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each search for an end that is not there is made once."""
    searched: list[str] = []

    class Watched(str):
        __slots__ = ()

        def find(self, *wanted: object) -> int:
            searched.append(str(wanted[0]))
            return str.find(self, *wanted)  # type: ignore[arg-type]

    list(html_pieces.pieces_of(Watched("<b>x</b>" + piece * 2_000)))
    assert sum(wanted != "<" for wanted in searched) <= 4
