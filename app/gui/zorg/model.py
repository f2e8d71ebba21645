"""The rows of the grid: light, always with an empty one at the end, and every act undoable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QUndoStack

from app.domain.zorg import Zorgregel
from app.gui.widgets.rows import STATUS_ROLE
from app.gui.zorg import woorden
from app.gui.zorg.boek import Boek
from app.gui.zorg.handeling import Handeling, Plek, Ruil, Wijziging
from app.gui.zorg.rij import BEWERKBAAR, LEEG, NAMEN, PLEK, Kolom, Rij, Teksten
from app.services.zorg import Oordeel

Index = QModelIndex | QPersistentModelIndex
_ROL = Qt.ItemDataRole
_LINKS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RECHTS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_OVERNEMEN = (Kolom.DATUM, Kolom.MEDEWERKER)  # a new line begins with those of the one above


@dataclass(frozen=True, slots=True)
class Teregel:
    """A row that is to be kept, as it read when that was asked."""

    rij: Rij
    teksten: Teksten
    regel: Zorgregel


@dataclass(frozen=True, slots=True)
class Bewaarwerk:
    """What is to be kept: rows that are new, that read otherwise, and that are gone."""

    nieuw: Sequence[Teregel]
    anders: Sequence[Teregel]
    weg: Sequence[tuple[Rij, int]]

    def __bool__(self) -> bool:
        return bool(self.nieuw or self.anders or self.weg)


class ZorgModel(QAbstractTableModel):
    """Shows and changes the record of a month; ``veranderd`` tells that something was typed."""

    veranderd = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.boek: Boek | None = None
        self.ongedaan = QUndoStack(self)
        self._alle: list[Rij] = []
        self._rijen: list[Rij] = []  # of these, what is shown; and the empty one at the end
        self._reserve: list[Rij] = []  # empty rows that were taken away, for doing again
        self._weg: list[Rij] = []
        self._met_woorden = True

    # Showing

    def toon(self, boek: Boek, rijen: Sequence[Rij]) -> None:
        """Show another month."""
        self.beginResetModel()
        self.boek = boek
        self.ongedaan.clear()
        self._alle = list(rijen)
        self._rijen = [*rijen, Rij()]
        self._reserve, self._weg = [], []
        self.endResetModel()

    def laat_zien(self, client: str, medewerker: str) -> None:
        """Show only the rows of a client (a part of the name) and of a medewerker."""
        zoek = client.casefold()
        self.beginResetModel()
        self._rijen = [
            rij
            for rij in self._alle
            if not _nooit_gebruikt(rij)
            and zoek in rij.teksten[Kolom.CLIENT].casefold()
            and (not medewerker or rij.teksten[Kolom.MEDEWERKER] == medewerker)
        ]
        self._rijen.append(Rij())
        self.endResetModel()

    @property
    def rijen(self) -> Sequence[Rij]:
        """What is shown, without the empty row at the end."""
        return self._rijen[:-1]

    @property
    def aantal(self) -> int:
        """How many rows the month has, shown or not."""
        return len(self._alle)

    @property
    def iets(self) -> bool:
        """Whether the month has any row, shown or not."""
        return any(not rij.leeg for rij in self._alle)

    def rij(self, nummer: int) -> Rij:
        """Give a row by its place."""
        return self._rijen[nummer]

    def plek(self, rij: Rij) -> int | None:
        """Where a row stands, if it is shown."""
        return next((nummer for nummer, een in enumerate(self._rijen) if een is rij), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """How many rows, the empty one counted in."""
        return 0 if parent.isValid() else len(self._rijen)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """How many columns."""
        return 0 if parent.isValid() else len(Kolom)

    def data(self, index: Index, role: int = _ROL.DisplayRole) -> Any:
        """Give what stands in a cell, what is wrong with it, or how the row stands."""
        rij, kolom = self._rijen[index.row()], Kolom(index.column())
        if role == STATUS_ROLE:
            return woorden.stand(rij) if kolom is Kolom.STAND else None
        if role in (_ROL.DisplayRole, _ROL.EditRole):
            if kolom is Kolom.STAND:
                stand = woorden.stand(rij)
                return stand.words if stand else ""
            return rij.teksten[kolom]
        if role in (_ROL.ToolTipRole, _ROL.AccessibleDescriptionRole):
            return woorden.bij_cel(rij, kolom)
        if role == _ROL.TextAlignmentRole:
            return int(_RECHTS if kolom is Kolom.AANTAL else _LINKS)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROL.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROL.DisplayRole:
            return "" if section == Kolom.STAND and not self._met_woorden else NAMEN[Kolom(section)]
        if role == _ROL.TextAlignmentRole:
            return int(_RECHTS if section == Kolom.AANTAL else _LINKS)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but how a row stands can be typed."""
        vlaggen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return vlaggen if index.column() == Kolom.STAND else vlaggen | Qt.ItemFlag.ItemIsEditable

    def zeg_stand(self, *, met_woorden: bool) -> None:
        """Name the column of how a row stands only where its words have room too."""
        if met_woorden != self._met_woorden:
            self._met_woorden = met_woorden
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Kolom.STAND, Kolom.STAND)

    # Acts of the user

    def setData(self, index: Index, value: Any, role: int = _ROL.EditRole) -> bool:
        """Take over what was typed in one cell."""
        if role != _ROL.EditRole or not index.isValid():
            return False
        self.typ("Typen", {(index.row(), Kolom(index.column())): str(value)})
        return True

    def typ(self, naam: str, cellen: Mapping[tuple[int, Kolom], str]) -> None:
        """Write texts in cells, as one act; rows past the end come into being."""
        assert self.boek is not None
        per_rij: dict[int, dict[Kolom, str]] = {}
        for (nummer, kolom), tekst in cellen.items():
            if kolom in BEWERKBAAR:
                per_rij.setdefault(nummer, {})[kolom] = tekst
        self._maak_plaats(max(per_rij, default=-1) + 1)
        boven: Teksten | None = None
        wijzigingen = []
        for nummer, anders in sorted(per_rij.items()):
            rij = self._rijen[nummer]
            if nummer and boven is None:
                boven = self._rijen[nummer - 1].teksten
            teksten = _nieuwe_teksten(self.boek, rij.teksten, anders, boven)
            boven = teksten
            if teksten != rij.teksten:
                wijzigingen.append(Wijziging(rij, rij.teksten, teksten))
        if wijzigingen:
            self.ongedaan.push(Handeling(self, Ruil(naam, wijzigingen)))
        else:
            self._houd_een_lege()

    def verwijder(self, nummers: Iterable[int]) -> None:
        """Take rows away, as one act; the empty one at the end stays."""
        plekken = [
            Plek(nummer, self._rijen[nummer])
            for nummer in sorted(set(nummers))
            if nummer < len(self._rijen) - 1
        ]
        if plekken:
            self.ongedaan.push(Handeling(self, Ruil("Regels weghalen", weg=plekken)))

    # What a Handeling does

    def schrijf(self, wijzigingen: Sequence[tuple[Rij, Teksten]]) -> None:
        """Let rows read otherwise; what was said of the cells that changed is past."""
        bekend = {id(rij) for rij in self._alle}
        for rij, teksten in wijzigingen:
            anders = {kolom for kolom in BEWERKBAAR if rij.teksten[kolom] != teksten[kolom]}
            rij.teksten = teksten
            rij.bezwaren = tuple(b for b in rij.bezwaren if PLEK[b.kolom] not in anders)
            if id(rij) not in bekend:
                self._alle.append(rij)
        if wijzigingen:
            self._teken([rij for rij, _ in wijzigingen])
        self._houd_een_lege()
        self.veranderd.emit()

    def haal_weg(self, plekken: Sequence[Plek]) -> None:
        """Take rows out; what is kept of them is to go."""
        for plek in reversed(plekken):
            nummer = self.plek(plek.rij)
            if nummer is not None:
                self.beginRemoveRows(QModelIndex(), nummer, nummer)
                del self._rijen[nummer]
                self.endRemoveRows()
            self._alle.remove(plek.rij)
            self._weg.append(plek.rij)

    def zet_terug(self, plekken: Sequence[Plek]) -> None:
        """Put rows back where they were."""
        for plek in plekken:
            nummer = min(plek.nummer, len(self._rijen) - 1)
            volgende = self._rijen[nummer]
            self.beginInsertRows(QModelIndex(), nummer, nummer)
            self._rijen.insert(nummer, plek.rij)
            self.endInsertRows()
            elders = self._alle.index(volgende) if volgende in self._alle else len(self._alle)
            self._alle.insert(elders, plek.rij)
            if plek.rij in self._weg:
                self._weg.remove(plek.rij)
        if plekken:
            self.veranderd.emit()

    def _maak_plaats(self, tot: int) -> None:
        erbij = tot - len(self._rijen)
        if erbij > 0:
            begin = len(self._rijen)
            self.beginInsertRows(QModelIndex(), begin, begin + erbij - 1)
            self._rijen += [self._lege() for _ in range(erbij)]
            self.endInsertRows()

    def _lege(self) -> Rij:
        return self._reserve.pop() if self._reserve else Rij()

    def _houd_een_lege(self) -> None:
        """Let exactly one row at the end be empty."""
        if not self._rijen[-1].leeg:
            self._maak_plaats(len(self._rijen) + 1)
        teveel = 0
        while teveel + 1 < len(self._rijen) and all(
            _nooit_gebruikt(rij) for rij in self._rijen[-teveel - 2 :]
        ):
            teveel += 1
        if teveel:
            begin = len(self._rijen) - teveel
            self.beginRemoveRows(QModelIndex(), begin, len(self._rijen) - 1)
            weg = self._rijen[begin:]
            del self._rijen[begin:]
            self._reserve += reversed(weg)
            self.endRemoveRows()

    def _teken(self, rijen: Iterable[Rij]) -> None:
        nummers = [nummer for rij in rijen if (nummer := self.plek(rij)) is not None]
        if nummers:
            self.dataChanged.emit(
                self.index(min(nummers), 0), self.index(max(nummers), len(Kolom) - 1)
            )

    # Keeping

    def te_bewaren(self, behalve: Collection[Rij] = ()) -> Bewaarwerk:
        """Give what is not kept yet, but for some rows, such as the one that is being typed.

        A row that cannot be read is told so, and waits; so does one that was refused as it reads.
        """
        assert self.boek is not None
        nieuw: list[Teregel] = []
        anders: list[Teregel] = []
        onleesbaar: list[Rij] = []
        weg = [
            (rij, rij.bewaard.id)
            for rij in self._weg
            if rij.bewaard is not None and rij.bewaard.id and rij not in behalve
        ]
        for rij in self._alle:
            if rij in behalve or not rij.gewijzigd:
                continue
            if rij.leeg:
                if rij.bewaard is not None and rij.bewaard.id:
                    weg.append((rij, rij.bewaard.id))
                continue
            if rij.fout:
                continue  # until a cell that is wrong reads otherwise
            regel, bezwaren = self.boek.lees(rij.teksten)
            if regel is None:
                rij.bezwaren = tuple(bezwaren)
                onleesbaar.append(rij)
                continue
            naar = nieuw if rij.bewaard is None else anders
            naar.append(Teregel(rij, rij.teksten, regel))
        if onleesbaar:
            self._teken(onleesbaar)
        return Bewaarwerk(nieuw, anders, weg)

    def is_bewaard(self, een: Teregel, oordeel: Oordeel) -> None:
        """Take over what came of a row: kept, with what is to be said of it, or refused."""
        assert self.boek is not None
        rij = een.rij
        onveranderd = rij.teksten == een.teksten
        if onveranderd:
            rij.bezwaren, rij.los = oordeel.bezwaren, oordeel.los
        if not oordeel.fout:
            rij.bewaard = oordeel.regel
            rij.bewaarde_teksten = self.boek.teksten(oordeel.regel)
            rij.gedeclareerd = None  # what replaces a declared line is to be declared anew
            if onveranderd:
                rij.teksten = rij.bewaarde_teksten
            self.boek.onthoud_medewerker(oordeel.regel.medewerker)
        self._teken([rij])

    def is_weg(self, rijen: Iterable[Rij]) -> None:
        """Know that what was kept of rows is gone: put back, they are new."""
        for rij in rijen:
            rij.bewaard, rij.bewaarde_teksten, rij.gedeclareerd = None, LEEG, None
            rij.bezwaren, rij.los = (), ""
            if rij in self._weg:
                self._weg.remove(rij)
        self._houd_een_lege()

    @property
    def onaf(self) -> list[Rij]:
        """Rows that read otherwise than what is kept, and are not empty."""
        return [rij for rij in self._alle if rij.gewijzigd and not rij.leeg]


def _nieuwe_teksten(
    boek: Boek, teksten: Teksten, anders: Mapping[Kolom, str], boven: Teksten | None
) -> Teksten:
    """What a row reads after typing: written in full, and filled in with what follows."""
    nieuw = list(teksten)
    if boven is not None and not any(teksten) and any(anders.values()):
        for kolom in _OVERNEMEN:
            nieuw[kolom] = boven[kolom]
    # By column: a Toewijzing is read with the day and the client that were typed beside it.
    uit: Teksten = tuple(nieuw)  # type: ignore[assignment]  # as many as before
    for kolom in sorted(anders):
        nieuw = list(uit)
        nieuw[kolom] = boek.netjes(kolom, anders[kolom], uit)
        uit = tuple(nieuw)  # type: ignore[assignment]  # as many as before
    for kolom in sorted(anders):
        if not anders.get(Kolom.TOEWIJZING) or kolom is Kolom.TOEWIJZING:
            uit = boek.vul_aan(uit, kolom)
    return uit


def _nooit_gebruikt(rij: Rij) -> bool:
    return rij.leeg and rij.bewaard is None
