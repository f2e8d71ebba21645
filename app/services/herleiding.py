"""How a line to declare, or a declared one, follows from who did what when, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.afspraak import geldend
from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.declaratie import Prestatiestatus, met_teken
from app.domain.toewijzing import Toewijzing, omvang_tekst, volume_tekst
from app.domain.volume import (
    EURO,
    MINUUT,
    UUR,
    is_huishoudelijke_hulp,
    kleinste_eenheid,
    maximum_productperiode,
    maximum_toewijzing,
    omgerekend,
)
from app.domain.voorstelregel import Voorstelregel
from app.domain.zorg import Zorgregel
from app.services.bron import contracten_van
from app.services.rekensom import som_in_woorden
from app.services.workspace import Workspace
from app.services.zorgherkomst import herkomst
from app.standard.basis import Omvang, Product
from app.standard.declaratie import Prestatie
from app.standard.leesbaar import bedrag as in_euro

_MINUTEN = 60


@dataclass(frozen=True, slots=True)
class Herleiding:
    """What is behind a line: its care by day, and in words the sum, the amount and what is left.

    ``ruimte`` is empty when the Toewijzing has neither Omvang nor Budget.
    """

    zorg: tuple[Zorgregel, ...]
    som: str
    bedrag: str
    ruimte: tuple[str, ...]


def van_regel(workspace: Workspace, regel: Voorstelregel) -> Herleiding:
    """Tell what a line of a proposal follows from."""
    with workspace.lezen() as uow:
        zorg = _op_dag(uow.zorg.van_ids(regel.zorg_ids))
        sleutel = regel.toewijzing.sleutel
        afspraken = contracten_van(uow, {(sleutel.wet, sleutel.gemeente)}).get(
            (sleutel.wet, sleutel.gemeente), []
        )
        dossier = uow.dossiers.laad({regel.toewijzing.bsn})[regel.toewijzing.bsn]
        uow.declaraties.vul([dossier])
    eerder = [
        een.prestatie
        for een in dossier.prestaties
        if een.status is not Prestatiestatus.AFGEKEURD
        and (een.wet, een.gemeente, een.prestatie.toewijzing_nummer) == sleutel
    ]
    gelden = geldend([een for een in afspraken if een.product == regel.product], regel.periode)
    som, _ = som_in_woorden(zorg, regel.volume, regel.eenheid)
    if regel.vastgesteld is not None:
        volume = volume_tekst(regel.volume, regel.eenheid)
        som = f"{som} Je hebt {volume} vastgesteld: {regel.vastgesteld.reden}"
    return Herleiding(
        zorg,
        som,
        bedrag_in_woorden(regel.volume, regel.eenheid, regel.tarief, regel.bedrag, gelden),
        _ruimte(regel, gelden, eerder),
    )


def van_prestatie(workspace: Workspace, prestatie_id: int) -> Herleiding:
    """Tell what a declared line follows from, also of care that has lapsed since."""
    (een,) = herkomst(workspace, [prestatie_id])
    eigen = een.prestatie.prestatie
    bedrag = ""
    if not een.prestatie.is_credit:
        bedrag = bedrag_in_woorden(
            eigen.geleverd_volume,
            eigen.eenheid,
            eigen.product_tarief,
            eigen.ingediend_bedrag.bedrag,
        )
    return Herleiding(tuple(van.regel for van in een.zorg), een.uitleg, bedrag, ())


def zorg_van(workspace: Workspace, ids: Iterable[int]) -> tuple[Zorgregel, ...]:
    """Give lines of care by day."""
    with workspace.lezen() as uow:
        return _op_dag(uow.zorg.van_ids(tuple(ids)))


def bedrag_in_woorden(
    volume: int,
    eenheid: str,
    tarief: int | None,
    bedrag: int,
    afspraken: Iterable[Contractproduct] = (),
) -> str:
    """Say how an amount (eurocent) follows, such as ``6 × € 60,00 = € 360,00``.

    Of minutes under a tariff per hour the amount is not that of the rounded tariff (IV081).
    """
    if eenheid == EURO or tarief is None:
        return f"{in_euro(bedrag)}: bij euro’s is het volume zelf het bedrag (CS339)."
    uurtarief = next((een.tarief for een in afspraken if een.eenheid == UUR), None)
    if eenheid == MINUUT and uurtarief is not None:
        return (
            f"{volume_tekst(volume, eenheid)} tegen {in_euro(uurtarief)} per uur = "
            f"{in_euro(bedrag)} (IV081)."
        )
    if volume * tarief == bedrag:
        return f"{volume} × {in_euro(tarief)} = {in_euro(bedrag)}."
    return (
        f"{volume_tekst(volume, eenheid)} = {in_euro(bedrag)}. Het tarief per minuut is afgerond "
        f"{in_euro(tarief)}; gerekend is met dat per uur (IV081)."
    )


def _op_dag(zorg: Iterable[Zorgregel]) -> tuple[Zorgregel, ...]:
    return tuple(sorted(zorg, key=lambda een: (een.datum, een.id or 0)))


def _ruimte(
    regel: Voorstelregel, afspraken: Sequence[Contractproduct], eerder: Sequence[Prestatie]
) -> tuple[str, ...]:
    """Say what was given, and how much of it is used with this line (IV077, TR321, TR322)."""
    gegeven = regel.toewijzing.actueel
    woorden = omvang_tekst(gegeven.omvang, gegeven.budget)
    if not woorden:
        return ()
    delen = [f"Toegewezen: {woorden}."]
    if gegeven.budget is not None:
        al = sum(
            met_teken(een.ingediend_bedrag.bedrag, een.ingediend_bedrag.debet_credit)
            for een in eerder
        )
        met = al + regel.verschil
        delen.append(f"Met deze regel is {in_euro(met)} van {in_euro(gegeven.budget)} gebruikt.")
    if gegeven.omvang is not None:
        variant = afspraken[0].uitvoering if afspraken else Uitvoeringsvariant.INSPANNING
        delen += _van_de_omvang(regel, regel.toewijzing, gegeven.omvang, variant, eerder)
    return tuple(delen)


def _van_de_omvang(
    regel: Voorstelregel,
    toewijzing: Toewijzing,
    omvang: Omvang,
    variant: Uitvoeringsvariant,
    eerder: Sequence[Prestatie],
) -> list[str]:
    gegeven = toewijzing.actueel
    hulp = is_huishoudelijke_hulp(
        toewijzing.sleutel.wet, _categorie(gegeven.product, regel.sleutel.product_categorie)
    )
    nu = _in_kleinste(omvang, regel.volume, regel.eenheid)
    if nu is None:
        return []
    maand = maximum_productperiode(gegeven, regel.periode, variant, hulp)
    einden = [een.product_periode.einddatum for een in eerder]
    laatste = max([regel.periode.einddatum, *einden])
    totaal = maximum_toewijzing(gegeven, variant, laatste)
    al = sum(
        met_teken(
            _in_kleinste(omvang, een.geleverd_volume, een.eenheid) or 0,
            een.ingediend_bedrag.debet_credit,
        )
        for een in eerder
    )
    if regel.crediteert is not None:
        oud = regel.crediteert.prestatie
        al -= _in_kleinste(omvang, oud.geleverd_volume, oud.eenheid) or 0
    return [
        f"Deze periode: {_van(omvang, nu, maand)}.",
        f"Hele toewijzing tot nu toe: {_van(omvang, al + nu, totaal)}.",
    ]


def _categorie(product: Product | None, anders: str) -> str:
    return product.categorie if product is not None else anders


def _in_kleinste(omvang: Omvang, volume: int, eenheid: str) -> int | None:
    return omgerekend(volume, eenheid, kleinste_eenheid(omvang.eenheid))


def _van(omvang: Omvang, gebruikt: int, gegeven: int) -> str:
    """``6 van 10 uur``; ``gebruikt`` in the smallest Eenheid, ``gegeven`` in that of the Omvang."""
    if omvang.eenheid == EURO:
        return f"{in_euro(gebruikt)} van {in_euro(gegeven)}"
    if omvang.eenheid == UUR:
        heel = Decimal(gebruikt) / _MINUTEN
        getal = f"{round(heel, 1).normalize():f}".replace(".", ",")
        return f"{getal} van {volume_tekst(gegeven, UUR)}"
    return f"{gebruikt} van {volume_tekst(gegeven, omvang.eenheid)}"
