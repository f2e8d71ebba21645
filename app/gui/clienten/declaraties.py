"""The declared lines of a client: the newest, and all of them when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import theme
from app.gui.clienten.geld import Declaratieregel
from app.gui.format import aantal, bedrag
from app.gui.state import State
from app.gui.widgets.label import link
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table

NIEUWSTE = 10  # lines that are shown at once
_LEEG = ("Nog niets gedeclareerd", "Zorg declareer je bij Declareren.", "overzichten")
_KOLOMMEN: tuple[Column[Declaratieregel], ...] = (
    Column("maand", "Maand, toewijzing", lambda r: f"{r.titel}\n{r.kenmerk}", 240, wide=True,
           sort=lambda r: (r.maand, r.prestatie_id)),
    Column("bedrag", "Bedrag", lambda r: f"{bedrag(r.eurocent)}\n{r.volume}".rstrip(), 120,
           sort=lambda r: r.eurocent, number=True),
    Column("stand", "Stand", lambda r: r.stand.words, 136, status=lambda r: r.stand),
)  # fmt: skip


class Declaratielijst(QWidget):
    """A table as high as its rows; choosing one calls ``open_``."""

    def __init__(self, state: State, open_: Callable[[Declaratieregel], object]) -> None:
        super().__init__()
        self._regels: Sequence[Declaratieregel] = ()
        self._model = RowsModel(_KOLOMMEN)
        self.table = Table(self._model, "declaraties van deze cliënt", _LEEG, state, lines=2)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.table.clicked.connect(lambda index: open_(self._model.row(index.row())))
        self.table.chosen.connect(open_)
        self.alles = link()
        self.alles.clicked.connect(self.toon_alles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens().size.within)
        column.addWidget(self.table)
        column.addWidget(self.alles, 0, Qt.AlignmentFlag.AlignLeft)

    def toon(self, regels: Sequence[Declaratieregel], *, zelfde: bool) -> None:
        """Show other lines; of the same client as many as before, and the same one chosen."""
        alles = zelfde and not self.alles.isVisibleTo(self)
        self._regels = regels
        self._toon(len(regels) if alles and self._model.rowCount() else NIEUWSTE)

    def toon_alles(self) -> None:
        """Show the older lines too."""
        verder = self._model.rowCount()
        self._toon(len(self._regels))
        if self._model.rowCount() > verder:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon(self, hoeveel: int) -> None:
        gekozen: Declaratieregel | None = self.table.chosen_row()
        getoond = self._regels[:hoeveel]
        self._model.set_rows(getoond)
        self.table.setFixedHeight(self.table.rows_height)
        self.table.fit("stand", {regel.stand.words for regel in getoond})
        over = len(self._regels) - len(getoond)
        self.alles.setText(f"Toon alles ({aantal(len(self._regels), 'regel', 'regels')})")
        self.alles.setVisible(over > 0)
        for at in range(self._model.rowCount()):
            if gekozen and self._model.row(at).prestatie_id == gekozen.prestatie_id:
                self.table.selectRow(at)
