"""A group of questions as a card: what is known, what is asked, and a way to take it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.forms.form import Veld, Veldfout
from app.forms.stappen import Groep
from app.gui import theme
from app.gui.format import heel
from app.gui.velden.maak import maak_vraag
from app.gui.velden.vraag import Vraag
from app.gui.widgets.finding_line import FindingLine
from app.gui.widgets.label import link


class Groepkaart(QFrame):
    """Shows a Groep, and follows what becomes of it without touching what stays the same.

    ``gezet`` gives its name, that of the question and the answer; ``weg`` its name.
    """

    gezet = Signal(str, str, object)
    weg = Signal(str)

    def __init__(self, groep: Groep, vandaag: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self._vandaag = vandaag
        self._groep = Groep(groep.naam, "", ())
        self.vragen: dict[str, Vraag] = {}
        size = theme.tokens().size
        self._titel = QLabel()
        self._titel.setProperty("role", "group")
        self.weghalen = link("Weghalen")
        self.weghalen.clicked.connect(lambda: self.weg.emit(self._groep.naam))
        self._regels = QLabel()
        self._regels.setProperty("role", "quiet")
        for label in (self._titel, self._regels):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._fout = FindingLine()
        titels = QVBoxLayout()
        titels.setSpacing(4)
        titels.addWidget(self._titel)
        titels.addWidget(self._regels)
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addLayout(titels, 1)
        kop.addWidget(self.weghalen, 0, Qt.AlignmentFlag.AlignTop)
        self._velden = QVBoxLayout()
        self._velden.setSpacing(12)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, size.group, size.group, size.group)
        kolom.setSpacing(12)
        kolom.addLayout(kop)
        kolom.addWidget(self._fout)
        kolom.addLayout(self._velden)
        self.neem_over(groep)

    @property
    def naam(self) -> str:
        """The name of the group."""
        return self._groep.naam

    def neem_over(self, groep: Groep) -> bool:
        """Follow the group; True when questions came or went."""
        if groep == self._groep:
            return False
        oud, self._groep = self._groep, groep
        self._titel.setText(groep.titel)
        self._titel.setVisible(bool(groep.titel))
        self.setAccessibleName(groep.titel)
        self.weghalen.setVisible(groep.weg)
        self.weghalen.setAccessibleName(f"{groep.titel} weghalen")
        if groep.regels != oud.regels:
            self._regels.setText(heel("\n".join(groep.regels)))
        self._regels.setVisible(bool(groep.regels))
        return self._volg_velden(groep)

    def toon_fouten(self, fouten: Iterable[Veldfout]) -> None:
        """Show of each question the first; what is of no question stands above them."""
        per_veld: dict[str, Veldfout] = {}
        for fout in fouten:
            per_veld.setdefault(fout.veld if fout.veld in self.vragen else "", fout)
        for naam, vraag in self.vragen.items():
            if vraag.geweigerd:
                continue  # it says itself why
            if naam in per_veld:
                fout = per_veld[naam]
                vraag.set_finding(fout.melding, fout.advies, fout.regel)
            else:
                vraag.clear_finding()
        if "" in per_veld:
            fout = per_veld[""]
            self._fout.show_finding(fout.melding, fout.advies, fout.regel)
        else:
            self._fout.clear()

    @property
    def fout(self) -> str:
        """What is wrong with the group as a whole."""
        return self._fout.text

    def _volg_velden(self, groep: Groep) -> bool:
        veranderd = False
        blijft = {veld.naam: veld for veld in groep.velden}
        for naam, vraag in tuple(self.vragen.items()):
            if naam not in blijft or not vraag.past(blijft[naam]):
                self._neem_weg(naam)
                veranderd = True
        for plaats, veld in enumerate(groep.velden):
            if veld.naam in self.vragen:
                self.vragen[veld.naam].neem_over(veld)
            else:
                self._maak(veld)
            vraag = self.vragen[veld.naam]
            if self._velden.indexOf(vraag) != plaats:
                self._velden.removeWidget(vraag)
                self._velden.insertWidget(plaats, vraag)
                vraag.show()
                veranderd = True
        # In the order of the group, for who walks through them.
        self.vragen = {veld.naam: self.vragen[veld.naam] for veld in groep.velden}
        return veranderd

    def _maak(self, veld: Veld) -> None:
        vraag = maak_vraag(veld, self._vandaag, in_stap=True)
        vraag.gewijzigd.connect(lambda: self.gezet.emit(self._groep.naam, veld.naam, vraag.waarde))
        vraag.half.connect(vraag.clear_finding)
        self.vragen[veld.naam] = vraag

    def _neem_weg(self, naam: str) -> None:
        vraag = self.vragen.pop(naam)
        self._velden.removeWidget(vraag)
        vraag.hide()
        vraag.deleteLater()
