"""Rules about what was declared before: TR314, TR323, TR333, TR385, TR389, TR390.

A refused line was never declared, so it is neither repeated nor taken back (IV085).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.declaratie import Prestatiestatus
from app.domain.toewijzing import VERWIJDERD
from app.rules.dossier.prestaties import Eerder, Prestatieregel, eerder_van, prestatieregels
from app.rules.pad import verschillen
from app.rules.regel import Controle, Plek, regel
from app.standard.declaratie import Declaratiebericht, Prestatie
from app.standard.element import Vorm
from app.standard.leesbaar import bedrag, datum_voluit, in_woorden, label
from app.standard.toewijzing import ToegewezenProduct

# What a credit line does not have in common with its debet line (IV091).
_EIGEN_AAN_CREDIT = ("ReferentieNummer", "VorigReferentieNummer", "DebetCredit")


@regel("TR314")
def tr314(c: Controle) -> Iterator[Plek]:
    """TR314: an aanbieder uses a ReferentieNummer once within a wet, also within one message."""
    gezien = set()
    for een in prestatieregels(c):
        nummer = een.referentie
        if nummer in gezien:
            waar = "al eerder in deze declaratie"
        elif c.bron.referentienummer_gebruikt(c.bericht.wet, c.bericht.aanbieder, nummer):
            waar = "al in een eerdere declaratie"
        else:
            waar = ""
        gezien.add(nummer)
        if waar:
            yield Plek(
                f"{een.pad}/ProductReferentie/ReferentieNummer",
                nummer,
                f"Referentienummer {nummer} staat {waar}.",
                "Geef deze prestatie een eigen nummer, dat nog niet is gebruikt.",
            )


@regel("TR333")
def tr333(c: Controle) -> Iterator[Plek]:
    """TR333: an aanbieder uses a DeclaratieNummer once within a wet."""
    assert isinstance(c.bericht, Declaratiebericht)
    nummer = c.bericht.declaratie.declaratie_nummer
    if c.bron.declaratienummer_gebruikt(c.bericht.wet, c.bericht.aanbieder, nummer):
        yield Plek(
            "/Bericht/Declaratie/DeclaratieNummer",
            nummer,
            f"Er is al een andere declaratie met nummer {nummer}.",
            "Geef deze declaratie een nummer dat nog niet is gebruikt.",
        )


@regel("TR323")
def tr323(c: Controle) -> Iterator[Plek]:
    """TR323: a credit line takes back a debet line of this client that was granted.

    Not one that was refused or that has no answer yet (IV085). But for the numbers and
    DebetCredit it is identical to that line (IV091). CD060 judges whether it names one.
    """
    vorm = Vorm(c.bericht.wet, c.bericht.soort)
    for een in prestatieregels(c):
        nummer = een.neemt_terug
        if nummer is None:
            continue
        debet = een.eerder.debet.get(nummer)
        if debet is None or debet.status is not Prestatiestatus.TOEGEKEND:
            melding, advies = _niet_te_crediteren(nummer, debet.status if debet else None)
            pad = f"{een.pad}/ProductReferentie/VorigReferentieNummer"
            yield Plek(pad, nummer, melding, advies)
            continue
        for pad, element, hier, daar in verschillen(een.pad, een.prestatie, debet.prestatie, vorm):
            if element.naam not in _EIGEN_AAN_CREDIT:
                yield Plek(
                    pad,
                    "" if hier is None else str(hier),
                    f"{label(element.naam)} is hier {in_woorden(element, hier, vorm)}, en in de "
                    f"prestatie die je crediteert ({nummer}) {in_woorden(element, daar, vorm)}.",
                    "Neem in een creditregel alles over van de prestatie die je crediteert.",
                )


def _niet_te_crediteren(nummer: str, status: Prestatiestatus | None) -> tuple[str, str]:
    if status is None:
        return (
            f"Voor deze cliënt is geen prestatie {nummer} gedeclareerd bij deze gemeente.",
            "Neem het referentienummer over van de prestatie die je wilt crediteren.",
        )
    if status is Prestatiestatus.AFGEKEURD:
        return (
            f"De gemeente heeft prestatie {nummer} afgekeurd.",
            "Laat deze creditregel weg: wat is afgekeurd, hoef je niet te crediteren.",
        )
    return (
        f"De gemeente heeft nog niet geantwoord op prestatie {nummer}.",
        "Wacht op het antwoord (325). Crediteren kan als de prestatie is toegekend.",
    )


@regel("TR389")
def tr389(c: Controle) -> Iterator[Plek]:
    """TR389: a product is declared once over a ProductPeriode of a Toewijzing.

    Again is allowed when the earlier line was refused or taken back, also by a credit line in
    this message, whatever the order of the two (IV086).
    """
    regels = prestatieregels(c)
    nu_terug = {(een.client, een.neemt_terug) for een in regels if een.neemt_terug}
    gedaan: dict[object, str] = {}
    bekend = set()
    for een in regels:
        if een.client not in bekend:
            bekend.add(een.client)
            gedaan |= {
                (een.client, _wat(debet.prestatie)): nummer
                for nummer, debet in een.eerder.debet.items()
                if debet.status.telt
                and nummer not in een.eerder.gecrediteerd
                and (een.client, nummer) not in nu_terug
            }
        if een.is_credit:
            continue
        sleutel = een.client, _wat(een.prestatie)
        if sleutel in gedaan:
            yield _opnieuw(een, gedaan[sleutel])
        else:
            gedaan[sleutel] = een.referentie


def _opnieuw(een: Prestatieregel, eerste: str) -> Plek:
    prestatie = een.prestatie
    return Plek(
        een.pad,
        prestatie.product_code,
        f"Product {prestatie.product_code} is op toewijzing {prestatie.toewijzing_nummer} al "
        f"gedeclareerd over de periode vanaf "
        f"{datum_voluit(prestatie.product_periode.begindatum)} (prestatie {eerste}).",
        "Laat deze prestatie weg. Klopt de eerdere niet, crediteer die dan eerst, of in "
        "dezelfde declaratie.",
    )


@regel("TR390")
def tr390(c: Controle) -> Iterator[Plek]:
    """TR390: a line is taken back once, here or in an earlier declaration."""
    terug = set()
    for een in prestatieregels(c):
        nummer = een.neemt_terug
        if nummer is None:
            continue
        if nummer in een.eerder.gecrediteerd or (een.client, nummer) in terug:
            yield Plek(
                f"{een.pad}/ProductReferentie/VorigReferentieNummer",
                nummer,
                f"Prestatie {nummer} is al gecrediteerd.",
                "Laat deze creditregel weg.",
            )
        terug.add((een.client, nummer))


@regel("TR385")
def tr385(c: Controle) -> Iterator[Plek]:
    """TR385: a Toewijzing on which something was granted, and not taken back, is not removed."""
    verwijderd = [
        (pad, product)
        for pad, product in c.objecten(ToegewezenProduct)
        if product.reden_wijziging == VERWIJDERD
    ]
    toegekend = _toegekend(eerder_van(c, c.dossier)) if verwijderd else {}
    for pad, product in verwijderd:
        nummer = product.toewijzing_nummer
        if nummer in toegekend:
            yield Plek(
                f"{pad}/RedenWijziging",
                VERWIJDERD,
                f"Toewijzing {nummer} wordt verwijderd, maar er is al {bedrag(toegekend[nummer])} "
                "op toegekend.",
                "Vraag de gemeente om de toewijzing te laten staan. Klopt het dat ze vervalt, "
                "crediteer dan eerst wat er is gedeclareerd.",
            )


def _toegekend(eerder: Eerder) -> dict[int, int]:
    """Amounts that were granted and not taken back, by ToewijzingNummer."""
    bedragen: dict[int, int] = {}
    for referentie, debet in eerder.debet.items():
        if debet.status is Prestatiestatus.TOEGEKEND and referentie not in eerder.gecrediteerd:
            nummer = debet.prestatie.toewijzing_nummer
            bedragen[nummer] = bedragen.get(nummer, 0) + debet.prestatie.ingediend_bedrag.bedrag
    return bedragen


def _wat(prestatie: Prestatie) -> object:
    return (
        prestatie.toewijzing_nummer,
        prestatie.product_periode,
        prestatie.product_categorie,
        prestatie.product_code,
    )
