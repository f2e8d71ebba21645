"""One term of a protocol on a card: what it says, what differs, and the form that changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.deadlines.protocol import Term
from app.deadlines.woorden import WIE, hoe_lang, telt_vanaf, wat
from app.errors import FieldError
from app.gui import theme
from app.gui.format import Status, StatusText
from app.gui.instellingen.termformulier import Termformulier
from app.gui.widgets.label import link, wrapped
from app.gui.widgets.status import StatusChip
from app.services.eigen_termijn import LENGTE
from app.services.protocollen import Termregel

_AANGEPAST = StatusText(Status.TODAY, "Aangepast")
_TOEGEVOEGD = StatusText(Status.TODAY, "Niet in het origineel")
_NAMEN = (("bron", "Bron"), ("gevolg", "Gevolg"), ("let_op", "Let op"))


class Termkaart(QFrame):
    """Shows a term. ``gewijzigd`` gives its soort and what was filled in, ``hersteld`` its soort.

    ``eigen`` tells that the protocol is one of the user, and can be changed.
    """

    gewijzigd = Signal(str, object)
    hersteld = Signal(str)

    def __init__(self, regel: Termregel, *, eigen: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.regel = regel
        self._eigen = eigen
        self.form: Termformulier | None = None
        self.titel = QLabel(wat(regel.soort))
        self.titel.setProperty("role", "strong")
        self._chip = StatusChip(_AANGEPAST)
        self.wijzig = link("Wijzig", f"Wijzig {wat(regel.soort)}")
        self.wijzig.clicked.connect(self.open)
        self.herstel = link("Terug naar origineel", f"{wat(regel.soort)} terug naar origineel")
        self.herstel.clicked.connect(lambda: self.hersteld.emit(self.regel.soort))
        size = theme.tokens().size
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addWidget(self.titel)
        kop.addWidget(self._chip)
        kop.addStretch()
        kop.addWidget(self.herstel)
        kop.addWidget(self.wijzig)
        self._inhoud = QWidget()
        self._regels = QVBoxLayout(self._inhoud)
        self._regels.setContentsMargins(0, 0, 0, 0)
        self._regels.setSpacing(4)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(size.group, 10, 12, 14)
        self._kolom.setSpacing(4)
        self._kolom.addLayout(kop)
        self._kolom.addWidget(self._inhoud)
        self.toon(regel)

    @property
    def is_anders(self) -> bool:
        """Whether it differs from the original, or is not in it."""
        return bool(self.regel.anders) or (self._eigen and self.regel.origineel is None)

    def toon(self, regel: Termregel) -> None:
        """Show the term as it is now; a form that stands open stays."""
        self.regel = regel
        erbij = self._eigen and regel.origineel is None
        self._chip.set_status(_TOEGEVOEGD if erbij else _AANGEPAST)
        self._chip.setVisible(self.is_anders and not regel.voorbeeld)
        self.herstel.setVisible(self.is_anders and not regel.voorbeeld)
        self.herstel.setText("Haal weg" if erbij else "Terug naar origineel")
        self.wijzig.setVisible(self._eigen)
        self.wijzig.setText("Voeg toe" if regel.voorbeeld else "Wijzig")
        while (item := self._regels.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        term = regel.term
        self._regels.addWidget(wrapped(_in_een_regel(term)))
        if regel.voorbeeld:
            self._regels.addWidget(wrapped(f"Zoals in {term.bron}", "small"))
            return
        for veld, naam in _NAMEN:
            tekst = term.verwijzing if veld == "bron" else getattr(term, veld)
            if tekst:
                self._regels.addWidget(wrapped(f"{naam}: {tekst}", "small"))
        if regel.origineel is not None and regel.anders:
            self._regels.addWidget(_origineel(regel.origineel, regel.anders))

    def open(self) -> None:
        """Put the form in the place of the words."""
        if self.form is not None:
            return
        self.form = Termformulier(self.regel)
        self.form.bewaard.connect(lambda velden: self.gewijzigd.emit(self.regel.soort, velden))
        self.form.gestopt.connect(self.sluit)
        self._inhoud.hide()
        self.wijzig.setEnabled(False)
        self._kolom.addWidget(self.form)
        self.form.show()  # a layout does that later, and then it cannot have the keyboard yet
        self.form.begin()

    def sluit(self) -> None:
        """Show the words again."""
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.deleteLater()
        self._inhoud.show()
        self.wijzig.setEnabled(True)
        if self.wijzig.isVisible():
            self.wijzig.setFocus()

    def toon_fout(self, fout: FieldError) -> None:
        """Say beside its field why it was refused."""
        if self.form is not None:
            self.form.toon_fout(fout)


def _in_een_regel(term: Term) -> str:
    """Say by whom, within what and counted from when, in one line."""
    return " · ".join((WIE[term.wie], hoe_lang(term), telt_vanaf(term)))


def _origineel(term: Term, anders: Sequence[str] | frozenset[str]) -> QWidget:
    """What the original says of what differs."""
    vak = QFrame()
    vak.setObjectName("origineel")
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(12, 6, 12, 6)
    kolom.setSpacing(2)
    kop = QLabel("In het origineel")
    kop.setProperty("role", "section")
    kolom.addWidget(kop)
    if any(veld in anders for veld in LENGTE):
        kolom.addWidget(wrapped(_in_een_regel(term), "small"))
    for veld, naam in _NAMEN:
        if veld in anders:
            tekst = term.verwijzing if veld == "bron" else getattr(term, veld)
            kolom.addWidget(wrapped(f"{naam}: {tekst or 'niets'}", "small"))
    return vak
