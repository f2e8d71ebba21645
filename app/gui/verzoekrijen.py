"""A request in a list: a concept, or a request that was made; the same on every screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.aanvraag import Clientopgave
from app.domain.client import opgegeven_naam
from app.domain.toewijzing import omvang_tekst, productnaam
from app.domain.verzending import Status as Verzendstatus
from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.forms.aanvraag_form import STAPPEN as AANVRAAGSTAPPEN
from app.forms.wijziging_form import STAPPEN as WIJZIGINGSTAPPEN
from app.gui.berichtstatus import bericht_titel, status_tekst
from app.gui.format import Status, StatusText, aantal, datum, periode
from app.services import concepten, verzoeken
from app.services.verzoeken import Inzage
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet
from app.store.concepten import Conceptrij
from app.store.mapping import vergelijkbaar
from app.store.verzoeken import Verzoekrij

_STANDEN = {
    Verzoekstatus.IN_BEHANDELING: StatusText(Status.SOON, "Wacht op besluit"),
    Verzoekstatus.IN_ONDERZOEK: StatusText(Status.SOON, "In onderzoek"),
    Verzoekstatus.AFGEWEZEN: StatusText(Status.REFUSED, "Afgewezen"),
    Verzoekstatus.TOEGEWEZEN: StatusText(Status.DONE, "Toegewezen"),
    Verzoekstatus.AFGESLOTEN: StatusText(Status.DONE, "Afgehandeld"),
}
_BESLUIT_LAAT = StatusText(Status.LATE, "Besluit te laat")
_ANDERS = StatusText(Status.TODAY, "Anders toegewezen")
_KORT = {
    Berichtsoort.VERZOEK_TOEWIJZING: "Toewijzing",
    Berichtsoort.VERZOEK_WIJZIGING: "Wijziging",
}
_CONCEPT = StatusText(Status.TODAY, "Concept")


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """A row: ``verzoek`` or ``concept`` is what it is about, and the other is None.

    ``stap`` names the step at which the user stopped with a concept.
    """

    client: str
    soort: Berichtsoort
    wet: Wet | None
    gemeente: str
    wat: str
    waarover: str
    op: date
    stand: StatusText
    open: bool
    stap: str = ""
    verzoek: Verzoekrij | None = None
    concept: Conceptrij | None = None

    @property
    def sleutel(self) -> tuple[str, int | None]:
        """What it is known by when the list is read anew."""
        if self.verzoek is not None:
            return "verzoek", self.verzoek.verzoek.id
        return "concept", self.concept.concept.id if self.concept else None

    @property
    def bericht(self) -> str:
        """Name of its message."""
        if self.wet is None:
            return f"{self.soort.titel} ({self.soort.value})"
        return bericht_titel(self.wet, self.soort)

    @property
    def kort(self) -> str:
        """Name of its message where there is little room."""
        wat = _KORT[self.soort]
        return f"{wat} ({self.wet.value.upper() if self.wet else ''}{self.soort.value})"

    def bevat(self, gezocht: list[str]) -> bool:
        """Whether every word occurs in what the row says."""
        referentie = self.verzoek.verzoek.referentie_aanbieder if self.verzoek else ""
        velden = (self.client, self.wat, self.bericht, gemeentenaam(self.gemeente), referentie)
        tekst = vergelijkbaar(" ".join(velden))
        return all(woord in tekst for woord in gezocht)


def lees(workspace: Workspace, client_id: int | None = None) -> list[Lijstrij]:
    """Give the rows, of one client if asked: concepts first, then requests, newest first."""
    half = concepten.lijst(workspace)
    if client_id is not None:
        half = [een for een in half if een.concept.client_id == client_id]
    gedaan = verzoeken.met_uitkomsten(workspace, client_id=client_id)
    return [*map(van_concept, half), *map(van_verzoek, gedaan)]


def van_concept(een: Conceptrij) -> Lijstrij:
    """Row of what is half done."""
    gegevens = json.loads(een.concept.gegevens)
    wet = gegevens.get("wet")
    client = een.client or _nieuwe_client(gegevens.get("client") or {})
    assert een.concept.gewijzigd_op is not None  # it was read from the store
    return Lijstrij(
        client=client or "Nieuwe cliënt",
        soort=een.concept.soort,
        wet=Wet(wet) if wet else None,
        gemeente=str(gegevens.get("gemeente", "")),
        wat="Nog niet af",
        waarover=f"Bewaard op {datum(een.concept.gewijzigd_op)}",
        op=een.concept.gewijzigd_op,
        stand=_CONCEPT,
        open=True,
        stap=_staptitel(een),
        concept=een,
    )


def _nieuwe_client(van: Mapping[str, Any]) -> str:
    """Name of who has no dossier yet, as far as it was filled in."""
    return opgegeven_naam(
        Clientopgave(
            achternaam=van.get("achternaam") or "",
            voorvoegsel=van.get("voorvoegsel"),
            voornamen=van.get("voornamen"),
            voorletters=van.get("voorletters"),
        )
    )


def _staptitel(een: Conceptrij) -> str:
    is_315 = een.concept.soort is Berichtsoort.VERZOEK_TOEWIJZING
    stappen = AANVRAAGSTAPPEN if is_315 else WIJZIGINGSTAPPEN
    return next((stap.titel for stap in stappen if stap.naam == een.concept.stap), "")


def van_verzoek(een: Inzage) -> Lijstrij:
    """Row of a request."""
    verzoek, was = een.verzoek, een.verzoek.gevraagd
    if was is None:
        wat, waarover = _wijziging(een)
    else:
        wat = productnaam(verzoek.wet, was.product)
        omvang = omvang_tekst(was.omvang, was.budget)
        waarover = " · ".join(filter(None, (periode(was.ingangsdatum, was.einddatum), omvang)))
    return Lijstrij(
        client=een.rij.client,
        soort=verzoek.soort,
        wet=verzoek.wet,
        gemeente=verzoek.gemeente,
        wat=wat,
        waarover=waarover,
        op=verzoek.gedaan_op,
        stand=stand(een),
        open=_is_open(verzoek),
        verzoek=een.rij,
    )


def _wijziging(een: Inzage) -> tuple[str, str]:
    """What a 317 asks: its first product that becomes otherwise, and how many more do."""
    anders = [uitkomst for uitkomst in een.uitkomsten if not uitkomst.onveranderd]
    if not anders:
        return "Wijziging", f"Gevraagd op {datum(een.verzoek.gedaan_op)}"
    erbij = len(anders) - 1
    meer = f" en nog {aantal(erbij, 'product', 'producten')}" if erbij else ""
    gevraagd = anders[0].gevraagd
    return f"{anders[0].product}{meer}", gevraagd[:1].upper() + gevraagd[1:]


def stand(een: Inzage) -> StatusText:
    """How far a request is, as a chip."""
    woord = een.stand
    if woord not in set(Verzoekstatus):
        return status_tekst(Verzendstatus(woord), een.verzoek.soort)
    if een.besluit is not None and een.besluit.werkdagen_over < 0:
        return _BESLUIT_LAAT
    if een.verzoek.status is Verzoekstatus.TOEGEWEZEN and een.anders_toegewezen:
        return _ANDERS
    return _STANDEN[Verzoekstatus(woord)]


def _is_open(verzoek: IngediendVerzoek) -> bool:
    """Whether somebody must still do something: we, or the gemeente."""
    if verzoek.status is Verzoekstatus.AFGEWEZEN:
        return True  # until the user says that it is settled
    return verzoek.loopt and verzoek.berichtstatus is not Verzendstatus.VERVALLEN
