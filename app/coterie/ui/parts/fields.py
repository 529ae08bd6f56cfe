# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything one can type into or choose from, in one place to import from."""

from __future__ import annotations

from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.date_field import DateField
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.line_fields import Field, PassphraseField
from coterie.ui.parts.text_area import TextArea

__all__ = ["ComboField", "DateField", "Field", "LabelledField", "PassphraseField", "TextArea"]
