"""The command line: the same services as the window, for batch work and tests."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app import (
    cli_contract,
    cli_declareren,
    cli_geld,
    cli_instellen,
    cli_overzicht,
    cli_termijnen,
    cli_terugblik,
    cli_verzoeken,
    cli_woonplaats,
    cli_zorg,
)
from app import cli_uitvoer as uit
from app.cli_gebruik import Parser
from app.errors import UserError
from app.services.workspace import Workspace
from app.standard.release import Wet

GEDAAN, GEWEIGERD, GEBRUIK = 0, 1, 2
Opdracht = Callable[[Workspace, argparse.Namespace], "uit.Uitvoer"]


def main(argv: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 refused or found, 2 wrong usage."""
    # Not set_defaults: the options are shared with the subcommands, which would reset them.
    leeg = argparse.Namespace(gegevens=None, vandaag=None, json=False, zonder_gegevens=False)
    args = _parser().parse_args(argv, leeg)
    try:
        uitvoer = _voer_uit(args)
    except UserError as fout:
        print(fout, file=sys.stderr)
        if args.json:
            print(json.dumps({"fout": fout.message, "advies": fout.advice}, ensure_ascii=False))
        return GEWEIGERD
    if uitvoer.bezwaar:
        print(uitvoer.bezwaar, file=sys.stderr)
    try:
        if args.json:
            print(json.dumps(uitvoer.json, ensure_ascii=False, indent=2))
        elif uitvoer.tekst:
            print(uitvoer.tekst)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return GEWEIGERD if uitvoer.iets_gevonden else GEDAAN


def _voer_uit(args: argparse.Namespace) -> uit.Uitvoer:
    from app import bootstrap

    vast = args.vandaag.isoformat() if args.vandaag else os.environ.get(bootstrap.VANDAAG)
    vandaag = bootstrap.klok(vast)
    if args.zonder_gegevens:
        return args.opdracht(vandaag, args)  # type: ignore[no-any-return]  # set by _parser
    map_ = bootstrap.gegevensmap(args.gegevens)
    if args.command == "demo":
        map_ = args.map
    with bootstrap.open_voor_opdracht(map_, vandaag) as workspace:
        return args.opdracht(workspace, args)  # type: ignore[no-any-return]  # set by _parser


def _parser() -> argparse.ArgumentParser:
    globaal = Parser(add_help=False)
    groep = globaal.add_argument_group("altijd")
    groep.add_argument(
        "--gegevens", type=Path, default=argparse.SUPPRESS, metavar="MAP", help="de gegevensmap"
    )
    groep.add_argument(
        "--vandaag",
        type=_datum,
        default=argparse.SUPPRESS,
        metavar="JJJJ-MM-DD",
        help="reken met deze dag",
    )
    groep.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="uitvoer voor programma's"
    )
    parser = Parser(
        prog="heenweer",
        description="iWmo- en iJw-berichten via VECOZO. Zonder opdracht opent het venster.",
        parents=[globaal],
    )
    opdrachten = parser.add_subparsers(dest="command", metavar="opdracht", required=True)

    def voeg_toe(
        naam: str, hulp: str, opdracht: Opdracht | Callable[..., uit.Uitvoer], **defaults: Any
    ) -> argparse.ArgumentParser:
        sub = opdrachten.add_parser(naam, help=hulp, description=hulp, parents=[globaal])
        sub.set_defaults(opdracht=opdracht, **defaults)
        return sub

    cli_instellen.voeg_toe(
        voeg_toe("instellen", "Leg vast wie je bent en wie wat volgt", _leeg), globaal, _datum
    )
    importeer = voeg_toe("importeer", "Lees berichten in", _importeer)
    importeer.add_argument("paden", nargs="+", type=Path, metavar="PAD")
    controleer = voeg_toe("controleer", "Controleer bestanden, bewaar niets", _controleer)
    controleer.add_argument("paden", nargs="+", type=Path, metavar="PAD")
    cli_termijnen.voeg_toe(voeg_toe, _datum)
    voeg_toe("toewijzingen", "Alle toewijzingen", _toewijzingen)
    _maak(voeg_toe("maak", "Maak een bericht", _leeg), globaal)
    _corrigeer(
        voeg_toe("corrigeer", "Corrigeer een gemelde start of stop, of trek hem in", _leeg), globaal
    )
    verwacht = voeg_toe("nog-niet-gestart", "Leg vast dat de hulp nog niet begon", _verwacht)
    _toewijzing(verwacht)
    verwacht.add_argument("--verwacht", type=_datum, metavar="JJJJ-MM-DD")
    cli_declareren.voeg_toe(voeg_toe)
    for met_datum in (cli_geld, cli_terugblik):
        met_datum.voeg_toe(voeg_toe, _datum)
    for wie in (cli_verzoeken, cli_woonplaats):
        wie.voeg_toe(voeg_toe)
    afkeur = voeg_toe("afkeur", "Wat is afgekeurd, wat dat betekent en wat je eraan doet", _afkeur)
    afkeur.add_argument("--alles", action="store_true", help="ook wat is opgelost of afgehandeld")
    cli_contract.voeg_toe(voeg_toe("contract", "Wat je met gemeenten afsprak", _leeg), globaal)
    cli_zorg.voeg_toe(
        voeg_toe("zorg", "Wie wat wanneer deed, en een bestand daarvan", _leeg), globaal, _datum
    )
    voeg_toe("uitgaand", "Wat klaarstaat, weg is en beantwoord is", _uitgaand)
    exporteer = voeg_toe("exporteer", "Schrijf wat klaarstaat naar een map", _exporteer)
    exporteer.add_argument("map", type=Path)
    exporteer.add_argument("--zip", action="store_true", help="in ZIP-bestanden")
    ingediend = voeg_toe("ingediend", "Leg vast dat VECOZO berichten heeft", _ingediend)
    ingediend.add_argument("identificaties", nargs="+", metavar="IDENTIFICATIE")
    afgekeurd = voeg_toe("afgekeurd", "Leg vast dat VECOZO een bericht afkeurde", _afgekeurd)
    afgekeurd.add_argument("identificatie", metavar="IDENTIFICATIE")
    afgekeurd.add_argument("--code", required=True, help="de code die VECOZO gaf")
    afgekeurd.add_argument("--toelichting", default="")
    afgehandeld = voeg_toe(
        "afgehandeld", "Leg vast dat een afkeuring niets meer vraagt", _afgehandeld
    )
    afgehandeld.add_argument("identificatie", metavar="IDENTIFICATIE", help="of referentienummer")
    hoe = afgehandeld.add_mutually_exclusive_group(required=True)
    hoe.add_argument("--reden", metavar="T", help="waarom het niet meer hoeft")
    hoe.add_argument("--heropen", action="store_true", help="pak de afkeuring toch weer op")
    cli_overzicht.voeg_toe(voeg_toe)
    regels = voeg_toe("regels", "Alle regels van de standaard", _regels, zonder_gegevens=True)
    regels.add_argument("--markdown", action="store_true", help="als pagina om te lezen")
    demo = voeg_toe("demo", "Vul een map met een verzonnen aanbieder", _demo)
    demo.add_argument("map", type=Path)
    return parser


def _maak(parser: argparse.ArgumentParser, globaal: argparse.ArgumentParser) -> None:
    soorten = parser.add_subparsers(dest="soort", metavar="bericht", required=True)
    for nummer in ("302", "320"):
        retour = soorten.add_parser(nummer, help="zet retourberichten klaar", parents=[globaal])
        retour.add_argument("--bericht", metavar="IDENTIFICATIE", help="alleen dit bericht")
        retour.set_defaults(opdracht=_maak_retour)
    start = soorten.add_parser("305", help="meld een start", parents=[globaal])
    _toewijzing(start)
    start.add_argument("--begindatum", type=_datum, required=True, metavar="JJJJ-MM-DD")
    start.set_defaults(opdracht=_maak_305)
    stop = soorten.add_parser("307", help="meld een stop", parents=[globaal])
    _toewijzing(stop)
    _stop(stop)
    stop.add_argument(
        "--ook", type=int, nargs="+", default=[], metavar="NR", help="stopt in hetzelfde bericht"
    )
    stop.set_defaults(opdracht=_maak_307)
    cli_verzoeken.voeg_maak_toe(soorten, globaal)


def _corrigeer(parser: argparse.ArgumentParser, globaal: argparse.ArgumentParser) -> None:
    soorten = parser.add_subparsers(dest="soort", metavar="bericht", required=True)
    start = soorten.add_parser("305", help="een gemelde start", parents=[globaal])
    _toewijzing(start)
    nieuw = start.add_mutually_exclusive_group(required=True)
    nieuw.add_argument("--begindatum", type=_datum, metavar="JJJJ-MM-DD")
    nieuw.add_argument("--intrekken", action="store_true", help="trek de start in")
    start.set_defaults(opdracht=_corrigeer_305)
    stop = soorten.add_parser("307", help="een gemelde stop", parents=[globaal])
    _toewijzing(stop)
    _stop(stop, verplicht=False)
    stop.add_argument("--intrekken", action="store_true", help="trek de stop in")
    stop.set_defaults(opdracht=_corrigeer_307)


def _stop(parser: argparse.ArgumentParser, *, verplicht: bool = True) -> None:
    parser.add_argument("--einddatum", type=_datum, required=verplicht, metavar="JJJJ-MM-DD")
    parser.add_argument("--reden", required=verplicht, metavar="RR", help="reden beëindiging")


def _toewijzing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--toewijzing", type=int, required=True, metavar="NR")
    parser.add_argument("--gemeente", metavar="C", help="als het nummer vaker voorkomt")
    parser.add_argument("--wet", type=Wet, choices=list(Wet), help="als het nummer vaker voorkomt")


def _datum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(f"‘{tekst}’ is geen datum (JJJJ-MM-DD)") from None


def _leeg(_workspace: Workspace, _args: argparse.Namespace) -> uit.Uitvoer:
    raise AssertionError("a subcommand is required")


def _importeer(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import ontvangen

    return uit.ontvangsten(ontvangen.ontvang(ws, args.paden))


def _controleer(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import controleren

    return uit.controles(controleren.controleer(ws, args.paden))


def _toewijzingen(ws: Workspace, _args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import dossiers, verbruik

    van = {regel.toewijzing.id: regel for regel in verbruik.overzicht(ws)}
    return uit.toewijzingen(dossiers.toewijzingen(ws), ws.vandaag(), van)


def _maak_retour(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import retouren

    klaar = retouren.zet_klaar(ws, args.soort, args.bericht)
    return uit.verzendingen(klaar, leeg=f"Er hoeft geen {args.soort} meer te worden gemaakt.")


def _id(ws: Workspace, args: argparse.Namespace) -> int:
    from app.services import melden

    return melden.vind(ws, args.toewijzing, args.gemeente, args.wet)


def _maak_305(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import melden, starten

    form = starten.formulier(ws, _id(ws, args))
    return uit.resultaat(melden.zet_klaar(ws, form, args.begindatum))


def _maak_307(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.forms.stop_controle import Stopantwoord
    from app.services import melden, stoppen

    form = stoppen.formulier(ws, _id(ws, args))
    stoppen.kunnen_mee(form, args.ook)
    antwoord = Stopantwoord(args.einddatum, args.reden, frozenset(args.ook))
    return uit.resultaat(melden.zet_klaar(ws, form, antwoord))


def _corrigeer_305(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import melden, starten

    form = starten.correctie(ws, _id(ws, args))
    return uit.resultaat(melden.zet_klaar(ws, form, args.begindatum))


def _corrigeer_307(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import melden, stoppen

    form = stoppen.correctie(ws, _id(ws, args))
    antwoord = None if args.intrekken else stoppen.anders(form, args.einddatum, args.reden)
    return uit.resultaat(melden.zet_klaar(ws, form, antwoord))


def _verwacht(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import starten

    starten.nog_niet_gestart(ws, _id(ws, args), args.verwacht)
    return uit.Uitvoer({"toewijzingnummer": args.toewijzing, "verwacht": args.verwacht and
                        args.verwacht.isoformat()}, "Vastgelegd.")  # fmt: skip


def _afkeur(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import afkeuren

    berichten = uit.afkeuren(afkeuren.lijst(ws, alles=args.alles))
    return cli_declareren.met_regels(ws, berichten, alles=args.alles)


def _uitgaand(ws: Workspace, _args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import afkeuren, verzenden

    lijst = verzenden.uitgaand(ws)
    return uit.verzendingen(lijst, afkeuren.codes_bij(ws, [v.bewaard_id for v in lijst]))


def _exporteer(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import exporteren

    return uit.export(exporteren.exporteer(ws, args.map, als_zip=args.zip))


def _ingediend(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import verzenden

    return uit.verzendingen(verzenden.meld_ingediend(ws, args.identificaties))


def _afgekeurd(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import afkeuren, verzenden

    een = verzenden.meld_afgekeurd(ws, args.identificatie, args.code, args.toelichting)
    return uit.verzendingen([een], afkeuren.codes_bij(ws, [een.bewaard_id]))


def _afgehandeld(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import afkeuren, declaraties, verzenden

    regel = declaraties.gedeclareerde_regel(ws, args.identificatie)
    if regel is not None:
        return cli_declareren.afgehandeld(ws, regel, None if args.heropen else args.reden)
    id_ = verzenden.vind(ws, args.identificatie).bewaard_id
    if args.heropen:
        afkeuren.heropen(ws, id_)
    else:
        afkeuren.handel_af(ws, id_, args.reden)
    return uit.afkeuren([rij for rij in afkeuren.lijst(ws, alles=True) if rij.bericht_id == id_])


def _regels(_vandaag: Callable[[], date], args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import regeloverzicht

    lijst = regeloverzicht.regels()
    uitvoer = uit.regels(lijst)
    return replace(uitvoer, tekst=regeloverzicht.markdown(lijst)) if args.markdown else uitvoer


def _demo(ws: Workspace, _args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import demo

    aantal = demo.vul(ws)
    return uit.Uitvoer({"clienten": aantal}, f"Klaar: {aantal} verzonnen cliënten.")
