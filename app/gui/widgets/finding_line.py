"""What is wrong, what to do about it and which rule says so: the line beneath what it is about."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.gui import icons, theme

_SMALL_ICON = 18


class FindingLine(QWidget):
    """A sign and the words; hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str, str] | None = None
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the sign, whatever the room
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_finding(self, message: str, advice: str = "", rule: str = "") -> None:
        """Say it; only once the line has its place, as it comes into sight."""
        self._shown = (message, advice, rule)
        self._dress()
        self.show()

    def clear(self) -> None:
        """Take it away."""
        self._shown = None
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is wrong."""
        return " ".join(filter(None, self._shown or ()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        if self._shown is None:
            return
        scheme = theme.colours()
        message, advice, rule = map(escape, self._shown)
        self._words.setText(
            f'<span style="color:{scheme.late}">{message}</span> {advice}'
            f' <span style="color:{scheme.quiet}">{rule}</span>'
        )
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("waarschuwing", scheme.late, _SMALL_ICON, ratio))
