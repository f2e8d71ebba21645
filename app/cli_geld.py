"""The commands for what was paid: ``betaald`` and ``afschrift``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_uitvoer import Uitvoer
from app.errors import UserError
from app.forms.bedrag import lees_bedrag
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag as in_euro
from app.standard.release import Wet

if TYPE_CHECKING:
    from app.domain.afletteren import Voorstel
    from app.domain.betaling import Declaratiestand
    from app.services.afschriften import Afschrift

VoegToe = Callable[..., argparse.ArgumentParser]
_MET_PUNT = re.compile(r"\d+\.\d{1,2}")


def voeg_toe(opdracht: VoegToe, datum: Callable[[str], date]) -> None:
    """Add these commands to the parser; ``datum`` reads a day."""
    betaald = opdracht("betaald", "Leg vast dat een declaratie is betaald", _betaald)
    betaald.add_argument("nummer", metavar="DECLARATIENUMMER")
    betaald.add_argument("--datum", type=datum, required=True, metavar="JJJJ-MM-DD")
    betaald.add_argument(
        "--bedrag",
        type=bedrag,
        required=True,
        metavar="B",
        help="in euro, zoals 1234,56; wat eraf gaat als --bedrag=-12,50",
    )
    betaald.add_argument("--wet", type=Wet, choices=list(Wet), help="als het nummer vaker voorkomt")
    betaald.add_argument("--toch", action="store_true", help="ook als het bedrag niet past")
    afschrift = opdracht(
        "afschrift", "Lees een bankafschrift (CAMT.053) en zoek de betalingen", _afschrift
    )
    afschrift.add_argument("paden", nargs="+", type=Path, metavar="BESTAND")
    afschrift.add_argument("--boek", action="store_true", help="boek wat zeker is")


def bedrag(tekst: str) -> int:
    """Read an amount in euro, with comma or point, into eurocent; it may be below nothing."""
    kaal = tekst.strip().removeprefix("-")
    eurocent = lees_bedrag(kaal.replace(".", ",") if _MET_PUNT.fullmatch(kaal) else kaal)
    if eurocent is None:
        raise argparse.ArgumentTypeError(f"‘{tekst}’ is geen bedrag in euro (1234,56)")
    return -eurocent if tekst.strip().startswith("-") else eurocent


def _betaald(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import betalingen

    try:
        stand = betalingen.meld_betaald(
            ws, args.nummer, args.datum, args.bedrag, args.wet, toch=args.toch
        )
    except betalingen.Bevestigen as fout:
        raise UserError(fout.message, "Klopt het toch, geef dan --toch mee.") from fout
    tekst = f"Declaratie {stand.nummer} is betaald."
    if stand.open:
        tekst = f"Vastgelegd. Op declaratie {stand.nummer} staat nog {in_euro(stand.open)} open."
    for saldo in betalingen.saldo(ws):
        if (saldo.wet, saldo.gemeente) == (stand.wet, stand.gemeente):
            tekst += (
                f"\nMet {gemeentenaam(saldo.gemeente)} is nog {in_euro(saldo.bedrag)} te "
                f"verrekenen ({saldo.wet.naam}: {', '.join(saldo.nummers)})."
            )
    return Uitvoer(_stand(stand), tekst)


def _stand(stand: Declaratiestand) -> dict[str, Any]:
    return {
        "declaratienummer": stand.nummer,
        "wet": stand.wet.value,
        "gemeente": stand.gemeente,
        "toegekend": stand.toegekend,
        "betaald": stand.betaald,
        "open": stand.open,
        "betalingen": [
            {"datum": een.datum.isoformat(), "bedrag": een.bedrag} for een in stand.betalingen
        ],
    }


def _afschrift(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.domain.afletteren import Zekerheid
    from app.services import afschriften

    gelezen = afschriften.lees_afschrift(ws, args.paden)
    zeker = [een for een in gelezen.voorstellen if een.zekerheid is Zekerheid.ZEKER]
    geboekt = zeker if args.boek else []
    afschriften.boek(ws, geboekt)
    return _van_afschrift(gelezen, geboekt)


def _van_afschrift(gelezen: Afschrift, geboekt: Sequence[Voorstel]) -> Uitvoer:
    kenmerken = {een.boeking.kenmerk for een in geboekt}
    tekst = [regel for een in gelezen.voorstellen for regel in _regels(een)]
    tekst.append(
        f"{len(geboekt)} geboekt, {gelezen.eerder_geboekt} eerder geboekt, "
        f"{len(gelezen.voorstellen) - len(geboekt)} nog niet geboekt."
    )
    return Uitvoer(
        {
            "geboekt": len(geboekt),
            "eerder_geboekt": gelezen.eerder_geboekt,
            "voorstellen": [_voorstel(een, kenmerken) for een in gelezen.voorstellen],
            "fouten": [
                {"bestand": naam, "fout": fout.message, "advies": fout.advice}
                for naam, fout in gelezen.fouten
            ],
        },
        "\n".join(tekst),
        iets_gevonden=bool(gelezen.fouten),
        bezwaar="\n".join(f"{naam}: {fout}" for naam, fout in gelezen.fouten),
    )


def _regels(voorstel: Voorstel) -> list[str]:
    boeking = voorstel.boeking
    kop = f"{voorstel.zekerheid:14} {boeking.datum:%d-%m-%Y} {in_euro(boeking.bedrag):>14}"
    delen = [(deel.declaratie, in_euro(deel.bedrag)) for deel in voorstel.delen]
    return [
        f"{kop}  {boeking.naam}",
        *(f"{'':15}{van.nummer:12} {van.wet.naam:9} {deel:>14}" for van, deel in delen),
        f"{'':15}{voorstel.uitleg}",
    ]


def _voorstel(voorstel: Voorstel, geboekt: Collection[str]) -> dict[str, Any]:
    boeking = voorstel.boeking
    return {
        "datum": boeking.datum.isoformat(),
        "bedrag": boeking.bedrag,
        "naam": boeking.naam,
        "tekst": boeking.tekst,
        "zekerheid": voorstel.zekerheid.value,
        "uitleg": voorstel.uitleg,
        "geboekt": boeking.kenmerk in geboekt,
        "delen": [
            {
                "declaratienummer": deel.declaratie.nummer,
                "wet": deel.declaratie.wet.value,
                "bedrag": deel.bedrag,
            }
            for deel in voorstel.delen
        ],
    }
