"""Everything we know of one client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.domain.client import Client
from app.domain.declaratie import GedeclareerdePrestatie
from app.domain.toewijzing import Toewijzing, Toewijzingsleutel, Toewijzingversie
from app.domain.verzoek import IngediendVerzoek
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct, Toewijzingbericht


@dataclass(slots=True)
class Dossier:
    """A client with all Toewijzingen, over gemeenten and wetten.

    ``verzoeken`` and ``prestaties`` are what we asked and declared, in the order in which we did.
    A request whose message was refused or lapsed was not made, and is not among them (OP286).
    """

    client: Client | None = None
    toewijzingen: dict[Toewijzingsleutel, Toewijzing] = field(default_factory=dict)
    verzoeken: list[IngediendVerzoek] = field(default_factory=list)
    prestaties: list[GedeclareerdePrestatie] = field(default_factory=list)

    def toewijzing(self, wet: Wet, gemeente: str, nummer: int | None) -> Toewijzing | None:
        """Find a Toewijzing by its number, or None."""
        if nummer is None:
            return None
        return self.toewijzingen.get(Toewijzingsleutel(wet, gemeente, nummer))

    def actuele_toewijzingen(
        self, wet: Wet, gemeente: str, aanbieder: str, dag: date
    ) -> dict[int, Toewijzing]:
        """What a gemeente has assigned to an AGB code as of a day, by ToewijzingNummer (TR349)."""
        return {
            sleutel.nummer: toewijzing
            for sleutel, toewijzing in self.toewijzingen.items()
            if (sleutel.wet, sleutel.gemeente, toewijzing.aanbieder) == (wet, gemeente, aanbieder)
            and toewijzing.is_actueel(dag)
        }

    def neem_op(
        self, bericht: Toewijzingbericht, bericht_id: int, ontvangen_op: datetime
    ) -> list[Toewijzing]:
        """Take over the facts of a 301 and give the Toewijzingen that it touched.

        An older Toewijzingsdatum/-tijd joins the history but does not lead (OP033x1), nor does it
        tell who the client is; a resend of the same content changes nothing.
        """
        assert bericht.client is not None  # only a 302 may lack it
        if self.client is None:
            self.client = Client.uit(bericht.client)
        elif _vastgesteld(bericht.client.toegewezen_producten) >= _vastgesteld(self._producten()):
            self.client.neem_over(bericht.client)
        geraakt = []
        for product in bericht.client.toegewezen_producten:
            sleutel = Toewijzingsleutel(bericht.wet, bericht.gemeente, product.toewijzing_nummer)
            toewijzing = self.toewijzingen.get(sleutel)
            if toewijzing is None:
                toewijzing = Toewijzing(sleutel, bericht.aanbieder, bericht.client.bsn)
                self.toewijzingen[sleutel] = toewijzing
            if not toewijzing.heeft_versie(product):
                toewijzing.versies.append(Toewijzingversie(product, bericht_id, ontvangen_op))
            geraakt.append(toewijzing)
        return geraakt

    def _producten(self) -> Iterator[ToegewezenProduct]:
        for toewijzing in self.toewijzingen.values():
            for versie in toewijzing.versies:
                yield versie.product


def _vastgesteld(producten: Iterable[ToegewezenProduct]) -> tuple[date, time]:
    """When the gemeente last decided on any of these (IV013); messages come in any order."""
    momenten = ((p.toewijzingsdatum, p.toewijzingstijd) for p in producten)
    return max(momenten, default=(date.min, time.min))
