"""The tab Afgekeurd per code: what was refused, why, and how much of it is solved."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.format import bedrag, getal
from app.gui.overzichten.beeld import opgelost
from app.gui.state import State
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.reports.queries import Afkeurcode, Overzicht
from app.standard.uitleg import uitleg

_LEEG = ("Niets afgekeurd", "In dit jaar is geen enkele declaratieregel afgekeurd.", "gedaan")
_ELDERS = "Kijk bovenaan ook bij een ander jaar, of tel per declaratiemaand."
_KOLOMMEN: tuple[Column[Afkeurcode], ...] = (
    Column("code", "Code", lambda c: c.code or "geen", 88),
    Column("betekenis", "Betekenis", lambda c: uitleg(c.code).betekenis, 240, wide=True),
    Column("regels", "Regels", lambda c: getal(c.regels), 80, sort=lambda c: c.regels, number=True),
    Column("bedrag", "Bedrag", lambda c: bedrag(c.bedrag), 120, sort=lambda c: c.bedrag,
           number=True),
    Column("stand", "Stand", lambda c: opgelost(c).words, 128, sort=lambda c: c.onopgelost,
           status=opgelost),
    Column("onopgelost", "Op te lossen",
           lambda c: bedrag(c.onopgelost_bedrag) if c.onopgelost else "", 132,
           sort=lambda c: c.onopgelost_bedrag, number=True, spare=True),
)  # fmt: skip


class Codeblad(QWidget):
    """The codes of a year, the one with the most lines first."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.model_ = RowsModel(_KOLOMMEN)
        self.table = Table(self.model_, "afgekeurd per code", _LEEG, state)
        self.setFocusProxy(self.table)
        self.uitleg = QLabel(
            "Een regel met meer codes telt bij elke code mee. Opgelost is wat je opnieuw "
            "declareerde, waarvan de zorg is vervallen, of wat je met een reden afsloot."
        )
        self.uitleg.setProperty("role", "small")
        self.uitleg.setWordWrap(True)
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, size.group, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addWidget(self.table, 1)
        kolom.addWidget(self.uitleg)

    def toon(self, gelezen: Overzicht) -> None:
        """Show the codes of a year."""
        codes = gelezen.codes
        self.model_.set_rows(codes)
        titel, wat, icoon = _LEEG
        if len(gelezen.jaren) > 1:  # of another year there may be something
            titel, wat = f"In {gelezen.jaar} niets afgekeurd", _ELDERS
        self.table.empty.say(titel, wat, icoon)
        self.table.fit("stand", {opgelost(code).words for code in codes})
        self.uitleg.setVisible(bool(codes))
