# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the vault is to lie: a name, and a folder that is offered and can be changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from coterie.domain.texts import _
from coterie.services.place_notices import notices_about
from coterie.ui.entry.folder_names import NOT_IN_NAMES, SUFFIX, free_folder
from coterie.ui.entry.step import Step
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.fields import Field, LabelledField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.jobs import Jobs


class PlaceStep(Step):
    """Asks for a name and a folder. open_other, restore: the person has a vault already, or a backup of one."""

    open_other = Signal()
    restore = Signal()

    def __init__(self, default: Path, jobs: Jobs, missing: Path | None = None) -> None:
        """Offer a place. missing: the vault that was open the last time and is not where it was."""
        super().__init__(
            _("Where to keep it"),
            _("Your vault is one encrypted folder on this computer. Only you can open it."),
        )
        self._folder = default.parent
        self._name = Field(_("My network"), name=_("Name of the vault"), height=42)
        self._name.setText(free_folder(default.parent, default.name.removesuffix(SUFFIX)).name.removesuffix(SUFFIX))
        self._labelled = LabelledField(_("Name of the vault"), self._name)
        self._where = ElidedLabel("", "label", "text2")
        self._jobs = jobs
        self._notice = IconLine("triangle-alert", "", "warn")
        self._notice.hide()
        if missing is not None:
            text = _("Your vault is not at {0}. If it lies on another disk, connect it and start Coterie again.")
            self.body.addWidget(IconLine("triangle-alert", text.format(missing), "warn"))
            self.body.addSpacing(16)
        self._arrange()
        self._name.textChanged.connect(self._renamed)
        self._renamed()

    @property
    def path(self) -> Path:
        """The folder of the vault."""
        return self._folder / f"{self._name.text().strip()}{SUFFIX}"

    @property
    def detail(self) -> str:
        """The name and the folder above it."""
        return _("{name} in {folder}").format(name=self.path.name, folder=self._folder.name or str(self._folder))

    def is_ready(self) -> bool:
        """Tell whether there is a name that can be one, and nothing of that name yet."""
        name = self._name.text().strip()
        return bool(name) and not NOT_IN_NAMES & set(name) and not name.startswith(".") and not self.path.exists()

    def enter(self) -> None:
        """Begin with the name."""
        self._name.setFocus()
        self._name.selectAll()

    def _arrange(self) -> None:
        self.body.addWidget(self._labelled)
        self.body.addSpacing(20)
        self.body.addWidget(Label(_("Folder"), "label_strong"))
        self.body.addSpacing(6)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(self._where, 1)
        change = Button(_("Change…"))
        change.clicked.connect(self._choose)
        place.addWidget(change)
        self.body.addLayout(place)
        self.body.addSpacing(10)
        self.body.addWidget(self._notice)
        self.body.addStretch(1)
        other = LinkButton(_("Open a vault you already have"))
        other.clicked.connect(self.open_other)
        restore = LinkButton(_("Restore a backup"))
        restore.clicked.connect(self.restore)
        row = WrapRow(gap=16)
        for link in (other, restore):
            row.add(link)
        self.body.addWidget(row)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where to keep the vault"), str(self._existing()))
        if chosen:
            self._folder = Path(chosen)
            self._renamed()

    def _existing(self) -> Path:
        """Give the nearest folder above that is there already."""
        return next((folder for folder in (self._folder, *self._folder.parents) if folder.is_dir()), Path.home())

    def _renamed(self) -> None:
        self._where.setText(str(self._folder))
        self._look_at_the_place()
        name = self._name.text().strip()
        if name and self.path.exists():
            self._labelled.show_problem(_("There is a vault or folder of this name already. Choose another name."))
        elif NOT_IN_NAMES & set(name) or name.startswith("."):
            self._labelled.show_problem(_("A name has no slashes or other signs that folders cannot bear."))
        else:
            self._labelled.clear_problem()
        self.ready.emit(self.is_ready())

    def _look_at_the_place(self) -> None:
        """Say what is risky about the folder, away from the window: it may lie on a network."""
        folder = self._folder / self.path.name

        def told(notices: list[str]) -> None:
            self._notice.set_text(" ".join(notices))
            self._notice.setVisible(bool(notices))

        self._jobs.read(lambda _ctx: notices_about(folder), told, key="place")
