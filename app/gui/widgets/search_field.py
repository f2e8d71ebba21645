"""One field for a choice from a long list, found by typing any part of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

_IN_SIGHT = 14  # entries of the list; the rest by scrolling
_WIDEST = 640  # pixels of the list; longer entries are shortened


class SearchField(QComboBox):
    """A box to type in, that shows what has the letters. `value` is the code or None.

    `changed` gives another value as soon as it is known: None only once the field is left.
    """

    changed = Signal(object)

    def __init__(self, width: int, placeholder: str) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self.setEditable(True)
        self.setLineEdit(_Line(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_IN_SIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        finder = self.completer()
        assert finder is not None  # it is editable
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setMaxVisibleItems(_IN_SIGHT)
        found = finder.popup()
        assert found is not None  # it has one
        self._found = found
        found.installEventFilter(self)
        for each in (self.view(), found):
            each.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.line.setPlaceholderText(placeholder)
        self.line.setAcceptDrops(False)
        self._told: str | None = None
        self.currentTextChanged.connect(self._typed)

    @property
    def line(self) -> QLineEdit:
        """Where it is typed."""
        line = self.lineEdit()
        assert line is not None  # it is editable
        return line

    def set_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Offer these codes, with their words and what to say of each; the value stays if there."""
        chosen = self.value
        before = self.blockSignals(True)
        self.clear()
        for code, words, story in entries:
            self.addItem(words, code)
            said = "\n".join(filter(None, (words, story)))
            self.setItemData(self.count() - 1, said, Qt.ItemDataRole.ToolTipRole)
        wide = self.view().sizeHintForColumn(0) + 32
        self.view().setMinimumWidth(min(max(wide, self.width()), _WIDEST))
        self._found.setMinimumWidth(min(max(wide, self.width()), _WIDEST))
        self.blockSignals(before)
        self.set_value(chosen if any(chosen == code for code, _, _ in entries) else None)

    @property
    def value(self) -> str | None:
        """The code of what stands in the field; None when it is nothing of the list."""
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        code: str | None = self.itemData(at) if at >= 0 else None
        return code

    @property
    def unknown(self) -> str:
        """What was typed and is nothing of the list; empty when nothing was typed."""
        return "" if self.value is not None else self.currentText().strip()

    @property
    def choosing(self) -> bool:
        """Whether the list of what has the letters is open."""
        return self._found.isVisible()

    def set_value(self, code: str | None) -> None:
        """Choose another, or none."""
        before = self.blockSignals(True)
        self.setCurrentIndex(-1 if code is None else self.findData(code))
        if code is None:
            self.clearEditText()
        self.blockSignals(before)
        self._tell(code)
        self._show_begin()

    def commit(self) -> None:
        """Choose the only one that what was typed can mean, and tell what the value is now."""
        typed = self.currentText().strip().casefold()
        if self.value is None and typed:
            words = [self.itemText(at).casefold() for at in range(self.count())]
            begins = [at for at, word in enumerate(words) if word.startswith(typed)]
            fits = begins or [at for at, word in enumerate(words) if typed in word]
            if len(fits) == 1:
                self.setCurrentIndex(fits[0])
        self._tell(self.value)
        if not self.hasFocus():
            self._show_begin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed for what it means, so that Tab goes on."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take what was typed for what it means, though nothing was picked below it."""
        enter = isinstance(event, QKeyEvent) and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }
        if watched is self._found and enter and event.type() is QEvent.Type.KeyPress:
            # Once the list has closed, with what was picked there in the field.
            QTimer.singleShot(0, self, self.commit)
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _typed(self) -> None:
        if self.value is not None:
            self._tell(self.value)

    def _tell(self, value: str | None) -> None:
        self.setToolTip("" if value is None else self.itemText(self.findData(value)))
        if value != self._told:
            self._told = value
            self.changed.emit(value)

    def _show_begin(self) -> None:
        """Show how a long entry begins, not how it ends."""
        self.line.setCursorPosition(0)


class _Line(QLineEdit):
    """Where it is typed; what does not fit is shortened while the keyboard is elsewhere."""

    _BEFORE = 2  # pixels that Qt leaves before the text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, shortened if need be."""
        room = self.contentsRect().adjusted(self._BEFORE, 0, -self._BEFORE, 0)
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        if self.hasFocus() or self.cursorPosition() or short == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
        painter.end()
