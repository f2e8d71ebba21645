"""The heading of a group on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui import theme


class Section(QWidget):
    """A heading, at its right what may be done with the group, and beneath it the group."""

    def __init__(self, title: str, explanation: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        size = theme.tokens().size
        heading = QLabel(title)
        heading.setProperty("role", "group")
        row = QHBoxLayout()
        row.setSpacing(size.within)
        row.addWidget(heading, 1, Qt.AlignmentFlag.AlignVCenter)
        for action in actions:
            row.addWidget(action)
        line = QFrame()
        line.setObjectName("hairline")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(row)
        self._column.addWidget(line)
        if explanation:
            story = QLabel(explanation)
            story.setProperty("role", "quiet")
            story.setWordWrap(True)
            self._column.addWidget(story)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget beneath the heading."""
        self._column.addWidget(widget, stretch)
