"""The form for one term of a protocol of the user."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.protocol import Eenheid
from app.deadlines.woorden import EENHEID, hoe_lang
from app.errors import FieldError
from app.gui import theme
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.form_field import FormField
from app.services.eigen_termijn import LANGST, eenheden
from app.services.protocollen import Termregel

_LENGTEBREED = 96
_TEKSTHOOG = 76
_MET_WERKDAGEN = (Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN)


class Termformulier(QWidget):
    """Asks what may be changed; ``bewaard`` gives it as text, ``gestopt`` when nothing changes."""

    bewaard = Signal(object)
    gestopt = Signal()

    def __init__(self, regel: Termregel) -> None:
        super().__init__()
        term = regel.term
        size = theme.tokens().size
        self.lengte, self.plus, self.datum = QLineEdit(), QLineEdit(), QLineEdit()
        for veld in (self.lengte, self.plus, self.datum):
            veld.setMaxLength(12)
            veld.setFixedWidth(_LENGTEBREED)
        self.lengte.setText(str(term.lengte))
        self.plus.setText(str(term.plus_werkdagen) if term.plus_werkdagen else "")
        self.datum.setText(term.datum)
        keuzes = [Choice(each.value, EENHEID[each], shows_code=False) for each in eenheden(term)]
        self.eenheid = ChoiceField(keuzes, "Kies waarin hij telt")
        self.eenheid.setFixedWidth(size.editor)
        self.eenheid.set_value(term.eenheid.value)
        self.eenheid.currentIndexChanged.connect(self._schik_lengte)
        self.bron = QLineEdit("" if regel.voorbeeld else term.bron)
        self.bron.setMaxLength(LANGST)
        self.bron.setPlaceholderText("Zoals: contract 2026, artikel 4")
        self.gevolg, self.let_op = _tekstvak(term.gevolg), _tekstvak(term.let_op)
        self._plus_kan = not term.vooraf and bool(
            term.plus_werkdagen or (regel.origineel and regel.origineel.plus_werkdagen)
        )
        origineel = regel.origineel
        self.velden = {
            "lengte": FormField(
                "&Lengte",
                self.lengte,
                f"In het origineel {hoe_lang(origineel)}." if origineel is not None else "",
            ),
            "eenheid": FormField("&Telt in", self.eenheid),
            "datum": FormField("&Vaste dag", self.datum, "Dag en maand, zoals 30-06."),
            "plus_werkdagen": FormField("&En daarna werkdagen", self.plus, "Leeg: geen."),
            "bron": FormField(
                "B&ron", self.bron,
                _met_origineel(
                    regel, "bron", "Waar dit is afgesproken. Je ziet het terug bij de termijn."
                ),
                help_below=True,
            ),
            "gevolg": FormField(
                "&Gevolg", self.gevolg,
                _met_origineel(regel, "gevolg", "Wat er gebeurt als het niet op tijd is."),
                help_below=True,
            ),
            "let_op": FormField(
                "&Let op", self.let_op,
                _met_origineel(
                    regel, "let_op", "Een uitzondering om aan te denken. Mag leeg blijven."
                ),
                help_below=True,
            ),
        }  # fmt: skip
        for regelveld in (self.lengte, self.plus, self.datum, self.bron):
            regelveld.returnPressed.connect(self._bewaar)
        self.bewaar = QPushButton("&Bewaar")
        self.bewaar.setProperty("role", "primary")
        self.bewaar.clicked.connect(self._bewaar)
        self.annuleer = QPushButton("Annuleren")
        self.annuleer.clicked.connect(self.gestopt)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addStretch()
        knoppen.addWidget(self.annuleer)
        knoppen.addWidget(self.bewaar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, size.within, 4, 0)
        column.setSpacing(size.within)
        for vraag in self.velden.values():
            column.addWidget(vraag)
        column.addLayout(knoppen)
        self._schik_lengte()

    def begin(self) -> None:
        """Let the keyboard begin at the first question."""
        self.lengte.setFocus()
        self.lengte.selectAll()

    def toon_fout(self, fout: FieldError) -> None:
        """Say beside its field why it was refused."""
        self.velden[fout.veld].set_finding(fout.message, fout.advice or "")
        self.velden[fout.veld].editor.setFocus()

    def _schik_lengte(self) -> None:
        """Ask only what goes with the unit."""
        eenheid = Eenheid(self.eenheid.value or Eenheid.WERKDAGEN)
        self.velden["datum"].setVisible(eenheid is Eenheid.VASTE_DATUM)
        self.velden["plus_werkdagen"].setVisible(self._plus_kan and eenheid in _MET_WERKDAGEN)

    def _bewaar(self) -> None:
        for veld in self.velden.values():
            veld.clear_finding()
        velden = {
            "lengte": self.lengte.text().strip(),
            "eenheid": self.eenheid.value or "",
            "bron": self.bron.text(),
            "gevolg": self.gevolg.toPlainText(),
            "let_op": self.let_op.toPlainText(),
        }
        if not self.velden["datum"].isHidden():
            velden["datum"] = self.datum.text()
        if not self.velden["plus_werkdagen"].isHidden():
            velden["plus_werkdagen"] = self.plus.text().strip()
        self.bewaard.emit(velden)


def _met_origineel(regel: Termregel, veld: str, uitleg: str) -> str:
    """Say beside a field that is other than in the original what stands there."""
    if regel.origineel is None or veld not in regel.anders:
        return uitleg
    return f"{uitleg} In het origineel: {getattr(regel.origineel, veld) or 'niets'}"


def _tekstvak(tekst: str) -> QPlainTextEdit:
    vak = QPlainTextEdit(tekst)
    vak.setTabChangesFocus(True)
    vak.setFixedHeight(_TEKSTHOOG)
    return vak
