"""Rules about how much is assigned or asked: volume, budget, product and end.

CD041, CD075 to CD080, CD095, CD096, CS338 and CS343; and CS336, the reason of a change. What
they say of one class they say of its like in the 301, 315 and 317.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from app.domain.toewijzing import omvang_tekst
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Product
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import bedrag
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import AangevraagdProduct, NieuwProduct, TeWijzigenProduct

_MetProduct = ToegewezenProduct | AangevraagdProduct | NieuwProduct
_Deel = _MetProduct | TeWijzigenProduct

_PER_WEEK = "2"  # WMO757
_FREQUENTIES = ("2", "4", "6")  # WMO757: per week, per month, in total
_EENHEDEN = ("14", "16", "83", "84")  # WJ756: etmaal, dagdeel, euro's, stuks (inspanning)
_OUDE_REGELS = date(2020, 12, 31)  # what ends by this day may be given as it was then
_VERVALLEN = "01"  # RedenWijziging: the former administrative correction


@regel("CD041")
def cd041(c: Controle) -> Iterator[Plek]:
    """CD041: a product with a code has an Omvang.

    That holds next to a Budget as well, which CD077 then refuses: a Budget is for a category.
    """
    for pad, deel in _met_product(c):
        if _code(deel.product) is not None and deel.omvang is None:
            yield Plek(
                f"{pad}/Omvang",
                "",
                f"{_noem(deel)} heeft een productcode, maar geen omvang.",
                _advies(
                    c,
                    "de omvang toe te voegen",
                    "Vul in hoeveel hulp het is. Gaat het om een budget, laat dan de productcode "
                    "weg.",
                ),
            )


@regel("CD075")
def cd075(c: Controle) -> Iterator[Plek]:
    """CD075: what has a Budget has an end."""
    for pad, deel in _delen(c):
        if deel.budget is not None and _einde(deel) is None:
            yield _zonder_einde(c, pad, deel, f"een budget van {bedrag(deel.budget)}")


@regel("CD076")
def cd076(c: Controle) -> Iterator[Plek]:
    """CD076: what is given per week has an end."""
    for pad, deel in _delen(c):
        omvang = deel.omvang
        if omvang is not None and omvang.frequentie == _PER_WEEK and _einde(deel) is None:
            yield _zonder_einde(c, pad, deel, f"een omvang van {omvang_tekst(omvang, None)}")


@regel("CD077")
def cd077(c: Controle) -> Iterator[Plek]:
    """CD077: what has a Budget has no Omvang."""
    for pad, deel in _delen(c):
        if deel.budget is not None and deel.omvang is not None:
            yield Plek(
                f"{pad}/Omvang",
                omvang_tekst(deel.omvang, None),
                f"{_noem(deel)} heeft al een budget van {bedrag(deel.budget)}; "
                "dan hoort er geen omvang bij.",
                _advies(c, "de omvang of het budget weg te laten", "Laat een van de twee leeg."),
            )


@regel("CD078")
def cd078(c: Controle) -> Iterator[Plek]:
    """CD078: what has an Omvang has no Budget.

    It finds what CD077 finds, from the other side: each speaks at its own field.
    """
    for pad, deel in _delen(c):
        if deel.omvang is not None and deel.budget is not None:
            yield Plek(
                f"{pad}/Budget",
                str(deel.budget),
                f"{_noem(deel)} heeft al een omvang van {omvang_tekst(deel.omvang, None)}; "
                "dan hoort er geen budget bij.",
                _advies(c, "de omvang of het budget weg te laten", "Laat een van de twee leeg."),
            )


@regel("CD079")
def cd079(c: Controle) -> Iterator[Plek]:
    """CD079: what has no Budget has a Product."""
    for pad, deel in _met_product(c):
        if deel.budget is None and deel.product is None:
            yield Plek(
                f"{pad}/Product",
                "",
                f"{_noem(deel)} heeft geen product, en ook geen budget.",
                _advies(c, "het product of een budget toe te voegen", "Kies een product."),
            )


@regel("CD080")
def cd080(c: Controle) -> Iterator[Plek]:
    """CD080: a Toewijzing without a product code has no Omvang, unless it ended by 2020.

    Without a Product there is no code either.
    """
    yield from _omvang_zonder_code(c)


@regel("CD095")
def cd095(c: Controle) -> Iterator[Plek]:
    """CD095: an AangevraagdProduct without a code has no Omvang, unless it ended by 2020.

    Without a Product there is no code either.
    """
    yield from _omvang_zonder_code(c)


@regel("CD096")
def cd096(c: Controle) -> Iterator[Plek]:
    """CD096: a NieuwProduct without a code has no Omvang, unless it ended by 2020.

    Without a Product there is no code either.
    """
    yield from _omvang_zonder_code(c)


@regel("CS336")
def cs336(c: Controle) -> Iterator[Plek]:
    """CS336: RedenWijziging 01 is no longer used."""
    for pad, product in c.objecten(ToegewezenProduct):
        if product.reden_wijziging == _VERVALLEN:
            label = codelijst("JZ002").label(_VERVALLEN)  # the same in WMO002
            yield Plek(
                f"{pad}/RedenWijziging",
                _VERVALLEN,
                f"Toewijzing {product.toewijzing_nummer} heeft als reden van wijziging ‘{label}’, "
                "en die bestaat niet meer.",
                "Vraag de gemeente om een reden te kiezen die nog geldt en het bericht opnieuw te "
                "sturen.",
            )


@regel("CS338")
def cs338(c: Controle) -> Iterator[Plek]:
    """CS338: these units go per week, per month or in total, unless it ended by 2020.

    Etmaal, dagdeel, euro's and stuks (inspanning). The tables name Volume and Eenheid beside
    Frequentie; it is Frequentie that must change.
    """
    yield from _frequentie(c)


@regel("CS343")
def cs343(c: Controle) -> Iterator[Plek]:
    """CS343: what CS338 says, for an AangevraagdProduct."""
    yield from _frequentie(c)


def _frequentie(c: Controle) -> Iterator[Plek]:
    for pad, deel in _delen(c):
        omvang = deel.omvang
        if omvang is None or omvang.eenheid not in _EENHEDEN:
            continue
        if omvang.frequentie not in _FREQUENTIES and _van_nu(deel):
            eenheid = codelijst("WJ756").label(omvang.eenheid)
            yield Plek(
                f"{pad}/Omvang/Frequentie",
                omvang.frequentie,
                f"{_noem(deel)} heeft als omvang {omvang_tekst(omvang, None)}. "
                f"De eenheid ‘{eenheid}’ kan alleen per week, per maand of in totaal.",
                _advies(
                    c,
                    "een omvang per week, per maand of in totaal te geven",
                    "Reken de omvang om naar een aantal per week, per maand of in totaal.",
                ),
            )


def _omvang_zonder_code(c: Controle) -> Iterator[Plek]:
    for pad, deel in _met_product(c):
        if deel.omvang is not None and _code(deel.product) is None and _van_nu(deel):
            yield Plek(
                f"{pad}/Omvang",
                omvang_tekst(deel.omvang, None),
                f"{_noem(deel)} heeft een omvang van {omvang_tekst(deel.omvang, None)}, "
                "maar geen productcode.",
                _advies(
                    c,
                    "de productcode toe te voegen of de omvang door een budget te vervangen",
                    "Kies een productcode, of vraag een budget in plaats van een omvang.",
                ),
            )


def _zonder_einde(c: Controle, pad: str, deel: _Deel, wat: str) -> Plek:
    naam = "ToewijzingEinddatum" if isinstance(deel, AangevraagdProduct) else "Einddatum"
    return Plek(
        f"{pad}/{naam}",
        "",
        f"{_noem(deel)} heeft {wat}, maar geen einddatum.",
        _advies(c, "de einddatum toe te voegen", "Vul de einddatum in."),
    )


def _met_product(c: Controle) -> Iterator[tuple[str, _MetProduct]]:
    return chain(
        c.objecten(ToegewezenProduct), c.objecten(AangevraagdProduct), c.objecten(NieuwProduct)
    )


def _delen(c: Controle) -> Iterator[tuple[str, _Deel]]:
    return chain(c.objecten(TeWijzigenProduct), _met_product(c))


def _code(product: Product | None) -> str | None:
    return product.code if product is not None else None


def _einde(deel: _Deel) -> date | None:
    return deel.toewijzing_einddatum if isinstance(deel, AangevraagdProduct) else deel.einddatum


def _van_nu(deel: _Deel) -> bool:
    """Whether it goes on after 2020, so that the rules of now hold."""
    einde = _einde(deel)
    return einde is None or einde > _OUDE_REGELS


def _noem(deel: _Deel) -> str:
    match deel:
        case ToegewezenProduct():
            return f"Toewijzing {deel.toewijzing_nummer}"
        case TeWijzigenProduct():
            return f"De wijziging van toewijzing {deel.toewijzing_nummer}"
        case AangevraagdProduct():
            return "Het aangevraagde product"
        case _:
            return "Het nieuwe product"


def _advies(c: Controle, vraag: str, doe: str) -> str:
    return c.advies(f"{vraag} en het bericht opnieuw te sturen", doe)
