"""The list of messages: its columns, and its rows a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.gui.berichtstatus import lijst_titel, status_tekst
from app.gui.format import datum
from app.gui.state import State
from app.gui.widgets.rows import Column, Order, Pages, RowsModel
from app.gui.widgets.table import Table
from app.services import berichten
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.store.berichtfilter import Berichtfilter
from app.store.berichtrijen import Berichtregel
from app.store.tables import Richting

LEEG = (
    "Nog geen berichten",
    "Sleep de bestanden die je bij VECOZO hebt opgehaald hierheen.",
)
NIETS = ("Niets gevonden", "Zoek op iets anders, of wis de filters.", "zoeken")

KOLOMMEN: tuple[Column[Berichtregel], ...] = (
    Column("richting", "In/uit", lambda r: "In" if r.richting is Richting.IN else "Uit", 64),
    Column("bericht", "Bericht", lijst_titel, 180, wide=True),
    Column("gemeente", "Gemeente", lambda r: gemeentenaam(r.gemeente or ""), 112),
    Column("client", "Cliënt", lambda r: r.client, 140, wide=True),
    Column("datum", "Datum", lambda r: datum(r.moment.astimezone().date()), 144),
    Column(
        "status",
        "Status",
        lambda r: status_tekst(r.status, r.soort).words,
        152,
        status=lambda r: status_tekst(r.status, r.soort),
    ),
    Column("identificatie", "Identificatie", lambda r: r.identificatie or "", 144, spare=True),
)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What the list shows: every word of the text, and only what passes the filter."""

    tekst: str
    filter: Berichtfilter

    @property
    def is_alles(self) -> bool:
        """Whether nothing is left out."""
        return not self.tekst and self.filter == Berichtfilter()


def bladzijden(workspace: Workspace, vraag: Vraag) -> Pages[Berichtregel]:
    """Count the messages that match and fetch the first page of them."""

    def haal(offset: int, limit: int, _order: Order | None) -> Sequence[Berichtregel]:
        return berichten.zoek(workspace, vraag.tekst, vraag.filter, offset, limit)

    pages = Pages(berichten.aantal(workspace, vraag.tekst, vraag.filter), haal)
    if pages:
        pages[0]  # fetched here, off the GUI thread
    return pages


def plaats_van(rijen: Sequence[Berichtregel], bericht_id: int) -> int | None:
    """Find the place of a message among rows, fetching them until it is found."""
    return next((at for at, rij in enumerate(rijen) if rij.id == bericht_id), None)


class Berichtentabel(Table):
    """The messages, newest first; the service gives them in that order alone."""

    def __init__(self, state: State) -> None:
        self._regels: RowsModel[Berichtregel] = RowsModel(KOLOMMEN)
        super().__init__(self._regels, "Berichten", (*LEEG, "berichten"), state)
        self.setSortingEnabled(False)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)

    def toon(self, rijen: Sequence[Berichtregel], gekozen: int | None, *, alles: bool) -> None:
        """Show other rows with one of them chosen; without a place the first one is."""
        self.empty.say(*(LEEG if alles else NIETS))
        self._regels.set_rows(rijen)
        if rijen:
            self.selectRow(gekozen or 0)
            self.scrollTo(self._regels.index(gekozen or 0, 0))

    def gekozen(self) -> int | None:
        """Give the id of the message that is chosen."""
        regel = self.chosen_row()
        return regel.id if regel is not None else None
