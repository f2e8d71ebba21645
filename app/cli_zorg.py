"""The commands about delivered care; JSON keys are Dutch, dates ISO, an aantal as it was typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_gebruik import lees_maand
from app.cli_uitvoer import Uitvoer, rijen_in_woorden, rijfout
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from app.domain.toewijzing import Toewijzing
    from app.domain.zorg import Zorgregel
    from app.services.zorgherkomst import Vergelijking
    from app.services.zorgimport import Zorgvoorstel
    from app.store.zorg import Gedeclareerd

Datum = Callable[[str], date]


def voeg_toe(
    parser: argparse.ArgumentParser, globaal: argparse.ArgumentParser, datum: Datum
) -> None:
    """Put the commands below `zorg`; ``datum`` reads a day."""
    wat = parser.add_subparsers(dest="wat", metavar="wat", required=True)

    def opdracht(
        naam: str, hulp: str, doe: Callable[[Workspace, argparse.Namespace], Uitvoer]
    ) -> argparse.ArgumentParser:
        sub = wat.add_parser(naam, help=hulp, parents=[globaal])
        sub.set_defaults(opdracht=doe)
        return sub

    importeer = opdracht("importeer", "uit een CSV- of Excel-bestand", _importeer)
    importeer.add_argument("bestand", type=Path, metavar="BESTAND")
    importeer.add_argument(
        "--eenheid", metavar="CODE", help="voor een bestand dat de eenheid niet noemt (WJ756)"
    )
    sjabloon = opdracht("sjabloon", "schrijf een leeg bestand om in te vullen", _sjabloon)
    sjabloon.add_argument("bestand", type=Path, metavar="BESTAND", help=".xlsx of .csv")
    lijst = opdracht("lijst", "wat er is gedaan", _lijst)
    lijst.add_argument("--maand", type=lees_maand, metavar="JJJJ-MM", help="anders deze")
    vergelijking = opdracht(
        "vergelijking", "schrijf een bestand waarmee een gemeente kan vergelijken", _vergelijking
    )
    vergelijking.add_argument("bestand", type=Path, metavar="BESTAND", help=".xlsx of .csv")
    vergelijking.add_argument("--gemeente", required=True, metavar="C")
    for naam in ("--van", "--tot"):
        vergelijking.add_argument(naam, type=datum, required=True, metavar="JJJJ-MM-DD")


def _importeer(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import zorgimport
    from app.services.waarden import lees_eenheid

    eenheid = lees_eenheid(args.eenheid) if args.eenheid else None
    gedaan = zorgimport.importeer(ws, zorgimport.lees(ws, args.bestand, eenheid=eenheid))
    return voorstel(gedaan)


def _sjabloon(_ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import zorgsjabloon

    pad = zorgsjabloon.schrijf(args.bestand)
    return Uitvoer({"bestand": str(pad)}, f"Het sjabloon staat in {pad}.")


def _lijst(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import zorg

    gelezen = zorg.maand(ws, args.maand or ws.vandaag().replace(day=1))
    toewijzingen = {
        toewijzing.id: toewijzing
        for dossier in gelezen.dossiers.values()
        for toewijzing in dossier.toewijzingen.values()
    }
    json = [
        _regel(een, toewijzingen.get(een.toewijzing_id), gelezen.gedeclareerd.get(een.id or 0))
        for een in gelezen.regels
    ]
    leeg = "In deze maand is nog geen zorg vastgelegd. Begin met: zorg sjabloon uren.xlsx"
    return Uitvoer(json, "\n".join(map(_in_een_regel, gelezen.regels)) or leeg)


def _vergelijking(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import zorgherkomst

    return vergelijking(
        zorgherkomst.exporteer_vergelijking(ws, args.gemeente, args.van, args.tot, args.bestand)
    )


def voorstel(gedaan: Zorgvoorstel) -> Uitvoer:
    """What came of a file; when anything is wrong nothing of it was kept."""
    aantal = len(gedaan.regels) if gedaan.kan else 0
    tekst = [f"Let op: {een}" for een in rijen_in_woorden(gedaan.waarschuwingen)]
    if not gedaan.kan:
        tekst.append("Er is niets ingelezen.")
    else:
        tekst.append(f"{aantal} {'regel' if aantal == 1 else 'regels'} ingelezen.")
    if gedaan.kan and gedaan.zonder_toewijzing:
        tekst.append(f"Zonder toewijzing, tot de 301 er is: {gedaan.zonder_toewijzing}.")
    bezwaren = [een for een in (gedaan.eerder, gedaan.niet) if een]
    return Uitvoer(
        {
            "bestand": gedaan.tabel.bestand,
            "ingelezen": aantal,
            "zonder_toewijzing": gedaan.zonder_toewijzing if gedaan.kan else 0,
            "eerder": gedaan.eerder or None,
            "reden": gedaan.eerder or gedaan.niet or None,
            "regels": [
                {"rij": rij, **_regel(een, None, None)}
                for rij, een in zip(gedaan.rijen, gedaan.regels, strict=True)
            ],
            "waarschuwingen": [rijfout(een, met_waarde=False) for een in gedaan.waarschuwingen],
            "fouten": [rijfout(een) for een in gedaan.fouten],
        },
        "\n".join(tekst),
        iets_gevonden=not gedaan.kan,
        bezwaar="\n".join([*bezwaren, *rijen_in_woorden(gedaan.fouten)]),
    )


def vergelijking(gedaan: Vergelijking) -> Uitvoer:
    """The file that was written, and what is not in it."""
    tekst = f"{gedaan.regels} regels staan in {gedaan.pad}."
    if gedaan.zonder_toewijzing:
        tekst += f" Nog zonder toewijzing, en er dus niet in: {gedaan.zonder_toewijzing}."
    return Uitvoer(
        {
            "bestand": str(gedaan.pad),
            "regels": gedaan.regels,
            "zonder_toewijzing": gedaan.zonder_toewijzing,
        },
        tekst,
    )


def _regel(
    een: Zorgregel, toewijzing: Toewijzing | None, waar: Gedeclareerd | None
) -> Mapping[str, Any]:
    """A line; its number as recorded, or else of the Toewijzing that was found."""
    nummer = een.toewijzing_nummer
    if nummer is None and toewijzing is not None:
        nummer = toewijzing.sleutel.nummer
    heel = een.aantal == een.aantal.to_integral_value()
    return {
        "datum": een.datum.isoformat(),
        "bsn": een.bsn,
        "toewijzingnummer": nummer,
        "product": een.product or None,
        "aantal": int(een.aantal) if heel else float(een.aantal),
        "eenheid": een.eenheid,
        "medewerker": een.medewerker or None,
        "opmerking": een.opmerking or None,
        "wacht_op_301": een.toewijzing_id is None,
        "declaratienummer": waar.declaratie_nummer if waar else None,
        "referentienummer": waar.referentie_nummer if waar else None,
    }


def _in_een_regel(een: Zorgregel) -> str:
    from app.services.zorgcontrole import aantal_tekst, eenheidnaam

    wat = een.toewijzing_nummer or een.product or ""
    hoeveel = f"{aantal_tekst(een.aantal):>8} {eenheidnaam(een.eenheid):18}"
    wacht = "" if een.toewijzing_id is not None else "  wacht op de 301"
    return f"{een.datum:%d-%m-%Y}  {een.bsn}  {wat:>10}  {hoeveel} {een.medewerker}{wacht}"
