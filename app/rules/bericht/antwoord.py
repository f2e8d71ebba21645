"""Rules about what the gemeente answers, in a 319 or 325: CD085, CD086, TR342, TR377, TR409."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.declaratie import met_teken, som
from app.rules.regel import Controle, Plek, regel
from app.rules.retour import NIET_BEOORDEELD
from app.standard.afwijzing import WOONPLAATSBEGINSEL
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.declaratie import DeclaratieAntwoord, Prestatie
from app.standard.element import Berichtklasse
from app.standard.leesbaar import bedrag
from app.standard.uitleg import retourcode
from app.standard.verzoek import Antwoord

_AFGEWEZEN = "1"  # WJ760
_IN_ONDERZOEK = "2"


@regel("CD085")
def cd085(c: Controle) -> Iterator[Plek]:
    """CD085: a request is not turned down without RedenAfwijzingVerzoek."""
    for pad, antwoord in c.objecten(Antwoord):
        if antwoord.verzoek_antwoord == _AFGEWEZEN and antwoord.reden_afwijzing_verzoek is None:
            yield Plek(
                f"{pad}/RedenAfwijzingVerzoek",
                "",
                "De gemeente wijst het verzoek af, maar zegt niet waarom.",
                "Vraag de gemeente om de reden toe te voegen en het antwoord opnieuw te sturen.",
            )


@regel("CD086")
def cd086(c: Controle) -> Iterator[Plek]:
    """CD086: a request that is being looked into has no RedenAfwijzingVerzoek."""
    for pad, antwoord in c.objecten(Antwoord):
        reden = antwoord.reden_afwijzing_verzoek
        if antwoord.verzoek_antwoord == _IN_ONDERZOEK and reden is not None:
            yield Plek(
                f"{pad}/RedenAfwijzingVerzoek",
                reden,
                "De gemeente onderzoekt het verzoek nog, maar geeft al een reden om het af te "
                f"wijzen: ‘{_reden(reden)}’.",
                "Vraag de gemeente om te laten weten of het verzoek is afgewezen, en het "
                "antwoord opnieuw te sturen.",
            )


@regel("TR377")
def tr377(c: Controle) -> Iterator[Plek]:
    """TR377: who turns a request down for RedenAfwijzing 8 names the gemeente instead."""
    for pad, antwoord in c.objecten(Antwoord):
        if antwoord.reden_afwijzing_verzoek != WOONPLAATSBEGINSEL:
            continue
        if antwoord.woonplaatsbeginsel is None:
            yield Plek(
                f"{pad}/Woonplaatsbeginsel",
                "",
                "De gemeente zegt dat een andere gemeente verantwoordelijk is "
                f"(‘{_reden(WOONPLAATSBEGINSEL)}’), maar niet welke.",
                "Vraag de gemeente om die gemeente te noemen en het antwoord opnieuw te sturen.",
            )


@regel("TR409")
def tr409(c: Controle) -> Iterator[Plek]:
    """TR409: no other gemeente is named for another reason than 8.

    No reason at all is not 8 either: with a request that is being looked into, or turned down
    without a reason, no gemeente belongs.
    """
    for pad, antwoord in c.objecten(Antwoord):
        reden, andere = antwoord.reden_afwijzing_verzoek, antwoord.woonplaatsbeginsel
        if andere is not None and reden != WOONPLAATSBEGINSEL:
            waarom = f"de reden is ‘{_reden(reden)}’" if reden else "er staat geen reden bij"
            yield Plek(
                f"{pad}/Woonplaatsbeginsel",
                andere.gemeente,
                f"Het antwoord noemt {gemeentenaam(andere.gemeente)} als de gemeente die "
                f"verantwoordelijk is, maar {waarom}. Een andere gemeente hoort alleen bij de "
                f"reden ‘{_reden(WOONPLAATSBEGINSEL)}’.",
                "Vraag de gemeente om de reden te verbeteren of de andere gemeente weg te laten, "
                "en het antwoord opnieuw te sturen.",
            )


def _reden(code: str) -> str:
    return codelijst("WJ759").label(code)


@regel("TR342")
def tr342(c: Controle) -> Iterator[Plek]:
    """TR342: a 325 holds the refused lines, and these explain what was not granted.

    When the Header or the DeclaratieAntwoord is refused there is nothing else to judge: no
    lines, and nothing granted (its explanation names the DeclaratieAntwoord; a refused Header
    stands alone by IV087). Else no line is granted (IV087), and what was declared less what is
    granted is the sum of the lines, credit taken off. A line that was not judged, as its client
    was refused, is a refused line.
    """
    for pad, antwoord in c.objecten(DeclaratieAntwoord):
        if _afgekeurd(c.bericht.header) or _afgekeurd(antwoord):
            yield from _alles_afgekeurd(pad, antwoord)
            continue
        regels = c.objecten(Prestatie)
        for regel_pad, prestatie in regels:
            if not _afgekeurd(prestatie) and NIET_BEOORDEELD not in prestatie.retour_codes:
                yield Plek(
                    f"{regel_pad}/RetourCodes",
                    " ".join(prestatie.retour_codes),
                    "Het antwoord noemt een prestatie die niet is afgewezen.",
                    "Vraag de gemeente om alleen de afgewezen prestaties te noemen en het "
                    "antwoord opnieuw te sturen.",
                )
        ingediend, toegekend = (
            met_teken(totaal.totaal_bedrag, totaal.debet_credit)
            for totaal in (antwoord.totaal_ingediend_bedrag, antwoord.totaal_toegekend_bedrag)
        )
        afgewezen = som(prestatie for _, prestatie in regels)
        if afgewezen != ingediend - toegekend:
            yield Plek(
                f"{pad}/TotaalToegekendBedrag/TotaalBedrag",
                str(antwoord.totaal_toegekend_bedrag.totaal_bedrag),
                f"Van {bedrag(ingediend)} is {bedrag(toegekend)} toegekend. Dat scheelt "
                f"{bedrag(ingediend - toegekend)}, maar de afgewezen prestaties zijn samen "
                f"{bedrag(afgewezen)}.",
                "Vraag de gemeente om het toegekende bedrag na te rekenen en het antwoord "
                "opnieuw te sturen.",
            )


def _alles_afgekeurd(pad: str, antwoord: DeclaratieAntwoord) -> Iterator[Plek]:
    toegekend = antwoord.totaal_toegekend_bedrag.totaal_bedrag
    if toegekend != 0:
        yield Plek(
            f"{pad}/TotaalToegekendBedrag/TotaalBedrag",
            str(toegekend),
            f"De hele declaratie is afgekeurd, maar er is toch {bedrag(toegekend)} toegekend.",
            "Vraag de gemeente om te laten weten wat klopt en het antwoord opnieuw te sturen.",
        )
    if antwoord.clienten:
        yield Plek(
            f"{pad}/Clienten",
            "",
            "De hele declaratie is afgekeurd, maar het antwoord noemt ook losse prestaties.",
            "Vraag de gemeente om te laten weten wat klopt en het antwoord opnieuw te sturen.",
        )


def _afgekeurd(klasse: Berichtklasse) -> bool:
    return any(retourcode(code).afkeur for code in klasse.retour_codes)
