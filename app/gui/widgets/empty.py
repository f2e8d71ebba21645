"""What stands in a list with nothing in it: what is the case, and what to do first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from app.gui import icons, theme

_ICON = 40
_WIDTH = 340


class EmptyState(QWidget):
    """Lies over a list view and shows itself only while the list has no rows."""

    def __init__(self, view: QAbstractItemView, title: str, what_to_do: str, icon: str) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._own_icon = self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setProperty("role", "group")
        self._what = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._what.setProperty("role", "quiet")
        self._what.setWordWrap(True)
        self._what.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens().size.within)
        column.addStretch(2)
        for part in (self._picture, self._title, self._what):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.say(title, what_to_do)
        view.viewport().installEventFilter(self)

    def say(self, title: str, what_to_do: str, icon: str = "") -> None:
        """Say something else: nothing found is not the same as nothing there.

        Without an icon it has that of the list.
        """
        self._icon = icon or self._own_icon
        self._dress()
        self._title.setText(title)
        self._what.setText(what_to_do)
        self._what.ensurePolished()
        self._what.setMinimumHeight(self._what.heightForWidth(_WIDTH))
        self._view.setAccessibleDescription(f"{title} {what_to_do}")

    def watch(self) -> None:
        """Follow the rows of the view's model; call it once the view has its model."""
        model = self._view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._appear)
        self._appear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the list."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect())
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self.setGeometry(self._view.viewport().rect())
        self._dress()
        self.setVisible(self._view.model().rowCount() == 0)

    def _dress(self) -> None:
        colour = theme.colours().quiet
        self._picture.setPixmap(icons.pixmap(self._icon, colour, _ICON, self.devicePixelRatioF()))
