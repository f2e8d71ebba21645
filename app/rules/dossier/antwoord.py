"""Rules about what a gemeente says of our requests: TR355, TR359, TR360, TR365, TR379.

They are judged by the requests that we know. One that was made elsewhere we do not know: what
to do with a finding of TR355 or TR379 is for the caller to decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.rules.regel import Controle, Plek, regel
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Client, ToegewezenProduct
from app.standard.verzoek import Antwoord

_IN_ONDERZOEK = "2"  # VerzoekAntwoord
# A request whose message was refused was not made (OP286), and so is not known either.
_NIET_BEKEND = (
    "Vraag de gemeente om uitleg als jij het ook niet kent, of als zij het eerder afkeurde. Heb je "
    "het verzoek ergens anders gedaan, dan hoef je niets te doen."
)


def _verzoek(c: Controle, referentie: str) -> IngediendVerzoek | None:
    """Our request to this gemeente under a reference, or None."""
    verzoek = c.bron.verzoek(c.bericht.wet, c.bericht.aanbieder, referentie)
    return verzoek if verzoek is not None and verzoek.gemeente == c.bericht.gemeente else None


def _antwoorden(c: Controle) -> Iterator[tuple[str, Antwoord, IngediendVerzoek]]:
    """Each answer to a request that we know; TR355 tells of the others."""
    for pad, antwoord in c.objecten(Antwoord):
        verzoek = _verzoek(c, antwoord.referentie_aanbieder)
        if verzoek is not None:
            yield pad, antwoord, verzoek


@regel("TR355")
def tr355(c: Controle) -> Iterator[Plek]:
    """TR355: an answer repeats the ReferentieAanbieder of a request to this gemeente."""
    for pad, antwoord in c.objecten(Antwoord):
        referentie = antwoord.referentie_aanbieder
        if _verzoek(c, referentie) is None:
            yield Plek(
                f"{pad}/ReferentieAanbieder",
                referentie,
                f"Heenweer kent geen verzoek met referentie {referentie} aan deze gemeente.",
                _NIET_BEKEND,
            )


@regel("TR359")
def tr359(c: Controle) -> Iterator[Plek]:
    """TR359: a request that was honoured by a 301 gets no answer any more."""
    for pad, antwoord, verzoek in _antwoorden(c):
        if verzoek.status is Verzoekstatus.TOEGEWEZEN:
            yield Plek(
                f"{pad}/VerzoekAntwoord",
                antwoord.verzoek_antwoord,
                f"{_welk(verzoek)} is al een toewijzing gekomen.",
                "Vraag de gemeente om te laten weten wat geldt: de toewijzing of dit antwoord.",
            )


@regel("TR360")
def tr360(c: Controle) -> Iterator[Plek]:
    """TR360: that a request is being looked into is the first answer, or it is none.

    After a 301 it is for TR359.
    """
    al_beantwoord = (Verzoekstatus.IN_ONDERZOEK, Verzoekstatus.AFGEWEZEN)
    for pad, antwoord, verzoek in _antwoorden(c):
        if antwoord.verzoek_antwoord == _IN_ONDERZOEK and verzoek.status in al_beantwoord:
            hoe = "dat het in onderzoek is"
            if verzoek.status is Verzoekstatus.AFGEWEZEN:
                hoe = "dat het is afgewezen"
            yield Plek(
                f"{pad}/VerzoekAntwoord",
                antwoord.verzoek_antwoord,
                f"{_welk(verzoek)} kwam al eerder het antwoord {hoe}.",
                "Vraag de gemeente om een toewijzing of een afwijzing te sturen.",
            )


@regel("TR365")
def tr365(c: Controle) -> Iterator[Plek]:
    """TR365: after a refusal comes no other answer."""
    for pad, antwoord, verzoek in _antwoorden(c):
        if verzoek.status is Verzoekstatus.AFGEWEZEN:
            yield Plek(
                f"{pad}/VerzoekAntwoord",
                antwoord.verzoek_antwoord,
                f"{_welk(verzoek)} is al een afwijzing gekomen.",
                "Vraag de gemeente om te laten weten of de afwijzing nog geldt. Zo niet, dan hoort "
                "er een toewijzing te komen.",
            )


def _welk(verzoek: IngediendVerzoek) -> str:
    return (
        f"Op je verzoek van {datum_voluit(verzoek.gedaan_op)} "
        f"(referentie {verzoek.referentie_aanbieder})"
    )


@regel("TR379")
def tr379(c: Controle) -> Iterator[Plek]:
    """TR379: a ReferentieAanbieder in a ToegewezenProduct is that of a request for this client.

    Judged when the reference first comes with a Toewijzing. With the same reference once more
    it is a resend, or honours again. One that is empty is not judged: whether a Toewijzing
    honours a request cannot be seen from it (IV094, IV097).
    """
    for _, client in c.objecten(Client):  # a 301 is about one client
        for pad, product in c.objecten(ToegewezenProduct):
            referentie = product.referentie_aanbieder
            if referentie is None or _kwam_eerder(c, product):
                continue
            verzoek = _verzoek(c, referentie)
            if verzoek is None or verzoek.bsn != client.bsn:
                yield Plek(
                    f"{pad}/ReferentieAanbieder",
                    referentie,
                    f"Toewijzing {product.toewijzing_nummer} noemt een verzoek met referentie "
                    f"{referentie}. Heenweer kent dat niet voor deze cliënt en gemeente.",
                    _NIET_BEKEND,
                )


def _kwam_eerder(c: Controle, product: ToegewezenProduct) -> bool:
    """Whether an earlier version of this Toewijzing had the same reference."""
    bekend = c.dossier.toewijzing(c.bericht.wet, c.bericht.gemeente, product.toewijzing_nummer)
    return bekend is not None and any(
        versie.product.referentie_aanbieder == product.referentie_aanbieder
        for versie in bekend.versies
    )
