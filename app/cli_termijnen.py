"""Commands about terms: what is due, also on paper, in Excel or a calendar, and by which terms."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from app import cli_uitvoer as uit
from app.deadlines.protocol import Wie
from app.domain.termijnoverzicht import Namen, Termijnoverzicht
from app.errors import UserError
from app.services import termijnoverzicht, wegschrijven
from app.services.workspace import Workspace
from app.standard.kort import aantal

_SOORTEN = ("pdf", "xlsx", "ics")


def voeg_toe(maak: Callable[..., argparse.ArgumentParser], datum: Callable[[str], date]) -> None:
    """Add the commands; ``maak`` takes a name, help and the function of one."""
    termijnen = maak("termijnen", "Wat er moet gebeuren, en wanneer", _termijnen)
    termijnen.add_argument("--tot", type=datum, metavar="JJJJ-MM-DD", help="tot en met deze dag")
    termijnen.add_argument("--gemeente", metavar="C", help="alleen van deze gemeente")
    termijnen.add_argument(
        "--wie", choices=[een.value for een in Wie], help="alleen wat deze moet doen"
    )
    termijnen.add_argument("--pdf", type=Path, metavar="F", help="zet het op papier")
    termijnen.add_argument(
        "--per-gemeente", action="store_true", help="op papier iedere gemeente op een eigen blad"
    )
    termijnen.add_argument("--xlsx", type=Path, metavar="F", help="zet het in Excel")
    termijnen.add_argument("--ics", type=Path, metavar="F", help="zet het in een agenda")
    termijnen.add_argument(
        "--met-namen", action="store_true", help="met namen in het bestand; in een agenda initialen"
    )
    termijnen.add_argument("--met-bsn", action="store_true", help="met namen en BSN in het bestand")
    protocollen = maak(
        "protocollen", "Alle termijnen van alle protocollen", _protocollen, zonder_gegevens=True
    )
    protocollen.add_argument("--markdown", action="store_true", help="als pagina om te lezen")


def _protocollen(_vandaag: Callable[[], date], args: argparse.Namespace) -> uit.Uitvoer:
    from app.services import protocoltabel

    lijst = protocoltabel.termregels()
    tekst = [f"{een.protocol:30} {een.wat}: {een.lengte}  ({een.bron})" for een in lijst]
    pagina = protocoltabel.markdown(lijst) if args.markdown else "\n".join(tekst)
    return uit.Uitvoer([asdict(een) for een in lijst], pagina)


def _termijnen(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    wie = Wie(args.wie) if args.wie else None
    keuze = {"tot": args.tot, "gemeente": args.gemeente, "wie": wie}
    paden: dict[str, Path] = {
        soort: pad for soort in _SOORTEN if (pad := getattr(args, soort)) is not None
    }
    _eis_bestand(args, paden)
    if not paden:
        return uit.termijnen(termijnoverzicht.kies(ws, **keuze))
    for soort, pad in paden.items():
        wegschrijven.eis_nieuw(pad, f".{soort}")
    return _schrijf(ws, args, termijnoverzicht.overzicht(ws, **keuze), paden)


def _eis_bestand(args: argparse.Namespace, paden: dict[str, Path]) -> None:
    """Raise UserError for a choice about a file when there is none to make."""
    if (args.met_namen or args.met_bsn) and not paden:
        raise UserError(
            f"{'--met-namen' if args.met_namen else '--met-bsn'} gaat over een bestand.",
            "Zeg ook welk: --pdf, --xlsx of --ics.",
        )
    if args.met_bsn and set(paden) == {"ics"}:
        raise UserError("In een agenda komt geen BSN.", "Met --met-namen komen er initialen in.")
    if args.per_gemeente and "pdf" not in paden:
        raise UserError("--per-gemeente gaat over papier.", "Zeg ook --pdf.")


def _schrijf(
    ws: Workspace,
    args: argparse.Namespace,
    overzicht: Termijnoverzicht,
    paden: dict[str, Path],
) -> uit.Uitvoer:
    namen = Namen.BSN if args.met_bsn else Namen.NAAM if args.met_namen else Namen.INITIALEN
    wegschrijven.schrijf_samen(
        {
            pad: _maak(ws, overzicht, soort, namen, per_gemeente=args.per_gemeente)
            for soort, pad in paden.items()
        }
    )
    hoeveel = aantal(len(overzicht.regels), "termijn", "termijnen")
    return uit.Uitvoer(
        {"termijnen": len(overzicht.regels)} | {soort: str(pad) for soort, pad in paden.items()},
        "\n".join(f"{hoeveel}, opgeslagen als ‘{pad}’." for pad in paden.values()),
    )


def _maak(
    ws: Workspace, overzicht: Termijnoverzicht, soort: str, namen: Namen, *, per_gemeente: bool
) -> bytes:
    """Give the file; the libraries for it take long to load."""
    if soort == "pdf":
        from app.reports.termijnoverzicht import termijnoverzicht as op_papier

        return op_papier(ws.engine, overzicht, namen, per_gemeente=per_gemeente)
    if soort == "xlsx":
        from app.reports.termijnblad import termijnblad

        return termijnblad(ws.engine, overzicht, namen)
    from app.reports.termijnkalender import termijnkalender

    initialen = namen is not Namen.INITIALEN
    return termijnkalender(ws.engine, overzicht, ws.nu(), initialen=initialen)
