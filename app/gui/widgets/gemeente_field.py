"""A field for a gemeente, found by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from app.gui.woorden import gemeente_en_code
from app.standard.codelijsten import gemeenten


class GemeenteField(QComboBox):
    """All gemeenten, found by typing any part of the name or code. `value` is the code or None."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Typ een deel van de naam en kies met Enter.")
        self.setFixedWidth(width)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for gemeente in gemeenten():
            self.addItem(gemeente_en_code(gemeente.code), gemeente.code)
        vinder = self.completer()
        assert vinder is not None  # it is editable
        vinder.setFilterMode(Qt.MatchFlag.MatchContains)
        vinder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        vinder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field = self.lineEdit()
        assert field is not None  # it is editable
        field.setAccessibleName(name)
        field.setPlaceholderText("Typ een naam…")
        field.setAcceptDrops(False)
        self.leeg()

    @property
    def value(self) -> str | None:
        """The code of the gemeente that stands in the field; None when it is none."""
        at = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        code: str | None = self.itemData(at) if at >= 0 else None
        return code

    def set_value(self, code: str | None) -> None:
        """Choose another gemeente, or none."""
        if code is None:
            self.leeg()
        else:
            self.setCurrentIndex(self.findData(code))

    def leeg(self) -> None:
        """Have nothing chosen."""
        self.setCurrentIndex(-1)
        self.clearEditText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose the only gemeente that what was typed can mean, so that Tab goes on."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._maak_af()

    def _maak_af(self) -> None:
        getypt = self.currentText().strip().casefold()
        if self.value is not None or not getypt:
            return
        namen = [self.itemText(at).casefold() for at in range(self.count())]
        begint = [at for at, naam in enumerate(namen) if naam.startswith(getypt)]
        passend = begint or [at for at, naam in enumerate(namen) if getypt in naam]
        if len(passend) == 1:
            self.setCurrentIndex(passend[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
