"""Help on the screen that is open, at its right side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.gui import icons, theme

_WIDTH = 340


class HelpPanel(QFrame):
    """Lies over the right side of the pages; F1 or Escape takes it away."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self.setObjectName("helpPanel")
        self.setAccessibleName("Uitleg")
        self._pages = pages
        self._title = QLabel()
        self._title.setProperty("role", "group")
        self._title.setWordWrap(True)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.MarkdownText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll = QScrollArea()
        scroll.setAccessibleName("Uitleg")
        self._scroll = scroll
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._text)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = icons.IconButton("sluiten", "Sluit de uitleg")
        close.clicked.connect(self.hide)

        size = theme.tokens().size
        upper = QHBoxLayout()
        upper.addWidget(self._title, 1)
        upper.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 20, size.group, size.group)
        column.setSpacing(size.group)
        column.addLayout(upper)
        column.addWidget(scroll, 1)
        pages.installEventFilter(self)
        self.hide()

    def say(self, title: str, text: str) -> None:
        """Put in the help of another screen; `text` is Markdown."""
        self._title.setText(title)
        self._text.setText(text)

    @property
    def text(self) -> str:
        """The help that is in it."""
        return self._text.text()

    def toggle(self) -> None:
        """Show it, or take it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._fit()
            self.raise_()
            self._scroll.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right side."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setGeometry(self._pages.width() - _WIDTH, 0, _WIDTH, self._pages.height())
