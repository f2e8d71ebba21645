"""What the command line prints: for people as lines, for programs as JSON.

JSON keys are Dutch, dates ISO, amounts integers in eurocent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.deadlines.termijnen import Termijn
from app.domain.contract import Aanbieder
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Verzending
from app.rules.finding import Finding
from app.services.afkeuren import Afkeur
from app.services.controleren import Controle
from app.services.exporteren import Export
from app.services.instellen import GemeenteProtocol
from app.services.ontvangen import Importregel, Uitkomst
from app.services.regeloverzicht import Regelregel
from app.services.verbruik import Verbruiksregel
from app.services.verzenden import Resultaat
from app.services.waarden import Rijfout
from app.services.werklijst import in_woorden
from app.standard.codelijsten import gemeentenaam
from app.standard.uitleg import uitleg

_GEEN_CODES: Mapping[int, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """The same answer twice; ``iets_gevonden`` makes the exit code 1.

    ``bezwaar`` is what could not be done, and goes to the other stream, as an error does.
    """

    json: Any
    tekst: str
    iets_gevonden: bool = False
    bezwaar: str = ""


def rijfout(een: Rijfout, *, met_waarde: bool = True) -> dict[str, Any]:
    """What is wrong with a row of a file, or odd about it."""
    waarde = {"waarde": een.waarde} if met_waarde else {}
    return {
        "rij": een.rij, "kolom": een.kolom, **waarde, "melding": een.melding, "advies": een.advies
    }  # fmt: skip


def rijen_in_woorden(lijst: Iterable[Rijfout]) -> list[str]:
    """The same, to read."""
    return [f"rij {een.rij}, {een.kolom}: {een.melding} {een.advies}".rstrip() for een in lijst]


def aanbieder(rij: Aanbieder) -> Uitvoer:
    """What was recorded of an AGB code."""
    return Uitvoer(
        {"agb": rij.agb, "naam": rij.naam, "vanaf": _iso(rij.vanaf), "tot": _iso(rij.tot)},
        f"AGB-code {rij.agb} ({rij.naam}) is vastgelegd.",
    )


def gemeente(rij: GemeenteProtocol) -> Uitvoer:
    """Which protocol a gemeente follows."""
    return Uitvoer(
        {"code": rij.code, "naam": gemeentenaam(rij.code), "protocol": rij.protocol},
        f"{gemeentenaam(rij.code)} volgt {rij.protocol}.",
    )


def ontvangsten(regels: Sequence[Importregel]) -> Uitvoer:
    """What came of every imported file."""
    tellen = dict.fromkeys(Uitkomst, 0)
    for regel in regels:
        tellen[regel.uitkomst] += 1
    tekst = [
        f"{regel.uitkomst:10} {regel.bericht or '-':7} {regel.bestand}"
        + (f"\n           {regel.kort}" if regel.kort else "")
        + "".join(f"\n{een}" for een in _codes_tekst(regel.codes))
        for regel in regels
    ]
    tekst.append(", ".join(f"{aantal} {uitkomst}" for uitkomst, aantal in tellen.items()) + ".")
    return Uitvoer(
        [
            {
                "bestand": regel.bestand,
                "status": regel.uitkomst.value,
                "bericht": regel.bericht,
                "identificatie": regel.identificatie,
                "reden": regel.reden or None,
                "bevindingen": [bevinding(b) for b in regel.bevindingen],
                "codes": _codes(regel.codes),
            }
            for regel in regels
        ],
        "\n".join(tekst),
        any(regel.reden or regel.bevindingen for regel in regels),
    )


def controles(regels: Sequence[Controle]) -> Uitvoer:
    """What is wrong with every checked file."""
    tekst = []
    for regel in regels:
        oordeel = "in orde" if regel.in_orde else regel.reden if regel.onleesbaar else "fouten"
        tekst.append(f"{regel.bestand}: {regel.bericht or 'geen bericht'}, {oordeel}")
        if regel.te_doen:
            tekst.append(f"  {regel.te_doen}")
        tekst.extend(f"  {_bevinding_tekst(b)}" for b in regel.bevindingen)
    return Uitvoer(
        [
            {
                "bestand": regel.bestand,
                "bericht": regel.bericht,
                "geldig": regel.geldig,
                "reden": regel.reden or None,
                "bevindingen": [bevinding(b) for b in regel.bevindingen],
            }
            for regel in regels
        ],
        "\n".join(tekst),
        any(not regel.geldig or regel.bevindingen for regel in regels),
    )


def termijnen(lijst: Sequence[Termijn]) -> Uitvoer:
    """What is due."""
    tekst = [
        f"{t.vervaldatum:%d-%m-%Y}  {t.werkdagen_over:>4} wd  {t.soort:19} {t.wet.naam:9} "
        f"{gemeentenaam(t.gemeente):20} {t.client:24} {t.toewijzing_nummer or '':>10}  "
        f"{in_woorden(t)}"
        for t in lijst
    ]
    return Uitvoer([_termijn(t) for t in lijst], "\n".join(tekst) or "Nog niets te doen.")


def _termijn(t: Termijn) -> dict[str, Any]:
    return {
        "soort": t.soort, "regel": t.regel, "vervaldatum": _iso(t.vervaldatum),
        "werkdagen_over": t.werkdagen_over, "status": t.status.value, "wet": t.wet.value,
        "gemeente": t.gemeente, "client": t.client, "toewijzingnummer": t.toewijzing_nummer,
        "bericht": t.identificatie, "actie": t.actie.value, "telt_vanaf": _iso(t.telt_vanaf),
        "verwacht": t.verwacht, "wie": t.wie, "uitleg": in_woorden(t), "gevolg": t.gevolg,
        "medewerker": t.medewerker, "uitgesteld_tot": _iso(t.uitgesteld_tot), "notitie": t.notitie,
    }  # fmt: skip


def toewijzingen(
    lijst: Sequence[Toewijzing], vandaag: date, verbruik: Mapping[int | None, Verbruiksregel]
) -> Uitvoer:
    """What we know of each Toewijzing; ``gedeclareerd`` and ``toegekend`` are in eurocent."""
    rijen = [_toewijzing(een, vandaag) | _verbruik(verbruik.get(een.id)) for een in lijst]
    tekst = [
        f"{rij['toewijzingnummer']:>10}  {rij['wet']:4} {gemeentenaam(rij['gemeente']):20} "
        f"{rij['productnaam']:40} {rij['ingangsdatum']} {rij['einddatum'] or '':10} {rij['status']}"
        for rij in rijen
    ]
    return Uitvoer(rijen, "\n".join(tekst) or "Er zijn nog geen toewijzingen.")


def _toewijzing(toewijzing: Toewijzing, vandaag: date) -> dict[str, Any]:
    actueel, sleutel = toewijzing.actueel, toewijzing.sleutel
    start, stop = toewijzing.levering.actuele_start, toewijzing.levering.laatste_stop
    omvang = actueel.omvang
    return {
        "toewijzingnummer": sleutel.nummer,
        "wet": sleutel.wet.value,
        "gemeente": sleutel.gemeente,
        "aanbieder": toewijzing.aanbieder,
        "bsn": toewijzing.bsn,
        "product": {"categorie": actueel.product.categorie, "code": actueel.product.code}
        if actueel.product
        else None,
        "productnaam": toewijzing.productnaam,
        "ingangsdatum": _iso(actueel.ingangsdatum),
        "einddatum": _iso(actueel.einddatum),
        "reden_wijziging": actueel.reden_wijziging,
        "omvang": {
            "volume": omvang.volume,
            "eenheid": omvang.eenheid,
            "frequentie": omvang.frequentie,
        }
        if omvang
        else None,
        "budget": actueel.budget,
        "status": toewijzing.stand(vandaag).value,
        "begindatum": _iso(start.begindatum) if start else None,
        "stopdatum": _iso(stop.einddatum) if stop else None,
        "reden_beeindiging": stop.reden_beeindiging if stop else None,
        "versies": len(toewijzing.versies),
    }


def _verbruik(regel: Verbruiksregel | None) -> dict[str, Any]:
    """What became of a Toewijzing, its volume in ``eenheid`` (WJ756; a budget in eurocent)."""
    if regel is None:
        return {"gedeclareerd": 0, "toegekend": 0, "verbruik": None}
    van = regel.verbruik
    return {
        "gedeclareerd": regel.gedeclareerd,
        "toegekend": regel.toegekend,
        "verbruik": {
            "eenheid": van.eenheid,
            "gegeven": van.gegeven,
            "gedeclareerd": van.gedeclareerd,
            "toegekend": van.toegekend,
            "over": van.over,
            "vooruit": regel.vooruit or None,
        },
    }


def afkeuren(lijst: Sequence[Afkeur]) -> Uitvoer:
    """What was refused, by whom and why; no BSN in it."""
    tekst = [
        f"{a.stand:11} {a.naam} {a.identificatie:12} {gemeentenaam(a.gemeente):20} {a.client}"
        f"\n            {a.veld}: {_met_code(a)}\n            {_wat_nu(a)}"
        for a in lijst
    ]
    return Uitvoer(
        [
            {
                "soort": a.soort.value,
                "bericht": a.naam,
                "identificatie": a.identificatie,
                "gemeente": a.gemeente,
                "wet": a.wet.value,
                "client_id": a.client_id,
                "client": a.client,
                "toewijzingnummer": a.toewijzing_nummer,
                "product": a.product,
                "veld": a.veld,
                "code": a.uitleg.code or None,
                "betekenis": a.betekenis,
                "actie": a.actie,
                "door": a.door.value,
                "sinds": _iso(a.sinds),
                "tot": _iso(a.tot),
                "status": a.stand.value,
                "reden": a.reden or None,
            }
            for a in lijst
        ],
        "\n".join(tekst) or "Niets afgekeurd.",
    )


def _wat_nu(afkeur: Afkeur) -> str:
    if not afkeur.reden:
        return afkeur.actie
    return f"Hoeft niet meer sinds {afkeur.tot:%d-%m-%Y}: {afkeur.reden}"


def _met_code(afkeur: Afkeur) -> str:
    return f"{afkeur.uitleg.code} {afkeur.betekenis}".strip()


def verzendingen(
    lijst: Sequence[Verzending],
    codes: Mapping[int, Sequence[str]] = _GEEN_CODES,
    leeg: str = "Er staat niets klaar.",
) -> Uitvoer:
    """Outgoing messages and where they are; ``codes`` are those of what was refused."""
    tekst, rijen = [], []
    for v in lijst:
        gegeven = codes.get(v.bewaard_id, ())
        tekst.append(f"{v.identificatie:12} {v.naam:7} {gemeentenaam(v.gemeente):20} {v.status}")
        tekst += _codes_tekst(gegeven)
        rijen.append(_verzending(v) | {"codes": _codes(gegeven)})
    return Uitvoer(rijen, "\n".join(tekst) or leeg)


def _codes(codes: Sequence[str]) -> list[dict[str, str]]:
    return [
        {"code": u.code, "betekenis": u.betekenis, "actie": u.actie} for u in map(uitleg, codes)
    ]


def _codes_tekst(codes: Sequence[str]) -> list[str]:
    return [f"             {u.code} {u.betekenis} {u.actie}" for u in map(uitleg, codes)]


def _verzending(verzending: Verzending) -> dict[str, Any]:
    return {
        "identificatie": verzending.identificatie,
        "bericht": verzending.naam,
        "wet": verzending.wet.value,
        "gemeente": verzending.gemeente,
        "aanbieder": verzending.aanbieder,
        "dagtekening": _iso(verzending.dagtekening),
        "status": verzending.status.value,
        "ingediend_op": _iso(verzending.ingediend_op),
        "code": verzending.vecozo_code,
        "toelichting": verzending.vecozo_toelichting,
    }


def resultaat(uitkomst: Resultaat) -> Uitvoer:
    """A message that a form made, or why it did not."""
    if uitkomst.verzending is not None:
        return verzendingen_een(uitkomst.verzending)
    if uitkomst.gelukt:
        return Uitvoer(
            {"bevindingen": []},
            "Het bericht was nog niet weg en is vervallen. Er hoeft niets te worden verstuurd.",
        )
    gevonden = [
        *(
            {"regel": f.regel, "veld": f.veld, "melding": f.melding, "advies": f.advies}
            for f in uitkomst.veldfouten
        ),
        *(bevinding(b) for b in uitkomst.bevindingen),
    ]
    tekst = [f"{rij['melding']} {rij['advies']} ({rij['regel']})" for rij in gevonden]
    return Uitvoer({"bevindingen": gevonden}, "\n".join(tekst), iets_gevonden=True)


def verzendingen_een(verzending: Verzending) -> Uitvoer:
    """One prepared message."""
    return Uitvoer(
        _verzending(verzending),
        f"{verzending.naam} {verzending.identificatie} staat in Klaar voor VECOZO.",
    )


def export(uitkomst: Export) -> Uitvoer:
    """Files that were written, and which messages stayed behind and why."""
    paden = [str(pad) for pad in uitkomst.paden]
    bezwaren = [
        f"Niet geëxporteerd: {een.verzending.naam} {een.verzending.identificatie}. "
        f"{een.bevinding.melding} {een.bevinding.advies} ({een.bevinding.regel})"
        for een in uitkomst.achtergebleven
    ]
    leeg = "" if bezwaren else "Er staat niets klaar."
    return Uitvoer(
        paden, "\n".join(paden) or leeg, iets_gevonden=bool(bezwaren), bezwaar="\n".join(bezwaren)
    )


def regels(lijst: Sequence[Regelregel]) -> Uitvoer:
    """Every rule of the standard, and whether the app has it."""
    tekst = [
        f"{rij.nummer:8} {'ja ' if rij.aanwezig else 'nee'}  {rij.titel}"
        + (f"  ({rij.reden})" if rij.reden else "")
        for rij in lijst
    ]
    return Uitvoer(
        [
            {
                "regel": rij.nummer,
                "niveau": int(rij.niveau) if rij.niveau.isdecimal() else rij.niveau,
                "retourcode": rij.retourcode or None,
                "berichten": list(rij.berichten),
                "aanwezig": rij.aanwezig,
                "reden": rij.reden or None,
                "titel": rij.titel,
            }
            for rij in lijst
        ],
        "\n".join(tekst),
    )


def bevinding(gevonden: Finding) -> dict[str, Any]:
    """A Finding as JSON."""
    return {
        "regel": gevonden.regel,
        "niveau": gevonden.niveau,
        "retourcode": gevonden.retourcode,
        "pad": gevonden.pad,
        "waarde": gevonden.waarde,
        "melding": gevonden.melding,
        "advies": gevonden.advies,
    }


def _bevinding_tekst(gevonden: Finding) -> str:
    wat = f"{gevonden.melding} {gevonden.advies}".rstrip()
    return f"{wat} ({gevonden.regel}, {gevonden.pad})"


def _iso(datum: date | None) -> str | None:
    return datum.isoformat() if datum else None
