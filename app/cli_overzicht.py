"""The commands about overviews: what a year brought, everything in Excel, budget ceilings."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import cli_uitvoer as uit
from app.errors import UserError
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag

if TYPE_CHECKING:
    from app.domain.plafond import Plafond
    from app.reports.omzet import Bedragen, Per

_PER = ("maand", "gemeente", "wet", "product")  # as Per, which brings the database along


def voeg_toe(maak: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands; ``maak`` takes a name, help and the function of one."""
    overzicht = maak("overzicht", "Wat een jaar opbracht", _overzicht)
    overzicht.add_argument("--jaar", type=int, metavar="J", help="anders dit jaar")
    overzicht.add_argument("--per", choices=_PER, default="maand", help="waarover je optelt")
    excel = maak("exporteer-excel", "Schrijf alles naar een Excel-bestand", _excel)
    excel.add_argument("bestand", type=Path, metavar="BESTAND")
    excel.add_argument("--met-bsn", action="store_true", help="ook BSN en opmerkingen")
    plafond = maak("plafond", "Leg vast wat een gemeente in een jaar hoogstens betaalt", _plafond)
    plafond.add_argument("--gemeente", required=True, metavar="C")
    plafond.add_argument("--jaar", type=int, required=True, metavar="J")
    plafond.add_argument(
        "--bedrag", required=True, metavar="B", help="in euro; geen haalt het plafond weg"
    )


def _overzicht(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.reports.omzet import Per, groepeer, totaal
    from app.reports.queries import overzicht

    vandaag = ws.vandaag()
    gelezen = overzicht(ws.engine, vandaag.year if args.jaar is None else args.jaar, vandaag)
    per = Per(args.per)
    groepen = groepeer(gelezen.cellen, per)
    regels = [_regel(_naam(per, een.sleutel), een.bedragen) for een in groepen]
    if groepen:
        regels = [_kop(per), *regels, _regel("totaal", totaal(groepen))]
    tekst = "\n".join(regels) or f"Over {gelezen.jaar} is niets gedeclareerd."
    return uit.Uitvoer(
        [{args.per: een.sleutel} | _bedragen(een.bedragen) for een in groepen], tekst
    )


def _excel(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.reports.bladen import exporteer
    from app.services.wegschrijven import eis_nieuw, schrijf_nieuw

    pad: Path = args.bestand
    eis_nieuw(pad, ".xlsx")
    inhoud = exporteer(ws.engine, ws.vandaag(), met_bsn=args.met_bsn, stap=lambda *_: None)
    schrijf_nieuw(pad, inhoud)
    return uit.Uitvoer({"bestand": str(pad)}, f"Opgeslagen als ‘{pad}’.")


def _plafond(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.forms.bedrag import lees_bedrag
    from app.reports.queries import overzicht
    from app.services.plafonds import zet_plafond

    weg = args.bedrag.casefold() == "geen"
    eurocent = None if weg else lees_bedrag(args.bedrag)
    if eurocent is None and not weg:
        raise UserError(
            f"‘{args.bedrag}’ is geen bedrag.", "Schrijf het in euro, zoals 250000 of 1.234,56."
        )
    zet_plafond(ws, args.gemeente, args.jaar, eurocent)
    plafonds = overzicht(ws.engine, args.jaar, ws.vandaag()).plafonds
    stand = next((een for een in plafonds if een.gemeente == args.gemeente), None)
    naam = gemeentenaam(args.gemeente)
    wat = "geen plafond" if eurocent is None else f"een plafond van {bedrag(eurocent)}"
    return uit.Uitvoer(
        None if stand is None else _stand(stand), f"{naam} heeft in {args.jaar} {wat}."
    )


def _bedragen(een: Bedragen) -> dict[str, int]:
    return {
        "gedeclareerd": een.gedeclareerd,
        "toegekend": een.toegekend,
        "wacht_op_antwoord": een.wacht,
        "afgekeurd": een.afgekeurd,
        "onopgelost": een.onopgelost,
        "betaald": een.betaald,
        "open": een.open,
    }


def _stand(een: Plafond) -> dict[str, Any]:
    return {
        "gemeente": een.gemeente,
        "jaar": een.jaar,
        "plafond": een.plafond,
        "gedeclareerd": een.gedeclareerd,
        "verwacht": een.verwacht,
        "bereikt": een.bereikt.isoformat() if een.bereikt else None,
        "stand": een.stand.value,
    }


def _naam(per: Per, sleutel: str) -> str:
    return gemeentenaam(sleutel) if per.value == "gemeente" else sleutel


def _kop(per: Per) -> str:
    koppen = ("gedeclareerd", "toegekend", "afgekeurd", "betaald", "open")
    return f"{per.value:20}" + "".join(f"{kop:>16}" for kop in koppen)


def _regel(naam: str, een: Bedragen) -> str:
    waarden = (een.gedeclareerd, een.toegekend, een.afgekeurd, een.betaald, een.open)
    return f"{naam:20.20}" + "".join(f"{bedrag(waarde):>16}" for waarde in waarden)
