"""The commands for requests: ``maak 315``, ``maak 317`` and ``verzoeken``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_uitvoer import Uitvoer, bevinding, verzendingen_een
from app.domain.bezwaar import Bezwaar
from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.errors import UserError
from app.services.workspace import Workspace
from app.standard.afwijzing import Afwijzing, afwijzing
from app.standard.codelijsten import gemeentenaam
from app.standard.element import Vorm

if TYPE_CHECKING:
    from app.forms.stappen import Stapfout
    from app.services.verzoeken import Inzage
    from app.services.verzoeksturen import Verzoekform
    from app.services.verzoekuitslag import Verzoekresultaat

VoegToe = Callable[..., argparse.ArgumentParser]
_PRODUCTEN = {"product": "Product", "nieuw": "Nieuw product"}  # counted from 0 in a form
_ONDER = " " * 12  # below the date
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


def voeg_toe(opdracht: VoegToe) -> None:
    """Add ``verzoeken``."""
    opdracht("verzoeken", "Wat je aan gemeenten vroeg, en hoe ver dat is", _verzoeken)


def _verzoeken(ws: Workspace, _args: argparse.Namespace) -> Uitvoer:
    from app.services import verzoeken

    gevonden = verzoeken.met_uitkomsten(ws)
    tekst = [regel for een in gevonden for regel in _in_woorden(een)]
    return Uitvoer(
        [_verzoek(een) for een in gevonden], "\n".join(tekst) or "Er zijn nog geen verzoeken."
    )


def _in_woorden(een: Inzage) -> Iterator[str]:
    """A request on a line, and below it what was asked, what came of it and what to do."""
    verzoek = een.verzoek
    yield (
        f"{verzoek.gedaan_op:%d-%m-%Y}  {Vorm(verzoek.wet, verzoek.soort).naam:7} "
        f"{een.rij.client:24} {gemeentenaam(verzoek.gemeente):20} {een.stand.replace('_', ' ')}"
    )
    for uitkomst in een.uitkomsten:
        yield f"{_ONDER}{uitkomst.product}: {uitkomst.gevraagd}"
        if uitkomst.zoals_gevraagd:
            yield f"{_ONDER}  Toegewezen zoals gevraagd, toewijzing {uitkomst.nummer}."
        elif uitkomst.nummer is not None:
            anders = "; ".join(
                f"{verschil.wat}: {verschil.toegewezen} in plaats van {verschil.gevraagd}"
                for verschil in uitkomst.verschillen
            )
            yield f"{_ONDER}  Anders toegewezen, toewijzing {uitkomst.nummer}. {anders}."
        elif verzoek.status is Verzoekstatus.TOEGEWEZEN and not uitkomst.onveranderd:
            yield f"{_ONDER}  Niet toegewezen."
    if (nee := _afwijzing(verzoek)) is not None:
        waar = verzoek.andere_gemeente
        andere = f" Verantwoordelijk is {gemeentenaam(waar)} ({waar})." if waar else ""
        yield f"{_ONDER}Afgewezen: {nee.label}. {nee.betekenis}{andere} {nee.doen}"
    if een.besluit is not None:
        yield f"{_ONDER}Besluit uiterlijk {een.besluit.vervaldatum:%d-%m-%Y}. {een.besluit.uitleg}."
    if verzoek.afsluiting:
        yield f"{_ONDER}Afgesloten: {verzoek.afsluiting}"
    for overruling in een.overrulingen:
        yield f"{_ONDER}Toch gevraagd: {overruling.reden} ({overruling.bron})"


def _afwijzing(verzoek: IngediendVerzoek) -> Afwijzing | None:
    """What a refusal means and asks, when it was refused."""
    if verzoek.status is not Verzoekstatus.AFGEWEZEN:
        return None
    return afwijzing(verzoek.reden_afwijzing or "")


def _verzoek(een: Inzage) -> dict[str, Any]:
    verzoek = een.verzoek
    nee = _afwijzing(verzoek)
    return {
        "referentie": verzoek.referentie_aanbieder,
        "bericht": Vorm(verzoek.wet, verzoek.soort).naam,
        "identificatie": een.rij.identificatie,
        "wet": str(verzoek.wet),
        "gemeente": verzoek.gemeente,
        "bsn": verzoek.bsn,
        "client": een.rij.client,
        "gedaan_op": verzoek.gedaan_op.isoformat(),
        "status": een.stand,
        "redencode": nee and verzoek.reden_afwijzing,
        "reden": nee and nee.label,
        "wat_nu": nee and nee.doen,
        "andere_gemeente": verzoek.andere_gemeente,
        "besluit_uiterlijk": een.besluit and een.besluit.vervaldatum.isoformat(),
        "afsluiting": verzoek.afsluiting,
        "uitkomsten": [
            {
                "product": uitkomst.product,
                "gevraagd": uitkomst.gevraagd,
                "toewijzingnummer": uitkomst.nummer,
                "verschillen": [asdict(verschil) for verschil in uitkomst.verschillen],
            }
            for uitkomst in een.uitkomsten
        ],
        "toch": [asdict(overruling) for overruling in een.overrulingen],
    }


def _lees(pad: Path) -> dict[str, Any]:
    from app.services.verzoekjson import lees_bestand

    try:
        if pad.stat().st_size > _MEESTE:
            raise UserError(
                f"‘{pad.name}’ is te groot voor een verzoek.",
                "Kijk of je het goede bestand koos.",
            )
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
    from app.services import verzoeken, verzoeksturen
    from app.services.verzoekjson import redenen

    waarom = redenen(gegevens)
    vervangt = verzoeken.geweigerd_voor(ws, form)
    return _van(verzoeksturen.zet_klaar(ws, form.vermoed(), waarom, vervangt_id=vervangt))


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
    tekst = [f"{_plaats(rij.get('groep', ''))}{_tekst(rij)}" for rij in gevonden]
    if uitkomst.bezwaren:
        namen = ", ".join(een.sleutel for een in uitkomst.bezwaren)
        tekst.append(
            f"Wil je toch versturen, schrijf dan bij ‘toch’ in een paar woorden de reden voor: "
            f"{namen}."
        )
    return Uitvoer({"bevindingen": gevonden}, "\n".join(tekst), iets_gevonden=True)


def _plaats(groep: str) -> str:
    """Name the product or Toewijzing that a fault is about; nothing for what is there once."""
    soort, _, nummer = groep.rpartition("-")
    if soort == "toewijzing":
        return f"Toewijzing {nummer}: "
    if soort in _PRODUCTEN:
        return f"{_PRODUCTEN[soort]} {int(nummer) + 1}: "
    return ""


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
    bron = f"({rij['regel']})" if rij["regel"] else ""
    return " ".join(deel for deel in (rij["melding"], rij["advies"], bron) if deel)
