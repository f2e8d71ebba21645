"""Rules against contract and product lists: TR346, TR381, TR418.

What the contract does not tell is not judged. A credit line has what its debet line had (IV091).
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from app.domain.volume import (
    EURO,
    MINUUT,
    UUR,
    bedrag_van_minuten,
    bedragen_van_minuten,
    tarief_per_minuut,
)
from app.rules.dossier.prestaties import Prestatieregel, prestatieregels
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Product
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import bedrag, datum_voluit
from app.standard.release import PRODUCT_CATEGORIE

_HULPMIDDELEN = "hulpmiddelen"
_MET_HULPMIDDELEN = ("11", "12", "13", "14")  # WMO020 (JZ020 has none); codes begin with it


@regel("TR346")
def tr346(c: Controle) -> Iterator[Plek]:
    """TR346: IngediendBedrag is GeleverdVolume times ProductTarief, unless in euros (CS339).

    Minutes under a tariff per hour are paid by that tariff, not by the rounded one per minute
    (IV081). Without a contract for them, what fits either reading is accepted: any amount that a
    tariff per hour gives which rounds to this tariff per minute. CD087 judges a missing tariff.
    """
    for een in prestatieregels(c):
        prestatie, tarief = een.prestatie, een.prestatie.product_tarief
        if een.is_credit or prestatie.eenheid == EURO or tarief is None:
            continue
        staat, volume = prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume
        if staat in _bedragen(een, tarief):
            continue
        uur = max(_uurtarieven(een), default=None)
        som = f"{volume} × {bedrag(tarief)} = {bedrag(volume * tarief)}"
        if uur is not None:
            hoort = bedrag(bedrag_van_minuten(uur, volume))
            som = f"{volume} minuten × {bedrag(uur)} per uur / 60 = {hoort}"
        yield Plek(
            f"{een.pad}/IngediendBedrag/Bedrag",
            str(staat),
            f"Het bedrag is {bedrag(staat)}. Volume maal tarief is {som}.",
            "Kijk volume, tarief en bedrag na.",
        )


def _bedragen(een: Prestatieregel, tarief: int) -> Container[int]:
    """Amounts that a line may have by TR346."""
    volume = een.prestatie.geleverd_volume
    per_minuut = any(afspraak.eenheid == MINUUT for afspraak in een.afspraken)
    uurtarieven = _uurtarieven(een)
    if uurtarieven:
        bedragen = {bedrag_van_minuten(uur, volume) for uur in uurtarieven}
        return bedragen | {volume * tarief} if per_minuut else bedragen
    if een.prestatie.eenheid == MINUUT and not per_minuut:
        return bedragen_van_minuten(tarief, volume)
    return {volume * tarief}


def _uurtarieven(een: Prestatieregel) -> list[int]:
    """Tariffs per hour under which minutes are declared."""
    if een.prestatie.eenheid != MINUUT:
        return []
    return [afspraak.tarief for afspraak in een.afspraken if afspraak.eenheid == UUR]


@regel("TR418")
def tr418(c: Controle) -> Iterator[Plek]:
    """TR418: ProductTarief is that of the contract on the begin of the ProductPeriode.

    For minutes under a tariff per hour it is a sixtieth, rounded (IV081). A contract in another
    Eenheid tells nothing of the tariff.
    """
    for een in prestatieregels(c):
        prestatie, staat = een.prestatie, een.prestatie.product_tarief
        if een.is_credit or staat is None:
            continue
        hoort = _tarieven(een)
        if hoort and staat not in hoort:
            dag = prestatie.product_periode.begindatum
            yield Plek(
                f"{een.pad}/ProductTarief",
                str(staat),
                f"Het tarief is {bedrag(staat)}. Volgens het contract met de gemeente is dat op "
                f"{datum_voluit(dag)} {' of '.join(map(bedrag, hoort))}.",
                "Neem het tarief van het contract over, of verbeter het contract in Heenweer als "
                "dat niet klopt.",
            )


def _tarieven(een: Prestatieregel) -> list[int]:
    """Tariffs that the contract gives for the Eenheid of a line."""
    tarieven = {tarief_per_minuut(uur) for uur in _uurtarieven(een)}
    eenheid = een.prestatie.eenheid
    tarieven.update(afspraak.tarief for afspraak in een.afspraken if afspraak.eenheid == eenheid)
    return sorted(tarieven)


@regel("TR381")
def tr381(c: Controle) -> Iterator[Plek]:
    """TR381: a ProductCode belongs to its ProductCategorie.

    Which codes are used is agreed with each gemeente (IV075). A code is refused when it is known
    and stands under another category only: in the national list of aids for the categories 11
    to 14 of the Wmo, in the contract with the gemeente for the others. An unknown code is not
    judged.
    """
    producten = [
        (f"{pad}/Code", product.categorie, product.code)
        for pad, product in c.objecten(Product)
        if product.code is not None
    ]
    producten += [
        (f"{een.pad}/ProductCode", een.prestatie.product_categorie, een.prestatie.product_code)
        for een in prestatieregels(c)
        if not een.is_credit
    ]
    if not producten:
        return
    lijst = codelijst(PRODUCT_CATEGORIE.voor(c.bericht.wet))
    volgens_contract: dict[str, set[str]] = {}
    for afspraak in c.bron.contract(c.bericht.wet, c.bericht.gemeente):
        if afspraak.product.code is not None:
            categorieen = volgens_contract.setdefault(afspraak.product.code, set())
            categorieen.add(afspraak.product.categorie)
    for pad, categorie, code in producten:
        hoort = _categorieen(categorie, code, volgens_contract)
        if hoort and categorie not in hoort:
            namen = " of ".join(f"{lijst.label(een)} ({een})" for een in sorted(hoort))
            yield Plek(
                pad,
                code,
                f"Productcode {code} hoort bij {namen}, niet bij {lijst.label(categorie)} "
                f"({categorie}).",
                c.advies(
                    "het bericht opnieuw te sturen met een code die bij de categorie past",
                    "Kies een productcode die bij de categorie past.",
                ),
            )


def _categorieen(categorie: str, code: str, volgens_contract: dict[str, set[str]]) -> set[str]:
    """Categories to which a code belongs, or nothing when that is unknown."""
    if categorie in _MET_HULPMIDDELEN:
        return {code[:2]} if code in codelijst(_HULPMIDDELEN) else set()
    return volgens_contract.get(code, set())
