# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading parts that importers share: encodings, tables, written dates, HTML fragments, names. No importer itself."""
