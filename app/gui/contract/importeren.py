"""A contract from a file, in the words of the page that takes it in."""

from __future__ import annotations

from collections.abc import Mapping

from app.gui.format import Status, StatusText, aantal
from app.gui.tabelimport.soort import Importsoort
from app.services import contractimport, contractsjabloon
from app.services.contractimport import Contractvoorstel, Stand

_UITLEG = """\
Haal je producten en tarieven uit een Excel- of CSV-bestand.

Gebruik het **sjabloon**, of je eigen bestand: als Heenweer de kolommen niet herkent, wijs je ze
aan. Dat hoef je per indeling maar één keer te doen.

- Een regel met hetzelfde product, dezelfde eenheid en dezelfde begindatum **wijzigt** wat er staat.
- Begint een afspraak later, dan **eindigt** de eerdere op de dag ervoor.
- *Let op* houdt niets tegen: kijk of het klopt.
- Met een *fout* wordt er niets overgenomen. Verbeter het bestand en sleep het opnieuw hierheen.
"""
_STANDEN = {
    Stand.NIEUW: StatusText(Status.DONE, "Nieuw"),
    Stand.GEWIJZIGD: StatusText(Status.DONE, "Gewijzigd"),
    Stand.ONGEWIJZIGD: StatusText(Status.SOON, "Staat er al"),
}


def _standen(voorstel: Contractvoorstel) -> Mapping[int, StatusText]:
    return {regel.rij: _STANDEN[regel.stand] for regel in voorstel.regels}


def samenvatting(voorstel: Contractvoorstel) -> str:
    """Tell what taking over will do, in one sentence or two."""
    if not _verandert(voorstel):
        return "Alles in dit bestand staat er al. Overnemen verandert niets."
    return f"{_telling(voorstel)}.{_afgesloten(voorstel, 'eindigt', 'eindigen')}"


def gedaan(voorstel: Contractvoorstel) -> str:
    """Tell what taking over did."""
    if not _verandert(voorstel):
        return "Alles stond er al. Er is niets veranderd."
    over = f"Contract overgenomen: {_telling(voorstel)}."
    return f"{over}{_afgesloten(voorstel, 'eindigt nu', 'eindigen nu')}"


def _verandert(voorstel: Contractvoorstel) -> bool:
    return voorstel.aantal(Stand.ONGEWIJZIGD) < len(voorstel.regels)


def _telling(voorstel: Contractvoorstel) -> str:
    woorden = {
        Stand.NIEUW: ("nieuwe afspraak", "nieuwe afspraken"),
        Stand.GEWIJZIGD: ("gewijzigd", "gewijzigd"),
        Stand.ONGEWIJZIGD: ("staat er al", "staan er al"),
    }
    return ", ".join(
        aantal(hoeveel, *woorden[stand]) for stand in Stand if (hoeveel := voorstel.aantal(stand))
    )


def _afgesloten(voorstel: Contractvoorstel, een: str, meer: str) -> str:
    hoeveel = len(voorstel.afgesloten)
    if not hoeveel:
        return ""
    wat = aantal(hoeveel, f"eerdere afspraak {een}", f"eerdere afspraken {meer}")
    return f" {wat} de dag voordat een latere begint."


CONTRACT: Importsoort[Contractvoorstel] = Importsoort(
    titel="Contract importeren",
    sleep="Sleep je contract hierheen",
    hint="Een Excel-werkmap (.xlsx) of CSV, met een rij voor elk product",
    help_text=_UITLEG,
    doel=contractimport.DOEL,
    sjabloonnaam="contract.xlsx",
    lees=contractimport.lees,
    importeer=contractimport.importeer,
    sjabloon=lambda workspace, pad: contractsjabloon.schrijf(pad, workspace.vandaag().year),
    standen=_standen,
    samenvatting=samenvatting,
    gedaan=gedaan,
)
