"""The commands for declaring: ``declareer``, ``declaraties``, ``crediteer``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.cli_gebruik import lees_maand
from app.cli_uitvoer import Uitvoer, bevinding
from app.domain.voorstelregel import Weggelaten
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag
from app.standard.release import Wet
from app.standard.uitleg import uitleg

if TYPE_CHECKING:
    from app.services.declareren import Gemaakt
    from app.services.voorstellen import Declaratievoorstel, Voorstel, Voorstellijn
    from app.store.declaratieregels import Declaratierij, Regelrij

VoegToe = Callable[..., argparse.ArgumentParser]


def voeg_toe(opdracht: VoegToe) -> None:
    """Add these commands to the parser."""
    declareer = opdracht("declareer", "Maak de declaraties van een maand", _declareer)
    declareer.add_argument("--maand", type=lees_maand, required=True, metavar="JJJJ-MM")
    declareer.add_argument("--wet", type=Wet, choices=list(Wet))
    declareer.add_argument("--gemeente", metavar="C")
    declareer.add_argument("--voorstel", action="store_true", help="laat zien, bewaar niets")
    opdracht("declaraties", "Alle declaraties met hun regels", _declaraties)
    crediteer = opdracht("crediteer", "Neem een toegekende prestatie terug", _crediteer)
    crediteer.add_argument("referentie", metavar="REFERENTIENUMMER")
    crediteer.add_argument("--volume", type=int, metavar="V", help="wat het had moeten zijn")
    crediteer.add_argument("--reden", default="", metavar="T", help="waarom")
    crediteer.add_argument(
        "--wet", type=Wet, choices=list(Wet), help="als het nummer vaker voorkomt"
    )


def _declareer(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import declareren, voorstellen

    if args.voorstel:
        return _van_voorstel(voorstellen.stel(ws, args.maand, args.wet, args.gemeente))
    return _van_gemaakt(ws, declareren.maak(ws, args.maand, args.wet, args.gemeente))


def _declaraties(ws: Workspace, _args: argparse.Namespace) -> Uitvoer:
    from app.services import declaraties

    paren = declaraties.met_regels(ws)
    tekst = [
        f"{rij.nummer}  {rij.maand:%m-%Y}  {gemeentenaam(rij.gemeente):20} {rij.wet.naam:9} "
        f"{bedrag(rij.totaal):>14}  {stand(rij)}"
        for rij, _ in paren
    ]
    return Uitvoer(
        [_declaratie(rij, regels) for rij, regels in paren],
        "\n".join(tekst) or "Er zijn nog geen declaraties.",
    )


def _crediteer(ws: Workspace, args: argparse.Namespace) -> Uitvoer:
    from app.services import declaraties, declareren

    verzending = declareren.crediteer(ws, args.referentie, args.volume, args.reden, args.wet)
    ((rij, regels),) = declaraties.met_regels(ws, [verzending.bewaard_id])
    return Uitvoer(_declaratie(rij, regels), f"Declaratie {rij.nummer} staat klaar.")


def met_regels(ws: Workspace, berichten: Uitvoer, *, alles: bool) -> Uitvoer:
    """Put refused lines of declarations under the messages that were refused."""
    from app.services import declaraties

    rijen = declaraties.afgekeurd(ws, alles=alles)
    tekst = [] if rijen and not berichten.json else [berichten.tekst]
    tekst += [
        f"{'opgelost' if rij.opgelost else 'open':11} {rij.client}, toewijzing "
        f"{rij.regel.prestatie.toewijzing_nummer}, {rij.regel.prestatie.product_code} "
        f"{rij.regel.prestatie.product_periode.begindatum:%m-%Y}: "
        + "; ".join(uitleg(code).kort for code in rij.codes)
        for rij in rijen
    ]
    return Uitvoer([*berichten.json, *(_afgekeurd(rij) for rij in rijen)], "\n".join(tekst))


def afgehandeld(ws: Workspace, rij: Regelrij, reden: str | None) -> Uitvoer:
    """Give a refused line up for a reason, or take it up again without one."""
    from app.services import declaraties

    assert rij.regel.id is not None  # it comes from the store
    if reden is None:
        declaraties.pak_op(ws, rij.regel.id)
    else:
        declaraties.geef_op(ws, rij.regel.id, reden)
    nieuw = [een for een in declaraties.afgekeurd(ws, alles=True) if een.regel.id == rij.regel.id]
    return Uitvoer([_afgekeurd(een) for een in nieuw], "Vastgelegd.")


def _afgekeurd(rij: Regelrij) -> dict[str, Any]:
    """A refused line, with the keys that a refused message has."""
    van, prestatie = rij.regel, rij.regel.prestatie
    eerste = uitleg(rij.codes[0]) if rij.codes else None
    status = "afgehandeld" if rij.afhandeling else "opgelost" if rij.opgelost else "open"
    return (
        {
            "soort": "323",
            "bericht": f"{van.wet.value.upper()}323",
            "identificatie": van.declaratie_nummer,
            "declaratienummer": van.declaratie_nummer,
            "gemeente": van.gemeente,
            "wet": van.wet.value,
            "client_id": rij.client_id,
            "client": rij.client,
            "toewijzingnummer": prestatie.toewijzing_nummer,
            "code": eerste.code if eerste else None,
            "betekenis": eerste.betekenis if eerste else None,
            "actie": eerste.actie if eerste else None,
            "door": "gemeente",
            "reden": rij.afhandeling.reden if rij.afhandeling else None,
        }
        | {
            naam: waarde
            for naam, waarde in regel(rij).items()
            if naam not in ("bsn", "status", "toewijzingnummer")
        }
        | {"status": status}
    )


# What is printed


def _van_voorstel(voorstel: Voorstel) -> Uitvoer:
    weg = _weggelaten(voorstel)
    declaraties = [
        {
            "declaratienummer": None,
            "identificatie": None,
            "wet": d.wet.value,
            "gemeente": d.gemeente,
            "aanbieder": d.aanbieder,
            "maand": f"{d.maand:%Y-%m}",
            "totaal": d.totaal,
            "regels": [regel for lijn in d.goed for regel in _voorgesteld(lijn)],
        }
        for d in voorstel.declaraties
        if d.goed and not d.bezwaar
    ]
    return _declareeruitvoer(voorstel, declaraties, weg, klaar=False)


def _van_gemaakt(ws: Workspace, gemaakt: Gemaakt) -> Uitvoer:
    from app.services import declaraties

    paren = declaraties.met_regels(ws, [v.bewaard_id for v in gemaakt.verzendingen])
    gemaakt_ = [_declaratie(rij, regels) for rij, regels in reversed(paren)]
    let_op = {
        (d.wet.value, d.gemeente, _van_wat(voorgesteld)): voorgesteld["let_op"]
        for d in gemaakt.voorstel.declaraties
        for lijn in d.goed
        for voorgesteld in _voorgesteld(lijn)
    }
    for een in gemaakt_:
        for regel_ in een["regels"]:
            regel_["let_op"] = let_op.get((een["wet"], een["gemeente"], _van_wat(regel_)))
    return _declareeruitvoer(gemaakt.voorstel, gemaakt_, _weggelaten(gemaakt.voorstel), klaar=True)


def _van_wat(regel_: dict[str, Any]) -> tuple[Any, ...]:
    """What tells a line from the others of a message."""
    delen = ("toewijzingnummer", "categorie", "product", "begindatum", "debet_credit")
    return tuple(regel_[deel] for deel in delen)


def _declareeruitvoer(
    voorstel: Voorstel, declaraties: list[Any], weg: list[Any], *, klaar: bool
) -> Uitvoer:
    tekst = [
        f"{d['wet']:4} {gemeentenaam(d['gemeente']):20} {d['declaratienummer'] or '-':12} "
        f"{len(d['regels']):4} regels {bedrag(d['totaal']):>14}"
        for d in declaraties
    ]
    tekst += [
        f"  Let op: toewijzing {een['toewijzingnummer']}, {een['product']} "
        f"{een['begindatum'][:7]}: {een['let_op']}"
        for d in declaraties
        for een in d["regels"]
        if een["let_op"]
    ]
    tekst.append("Dit staat klaar voor VECOZO." if klaar and declaraties else "")
    if weg:
        tekst.append(f"Weggelaten: {len(weg)}")
        tekst += [
            f"  {w['client'] or 'onbekende cliënt'}, {w['toewijzingnummer'] or '-'} "
            f"{w['product']} {w['maand']}: {w['reden']} {w['advies']}"
            for w in weg
        ]
    if not declaraties and not weg:
        tekst.append("Er is niets te declareren.")
    return Uitvoer(
        {"maand": f"{voorstel.maand:%Y-%m}", "declaraties": declaraties, "weggelaten": weg},
        "\n".join(deel for deel in tekst if deel),
        bool(weg),
    )


def _declaratie(rij: Declaratierij, regels: Sequence[Regelrij]) -> dict[str, Any]:
    return {
        "declaratienummer": rij.nummer,
        "identificatie": rij.identificatie,
        "wet": rij.wet.value,
        "gemeente": rij.gemeente,
        "aanbieder": rij.aanbieder,
        "maand": f"{rij.maand:%Y-%m}",
        "dagtekening": rij.dagtekening.isoformat(),
        "status": rij.status.value,
        "totaal": rij.totaal,
        "toegekend": rij.toegekend,
        "klopt": rij.klopt,
        "betaald": rij.betaald,
        "open_regels": rij.open_regels,
        "regels": [regel(een) for een in regels],
    }


def regel(een: Regelrij) -> dict[str, Any]:
    """A declared line."""
    prestatie = een.regel.prestatie
    return {
        "referentienummer": prestatie.product_referentie.referentie_nummer,
        "vorig_referentienummer": prestatie.product_referentie.vorig_referentie_nummer,
        "bsn": een.bsn,
        "toewijzingnummer": prestatie.toewijzing_nummer,
        "categorie": prestatie.product_categorie,
        "product": prestatie.product_code,
        "begindatum": prestatie.product_periode.begindatum.isoformat(),
        "einddatum": prestatie.product_periode.einddatum.isoformat(),
        "volume": prestatie.geleverd_volume,
        "eenheid": prestatie.eenheid,
        "tarief": prestatie.product_tarief,
        "bedrag": prestatie.ingediend_bedrag.bedrag,
        "debet_credit": prestatie.ingediend_bedrag.debet_credit,
        "status": een.stand.value,
        "codes": [{"code": code, "betekenis": uitleg(code).betekenis} for code in een.codes],
        "opgelost": een.opgelost,
    }


def _voorgesteld(lijn: Voorstellijn) -> list[dict[str, Any]]:
    """A line of a proposal: what is taken back first, then what takes its place."""
    van = lijn.regel
    regels = []
    if van.crediteert is not None:
        oud = van.crediteert.prestatie
        regels.append(
            _prestatie(lijn, oud.geleverd_volume, oud.ingediend_bedrag.bedrag, "C")
            | {
                "vorig_referentienummer": oud.product_referentie.referentie_nummer,
                "eenheid": oud.eenheid,
                "tarief": oud.product_tarief,
            }
        )
    if van.volume:
        regels.append(_prestatie(lijn, van.volume, van.bedrag, "D"))
    return regels


def _prestatie(lijn: Voorstellijn, volume: int, eurocent: int, debet_credit: str) -> dict[str, Any]:
    van = lijn.regel
    return {
        "referentienummer": None,
        "vorig_referentienummer": None,
        "bsn": lijn.bsn,
        "toewijzingnummer": van.toewijzing.sleutel.nummer,
        "categorie": van.product.categorie,
        "product": van.product.code,
        "begindatum": van.periode.begindatum.isoformat(),
        "einddatum": van.periode.einddatum.isoformat(),
        "volume": volume,
        "eenheid": van.eenheid,
        "tarief": van.tarief,
        "bedrag": eurocent,
        "debet_credit": debet_credit,
        "let_op": lijn.let_op or None,
    }


def _weggelaten(voorstel: Voorstel) -> list[dict[str, Any]]:
    """Care that is not declared: what is known beforehand, then what the rules refuse."""
    return [
        *(_weg(naam, een) for naam, een in voorstel.weggelaten),
        *(
            _rood(declaratie, lijn, bevinding_)
            for declaratie in voorstel.declaraties
            for lijn in declaratie.lijnen
            for bevinding_ in (*declaratie.bezwaar, *lijn.bevindingen)[:1]
        ),
    ]


def _weg(naam: str, een: Weggelaten) -> dict[str, Any]:
    sleutel = een.toewijzing.sleutel if een.toewijzing else None
    return {
        "wet": sleutel.wet.value if sleutel else None,
        "gemeente": sleutel.gemeente if sleutel else None,
        "bsn": een.bsn,
        "client": naam or None,
        "toewijzingnummer": sleutel.nummer if sleutel else een.nummer,
        "product": een.product,
        "maand": f"{een.maand:%Y-%m}",
        "aantal": een.aantal / 1000,
        "eenheid": een.eenheid,
        "regel": een.regel or None,
        "reden": een.reden,
        "advies": een.advies,
        "bevindingen": [],
    }


def _rood(d: Declaratievoorstel, lijn: Voorstellijn, eerste: Any) -> dict[str, Any]:
    van = lijn.regel
    return {
        "wet": d.wet.value,
        "gemeente": d.gemeente,
        "bsn": lijn.bsn,
        "client": lijn.client,
        "toewijzingnummer": van.toewijzing.sleutel.nummer,
        "product": van.product.code,
        "maand": f"{van.sleutel.maand:%Y-%m}",
        "aantal": van.geregistreerd / 1000,
        "eenheid": van.eenheid,
        "regel": eerste.regel,
        "reden": eerste.melding,
        "advies": eerste.advies,
        "bevindingen": [bevinding(b) for b in (*d.bezwaar, *lijn.bevindingen)],
    }


def stand(rij: Declaratierij) -> str:
    """Where a declaration is, in words."""
    if rij.toegekend is None:
        return rij.status.label.lower()
    deel = f"toegekend {bedrag(rij.toegekend)}"
    if rij.betaald:
        deel += f", betaald {bedrag(rij.betaald)}"
    if rij.open_regels:
        deel += f", {rij.open_regels} afgekeurde regels open"
    return deel if rij.klopt else f"{deel}; de totalen kloppen niet"
