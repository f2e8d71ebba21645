"""One field for a choice from a short list of codes, found by typing a code or a word of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.gui import theme
from app.gui.widgets.restyle import restyle

_WIDTH = 400
_AROUND = 6  # pixels that the style leaves around the words
_WIDEST = 640  # of the list; longer entries are shortened
_PAUSE = 1.0  # seconds after which typing begins anew


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: its code, what it is called, when it fits, and whether people know the code."""

    code: str
    label: str
    story: str = ""
    shows_code: bool = True

    @property
    def words(self) -> str:
        """How it stands in the list."""
        return f"{self.code}  {self.label}" if self.shows_code else self.label

    def begins(self, typed: str) -> bool:
        """Tell whether the code or the label begins with what was typed."""
        return any(text.casefold().startswith(typed) for text in (self.code, self.label))

    def fits(self, typed: str) -> bool:
        """Tell whether the code, or a word of the label, begins with what was typed."""
        words = (self.code, self.label, *self.label.replace("-", " ").split())
        return any(word.casefold().startswith(typed) for word in words)


class ChoiceField(QComboBox):
    """A box with codes; nothing is chosen until somebody does. `value` is the code or None."""

    def __init__(
        self, choices: Sequence[Choice], placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.setPlaceholderText(placeholder)
        self.setMaximumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel: see below
        self.currentIndexChanged.connect(self._tell)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other answers; the one that was chosen stays if it is among them."""
        chosen = self.value
        self._choices = ()  # while the list changes, nothing is chosen
        self.setView(_List(choices))
        self.clear()
        self._choices = tuple(choices)
        for at, choice in enumerate(self._choices):
            self.addItem(choice.words, choice.code)
            self.setItemData(
                at,
                "\n".join(filter(None, (choice.words, choice.story))),
                Qt.ItemDataRole.ToolTipRole,
            )
        self.setMaxVisibleItems(max(1, len(self._choices)))
        wide = self.view().sizeHintForColumn(0) + 2 * theme.tokens().size.group
        self.view().setMinimumWidth(min(max(wide, _WIDTH), _WIDEST))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.set_value(chosen if chosen in [choice.code for choice in choices] else None)
        self._tell(self.currentIndex())

    @property
    def value(self) -> str | None:
        """The code that is chosen."""
        at = self.currentIndex()
        return self._choices[at].code if 0 <= at < len(self._choices) else None

    def set_value(self, code: str | None) -> None:
        """Choose another code, or none."""
        codes = [choice.code for choice in self._choices]
        self.setCurrentIndex(codes.index(code) if code is not None else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: an answer does not change because the mouse passes over it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten what does not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self)
            .width()
        )
        words = option.currentText
        # In the middle: names that are alike differ at their end, and there stands the code.
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room - _AROUND)
        if self.currentIndex() < 0 or short == words:
            super().paintEvent(event)
            return
        option.currentText = short
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _tell(self, at: int) -> None:
        self.setToolTip(self._choices[at].words if at >= 0 else "")
        self.setProperty("empty", at < 0)
        restyle(self)


class _List(QListView):
    """The list of a box: typing jumps to a code, or to any word."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = choices
        self._typed = ""
        self._at = 0.0

    def keyboardSearch(self, search: str) -> None:
        """Go to the first that fits; the same letter again goes to the next."""
        now, key = time.monotonic(), search.casefold()
        typed = key if now - self._at > _PAUSE else self._typed + key
        self._at = now
        # Twice the same letter may begin a word, such as uur.
        if again := typed == key * 2 and not key.isdigit() and not self._fitting(typed):
            typed = key
        fitting = self._fitting(typed)
        if not fitting:  # what was typed before has had its effect
            typed, fitting = key, self._fitting(key)
        self._typed = typed
        if fitting:
            row = self.currentIndex().row()
            later = [at for at in fitting if at > row]
            at = min(later) if again and later else fitting[0]
            self.setCurrentIndex(self.model().index(at, 0))

    def _fitting(self, typed: str) -> list[int]:
        """Those that fit: first what begins with it, then what has a word that does."""
        fitting = [at for at, choice in enumerate(self._choices) if choice.fits(typed)]
        return sorted(fitting, key=lambda at: not self._choices[at].begins(typed))
