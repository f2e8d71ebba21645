"""What is behind a figure: the acts, or the ends of care, each leading to its dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.productperiode import eerste_dag
from app.domain.terugblik import Einde, Gehaald, te_laat
from app.gui import icons, theme
from app.gui.context import TAB_DECLARATIES, TAB_VOORSTEL, Kantoor
from app.gui.format import aantal
from app.gui.overzichten.terugblikbeeld import (
    EINDEN,
    handeling_status,
    handelingkolommen,
    telling,
)
from app.gui.venster import Overpagina
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table

T = TypeVar("T")

_UITLEG = """\
Dit staat achter het getal dat je aanklikte.

**Uiterlijk** is de laatste dag van de termijn, met daaronder vanaf wanneer hij telt: met het
protocol van de gemeente dat toen gold, net als op *Vandaag*. **Gedaan** is de dag waarop je het
bericht indiende, of de dagtekening van het antwoord van de gemeente.

**Enter** of een dubbelklik opent het dossier van de cliënt. **Esc** brengt je terug.
"""
_LEEG = ("Niets te laat", "Alles was op tijd. Zet ‘Alleen te laat’ uit om het te zien.", "gedaan")
_DECLAREREN = ("323", "325", "betaling", "correctie-afgekeurd", "correctie-toegekend")


class Lijstpagina(Overpagina, Generic[T]):
    """A list over the overviews; choosing a row opens what it is about."""

    help_text = _UITLEG

    def __init__(
        self,
        titel: str,
        columns: Sequence[Column[T]],
        rijen: Sequence[T],
        open_: Callable[[T], object],
        naam: str,
        kantoor: Kantoor,
    ) -> None:
        super().__init__()
        self.titel = titel
        self._rijen = rijen
        self._open = open_
        self.model_: RowsModel[T] = RowsModel(columns)
        self.table = Table(self.model_, naam, _LEEG, kantoor.state, lines=2)
        self.open_knop = icons.TextButton("rechts", "&Open dossier")
        self.setFocusProxy(self.table)
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.addWidget(self.table)
        self.table.chosen.connect(open_)
        self.open_knop.clicked.connect(self._open_gekozen)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._pas_knop_aan())
        self.toon(rijen)

    def header_actions(self) -> list[QWidget]:
        """Give what can be done with the chosen row."""
        return [self.open_knop]

    def appear(self) -> None:
        """Say how many there are."""
        self.summary_changed.emit(aantal(len(self._rijen), "beëindiging", "beëindigingen"))

    def toon(self, rijen: Sequence[T]) -> None:
        """Show these rows, the first one chosen."""
        self.model_.set_rows(rijen)
        if rijen:
            self.table.selectRow(0)
        self._pas_knop_aan()

    def _open_gekozen(self) -> None:
        gekozen: T | None = self.table.chosen_row()
        if gekozen is not None:
            self._open(gekozen)

    def _pas_knop_aan(self) -> None:
        self.open_knop.setEnabled(self.table.chosen_row() is not None)


class Handelingenpagina(Lijstpagina[Gehaald]):
    """The acts behind a figure; with ``alleen_laat`` first of all those that were late."""

    def __init__(
        self, kantoor: Kantoor, titel: str, gehaald: Sequence[Gehaald], *, alleen_laat: bool
    ) -> None:
        self.alleen_laat = QCheckBox("Alleen te &laat")
        self.alleen_laat.setChecked(alleen_laat)
        gemengd = len({een.soort for een in gehaald}) > 1
        super().__init__(
            titel,
            handelingkolommen(gemengd=gemengd),
            sorted(gehaald, key=lambda g: (-g.laat, g.vervaldatum)),
            lambda een: open_handeling(kantoor, een),
            "handelingen" if gemengd else "handelingen van een soort",
            kantoor,
        )
        self.table.fit("stand", {handeling_status(een).words for een in gehaald})
        self.alleen_laat.toggled.connect(lambda _: self.toon(self._rijen))

    def header_actions(self) -> list[QWidget]:
        """Give the choice of what is late beside the rest."""
        return [self.alleen_laat, *super().header_actions()]

    def appear(self) -> None:
        """Say how many there are, and how many were late."""
        self.summary_changed.emit(telling(list(self._rijen)))

    def toon(self, rijen: Sequence[Gehaald]) -> None:
        """Show these acts, or those among them that were late."""
        super().toon(te_laat(rijen) if self.alleen_laat.isChecked() else rijen)


def eindenpagina(kantoor: Kantoor, titel: str, einden: Sequence[Einde]) -> Lijstpagina[Einde]:
    """Give the page with these ends of care."""
    return Lijstpagina(
        titel,
        EINDEN,
        sorted(einden, key=lambda een: een.einddatum, reverse=True),
        lambda een: kantoor.open_client(een.client_id),
        "beëindigingen",
        kantoor,
    )


def open_handeling(kantoor: Kantoor, een: Gehaald) -> None:
    """Open the dossier of its client; of declaring, which is about many, the declaration."""
    if een.client_id is not None:
        kantoor.open_client(een.client_id)
    elif een.soort in _DECLAREREN:
        waar: dict[str, Any] = {"wet": een.wet, "gemeente": een.gemeente}
        if een.bericht_id is None:
            kantoor.open_declareren(TAB_VOORSTEL, maand=eerste_dag(een.telt_vanaf), **waar)
        else:
            kantoor.open_declareren(TAB_DECLARATIES, bericht_id=een.bericht_id)
    elif een.bericht_id is not None:
        kantoor.open_bericht(een.bericht_id)
