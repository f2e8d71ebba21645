"""What was declared and stands, beside what is recorded now: TR389, IV085, IV086."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing
from app.domain.voorstelregel import Regelsleutel, Voorstelregel, Weggelaten
from app.domain.zorg import teleenheid
from app.standard.basis import Product
from app.standard.release import Wet

Staand = dict[Regelsleutel, list[GedeclareerdePrestatie]]


def staand(dossier: Dossier, toewijzingen: Iterable[Toewijzing]) -> Staand:
    """Debet lines that count and were not taken back, by what they declare, oldest first.

    There is one for each, unless the gemeente granted what VECOZO had refused and what was
    declared again since.
    """
    ids: dict[tuple[Wet, str, int], int | None] = {t.sleutel: t.id for t in toewijzingen}
    terug = {
        (een.wet, een.aanbieder, een.prestatie.product_referentie.vorig_referentie_nummer)
        for een in dossier.prestaties
        if een.is_credit and een.status.telt
    }
    gevonden: Staand = {}
    for een in dossier.prestaties:
        referentie = een.prestatie.product_referentie.referentie_nummer
        if een.is_credit or not een.status.telt or (een.wet, een.aanbieder, referentie) in terug:
            continue
        id_ = ids.get((een.wet, een.gemeente, een.prestatie.toewijzing_nummer))
        if id_ is not None:
            gevonden.setdefault(_sleutel(id_, een), []).append(een)
    return gevonden


def naast(
    regel: Voorstelregel, eerder: Sequence[GedeclareerdePrestatie]
) -> Voorstelregel | Weggelaten | None:
    """What to do with a line beside what stands for the same (TR389, IV085).

    Nothing when it is declared as it should be. Of two that were granted one is taken back first.
    """
    if not eerder:
        return regel if regel.volume else _niets(regel)
    if len(eerder) == 1 and _zelfde(regel, eerder[0]):
        return None
    for een in eerder:
        if een.status is not Prestatiestatus.TOEGEKEND:
            return _wacht(regel, een)
    if len(eerder) == 1:
        return replace(regel, crediteert=eerder[0])
    blijft = next((een for een in reversed(eerder) if _zelfde(regel, een)), eerder[-1])
    te_veel = next(een for een in eerder if een is not blijft)
    return neem_terug(regel.sleutel, regel.toewijzing, te_veel)


def neem_terug(
    sleutel: Regelsleutel, toewijzing: Toewijzing, een: GedeclareerdePrestatie
) -> Voorstelregel:
    """A line that takes a granted one back and puts nothing in its place."""
    return Voorstelregel(
        sleutel=sleutel,
        toewijzing=toewijzing,
        product=Product(categorie=sleutel.product_categorie, code=sleutel.product_code),
        periode=een.prestatie.product_periode,
        volume=0,
        eenheid=een.prestatie.eenheid,
        tarief=een.prestatie.product_tarief,
        bedrag=0,
        geregistreerd=0,
        zorg_ids=(),
        crediteert=een,
    )


def _wacht(regel: Voorstelregel, een: GedeclareerdePrestatie) -> Weggelaten:
    """Why a line has to wait for what was declared and has no answer yet."""
    if een.status is Prestatiestatus.KLAAR:
        return _niet_nu(
            regel,
            f"Dit staat met een ander volume in declaratie {een.declaratie_nummer}, die "
            "nog niet weg is.",
            "Trek die declaratie terug bij Klaar voor VECOZO en maak haar opnieuw. Heb je haar "
            "al geëxporteerd, dien haar dan in en wacht op het antwoord (325).",
            "TR389",
        )
    return _niet_nu(
        regel,
        "Dit is met een ander volume gedeclareerd (prestatie "
        f"{een.prestatie.product_referentie.referentie_nummer}), en de gemeente heeft nog "
        "niet geantwoord.",
        "Wacht op het antwoord (325). Daarna stelt Heenweer een correctie voor.",
        "IV085",
    )


def _niets(regel: Voorstelregel) -> Weggelaten:
    """Why a line of nothing is not declared."""
    if regel.vastgesteld is None:
        return _niet_nu(regel, "Afgerond is dit niets.", "Kijk de zorg na.", "IV042")
    return _niet_nu(
        regel,
        f"Je besloot dit niet te declareren: {regel.vastgesteld.reden}",
        "Wil je het toch declareren, maak dat besluit dan ongedaan.",
        "",
    )


def _niet_nu(regel: Voorstelregel, reden: str, advies: str, nummer: str) -> Weggelaten:
    return Weggelaten(
        bsn=regel.toewijzing.bsn,
        maand=regel.sleutel.maand,
        product=regel.sleutel.product_code,
        aantal=regel.geregistreerd,
        eenheid=teleenheid(regel.eenheid),
        reden=reden,
        advies=advies,
        regel=nummer,
        toewijzing=regel.toewijzing,
        sleutel=regel.sleutel,
        zorg_ids=regel.zorg_ids,
        vastgesteld=regel.vastgesteld,
    )


def _zelfde(regel: Voorstelregel, eerder: GedeclareerdePrestatie) -> bool:
    prestatie = eerder.prestatie
    return (regel.volume, regel.eenheid, regel.tarief, regel.bedrag) == (
        prestatie.geleverd_volume,
        prestatie.eenheid,
        prestatie.product_tarief,
        prestatie.ingediend_bedrag.bedrag,
    )


def _sleutel(toewijzing_id: int, een: GedeclareerdePrestatie) -> Regelsleutel:
    prestatie = een.prestatie
    return Regelsleutel(
        toewijzing_id,
        prestatie.product_categorie,
        prestatie.product_code,
        prestatie.product_periode.begindatum.replace(day=1),
    )
