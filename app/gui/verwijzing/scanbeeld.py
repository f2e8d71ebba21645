"""Shows a scan inside the window: its pages below each other, drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.gui import theme
from app.gui.codekaart import tekst
from app.gui.context import Kantoor
from app.gui.task import Progress, while_there
from app.gui.verwijzing.scanbron import Scanbron, bewaar_als
from app.gui.widgets.elided import ElidedLabel
from app.services.scans import Scan

T = TypeVar("T")
_TREDEN = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)  # of the width that fits
_PAST = _TREDEN.index(1.0)
_WACHT_MS = 80  # after the last change of size or place
_SMALST = 120


class Scanbeeld(QWidget):
    """The pages of one scan with what can be done with it; ``terug`` asks to leave."""

    terug = Signal()

    def __init__(self, kantoor: Kantoor, bron: Scanbron) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._bron = bron
        self._scan: Scan | None = None
        self._trede = _PAST
        self.bladen: list[Blad] = []
        self._wacht = QTimer(self, singleShot=True, interval=_WACHT_MS)
        self._wacht.timeout.connect(self._teken)
        self._schik()
        for toets, stap in (
            (QKeySequence.StandardKey.ZoomIn, 1),
            (QKeySequence.StandardKey.ZoomOut, -1),
        ):
            sneltoets = QShortcut(QKeySequence(toets), self)
            sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            sneltoets.activated.connect(lambda stap=stap: self._zoom(stap))
        self._haal()

    def _schik(self) -> None:
        size = theme.tokens().size
        sluit = QPushButton("&Terug")
        sluit.clicked.connect(self.terug)
        self.kleiner, self.groter = QPushButton("Kleiner"), QPushButton("Groter")
        self.kleiner.clicked.connect(lambda: self._zoom(-1))
        self.groter.clicked.connect(lambda: self._zoom(1))
        self.stand = QLabel()
        self.stand.setProperty("role", "small")
        self.bewaar = QPushButton("&Bewaren als…")
        self.bewaar.clicked.connect(lambda: bewaar_als(self, self._kantoor, self._bron))
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addWidget(ElidedLabel(self._bron.naam, "strong"), 1)
        kop.addWidget(self.stand)
        kop.addWidget(self.kleiner)
        kop.addWidget(self.groter)
        voet = QHBoxLayout()
        voet.addWidget(sluit)
        voet.addStretch()
        voet.addWidget(self.bewaar)
        self._blad = QWidget()
        self._kolom = QVBoxLayout(self._blad)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(size.group)
        self.gebied = QScrollArea()
        self.gebied.setAccessibleName(f"Scan {self._bron.naam}")
        self.gebied.setWidgetResizable(True)
        self.gebied.setWidget(self._blad)
        self.gebied.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.gebied.verticalScrollBar().valueChanged.connect(self._verschoven)
        self.gebied.viewport().installEventFilter(self)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addLayout(kop)
        kolom.addWidget(self.gebied, 1)
        kolom.addLayout(voet)
        self.setFocusProxy(self.gebied)
        self._tel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the pages to another width."""
        if event.type() is QEvent.Type.Resize:
            self._pas()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._pas()

    # Reading

    def _haal(self) -> None:
        bron = self._bron
        self._zeg("De scan wordt geopend…", "quiet")

        def werk(_: Progress) -> tuple[Scan, list[QSizeF]] | UserError:
            from app.gui.verwijzing import bladen  # brings pdfium along

            scan = bron.haal()
            try:
                return scan, bladen.maten(scan)
            except UserError as fout:  # said in place of the pages
                return fout

        def klaar(gelezen: tuple[Scan, list[QSizeF]] | UserError) -> None:
            if isinstance(gelezen, UserError):
                self._zeg(str(gelezen), "error")
            else:
                self._toon(*gelezen)

        self._kantoor.tasks.run(werk, while_there(self, klaar))

    def _toon(self, scan: Scan, maten: Sequence[QSizeF]) -> None:
        self._scan = scan
        self._leeg()
        self.bladen = [Blad(maat, nr, len(maten)) for nr, maat in enumerate(maten)]
        for blad in self.bladen:
            self._kolom.addWidget(blad, 0, Qt.AlignmentFlag.AlignHCenter)
        self._kolom.addStretch()
        self._pas()

    def _zeg(self, woorden: str, rol: str) -> None:
        self._leeg()
        self._kolom.addWidget(tekst(woorden, rol))
        self._kolom.addStretch()

    def _leeg(self) -> None:
        while (item := self._kolom.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.deleteLater()

    # Drawing

    @property
    def zoom(self) -> float:
        """How wide a page is, of the width that fits."""
        return _TREDEN[self._trede]

    def _zoom(self, stap: int) -> None:
        self._trede = min(max(self._trede + stap, 0), len(_TREDEN) - 1)
        balk = self.gebied.verticalScrollBar()
        hoever = balk.value() / max(balk.maximum(), 1)
        self._pas()
        self._blad.adjustSize()
        balk.setValue(round(hoever * balk.maximum()))

    def _pas(self) -> None:
        breed = max(round((self.gebied.viewport().width() - 2) * self.zoom), _SMALST)
        for blad in self.bladen:
            blad.pas(breed)
        self._wacht.start()
        self._tel()

    def _verschoven(self) -> None:
        self._wacht.start()
        self._tel()

    def _tel(self) -> None:
        bij = self._in_beeld()
        waar = f"Pagina {bij + 1} van {len(self.bladen)} · " if len(self.bladen) > 1 else ""
        self.stand.setText(f"{waar}{round(self.zoom * 100)} %" if self.bladen else "")
        self.kleiner.setEnabled(bool(self.bladen) and self._trede > 0)
        self.groter.setEnabled(bool(self.bladen) and self._trede < len(_TREDEN) - 1)

    def _in_beeld(self) -> int:
        """The page at the middle of what is in sight."""
        midden = self.gebied.verticalScrollBar().value() + self.gebied.viewport().height() // 2
        boven = [nr for nr, blad in enumerate(self.bladen) if blad.y() <= midden]
        return boven[-1] if boven else 0

    def _teken(self) -> None:
        """Draw the pages in sight and next to it; forget those far away."""
        self._tel()  # now that the pages have their place
        if self._scan is None or not self.isVisible():
            return
        hoog = self.gebied.viewport().height()
        zicht = QRect(0, self.gebied.verticalScrollBar().value() - hoog, 1, 3 * hoog)
        for nr, blad in enumerate(self.bladen):
            if not QRect(0, blad.y(), 1, blad.height()).intersects(zicht):
                blad.vergeet()
            elif (breed := blad.nodig()) is not None:
                self._teken_blad(self._scan, nr, breed)

    def _teken_blad(self, scan: Scan, nr: int, breed: int) -> None:
        blad = self.bladen[nr]
        blad.gevraagd = breed

        def werk(_: Progress) -> QImage | UserError:
            from app.gui.verwijzing import bladen

            try:
                return bladen.beeld(scan, nr, breed)
            except UserError as fout:
                return fout

        def klaar(gemaakt: QImage | UserError) -> None:
            if isinstance(gemaakt, UserError):
                self._zeg(str(gemaakt), "error")
                self.bladen = []
                self._tel()
            elif blad.gevraagd == breed:
                blad.toon(gemaakt)

        self._kantoor.tasks.run(werk, while_there(self, klaar))


class Blad(QWidget):
    """One page: white until it is drawn, and again when it is far out of sight."""

    def __init__(self, maat: QSizeF, nummer: int, aantal: int) -> None:
        super().__init__()
        self._verhouding = maat.height() / maat.width()
        self.gevraagd: int | None = None  # the width in pixels that is drawn or on its way
        self.beeld: QImage | None = None
        self.setAccessibleName(f"Pagina {nummer + 1} van {aantal}")

    def pas(self, breed: int) -> None:
        """Take this width."""
        self.setFixedSize(breed, max(round(breed * self._verhouding), 1))

    def nodig(self) -> int | None:
        """The width in pixels in which it should be drawn; None when it is, or will be."""
        breed = round(self.width() * self.devicePixelRatioF())
        return None if breed == self.gevraagd else breed

    def toon(self, beeld: QImage) -> None:
        """Show how it looks."""
        self.beeld = beeld
        self.update()

    def vergeet(self) -> None:
        """Keep no picture."""
        self.beeld = self.gevraagd = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a line around it; a page of before fits until the new one is there."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if self.beeld is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.beeld)
        painter.setPen(QColor(theme.colours().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
