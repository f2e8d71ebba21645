"""The commands for requests: ``maak 315``, ``maak 317`` and ``verzoeken``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_uitvoer import Uitvoer, bevinding, verzendingen_een
from app.domain.bezwaar import Bezwaar
from app.errors import UserError
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from app.forms.stappen import Stapfout
    from app.services.verzoeksturen import Verzoekform
    from app.services.verzoekuitslag import Verzoekresultaat

VoegToe = Callable[..., argparse.ArgumentParser]
_MEESTE = 1_000_000  # bytes: a request is a page


def voeg_maak_toe(soorten: Any, globaal: argparse.ArgumentParser) -> None:
    """Add ``maak 315`` and ``maak 317``."""
    for nummer, hulp, opdracht in (
        ("315", "vraag een toewijzing aan", _maak_315),
        ("317", "vraag een wijziging aan", _maak_317),
    ):
        parser = soorten.add_parser(nummer, help=hulp, parents=[globaal])
        parser.add_argument(
            "--uit", type=Path, required=True, metavar="BESTAND", help="het verzoek als JSON"
        )
        parser.set_defaults(opdracht=opdracht)


def _lees(pad: Path) -> dict[str, Any]:
    from app.services.verzoekjson import lees_bestand

    try:
        if pad.stat().st_size > _MEESTE:
            raise UserError(f"‘{pad.name}’ is te groot voor een verzoek.")
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise UserError(
            f"‘{pad.name}’ kan niet worden gelezen.", "Kijk of het bestand er staat."
        ) from fout
    return dict(lees_bestand(inhoud))


def _maak_315(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import aanvragen
    from app.services.verzoekjson import lees_aanvraag

    gegevens = _lees(args.uit)
    return _zet_klaar(ws, aanvragen.formulier_met(ws, lees_aanvraag(gegevens)), gegevens)


def _maak_317(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import wijzigen
    from app.services.verzoekjson import lees_wijziging

    gegevens = _lees(args.uit)
    return _zet_klaar(ws, wijzigen.formulier_met(ws, lees_wijziging(gegevens)), gegevens)


def _zet_klaar(ws: Workspace, form: Verzoekform, gegevens: dict[str, Any]) -> Uitvoer:
    from app.services import verzoeksturen
    from app.services.verzoekjson import redenen

    return _van(verzoeksturen.zet_klaar(ws, form, redenen(gegevens)))


def _van(uitkomst: Verzoekresultaat) -> Uitvoer:
    """The message that was made, or all that stood in its way."""
    if uitkomst.verzending is not None:
        klaar = verzendingen_een(uitkomst.verzending)
        let_op = [bezwaar(een) for een in uitkomst.bezwaren]
        tekst = [klaar.tekst, *(f"Let op. {_tekst(rij)}" for rij in let_op)]
        return Uitvoer({**klaar.json, "let_op": let_op}, "\n".join(tekst))
    gevonden = [
        *(_fout(een) for een in uitkomst.fouten),
        *(bevinding(een) for een in uitkomst.bevindingen),
        *(bezwaar(een) for een in uitkomst.bezwaren),
    ]
    tekst = [_tekst(rij) for rij in gevonden]
    if uitkomst.bezwaren:
        namen = ", ".join(een.sleutel for een in uitkomst.bezwaren)
        tekst.append(f"Wil je toch versturen, geef dan bij ‘toch’ een reden op voor: {namen}.")
    return Uitvoer({"bevindingen": gevonden}, "\n".join(tekst), iets_gevonden=True)


def _fout(een: Stapfout) -> dict[str, Any]:
    return {
        "regel": een.fout.regel,
        "groep": een.groep,
        "veld": een.fout.veld,
        "melding": een.fout.melding,
        "advies": een.fout.advies,
    }


def bezwaar(een: Bezwaar) -> dict[str, Any]:
    """An objection as JSON; ``afspraak`` is the key by which it is overruled."""
    return {
        "regel": een.bron,
        "afspraak": een.sleutel,
        "zwaarte": str(een.zwaarte),
        "melding": een.melding,
        "advies": een.advies,
    }


def _tekst(rij: dict[str, Any]) -> str:
    return " ".join(deel for deel in (rij["melding"], rij["advies"], f"({rij['regel']})") if deel)
