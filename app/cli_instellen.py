"""The commands about what the user sets; JSON keys are Dutch, dates ISO."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app import cli_uitvoer as uit
from app.cli_uitvoer import Uitvoer, rijen_in_woorden, rijfout
from app.deadlines.protocol import Term
from app.deadlines.woorden import VANAF, WIE, hoe_lang, wat
from app.errors import UserError
from app.services.protocollen import Protocolbeeld, Protocolregel
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import maand_voluit

# What may be said of a term: the option, what it stands for and what the help calls it.
_VELDEN = (
    ("lengte", "L", "hoeveel"),
    ("eenheid", "E", "waarin de lengte telt, zoals werkdagen of weken"),
    ("datum", "DD-MM", "de dag van een vaste datum"),
    ("plus-werkdagen", "N", "werkdagen die daarna komen"),
    ("bron", "B", "waar het is afgesproken"),
    ("gevolg", "G", "wat er anders gebeurt"),
    ("let-op", "L", "een uitzondering om aan te denken"),
)


def voeg_toe(
    parser: argparse.ArgumentParser,
    globaal: argparse.ArgumentParser,
    datum: Callable[[str], date],
) -> None:
    """Put the commands below `instellen`."""
    onder = parser.add_subparsers(dest="wat", metavar="wat", required=True)
    aanbieder = onder.add_parser("aanbieder", help="een AGB-code van jezelf", parents=[globaal])
    aanbieder.add_argument("--agb", required=True)
    aanbieder.add_argument("--naam", required=True)
    aanbieder.add_argument("--vanaf", type=datum)
    aanbieder.add_argument("--tot", type=datum)
    aanbieder.set_defaults(opdracht=_aanbieder)
    gemeente = onder.add_parser("gemeente", help="het protocol dat hij volgt", parents=[globaal])
    gemeente.add_argument("--code", required=True)
    gemeente.add_argument("--protocol", required=True)
    gemeente.set_defaults(opdracht=_gemeente)
    protocol = onder.add_parser(
        "protocol",
        help="welke protocollen er zijn, of een eigen kopie met andere termijnen",
        parents=[globaal],
    )
    protocol.add_argument("--naam", metavar="N", help="toon dit protocol, of wijzig het")
    protocol.add_argument("--kopie-van", metavar="P", help="maak een kopie om aan te passen")
    protocol.add_argument("--titel", metavar="T", help="hoe het heet")
    protocol.add_argument("--geldig-vanaf", type=datum, metavar="JJJJ-MM-DD")
    protocol.add_argument("--geldig-tot", type=datum, metavar="JJJJ-MM-DD", help="laatste dag")
    protocol.add_argument("--term", metavar="S", help="de termijn die je wijzigt, zoals 305")
    for veld, plek, hulp in _VELDEN:
        protocol.add_argument(f"--{veld}", metavar=plek, help=hulp)
    protocol.add_argument(
        "--herstel", action="store_true", help="de termijn weer als het origineel"
    )
    protocol.add_argument("--verwijder", action="store_true", help="haal een eigen protocol weg")
    protocol.set_defaults(opdracht=_protocol)
    kalender = onder.add_parser(
        "declaratiekalender",
        help="tot wanneer een gemeente een maand laat declareren",
        parents=[globaal],
    )
    kalender.add_argument("--gemeente", required=True, metavar="C")
    kalender.add_argument("--bestand", type=Path, help="neem over uit CSV of Excel")
    kalender.set_defaults(opdracht=_kalender)


def _aanbieder(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import instellen

    return uit.aanbieder(instellen.zet_aanbieder(ws, args.agb, args.naam, args.vanaf, args.tot))


def _gemeente(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import instellen

    return uit.gemeente(instellen.zet_protocol(ws, args.code, args.protocol))


def _protocol(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    """List the protocols, show one, or do the one thing that was asked with it."""
    from app.services import protocollen

    wijziging = {
        veld.replace("-", "_"): getattr(args, veld.replace("-", "_"))
        for veld, _, _ in _VELDEN
        if getattr(args, veld.replace("-", "_")) is not None
    }
    kop = args.titel is not None or args.geldig_vanaf or args.geldig_tot
    _past_bij_elkaar(args, bool(wijziging), bool(kop))
    if args.kopie_van:
        kopie = protocollen.kopieer(
            ws, args.kopie_van, args.titel, args.geldig_vanaf, args.geldig_tot
        )
        return _beeld(protocollen.beeld(ws, kopie.naam))
    if args.naam is None:
        return _lijst(protocollen.lijst(ws))
    if args.verwijder:
        weg = protocollen.verwijder(ws, args.naam)
        volgen = ", ".join(map(gemeentenaam, weg.gemeenten))
        origineel = protocollen.beeld(ws, weg.eigen.erft_van).regel.titel
        tekst = f"{weg.eigen.titel} is verwijderd."
        if volgen:
            tekst += f" Weer volgens {origineel}: {volgen}."
        return Uitvoer({"naam": weg.eigen.naam, "gemeenten": list(weg.gemeenten)}, tekst)
    if args.term and args.herstel:
        protocollen.herstel_termijn(ws, args.naam, args.term)
    elif args.term:
        protocollen.zet_termijn(ws, args.naam, args.term, wijziging)
    elif kop:
        nu = protocollen.beeld(ws, args.naam).regel
        protocollen.wijzig(
            ws,
            args.naam,
            nu.titel if args.titel is None else args.titel,
            args.geldig_vanaf or nu.geldig_vanaf,
            args.geldig_tot or nu.geldig_tot,
        )
    return _beeld(protocollen.beeld(ws, args.naam))


def _past_bij_elkaar(args: argparse.Namespace, wijziging: bool, kop: bool) -> None:
    """Raise UserError for options that do not go together: nothing is guessed."""
    if args.kopie_van and args.titel is None:
        raise UserError("Hoe heet de kopie?", "Zet er --titel bij.")
    alleen = sum(map(bool, (args.kopie_van, args.term, args.verwijder, kop and not args.kopie_van)))
    if alleen > 1 or (args.kopie_van and args.naam):
        raise UserError(
            "Dit zijn meer dingen tegelijk.",
            "Kies er een: --kopie-van, --term, --verwijder, of een andere titel of geldigheid.",
        )
    if alleen and not args.kopie_van and args.naam is None:
        raise UserError("Bij welk protocol?", "Zet er --naam bij.")
    if (wijziging or args.herstel) and not args.term:
        raise UserError("Bij welke termijn?", "Zet er --term bij, zoals --term 305.")
    if args.term and wijziging == args.herstel:
        raise UserError(
            f"Wat wordt er anders aan termijn {args.term}?",
            "Zet er bijvoorbeeld --lengte en --bron bij, of alleen --herstel.",
        )


def _kalender(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import declaratiekalender, kalenderimport, tabel

    nu = declaratiekalender.kalender(ws, args.gemeente)  # refuses a gemeente that there is not
    if args.bestand is None:
        tekst = "\n".join(f"{maand_voluit(maand):15} uiterlijk {dag:%d-%m-%Y}"
                          for maand, dag in nu.items())  # fmt: skip
        leeg = f"{gemeentenaam(args.gemeente)} heeft geen declaratiekalender: het protocol telt."
        return Uitvoer(_dagen(nu), tekst or leeg)
    gedaan = kalenderimport.importeer(ws, args.gemeente, tabel.lees(args.bestand))
    nieuw = {regel.maand: regel.uiterlijk for regel in gedaan.regels}
    return Uitvoer(
        {
            "bestand": gedaan.tabel.bestand,
            "maanden": _dagen(nieuw),
            "fouten": [rijfout(een) for een in gedaan.fouten],
        },
        f"{len(nieuw)} van de {len(gedaan.tabel.rijen)} regels overgenomen.",
        iets_gevonden=bool(gedaan.fouten),
        bezwaar="\n".join(rijen_in_woorden(gedaan.fouten)),
    )


def _dagen(kalender: dict[date, date]) -> list[dict[str, str]]:
    return [
        {"maand": f"{maand:%Y-%m}", "uiterlijk": dag.isoformat()} for maand, dag in kalender.items()
    ]


def _lijst(regels: list[Protocolregel]) -> Uitvoer:
    return Uitvoer([_regel(regel) for regel in regels], "\n".join(map(_regel_tekst, regels)))


def _regel(regel: Protocolregel) -> dict[str, Any]:
    return {
        "naam": regel.naam,
        "titel": regel.titel,
        "eigen": regel.eigen,
        "origineel": regel.origineel or None,
        "geldig_vanaf": regel.geldig_vanaf.isoformat(),
        "geldig_tot": regel.geldig_tot.isoformat() if regel.geldig_tot else None,
        "termijnen_anders": regel.anders,
        "gemeenten": list(regel.gevolgd_door),
    }


def _regel_tekst(regel: Protocolregel) -> str:
    tot = f" tot en met {regel.geldig_tot:%d-%m-%Y}" if regel.geldig_tot else ""
    eigen = f", eigen kopie van {regel.origineel}" if regel.eigen else ""
    volgen = ", ".join(map(gemeentenaam, regel.gevolgd_door)) or "geen gemeente"
    return (
        f"{regel.naam:32} {regel.titel}{eigen}, vanaf {regel.geldig_vanaf:%d-%m-%Y}{tot}; "
        f"gevolgd door {volgen}"
    )


def _beeld(beeld: Protocolbeeld) -> Uitvoer:
    termen = [een for een in beeld.termen if not een.voorbeeld]
    tekst = [_regel_tekst(beeld.regel)]
    for een in termen:
        tekst.append(
            f"{een.soort:20} {wat(een.soort)}: {hoe_lang(een.term)} ({een.term.verwijzing})"
        )
        if een.anders and een.origineel is not None:
            tekst += (f"{'':20} {regel}" for regel in _anders(een.term, een.origineel, een.anders))
        elif beeld.origineel is not None and een.origineel is None:
            tekst.append(f"{'':20} niet in het origineel")
    return Uitvoer(
        {
            **_regel(beeld.regel),
            "termijnen": [
                {**_term(een.term), "anders": sorted(een.anders),
                 "origineel": _term(een.origineel)
                 if een.anders and een.origineel is not None else None}
                for een in termen
            ],
        },
        "\n".join(tekst),
    )  # fmt: skip


def _anders(term: Term, was: Term, anders: Collection[str]) -> Iterator[str]:
    """Say of a term what its original says otherwise."""
    if not set(anders) <= {"gevolg", "let_op"}:
        yield f"in het origineel {hoe_lang(was)} ({was.verwijzing})"
    for veld, naam in (("gevolg", "gevolg"), ("let_op", "let op")):
        if veld in anders:
            nu, toen = (getattr(een, veld) or "niets" for een in (term, was))
            yield f"{naam}: {nu} In het origineel: {toen}"


def _term(term: Term) -> dict[str, Any]:
    return {
        "soort": term.soort,
        "wat": wat(term.soort),
        "wie": WIE[term.wie],
        "lengte": term.lengte_tekst,
        "vanaf": VANAF[term.vanaf],
        "per_gemeente": dict(term.per_gemeente),
        "regel": term.regel,
        "bron": term.bron,
        "gevolg": term.gevolg,
        "let_op": term.let_op,
    }
