"""Keeping what was typed in the grid: in a thread, one round at a time, as much as is right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.zorg import Zorgregel
from app.gui.context import Kantoor
from app.gui.zorg.model import Bewaarwerk, Teregel, ZorgModel
from app.gui.zorg.rij import Rij
from app.services import zorg
from app.services.workspace import Workspace
from app.services.zorg import Bewaring, Oordeel

_MELDEN_MS = 800  # other screens need not look anew at every row that is typed


class Opslag(QObject):
    """Keeps the rows of a model; ``achterhaald`` tells that the month must be read anew."""

    bewaard = Signal()
    achterhaald = Signal()

    def __init__(self, kantoor: Kantoor, model: ZorgModel) -> None:
        super().__init__(model)
        self._kantoor = kantoor
        self._model = model
        self._onderweg: Bewaarwerk | None = None
        self._straks: Collection[Rij] | None = None
        self._meldt = False
        self._melden = QTimer(self, singleShot=True, interval=_MELDEN_MS)
        self._melden.timeout.connect(self.meld)

    @property
    def bezig(self) -> bool:
        """Whether something is being kept now."""
        return self._onderweg is not None

    @property
    def meldt(self) -> bool:
        """Whether the change that is told of now is our own."""
        return self._meldt

    def bewaar(self, behalve: Collection[Rij] = ()) -> None:
        """Keep all that can be kept, but for some rows; what is wrong is told in its cells."""
        if self._onderweg is not None:
            self._straks = behalve
            return
        if self._model.boek is None:
            return
        werk = self._model.te_bewaren(behalve)
        if not werk:
            self.bewaard.emit()
            return
        self._onderweg = werk
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: bewaar_wat_kan(workspace, werk), self._klaar, lambda _: self._mislukt()
        )

    def bewaar_meteen(self) -> None:
        """Keep it here and now, for a window that closes: no thread starts after that."""
        if self._model.boek is None:
            return
        onderweg = self._onderweg or Bewaarwerk((), (), ())
        elders = [een.rij for een in (*onderweg.nieuw, *onderweg.anders)]
        werk = self._model.te_bewaren([*elders, *(rij for rij, _ in onderweg.weg)])
        if werk:
            self._verwerk(werk, bewaar_wat_kan(self._kantoor.workspace, werk))

    def meld(self) -> None:
        """Tell the other screens, if anything changed since."""
        if self._melden.isActive() or self.sender() is self._melden:
            self._melden.stop()
            self._meldt = True
            self._kantoor.changes.gewijzigd.emit()
            self._meldt = False

    def _klaar(self, uitslag: Bewaring) -> None:
        werk, self._onderweg = self._onderweg, None
        assert werk is not None  # one round at a time
        self._verwerk(werk, uitslag)
        self._melden.start()
        self._ga_door()

    def _mislukt(self) -> None:
        self._onderweg = None
        self._straks = None
        self.achterhaald.emit()

    def _verwerk(self, werk: Bewaarwerk, uitslag: Bewaring) -> None:
        for regels, oordelen in (
            (werk.nieuw, uitslag.toegevoegd),
            (werk.anders, uitslag.gewijzigd),
        ):
            for een, oordeel in zip(regels, oordelen, strict=True):
                self._model.is_bewaard(een, oordeel)
        self._model.is_weg([rij for rij, _ in werk.weg])

    def _ga_door(self) -> None:
        straks, self._straks = self._straks, None
        if straks is None:
            self.bewaard.emit()
        else:
            self.bewaar(straks)


def bewaar_wat_kan(workspace: Workspace, werk: Bewaarwerk) -> Bewaring:
    """Keep rows, and when some are wrong all others. Raises UserError when one lapsed meanwhile."""
    nieuw = [een.regel for een in werk.nieuw]
    anders = [_met_id(een) for een in werk.anders]
    weg = [id_ for _, id_ in werk.weg]
    eerst = zorg.bewaar(workspace, nieuw, anders, weg)
    if eerst.bewaard:
        return eerst
    goed = zorg.bewaar(
        workspace,
        _zonder_fout(nieuw, eerst.toegevoegd),
        _zonder_fout(anders, eerst.gewijzigd),
        weg,
    )
    return Bewaring(
        _samen(eerst.toegevoegd, goed.toegevoegd), _samen(eerst.gewijzigd, goed.gewijzigd)
    )


def _met_id(een: Teregel) -> Zorgregel:
    assert een.rij.bewaard is not None  # it is changed, so it was kept
    return replace(een.regel, id=een.rij.bewaard.id)


def _zonder_fout(regels: Sequence[Zorgregel], oordelen: Sequence[Oordeel]) -> list[Zorgregel]:
    return [regel for regel, oordeel in zip(regels, oordelen, strict=True) if not oordeel.fout]


def _samen(eerst: Sequence[Oordeel], goed: Sequence[Oordeel]) -> tuple[Oordeel, ...]:
    bewaard = iter(goed)
    return tuple(oordeel if oordeel.fout else next(bewaard) for oordeel in eerst)
