# SPDX-License-Identifier: GPL-3.0-or-later
"""Full-text search inside the vault, fed with text folded by the program.

`person_names` holds names alone: what is typed is looked for there first, its ranking knows the length of a name and
of nothing else, and its few thousand distinct words are where parts of words and typing mistakes are looked for.
`person_words` holds everything a person is found by, so that words may stand in different fields.
`text_words` rowids carry the moment in their upper bits and the row in their lower ones (searching/rows.py), so that
"newest first" is the order of the index itself.

A beginning that is one letter shorter than those of an index is looked for among its entries; so each index of
beginnings, which costs as much as the words themselves, has to be worth it.
"""

NUMBER = 50

UP = """
CREATE VIRTUAL TABLE person_names USING fts5 (
    name, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
CREATE VIRTUAL TABLE person_words USING fts5 (
    name, other, initials, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);
CREATE VIRTUAL TABLE text_words USING fts5 (
    text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='3'
);
"""
