"""The commands about the contract; JSON keys are Dutch, dates ISO, amounts in eurocent."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli_uitvoer import Uitvoer, rijen_in_woorden, rijfout
from app.domain.contract import Contractproduct
from app.services.contractimport import Contractvoorstel, Stand
from app.services.tarieven import heeft_tarief, omgerekend, per, uurtarief
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag


def voeg_toe(parser: argparse.ArgumentParser, globaal: argparse.ArgumentParser) -> None:
    """Put the commands below `contract`."""
    wat = parser.add_subparsers(dest="wat", metavar="wat", required=True)
    importeer = wat.add_parser("importeer", help="uit een CSV- of Excel-bestand", parents=[globaal])
    importeer.add_argument("bestand", type=Path, metavar="BESTAND")
    importeer.set_defaults(opdracht=_importeer)
    sjabloon = wat.add_parser(
        "sjabloon", help="schrijf een leeg bestand om in te vullen", parents=[globaal]
    )
    sjabloon.add_argument("bestand", type=Path, metavar="BESTAND", help=".xlsx of .csv")
    sjabloon.set_defaults(opdracht=_sjabloon)
    wat.add_parser("lijst", help="wat er is afgesproken", parents=[globaal]).set_defaults(
        opdracht=_lijst
    )


def _importeer(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import contractimport, tabel

    return voorstel(contractimport.importeer(ws, tabel.lees(args.bestand)))


def _sjabloon(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import contractsjabloon

    pad = contractsjabloon.schrijf(args.bestand, ws.vandaag().year)
    return Uitvoer({"bestand": str(pad)}, f"Het sjabloon staat in {pad}.")


def _lijst(ws: Workspace, _args: argparse.Namespace) -> Uitvoer:
    from app.services import contracten

    alle = contracten.lijst(ws)
    leeg = "Er is nog geen contract. Begin met: contract sjabloon contract.xlsx"
    return Uitvoer([_product(p) for p in alle], "\n".join(map(_regel, alle)) or leeg)


def voorstel(gedaan: Contractvoorstel) -> Uitvoer:
    """What came of a file; with errors nothing of it was kept."""
    fouten = bool(gedaan.fouten)
    tellen = {stand.value: 0 if fouten else gedaan.aantal(stand) for stand in Stand}
    afgesloten = 0 if fouten else len(gedaan.afgesloten)
    tekst = [_regel(regel.product) for regel in gedaan.regels]
    tekst += [f"Let op: {een}" for een in rijen_in_woorden(gedaan.waarschuwingen)]
    if fouten:
        tekst.append("Er is niets overgenomen.")
    else:
        tekst.append(", ".join(f"{aantal} {wat}" for wat, aantal in tellen.items()) + ".")
    if afgesloten:
        tekst.append(f"Afgesloten, omdat er een latere afspraak begint: {afgesloten}.")
    return Uitvoer(
        {
            "bestand": gedaan.tabel.bestand,
            **tellen,
            "afgesloten": afgesloten,
            "regels": [_product(regel.product) for regel in gedaan.regels],
            "waarschuwingen": [rijfout(een, met_waarde=False) for een in gedaan.waarschuwingen],
            "fouten": [rijfout(een) for een in gedaan.fouten],
        },
        "\n".join(tekst),
        iets_gevonden=fouten,
        bezwaar="\n".join(rijen_in_woorden(gedaan.fouten)),
    )


def _product(product: Contractproduct) -> dict[str, Any]:
    return {
        "wet": product.wet.value,
        "gemeente": product.gemeente,
        "categorie": product.product.categorie,
        "product": product.product.code,
        "omschrijving": product.naam,
        "eenheid": product.eenheid,
        "tarief": product.tarief,
        "uurtarief": uurtarief(product.eenheid, product.tarief),
        "variant": product.uitvoering.value,
        "vanaf": product.vanaf.isoformat(),
        "tot": product.tot.isoformat() if product.tot else None,
    }


def _regel(product: Contractproduct) -> str:
    tarief = "in euro’s"
    if heeft_tarief(product.eenheid):
        ook = omgerekend(product.eenheid, product.tarief)
        tarief = f"{bedrag(product.tarief)} {per(product.eenheid)}" + (f" ({ook})" if ook else "")
    tot = f" tot en met {product.tot:%d-%m-%Y}" if product.tot else ""
    wie = f"{gemeentenaam(product.gemeente):20} {product.wet.naam:9}"
    wat = f"{product.product.code or '':5}  {product.naam[:30]:30}"
    return f"{wie} {wat} {tarief}, {product.uitvoering}, vanaf {product.vanaf:%d-%m-%Y}{tot}"
