"""One checked file: what is wrong with it, and the message with the place of each finding."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.controleren.beeld import Berichtdeel, Bestandbeeld, Vondst
from app.gui.controleren.vondsten import Vondstenlijst
from app.gui.format import Status, StatusText
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.message_view import MessageView
from app.gui.widgets.status import StatusChip
from app.gui.widgets.tab_order import walk_in_order

_GOED = "Het bericht past in het schema, en de regels vonden niets."
_NO_LIMIT = 16_777_215  # what Qt takes for none
_MOST = 0.5  # of the height, for the findings
_LANGST = 120  # characters of a file name that are shown; more do not fit on two lines
_STAART = 40  # of these, how many from the end
# Where a line of a name may end that has no spaces.
_BREEK = re.compile(r"[_.,-]|[^\s_.,-]{24}")


class Bestanddetail(QWidget):
    """Shows one file; whichever finding is chosen is marked in the message."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Gekozen bestand")
        self._beeld: Bestandbeeld | None = None
        self._deel: str | None = None  # which part of the message is shown
        self._naam = QLabel()
        self._naam.setProperty("role", "group")
        self._naam.setTextFormat(Qt.TextFormat.PlainText)
        self._naam.setWordWrap(True)
        self._chip = StatusChip(StatusText(Status.DONE, ""))
        self._titel = ElidedLabel("", "quiet")
        self._te_doen = QLabel()
        self._te_doen.setTextFormat(Qt.TextFormat.PlainText)
        self._te_doen.setWordWrap(True)
        self._goed = QLabel(_GOED)
        self._goed.setWordWrap(True)
        self._toelichting = QLabel()
        self._toelichting.setProperty("role", "small")
        self._toelichting.setWordWrap(True)
        self.vondsten = Vondstenlijst()
        self.view = MessageView()
        self.vondsten.gekozen.connect(self._markeer)
        self.vondsten.verder.connect(lambda: self.view.currentWidget().setFocus())
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._versleept = False  # the height is shared by us, not yet by the user
        # By then the layout knows how high everything is.
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._deel_in)
        self._splitter.splitterMoved.connect(self._verslepen)
        self._bericht = QWidget()
        self._rest = QWidget()  # keeps the rest at the top when there is no message to show
        self._bouw()
        walk_in_order(self.vondsten, self.view)

    def _bouw(self) -> None:
        size = theme.tokens().size
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self._chip)
        upper.addWidget(self._titel)
        upper.addStretch(1)
        below = QVBoxLayout(self._bericht)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.view, 1)
        below.addWidget(self._toelichting)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._splitter.addWidget(self.vondsten)
        self._splitter.addWidget(self._bericht)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._naam)
        column.addLayout(upper)
        column.addWidget(self._te_doen)
        column.addWidget(self._goed)
        column.addSpacing(size.within - 4)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._rest, 1)

    @property
    def uitleg(self) -> str:
        """What is said of a file as a whole: that nothing was found, or what to do."""
        return " ".join(d.text() for d in (self._te_doen, self._goed) if not d.isHidden())

    def toon(self, beeld: Bestandbeeld) -> None:
        """Show a file, on the side of the message that the user was reading."""
        las_xml = self.view.currentWidget() is self.view.xml and self.view.isTabVisible(0)
        self._beeld, self._deel = beeld, None
        self._toon_naam(beeld.naam)
        self._te_doen.setText(beeld.te_doen)
        self._te_doen.setVisible(bool(beeld.te_doen))
        self._chip.set_status(beeld.oordeel)
        self._titel.set_text(beeld.titel)
        self._titel.setVisible(bool(beeld.titel))
        self._goed.setVisible(not beeld.vondsten)
        self._toelichting.setText(beeld.toelichting)
        self._toelichting.setVisible(bool(beeld.toelichting))
        self.vondsten.setVisible(bool(beeld.vondsten))
        deel = self._toon_deel(beeld.vondsten[0] if beeld.vondsten else None)
        self._bericht.setVisible(bool(deel.xml))
        self._rest.setVisible(not deel.xml)
        leesbaar = bool(deel.gegevens)
        self.view.setTabVisible(self.view.indexOf(self.view.tree), leesbaar)
        self.view.setCurrentWidget(self.view.tree if leesbaar and not las_xml else self.view.xml)
        self.vondsten.toon(beeld.vondsten)
        self._straks.start()

    def _toon_naam(self, naam: str) -> None:
        """Show a file name over two lines; of a very long one the begin and the end."""
        past = len(naam) <= _LANGST
        kort = naam if past else f"{naam[: _LANGST - _STAART]}…{naam[-_STAART:]}"
        self._naam.setText(_BREEK.sub("\\g<0>\u200b", kort))
        self._naam.setAccessibleName(naam)
        self._naam.setToolTip("" if past else naam)

    def _toon_deel(self, vondst: Vondst | None) -> Berichtdeel:
        """Show the part of the message in which a finding is, unless it is there already."""
        assert self._beeld is not None  # a finding is one of a file that is shown
        deel = self._beeld.deel(vondst)
        if self._deel != deel.pad:
            self._deel = deel.pad
            self.view.set_message(deel.gegevens, deel.xml, deel.eerste)
        return deel

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._straks.start()

    def _deel_in(self) -> None:
        """Give the findings the room that they need and the message the rest, unless dragged."""
        need, alone = self.vondsten.hoogte(), self._bericht.isHidden()
        self.vondsten.setMaximumHeight(need if alone else _NO_LIMIT)
        if not alone and not self._versleept:
            high = self._splitter.height()
            need = min(need, round(high * _MOST))
            self._splitter.setSizes([need, max(1, high - need)])

    def _verslepen(self) -> None:
        self._versleept = True

    def _markeer(self, vondst: Vondst | None) -> None:
        if vondst is not None:
            self._toon_deel(vondst)
            self.view.mark(vondst.regel, vondst.pad)
