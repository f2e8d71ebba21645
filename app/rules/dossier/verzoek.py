"""Rules about a request beside the requests before it: TR347, TR374."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.verzending import Status
from app.domain.verzoek import IngediendVerzoek
from app.rules.regel import Controle, Plek, regel
from app.standard.berichtsoort import Berichtsoort
from app.standard.leesbaar import datum_voluit
from app.standard.verzoek import AangevraagdProduct, Verzoek, VerzoekClient

_Gevraagd = tuple[str, AangevraagdProduct | Verzoek]


def _gevraagd(c: Controle) -> list[_Gevraagd]:
    """Everything that has a ReferentieAanbieder of its own: each product of a 315, or a 317."""
    if c.bericht.soort is Berichtsoort.VERZOEK_TOEWIJZING:
        return [*c.objecten(AangevraagdProduct)]
    return [*c.objecten(Verzoek)]


@regel("TR347")
def tr347(c: Controle) -> Iterator[Plek]:
    """TR347: an aanbieder uses a ReferentieAanbieder once within a wet.

    At all gemeenten together. Twice within one 315 is for TR383, at level 2.
    """
    for pad, gevraagd in _gevraagd(c):
        referentie = gevraagd.referentie_aanbieder
        eerder = c.bron.verzoek(c.bericht.wet, c.bericht.aanbieder, referentie)
        if eerder is not None:
            yield Plek(
                f"{pad}/ReferentieAanbieder",
                referentie,
                f"Referentie {referentie} is al gebruikt voor een verzoek van "
                f"{datum_voluit(eerder.gedaan_op)}.",
                "Kies een referentie die je nog niet hebt gebruikt.",
            )


@regel("TR374")
def tr374(c: Controle) -> Iterator[Plek]:
    """TR374: no request while another for this client is open.

    Of this AGB code, wet and gemeente: a gemeente does not see what was asked of another. A
    request is open until a 319 refuses it or a 301 has its ReferentieAanbieder. The
    products of one 315 are one act, and do not block one another; nor does what stands in the
    Dossier under a reference of this message, for that is either this message itself or a
    matter of TR347.
    """
    bericht = c.bericht
    eigen = {gevraagd.referentie_aanbieder for _, gevraagd in _gevraagd(c)}
    partijen = (bericht.wet, bericht.gemeente, bericht.aanbieder)
    lopend = [
        verzoek
        for verzoek in c.dossier.verzoeken
        if verzoek.loopt
        and (verzoek.wet, verzoek.gemeente, verzoek.aanbieder) == partijen
        and verzoek.referentie_aanbieder not in eigen
    ]
    if lopend:
        oudste = min(lopend, key=lambda verzoek: verzoek.gedaan_op)
        wat, advies = _waarom_wachten(oudste)
        yield Plek(
            _waarover(c),
            oudste.referentie_aanbieder,
            f"{wat}: {oudste.soort.value} van {datum_voluit(oudste.gedaan_op)}, referentie "
            f"{oudste.referentie_aanbieder}.",
            advies,
        )


def _waarom_wachten(eerder: IngediendVerzoek) -> tuple[str, str]:
    """What came of a request that is open, and what to do about it."""
    if eerder.berichtstatus in (Status.VOORBEREID, Status.KLAAR):
        return (
            "Een eerder verzoek voor deze cliënt is nog niet verstuurd",
            "Dien dat eerst in, of maak het ongedaan bij Klaar voor VECOZO.",
        )
    return (
        "De gemeente heeft nog geen besluit genomen over een eerder verzoek voor deze cliënt",
        "Wacht op het antwoord (319) of de toewijzing (301), of vraag de gemeente ernaar.",
    )


def _waarover(c: Controle) -> str:
    """Path of the client of a 315, or of the Verzoek of a 317: no one product is wrong."""
    if c.bericht.soort is Berichtsoort.VERZOEK_TOEWIJZING:
        return c.objecten(VerzoekClient)[0][0]
    return c.objecten(Verzoek)[0][0]
