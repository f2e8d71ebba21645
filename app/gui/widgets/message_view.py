"""A message to read: as labelled values, and as the XML that it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRegularExpression, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from app.gui import icons, theme

_LINE_ROLE = Qt.ItemDataRole.UserRole
_MARGIN = 12


@dataclass(frozen=True)
class Gegeven:
    """One element of a message: its Dutch label and value, or a group of others.

    `regel` is its line in the XML, from 1; `bevinding` what is wrong with it; `pad` its path, by
    which it is found when several stand on one line. `dicht` folds it at first.
    """

    label: str
    waarde: str = ""
    kinderen: tuple[Gegeven, ...] = ()
    regel: int | None = None
    bevinding: str = ""
    pad: str = ""
    dicht: bool = False


class MessageView(QTabWidget):
    """Two tabs, *Leesbaar* and *XML*; Enter on a value shows where it stands in the XML."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self._items: dict[str, QTreeWidgetItem] = {}  # by their path
        self._signs: dict[str, QIcon] = {}  # that something is wrong, by colour
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Bericht, leesbaar")
        self.tree.setHeaderLabels(["Gegeven", "Waarde"])
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(20)
        self.tree.setAllColumnsShowFocus(True)
        header = self.tree.header()
        header.setFixedHeight(theme.tokens().size.row)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.itemActivated.connect(self._show_in_xml)
        self.xml = XmlView()
        self.addTab(self.tree, "&Leesbaar")
        self.addTab(self.xml, "&XML")

    def set_message(self, gegevens: Sequence[Gegeven], xml: str, first_line: int = 1) -> None:
        """Show a message, or a part of it; the lines of its XML are numbered from `first_line`."""
        self._items.clear()
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(each) for each in gegevens])
        self.tree.expandAll()
        for at, each in enumerate(gegevens):
            item = self.tree.topLevelItem(at)
            if item is not None and each.dicht:
                self.tree.collapseItem(item)
        self.tree.resizeColumnToContents(0)
        self.tree.setColumnWidth(0, min(max(self.tree.columnWidth(0) + 24, 240), 420))
        self.xml.first_line = first_line
        self.xml.setPlainText(xml)

    def mark(self, line: int | None, path: str = "") -> None:
        """Bring an element into sight, in both tabs: by its line in the XML and by its path.

        An element without a line of its own in the readable tab stands at what it lies in.
        """
        if line is not None:
            self.xml.mark(line)
        item = self._at_path(path) if path else self._at_line(line)
        if item is None:
            self.tree.setCurrentIndex(QModelIndex())
            return
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def _at_path(self, path: str) -> QTreeWidgetItem | None:
        while path and path not in self._items:
            path = path.rpartition("/")[0]
        return self._items.get(path)

    def _at_line(self, line: int | None) -> QTreeWidgetItem | None:
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            if item.data(0, _LINE_ROLE) == line:
                return item
            walk += 1
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            walk = QTreeWidgetItemIterator(self.tree)
            while (item := walk.value()) is not None:
                self._dress(item)
                walk += 1

    def _item(self, gegeven: Gegeven) -> QTreeWidgetItem:
        item = QTreeWidgetItem([gegeven.label, gegeven.waarde])
        item.setData(0, _LINE_ROLE, gegeven.regel)
        if gegeven.pad:
            self._items[gegeven.pad] = item
        item.setToolTip(1, gegeven.bevinding or gegeven.waarde)
        if gegeven.bevinding:
            item.setData(1, _LINE_ROLE, gegeven.bevinding)
            item.setData(1, Qt.ItemDataRole.AccessibleDescriptionRole, gegeven.bevinding)
            # What is wrong with a group has no value to stand with.
            item.setText(1, gegeven.waarde or gegeven.bevinding)
        item.addChildren([self._item(each) for each in gegeven.kinderen])
        if gegeven.kinderen:
            item.setFont(0, theme.font(theme.tokens().text.body, semibold=True))
        self._dress(item)
        return item

    def _dress(self, item: QTreeWidgetItem) -> None:
        scheme = theme.colours()
        wrong = bool(item.data(1, _LINE_ROLE))
        if not item.childCount():
            item.setForeground(0, QColor(scheme.quiet))
        item.setForeground(1, QColor(scheme.late if wrong else scheme.text))
        if wrong:
            if scheme.late not in self._signs:
                self._signs[scheme.late] = icons.icon("waarschuwing", scheme.late)
            item.setIcon(1, self._signs[scheme.late])

    def _show_in_xml(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE_ROLE)
        if line is not None:
            self.xml.mark(line)
            self.setCurrentWidget(self.xml)


class XmlView(QPlainTextEdit):
    """XML to read and copy, with line numbers and one line marked."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Bericht, als XML")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.tokens().text.small)
        self.setFont(fixed)
        self._colours = _Colouring(self.document())
        self._numbers = _Numbers(self)
        self._marked: int | None = None
        self.first_line = 1
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self._dress()

    @property
    def marked(self) -> int | None:
        """The line that is marked."""
        return self._marked

    def mark(self, line: int) -> None:
        """Mark a line by its number, in the middle; one that is not there marks none."""
        block = self.document().findBlockByNumber(line - self.first_line)
        self._marked = line if block.isValid() else None
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self._paint_mark()

    def setPlainText(self, text: str) -> None:
        """Show other XML, nothing marked."""
        super().setPlainText(text)
        self._marked = None
        self._paint_mark()
        self._make_room()

    def numbers_width(self) -> int:
        """Give the room that the line numbers take."""
        digits = len(str(self.first_line + self.blockCount() - 1))
        return 2 * _MARGIN + self.fontMetrics().horizontalAdvance("9") * digits

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers as high as the text."""
        super().resizeEvent(event)
        inside, seen = self.contentsRect(), self.viewport().geometry()
        self._numbers.setGeometry(inside.left(), seen.top(), self.numbers_width(), seen.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the line numbers that are in sight."""
        scheme = theme.colours()
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(scheme.surface))
        painter.setFont(self.font())
        width = self._numbers.width() - _MARGIN
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > event.rect().bottom():
                break
            number = block.blockNumber() + self.first_line
            painter.setPen(QColor(scheme.accent if number == self._marked else scheme.quiet))
            painter.drawText(
                QRect(0, round(place.top()), width, round(place.height())),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop),
                str(number),
            )
            block = block.next()
        painter.end()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width() + 4, 0, 0, 0)

    def _scroll_numbers(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _dress(self) -> None:
        self._colours.dress(theme.colours())
        self._paint_mark()

    def _paint_mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        if self._marked is not None:
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(QColor(theme.colours().accent_soft))
            style.setProperty(QTextFormat.Property.FullWidthSelection, True)
            cursor = QTextCursor(self.document().findBlockByNumber(self._marked - self.first_line))
            mark.format = style
            mark.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)


class _Numbers(QWidget):
    """The margin with line numbers."""

    def __init__(self, text: XmlView) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_numbers(event)


class _Colouring(QSyntaxHighlighter):
    """Makes tags quiet, so that the values stand out."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._tags = QRegularExpression(r"<[^>]*>?|^[^<]*>")
        self._names = QRegularExpression(r"(?<=<|</)[\w:.-]+")
        self._quiet = QTextCharFormat()
        self._name = QTextCharFormat()
        self._value = QTextCharFormat()
        self._value.setFontWeight(QFont.Weight.DemiBold)

    def dress(self, scheme: theme.Colours) -> None:
        self._quiet.setForeground(QColor(scheme.quiet))
        self._name.setForeground(QColor(scheme.accent))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        self.setFormat(0, len(text), self._value)
        for pattern, style in ((self._tags, self._quiet), (self._names, self._name)):
            for start, length in _matches(pattern, text):
                self.setFormat(start, length, style)


def _matches(pattern: QRegularExpression, text: str) -> Iterable[tuple[int, int]]:
    found = pattern.globalMatch(text)
    while found.hasNext():
        match = found.next()
        yield match.capturedStart(), match.capturedLength()
