"""The table Afkeur: its columns, and which rows are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.afkeur import Door
from app.gui.afkeur import woorden
from app.gui.state import State
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Stand
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.store.mapping import vergelijkbaar

_LEEG = (
    "Niets afgekeurd",
    "Wordt er iets afgekeurd, dan staat hier wat het betekent en wat je doet.",
)
_NIETS_OPEN = (
    "Niets afgekeurd",
    f"{_LEEG[1]} Wat is opgelost of niet meer hoeft, staat onder Alles.",
)
_NIETS = ("Niets gevonden", "Zoek op iets anders, of wis de filters.", "zoeken")

_STANDEN = list(Stand)
# Two facts to a cell: ten columns would leave no room to read any of them.
KOLOMMEN: tuple[Column[Afkeur], ...] = (
    Column("client", "Cliënt, bericht", lambda a: f"{a.client}\n{woorden.bericht(a)}", 136),
    Column(
        "product",
        "Product, veld",
        lambda a: "\n".join(_gevuld(a.product, a.veld)),
        210,
        wide=True,
        spare=True,
    ),
    Column("code", "Code", lambda a: a.uitleg.code, 72),
    Column(
        "betekenis",
        "Wat er mis is, wat te doen",
        lambda a: "\n".join(_gevuld(a.betekenis, woorden.doen(a))),
        290,
        wide=True,
    ),
    Column(
        "tot",
        "Uiterlijk, sinds",
        woorden.tot_en_sinds,
        150,
        sort=lambda a: (a.tot or date.max, a.sinds),
    ),
    Column(
        "stand",
        "Stand",
        lambda a: woorden.stand(a).words,
        142,
        sort=lambda a: _STANDEN.index(a.stand),
        status=woorden.stand_kort,
    ),
)


@dataclass(frozen=True)
class Vraag:
    """What the user wants to see; None and empty choose nothing."""

    alles: bool = False
    wet: Wet | None = None
    gemeente: str | None = None
    door: Door | None = None
    zoek: str = ""

    @property
    def kiest(self) -> bool:
        """Whether something was chosen beside what is open."""
        return replace(self, alles=False) != Vraag()

    def kies(self, rijen: Iterable[Afkeur]) -> list[Afkeur]:
        """Give the rows that fit; every word that is searched for must occur."""
        gezocht = vergelijkbaar(self.zoek).split()
        return [
            rij
            for rij in rijen
            if (self.wet is None or rij.wet == self.wet)
            and (self.gemeente is None or rij.gemeente == self.gemeente)
            and (self.door is None or rij.door == self.door)
            and (not gezocht or _bevat(rij, gezocht))
        ]


class Filters:
    """The four drop-downs in the header."""

    def __init__(self) -> None:
        self.stand = QComboBox()
        self.stand.setAccessibleName("Wat je ziet")
        self.stand.setFixedWidth(114)
        self.stand.addItem("Nog open", False)
        self.stand.addItem("Alles", True)
        self.wet = Keuze("Wet", "Elke wet", 108)
        self.gemeente = Keuze("Gemeente", "Elke gemeente", 156)
        self.door = Keuze("Afgekeurd door", "Door iedereen", 160)
        self.wet.vul([(wet.naam, wet) for wet in Wet])
        self.door.vul([(f"Door {naam}", door) for door, naam in woorden.DOOR_KORT.items()])

    @property
    def keuzes(self) -> list[QWidget]:
        """The drop-downs, in their order."""
        return [self.stand, self.wet, self.gemeente, self.door]

    def zet_gemeenten(self, rijen: Iterable[Afkeur]) -> None:
        """Offer the gemeenten that occur."""
        codes = sorted({rij.gemeente for rij in rijen}, key=gemeentenaam)
        self.gemeente.vul([(gemeentenaam(code), code) for code in codes])

    def vraag(self, zoek: str) -> Vraag:
        """Give what is chosen."""
        return Vraag(
            self.stand.currentData(),
            self.wet.currentData(),
            self.gemeente.currentData(),
            self.door.currentData(),
            zoek,
        )

    def toon_alles(self, *, ook_opgelost: bool) -> None:
        """Leave nothing out, and if asked not even what is solved; without telling."""
        for keuze in (self.wet, self.gemeente, self.door):
            keuze.setCurrentIndex(0)
        self.stand.setCurrentIndex(int(ook_opgelost))


class Afkeurtabel(Table):
    """The refused codes, two lines to a row."""

    def __init__(self, state: State) -> None:
        self._model: RowsModel[Afkeur] = RowsModel(KOLOMMEN)
        super().__init__(self._model, "Afkeur", (*_LEEG, "afkeur"), state, lines=2)

    def toon(self, rijen: Sequence[Afkeur], vraag: Vraag) -> None:
        """Show other rows, and say why there are none."""
        self.empty.say(*(_NIETS if vraag.kiest else _LEEG if vraag.alles else _NIETS_OPEN))
        self._model.set_rows(rijen)

    def kies(self, bericht_id: int, volgorde: int | None = None) -> bool:
        """Choose a code of a message, or its first; False when it is not in the list."""
        for plaats in range(self._model.rowCount()):
            rij = self._model.row(plaats)
            if rij.bericht_id == bericht_id and volgorde in (None, rij.volgorde):
                self.selectRow(plaats)
                self.scrollTo(self._model.index(plaats, 0))
                return True
        return False


def _gevuld(*regels: str) -> list[str]:
    return [regel for regel in regels if regel]


def _bevat(rij: Afkeur, gezocht: Iterable[str]) -> bool:
    velden = (
        rij.client,
        str(rij.toewijzing_nummer or ""),
        rij.uitleg.code,
        rij.identificatie,
        rij.naam,
        rij.product,
        gemeentenaam(rij.gemeente),
    )
    tekst = vergelijkbaar(" ".join(velden))
    return all(woord in tekst for woord in gezocht)
