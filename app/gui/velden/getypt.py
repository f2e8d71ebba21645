"""Questions that are answered by typing: a text, a whole number, an amount."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.forms.bedrag import lees_bedrag
from app.forms.form import Veld, Waarde
from app.gui import theme
from app.gui.format import bedrag
from app.gui.velden.vraag import BREED, Vraag, is_leeg

_SMAL = 168  # pixels of a field for a number, as of a date
_KORT = 24  # characters that fit in the editor column
_RUST_MS = 600  # after the last key
_EURO = "€"
_GETAL = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_MEESTE_CIJFERS = 9  # of a number; more is a mistake


class Tekstvraag(Vraag):
    """Asks a text; its answer is known when the field is left, or after a pause."""

    def __init__(
        self, veld: Veld, tekst: QLineEdit | None = None, *, in_stap: bool = False
    ) -> None:
        self.tekst = tekst or _tekstveld(veld)
        self._bezwaar: tuple[str, str] | None = None
        super().__init__(veld, self.tekst, in_stap=in_stap)
        self._toon(veld.waarde)
        self._verteld = veld.waarde
        self._rust = QTimer(self, singleShot=True, interval=_RUST_MS)
        self._rust.timeout.connect(self._vertel)
        self.tekst.textEdited.connect(self._getypt)
        self.tekst.editingFinished.connect(self.leg_vast)

    @property
    def waarde(self) -> Waarde:
        """What stands in the field; None when that is nothing, or no answer."""
        return self.tekst.text().strip() or None

    @property
    def geweigerd(self) -> bool:
        """Whether what was typed cannot be read."""
        return self._bezwaar is not None

    def leg_vast(self) -> bool:
        """Read what was typed and write it out in full."""
        self._rust.stop()
        self._bezwaar = self._weiger()
        if self._bezwaar is not None:
            self.set_finding(*self._bezwaar)
        self._vertel()
        self._haal_in()
        if not self.geweigerd and self.tekst.text() != self._voluit(self.waarde):
            self._schrijf(self._voluit(self.waarde))
        self.tekst.setModified(False)
        return not self.geweigerd

    def neem_over(self, veld: Veld) -> None:
        """Follow what the form made of the question."""
        self._verteld = veld.waarde
        super().neem_over(veld)

    def _toon(self, waarde: Waarde) -> None:
        self._bezwaar = None
        self.clear_finding()
        self._schrijf(self._voluit(waarde))

    def _schrijf(self, tekst: str) -> None:
        self.tekst.setText(tekst)
        if not self.tekst.hasFocus():
            self.tekst.setCursorPosition(0)  # a long one shows how it begins

    def _voluit(self, waarde: Waarde) -> str:
        return "" if waarde is None else str(waarde)

    def _weiger(self) -> tuple[str, str] | None:
        """Say why what stands there is no answer, and what to do."""
        return None

    def _wordt_getypt(self) -> bool:
        return self.tekst.hasFocus() and self.tekst.isModified()

    def _getypt(self) -> None:
        self._bezwaar = None
        self._rust.start()
        self.half.emit()

    def _vertel(self) -> None:
        """Pass the answer on, once; what cannot be read only when the field is left."""
        if self._bezwaar is None and self._weiger() is not None:
            return
        waarde = self.waarde
        if self.geweigerd or not (
            waarde == self._verteld or (is_leeg(waarde) and is_leeg(self._verteld))
        ):
            self._verteld = waarde
            self._meld()


class Getalvraag(Tekstvraag):
    """Asks a whole number; ``lengte`` of its Veld is the most figures that it may have."""

    def __init__(self, veld: Veld, *, in_stap: bool = False) -> None:
        tekst = QLineEdit()
        tekst.setFixedWidth(_SMAL)
        super().__init__(veld, tekst, in_stap=in_stap)

    @property
    def waarde(self) -> int | None:
        """The number; None when there is none."""
        tekst = self.tekst.text().strip()
        if not _GETAL.fullmatch(tekst):
            return None
        return int(tekst.replace(".", ""))

    def _weiger(self) -> tuple[str, str] | None:
        tekst = self.tekst.text().strip()
        waarde = self.waarde
        if tekst and waarde is None:
            return f"‘{tekst}’ is geen heel getal.", "Schrijf het in cijfers, bijvoorbeeld 12."
        if waarde is not None and len(str(waarde)) > (self.veld.lengte or _MEESTE_CIJFERS):
            return f"{tekst} is te groot.", "Kijk het getal na."
        return None


class Bedragvraag(Tekstvraag):
    """Asks an amount in euro; its value is in eurocent."""

    def __init__(self, veld: Veld, *, in_stap: bool = False) -> None:
        super().__init__(veld, _Euroveld(), in_stap=in_stap)

    @property
    def waarde(self) -> int | None:
        """The amount in eurocent; None when there is none."""
        return lees_bedrag(self.tekst.text())

    def _voluit(self, waarde: Waarde) -> str:
        assert waarde is None or isinstance(waarde, int)  # it asks for eurocent
        return "" if waarde is None else bedrag(waarde).removeprefix(f"{_EURO} ")

    def _weiger(self) -> tuple[str, str] | None:
        tekst = self.tekst.text().strip()
        if tekst and self.waarde is None:
            return f"‘{tekst}’ is geen bedrag.", "Schrijf het als 1.234,56."
        return None


class _Euroveld(QLineEdit):
    """A field with the sign of the euro before what is typed."""

    _RUIMTE = 16  # pixels for the sign

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_SMAL)
        self.setTextMargins(self._RUIMTE, 0, 0, 0)
        self.setPlaceholderText("0,00")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign too."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colours().quiet)
        hoog = self.fontMetrics()
        onder = (self.height() + hoog.ascent() - hoog.descent()) / 2
        painter.drawText(10, round(onder), _EURO)
        painter.end()


def _tekstveld(veld: Veld) -> QLineEdit:
    tekst = QLineEdit()
    kort = veld.lengte is not None and veld.lengte <= _KORT
    tekst.setMaximumWidth(theme.tokens().size.editor if kort else BREED)
    tekst.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if veld.lengte is not None:
        tekst.setMaxLength(veld.lengte)
    return tekst
