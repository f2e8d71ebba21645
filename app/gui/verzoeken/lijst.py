"""The table Verzoeken: its columns, and which rows are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.gui.format import datum
from app.gui.state import State
from app.gui.verzoekrijen import Lijstrij
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.standard.codelijsten import gemeentenaam

_BEGIN = (
    "Komt een cliënt via een arts of een andere verwijzer? Kies Nieuw verzoek en vraag de "
    "toewijzing aan."
)
_LEEG = ("Nog geen verzoeken", _BEGIN)
_NIETS_OPEN = ("Niets open", "Alles wat je vroeg is beantwoord. Kies Alles om het terug te zien.")
_NIETS = ("Niets gevonden", "Zoek op iets anders, of kies Alles.", "zoeken")
_NERGENS = ("Niets gevonden", "Zoek op iets anders.", "zoeken")
KOLOMMEN: tuple[Column[Lijstrij], ...] = (
    Column("client", "Cliënt, bericht", lambda r: f"{r.client}\n{r.kort}", 230, wide=True),
    Column("wat", "Gevraagd", lambda r: f"{r.wat}\n{r.waarover}", 334, wide=True),
    Column(
        "op",
        "Gemeente, datum",
        lambda r: f"{gemeentenaam(r.gemeente)}\n{datum(r.op)}",
        156,
        sort=lambda r: r.op,
    ),
    Column("stand", "Stand", lambda r: r.stand.words, 198, status=lambda r: r.stand),
)


class Verzoektabel(Table):
    """The requests, two lines to a row."""

    def __init__(self, state: State) -> None:
        self._model: RowsModel[Lijstrij] = RowsModel(KOLOMMEN)
        super().__init__(self._model, "Verzoeken", (*_LEEG, "verzoeken"), state, lines=2)

    def toon(self, rijen: Sequence[Lijstrij], *, gezocht: bool, alles: bool) -> None:
        """Show other rows, and say why there are none."""
        niets = _NERGENS if alles else _NIETS
        self.empty.say(*(niets if gezocht else _LEEG if alles else _NIETS_OPEN))
        self._model.set_rows(rijen)

    @property
    def rijen(self) -> list[Lijstrij]:
        """The rows that are shown."""
        return [self._model.row(plaats) for plaats in range(self._model.rowCount())]

    def kies(self, sleutel: tuple[str, int | None]) -> bool:
        """Choose a row; False when it is not in the list."""
        for plaats in range(self._model.rowCount()):
            if self._model.row(plaats).sleutel == sleutel:
                self.selectRow(plaats)
                self.scrollTo(self._model.index(plaats, 0))
                return True
        return False


def standkeuze() -> QComboBox:
    """Give the drop-down that chooses between what is open and everything."""
    keuze = QComboBox()
    keuze.setAccessibleName("Wat je ziet")
    keuze.setFixedWidth(114)
    keuze.addItem("Nog open", False)
    keuze.addItem("Alles", True)
    return keuze
