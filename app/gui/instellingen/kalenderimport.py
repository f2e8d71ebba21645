"""A declaration calendar from a file, in the words of the page that takes it in."""

from __future__ import annotations

from collections.abc import Mapping

from app.gui.format import Status, StatusText, aantal
from app.gui.tabelimport.soort import Importsoort
from app.services import kalenderimport
from app.services.contractimport import Stand
from app.services.kalenderimport import Kalendervoorstel
from app.standard.codelijsten import gemeentenaam

_UITLEG = """\
Haal de declaratiekalender van een gemeente uit een Excel- of CSV-bestand: een rij per maand, met de
laatste dag waarop de gemeente de declaratie wil hebben.

Gebruik het **sjabloon**, of het bestand van de gemeente: als Heenweer de kolommen niet herkent,
wijs je ze aan. Een rij die niet kan worden gelezen wordt overgeslagen; de rest wordt overgenomen.
Maanden die niet in het bestand staan, blijven zoals ze zijn.
"""
_STANDEN = {
    Stand.NIEUW: StatusText(Status.DONE, "Nieuw"),
    Stand.GEWIJZIGD: StatusText(Status.DONE, "Gewijzigd"),
    Stand.ONGEWIJZIGD: StatusText(Status.SOON, "Staat er al"),
}


def _standen(voorstel: Kalendervoorstel) -> Mapping[int, StatusText]:
    return {regel.rij: _STANDEN[regel.stand] for regel in voorstel.regels}


def _telling(voorstel: Kalendervoorstel) -> str:
    woorden = {
        Stand.NIEUW: ("nieuwe maand", "nieuwe maanden"),
        Stand.GEWIJZIGD: ("gewijzigd", "gewijzigd"),
        Stand.ONGEWIJZIGD: ("staat er al", "staan er al"),
    }
    return ", ".join(
        aantal(hoeveel, *woorden[stand]) for stand in Stand if (hoeveel := voorstel.aantal(stand))
    )


def _bezwaar(voorstel: Kalendervoorstel) -> str:
    if voorstel.kolommen.ontbreekt or voorstel.regels:
        return ""
    return "Geen enkele rij kan worden gelezen. Kijk of de kolommen kloppen."


def importsoort(gemeente: str) -> Importsoort[Kalendervoorstel]:
    """Give what the page needs to take in the calendar of a gemeente."""
    naam = gemeentenaam(gemeente)
    return Importsoort(
        titel=f"Declaratiekalender van {naam} importeren",
        sleep=f"Sleep de declaratiekalender van {naam} hierheen",
        hint="Een Excel-werkmap (.xlsx) of CSV, met een rij voor elke maand",
        help_text=_UITLEG,
        doel=kalenderimport.DOEL,
        sjabloonnaam="declaratiekalender.xlsx",
        lees=lambda workspace, tabel, keuze: kalenderimport.lees(workspace, gemeente, tabel, keuze),
        importeer=lambda workspace, tabel, keuze: kalenderimport.importeer(
            workspace, gemeente, tabel, keuze
        ),
        sjabloon=lambda workspace, pad: kalenderimport.schrijf_sjabloon(
            pad, workspace.vandaag().year
        ),
        standen=_standen,
        samenvatting=lambda voorstel: f"{_telling(voorstel)}.",
        gedaan=lambda voorstel: f"Declaratiekalender van {naam}: {_telling(voorstel)}.",
        bezwaar=_bezwaar,
        neemt_rest=True,
    )
