"""One field for a date: typed the way people type, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms.datum import lees_datum
from app.gui import icons, theme
from app.gui.format import datum, datum_veld

_WIDTH = 168
_CALENDAR = QSize(308, 272)


class DateField(QLineEdit):
    """A field that holds a date or nothing, and says why what was typed is no date.

    `changed` gives the new date or None; `refused` the reason, empty once it is fine again.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, vandaag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self._value: date | None = None
        self._refusal: UserError | None = None
        self._calendar: _Calendar | None = None
        self.setFixedWidth(_WIDTH)
        self.setMaxLength(30)
        self.setPlaceholderText("dd-mm-jjjj")
        self.setAcceptDrops(False)
        # Alt+Down, as every date field has it; the icon is for the mouse.
        self._opener = QAction("Kalender (Alt+pijl omlaag)", self)
        self._opener.triggered.connect(self.open_calendar)
        self.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self.commit)
        self._dress()

    @property
    def value(self) -> date | None:
        """The date that was last read from the field; None when empty or refused."""
        return self._value

    @property
    def refusal(self) -> UserError | None:
        """Why what stands in the field is no date."""
        return self._refusal

    def set_value(self, value: date | None) -> None:
        """Put a date in the field, or empty it."""
        self.setText("" if value is None else datum_veld(value))
        self.commit()

    def commit(self) -> bool:
        """Read what was typed and write it out in full; False when it is no date.

        Happens by itself when the field is left; a form calls it before it looks at `value`.
        """
        before, refusal, value = self._value, None, None
        if self.text().strip():
            try:
                value = lees_datum(self.text(), self._vandaag)
            except UserError as error:
                refusal = error
            else:
                self.setText(datum_veld(value))
        self._value = value
        self._set_refusal(refusal)
        self.setToolTip("" if value is None else datum(value))
        if value != before:
            self.changed.emit(value)
        return refusal is None

    def open_calendar(self) -> None:
        """Show the calendar beneath the field, at its date or today."""
        self.commit()
        self._calendar = _Calendar(self, self._value or self._vandaag, self._vandaag)
        self._calendar.picked.connect(self.set_value)
        self._calendar.open_below(self)

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar, once it was opened."""
        return self._calendar.month if self._calendar else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self._opener.setIcon(icons.icon("kalender", theme.colours().quiet))

    def _set_refusal(self, refusal: UserError | None) -> None:
        said = str(refusal or "")
        if said == str(self._refusal or ""):
            return
        self._refusal = refusal
        self.refused.emit(said)


class _Calendar(QFrame):
    """The calendar that drops from a date field; leaves when a day is picked or on Escape."""

    picked = Signal(object)

    def __init__(self, field: DateField, shown: date, vandaag: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        scheme = theme.colours()
        month = QCalendarWidget()
        month.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        month.setAccessibleName("Kalender")
        heading, weekend, today = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        heading.setForeground(QColor(scheme.quiet))
        heading.setBackground(QColor(scheme.surface))
        weekend.setForeground(QColor(scheme.text))
        today.setForeground(QColor(scheme.accent))
        today.setFontWeight(QFont.Weight.Bold)
        month.setHeaderTextFormat(heading)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            month.setWeekdayTextFormat(day, weekend)
        if shown != vandaag:
            month.setDateTextFormat(QDate(vandaag.year, vandaag.month, vandaag.day), today)
        month.setMinimumSize(_CALENDAR)
        for name, icon in (("prev", "links"), ("next", "rechts")):
            arrow = month.findChild(QToolButton, f"qt_calendar_{name}month")
            if arrow is not None:
                arrow.setIcon(icons.icon(icon, scheme.quiet))
        month.clicked.connect(self._pick)
        month.activated.connect(self._pick)
        self.month = month
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(month)

    def open_below(self, field: QWidget) -> None:
        """Show it under its field, or above where the screen ends."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(place.y() - field.height() - self.height() - 4)
        place.setX(min(place.x(), screen.right() - self.width()))
        self.move(place)
        self.show()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))
