# SPDX-License-Identifier: GPL-3.0-or-later
"""The Privacy page: two columns of cards under the promise, and the sheets that its buttons open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.import_export.frame import Columns, TitleRow, page_around
from coterie.ui.pages.page import PageView
from coterie.ui.pages.privacy.backups_card import BackupsCard
from coterie.ui.pages.privacy.left_card import LeftCard
from coterie.ui.pages.privacy.limits_card import LimitsCard
from coterie.ui.pages.privacy.locking_card import LockingCard
from coterie.ui.pages.privacy.presenter import PrivacyPresenter
from coterie.ui.pages.privacy.promise_banner import PromiseBanner
from coterie.ui.pages.privacy.sheets import PrivacySheets
from coterie.ui.pages.privacy.shown import BACKUP_DAMAGE, DAMAGE, NO_CODE, NO_SECOND_PLACE, OLD_COPY
from coterie.ui.pages.privacy.stored_card import StoredCard
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.writing import writing
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.ui.desk import Desk
    from coterie.ui.pages.privacy.shown import AmberLine, KeysText, PrivacyText

#: What the side takes of the width, and the gap between cards.
SIDE_SHARE, GAP = 0.46, 14
_AMBER_ICONS = {
    DAMAGE: "triangle-alert",
    BACKUP_DAMAGE: "triangle-alert",
    NO_CODE: "life-buoy",
    NO_SECOND_PLACE: "hard-drive",
    OLD_COPY: "hard-drive",
}


class PrivacyPage(PageView):
    """Shows what is stored and what guards it."""

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until everything is read."""
        super().__init__()
        self._desk = desk
        self._keys: KeysText | None = None
        self.back_up = writing(Button(_("Back up now"), icon="archive"))
        self.banner, self.stored, self.left = PromiseBanner(), StoredCard(), LeftCard()
        self.locking, self.backups, self.limits = LockingCard(desk.preferences), BackupsCard(), LimitsCard()
        self._working = IconLine("archive", "", "text2")
        self._amber = QVBoxLayout()
        self._shown_amber: tuple[AmberLine, ...] = ()
        self.presenter = PrivacyPresenter(desk, self)
        self.sheets = PrivacySheets(self, desk)
        self._arrange()
        self._listen()

    # What the shell asks.

    def actions_here(self) -> Sequence[Action]:
        """List what can be done about privacy."""
        sheets, presenter = self.sheets, self.presenter
        may_test = self._may_test
        return (
            Action("privacy.back_up", _("Back up now"), presenter.back_up, "archive", (), "file"),
            Action("privacy.check", _("Check the vault and its newest backup"), presenter.check, "shield-check"),
            Action("privacy.backups", _("Backups…"), sheets.show_backups, "archive-restore", (), "file",
                   words=_("restore preview")),
            Action("privacy.second_place", _("Choose a second place for backups…"), self._choose_place,
                   "hard-drive"),
            Action("privacy.no_second_place", _("Turn off the second place for backups"), presenter.forget_place,
                   "hard-drive", enabled=lambda: presenter.place is not None),
            Action("privacy.report", _("Show everything about one person…"), sheets.report, "scan-eye",
                   words=_("access request")),
            Action("privacy.erase", _("Erase a person…"), sheets.erase, "trash-2"),
            Action("privacy.passphrase", _("Change the passphrase…"), sheets.change_passphrase, "lock"),
            Action("privacy.make_code", _("Make a recovery code…"), self._make_code, "life-buoy"),
            Action("privacy.test_code", _("Test the recovery code…"), sheets.test_code, "life-buoy", enabled=may_test),
            Action("privacy.keyring", _("Remember on this computer"), self.locking.go_to_keyring, "key-round",
                   enabled=self._can_remember, words=_("login keyring")),
            Action("privacy.data_key", _("Use a new data key…"), sheets.renew_data_key, "key-round"),
        )  # fmt: skip

    def reload(self) -> None:
        """Read everything anew."""
        self.locking.follow(self._desk.preferences.now)
        self.presenter.reload()

    def focus_main(self) -> None:
        """Begin at the top."""
        (self.back_up if self.back_up.isEnabled() else self.backups.check).setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The two columns."""
        return (self.columns.main_part, self.columns.side_part)

    # What the presenter tells.

    def show_vault(self, shown: PrivacyText) -> None:
        """Show how everything stands."""
        self._keys = shown.keys
        self.banner.show_facts(shown.facts)
        self.stored.show_kinds(shown.kinds)
        self.left.show_left(shown.left)
        self.locking.show_keys(shown.keys)
        self.backups.show_backups(shown.backups)
        self._show_amber(shown.amber)

    def show_working(self, text: str) -> None:
        """Say what is being done, "" = nothing. Nothing is disabled: that would take the focus from a button."""
        self._working.set_text(text)
        self._working.setVisible(bool(text))

    def _show_amber(self, lines: tuple[AmberLine, ...]) -> None:
        """Show what should be seen to; a line that stays keeps its button, which may have the focus."""
        if lines == self._shown_amber:
            return
        self._shown_amber = lines
        had_focus = False
        while (item := self._amber.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                had_focus = had_focus or _holds(widget, self.focusWidget())
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._amber.addWidget(self._amber_line(line))
        if had_focus:
            self.focus_main()

    def _amber_line(self, line: AmberLine) -> Banner:
        strip = Banner("warn", _AMBER_ICONS[line.about], "")
        strip.set_text(line.title, line.detail)
        button = Button(line.act)
        ways: dict[str, Callable[[], None]] = {
            DAMAGE: self._desk.ways.show_damage,
            BACKUP_DAMAGE: self.sheets.show_backups,
            NO_CODE: self._make_code,
            NO_SECOND_PLACE: self._choose_place,
            OLD_COPY: self.presenter.back_up,
        }
        button.clicked.connect(ways[line.about])
        strip.add_action(button)
        return strip

    def _damage_changed(self) -> None:
        self.presenter.damage_changed()

    def _can_remember(self) -> bool:
        return self._keys is not None and self._keys.can_remember

    def _may_test(self) -> bool:
        return self._keys is None or self._keys.has_code

    def _has_code(self) -> bool:
        return self._keys is not None and self._keys.has_code

    def _make_code(self) -> None:
        self.sheets.make_code(replaces=self._has_code())

    def _choose_place(self) -> None:
        self.sheets.choose_place(self.presenter.place)

    def _listen(self) -> None:
        self._desk.damage.changed.connect(self._damage_changed)
        self.back_up.clicked.connect(self.presenter.back_up)
        self.backups.check.clicked.connect(self.presenter.check)
        self.backups.show_all.clicked.connect(self.sheets.show_backups)
        self.backups.place.clicked.connect(self._choose_place)
        self.backups.place_off.clicked.connect(self.presenter.forget_place)
        self.left.full_list.clicked.connect(self.presenter.see_the_full_list)
        self.stored.report.clicked.connect(self.sheets.report)
        self.stored.erase.clicked.connect(self.sheets.erase)
        self.locking.lock.clicked.connect(self._desk.ways.lock)
        self.locking.remember.connect(self.presenter.remember)
        self.locking.passphrase.clicked.connect(self.sheets.change_passphrase)
        self.locking.make_code.clicked.connect(self._make_code)
        self.locking.test_code.clicked.connect(self.sheets.test_code)
        self.limits.more.clicked.connect(self._desk.ways.show_security)

    def _arrange(self) -> None:
        self.columns = _Columns()
        for column, cards in (
            (self.columns.main, (self.stored, self.left)),
            (self.columns.side, (self.locking, self.backups, self.limits)),
        ):
            column.setSpacing(GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._working.hide()
        self._amber.setSpacing(10)
        content = QWidget()
        below = QVBoxLayout(content)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        below.addWidget(self._working)
        below.addWidget(self.banner)
        below.addLayout(self._amber)
        below.addWidget(self.columns)
        below.addStretch(1)
        title = TitleRow(_("Privacy"))
        title.add(self.back_up)
        self.setLayout(page_around(title, content))


def _holds(widget: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and widget.isAncestorOf(focused)


class _Columns(Columns):
    """Two columns, the first a little wider."""

    def __init__(self) -> None:
        super().__init__()
        self._gap = GAP

    def side_width(self, width: int) -> int:
        """Give the side its share."""
        return round((width - GAP) * SIDE_SHARE)
