# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML fragments become plain words; words that only look like HTML stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
