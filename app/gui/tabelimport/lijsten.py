"""What must be looked at, and the rows of the file with what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from app.gui.format import Status, StatusText
from app.gui.state import State
from app.gui.tabelimport.kolommen import kolomkop
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.services.kolommen import Doel, Doelkolom, Kolomkeuze
from app.services.tabel import Tabelrij, als_tekst
from app.services.waarden import Rijfout

_OM_TE_METEN = 50  # rows that tell how wide a column must be
_SMALST, _BREEDST = 72, 240  # pixels
_ROND = 32  # pixels around the text of a cell
FOUT = StatusText(Status.REFUSED, "Fout")
LET_OP = StatusText(Status.TODAY, "Let op")


@dataclass(frozen=True, slots=True)
class Melding:
    """Something to tell of a row: wrong, or odd."""

    fout: Rijfout
    stand: StatusText


_MELDINGEN: tuple[Column[Melding], ...] = (
    Column("stand", "Wat", lambda m: m.stand.words, 112, status=lambda m: m.stand),
    Column("rij", "Rij", lambda m: str(m.fout.rij), 64, lambda m: m.fout.rij, number=True),
    Column("kolom", "Kolom", lambda m: f"{m.fout.kolom}\n{m.fout.waarde or 'leeg'}", 136),
    Column("melding", "Wat er is", lambda m: f"{m.fout.melding}\n{m.fout.advies}", wide=True),
)


class Meldingen(Table):
    """What is wrong or odd, with what to do about it on the second line."""

    def __init__(self, state: State) -> None:
        self._regels: RowsModel[Melding] = RowsModel(_MELDINGEN)
        leeg = ("Niets na te kijken", "Elke rij kan worden overgenomen.", "gedaan")
        super().__init__(self._regels, "Wat je nakijkt", leeg, state, lines=2)

    def toon(self, fouten: Sequence[Rijfout], waarschuwingen: Sequence[Rijfout]) -> None:
        """Show other ones: what is wrong first. It takes no more room than they need."""
        regels = [
            *(Melding(fout, FOUT) for fout in fouten),
            *(Melding(fout, LET_OP) for fout in waarschuwingen),
        ]
        self._regels.set_rows(regels)
        hoog = self.verticalHeader().defaultSectionSize()
        kop = self.horizontalHeader().height() + 2 * self.frameWidth()
        self.setMinimumHeight(kop + hoog)
        self.setMaximumHeight(kop + max(1, len(regels)) * hoog)


class Rijentabel(Table):
    """The rows as they stand in the file, in the columns that are wanted."""

    def __init__(self, doel: Doel) -> None:
        self._keuze: Kolomkeuze = {}
        self._standen: Mapping[int, StatusText] = {}
        kolommen = (
            Column("rij", "Rij", _nummer, 64, lambda rij: rij.nummer, number=True),
            Column("stand", "Wordt", self._woorden, 136, status=self._stand),
            *map(self._kolom, doel.kolommen),
        )
        self._model: RowsModel[Tabelrij] = RowsModel(kolommen)
        leeg = ("Geen rijen", "In dit bestand staat niets onder de namen.", "bestand")
        super().__init__(self._model, "Rijen van het bestand", leeg)

    def toon(
        self, rijen: Sequence[Tabelrij], keuze: Kolomkeuze, standen: Mapping[int, StatusText]
    ) -> None:
        """Show the rows of a file, by the columns that are chosen."""
        self._keuze, self._standen = keuze, standen
        self._model.set_rows(rijen)
        self.scrollToTop()
        self._pas_kolommen_aan(rijen[:_OM_TE_METEN])
        self.horizontalHeader().setStretchLastSection(True)

    def ga_naar(self, nummer: int) -> None:
        """Choose the row with this number."""
        for plek in range(self._model.rowCount()):
            if self._model.row(plek).nummer == nummer:
                self.selectRow(plek)
                self.scrollTo(self._model.index(plek, 0))
                return

    def _pas_kolommen_aan(self, rijen: Sequence[Tabelrij]) -> None:
        """Make each column as wide as what stands in these rows; one not in the file is away."""
        meet = QFontMetrics(self.font()).horizontalAdvance
        for at, kolom in enumerate(self._model.columns[2:], 2):
            breed = max(map(meet, (kolom.title, *map(kolom.text, rijen))))
            self.setColumnHidden(at, kolom.key not in self._keuze)
            self.setColumnWidth(at, min(_BREEDST, max(_SMALST, breed + _ROND)))

    def _stand(self, rij: Tabelrij) -> StatusText | None:
        return self._standen.get(rij.nummer)

    def _woorden(self, rij: Tabelrij) -> str:
        stand = self._stand(rij)
        return stand.words if stand else ""

    def _kolom(self, doelkolom: Doelkolom) -> Column[Tabelrij]:
        """A column that follows the choice of columns."""

        def waarde(rij: Tabelrij) -> str:
            plek = self._keuze.get(doelkolom.sleutel)
            return "" if plek is None else als_tekst(rij.waarden[plek])

        return Column(doelkolom.sleutel, kolomkop(doelkolom), waarde, 112)


def _nummer(rij: Tabelrij) -> str:
    return str(rij.nummer)
