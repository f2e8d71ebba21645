"""The command that looks back: was it in time, by us and by the gemeenten."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import cli_uitvoer as uit
from app.domain.productperiode import laatste_dag
from app.errors import UserError
from app.services import wegschrijven
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import maand_voluit

if TYPE_CHECKING:
    from app.domain.terugblik import Einde, Gehaald, Stand, Terugblik


def voeg_toe(maak: Callable[..., argparse.ArgumentParser], datum: Callable[[str], date]) -> None:
    """Add the command; ``maak`` takes a name, help and the function of one."""
    terug = maak("op-tijd", "Hoe vaak was je op tijd, en de gemeente?", _op_tijd)
    for naam, hulp in (
        ("van", "anders 1 januari van dat jaar"),
        ("tot", "anders het eind van deze maand"),
    ):
        terug.add_argument(f"--{naam}", type=datum, metavar="JJJJ-MM-DD", help=hulp)
    terug.add_argument("--gemeente", metavar="C", help="alleen deze gemeente")
    terug.add_argument("--pdf", type=Path, metavar="BESTAND", help="schrijf het als PDF")
    terug.add_argument("--xlsx", type=Path, metavar="BESTAND", help="schrijf alles naar Excel")
    terug.add_argument(
        "--met-namen", action="store_true", help="in Excel cliënten met hun naam, geen voorletters"
    )


def _op_tijd(ws: Workspace, args: argparse.Namespace) -> uit.Uitvoer:
    from app.services.terugblik import terugblik

    for pad, achtervoegsel in ((args.pdf, ".pdf"), (args.xlsx, ".xlsx")):
        if pad is not None:
            wegschrijven.eis_nieuw(pad, achtervoegsel)
    if args.met_namen and args.xlsx is None:
        raise UserError("Namen staan alleen in Excel.", "Zet er --xlsx bij.")
    vandaag = ws.vandaag()
    tot = args.tot or laatste_dag(vandaag)
    terug = terugblik(ws, args.van or date(tot.year, 1, 1), tot, args.gemeente)
    bestanden = _schrijf(ws, terug, args)
    tekst = [*_tekst(terug), *(f"Opgeslagen als ‘{pad}’." for pad in bestanden)]
    return uit.Uitvoer(_json(terug) | {"bestanden": list(map(str, bestanden))}, "\n".join(tekst))


def _schrijf(ws: Workspace, terug: Terugblik, args: argparse.Namespace) -> list[Path]:
    from app.services import instellen

    bestanden: dict[Path, bytes] = {}
    if args.pdf is not None:
        from app.reports.terugblik import terugblik_pdf

        bestanden[args.pdf] = terugblik_pdf(terug, instellen.naam(ws))
    if args.xlsx is not None:
        from app.reports.terugblik_bladen import terugblik_excel

        bestanden[args.xlsx] = terugblik_excel(ws.engine, terug, met_namen=args.met_namen)
    wegschrijven.schrijf_samen(bestanden)
    return list(bestanden)


def _tekst(terug: Terugblik) -> list[str]:
    from app.domain.terugblik import SOORTEN

    van_wie = "alle gemeenten" if terug.gemeente is None else gemeentenaam(terug.gemeente)
    regels = [f"{terug.periode}, {van_wie}"]
    if terug.leeg:
        return [*regels, "In deze periode was er niets met een termijn."]
    kop = f"{'':34}{'aantal':>8}{'op tijd':>9}{'te laat':>9}{'open':>6}{'gem. werkdagen':>16}"
    for naam, wij, stand in (("Wij", True, terug.wij), ("De gemeente", False, terug.zij)):
        if stand.aantal:
            regels += ["", kop, _regel(naam, stand)]
            regels += [_regel(f"  {SOORTEN[s]}", een) for s, een in terug.per_soort(wij=wij)]
    if terug.aanvragen:
        aanvragen = f"{terug.achteraf} van {len(terug.aanvragen)}"
        regels += ["", f"Verzoeken met terugwerkende kracht: {aanvragen}"]
        regels += [
            f"  {maand_voluit(m.maand)}, {gemeentenaam(m.gemeente)}: {m.achteraf} van {m.aantal}"
            for m in terug.verzoekmaanden()
            if m.achteraf
        ]
    if terug.einden:
        vroeg = sum(een.vroegtijdig for een in terug.einden)
        regels += [
            "",
            f"Eerder gestopt (uitval): {vroeg} van {len(terug.einden)} stops voor de einddatum",
        ]
        regels += [f"  {een.aantal:3} {een.label} ({een.wet.naam})" for een in terug.uitval()]
    return regels


def _regel(naam: str, een: Stand) -> str:
    return (
        f"{naam:34.34}{een.aantal:>8}{een.op_tijd_tekst:>9}{een.te_laat:>9}{een.open:>6}"
        f"{een.gemiddeld_tekst:>16}"
    )


def _json(terug: Terugblik) -> dict[str, Any]:
    return {
        "van": terug.van.isoformat(),
        "tot": terug.tot.isoformat(),
        "gemeente": terug.gemeente,
        "wij": _stand(terug.wij),
        "zij": _stand(terug.zij),
        "rijen": [
            {"maand": f"{r.maand:%Y-%m}", "gemeente": r.gemeente, "soort": r.soort}
            | _stand(r.stand)
            for r in terug.rijen()
        ],
        "te_laat": [_gehaald(g) for g in terug.gehaald if not g.op_tijd],
        "verzoeken": [
            {
                "maand": f"{m.maand:%Y-%m}",
                "gemeente": m.gemeente,
                "aantal": m.aantal,
                "terugwerkend": m.achteraf,
            }
            for m in terug.verzoekmaanden()
        ],
        "uitval": [
            {"wet": u.wet.value, "reden": u.reden, "label": u.label, "aantal": u.aantal}
            for u in terug.uitval()
        ],
        "einden": [_einde(een) for een in terug.einden],
    }


def _stand(een: Stand) -> dict[str, Any]:
    return {
        "aantal": een.aantal,
        "op_tijd": een.op_tijd,
        "te_laat": een.te_laat,
        "open": een.open,
        "procent": een.procent,
        "gemiddeld_werkdagen": None if een.gemiddeld is None else float(round(een.gemiddeld, 2)),
        "langste": een.langste,
    }


def _gehaald(een: Gehaald) -> dict[str, Any]:
    return {
        "soort": een.soort,
        "wet": een.wet.value,
        "gemeente": een.gemeente,
        "wie": "aanbieder" if een.wij else "gemeente",
        "telt_vanaf": een.telt_vanaf.isoformat(),
        "vervaldatum": een.vervaldatum.isoformat(),
        "gedaan_op": None if een.gedaan_op is None else een.gedaan_op.isoformat(),
        "werkdagen": een.werkdagen,
        "werkdagen_te_laat": een.laat,
        "client_id": een.client_id,
        "bericht_id": een.bericht_id,
        "wat": een.wat,
    }


def _einde(een: Einde) -> dict[str, Any]:
    return {
        "wet": een.wet.value,
        "gemeente": een.gemeente,
        "client_id": een.client_id,
        "toewijzingnummer": een.toewijzing_nummer,
        "einddatum": een.einddatum.isoformat(),
        "toewijzing_einddatum": None if een.tot is None else een.tot.isoformat(),
        "reden": een.reden,
        "vroegtijdig": een.vroegtijdig,
    }
